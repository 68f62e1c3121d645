"""Databases for the tests: SQLite in a temporary folder and PostgreSQL in a cluster of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from load import database
from tests.cluster import Cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One PostgreSQL cluster for each test process."""
    with Cluster() as running:
        yield running


@pytest.fixture(scope="session")
def template(cluster: Cluster) -> str:
    """The name of a migrated, empty database to copy: a fifth of the time of migrating each."""
    url = cluster.database()
    database.open(url, Path()).dispose()
    return url.partition("@/")[2].partition("?")[0]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database; the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store' / 'sotin.sqlite'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    url = cluster.database(request.getfixturevalue("template"))
    yield url
    cluster.give_back(url)


@pytest.fixture
def engine(database_url: str, tmp_path: Path) -> Iterator[Engine]:
    """An open store; the test runs once on SQLite and once on PostgreSQL."""
    opened = database.open(database_url, tmp_path / "store")
    yield opened
    opened.dispose()
