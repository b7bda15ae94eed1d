"""Two processes and fifty submits: a quota of three is three, on both engines."""

import asyncio
import sys
from pathlib import Path

from core.db.database import open_database
from core.db.ledger import Ledger
from tests.fakes.clock import FakeClock

ROOT = Path(__file__).parents[2]


async def _racer(url: str, name: str) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.contracts.racer", url, name, "25", cwd=ROOT,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    return process


async def test_two_processes_race_for_a_quota_of_three(database_url: str) -> None:
    async with open_database(database_url) as database:
        racers = [await _racer(database_url, "a"), await _racer(database_url, "b")]

        answers = await asyncio.gather(*(racer.communicate(b"go\n") for racer in racers))

        taken = [int(out) for out, _ in answers]
        assert sum(taken) == 3
        assert len(await database.all("jobs_open")) == 3
        assert await Ledger(database, FakeClock()).verify() == []
