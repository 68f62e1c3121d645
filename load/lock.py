"""One writing process at a time, for SQLite.

SQLite before 3.51.3 (Debian 12 has 3.40.1) can damage a WAL database when two connections write or checkpoint at
the same instant. So each write transaction holds an advisory lock on ``<database>.lock`` from BEGIN to the end of
COMMIT: writers take turns, readers never wait. The file tells who holds it; it means nothing when nobody does.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import random
import sqlite3
import sys
import threading
import time
from pathlib import Path

from load.errors import DatabaseBusyError, DatabaseError

PATIENCE = 30.0
"""Seconds that a writer waits for its turn; a transaction takes milliseconds, so only a stuck process uses them up."""


class WritingConnection(sqlite3.Connection):
    """A connection that takes its turn to write and gives it up when its transaction ends."""

    path: Path | None = None
    patience: float = PATIENCE
    _turn: int | None = None

    def begin_write(self) -> None:
        """Wait for the turn, then BEGIN IMMEDIATE. Raises DatabaseBusyError naming the process that holds it."""
        if self.path is not None and self._turn is None:
            self._turn = _acquire(Path(f"{self.path}.lock"), self.patience)
        try:
            self.execute("BEGIN IMMEDIATE")
        except sqlite3.Error:
            self._give_up_turn()
            raise

    def commit(self) -> None:
        super().commit()
        self._give_up_turn()

    def rollback(self) -> None:
        try:
            super().rollback()
        finally:
            self._give_up_turn()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._give_up_turn()

    def _give_up_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            os.close(turn)


def _acquire(path: Path, patience: float) -> int:
    handle = _open(path)
    deadline = time.monotonic() + patience
    pause = threading.Event()
    while not _try_lock(handle):
        if time.monotonic() >= deadline:
            holder = os.pread(handle, _NOTE, 0).decode("utf-8", "replace").strip() or "another process"
            os.close(handle)
            raise DatabaseBusyError(
                f"The database {path.with_suffix('')} is being written by {holder}; wait until that ends, or stop it."
            )
        pause.wait(random.uniform(0.001, 0.01))
    with contextlib.suppress(OSError):  # the note is a courtesy: a full disk must not stop the lock
        os.pwrite(handle, _MYSELF, 0)
    return handle


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise DatabaseError(
            f"The folder {path.parent} cannot be written ({error.strerror}); free it or choose another data folder."
        ) from error


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


_NOTE = 200
"""Bytes of the note, always all of them: what an earlier holder left is overwritten without cutting the file short,
which costs more than the rest of the turn."""
_MYSELF = f"process {os.getpid()} ({' '.join([Path(sys.argv[0]).name, *sys.argv[1:2]])})".encode()[:_NOTE].ljust(_NOTE)
