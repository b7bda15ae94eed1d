"""`@bot a red fox` in any chat, and a mention in a group that the bot is not in.

The offered result is a placeholder with a button (without one Telegram names no message to edit);
once it is sent, its message is the status line. It takes pictures by file id only, which come from
the storage chat: without one the mode is off.
"""

import secrets

import structlog
from telegram import (
    Bot,
    ChosenInlineResult,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    User,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from adapters.phrases.phrases import Phrases
from adapters.telegram.addresses import Address, to_person
from adapters.telegram.errors import Trouble, trouble_of
from adapters.telegram.incoming import without_mention
from adapters.telegram.wording import cut, escaped
from core.conversation import EventId, Incoming
from core.doors import Door

log = structlog.get_logger()

WORDS_MIN, WORDS_MAX = 3, 256
TITLE_MAX = 60


class Inline:
    """``storage_chat`` 0: the mode is off, and a query is answered with nothing."""

    def __init__(self, bot: Bot, door: Door, phrases: Phrases, *, storage_chat: int) -> None:
        self._bot = bot
        self._door = door
        self._phrases = phrases
        self._on = storage_chat != 0

    async def offered(self, query: InlineQuery) -> None:
        words = query.query.strip()
        locale = query.from_user.language_code or ""
        results = []
        if self._on and len(words) >= WORDS_MIN:
            results = [self._placeholder(words[:WORDS_MAX], locale)]
        try:
            await query.answer(results, cache_time=0, is_personal=True)
        except TelegramError as error:
            if trouble_of(error) is not Trouble.TOO_LATE:
                raise

    async def chosen(self, result: ChosenInlineResult) -> None:
        if result.inline_message_id is None:
            log.warning("inline_without_message")
            return
        await self._draw(result.inline_message_id, result.from_user, result.query)

    async def mentioned(self, message: Message) -> None:
        """A guest mention: one answer, whose message is edited from then on; a bare one is told how to
        ask."""
        person = message.from_user
        words = without_mention(message.text or "", self._bot.bot)
        if message.guest_query_id is None or person is None or not self._on:
            return
        locale = person.language_code or ""
        if len(words) < WORDS_MIN:
            hint = self._phrases.phrase("telegram-guest-hint", locale, bot=self._bot.username)
            await self._bot.answer_guest_query(message.guest_query_id, self._article(hint, hint, locale))
            return
        article = self._placeholder(words[:WORDS_MAX], locale)
        sent = await self._bot.answer_guest_query(message.guest_query_id, article)
        await self._draw(sent.inline_message_id, person, words)

    def _placeholder(self, words: str, locale: str) -> InlineQueryResultArticle:
        title = self._phrases.phrase("telegram-inline-title", locale, words=cut(words, TITLE_MAX))
        return self._article(
            title, self._phrases.phrase("telegram-inline-text", locale, words=words), locale
        )

    def _article(self, title: str, text: str, locale: str) -> InlineQueryResultArticle:
        label = self._phrases.phrase("telegram-inline-button", locale)
        button = InlineKeyboardButton(label, url=f"https://t.me/{self._bot.username}")
        return InlineQueryResultArticle(
            secrets.token_hex(8),
            title,
            InputTextMessageContent(escaped(text), parse_mode=ParseMode.HTML),
            reply_markup=InlineKeyboardMarkup([[button]]),
        )

    async def _draw(self, inline: str, person: User, words: str) -> None:
        await self._door.receive(
            Incoming(
                event=EventId(f"telegram:inline:{inline}"),
                thread=Address(inline=inline).thread,
                person=to_person(person.id),
                name=person.full_name,
                text=words.strip(),
                command="imagine",
                locale=person.language_code or "",
            )
        )
