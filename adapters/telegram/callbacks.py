"""Presses are answered at once: with a little window where the words come quickly, else silently.

A press can be answered only once, and the person's button turns until then.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from telegram import Bot
from telegram.error import TelegramError

from adapters.telegram.errors import Trouble, trouble_of

log = structlog.get_logger()

#: Seconds that the work of a press has to come up with the words of its answer.
PATIENCE_S = 0.4


class Callbacks:
    def __init__(self, bot: Bot, *, patience_s: float = PATIENCE_S) -> None:
        self._bot = bot
        self._patience_s = patience_s
        self._open: set[str] = set()

    @asynccontextmanager
    async def answered(self, callback: str) -> AsyncIterator[None]:
        """Inside it `alert` may give the answer; without one it is silent, early or at the end."""
        self._open.add(callback)
        early = asyncio.create_task(self._later(callback))
        try:
            yield
        finally:
            early.cancel()
            await self._answer(callback)

    async def alert(self, callback: str, text: str) -> bool:
        """Show ``text`` to the person alone; False where the press was answered already."""
        return await self._answer(callback, text)

    async def _later(self, callback: str) -> None:
        await asyncio.sleep(self._patience_s)
        await self._answer(callback)

    async def _answer(self, callback: str, text: str | None = None) -> bool:
        if callback not in self._open:
            return False
        self._open.discard(callback)
        try:
            await self._bot.answer_callback_query(callback, text=text, show_alert=text is not None)
        except TelegramError as error:
            if trouble_of(error) is not Trouble.TOO_LATE:
                log.info("callback_unanswered", error=type(error).__name__)
            return False
        return True
