"""What of a group reaches the bot: said where somebody could expect more, and nowhere else.

What privacy mode keeps away cannot be answered: who leaves the bot's name out waits for nothing.
"""

from dataclasses import replace

from telegram import Bot
from telegram.error import TelegramError

from adapters.telegram.addresses import Address
from adapters.telegram.rights import LOOK_AFTER
from core.messages import Line


class Hearing:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def explained(self, address: Address, line: Line) -> Line:
        """The line, in a group that the bot hears only a part of with what that is."""
        if not address.group or self.everything or await self._looks_after(address.chat):
            return line
        row: dict[str, int | str] = {"code": "telegram_hears", "bot": self._bot.username}
        return replace(line, rows=(*line.rows, row))

    @property
    def everything(self) -> bool:
        """Whether privacy mode is off, in all groups; so it is taken before Telegram has said it."""
        try:
            return bool(self._bot.can_read_all_group_messages)
        except RuntimeError:
            return True

    async def _looks_after(self, chat: int) -> bool:
        """An admin hears everything; so it is taken in doubt, too, where nothing is said then."""
        try:
            member = await self._bot.get_chat_member(chat, self._bot.id)
        except TelegramError:
            return True
        return member.status in LOOK_AFTER
