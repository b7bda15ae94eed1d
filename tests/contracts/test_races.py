"""Two processes that do the same at once: quotas, last credits, payments and grants, on both engines."""

import asyncio
from subprocess import PIPE

import pytest

from core.db.database import Database, open_database
from core.db.ledger import Ledger
from tests import forks
from tests.fakes.clock import FakeClock


def _racer(kind: str, url: str, name: str) -> forks.Forked:
    process = forks.Forked("tests.contracts.racer", kind, url, name, "25", stdin=PIPE, stdout=PIPE)
    assert process.stdout.readline() == "ready\n"
    return process


def _race(kind: str, url: str) -> list[int]:
    with _racer(kind, url, "a") as one, _racer(kind, url, "b") as other:
        for racer in (one, other):
            racer.stdin.write("go\n")
            racer.stdin.flush()
        return [int(racer.stdout.read().splitlines()[-1]) for racer in (one, other)]


async def race(kind: str, url: str) -> list[int]:
    """How often each of two processes did it, of 25 times each."""
    return await asyncio.to_thread(_race, kind, url)


async def free(database: Database) -> int:
    rows = await database.all("accounts_of", owner="local:ann")
    assert await Ledger(database, FakeClock()).verify() == []
    return sum(int(row["posted"]) - int(row["held"]) for row in rows)


@pytest.mark.parametrize(("kind", "left"), [("submits", 1000 - 3 * 4), ("spends", 14 - 3 * 4)])
async def test_two_processes_ask_fifty_times_and_three_are_taken(
    database_url: str, kind: str, left: int
) -> None:
    """A quota of three; and credits that are enough for three."""
    async with open_database(database_url) as database:
        taken = await race(kind, database_url)

        assert sum(taken) == 3
        assert len(await database.all("jobs_open")) == 3
        assert await free(database) == left


async def test_a_payment_that_two_processes_are_told_of_gives_once(database_url: str) -> None:
    async with open_database(database_url) as database:
        told = await race("pays", database_url)

        assert sum(told) == 1
        assert await free(database) == 100
        assert len(await database.all("audit_last", limit=99)) == 1


async def test_a_grant_that_two_processes_are_sent_is_booked_once(database_url: str) -> None:
    async with open_database(database_url) as database:
        await race("grants", database_url)

        assert await free(database) == 25
        assert len(await database.all("audit_last", limit=99)) == 1
