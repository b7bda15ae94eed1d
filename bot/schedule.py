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
from core.db.ledger import Ledger
from core.notices import Notices
from core.ports import Clock
from core.privacy import FORGOT

log = structlog.get_logger()

MINUTE_S = 60
HOUR_S = 3600
DAY_S = 86_400
#: For how long handled events and delivered finals are kept, to know a repeat, in milliseconds.
KEEP_EVENTS_MS = 7 * DAY_S * 1000
#: For how long a webhook may tell a restarted process whose work it was about, in milliseconds.
KEEP_WEBHOOKS_MS = HOUR_S * 1000
#: For how long a finished message keeps the way it was answered by, in milliseconds: a late picture
#: may still come to it.
KEEP_ROUTES_MS = HOUR_S * 1000


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


def chores(
    database: Database,
    ledger: Ledger,
    clock: Clock,
    *,
    sweep: Callable[[], Awaitable[int]],
    expire: Callable[[], Awaitable[int]] | None = None,
    notices: Notices | None = None,
    refuse: Callable[[], Awaitable[int]] | None = None,
    retain: Callable[[], Awaitable[dict[str, int]]] | None = None,
) -> list[Chore]:
    """What every installation needs.

    ``sweep`` removes the files of forgotten pictures, ``expire`` takes credits that have ended,
    ``refuse`` ends what waited too long for a review, ``retain`` lets go of what is kept for a time.
    """

    async def prune() -> None:
        before = clock.now_ms() - KEEP_EVENTS_MS
        async with database.tx() as tx:
            await tx.run("webhooks_done", before=clock.now_ms() - KEEP_WEBHOOKS_MS, now=clock.now_ms())
            await tx.run("inbox_prune", before=before)
            await tx.run("rates_forget", prefix=FORGOT, before=clock.now_ms())
            await tx.run("routes_prune", before=clock.now_ms() - KEEP_ROUTES_MS)
            await tx.run("outbox_prune", before=before)
            await tx.run("ticks_prune", before=before)
            await tx.run("workers_forget", dead_before=before)

    async def audit() -> None:
        for difference in await ledger.verify():
            log.error("ledger_difference", subject=difference.subject, problem=difference.problem)

    async def ended() -> None:
        if expire is not None and (count := await expire()):
            log.info("credits_expired", buckets=count)

    async def reviews() -> None:
        if refuse is not None and (count := await refuse()):
            log.info("reviews_refused", count=count)

    async def retention() -> None:
        if retain is not None and (ended := await retain()):
            log.info("retained_no_longer", **ended)

    async def files() -> None:
        if swept := await sweep():
            log.info("files_swept", count=swept)

    told = (
        [
            Chore(name="notices", every_s=MINUTE_S, run=notices.look),
            Chore(name="notices-patterns", every_s=HOUR_S, run=notices.patterns),
            Chore(name="notices-books", every_s=DAY_S, run=notices.books),
            Chore(name="notices-daily", every_s=DAY_S, run=notices.daily),
        ]
        if notices is not None
        else []
    )
    return [
        *told,
        Chore(name="prune", every_s=HOUR_S, run=prune),
        Chore(name="audit", every_s=DAY_S, run=audit),
        Chore(name="credits", every_s=HOUR_S, run=ended),
        Chore(name="retention", every_s=HOUR_S, run=retention),
        Chore(name="files", every_s=HOUR_S, run=files),
        Chore(name="reviews", every_s=HOUR_S, run=reviews),
    ]
