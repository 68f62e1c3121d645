"""Speed as ratios measured in one run: ``python -m benchmarks [--check] [reading] [crawling]``.

Ratios hold on any machine; the absolute numbers beside them are of this one. ``--check`` fails (exit code 1) when an
aim is missed, which only says something on a machine that does nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks import crawling, processes, reading, steps
from benchmarks.texts import characters, documents


class Result(NamedTuple):
    """One aim and what was measured."""

    what: str
    measured: float
    aim: float
    unit: str = "x"
    at_most: bool = False

    @property
    def met(self) -> bool:
        """Whether the aim is reached."""
        return self.measured <= self.aim if self.at_most else self.measured >= self.aim


def main() -> int:
    """Print every measurement, or that of the parts named; 1 when ``--check`` is given and an aim is missed."""
    parts = {"reading": _reading, "crawling": _crawling}
    named = [parts[word] for word in sys.argv[1:] if word in parts]
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    results = [result for part in named or parts.values() for result in part()]
    return _judge(results, "--check" in sys.argv[1:])


def _reading() -> list[Result]:
    print(f"\n{len(documents())} stories, {characters():,} characters")
    cold, before, peak = processes.cold_start(), processes.resident(), processes.peak()
    gain = processes.gain_of_two()
    print("\nmilliseconds for 4,000 characters, by stage")
    for stage, taken in reading.stages().items():
        print(f"  {stage:34}{taken:10.2f}")
    speeds = reading.speeds()
    print("\ncharacters a second on one core")
    for name, speed in speeds.items():
        print(f"  {name:34}{speed:10,.0f}")
    print("\nmegabytes")
    print(f"  {'allocated while reading, peak':34}{peak:10.1f}")
    print(f"  {'process without / with the tagger':34}{before:6.0f} / {processes.resident():.0f}")
    return list(_results(speeds, gain, cold))


def _crawling() -> list[Result]:
    sizes, taken = crawling.measured()
    print(f"\nmilliseconds a page on one core, by the clock and of the processor ({sizes})")
    for name, each in taken.items():
        laps = ", ".join(f"{lap} {spent:.2f}" for lap, spent in each.laps.items())
        print(f"  {name:34}{each.wall:10.2f}{each.processor:10.2f}  {laps}")
    print("\nmilliseconds of the processor for one page, by step")
    for step, spent in steps.taken().items():
        print(f"  {step:34}{spent:10.2f}")
    base = taken[crawling.BASE]
    print("\npages a second against bare Scrapy, by the clock and of the processor")
    for name in crawling.AIMS:
        by_clock, by_processor = base.wall / taken[name].wall, base.processor / taken[name].processor
        print(f"  {name:34}{by_clock:10.2f}{by_processor:10.2f}")
    # Of the processor, because other work on the machine spoils the clock; both are the same where nothing else runs.
    return [
        Result(f"crawl, {name}, against bare Scrapy", base.processor / taken[name].processor, aim)
        for name, aim in crawling.AIMS.items()
    ]


def _results(speeds: dict[str, float], gain: float, cold: float) -> Iterator[Result]:
    yield Result("scanner, characters a second", speeds["scan"], 200_000, "")
    yield Result("scanner against word_tokenize", speeds["scan"] / speeds["word_tokenize"], 1)
    yield Result("extract against pos_tag, same text", speeds["extract"] / speeds["pos_tag"], 12)
    yield Result("… fed sentence by sentence", speeds["extract"] / speeds["pos_tag, sentence by sentence"], 12)
    yield Result("two processes against one", gain, 1.7)
    yield Result("cold sotin extract, processor", cold, 0.5, "s", at_most=True)


def _judge(results: list[Result], check: bool) -> int:
    print("\naims")
    for result in results:
        sign = "<=" if result.at_most else ">="
        verdict = "met" if result.met else "missed"
        print(f"  {result.what:34}{result.measured:10,.2f} {result.unit:2} {sign} {result.aim:,g}   {verdict}")
    return 1 if check and not all(result.met for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
