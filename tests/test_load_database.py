"""Opening a database, its migrations, and the turn of writers."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

import load
from load import database, upgrade, views
from load.errors import DatabaseError
from load.models import Base


def test_the_migrations_make_exactly_the_tables_of_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_the_newest_migration_is_the_one_that_is_looked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(load.__file__).with_name("migrations")))
    assert ScriptDirectory.from_config(config).get_current_head() == upgrade.NEWEST


def test_every_view_can_be_read(engine: Engine) -> None:
    with database.reading(engine) as connection:
        for name in views.VIEWS:
            assert connection.execute(text(f"SELECT * FROM {name}")).all() == []


def test_opening_again_changes_nothing(engine: Engine, database_url: str, tmp_path: Path) -> None:
    before = inspect(engine).get_table_names()
    again = database.open(database_url, tmp_path)
    assert inspect(again).get_table_names() == before
    again.dispose()


def test_a_failed_migration_leaves_the_old_state(
    engine: Engine, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
        before = inspect(connection).get_table_names(), inspect(connection).get_view_names()
    with pytest.raises(DatabaseError, match="newer version"):
        database.open(database_url, tmp_path)
    with engine.connect() as connection:
        assert (inspect(connection).get_table_names(), inspect(connection).get_view_names()) == before


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "no database address"),
        ("mysql://localhost/x", "No driver"),
        ("postgresql://127.0.0.1:1/nothing", "cannot be used"),
    ],
)
def test_an_unreachable_database_is_one_sentence(url: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=message):
        database.open(url, tmp_path)
