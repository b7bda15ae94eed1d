"""What the clock starts: each slot of each schedule once, whichever process is first to take it.

APScheduler 3 only rings the bells. It keeps no store of its own, so a row of ours (`tick`) decides
who runs a slot, and a slot that was missed while nobody ran is caught up at start.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from core.db.database import Database
from core.ports import Clock

log = structlog.get_logger()

HOUR_S = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """``every_s``: its slots begin at multiples of that many seconds since the epoch (UTC)."""

    name: str
    every_s: int
    run: Callable[[], Awaitable[None]]


class Schedule:
    def __init__(self, database: Database, clock: Clock, owner: str, chores: list[Chore]) -> None:
        self._database = database
        self._clock = clock
        self._owner = owner
        self._chores = chores

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        scheduler = AsyncIOScheduler(timezone="UTC")
        for chore in self._chores:
            # A late bell still rings: APScheduler drops it after one second by default.
            scheduler.add_job(
                self.ring, IntervalTrigger(seconds=min(chore.every_s, HOUR_S)), args=[chore],
                misfire_grace_time=None, coalesce=True, max_instances=1,
            )  # fmt: skip
        scheduler.start()
        catch_up = asyncio.create_task(self._catch_up())
        try:
            yield
        finally:
            catch_up.cancel()
            await asyncio.gather(catch_up, return_exceptions=True)
            scheduler.shutdown(wait=False)

    async def _catch_up(self) -> None:
        for chore in self._chores:
            await self.ring(chore)

    async def ring(self, chore: Chore) -> bool:
        """Do a chore if its slot is still free; answers whether this call did it."""
        slot = self._clock.now_ms() // (chore.every_s * 1000)
        async with self._database.tx() as tx:
            taken = await tx.one(
                "tick_take", name=chore.name, slot=slot, worker=self._owner, now=self._clock.now_ms()
            )
        if taken is None:
            return False
        try:
            await chore.run()
        except Exception:
            log.exception("chore_failed", chore=chore.name)
        return True
