"""What the demo portal refuses."""

from __future__ import annotations

from extract.errors import SotinError


class PortalError(SotinError):
    """A bundled article or the portal's table of sites contradicts itself: the sentence names file and field."""
