"""The tables of the first version."""

from __future__ import annotations

from load.migrations.first import collected, read

revision = "0001"
down_revision = None


def upgrade() -> None:
    collected.create()
    read.create()
