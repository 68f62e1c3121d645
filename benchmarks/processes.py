"""Whole processes: two workers against one, the cold start of the command, and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.measure import seconds
from benchmarks.texts import SHORT, documents
from extract import extract
from extract.model import Document
from extract.text import tag

ROOT = Path(__file__).parents[1]
ROUNDS = 3
REPEATED = 4


def _work(batch: Sequence[Document]) -> tuple[int, float]:
    """Which process read a batch, and the processor seconds that it took."""
    return os.getpid(), seconds(lambda: [extract(document) for document in batch])


def gain_of_two() -> float:
    """How many times faster two worker processes are than one, over the same batches of articles.

    By the processor time of the busiest worker and of the process that hands out: what a wall clock shows where two
    cores are free, and unlike it the same on a busy machine.
    """
    batches = [documents()[at::10] for at in range(10)] * REPEATED
    return min(_busiest(1, batches) for _ in range(ROUNDS)) / min(_busiest(2, batches) for _ in range(ROUNDS))


def _busiest(workers: int, batches: Sequence[Sequence[Document]]) -> float:
    taken: dict[int, float] = defaultdict(float)
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(_work, batches[:10]))
        start = time.process_time()
        for process, spent in pool.map(_work, batches):
            taken[process] += spent
        return max(taken.values()) + time.process_time() - start


def cold_start() -> float:
    """Processor seconds of ``sotin extract`` on a short text from its start to its end, nothing loaded before.

    As installed: with the bytecode cached, by a first run that does not count.
    """
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return min([_child(environment) for _ in range(ROUNDS + 2)][1:])


def _child(environment: Mapping[str, str]) -> float:
    command = [sys.executable, str(ROOT / "sotin.py"), "extract", "-"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=SHORT.encode(), check=True, capture_output=True, cwd=ROOT, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak() -> float:
    """Megabytes that reading all the articles allocates at the most, the tagger loaded before."""
    tag("5 con")
    tracemalloc.start()
    for document in documents():
        extract(document)
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest / 1e6


def resident() -> float:
    """Megabytes that this process has had in memory at the most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
