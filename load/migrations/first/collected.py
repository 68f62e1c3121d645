"""What is collected: runs, problems, addresses, pages, articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from load import types


def create() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verb", types.Words(), nullable=False),
        sa.Column("site", types.Words(), nullable=True),
        sa.Column("started", types.Moment(timezone=True), nullable=False),
        sa.Column("finished", types.Moment(timezone=True), nullable=True),
        sa.Column("outcome", types.Words(), nullable=True),
        sa.Column("counts", types.Structure(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "bodies",
        sa.Column("sha256", types.Words(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_bodies")),
    )
    op.create_table(
        "frontier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", types.Words(), nullable=False),
        sa.Column("key", types.Words(), nullable=False),
        sa.Column("url", types.Words(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("discovered", types.Moment(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try", types.Moment(timezone=True), nullable=True),
        sa.Column("last_cause", types.Words(), nullable=True),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("claimed_at", types.Moment(timezone=True), nullable=True),
        sa.Column("claimed_by", types.Words(), nullable=True),
        sa.Column("etag", types.Words(), nullable=True),
        sa.Column("last_modified", types.Words(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frontier")),
        sa.UniqueConstraint("site", "key", name=op.f("uq_frontier_site_key")),
    )
    op.create_index("ix_frontier_turn", "frontier", ["site", "state", "priority", "id"], unique=False)
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", types.Words(), nullable=False),
        sa.Column("url", types.Words(), nullable=False),
        sa.Column("fetched", types.Moment(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", types.Structure(), nullable=False),
        sa.Column("body", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["bodies.sha256"], name=op.f("fk_pages_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pages")),
        sa.UniqueConstraint("site", "url", "fetched", name=op.f("uq_pages_site_url_fetched")),
    )
    op.create_table(
        "problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("site", types.Words(), nullable=False),
        sa.Column("url", types.Words(), nullable=False),
        sa.Column("cause", types.Words(), nullable=False),
        sa.Column("detail", types.Words(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_seen", types.Moment(timezone=True), nullable=False),
        sa.Column("last_seen", types.Moment(timezone=True), nullable=False),
        sa.Column("solved", types.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_problems_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problems")),
        sa.UniqueConstraint("site", "url", "cause", name=op.f("uq_problems_site_url_cause")),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", types.Words(), nullable=False),
        sa.Column("key", types.Words(), nullable=False),
        sa.Column("url", types.Words(), nullable=False),
        sa.Column("title", types.Words(), nullable=False),
        sa.Column("lead", types.Words(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("published", types.Moment(timezone=True), nullable=True),
        sa.Column("author", types.Words(), nullable=True),
        sa.Column("section", types.Words(), nullable=True),
        sa.Column("source", types.Words(), nullable=True),
        sa.Column("method", types.Words(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("digest", types.Words(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("withdrawn", types.Moment(timezone=True), nullable=True),
        sa.Column("sketched", types.Words(), nullable=True),
        sa.Column("created_at", types.Moment(timezone=True), nullable=False),
        sa.Column("updated_at", types.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_articles_page_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("site", "key", name=op.f("uq_articles_site_key")),
    )
    op.create_index("ix_articles_published", "articles", ["published"], unique=False)
    op.create_table(
        "addresses",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("url", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_addresses_article_id")),
        sa.PrimaryKeyConstraint("article_id", "url", name=op.f("pk_addresses")),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_bands_article_id")),
        sa.PrimaryKeyConstraint("band", "hash", "article_id", name=op.f("pk_bands")),
    )
    op.create_index(op.f("ix_bands_article_id"), "bands", ["article_id"], unique=False)
    op.create_table(
        "links",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("similarity", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_links_article_id")),
        sa.ForeignKeyConstraint(["other_id"], ["articles.id"], name=op.f("fk_links_other_id")),
        sa.PrimaryKeyConstraint("article_id", "other_id", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_other_id"), "links", ["other_id"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", types.Words(), nullable=False),
        sa.Column("lead", types.Words(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("published", types.Moment(timezone=True), nullable=True),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("replaced_at", types.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_revisions_article_id")),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_revisions_page_id")),
        sa.PrimaryKeyConstraint("article_id", "revision", name=op.f("pk_revisions")),
    )
