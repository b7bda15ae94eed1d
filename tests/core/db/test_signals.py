"""Hints between processes: they cross, and a session that the server drops is made anew."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from core.db import postgres_signals
from core.db.postgres_signals import PostgresSignals
from core.signals import LocalSignals


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[tuple[PostgresSignals, "asyncio.Queue[str]"]]:
    signals, heard = PostgresSignals(url), asyncio.Queue[str]()
    signals.hear("cancel", heard.put_nowait)
    ready = asyncio.Event()
    signals.hear("job", lambda _: ready.set())  # told once the connection stands
    task = asyncio.create_task(signals.run())
    try:
        await asyncio.wait_for(ready.wait(), 10)
        yield signals, heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_hint_is_heard_in_both_processes_once(postgres_url: str) -> None:
    async with listening(postgres_url) as (one, here), listening(postgres_url) as (_, there):
        one.tell("cancel", "job-1")

        assert await asyncio.wait_for(there.get(), 10) == "job-1"
        assert here.get_nowait() == "job-1"
        await asyncio.sleep(0.1)
        assert here.empty() and there.empty()


async def test_a_hint_too_long_for_the_server_is_cut_and_the_next_one_is_heard(
    postgres_url: str,
) -> None:
    """A payload has at most 8000 bytes, and letters may have three."""
    async with listening(postgres_url) as (one, _), listening(postgres_url) as (_, there):
        one.tell("cancel", "狐" * 20_000)
        one.tell("cancel", "job-1")

        long = await asyncio.wait_for(there.get(), 10)
        assert long and set(long) == {"狐"} and len(long.encode()) < 8000
        assert await asyncio.wait_for(there.get(), 10) == "job-1"


async def test_a_session_that_the_server_drops_is_made_anew(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """asyncpg's LISTEN ends without an exception when the server drops the session."""
    monkeypatch.setattr(postgres_signals, "PING_S", 0.2)
    monkeypatch.setattr(postgres_signals, "RETRY_S", 0.05)
    async with listening(postgres_url) as (one, _), listening(postgres_url) as (two, there):
        again = asyncio.Event()
        two.hear("job", lambda _: again.set())
        operator = await asyncpg.connect(postgres_url)
        await operator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            " OR query = 'SELECT 1'"
        )
        await operator.close()
        await asyncio.wait_for(again.wait(), 10)

        async with asyncio.timeout(10):
            while there.empty():
                one.tell("cancel", "job-2")
                await asyncio.sleep(0.2)

        assert there.get_nowait() == "job-2"


def test_within_one_process_a_hint_is_a_call() -> None:
    signals, heard = LocalSignals(), list[str]()
    signals.hear("cancel", heard.append)

    signals.tell("cancel", "job-1")
    signals.tell("other", "x")

    assert heard == ["job-1"]
