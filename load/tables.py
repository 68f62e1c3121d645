"""The tables as Core objects: what statements are built from."""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import Row

from load.models import Base

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
"""A row of whatever columns the statement names."""

_tables = Base.metadata.tables
activities = _tables["activities"]
addresses = _tables["addresses"]
articles = _tables["articles"]
bodies = _tables["bodies"]
corrections = _tables["corrections"]
extractions = _tables["extractions"]
figures = _tables["figures"]
frontier = _tables["frontier"]
members = _tables["members"]
pages = _tables["pages"]
problems = _tables["problems"]
record_aliases = _tables["record_aliases"]
record_figures = _tables["record_figures"]
records = _tables["records"]
revisions = _tables["revisions"]
runs = _tables["runs"]
