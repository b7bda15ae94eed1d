"""The distributed engine: PostgreSQL through asyncpg, READ COMMITTED, guards inside the UPDATE.

A named lock is a transaction-scoped advisory lock: it gives PostgreSQL the single-claimer property
that SQLite has, so that the claim is one text and its limits are exact on both.
"""

import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, TypeVar

import asyncpg

from core.db.database import Probe, Row, Statements, Tx, Work, load_queries, migrations_after
from core.errors import ConfigError, StoreLost

T = TypeVar("T")

#: The key of the lock that every living process shares.
HOLD = 7_364_521


#: What ends a connection, or keeps one from coming about, and says nothing of the statement. An
#: `InternalClientError` is how asyncpg 0.32 answers a statement on a connection whose end it just reads.
LOST = (
    OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.InternalClientError,
    asyncpg.CannotConnectNowError, asyncpg.AdminShutdownError, asyncpg.CrashShutdownError,
    asyncpg.InsufficientResourcesError,
)  # fmt: skip


@contextmanager
def _lost() -> Iterator[None]:
    """A server that is away, goes or is full is a `StoreLost`."""
    try:
        yield
    except LOST as error:
        raise StoreLost(type(error).__name__) from error


#: Why a server cannot be used, in words; its address may hold a password and is not told.
REASONS: dict[type[BaseException], str] = {
    asyncpg.InvalidPasswordError: "the server refuses the password",
    asyncpg.InvalidAuthorizationSpecificationError: "the server refuses the user",
    asyncpg.InvalidCatalogNameError: "the server has no database of that name",
    asyncpg.InsufficientPrivilegeError: "the user may not make tables there",
    asyncpg.CannotConnectNowError: "the server is starting or stopping",
    asyncpg.TooManyConnectionsError: "the server takes no more connections",
    OSError: "no server answers there",
    ValueError: "that is no address of a server",
}
UNUSABLE: tuple[type[BaseException], ...] = (*REASONS, StoreLost)


@contextmanager
def usable() -> Iterator[None]:
    """What keeps a server from being the store is named in one line; raises `ConfigError`. A mistake of
    ours, in a migration, stays what it is."""
    try:
        yield
    except UNUSABLE as error:
        cause = error.__cause__ or error if isinstance(error, StoreLost) else error
        known = (words for kind, words in REASONS.items() if isinstance(cause, kind))
        raise ConfigError("store.url", next(known, type(cause).__name__)) from error


class PostgresDatabase:
    def __init__(self, url: str, pool: Any, probe: Probe | None) -> None:
        self._url = url
        self._hold: Any = None
        self._pool = pool
        self._queries = load_queries("asyncpg")
        self._probe = probe

    @classmethod
    async def open(cls, url: str, probe: Probe | None = None) -> "PostgresDatabase":
        return cls(url, await asyncpg.create_pool(url, min_size=1, max_size=8), probe)

    @asynccontextmanager
    async def _acquired(self) -> AsyncIterator[Any]:
        with _lost():
            async with self._pool.acquire() as connection:
                yield connection

    @asynccontextmanager
    async def tx(self, lock: str = "") -> AsyncIterator[Tx]:
        async with self._acquired() as connection:
            async with connection.transaction():
                if lock:
                    key = zlib.crc32(lock.encode())
                    await connection.execute("SELECT pg_advisory_xact_lock($1)", key)
                yield Statements(self._queries, connection, self._probe)
                if self._probe is not None:
                    self._probe("before", "commit")
            if self._probe is not None:
                self._probe("after", "commit")

    async def write(self, work: Work[T], *, lock: str = "") -> T:
        async with self.tx(lock) as tx:
            return await work(tx)

    async def read(self, work: Work[T]) -> T:
        async with self._acquired() as connection:
            return await work(Statements(self._queries, connection, self._probe))

    async def one(self, query: str, **params: object) -> Row | None:
        async with self._acquired() as connection:
            return await Statements(self._queries, connection, self._probe).one(query, **params)

    async def all(self, query: str, **params: object) -> list[Row]:
        async with self._acquired() as connection:
            return await Statements(self._queries, connection, self._probe).all(query, **params)

    async def run(self, query: str, **params: object) -> None:
        """One statement is a transaction of its own."""
        async with self._acquired() as connection:
            await Statements(self._queries, connection, self._probe).run(query, **params)

    async def one_locked(self, lock: str, query: str, **params: object) -> Row | None:
        async with self.tx(lock) as tx:
            return await tx.one(query, **params)

    async def migrate(self) -> int:
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock(1)")
            await connection.execute(
                "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY)"
            )
            done = {row[0] for row in await connection.fetch("SELECT version FROM schema_version")}
            missing = migrations_after(done)
            for number, sql in missing:
                await connection.execute(sql)
                await connection.execute("INSERT INTO schema_version VALUES ($1)", number)
            return len(missing)

    async def alone(self) -> bool:
        """A session's advisory lock: the server lets go of it when the process's connection ends."""
        connection = self._hold = await asyncpg.connect(self._url)
        first = bool(await connection.fetchval("SELECT pg_try_advisory_lock($1)", HOLD))
        await connection.execute("SELECT pg_advisory_lock_shared($1)", HOLD)
        if first:
            await connection.execute("SELECT pg_advisory_unlock($1)", HOLD)
        return first

    async def hold_on(self) -> None:
        held = self._hold
        if held is None:
            return
        with suppress(*LOST):
            await held.execute("SELECT 1")
            return
        with _lost():
            held.terminate()
            connection = await asyncpg.connect(self._url)
            await connection.execute("SELECT pg_advisory_lock_shared($1)", HOLD)
            self._hold = connection

    async def aclose(self) -> None:
        if self._hold is not None:
            await self._hold.close(timeout=2)
        await self._pool.close()
