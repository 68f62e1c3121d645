"""Near-duplicate articles: found by MinHash bands in the store, verified on the texts, linked and never deleted."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator, Sequence

from rensa import RMinHash  # type: ignore[import-untyped]
from sqlalchemy import Connection, Engine, bindparam, delete, or_, select, update

from load import tables
from load.tables import AnyRow
from load.upsert import add

BANDS, ROWS = 20, 4
"""Of two articles that share 60 % of their triples, 94 % share a band; of those that share 30 %, 15 %."""
SEED = 1945
SHARED = 0.8
"""The share of the shorter text's word triples from which two articles are near-duplicates."""
_SHORTEST = 20
"""Triples that a text needs: captions and notices are alike by chance."""
_CROWD = 200
"""Articles that one is compared with at most, the newest: what more of them share is a site's set phrase."""
_BATCH = 200
_REMEMBERED = 500
"""Texts whose triples are kept while more are compared: some thirty megabytes."""

_WORD = re.compile(r"\w+")


def link(engine: Engine) -> int:
    """Link the articles that are new or have changed; returns how many links there are then."""
    while True:
        with engine.begin() as connection:
            rows = _unsketched(connection)
            if not rows:
                return len(pairs(connection))
            _forget(connection, [row.id for row in rows])
            words = _Triples()
            for row, sketch in zip(rows, _sketches(rows), strict=True):
                _link_one(connection, row, sketch, words)
            connection.execute(_SKETCHED, [{"number": row.id, "of": row.digest} for row in rows])


def pairs(connection: Connection) -> frozenset[tuple[int, int]]:
    """All links, the lower article number first."""
    k = tables.links.c
    return frozenset((row[0], row[1]) for row in connection.execute(select(k.article_id, k.other_id)))


def triples(text: str) -> frozenset[str]:
    """The runs of three words of a text, without case and punctuation."""
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[n : n + 3]) for n in range(len(words) - 2))


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that is in the other."""
    return len(a & b) / max(min(len(a), len(b)), 1)


def _unsketched(connection: Connection) -> Sequence[AnyRow]:
    a = tables.articles.c
    query = select(a.id, a.site, a.text, a.digest).where(a.sketched.is_distinct_from(a.digest))
    return connection.execute(query.order_by(a.id).limit(_BATCH)).all()


def _forget(connection: Connection, articles: Sequence[int]) -> None:
    b, k = tables.bands, tables.links
    connection.execute(delete(b).where(b.c.article_id.in_(articles)))
    connection.execute(delete(k).where(or_(k.c.article_id.in_(articles), k.c.other_id.in_(articles))))


def _sketches(rows: Sequence[AnyRow]) -> Iterator[list[tuple[int, int]]]:
    digests = RMinHash.digests_from_token_sets([sorted(triples(row.text)) or [""] for row in rows], BANDS * ROWS, SEED)
    for digest in digests:
        yield [(band, _hash(digest[band * ROWS : (band + 1) * ROWS])) for band in range(BANDS)]


def _hash(values: Sequence[int]) -> int:
    packed = struct.pack(f"<{ROWS}I", *values)
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "little", signed=True)


class _Triples:
    """The triples of the texts compared lately: near-duplicates come in flocks, each compared with each."""

    def __init__(self) -> None:
        self._kept: dict[int, frozenset[str]] = {}

    def of(self, connection: Connection, articles: Sequence[AnyRow]) -> Iterator[tuple[AnyRow, frozenset[str]]]:
        """Each of the articles (id, site) with its triples."""
        a = tables.articles.c
        if len(self._kept) > _REMEMBERED:
            self._kept.clear()
        missing = [row.id for row in articles if row.id not in self._kept]
        for row in connection.execute(select(a.id, a.text).where(a.id.in_(missing))) if missing else ():
            self.keep(row.id, row.text)
        yield from ((row, self._kept[row.id]) for row in articles)

    def keep(self, number: int, text: str) -> frozenset[str]:
        """Remember the triples of a text."""
        self._kept[number] = found = triples(text)
        return found


def _link_one(connection: Connection, row: AnyRow, sketch: Sequence[tuple[int, int]], words: _Triples) -> None:
    mine = words.keep(row.id, row.text)
    if len(mine) < _SHORTEST:
        return
    links = []
    for other, theirs in words.of(connection, _candidates(connection, sketch)):
        likeness = shared(mine, theirs)
        if likeness >= SHARED and len(theirs) >= _SHORTEST:
            low, high = sorted((row.id, other.id))
            kind = "double" if row.site == other.site else "reprint"
            links.append({"article_id": low, "other_id": high, "kind": kind, "similarity": round(likeness, 3)})
    add(connection, tables.links, links)
    add(connection, tables.bands, [{"band": b, "hash": h, "article_id": row.id} for b, h in sketch])


_SKETCHED = update(tables.articles).where(tables.articles.c.id == bindparam("number")).values(sketched=bindparam("of"))


def _candidates(connection: Connection, sketch: Sequence[tuple[int, int]]) -> Sequence[AnyRow]:
    return connection.execute(_SHARING, {"hashes": [value for _, value in sketch]}).all()


_B, _A = tables.bands.c, tables.articles.c
_SAME = select(_B.article_id).where(_B.band.in_(range(BANDS)), _B.hash.in_(bindparam("hashes", expanding=True)))
_SHARING = select(_A.id, _A.site).where(
    _A.id.in_(_SAME.distinct().order_by(_B.article_id.desc()).limit(_CROWD).scalar_subquery())
)
