"""Those who are measured, each in a fresh process on one core: ``python -m benchmarks.contenders NAME ORIGIN CORE``.

The time runs from the first request until all is settled, with what a process needs once (packages, word tables, the
database) loaded before, for all alike.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.newspaper import SITE

CONNECTIONS = 8
"""Connections to the host, as Scrapy has them by default."""
Laps = dict[str, float]
"""Processor seconds by part of the way."""
_NEEDED = ("scrapy.crawler", "crawler.anysite", "crawler.frontier", "crawler.pipelines")


def scrapy(origin: str, laps: Laps) -> Callable[[], int]:
    """A bare spider with Scrapy's default settings and plain selectors, its log of every item left out."""
    from scrapy import Spider
    from scrapy.crawler import CrawlerProcess
    from scrapy.http import TextResponse

    found: list[dict[str, Any]] = []

    class Bare(Spider):
        name = "bare"

        def parse(self, response: TextResponse) -> Iterator[Any]:
            yield from response.follow_all(css="a.box-category-link-title", callback=self.parse_article)
            yield from response.follow_all(css=".pagination a.next", callback=self.parse)

        def parse_article(self, response: TextResponse) -> Iterator[dict[str, Any]]:
            item = {
                "url": response.url,
                "title": response.css("h1.detail-title::text").get(),
                "lead": response.css(".detail-sapo::text").get(),
                "published": response.css("[data-role=publishdate]::text").get(),
                "author": response.css(".detail-author::text").get(),
                "section": response.css(".detail-cate a::text").get(),
                "body": "\n".join(response.css(".detail-content > p::text").getall()),
            }
            found.append(item)
            yield item

    process = CrawlerProcess({"LOG_LEVEL": "INFO"})
    process.crawl(Bare, start_urls=[f"{origin}/tin-tuc-su-kien.htm"])

    def work() -> int:
        process.start()
        return len({item["url"] for item in found if item["body"] and "/noi-bo/" not in item["url"]})

    return work


def site(origin: str, laps: Laps) -> Callable[[], int]:
    """sotin with the site's selectors: frontier, archive, articles."""
    _prepare()
    return lambda: _crawled(origin, SITE)


def generic(origin: str, laps: Laps) -> Callable[[], int]:
    """The same, told nothing but the address."""
    _prepare()
    return lambda: _crawled(None, f"{origin}/")


def whole(origin: str, laps: Laps) -> Callable[[], int]:
    """The whole way: the crawl, figures and activities of every article in the store, and records."""
    _prepare()
    from extract import extract
    from extract.model import Document
    from extract.text import tag
    from load import database, pending, records
    from terminal.collect import homes

    tag("5 con")
    extract(Document("Sở đã in 2.500 cuốn sổ tay."))

    def work() -> int:
        started = time.process_time()
        _crawled(origin, SITE)
        crawled = time.process_time()
        engine = database.open(None, _data())
        counts = pending.extract_pending(engine, homes())
        told = time.process_time()
        records.rebuild(engine)
        engine.dispose()
        laps.update(crawl=crawled - started, figures=told - crawled, records=time.process_time() - told)
        return counts["extracted"]

    return work


def _crawled(at: str | None, name: str) -> int:
    from crawler.run import Target, crawl

    [report] = crawl([Target(name, at)], None, _data())
    if not report.complete:
        print(report, file=sys.stderr)
    return report.new


def _data() -> Path:
    return Path(os.environ["SOTIN_BENCHMARK"])


def _prepare() -> None:
    """The packages are loaded and the database is there, as in daily use."""
    for name in _NEEDED:
        importlib.import_module(name)
    from load import database

    database.open(None, _data()).dispose()


def main(name: str, origin: str) -> None:
    """Print pages, seconds, processor seconds and laps of one run as JSON."""
    os.environ |= {"SOTIN_CRAWL_CONNECTIONS": str(CONNECTIONS), "SOTIN_CRAWL_REQUESTS": "100000"}
    laps: Laps = {}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SOTIN_BENCHMARK"] = folder
        work = {"scrapy": scrapy, "site": site, "generic": generic, "whole": whole}[name](origin, laps)
        wall, processor = time.perf_counter(), time.process_time()
        pages = work()
        taken = time.perf_counter() - wall, time.process_time() - processor
    print(json.dumps({"pages": pages, "wall": taken[0], "processor": taken[1], "laps": laps}))


if __name__ == "__main__":
    os.sched_setaffinity(0, {int(sys.argv[3])})
    main(sys.argv[1], sys.argv[2])
