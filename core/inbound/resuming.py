"""Goes on with what came elsewhere, in the process that writes to the person's platform.

An operator's decision about something held, and a mask that was painted on its page.
"""

import asyncio
from collections.abc import Collection
from contextlib import suppress

import structlog

from core.conversation import Incoming, PersonId, ThreadKey
from core.db.database import Row
from core.errors import StoreLost
from core.inbound.desk import Desk
from core.inbound.intake import Intake
from core.inbound.masking import TOPIC as MASKS
from core.inbound.masking import ready_line
from core.outbound.relay import Relay
from core.ports import Signals
from core.safety.held import ReviewKind, ReviewState
from core.safety.reviews import TOPIC, Reviews
from core.work.settlement import Settlement, held_picture

log = structlog.get_logger()

POLL_S = 2.0
#: For how long a decision is one process's to act on, in milliseconds.
LEASE_MS = 60_000


class Resuming:
    """``platforms``: those that this process writes to. Acting twice is one message and one job."""

    def __init__(
        self, desk: Desk, intake: Intake, reviews: Reviews, settlement: Settlement, relay: Relay,
        signals: Signals, platforms: Collection[str],
    ) -> None:  # fmt: skip
        self._desk = desk
        self._intake = intake
        self._reviews = reviews
        self._settlement = settlement
        self._relay = relay
        self._platforms = platforms
        #: Until when what is being acted on is this process's, in milliseconds.
        self._leases: set[int] = set()
        self._came = asyncio.Event()
        for topic in (TOPIC, MASKS):
            signals.hear(topic, lambda _: self._came.set())

    async def run(self) -> None:
        try:
            await self._run()
        finally:
            await self._free()

    async def _run(self) -> None:
        while True:
            try:
                await self.act()
                await self.paint()
            except Exception:
                log.exception("not_resumed")
            try:
                await asyncio.wait_for(self._came.wait(), POLL_S)
            except TimeoutError:
                pass
            self._came.clear()

    async def recover(self) -> None:
        """At the start of the only process on a store: what a dead one was acting on is due again."""
        now = self._desk.clock.now_ms()
        await self._desk.database.run("reviews_free_all", now=now)
        await self._desk.database.run("masks_free_all", now=now)

    async def _free(self) -> None:
        """An orderly stop leaves nothing to wait for: what was taken and not done is anybody's."""
        with suppress(StoreLost):
            for until in self._leases:
                await self._reviews.free(until=until)
                for platform in self._platforms:
                    await self._desk.masking.free(platform, until=until)

    def _lease(self) -> int:
        """Known before anything is taken; those that are over are forgotten."""
        now = self._desk.clock.now_ms()
        self._leases = {until for until in self._leases if until > now} | {now + LEASE_MS}
        return now + LEASE_MS

    async def act(self) -> None:
        """Act on every decision that nobody has acted on."""
        for row in await self._reviews.due(self._platforms, until=self._lease()):
            try:
                await self._resume(row)
            except Exception:
                log.exception("review_broke", review=row["id"])
                continue
            await self._reviews.done(row)

    async def paint(self) -> None:
        """Take up every mask that came: a request, or the question what shall be there."""
        masking = self._desk.masking
        for platform in self._platforms:
            for row in await masking.due(platform, until=self._lease()):
                try:
                    await self._masked(row)
                except Exception:
                    log.exception("mask_broke", mask=row["nonce"])
                    continue
                await masking.told(row)

    async def _masked(self, row: Row) -> None:
        if row["words"]:
            await self._intake.receive(await self._desk.masking.request(row))
            return
        await self._desk.statuses.answer(
            ThreadKey(row["thread"]), PersonId(row["person"]), ready_line(row["locale"]),
            reply_to=row["message"],
        )  # fmt: skip

    async def _resume(self, row: Row) -> None:
        approved = row["state"] == ReviewState.APPROVED
        if row["kind"] == ReviewKind.REQUEST:
            await self._desk.reviewed(Incoming.from_json(row["payload"]), approved=approved)
            return
        decided = self._settlement.cleared if approved else self._settlement.denied
        await decided(row["job_id"], held_picture(row))
        self._relay.wake()
