"""Leases, schedules, the health of sources, and dictionaries of the archive."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from load import types

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "leases",
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("holder", types.Words(), nullable=False),
        sa.Column("taken", types.Moment(timezone=True), nullable=False),
        sa.Column("expires", types.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "schedules",
        sa.Column("site", types.Words(), nullable=False),
        sa.Column("origin", types.Words(), nullable=True),
        sa.Column("rhythm", types.Words(), nullable=True),
        sa.Column("due", types.Moment(timezone=True), nullable=True),
        sa.Column("started", types.Moment(timezone=True), nullable=True),
        sa.Column("finished", types.Moment(timezone=True), nullable=True),
        sa.Column("outcome", types.Words(), nullable=True),
        sa.PrimaryKeyConstraint("site", name=op.f("pk_schedules")),
    )
    op.create_table(
        "harvests",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("site", types.Words(), nullable=False),
        sa.Column("at", types.Moment(timezone=True), nullable=False),
        sa.Column("counts", types.Structure(), nullable=False),
        sa.Column("causes", types.Structure(), nullable=False),
        sa.Column("methods", types.Structure(), nullable=False),
        sa.Column("filled", types.Structure(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_harvests_run_id")),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_harvests")),
    )
    op.create_index("ix_harvests_site", "harvests", ["site", "at"], unique=False)
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", types.Words(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("detail", types.Words(), nullable=False),
        sa.Column("raised", types.Moment(timezone=True), nullable=False),
        sa.Column("last_seen", types.Moment(timezone=True), nullable=False),
        sa.Column("cleared", types.Moment(timezone=True), nullable=True),
        sa.Column("told", types.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarms")),
        sa.UniqueConstraint("site", "kind", name=op.f("uq_alarms_site_kind")),
    )
    op.create_table(
        "dictionaries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", types.Words(), nullable=False),
        sa.Column("made", types.Moment(timezone=True), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dictionaries")),
    )
    op.create_index(op.f("ix_dictionaries_site"), "dictionaries", ["site"], unique=False)
    op.add_column("bodies", sa.Column("dictionary", sa.Integer(), nullable=True))
