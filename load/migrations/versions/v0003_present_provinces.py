"""Of each record, the province that its own is part of today."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from load import types

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("records", sa.Column("province_now_code", types.Words(), nullable=True))
    op.add_column("records", sa.Column("province_now", types.Words(), nullable=True))
    op.create_index(op.f("ix_records_province_now_code"), "records", ["province_now_code"], unique=False)
