"""Times calls: the best of a few rounds, because other work on the machine only ever makes a call look slower."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping


def best(
    works: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """The fewest seconds that each work took, all works taking turns in every round."""
    taken = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            taken[name] = min(taken[name], seconds(work, clock))
    return taken


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of one call, without the garbage collector's pauses."""
    gc.collect()
    gc.disable()
    try:
        start = clock()
        work()
        return clock() - start
    finally:
        gc.enable()
