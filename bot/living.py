"""A house set in motion: what a dead process left is taken up, then the loops run until the end."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial

import structlog

from bot.ground import Ground
from bot.lean import collect_as_usual, left_out
from bot.lifecycle import Loop, running, working
from bot.machinery import Machinery
from bot.outbound import trusted
from bot.roles import Role
from core.errors import StoreLost
from core.inbound.door import CoreDoor
from core.people.retention import Retention
from core.storage import checks
from core.storage.local import LocalStorage

log = structlog.get_logger()

#: Decoders that Pillow brings along: files of these kinds are neither taken nor made.
UNREAD = ("PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.PpmImagePlugin")
#: Seconds that finals have at the end of a process, before it leaves the platforms; what is left comes
#: at the next start, or from another process at once.
DELIVER_S = 2.0
#: Seconds between looks whether this process still holds its store; less than a restart of it takes.
HOLD_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Assembled; `live` sets it in motion."""

    ground: Ground
    machinery: Machinery
    door: CoreDoor
    roles: frozenset[Role]
    loops: dict[str, Loop]
    ready: asyncio.Event


@asynccontextmanager
async def live(house: House) -> AsyncIterator[None]:
    """The loops of one process, begun after recovery; leaving ends them in order."""
    ground, machinery = house.ground, house.machinery
    async with AsyncExitStack() as stack:
        stack.push_async_callback(house.door.intake.aclose)
        alone = await ground.database.alone()
        if alone:
            await _take_over(ground, machinery)
            await house.door.resuming.recover()
            await house.door.following.recover()
        left = await house.door.intake.left(alone=alone)
        await stack.enter_async_context(running({
            **house.loops, "relay": machinery.relay.run,
            "places": machinery.progress.run, "rules": machinery.rules.run,
            "reviews": house.door.resuming.run, "follows": house.door.following.run,
            "quotas": machinery.quotas.run, "hold": partial(_holding_on, ground),
        }))  # fmt: skip
        # After the worker has ended its jobs, and while the platforms can still be written to.
        stack.push_async_callback(machinery.relay.drain, DELIVER_S)
        if Role.WORKER in house.roles:
            silence_s = ground.config.worker.dead_after_s
            await stack.enter_async_context(
                working(machinery.worker, machinery.sweep, dead_after_s=silence_s)
            )
            if ground.painters.warming.needed:
                await stack.enter_async_context(running({"warming": ground.painters.warming.run}))
        if Role.SCHEDULER in house.roles:
            await stack.enter_async_context(_clocks(house))
        await house.door.intake.recover(left)
        if alone:
            await house.door.intake.ask_again()
        await asyncio.to_thread(_warm, ground)
        collect_as_usual()
        house.ready.set()
        log.info("ready", pid=os.getpid(), alone=alone, roles=sorted(house.roles))
        yield


async def _holding_on(ground: Ground) -> None:
    """For as long as the process lives, whatever becomes of its connection to the store."""
    while True:
        await asyncio.sleep(HOLD_S)
        with suppress(StoreLost):  # still away: looked again as soon, however long that lasts
            await ground.database.hold_on()


def _clocks(house: House) -> AbstractAsyncContextManager[None]:
    """What this process does by the clock, where no other is first to take the slot."""
    # APScheduler and what counts the house's figures are read in by one process of several.
    from bot.chores import chores
    from bot.notices import notices_of
    from bot.schedule import Schedule

    ground, machinery = house.ground, house.machinery
    duties = chores(
        ground.database, machinery.ledger, ground.clock,
        notices_of(ground, machinery.ledger, machinery.messengers),
        sweep=house.door.gallery.sweep, expire=machinery.submit.wallets.expire,
        refuse=machinery.reviews.sweep,
        retain=Retention(ground.database, ground.clock, ground.config.retention.keeping()).run,
    )  # fmt: skip
    return Schedule(ground.database, ground.clock, machinery.worker.id, duties).running()


def _warm(ground: Ground) -> None:
    """What the first message and picture would wait for, read while the platforms are called."""
    ground.wording.warm()
    ground.phrases.warm()
    ground.painters.warm()
    with left_out(*UNREAD):
        checks.warm()
    trusted()


async def _take_over(ground: Ground, machinery: Machinery) -> None:
    """Nobody else lives on this store: whatever was under way belonged to a dead process."""
    if isinstance(ground.storage, LocalStorage):  # a bucket's lifecycle rule does it there
        ground.storage.sweep()
    await ground.database.run("leases_drop")
    await machinery.sweep.take_over()
    await machinery.relay.recover()
