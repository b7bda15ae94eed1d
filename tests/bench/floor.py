"""The floor of a job: raw asyncio and aiosqlite, and the five transactions that each bot needs.

Held and queued; claimed; the call written down; settled, with the picture and the final's row; done.
WAL, synchronous=FULL as in the bot, bare tables, no understanding, no phrases, no picture on disk. The
first status is visible after the first transaction, the final after the fourth.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

TABLES = """
CREATE TABLE account (id TEXT PRIMARY KEY, held INT);
CREATE TABLE transfer (id INT PRIMARY KEY, amount INT);
CREATE TABLE job (id INT PRIMARY KEY, state TEXT);
CREATE TABLE attempt (id INT PRIMARY KEY, ref TEXT);
CREATE TABLE settled (id INT PRIMARY KEY, amount INT);
CREATE TABLE picture (id INT PRIMARY KEY, blob TEXT);
CREATE TABLE outbox (id INT PRIMARY KEY, done INT);
INSERT INTO account VALUES ('a', 0);
"""
ASKED = (
    "UPDATE account SET held = held + 1 WHERE id = 'a'",
    "INSERT INTO transfer (id, amount) VALUES (:n, 1)",
    "INSERT INTO job (id, state) VALUES (:n, 'queued')",
)
BEGUN = (
    ("UPDATE job SET state = 'running' WHERE id = :n AND state = 'queued'",),
    ("INSERT INTO attempt (id, ref) VALUES (:n, 'r')",),
)
SETTLED = (
    "UPDATE job SET state = 'succeeded' WHERE id = :n AND state = 'running'",
    "INSERT INTO settled (id, amount) VALUES (:n, 1)",
    "UPDATE account SET held = held - 1 WHERE id = 'a'",
    "INSERT INTO picture (id, blob) VALUES (:n, 'b')",
    "INSERT INTO outbox (id, done) VALUES (:n, 0)",
)
DONE = ("UPDATE outbox SET done = 1 WHERE id = :n",)


class Floor:
    """``firsts``, ``finals``: seconds from the message to the status, from the answer to the final."""

    def __init__(self, connection: aiosqlite.Connection, provider_s: float) -> None:
        self._connection = connection
        self._provider_s = provider_s
        self._lock = asyncio.Lock()
        self.firsts: list[float] = []
        self.finals: list[float] = []

    async def job(self, number: int) -> None:
        asked = time.monotonic()
        await self._transaction(ASKED, number)
        self.firsts.append(time.monotonic() - asked)
        for statements in BEGUN:
            await self._transaction(statements, number)
        await asyncio.sleep(self._provider_s)
        answered = time.monotonic()
        await self._transaction(SETTLED, number)
        self.finals.append(time.monotonic() - answered)
        await self._transaction(DONE, number)

    async def _transaction(self, statements: tuple[str, ...], number: int) -> None:
        async with self._lock:
            await self._connection.execute("BEGIN IMMEDIATE")
            for statement in statements:
                params = {"n": number} if ":n" in statement else {}
                await self._connection.execute(statement, params)
            await self._connection.commit()


@asynccontextmanager
async def floor(data: Path, *, provider_s: float = 0.0) -> AsyncIterator[Floor]:
    async with aiosqlite.connect(data / "floor.db", isolation_level=None) as connection:
        await connection.execute("PRAGMA journal_mode=WAL")
        await connection.execute("PRAGMA synchronous=FULL")
        await connection.executescript(TABLES)
        yield Floor(connection, provider_s)
