"""Begins the changes that waited for their picture: each is planned as if it were said now, about it."""

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Protocol

import structlog

from core.conversation import CHANGING, Context, Incoming, Intent, Outcome, Understanding, platform_of
from core.db.database import Row
from core.db.rows import to_status
from core.errors import Refusal, RefusalCode, StoreLost
from core.ids import new_id, reference
from core.inbound.commands import Command, command_of
from core.inbound.context import context_when_said
from core.inbound.desk import UNSAID, Desk
from core.jobs import StatusMessage
from core.outbound.lines import broken_line
from core.outbound.shares import Shares
from core.patience import patiently
from core.ports import Signals
from core.work.settlement import Ended, Settlement

log = structlog.get_logger()

POLL_S = 2.0


class Meaning(Protocol):
    """What words mean; `core.inbound.intake.Intake.meant`."""

    async def __call__(
        self, incoming: Incoming, context: Context, command: Command | None = None
    ) -> Understanding: ...


class Following:
    """``platforms``: those that this process writes to. One begun twice is one message and one job."""

    def __init__(
        self, desk: Desk, meant: Meaning, settlement: Settlement, signals: Signals, shares: Shares,
        platforms: Collection[str],
    ) -> None:  # fmt: skip
        self._desk = desk
        self._meant = meant
        self._shares = shares
        self._platforms = platforms
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._came = asyncio.Event()
        settlement.hear(self._ended)
        # What other processes ended; a cancel, too.
        signals.hear("final", lambda _: self._came.set())

    def _ended(self, ended: Ended, pictures: object) -> None:
        """A job ended here: only what somebody waits for is worth a look at once."""
        if self._desk.follows.awaited(ended.job.status):
            self._came.set()

    async def run(self) -> None:
        try:
            while True:
                try:
                    await self.begin_due()
                except Exception:
                    log.exception("not_followed")
                with suppress(TimeoutError):
                    async with asyncio.timeout(POLL_S):
                        await self._came.wait()
                self._came.clear()
        finally:
            await self._stop()

    async def recover(self) -> None:
        """At the start of the only process on a store."""
        await self._desk.follows.free_all()

    async def begin_due(self) -> None:
        """Begin, each in a task of its own, what waited for a request that has ended."""
        for row in await self._desk.follows.due():
            if row["id"] not in self._under_way and self._ours(to_status(row)):
                task = asyncio.create_task(self._taken(row["id"]), name=f"follows-{row['id']}")
                self._under_way[row["id"]] = task
                task.add_done_callback(partial(self._over, row["id"]))

    def _ours(self, status: StatusMessage) -> bool:
        return platform_of(status.thread) in self._platforms and self._shares.near(status)

    def _over(self, status: str, _: object) -> None:
        self._under_way.pop(status, None)

    async def _stop(self) -> None:
        under_way = list(self._under_way.values())
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    async def _taken(self, status: str) -> None:
        try:
            row = await self._desk.follows.take(status)
        except StoreLost:
            return  # it stays due
        if row is None:
            return
        try:
            await patiently(partial(self._begin, row), self._desk.clock, "a change that waited")
        except asyncio.CancelledError:
            # An orderly stop leaves nothing to wait for: it is anybody's at once.
            with suppress(StoreLost):
                await self._desk.follows.free(status, until=row["taken_ms"])
            raise

    async def _begin(self, row: Row) -> None:
        status = to_status(row)
        try:
            await self._drawn(status, str(row["follows"]))
        except Refusal as refusal:
            if refusal.reason in UNSAID:
                await self._desk.database.run("turn_aside", event=status.event)
            await self._desk.orders.refuse(status, refusal)
        except StoreLost:
            raise
        except Exception:
            ref = reference(new_id())
            log.exception("follow_broke", ref=ref, status=status.id)
            await self._desk.statuses.close(status, broken_line(ref, locale=status.locale))

    async def _drawn(self, status: StatusMessage, first: str) -> None:
        """Raises `Refusal`, above all (first_gone) where there is no picture to begin with."""
        desk = self._desk
        stored = await desk.database.one("inbox_get", source="chat", event=status.event)
        picture = await desk.follows.picture(first)
        if stored is None or picture is None:
            raise Refusal(RefusalCode.FIRST_GONE)
        said = Incoming.from_json(stored["payload"])
        command, text = command_of(said)
        # The place may have moved, and the language is the one that its message speaks already.
        incoming = replace(said, text=text, thread=status.thread, locale=status.locale)
        session = await desk.session(incoming)
        now = desk.clock.now_ms()
        context = await context_when_said(desk.database, session, incoming, now_ms=now)
        context = replace(context, reply_to=picture)
        meant = self._changing(await self._meant(incoming, context, command), incoming, context, picture)
        standing = await desk.submit.admit(incoming.person, incoming.thread)
        await desk.planner.admit(incoming, meant.intent)
        log.info("follow_begins", status=status.id)
        # Whoever waited anyway waits out a cooldown as well.
        await desk.draw(
            incoming, session, context, meant, status, when_ready=True, standing=standing
        )  # fmt: skip

    def _changing(
        self, meant: Understanding, incoming: Incoming, context: Context, picture: str
    ) -> Understanding:
        """It was taken for a change when it was said, and of the picture that it waited for."""
        intent = meant.intent if meant.intent in CHANGING else Intent.EDIT
        slots = meant.slots
        if intent is not meant.intent:
            slots = self._desk.understander.slots(incoming.text, intent, context)
        if slots.target is None or not slots.target.startswith(picture):
            slots = replace(slots, target=picture)
        return replace(meant, intent=intent, slots=slots, outcome=Outcome.ACT)
