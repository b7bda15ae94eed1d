"""One SQL text, two engines: SQLite through aiosqlite, PostgreSQL through asyncpg.

`open_database` picks the engine by the URL. Inside ``tx()`` nothing but the transaction's own
statements may be awaited: a call to the outside world sits between two transactions.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import aiosql

from core.errors import ConfigError

Row = Mapping[str, Any]
#: Called with "before"/"after" and the statement's name; the crash tests kill the process in it.
Probe = Callable[[str, str], None]
T = TypeVar("T")

SQL = Path(__file__).parent / "sql"
MIGRATIONS = Path(__file__).parent / "migrations"


class Tx(Protocol):
    """A transaction, or a read outside one."""

    async def one(self, query: str, **params: object) -> Row | None: ...
    async def all(self, query: str, **params: object) -> list[Row]: ...
    async def run(self, query: str, **params: object) -> None: ...


#: A unit of work: it awaits nothing but the statements it is given, and changes nothing but the store.
Work = Callable[[Tx], Coroutine[Any, Any, T]]


class Database(Tx, Protocol):
    """The store. Its own `one` and `all` are reads; writes go through `write` or `tx`."""

    async def write(self, work: Work[T], *, lock: str = "") -> T:
        """One transaction in one step: committed when it returns, undone when ``work`` raises.

        On SQLite the whole of it runs in the database's thread, which is several times cheaper than
        `tx`. A caller who is cancelled meanwhile finds it done whole or not at all. ``lock`` as in `tx`.
        """
        ...

    async def read(self, work: Work[T]) -> T:
        """Several reads in one step."""
        ...

    def tx(self, lock: str = "") -> AbstractAsyncContextManager[Tx]:
        """One transaction; ``lock`` names a section in which only one process may be."""
        ...

    async def one_locked(self, lock: str, query: str, **params: object) -> Row | None:
        """One writing statement in a transaction of its own, inside the section that ``lock`` names."""
        ...

    async def migrate(self) -> int:
        """Bring the schema up to date; answer how many migrations ran."""
        ...

    async def alone(self) -> bool:
        """Hold on to the store; True where no other living process does.

        Then whatever was under way belonged to a dead one. The hold ends with this process, however
        it ends.
        """
        ...

    async def hold_on(self) -> None:
        """Take the hold of `alone` again where it was lost, with the server or on the way to it. Else
        the next process to start would think itself alone and take this one's jobs for a dead one's.

        Raises `StoreLost` where that cannot be done now.
        """
        ...

    async def aclose(self) -> None: ...


class Statements:
    """The named statements on one connection."""

    def __init__(self, queries: Any, connection: Any, probe: Probe | None) -> None:
        self._queries = queries
        self._connection = connection
        self._probe = probe

    async def one(self, query: str, **params: object) -> Row | None:
        self._tell("before", query)
        row: Row | None = await getattr(self._queries, query)(self._connection, **params)
        self._tell("after", query)
        return row

    async def all(self, query: str, **params: object) -> list[Row]:
        self._tell("before", query)
        rows = [row async for row in getattr(self._queries, query)(self._connection, **params)]
        self._tell("after", query)
        return rows

    async def run(self, query: str, **params: object) -> None:
        self._tell("before", query)
        await getattr(self._queries, query)(self._connection, **params)
        self._tell("after", query)

    def _tell(self, when: str, query: str) -> None:
        if self._probe is not None:
            self._probe(when, query)


@cache
def load_queries(driver: str) -> Any:
    """The statements of every ``.sql`` file, by name, for one driver: read once in a process."""
    return aiosql.from_path(str(SQL), driver)


@cache
def load_texts() -> Mapping[str, str]:
    """The statements as SQLite takes them, by name: read once in a process.

    What aiosql makes of each to call it by weighs three times its text, and is let go.
    """
    queries = aiosql.from_path(str(SQL), "aiosqlite")
    return {name: getattr(queries, name).sql for name in queries.available_queries}


def migration_files() -> list[tuple[int, str]]:
    """Number and text of every migration, in order."""
    return [
        (int(file.name.split("_", 1)[0]), file.read_text(encoding="utf-8"))
        for file in sorted(MIGRATIONS.glob("*.sql"))
    ]


def migrations_after(done: Collection[int]) -> list[tuple[int, str]]:
    """Those that a store lacks, in order. Raises `ConfigError` for a store that a newer version has
    migrated: what this one would write there, that one may read otherwise."""
    known = migration_files()
    newest = known[-1][0]
    if unknown := set(done).difference(number for number, _ in known):
        raise ConfigError(
            "store",
            f"it was made by a newer version (its schema is {max(unknown)}, this version's {newest}):"
            " start that version again, or restore a backup from before it",
        )
    return [(number, sql) for number, sql in known if number not in done]


@asynccontextmanager
async def open_database(url: str, *, probe: Probe | None = None) -> AsyncIterator[Database]:
    """Open ``sqlite:<path>`` or ``postgresql://…``; the schema is brought up to date.

    The drivers are imported here, so that SQLite needs no asyncpg. Raises `ConfigError` for what cannot
    be used as a store now.
    """
    database: Database
    if url.startswith("sqlite:"):
        from core.db import sqlite

        path = Path(url.removeprefix("sqlite:"))
        with sqlite.usable(path):
            database = await _ready(await sqlite.SqliteDatabase.open(path, probe))
    else:
        from core.db import postgres

        with postgres.usable():
            database = await _ready(await postgres.PostgresDatabase.open(url, probe))
    try:
        yield database
    finally:
        await asyncio.shield(database.aclose())


async def _ready(database: Database) -> Database:
    """With its schema up to date; closed where that cannot be."""
    try:
        await database.migrate()
    except BaseException:
        await asyncio.shield(database.aclose())
        raise
    return database
