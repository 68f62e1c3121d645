"""What the tests of unattended work share: the command line as processes, and the demo portal on a schedule."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from load import database, schedules
from portal.server import Portal


def start(*words: str, data: Path, database_url: str, **environment: str) -> subprocess.Popen[str]:
    """A process of the command line; its output is kept in the data folder."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / f"log-{len(list(data.glob('log-*')))}").open("w") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "sotin", *words, "--data", str(data)],
            stdout=log, stderr=subprocess.STDOUT, text=True,
            env=os.environ | {"SOTIN_LANG": "en", "SOTIN_DATABASE_URL": database_url} | environment,
        )  # fmt: skip


def logs(data: Path) -> str:
    """What all these processes said."""
    return "\n".join(path.read_text() for path in sorted(data.glob("log-*")))


def scheduled(portal: Portal, database_url: str, data: Path, sites: Iterable[str] = ()) -> list[str]:
    """Put sites of the portal (all, or some) on the schedule, due at once; returns their names."""
    engine = database.open(database_url, data)
    names = list(sites) or list(portal.sites)
    for name in names:
        schedules.choose(engine, name, "every 3h", portal.sites[name])
    engine.dispose()
    return names


def until(condition: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Wait for a condition; whether it came in time."""
    tick, left = threading.Event(), seconds
    while not condition() and left > 0:
        tick.wait(0.02)
        left -= 0.02
    return condition()
