"""``sotin serve``: the review desk in this process, and a worker beside it whenever something is due.

The worker is a process of its own (``sotin run --due``) in the same process group: its memory goes back after each
round, and whatever befalls it leaves the desk up. Ctrl-C or SIGTERM ends both within half a minute.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import uvicorn
from rich.console import Console

from crawler import plans
from load import clock, pending, schedules
from load.schedules import Plan
from review.app import create_app
from terminal import keep, notify
from terminal.serve import HOST, check_port
from terminal.store import Store
from terminal.words import language

LOOK = 30.0
"""Seconds between two looks at what is due, where nothing is known to come earlier."""
PATIENCE = 25.0
"""Seconds that a worker has to end after a signal, before it is killed: what it had in flight falls due again."""
REST = 60.0
"""Seconds between two workers: what is due may be another machine's work, or fail at once."""
log = logging.getLogger("sotin.serve")


class Server(uvicorn.Server):
    """uvicorn without signal handlers of its own: they belong to the whole service here."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def serve(store: Store, names: Sequence[str], port: int) -> int:
    """Crawl, extract and serve the desk until a signal comes; the exit code is 0 then.

    Raises UsageError (an unknown name, a setting that cannot be used) and SotinError where the port is taken.
    """
    check_port(port)
    notify.check()
    planned = plans.of(store.engine, names)
    schedules.arrange(store.engine, planned)
    app = create_app(store.engine, language=language())
    server = Server(uvicorn.Config(app, HOST, port, log_level="warning", timeout_graceful_shutdown=5))
    Console(stderr=True).print(f"Review desk: http://{HOST}:{port}/  (Ctrl-C ends it)", highlight=False)
    return asyncio.run(_serve(store, names, planned, server))


async def _serve(store: Store, names: Sequence[str], planned: Mapping[str, Plan], server: Server) -> int:
    ending = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)
    desk = asyncio.ensure_future(server.serve())
    keeper = asyncio.ensure_future(_keep(store, names, planned, ending))
    await asyncio.wait({desk, keeper, asyncio.ensure_future(ending.wait())}, return_when=asyncio.FIRST_COMPLETED)
    ending.set()
    server.should_exit = True
    await asyncio.gather(desk, keeper)
    return 0


async def _keep(store: Store, names: Sequence[str], planned: Mapping[str, Plan], ending: asyncio.Event) -> None:
    """Start a worker whenever something is due or waits to be read, one at a time, until the end is asked for."""
    left = 0  # articles that the last worker could not read: no reason for the next one
    while not ending.is_set():
        wait = await asyncio.to_thread(seconds_to_next, store, planned, left)
        if wait <= 0:
            await _work(store, names, ending)
            left, wait = await asyncio.to_thread(pending.count, store.engine, False), REST
        await asyncio.wait({asyncio.ensure_future(ending.wait())}, timeout=wait)


async def _work(store: Store, names: Sequence[str], ending: asyncio.Event) -> None:
    """Run one worker; where the end is asked for meanwhile, it is told so and, in the end, made to."""
    environment = dict(os.environ) | ({"SOTIN_DATABASE_URL": store.url} if store.url else {})
    words = [sys.executable, "-m", "sotin", "run", "--due", "--data", str(store.data), *names]
    worker = await asyncio.create_subprocess_exec(*words, env=environment)
    ended = asyncio.ensure_future(worker.wait())
    asked = asyncio.ensure_future(ending.wait())
    await asyncio.wait({ended, asked}, return_when=asyncio.FIRST_COMPLETED)
    if not ended.done():
        worker.terminate()
        await asyncio.wait({ended}, timeout=PATIENCE)
    if not ended.done():
        worker.kill()
    asked.cancel()
    code = await ended
    if code not in (0, keep.INCOMPLETE, keep.ALARMED, 130, keep.ENDED):
        log.warning("the worker ended with code %s", code)


def seconds_to_next(store: Store, planned: Mapping[str, Plan], left: int = 0) -> float:
    """Seconds until something is due, at most ``LOOK``; 0 where something is, or more than ``left`` articles wait to
    be read."""
    if pending.count(store.engine, outdated=False) > left:
        return 0.0
    turn = schedules.next_due(store.engine, planned)
    return LOOK if turn is None else min(LOOK, max(0.0, (turn - clock.now()).total_seconds()))
