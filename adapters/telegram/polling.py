"""Asking Telegram for updates: confirmed by asking for those after them, so stored before.

Only one process may poll: a lease says which. A network failure is waited out, later each time.
"""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import cast

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from adapters.telegram.ahead import LEASE_S, Ahead, Raw, updates_url
from adapters.telegram.health import Health, problem_of
from adapters.telegram.request import AiohttpRequest
from adapters.telegram.updates import UpdateQueue
from core.errors import StoreLost
from core.ports import Leases

log = structlog.get_logger()

POLL_S = 10
RENEWED_S = 2.0
#: Seconds between looks at a lease that another process holds.
LEASE_WAIT_S = 5.0
#: Seconds between looks whether a store that is away is there again.
STORE_WAIT_S = 0.5
#: Seconds after Telegram said that somebody else polls with the same token.
CONFLICT_S = 30.0
RETRY_S = (0.5, 1.0, 2.0, 5.0, 15.0, 30.0)


class Polling:
    """``source`` names the bot's lease; ``request`` is used for nothing else.

    ``owner`` is this process's name in that lease: who is begun anew has not to wait for itself.
    ``ahead``: what was asked before this was there, taken as the first answer.
    """

    def __init__(
        self, bot: Bot, request: AiohttpRequest, queue: UpdateQueue, leases: Leases, health: Health, *,
        source: str, owner: str, ahead: Ahead | None = None,
    ) -> None:  # fmt: skip
        self._bot = bot
        self._request = request
        self._queue = queue
        self._leases = leases
        self._health = health
        self._source = source
        self._ahead = ahead
        self._owner = owner
        self._renewed: float | None = None
        self._failures = 0

    async def run(self) -> None:
        """Poll while the lease is ours, until cancelled; raises `InvalidToken`."""
        offset = 0
        try:
            while True:
                try:
                    offset = await self._polled(offset)
                except StoreLost as lost:
                    # What was not stored is not confirmed, and comes again.
                    log.warning("polling_waits", detail=str(lost))
                    await asyncio.sleep(STORE_WAIT_S)
        finally:
            with suppress(StoreLost):
                await self._leases.drop(self._source, self._owner)

    async def _polled(self, offset: int) -> int:
        """One look at what came, where it is ours; answers from where the next one asks."""
        if not await self._leads():
            await asyncio.sleep(LEASE_WAIT_S)
            return offset
        updates = await self._fetched(offset)
        if not updates:
            return offset
        await self._queue.take(updates)
        return max(offset, int(updates[-1]["update_id"]) + 1)

    async def _leads(self) -> bool:
        """Whether this process polls; one that has become it takes up what was left."""
        now, before = time.monotonic(), self._renewed
        if before is not None and now - before < RENEWED_S:
            return True
        if not await self._leases.take(self._source, self._owner, seconds=LEASE_S):
            self._renewed = None
            self._health.change(connected=True, problem="another process polls")
            return False
        if before is None:
            # Only who polls takes away a webhook: it may be that of the process which leads.
            await self._bot.delete_webhook()
            await self._queue.resume()
        self._renewed = now
        return True

    async def _fetched(self, offset: int) -> Sequence[Raw]:
        """The next updates; none after a failure, which is told and waited out."""
        try:
            updates = await self._asked_ahead() or await self._fetch(offset)
        except InvalidToken:
            raise
        except TelegramError as error:
            self._health.change(connected=False, problem=problem_of(error))
            await asyncio.sleep(_pause_s(error, self._failures))
            self._failures += 1
            return []
        self._failures = 0
        self._health.change(connected=True)
        return updates

    async def _asked_ahead(self) -> Sequence[Raw] | None:
        """What came of the question that was asked ahead, once; nobody has confirmed it yet."""
        ahead, self._ahead = self._ahead, None
        return await ahead.answer if ahead is not None else None

    async def _fetch(self, offset: int) -> list[Raw]:
        """The next updates as they came: they are stored so, and made into objects only once.

        While not connected it does not wait for one, so that the state is known at once.
        """
        timeout = POLL_S if self._health.connected else 0
        url = updates_url(self._bot.base_url, offset=offset, wait_s=timeout)
        return cast(list[Raw], await self._request.post(url))


def _pause_s(error: TelegramError, failures: int) -> float:
    if isinstance(error, Conflict):
        return CONFLICT_S
    return RETRY_S[min(failures, len(RETRY_S) - 1)]
