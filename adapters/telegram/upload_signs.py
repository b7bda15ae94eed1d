"""`upload_photo` above the chat, while a picture that takes its time is on its way up."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from adapters.telegram.addresses import Address

log = structlog.get_logger()

#: Seconds of an upload that need no sign: most end before Telegram would have shown one.
AFTER_S = 0.4
#: Telegram shows an action for five seconds (Bot API, `sendChatAction`).
AGAIN_S = 4.5
#: An upload that stands still for longer than this is no longer announced.
SIGNS_MAX = 8


class UploadSigns:
    """``after_s``: seconds until the first; ``again_s``: between two."""

    def __init__(self, bot: Bot, *, after_s: float = AFTER_S, again_s: float = AGAIN_S) -> None:
        self._bot = bot
        self._after_s = after_s
        self._again_s = again_s

    @contextmanager
    def during(self, address: Address) -> Iterator[None]:
        """While a picture is uploaded there; an inline message has no chat to show it in."""
        if address.inline:
            yield
            return
        shown: list[asyncio.Task[None]] = []
        loop = asyncio.get_running_loop()
        timer = loop.call_later(
            self._after_s, lambda: shown.append(loop.create_task(self._show(address)))
        )
        try:
            yield
        finally:
            timer.cancel()
            for task in shown:
                task.cancel()

    async def _show(self, address: Address) -> None:
        for _ in range(SIGNS_MAX):
            try:
                await self._bot.send_chat_action(
                    address.chat, ChatAction.UPLOAD_PHOTO, message_thread_id=address.thread_id
                )
            except TelegramError as error:
                log.debug("no_action", error=type(error).__name__)
                return
            await asyncio.sleep(self._again_s)
