"""The tables as Core objects: what statements are built from."""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import Row

from load.models import Base

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
"""A row of whatever columns the statement names."""

by_name = Base.metadata.tables
activities = by_name["activities"]
addresses = by_name["addresses"]
alarms = by_name["alarms"]
articles = by_name["articles"]
bands = by_name["bands"]
bodies = by_name["bodies"]
corrections = by_name["corrections"]
dictionaries = by_name["dictionaries"]
extractions = by_name["extractions"]
figures = by_name["figures"]
frontier = by_name["frontier"]
harvests = by_name["harvests"]
leases = by_name["leases"]
links = by_name["links"]
members = by_name["members"]
pages = by_name["pages"]
problems = by_name["problems"]
record_aliases = by_name["record_aliases"]
record_figures = by_name["record_figures"]
records = by_name["records"]
revisions = by_name["revisions"]
runs = by_name["runs"]
schedules = by_name["schedules"]
