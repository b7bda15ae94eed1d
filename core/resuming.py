"""Goes on with what an operator decided, in the process that writes to the person's platform."""

import asyncio
from collections.abc import Collection

import structlog

from core.conversation import Incoming
from core.db.database import Row
from core.desk import Desk
from core.held import ReviewKind, ReviewState
from core.ports import Signals
from core.relay import Relay
from core.reviews import TOPIC, Reviews
from core.settlement import Settlement, held_picture

log = structlog.get_logger()

POLL_S = 2.0
#: For how long a decision is one process's to act on, in milliseconds.
LEASE_MS = 60_000


class Resuming:
    """``platforms``: those that this process writes to. Acting twice is one message and one job."""

    def __init__(
        self, desk: Desk, reviews: Reviews, settlement: Settlement, relay: Relay, signals: Signals,
        platforms: Collection[str],
    ) -> None:  # fmt: skip
        self._desk = desk
        self._reviews = reviews
        self._settlement = settlement
        self._relay = relay
        self._platforms = platforms
        self._decided = asyncio.Event()
        signals.hear(TOPIC, lambda _: self._decided.set())

    async def run(self) -> None:
        while True:
            try:
                await self.act()
            except Exception:
                log.exception("reviews_not_resumed")
            try:
                await asyncio.wait_for(self._decided.wait(), POLL_S)
            except TimeoutError:
                pass
            self._decided.clear()

    async def act(self) -> None:
        """Act on every decision that nobody has acted on."""
        for row in await self._reviews.due(self._platforms, lease_ms=LEASE_MS):
            try:
                await self._resume(row)
            except Exception:
                log.exception("review_broke", review=row["id"])
                continue
            await self._reviews.done(row)

    async def _resume(self, row: Row) -> None:
        approved = row["state"] == ReviewState.APPROVED
        if row["kind"] == ReviewKind.REQUEST:
            await self._desk.reviewed(Incoming.from_json(row["payload"]), approved=approved)
            return
        decided = self._settlement.cleared if approved else self._settlement.denied
        await decided(row["job_id"], held_picture(row))
        self._relay.wake()
