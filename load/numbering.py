"""Record numbers that stay: a record is followed by the activity that leads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from load import tables
from load.composing import Draft


@dataclass(frozen=True, slots=True)
class Numbered:
    """Drafts with the numbers they had before (None for a new record), and what becomes of the other numbers."""

    drafts: tuple[tuple[int | None, Draft], ...]
    aliases: Mapping[int, int]
    """Numbers of records that were merged into others: old → present."""
    gone: frozenset[int]
    """Numbers of records of which nothing is left."""
    scope: frozenset[int]

    @property
    def new(self) -> int:
        return sum(number is None for number, _ in self.drafts)


def number(connection: Connection, drafts: Sequence[Draft], scope: set[int] | None) -> Numbered:
    """Give the ``drafts`` the numbers of the records in ``scope`` (None: all) that they continue.

    A record is continued by the draft that holds its leading activity, or else any of its members. A draft that
    continues several takes the lowest number, the others become aliases.
    """
    leads, owners = _leads(connection, scope), _owners(connection, scope)
    home = {key: n for n, draft in enumerate(drafts) for key, _ in draft.members}
    claims: dict[int, int] = {record: home[lead] for record, lead in leads.items() if lead in home}
    for key, record in sorted(owners.items()):
        if key in home:
            claims.setdefault(record, home[key])
    claimed: dict[int, list[int]] = {}
    for record, n in sorted(claims.items()):
        claimed.setdefault(n, []).append(record)
    aliases = {old: records[0] for records in claimed.values() for old in records[1:]}
    numbered = tuple((claimed[n][0] if n in claimed else None, draft) for n, draft in enumerate(drafts))
    return Numbered(numbered, aliases, frozenset(leads.keys() - claims.keys()), frozenset(leads))


def _leads(connection: Connection, scope: set[int] | None) -> dict[int, str]:
    r = tables.records.c
    query = select(r.id, r.lead_activity)
    return {row[0]: row[1] for row in connection.execute(query if scope is None else query.where(r.id.in_(scope)))}


def _owners(connection: Connection, scope: set[int] | None) -> dict[str, int]:
    m = tables.members.c
    query = select(m.activity, m.record_id)
    return {
        row[0]: row[1] for row in connection.execute(query if scope is None else query.where(m.record_id.in_(scope)))
    }
