"""The figures of a text while it is being read, in order: which stands before here, which behind."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from extract.bounds import Qualified
from extract.quantities import Quantity
from extract.rates import Rate

_STEPS = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, and where the words that say so stand (offsets of the reading form)."""

    start: int
    end: int
    kind: str
    unit: str
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in offsets of the reading form."""

    quantity: Quantity
    counted: Counted
    start: int
    end: int
    bound: Qualified
    per: str | None
    leading: Rate | None
    features: tuple[str, ...]


@dataclass(slots=True)
class Drafts:
    """Figures by the start of their number, ascending."""

    items: list[Draft] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def add(self, draft: Draft) -> None:
        """Put a figure in its place."""
        at = bisect_left(self.starts, draft.quantity.start)
        self.starts.insert(at, draft.quantity.start)
        self.items.insert(at, draft)

    def before(self, at: int) -> Draft | None:
        """The last figure whose number starts before ``at``."""
        index = bisect_left(self.starts, at)
        return self.items[index - 1] if index else None

    def behind(self, at: int) -> Draft | None:
        """The first figure whose number starts at or behind ``at``."""
        index = bisect_left(self.starts, at)
        return self.items[index] if index < len(self.items) else None

    def counted_before(self, at: int) -> Draft | None:
        """The last figure before ``at`` that counts things rather than money or percent, if it is near."""
        index = bisect_left(self.starts, at)
        near = reversed(self.items[max(0, index - _STEPS) : index])
        return next((draft for draft in near if draft.counted.kind not in ("budget", "share")), None)
