"""Events whose handling may be repeated are marked as done in one step for many."""

import asyncio

from core.errors import StoreLost
from core.ports import Inbox

#: Seconds until an event is marked at the latest, and how many are marked together at most.
MARK_S = 0.25
MARK_MAX = 50


class Marks:
    """For one queue of the inbox. What a crash leaves unmarked is handled again at the next start."""

    def __init__(self, inbox: Inbox, source: str) -> None:
        self._inbox = inbox
        self._source = source
        self._handled: list[str] = []
        self._waiting: asyncio.Task[None] | None = None

    async def add(self, *events: str) -> None:
        self._handled.extend(events)
        if len(self._handled) >= MARK_MAX:
            await self.write()
        elif self._waiting is None:
            self._waiting = asyncio.create_task(self._soon(), name=f"marks-{self._source}")

    async def write(self) -> None:
        """Mark at once whatever waits for it."""
        handled, self._handled = self._handled, []
        if not handled:
            return
        try:
            await self._inbox.done(self._source, *handled)
        except StoreLost:
            self._handled = [*handled, *self._handled]

    async def aclose(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            await asyncio.gather(self._waiting, return_exceptions=True)
        await self.write()

    async def _soon(self) -> None:
        await asyncio.sleep(MARK_S)
        self._waiting = None
        await self.write()
