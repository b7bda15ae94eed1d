"""What must be written down is written as soon as the store is there again.

Not with stamina, which repeats the calls to services: it would log every try of every job that waits,
hundreds of lines a second while a store is away, and knows no clock but its own.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from core.errors import StoreLost
from core.ports import Clock

log = structlog.get_logger()

T = TypeVar("T")

#: Seconds between tries; the last goes on for ever. A server that restarts is away for some seconds.
PAUSES_S = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0)


async def patiently(
    work: Callable[[], Awaitable[T]], clock: Clock, what: str, *, for_ever: bool = True
) -> T:
    """The work's result, whenever that is; ends before it only by being cancelled.

    ``work`` is tried again after every `StoreLost`, so that twice must be once: whether the store took
    it before it was lost is not known. ``what`` names it in the log. ``for_ever`` False: raises
    `StoreLost` after some nine seconds, where somebody waits who can be told.
    """
    tries = 0
    while True:
        try:
            done = await work()
        except StoreLost as lost:
            if tries == 0:
                log.warning("store_lost", waits=what, detail=str(lost))
            if tries == len(PAUSES_S) and not for_ever:
                raise
            await clock.sleep(PAUSES_S[min(tries, len(PAUSES_S) - 1)])
            tries += 1
        else:
            if tries:
                log.info("store_found", waited=what, tries=tries)
            return done
