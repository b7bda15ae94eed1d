"""The calls that write: new messages, and edits, each the way that Telegram takes it (`tolerance`)."""

from collections.abc import Sequence
from typing import TypedDict

import structlog
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import TelegramError

from adapters.telegram.addresses import Address
from adapters.telegram.tolerance import Moved, Tolerance, Way
from adapters.telegram.wording import Words

log = structlog.get_logger()

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ForceReply | None
NO_LINKS = LinkPreviewOptions(is_disabled=True)
PHOTO_NAME = "picture.jpg"


class Target(TypedDict, total=False):
    """How an edit names its message."""

    chat_id: int
    message_id: int
    inline_message_id: str


class Sender:
    """``moved`` is told of a group that became a supergroup; ``per_second`` 0 lifts the limit."""

    def __init__(self, bot: Bot, moved: Moved, *, per_second: int = 0) -> None:
        self._bot = bot
        self._tolerance = Tolerance(moved, per_second=per_second)

    async def text(
        self, address: Address, words: Words, *, markup: Markup = None, reply_to: int | None = None
    ) -> Message:
        async def call(way: Way) -> Message:
            return await self._bot.send_message(
                way.address.chat,
                way.words(words),
                parse_mode=way.mode,
                message_thread_id=way.address.thread_id,
                reply_markup=markup,
                reply_parameters=_reply(reply_to),
                link_preview_options=NO_LINKS,
            )

        return await self._tolerance.made(address, call)

    async def photo(
        self,
        address: Address,
        body: bytes,
        words: Words,
        *,
        markup: Markup = None,
        reply_to: int | None = None,
        spoiler: bool = False,
    ) -> Message:
        async def call(way: Way) -> Message:
            if way.as_document:
                return await self._document(way, body, PHOTO_NAME, words, markup, reply_to)
            return await self._bot.send_photo(
                way.address.chat,
                _file(body, PHOTO_NAME),
                caption=way.words(words),
                parse_mode=way.mode,
                message_thread_id=way.address.thread_id,
                reply_markup=markup,
                reply_parameters=_reply(reply_to),
                has_spoiler=spoiler or None,
            )

        return await self._tolerance.made(address, call)

    async def document(
        self,
        address: Address,
        body: bytes,
        filename: str,
        words: Words,
        *,
        reply_to: int | None = None,
    ) -> Message:
        async def call(way: Way) -> Message:
            return await self._document(way, body, filename, words, None, reply_to)

        return await self._tolerance.made(address, call)

    async def album(
        self,
        address: Address,
        bodies: Sequence[bytes],
        words: Words,
        *,
        reply_to: int | None = None,
    ) -> Sequence[Message]:
        """Two to ten photos as one album; albums have no buttons."""

        async def call(way: Way) -> Sequence[Message]:
            photos = [InputMediaPhoto(_file(body, PHOTO_NAME)) for body in bodies]
            return await self._bot.send_media_group(
                way.address.chat,
                photos,
                caption=way.words(words),
                parse_mode=way.mode,
                message_thread_id=way.address.thread_id,
                reply_parameters=_reply(reply_to),
            )

        return await self._tolerance.made(address, call)

    async def _document(
        self,
        way: Way,
        body: bytes,
        filename: str,
        words: Words,
        markup: Markup,
        reply_to: int | None,
    ) -> Message:
        return await self._bot.send_document(
            way.address.chat,
            _file(body, filename),
            caption=way.words(words),
            parse_mode=way.mode,
            message_thread_id=way.address.thread_id,
            reply_markup=markup,
            reply_parameters=_reply(reply_to),
            disable_content_type_detection=True,
        )

    async def edit_text(
        self,
        address: Address,
        message: str,
        words: Words,
        *,
        markup: InlineKeyboardMarkup | None = None,
    ) -> None:
        async def call(way: Way) -> object:
            return await self._bot.edit_message_text(
                way.words(words),
                parse_mode=way.mode,
                reply_markup=markup,
                link_preview_options=NO_LINKS,
                **_target(way.address, message),
            )

        await self._tolerance.made(address, call)

    async def edit_caption(
        self,
        address: Address,
        message: str,
        words: Words,
        *,
        markup: InlineKeyboardMarkup | None = None,
    ) -> None:
        async def call(way: Way) -> object:
            return await self._bot.edit_message_caption(
                caption=way.words(words),
                parse_mode=way.mode,
                reply_markup=markup,
                **_target(way.address, message),
            )

        await self._tolerance.made(address, call)

    async def edit_markup(
        self, address: Address, message: str, markup: InlineKeyboardMarkup | None
    ) -> None:
        async def call(way: Way) -> object:
            return await self._bot.edit_message_reply_markup(
                reply_markup=markup, **_target(way.address, message)
            )

        await self._tolerance.made(address, call)

    async def react(self, address: Address, message: str, sign: str) -> bool:
        """False where Telegram does not take it: reactions can be forbidden, and messages deleted."""
        try:
            await self._bot.set_message_reaction(address.chat, int(message), sign)
        except TelegramError as error:
            log.debug("no_reaction", error=type(error).__name__)
            return False
        return True

    async def to_photo(
        self,
        address: Address,
        message: str,
        photo: bytes | str,
        words: Words,
        *,
        markup: InlineKeyboardMarkup | None = None,
        spoiler: bool = False,
    ) -> None:
        """Turn a message into a photo; ``photo`` is a whole file, or the id of one at Telegram."""

        async def call(way: Way) -> object:
            given = photo if isinstance(photo, str) else _file(photo, PHOTO_NAME)
            caption, mode = way.words(words), way.mode
            media: InputMediaDocument | InputMediaPhoto
            if way.as_document:
                media = InputMediaDocument(given, caption=caption, parse_mode=mode)
            else:
                media = InputMediaPhoto(
                    given, caption=caption, parse_mode=mode, has_spoiler=spoiler or None
                )
            target = _target(way.address, message)
            return await self._bot.edit_message_media(media, reply_markup=markup, **target)

        await self._tolerance.made(address, call)


def _file(body: bytes, filename: str) -> InputFile:
    return InputFile(body, filename=filename, attach=True)


def _reply(message: int | None) -> ReplyParameters | None:
    """A reply that does not fail where the message is gone."""
    if message is None:
        return None
    return ReplyParameters(message, allow_sending_without_reply=True)


def _target(address: Address, message: str) -> Target:
    if address.inline:
        return Target(inline_message_id=address.inline)
    return Target(chat_id=address.chat, message_id=int(message))
