"""The pause between two requests to a host, as the host sees it: from the answer to one to the next.

Scrapy counts from the moment a request leaves its queue; a slow connection or a busy server lets two of them arrive
closer together than was promised.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic
from typing import ClassVar


class Pace:
    """Lets a request to a host begin when its time has come. ``pause``, the seconds between two, may be raised."""

    _free: ClassVar[defaultdict[str, float]] = defaultdict(float)
    """When each host may be asked again, by this process's clock: crawls of one host come one after the other."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self._queues: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the turn, and keep others waiting for the pause after the block has ended."""
        if not self.pause:
            yield
            return
        async with self._queues[host]:
            while (wait := self._free[host] - monotonic()) > 0:
                await asyncio.sleep(wait)
            self._free[host] = monotonic() + self.pause
        try:
            yield
        finally:
            self._free[host] = max(self._free[host], monotonic() + self.pause)
