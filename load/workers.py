"""Pure functions over many tasks, in this process or in several: the results come in the order of the tasks."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import TypeVar

from load.errors import WorkerError

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 8
"""Tasks handed out ahead of each worker: enough to keep it busy, few enough to keep memory flat."""


def run(work: Callable[[Task], Result], tasks: Iterable[Task], workers: int = 1) -> Iterator[tuple[Task, Result]]:
    """Each task with its result. Raises WorkerError when a worker process is killed; what was yielded stands."""
    if workers <= 1:
        for task in tasks:
            yield task, work(task)
        return
    spawn = multiprocessing.get_context("spawn")  # a forked child would share the database connections
    with ProcessPoolExecutor(workers, spawn, initializer=_die_with_parent) as pool:
        waiting: deque[tuple[Task, Future[Result]]] = deque()
        for task in tasks:
            waiting.append((task, pool.submit(work, task)))
            if len(waiting) >= workers * _AHEAD:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(waiting: deque[tuple[Task, Future[Result]]]) -> tuple[Task, Result]:
    task, future = waiting.popleft()
    try:
        return task, future.result()
    except BrokenProcessPool as error:
        raise WorkerError(
            "A worker process was killed (out of memory?); what it had finished is stored. "
            "Run again, with fewer workers."
        ) from error


def _die_with_parent() -> None:
    """Workers wait for tasks for ever: when the parent is killed, nobody else would end them."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
