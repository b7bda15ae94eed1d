"""Threads that the library does not know: closed before it connected, or never shown to the bot.

A message there arrives with its number only; who opened the thread, what it hangs below and whether
age is asked for decide what the message is to us, so that the thread is asked for, once.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import discord
import structlog

from adapters.discord.errors import FAILURES
from core.errors import DeliveryError

log = structlog.get_logger()

Ask = Callable[[int], Awaitable[object]]
REMEMBERED_MAX = 1000


class Places:
    """``ask`` fetches a channel by its number and raises what the library raises."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        #: Whoever comes while it is being asked for waits for the same answer, in order.
        self._known: OrderedDict[int, asyncio.Task[discord.Thread | None]] = OrderedDict()

    async def complete(self, message: discord.Message) -> None:
        """Put the thread in the message's place, where Discord says which it is."""
        channel = message.channel
        if message.guild is None or not isinstance(channel, discord.PartialMessageable):
            return
        found = await self._of(channel.id)
        if found is not None:
            message.channel = found

    async def _of(self, channel: int) -> discord.Thread | None:
        asked = self._known.get(channel)
        if asked is None:
            asked = self._known[channel] = asyncio.create_task(self._fetched(channel))
            while len(self._known) > REMEMBERED_MAX:
                self._known.popitem(last=False)
        return await asyncio.shield(asked)

    async def _fetched(self, channel: int) -> discord.Thread | None:
        try:
            found = await self._ask(channel)
        except (*FAILURES, DeliveryError) as error:
            log.info("place_unknown", error=type(error).__name__)
            self._known.pop(channel, None)
            return None
        return found if isinstance(found, discord.Thread) else None
