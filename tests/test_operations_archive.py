"""The archive: what an address looked like when, WARC that two readers accept, and bodies that are what they were."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update
from warcio.archiveiterator import ArchiveIterator

from extract.model import Page
from load import archive, database, dictionaries, fixity, past, store, tables, warc
from load.errors import ExportError
from tests.stories import NOON, article, page

HOUR = timedelta(hours=1)
BODIES = ["<p>Tin cũ</p>", "<p>Tin mới</p>"]
FRAME = "".join(f"<li>{hashlib.sha256(bytes([n])).hexdigest()}</li>" for n in range(100))
"""What the pages of a site have in common, and what no page repeats within itself."""


def _two_looks(engine: Engine) -> str:
    for hours, body in enumerate(BODIES):
        received = page("1", body=body, at=NOON + hours * HOUR)
        number = store.save_page(engine, received)
        store.save_article(engine, article("1", text=body[3:-4] * 20, title=f"Tin {hours}"), number)
    return page("1").url


def test_what_an_address_looked_like_when(engine: Engine) -> None:
    url = _two_looks(engine)
    looks = past.looks(engine, url)
    assert [(look.fetched, look.title) for look in looks] == [(NOON, "Tin 0"), (NOON + HOUR, "Tin 1")]
    assert [past.body(engine, look).decode() for look in looks] == BODIES
    assert past.looks(engine, "https://mic.gov.vn/khong-co.html") == []


def test_another_address_of_the_article_leads_to_the_same_pages(engine: Engine) -> None:
    number = store.save_page(engine, page("1"))
    store.save_article(engine, article("1", aliases=("https://mic.gov.vn/cu/1.html",)), number)
    assert [look.id for look in past.looks(engine, "https://mic.gov.vn/cu/1.html")] == [number]


ODD = Page(
    "mic", "https://mic.gov.vn/tin-tức.html\r\nX: y", NOON, 404,
    {"Set-Cookie": "a=\r\nInjected: yes", "Content-Encoding": "gzip", "Sotin-Stated": "2024"}, b"\x00\xff" * 9,
)  # fmt: skip


def test_two_readers_accept_the_warc_file(engine: Engine, tmp_path: Path) -> None:
    _two_looks(engine)
    store.save_page(engine, ODD)
    store.save_page(engine, page("2", site="mst"))
    out = tmp_path / "all.warc.gz"
    assert warc.export(engine, out) == 4
    with out.open("rb") as file:
        read = [
            (record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
            if record.rec_type == "response"
        ]
    assert [body for _, body in read] == [*map(str.encode, BODIES), ODD.body, page("2").body]
    own = list(_records(out.read_bytes()))
    assert [headers["WARC-Type"] for headers, _ in own] == ["warcinfo"] + ["response"] * 4
    assert [block.partition(b"\r\n\r\n")[2] for _, block in own[1:]] == [body for _, body in read]
    assert {headers["WARC-Date"] for headers, _ in own[1:]} == {
        "2024-03-05T05:00:00.000000Z", "2024-03-05T06:00:00.000000Z",
    }  # fmt: skip
    odd = own[3][1].partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert odd[0] == b"HTTP/1.1 404 Not Found"
    assert sorted(line.partition(b":")[0] for line in odd[1:]) == [b"Content-Length", b"Set-Cookie"]
    assert warc.export(engine, tmp_path / "one.warc", "mst") == 1


def test_a_warc_file_needs_its_ending_and_a_place(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.warc\.gz"):
        warc.export(engine, tmp_path / "pages.zip")
    with pytest.raises(ExportError, match="cannot be written"):
        warc.export(engine, tmp_path / "nowhere" / "pages.warc")


def test_a_damaged_body_is_found_with_its_addresses(engine: Engine) -> None:
    url = _two_looks(engine)
    assert fixity.verify(engine).faults == ()
    first, second = (hashlib.sha256(body.encode()).hexdigest() for body in BODIES)
    b = tables.bodies
    with engine.begin() as connection:
        other = archive.pack(b"other", None)
        connection.execute(update(b).where(b.c.sha256 == first).values(data=b"\x00broken"))
        connection.execute(update(b).where(b.c.sha256 == second).values(data=other, size=5))
    faults = {fault.sha256: (fault.cause.split(":")[0], fault.urls) for fault in fixity.verify(engine).faults}
    assert faults == {first: ("cannot be unpacked", (url,)), second: ("has another hash", (url,))}


def test_a_dictionary_makes_pages_smaller_and_the_old_ones_stay_readable(engine: Engine) -> None:
    bodies = [f"<html><ul>{FRAME}</ul><p>{hashlib.sha256(str(n).encode()).hexdigest()}</p>" for n in range(130)]
    for n, body in enumerate(bodies[: dictionaries.SAMPLES - 1]):
        store.save_page(engine, page(str(n), body=body))
    assert dictionaries.train(engine, "mic") is None, "too few pages"
    store.save_page(engine, page("99", body=bodies[99]))
    assert dictionaries.train(engine, "mic") is not None
    assert dictionaries.train(engine, "mic") is None, "one is enough"
    for n in range(100, 130):
        store.save_page(engine, page(str(n), body=bodies[n]))
    sizes = _sizes(engine)
    assert max(sizes[True]) < min(sizes[False])
    assert dictionaries.repack(engine, "mic", archive.LEVEL) > 0
    assert set(_sizes(engine)) == {True}
    assert [each.page.body.decode() for each in store.pages(engine)] == bodies
    found = fixity.verify(engine)
    assert (found.bodies, found.faults) == (130, ())


def test_pages_without_anything_in_common_get_no_dictionary(engine: Engine) -> None:
    for n in range(dictionaries.SAMPLES):
        store.save_page(
            engine, page(str(n), body="".join(hashlib.sha256(bytes([n, m])).hexdigest() for m in range(50)))
        )
    assert dictionaries.train(engine, "mic") is None


def _sizes(engine: Engine) -> dict[bool, list[int]]:
    """The sizes of the bodies as they are kept, with a dictionary or without."""
    found: dict[bool, list[int]] = {}
    with database.reading(engine) as connection:
        for row in connection.execute(select(tables.bodies.c.dictionary, tables.bodies.c.data)):
            found.setdefault(row.dictionary is not None, []).append(len(row.data))
    return found


def _records(data: bytes) -> list[tuple[dict[str, str], bytes]]:
    """A second reader, of the standard's text alone: every record is a gzip member of its own."""
    found = []
    while data:
        member = zlib.decompressobj(wbits=31)
        record = member.decompress(data) + member.flush()
        assert gzip.decompress(data[: len(data) - len(member.unused_data)]) == record
        data = member.unused_data
        head, _, rest = record.partition(b"\r\n\r\n")
        version, *lines = head.decode("ascii").split("\r\n")
        assert version == "WARC/1.1"
        headers = dict(line.split(": ", 1) for line in lines)
        length = int(headers["Content-Length"])
        assert rest[length:] == b"\r\n\r\n"
        found.append((headers, rest[:length]))
    return found
