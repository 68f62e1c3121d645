"""Near-duplicate articles: found by MinHash bands in the store, verified on the texts, linked and never deleted."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator, Sequence

from rensa import RMinHash  # type: ignore[import-untyped]
from sqlalchemy import Connection, Engine, delete, or_, select, update

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

_WORD = re.compile(r"\w+")


def link(engine: Engine) -> int:
    """Link the articles that are new or have changed; returns how many links there are then."""
    while True:
        with engine.begin() as connection:
            rows = _unsketched(connection)
            if not rows:
                return len(pairs(connection))
            _forget(connection, [row.id for row in rows])
            for row, sketch in zip(rows, _sketches(rows), strict=True):
                _link_one(connection, row, sketch)


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


def _link_one(connection: Connection, row: AnyRow, sketch: Sequence[tuple[int, int]]) -> None:
    mine = triples(row.text)
    if len(mine) >= _SHORTEST:
        for other in _candidates(connection, sketch):
            theirs = triples(other.text)
            likeness = shared(mine, theirs)
            if likeness >= SHARED and len(theirs) >= _SHORTEST:
                low, high = sorted((row.id, other.id))
                kind = "double" if row.site == other.site else "reprint"
                values = {"article_id": low, "other_id": high, "kind": kind, "similarity": round(likeness, 3)}
                add(connection, tables.links, [values])
        add(connection, tables.bands, [{"band": b, "hash": h, "article_id": row.id} for b, h in sketch])
    a = tables.articles
    connection.execute(update(a).where(a.c.id == row.id).values(sketched=row.digest))


def _candidates(connection: Connection, sketch: Sequence[tuple[int, int]]) -> Sequence[AnyRow]:
    b, a = tables.bands.c, tables.articles.c
    same = select(b.article_id).where(b.band.in_(range(BANDS)), b.hash.in_([value for _, value in sketch]))
    found = connection.execute(same.distinct().order_by(b.article_id.desc()).limit(_CROWD)).scalars().all()
    return connection.execute(select(a.id, a.site, a.text).where(a.id.in_(found))).all() if found else []
