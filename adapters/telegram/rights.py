"""Who looks after a group: asked of Telegram in the moment that it matters, and never kept."""

from telegram import Bot, Chat
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

LOOK_AFTER = frozenset({ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})


class Rights:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def manages(self, chat: Chat, user: int) -> bool:
        """Whether the person is an admin of the group now; False in a private chat, and in doubt."""
        if chat.type == ChatType.PRIVATE:
            return False
        try:
            member = await self._bot.get_chat_member(chat.id, user)
        except TelegramError:
            return False
        return member.status in LOOK_AFTER
