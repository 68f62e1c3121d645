"""The views that other tools read (docs/data.md): their names and columns stay, whatever happens to the tables."""

from __future__ import annotations

from sqlalchemy import Connection, text

RECORDS = """
SELECT r.id, r.type, r.status, r.text, r.period_start, r.period_end, r.period_accuracy,
       r.province_code, r.province, r.province_now_code, r.province_now,
       r.organisation, r.programme, r.project, r.audience, r.decision,
       (SELECT count(DISTINCT b.article_id) FROM members m JOIN activities b ON b.key = m.activity
         WHERE m.record_id = r.id) AS sources,
       a.site, a.url, a.title, {published} AS published, r.updated_at
FROM records r
LEFT JOIN activities v ON v.key = r.lead_activity
LEFT JOIN articles a ON a.id = v.article_id
"""

FIGURES = """
SELECT rf.id, rf.record_id, rf.slot, rf.role, rf.kind, rf.unit, {low} AS low, {high} AS high, rf.bound, rf.per,
       rf.currency, {total} AS total, rf.text, rf.derived, rf.label,
       CASE WHEN rf.additive AND rf.role = 'recommended' AND NOT rf.derived
            AND coalesce(r.decision, '') <> 'rejected' THEN 1 ELSE 0 END AS summable,
       f.confidence, f.article_id, f.start AS start_offset, f."end" AS end_offset, a.site, a.url,
       r.type, r.status, r.period_start, r.period_end, r.province_code, r.province,
       r.province_now_code, r.province_now, r.programme
FROM record_figures rf
JOIN records r ON r.id = rf.record_id
JOIN figures f ON f.id = rf.figure_id
JOIN articles a ON a.id = f.article_id
"""

ACTIVITIES = """
SELECT v.key, m.record_id, m.role, v.type, v.status, v.text, v.period_start, v.period_end, v.period_accuracy,
       v.province_code, v.province, v.place_detail, v.organisation, v.speaker, v.programme, v.project, v.audience,
       v.start AS start_offset, v."end" AS end_offset, v.article_id, a.site, a.url, a.title, {published} AS published
FROM activities v
JOIN articles a ON a.id = v.article_id
LEFT JOIN members m ON m.activity = v.key
"""

ARTICLES = """
SELECT a.id, a.site, a.key, a.url, a.title, a.lead, a.text, {published} AS published, a.author, a.section, a.source,
       a.revision, x.version AS extracted_by, x.unassigned AS unassigned_numbers,
       (SELECT count(*) FROM figures f WHERE f.article_id = a.id) AS figures, a.updated_at
FROM articles a
LEFT JOIN extractions x ON x.article_id = a.id
"""

VIEWS = {"v_records": RECORDS, "v_figures": FIGURES, "v_activities": ACTIVITIES, "v_articles": ARTICLES}

_SQLITE = {
    "published": "datetime(a.published, '+7 hours')",
    "low": "CAST(rf.low AS REAL)",
    "high": "CAST(rf.high AS REAL)",
    "total": "CAST(rf.total AS REAL)",
}
_POSTGRESQL = {
    "published": "a.published AT TIME ZONE 'Asia/Ho_Chi_Minh'",
    "low": "rf.low",
    "high": "rf.high",
    "total": "rf.total",
}


def drop(connection: Connection) -> None:
    for name in VIEWS:
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))


def create(connection: Connection) -> None:
    """Publication times are shown on Vietnam's clock, numbers as numbers."""
    dialect = _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query.format(**dialect)}")
