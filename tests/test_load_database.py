"""Opening a database, its migrations, and the turn of writers."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

import load
from load import database, upgrade, views
from load.errors import DatabaseError
from load.export_tables import COLUMNS
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


def state(engine: Engine) -> tuple[list[str], list[str], str]:
    with engine.connect() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        names = inspect(connection)
        return sorted(names.get_table_names()), sorted(names.get_view_names()), version


def test_a_failed_migration_leaves_the_old_state(
    engine: Engine, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    before = state(engine)
    with pytest.raises(SQLAlchemyError):  # the columns that 0003 adds are there already
        upgrade.upgrade(engine)
    assert state(engine) == before
    with database.reading(engine) as connection:
        assert connection.execute(text("SELECT * FROM v_records")).all() == []


def test_a_database_of_a_newer_program_is_refused(engine: Engine, database_url: str, tmp_path: Path) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = state(engine)
    with pytest.raises(DatabaseError, match="newer version"):
        database.open(database_url, tmp_path)
    assert state(engine) == before


def test_an_old_database_is_brought_up_to_date_with_its_rows(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'old.sqlite'}")
    with engine.begin() as connection:
        upgrade.migrate(connection, "0001")
        connection.execute(
            text("INSERT INTO runs (verb, started, counts) VALUES ('crawl', '2026-01-01 00:00:00', '{}')")
        )
    engine.dispose()
    opened = database.open(f"sqlite:///{tmp_path / 'old.sqlite'}", tmp_path)
    assert state(opened)[2] == upgrade.NEWEST
    with database.reading(opened) as connection:
        assert connection.execute(text("SELECT verb FROM runs")).scalar_one() == "crawl"
    opened.dispose()


def test_the_page_about_the_data_names_every_table_view_and_column() -> None:
    page = (Path(load.__file__).parents[1] / "docs" / "data.md").read_text(encoding="utf-8")
    for name in (*Base.metadata.tables, *views.VIEWS):
        assert f"`{name}`" in page, name
    for table in ("records", "activities", "articles"):
        assert f"| {table} | `{', '.join(COLUMNS[table])}` |" in page, table


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
