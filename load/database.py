"""Open the database: SQLite in the data folder, or any database by URL, brought up to date.

``engine.begin()`` is a write transaction. Reading goes through :func:`reading`, which never waits for a writer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, InterfaceError, NoSuchModuleError, OperationalError, SQLAlchemyError

from load.errors import DatabaseAddressError, DatabaseError
from load.lock import WritingConnection
from load.upgrade import upgrade

FILE = "sotin.sqlite"
SMALL = 64 * 2**20
"""Databases up to this many bytes are checked whenever they are opened (less than a tenth of a second)."""


def open(url: str | None, data: Path) -> Engine:
    """The engine for ``url``, or for SQLite in the folder ``data`` (made when missing), with all migrations applied.

    Raises DatabaseError when the database cannot be reached, is damaged, or is newer than this program.
    """
    engine = _engine(_url(url, data))
    try:
        if engine.dialect.name == "sqlite" and _doubtful(engine):
            check(engine)
        upgrade(engine)
    except DatabaseError:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection with one consistent view that writes nothing and waits for nobody."""
    with engine.execution_options(read_only=True).connect() as connection, connection.begin():
        yield connection


def check(engine: Engine) -> None:
    """Raises DatabaseError when an SQLite database is damaged. PostgreSQL checks its own pages."""
    if engine.dialect.name != "sqlite":
        return
    with reading(engine) as connection:
        faults = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(3)"))]
    if faults != ["ok"]:
        raise DatabaseError(
            f"The database {engine.url.database} is damaged ({faults[0].splitlines()[-1]}); nothing was written. "
            "Put the newest backup in its place, or move the file away and crawl again."
        )


def _url(url: str | None, data: Path) -> URL:
    if url is None:
        return _sqlite_file(data / FILE)
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise DatabaseAddressError(
            f"{url!r} is no database address; expected something like sqlite:///file or postgresql://user@host/name."
        ) from error
    if parsed.drivername in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return _sqlite_file(Path(str(parsed.database)))
    return parsed


def _sqlite_file(path: Path) -> URL:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"The folder {path.parent} cannot be made ({error.strerror}); choose another data folder."
        ) from error
    return URL.create("sqlite", database=str(path))


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            engine = create_engine(url, connect_args={"factory": WritingConnection, "timeout": 30})
            event.listen(engine, "connect", partial(_prepare_sqlite, url.database))
            event.listen(engine, "begin", _begin_sqlite)
        else:
            engine = create_engine(url, pool_pre_ping=True)
            event.listen(engine, "begin", _begin_other)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise DatabaseError(
            f"No driver for {url.drivername!r} databases; use sqlite:///file or postgresql://user@host/name."
        ) from error
    event.listen(engine, "handle_error", _say_plainly)
    return engine


def _prepare_sqlite(path: str | None, raw: Any, _record: object) -> None:
    raw.isolation_level = None  # transactions are ours: _begin_sqlite opens them
    raw.path = Path(path) if path and path != ":memory:" else None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 30000"):
        raw.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    raw: Any = connection.connection.driver_connection
    if connection.get_execution_options().get("read_only"):
        raw.execute("BEGIN")
    else:
        raw.begin_write()


def _begin_other(connection: Connection) -> None:
    if connection.get_execution_options().get("read_only"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _say_plainly(context: ExceptionContext) -> None:
    """Operational faults (unreachable, full, read-only, damaged) become one sentence; programming errors stay."""
    cause = context.original_exception
    if _operational(context.sqlalchemy_exception, cause):
        where = context.engine.url.render_as_string(hide_password=True) if context.engine else "the database"
        reason = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
        raise DatabaseError(f"The database {where} cannot be used: {reason}. Put that right and run again.") from cause


def _operational(error: SQLAlchemyError | None, cause: BaseException) -> bool:
    if isinstance(cause, sqlite3.DatabaseError):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return code not in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE)
    return isinstance(error, OperationalError | InterfaceError)


def _doubtful(engine: Engine) -> bool:
    """Whether the file is small enough to check every time, or was left behind by a process that did not end well."""
    path = Path(str(engine.url.database))
    if not path.is_file():
        return False
    wal = Path(f"{path}-wal")
    return path.stat().st_size <= SMALL or (wal.is_file() and wal.stat().st_size > 0)
