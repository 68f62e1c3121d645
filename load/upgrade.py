"""Bring a database to the newest state, all of it or nothing of it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from load import views
from load.errors import DatabaseError

NEWEST = "0004"
"""The newest migration; kept here because asking Alembic costs a quarter of a second on each start."""

_LOCK = 7_204_113
"""Any number, but always the same: two programs that start at once must not both migrate."""


def upgrade(engine: Engine) -> None:
    """Migrate to the newest state in one transaction: a migration that fails leaves the database as it was.

    Raises DatabaseError when the database was made by a newer version of the program.
    """
    with engine.connect() as connection:
        if _state(connection) == NEWEST:
            return
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if _state(connection) != NEWEST:
            views.drop(connection)
            migrate(connection, NEWEST)
            views.create(connection)


def migrate(connection: Connection, target: str) -> None:
    """Run the migrations up to ``target`` inside the transaction of ``connection``."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, target)
    except CommandError as error:
        raise DatabaseError(
            f"The database {connection.engine.url.render_as_string()} was made by a newer version of sotin; "
            "install that version, or use another database."
        ) from error


def _state(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
