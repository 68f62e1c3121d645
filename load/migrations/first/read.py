"""What is read from the articles, what people decided, and the records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from load import types


def create() -> None:
    op.create_table(
        "activities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", types.Words(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("type", types.Words(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("period_accuracy", types.Words(), nullable=True),
        sa.Column("province_code", types.Words(), nullable=True),
        sa.Column("province", types.Words(), nullable=True),
        sa.Column("place_detail", types.Words(), nullable=True),
        sa.Column("place_inferred", sa.Boolean(), nullable=False),
        sa.Column("organisation", types.Words(), nullable=True),
        sa.Column("speaker", types.Words(), nullable=True),
        sa.Column("programme", types.Words(), nullable=True),
        sa.Column("project", types.Words(), nullable=True),
        sa.Column("audience", types.Words(), nullable=True),
        sa.Column("documents", types.Structure(), nullable=False),
        sa.Column("updated_at", types.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_activities_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
        sa.UniqueConstraint("key", name=op.f("uq_activities_key")),
    )
    op.create_index("ix_activities_article", "activities", ["article_id"], unique=False)
    op.create_table(
        "figures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("unit", types.Words(), nullable=False),
        sa.Column("low", types.Exact(), nullable=False),
        sa.Column("high", types.Exact(), nullable=False),
        sa.Column("bound", types.Words(), nullable=False),
        sa.Column("per", types.Words(), nullable=True),
        sa.Column("currency", types.Words(), nullable=True),
        sa.Column("total", types.Exact(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("features", types.Structure(), nullable=False),
        sa.Column("updated_at", types.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_figures_activity_id")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_figures_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
        sa.UniqueConstraint("article_id", "start", "end", "nth", name=op.f("uq_figures_article_id_start_end_nth")),
    )
    op.create_index("ix_figures_activity", "figures", ["activity_id"], unique=False)
    op.create_table(
        "extractions",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("version", types.Words(), nullable=False),
        sa.Column("digest", types.Words(), nullable=False),
        sa.Column("numbers", types.Structure(), nullable=False),
        sa.Column("unassigned", sa.Integer(), nullable=False),
        sa.Column("warnings", types.Structure(), nullable=False),
        sa.Column("updated_at", types.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_extractions_article_id")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_extractions")),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity", types.Words(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("field", types.Words(), nullable=False),
        sa.Column("value", types.Words(), nullable=True),
        sa.Column("reviewer", types.Words(), nullable=False),
        sa.Column("at", types.Moment(timezone=True), nullable=False),
        sa.Column("note", types.Words(), nullable=False),
        sa.Column("machine", types.Words(), nullable=True),
        sa.Column("evidence", types.Words(), nullable=False),
        sa.Column("figure_text", types.Words(), nullable=True),
        sa.Column("figure_offset", sa.Integer(), nullable=True),
        sa.Column("figure_start", sa.Integer(), nullable=True),
        sa.Column("state", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_corrections_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sa.UniqueConstraint(
            "activity", "field", "reviewer", "at", name=op.f("uq_corrections_activity_field_reviewer_at")
        ),
    )
    op.create_index("ix_corrections_article", "corrections", ["article_id"], unique=False)
    op.create_table(
        "records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lead_activity", types.Words(), nullable=False),
        sa.Column("type", types.Words(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("period_accuracy", types.Words(), nullable=True),
        sa.Column("province_code", types.Words(), nullable=True),
        sa.Column("province", types.Words(), nullable=True),
        sa.Column("organisation", types.Words(), nullable=True),
        sa.Column("programme", types.Words(), nullable=True),
        sa.Column("project", types.Words(), nullable=True),
        sa.Column("audience", types.Words(), nullable=True),
        sa.Column("decision", types.Words(), nullable=True),
        sa.Column("folded", types.Words(), nullable=False),
        sa.Column("updated_at", types.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_records_period", "records", ["period_start", "period_end"], unique=False)
    op.create_index("ix_records_programme", "records", ["programme", "id"], unique=False)
    op.create_index("ix_records_province", "records", ["province_code", "id"], unique=False)
    op.create_table(
        "members",
        sa.Column("activity", types.Words(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("role", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_members_record_id")),
        sa.PrimaryKeyConstraint("activity", name=op.f("pk_members")),
    )
    op.create_index(op.f("ix_members_record_id"), "members", ["record_id"], unique=False)
    op.create_table(
        "record_aliases",
        sa.Column("old_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_record_aliases_record_id")),
        sa.PrimaryKeyConstraint("old_id", name=op.f("pk_record_aliases")),
    )
    op.create_index(op.f("ix_record_aliases_record_id"), "record_aliases", ["record_id"], unique=False)
    op.create_table(
        "record_figures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("label", types.Words(), nullable=False),
        sa.Column("role", types.Words(), nullable=False),
        sa.Column("derived", sa.Boolean(), nullable=False),
        sa.Column("additive", sa.Boolean(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("unit", types.Words(), nullable=False),
        sa.Column("low", types.Exact(), nullable=False),
        sa.Column("high", types.Exact(), nullable=False),
        sa.Column("bound", types.Words(), nullable=False),
        sa.Column("per", types.Words(), nullable=True),
        sa.Column("currency", types.Words(), nullable=True),
        sa.Column("total", types.Exact(), nullable=True),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["figures.id"], name=op.f("fk_record_figures_figure_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_record_figures_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_figures")),
        sa.UniqueConstraint("figure_id", "label", name=op.f("uq_record_figures_figure_id_label")),
    )
    op.create_index(op.f("ix_record_figures_figure_id"), "record_figures", ["figure_id"], unique=False)
    op.create_index(op.f("ix_record_figures_record_id"), "record_figures", ["record_id"], unique=False)
