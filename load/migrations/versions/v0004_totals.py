"""Totals and their parts: of each figure its total, of each total whether its parts make it, and what it pays for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from load import types

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("activities", sa.Column("covers", types.Structure(), nullable=True))
    op.add_column("figures", sa.Column("part_of", sa.Integer(), nullable=True))
    op.add_column("figures", sa.Column("parts_agree", sa.Boolean(), nullable=True))
