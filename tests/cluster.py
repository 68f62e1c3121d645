"""A PostgreSQL cluster of the tests' own, in a temporary folder, gone when the test process is.

The server must not run as root, so root starts it as user postgres. It listens on a socket in its folder only. A
shell between the tests and the server waits for the end of its standard input: that comes also when the tests are
killed, so no server outlives them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from load.upgrade import NEWEST

OLDEST = 15
_EMPTY = """
DO $$ DECLARE names text; BEGIN
    SELECT string_agg(quote_ident(tablename), ', ') INTO names FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version';
    EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE';
END $$
"""
_SERVER = """
"$1/postgres" -D "$2" -k "$3" -c listen_addresses= -c fsync=off -c full_page_writes=off -c logging_collector=off &
server=$!
cat > /dev/null
kill -INT $server
wait $server
"""


class Cluster:
    """A context manager; ``database()`` is the URL of an empty database, copied from ``template`` where given.

    Databases that are given back are emptied and used again: making and removing one costs hundreds of files.
    """

    def __init__(self) -> None:
        self._binaries = binaries()
        self._names = count(1)
        self._free: list[str] = []

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="sotin-pg-"))
        self._as = _as_postgres(self.folder)
        data = str(self.folder / "data")
        initdb = [f"{self._binaries}/initdb", "-D", data, "-U", "sotin", "-A", "trust", "-E", "UTF8", "--locale=C"]
        subprocess.run([*self._as, *initdb, "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd=self.folder)
        self._log = (self.folder / "server.log").open("wb")
        self._server = subprocess.Popen(
            [*self._as, "sh", "-c", _SERVER, "sh", str(self._binaries), data, str(self.folder)],
            stdin=subprocess.PIPE, stdout=self._log, stderr=self._log, cwd=self.folder,
        )  # fmt: skip
        self._wait_until_ready()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.communicate(timeout=30)
        self._log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, template: str | None = None) -> str:
        if template and self._free:
            return self._free.pop()
        name = f"test_{next(self._names)}"
        clause = f" TEMPLATE {template}" if template else ""
        with psycopg.connect(self._dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}{clause}".encode())
        return self.url(name)

    def give_back(self, url: str) -> None:
        """Empty a database for the next test; one that another process still holds, or whose tables are not those of
        the newest migration, is left alone."""
        name = url.partition("@/")[2].partition("?")[0]
        try:
            with psycopg.connect(self._dsn(name)) as connection:
                if connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(NEWEST,)]:
                    connection.execute("SET lock_timeout = '2s'")
                    connection.execute(_EMPTY)
                    self._free.append(url)
        except psycopg.Error:
            return

    def url(self, name: str) -> str:
        return f"postgresql://sotin@/{name}?host={self.folder}"

    def _dsn(self, name: str) -> str:
        return f"host={self.folder} user=sotin dbname={name}"

    def _wait_until_ready(self) -> None:
        ready = [f"{self._binaries}/pg_isready", "-q", "-h", str(self.folder), "-U", "sotin", "-t", "1"]
        while subprocess.run(ready, check=False).returncode != 0:
            if self._server.poll() is not None:
                raise RuntimeError((self.folder / "server.log").read_text(encoding="utf-8"))


def binaries() -> Path:
    """The folder of the newest server, version 15 or later; Debian keeps them outside the path."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    usable = sorted((int(path.parent.name), path) for path in folders if path.parent.name.isdecimal())
    if usable and usable[-1][0] >= OLDEST:
        return usable[-1][1]
    found = shutil.which("initdb")
    if found is None:
        raise RuntimeError("The PostgreSQL server is missing; run: sh tests/services.sh")
    return Path(found).resolve().parent


def _as_postgres(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres")
    folder.chmod(0o755)
    return ["runuser", "-u", "postgres", "--"]
