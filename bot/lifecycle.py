"""The tasks of one process: supervised while it runs, ended in order within ten seconds."""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import structlog

from bot.lean import give_back
from core.errors import StoreLost
from core.work.sweep import LOOKS, Sweep
from core.work.worker import Worker

log = structlog.get_logger()

#: Seconds that running jobs have to finish before they are handed back; the end takes less than 10.
DRAIN_S = 7.0
RESTART_S = (1.0, 2.0, 5.0, 15.0, 30.0)
#: Seconds between two looks whether work has left memory behind.
TIDY_S = 60.0
#: A task that ran this long was well: its next failure is restarted quickly again, in seconds.
WELL_S = 60.0

Loop = Callable[[], Awaitable[None]]


def leave_start_alone() -> None:
    """What stands when a process is ready stays: the collector looks at what came later only.

    Looking through all of it takes 60 ms, in which the event loop stands still, about every 800 jobs.
    For a process that lives for one house: what is garbage at this moment is kept for good.
    """
    gc.collect()
    give_back()
    gc.freeze()


async def supervised(name: str, loop: Loop) -> None:
    """Run a loop for ever: an exception is logged and it is started again, later each time."""
    failures = 0
    clock = asyncio.get_running_loop()
    while True:
        began = clock.time()
        try:
            await loop()
            return
        except Exception:
            failures = 0 if clock.time() - began > WELL_S else failures
            delay = RESTART_S[min(failures, len(RESTART_S) - 1)]
            failures += 1
            log.exception("task_failed", task=name, restart_s=delay)
            await asyncio.sleep(delay)


@asynccontextmanager
async def running(loops: dict[str, Loop]) -> AsyncIterator[None]:
    """Each loop in a supervised task of its own; leaving cancels them."""
    tasks = [asyncio.create_task(supervised(name, loop), name=name) for name, loop in loops.items()]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def working(worker: Worker, sweep: Sweep, *, dead_after_s: float) -> AsyncIterator[None]:
    """The worker's life: a heartbeat while it claims, its jobs finished or handed back at the end."""
    await sweep.beat(worker.id)
    loops: dict[str, Loop] = {
        "worker": worker.run,
        "heartbeat": lambda: _beats(worker, sweep, dead_after_s / LOOKS),
        "late": lambda: _lates(sweep, dead_after_s / LOOKS),
        "tidying": lambda: _tidying(worker),
    }
    async with running(loops):
        try:
            yield
        finally:
            await worker.drain(DRAIN_S)
            await sweep.gone(worker.id)


async def _tidying(worker: Worker) -> None:
    """What pictures took and nobody needs goes back to the system once none is under way.

    glibc keeps it else: 25 of 60 MiB after a burst of two hundred.
    """
    ended = 0
    while True:
        await asyncio.sleep(TIDY_S)
        if worker.ended != ended and worker.idle:
            ended = worker.ended
            await asyncio.to_thread(give_back)


async def _beats(worker: Worker, sweep: Sweep, every_s: float) -> None:
    while True:
        await asyncio.sleep(every_s)
        await sweep.beat(worker.id)
        with suppress(StoreLost):  # there is another look soon, and no beat may wait for it
            await sweep.sweep()


async def _lates(sweep: Sweep, every_s: float) -> None:
    """Beside the heartbeat, never in it: painters are asked, and may not answer."""
    while True:
        await asyncio.sleep(every_s)
        await sweep.late()
