"""Ending early and well: a signal lets the requests under way end, and no new ones begin."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Awaitable, Collection, Iterator
from contextlib import contextmanager

from crawler.desk import Desk
from load import frontier

GRACE = 10.0
"""Seconds that requests under way have after a signal; then they are given up and fall due again."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def by_signal(desks: Collection[Desk]) -> Iterator[None]:
    """While the block runs, Ctrl-C and SIGTERM stop these crawls; a later desk may join the collection.

    Only the main thread can be asked this way; elsewhere nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    for number in _SIGNALS:
        loop.add_signal_handler(number, _stop, desks)
    try:
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)


def _stop(desks: Collection[Desk]) -> None:
    for desk in desks:
        desk.interrupted = True
        desk.stop("it was asked to end")


async def unless_stopped(desk: Desk, crawl: Awaitable[None]) -> None:
    """Await the crawl; where a signal came and the crawl does not end within the grace, give it up."""
    task = asyncio.ensure_future(crawl)
    while not task.done():
        await asyncio.wait({task}, timeout=0.5)
        if desk.interrupted:
            await asyncio.wait({task}, timeout=GRACE)
            break
    if task.done():
        await task
        return
    task.cancel()
    await asyncio.wait({task}, timeout=GRACE)
    frontier.release(desk.engine, desk.site.name, [desk.owner])
