"""A bare Scrapy spider against sotin over the same pages of the same server, each on one core, taking turns."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

PAGES = 400
ROUNDS = 3
BASE = "scrapy"
AIMS = {"site": 0.7, "generic": 0.5, "whole": 0.4}
"""The page rate as a part of the bare spider's."""


class Taken(NamedTuple):
    """Milliseconds that a contender takes for a page, by the clock and of the processor, and that by parts."""

    wall: float
    processor: float
    laps: Mapping[str, float]


def measured(pages: int = PAGES, rounds: int = ROUNDS) -> tuple[str, dict[str, Taken]]:
    """What was served, and the medians over all rounds. Raises RuntimeError where a contender misses pages."""
    cores = sorted(os.sched_getaffinity(0))
    runs: dict[str, list[Taken]] = defaultdict(list)
    with _server(pages, cores[-1]) as (origin, sizes):
        for _ in range(rounds):
            for name in (BASE, *AIMS):
                runs[name].append(_run(name, origin, pages, cores[0]))
    return sizes, {name: _median(taken) for name, taken in runs.items()}


def _median(runs: list[Taken]) -> Taken:
    laps = {name: statistics.median(run.laps[name] for run in runs) for name in runs[0].laps}
    return Taken(statistics.median(run.wall for run in runs), statistics.median(run.processor for run in runs), laps)


@contextmanager
def _server(pages: int, core: int) -> Iterator[tuple[str, str]]:
    command = [sys.executable, "-m", "benchmarks.serving", str(pages), str(core)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        origin, least, middle, most = process.stdout.readline().split()
        try:
            yield origin, f"{pages} pages of {least} to {most} bytes, half of them over {middle}"
        finally:
            process.stdin.close()


def _run(name: str, origin: str, pages: int, core: int) -> Taken:
    command = [sys.executable, "-m", "benchmarks.contenders", name, origin, str(core)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    if found["pages"] != pages:
        raise RuntimeError(f"{name} brought {found['pages']} of {pages} pages:\n{done.stderr[-2000:]}")
    each = 1000 / pages
    laps = {lap: seconds * each for lap, seconds in found["laps"].items()}
    return Taken(found["wall"] * each, found["processor"] * each, laps)
