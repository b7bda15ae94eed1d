"""Each slot of each chore once, whichever process is first; a chore that breaks breaks nothing else."""

import asyncio

from bot.schedule import Chore, Schedule
from core.db.database import Database
from tests.fakes.clock import FakeClock


async def test_three_schedulers_do_a_slot_once_and_the_next_slot_again(
    database: Database, clock: FakeClock
) -> None:
    done: list[str] = []

    async def run() -> None:
        done.append("x")

    chore = Chore(name="audit", every_s=60, run=run)
    schedules = [Schedule(database, clock, f"p{n}", [chore]) for n in range(3)]

    first = await asyncio.gather(*(schedule.ring(chore) for schedule in schedules))
    clock.advance(60)
    second = await asyncio.gather(*(schedule.ring(chore) for schedule in schedules))

    assert (sum(first), sum(second), len(done)) == (1, 1, 2)


async def test_a_chore_that_breaks_is_logged_and_its_slot_is_spent(
    database: Database, clock: FakeClock
) -> None:
    async def broken() -> None:
        raise RuntimeError

    chore = Chore(name="broken", every_s=60, run=broken)
    schedule = Schedule(database, clock, "p", [chore])

    assert await schedule.ring(chore) is True
    assert await schedule.ring(chore) is False


async def test_a_slot_missed_while_nobody_ran_is_caught_up_at_start(
    database: Database, clock: FakeClock
) -> None:
    rung = asyncio.Event()

    async def run() -> None:
        rung.set()

    schedule = Schedule(database, clock, "p", [Chore(name="late", every_s=86_400, run=run)])
    async with schedule.running():
        await asyncio.wait_for(rung.wait(), 5)
