"""How work reaches SQLite: one hop into the connection's thread, however many statements it has.

A hop (a queue, two switches of thread, a wake-up of the event loop) costs as much CPU as a small
statement. A job has some thirty statements in a dozen units of work.
"""

import sqlite3
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from core.db.database import Probe, Row

T = TypeVar("T")

#: More than there are statements, so that each is parsed once in a connection's life.
STATEMENTS_KEPT = 512


class HoppingConnection(aiosqlite.Connection):
    """aiosqlite's connection, with a way to run a function of ours in its thread.

    It has no public one; this is the only place that leans on its protected parts.
    """

    @classmethod
    def to(cls, path: Path) -> "HoppingConnection":
        """Autocommit: BEGIN, COMMIT and ROLLBACK are ours alone."""

        def connector() -> sqlite3.Connection:
            return sqlite3.connect(path, isolation_level=None, cached_statements=STATEMENTS_KEPT)

        return cls(connector, iter_chunk_size=64)

    async def hop(self, function: Callable[..., T], *args: object) -> T:
        result: T = await self._execute(function, *args)  # type: ignore[no-untyped-call]
        return result

    @property
    def raw(self) -> sqlite3.Connection:
        """For use in the connection's own thread."""
        return self._conn


class InThread:
    """Implements `core.db.database.Tx` within the connection's thread: its awaits never wait."""

    def __init__(
        self, connection: sqlite3.Connection, texts: Mapping[str, str], probe: Probe | None
    ) -> None:
        self._connection = connection
        self._texts = texts
        self._probe = probe

    async def one(self, query: str, **params: object) -> Row | None:
        return self.first(query, params)

    async def all(self, query: str, **params: object) -> list[Row]:
        return self.rows(query, params)

    async def run(self, query: str, **params: object) -> None:
        self.rows(query, params)

    def first(self, query: str, params: Mapping[str, object]) -> Row | None:
        rows = self.rows(query, params)
        return rows[0] if rows else None

    def rows(self, query: str, params: Mapping[str, object]) -> list[Row]:
        """All of them at once: a statement that is not stepped to its end is not done."""
        if self._probe is not None:
            self._probe("before", query)
        rows: list[Row] = self._connection.execute(self._texts[query], params).fetchall()
        if self._probe is not None:
            self._probe("after", query)
        return rows


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that waits for nothing."""
    try:
        work.send(None)
    except StopIteration as ended:
        result: T = ended.value
        return result
    work.close()
    raise RuntimeError("a unit of work may await nothing but its own statements")
