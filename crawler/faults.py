"""What fails inside a crawl: a store that cannot be written ends it in order, a fault of the program is told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy import signals
from twisted.python.failure import Failure

from crawler.desk import Desk

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class Faults:
    """Scrapy extension: takes up the errors of callbacks and of the pipeline.

    What was under way is not settled and falls due again, so that the next run does it.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        # Scrapy would print a traceback for each; our own log says what an operator must know.
        logging.getLogger("scrapy").setLevel(logging.CRITICAL)
        crawler.signals.connect(self.failed, signals.spider_error)
        crawler.signals.connect(self.failed, signals.item_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Faults:
        return cls(crawler)

    def failed(self, failure: Failure) -> None:
        """A callback or the pipeline raised."""
        desk: Desk = self._crawler.spider.desk  # type: ignore[union-attr]
        if failure.value is not None:
            desk.broke(failure.value)
