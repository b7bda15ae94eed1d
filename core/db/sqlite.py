"""The embedded engine: one writer connection behind a lock, one reader, WAL, synchronous=FULL.

- A deferred BEGIN that reads first and writes then meets SQLITE_BUSY_SNAPSHOT, which no timeout
  cures: every write transaction is BEGIN IMMEDIATE.
- A cancelled await does not stop a statement that aiosqlite's thread has begun: BEGIN stands
  inside the ``try`` and the rollback is shielded, else one cancellation wedges the connection.
- An unclosed connection hangs the interpreter's exit (aiosqlite >= 0.22): `aclose` is a must.
"""

import asyncio
import fcntl
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

from core.db.database import Probe, Row, Tx, Work, load_texts, migrations_after
from core.db.one_hop import HoppingConnection, InThread, at_once
from core.db.together import UNITS_MAX, Unit, commit_together
from core.errors import ConfigError, StoreLost

T = TypeVar("T")

PRAGMAS = (
    "PRAGMA busy_timeout=10000",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    # What a savepoint keeps to undo its unit goes into a file otherwise: 120 writes of a page a job.
    "PRAGMA temp_store=MEMORY",
)
#: The switch to WAL does not wait as statements do: how often, and how many seconds apart, it is tried.
WAL_TRIES, WAL_WAIT_S = 100, 0.05


#: Results that say nothing of the statement: locked, out of memory or space, unreadable, unwritable.
LOST = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
})  # fmt: skip


@contextmanager
def _lost() -> Iterator[None]:
    """A failure of the file and not of what was asked of it is a `StoreLost`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
        if code & 0xFF in LOST:
            raise StoreLost(error.sqlite_errorname) from error
        raise


#: What a file answers that is no store, or none that can be used.
UNUSABLE = LOST | {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_AUTH}


@contextmanager
def usable(path: Path) -> Iterator[None]:
    """What keeps a file from being the store is named in one line; raises `ConfigError`. A mistake of
    ours, in a migration, stays what it is."""
    try:
        yield
    except (OSError, sqlite3.Error, StoreLost) as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_NOTADB)
        if code & 0xFF not in UNUSABLE:
            raise
        cause = error.__cause__ if isinstance(error, StoreLost) else error
        why = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause)
        raise ConfigError("store.data", f"{path} cannot be the store: {why}") from error


class HopByHop:
    """Implements `Tx` from the event loop: each statement is a hop."""

    def __init__(self, connection: HoppingConnection, inside: InThread) -> None:
        self._connection = connection
        self._inside = inside

    async def one(self, query: str, **params: object) -> Row | None:
        return await self._connection.hop(self._inside.first, query, params)

    async def all(self, query: str, **params: object) -> list[Row]:
        return await self._connection.hop(self._inside.rows, query, params)

    async def run(self, query: str, **params: object) -> None:
        await self._connection.hop(self._inside.rows, query, params)


class SqliteDatabase:
    def __init__(
        self,
        path: Path,
        writer: HoppingConnection,
        reader: HoppingConnection,
        probe: Probe | None,
    ) -> None:
        self._path = path
        self._hold: IO[str] | None = None
        self._writer = writer
        self._reader = reader
        self._lock = asyncio.Lock()
        self._waiting: list[Unit[Any]] = []
        texts = load_texts()
        self._probe = probe
        self._inside = InThread(writer.raw, texts, probe)
        self._looking = InThread(reader.raw, texts, probe)
        self._writes = HopByHop(writer, self._inside)
        self._reads = HopByHop(reader, self._looking)

    @classmethod
    async def open(cls, path: Path, probe: Probe | None = None) -> "SqliteDatabase":
        _make(path)
        writer = await _connect(path)
        try:
            reader = await _connect(path)
        except BaseException:
            await writer.close()
            raise
        return cls(path, writer, reader, probe)

    @asynccontextmanager
    async def tx(self, lock: str = "") -> AsyncIterator[Tx]:
        """SQLite has one writer, so every named ``lock`` is held by being in a transaction."""
        async with self._lock:
            with _lost():
                try:
                    await self._writer.execute("BEGIN IMMEDIATE")
                    yield self._writes
                    self._tell("before")
                    await self._writer.commit()
                except BaseException:
                    await asyncio.shield(self._writer.rollback())
                    raise
            self._tell("after")

    async def write(self, work: Work[T], *, lock: str = "") -> T:
        """Whoever gets the writer commits for all who wait; they find theirs done when they get it."""
        unit = Unit(work)
        self._waiting.append(unit)
        try:
            async with self._lock:
                if not unit.ended:
                    await self._writer.hop(self._committed, self._taken())
        finally:
            if unit in self._waiting:
                self._waiting.remove(unit)
        with _lost():
            return unit.outcome()

    def _taken(self) -> list[Unit[Any]]:
        """The longest waiting. None where those of a caller who was cancelled are still on their way:
        the thread takes hops in order, so that an empty one waits for them.
        """
        taken, self._waiting = self._waiting[:UNITS_MAX], self._waiting[UNITS_MAX:]
        return taken

    def _committed(self, units: list[Unit[Any]]) -> None:
        commit_together(self._writer.raw, self._inside, units, self._probe)

    async def read(self, work: Work[T]) -> T:
        with _lost():
            return await self._reader.hop(lambda: at_once(work(self._looking)))

    async def one(self, query: str, **params: object) -> Row | None:
        with _lost():
            return await self._reads.one(query, **params)

    async def all(self, query: str, **params: object) -> list[Row]:
        with _lost():
            return await self._reads.all(query, **params)

    async def run(self, query: str, **params: object) -> None:
        await self.write(lambda tx: tx.run(query, **params))

    async def one_locked(self, lock: str, query: str, **params: object) -> Row | None:
        return await self.write(lambda tx: tx.one(query, **params))

    def _tell(self, when: str) -> None:
        if self._probe is not None:
            self._probe(when, "commit")

    async def migrate(self) -> int:
        async with self._lock:
            return await asyncio.shield(self._writer.hop(self._migrate))

    def _migrate(self) -> int:
        """All in one transaction, looked up inside it: two processes may start at one moment.

        On a connection of its own: the pages that it wrote and a hundred statements that never come
        again go with it, 0.9 MiB of the process that made the store.
        """
        with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
            for pragma in PRAGMAS:
                connection.execute(pragma)
            connection.execute("BEGIN IMMEDIATE")
            try:
                count = _bring_up_to_date(connection)
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
        return count

    async def alone(self) -> bool:
        """A lock on a file beside the store: the kernel lets go of it when a process dies."""
        file = self._path.with_suffix(".lock").open("w")
        self._hold = file
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            await asyncio.to_thread(fcntl.flock, file, fcntl.LOCK_SH)
            return False
        fcntl.flock(file, fcntl.LOCK_SH)
        return True

    async def hold_on(self) -> None:
        """The kernel lets go of a file's lock with the process and not before."""

    async def aclose(self) -> None:
        if self._hold is not None:
            self._hold.close()
        try:
            await self._reader.close()
        finally:
            await self._writer.close()


def _bring_up_to_date(connection: sqlite3.Connection) -> int:
    connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY)")
    done = {row[0] for row in connection.execute("SELECT version FROM schema_version")}
    missing = migrations_after(done)
    for number, sql in missing:
        for statement in _statements(sql):
            connection.execute(statement)
        connection.execute("INSERT INTO schema_version VALUES (?)", (number,))
    return len(missing)


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit what is open."""
    text = ""
    for line in sql.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            yield text
            text = ""


async def _connect(path: Path) -> HoppingConnection:
    connection = HoppingConnection.to(path)
    await connection
    connection.row_factory = sqlite3.Row
    try:
        for pragma in PRAGMAS:
            await _set(connection, pragma)
    except BaseException:
        await connection.close()
        raise
    return connection


async def _set(connection: HoppingConnection, pragma: str) -> None:
    for _ in range(WAL_TRIES):
        try:
            await connection.execute(pragma)
            return
        except sqlite3.OperationalError:
            await asyncio.sleep(WAL_WAIT_S)
    await connection.execute(pragma)


def _make(path: Path) -> None:
    """What people asked for is the owner's to read; the files beside it take over its rights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
