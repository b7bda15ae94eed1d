"""What every installation does by the clock: tells, cleans up, lets go, looks through its books."""

from collections.abc import Awaitable, Callable
from functools import partial

import structlog

from bot.schedule import Chore
from core.db.database import Database
from core.db.ledger import Ledger
from core.people.privacy import FORGOT
from core.ports import Clock
from core.reporting.notices import Notices

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

#: Does something as often as there is cause, and answers how often there was.
Counting = Callable[[], Awaitable[int]]


def chores(
    database: Database,
    ledger: Ledger,
    clock: Clock,
    notices: Notices,
    *,
    sweep: Counting,
    expire: Counting,
    refuse: Counting,
    retain: Callable[[], Awaitable[dict[str, int]]],
) -> list[Chore]:
    """``sweep`` removes the files of forgotten pictures, ``expire`` takes credits that have ended,
    ``refuse`` ends what waited too long for a review, ``retain`` lets go of what is kept for a time.
    """
    return [
        Chore(name="notices", every_s=MINUTE_S, run=notices.look),
        Chore(name="notices-patterns", every_s=HOUR_S, run=notices.patterns),
        Chore(name="notices-books", every_s=DAY_S, run=notices.books),
        Chore(name="notices-daily", every_s=DAY_S, run=notices.daily),
        Chore(name="prune", every_s=HOUR_S, run=partial(prune, database, clock)),
        Chore(name="audit", every_s=DAY_S, run=partial(audit, ledger)),
        Chore(name="credits", every_s=HOUR_S, run=partial(_counted, expire, "credits_expired")),
        Chore(name="retention", every_s=HOUR_S, run=partial(_retained, retain)),
        Chore(name="files", every_s=HOUR_S, run=partial(_counted, sweep, "files_swept")),
        Chore(name="reviews", every_s=HOUR_S, run=partial(_counted, refuse, "reviews_refused")),
    ]


async def prune(database: Database, clock: Clock) -> None:
    """Forget what was kept only to know a repeat, or to answer a message that may still change."""
    now = clock.now_ms()
    before = now - KEEP_EVENTS_MS
    async with database.tx() as tx:
        await tx.run("webhooks_done", before=now - KEEP_WEBHOOKS_MS, now=now)
        await tx.run("inbox_prune", before=before)
        await tx.run("rates_forget", prefix=FORGOT, before=now)
        await tx.run("routes_prune", before=now - KEEP_ROUTES_MS)
        await tx.run("outbox_prune", before=before)
        await tx.run("ticks_prune", before=before)


async def audit(ledger: Ledger) -> None:
    """Say of the books whatever does not add up."""
    for difference in await ledger.verify():
        log.error("ledger_difference", subject=difference.subject, problem=difference.problem)


async def _counted(run: Counting, event: str) -> None:
    if count := await run():
        log.info(event, count=count)


async def _retained(retain: Callable[[], Awaitable[dict[str, int]]]) -> None:
    if ended := await retain():
        log.info("retained_no_longer", **ended)
