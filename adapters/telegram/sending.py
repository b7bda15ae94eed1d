"""The calls that write, repeated with what Telegram refused taken away.

Markup that cannot be parsed goes as plain text; a topic that is closed or gone becomes the chat
itself; a chat that moved is found at its new id; a photo that is refused goes as a document. An
unchanged edit is a success.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict, TypeVar

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
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, TelegramError

from adapters.telegram.addresses import NO_TOPIC, Address
from adapters.telegram.errors import Trouble, trouble_of
from adapters.telegram.wording import Words

log = structlog.get_logger()

Moved = Callable[[Address, Address], Awaitable[None]]
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ForceReply | None
T = TypeVar("T")
NO_LINKS = LinkPreviewOptions(is_disabled=True)
#: How often one call is changed and repeated before its refusal counts.
CHANGES_MAX = 4
PHOTO_NAME = "picture.jpg"
#: A second with a little more, for clocks that differ.
SECOND_S = 1.05


class Target(TypedDict, total=False):
    """How an edit names its message."""

    chat_id: int
    message_id: int
    inline_message_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a call goes out this time."""

    address: Address
    marked: bool = True
    as_document: bool = False

    def words(self, words: Words) -> str:
        return words.html if self.marked else words.plain

    @property
    def mode(self) -> str | None:
        return ParseMode.HTML if self.marked else None


class Sender:
    """``moved`` is told of a group that became a supergroup; ``per_second`` 0 lifts the limit."""

    def __init__(self, bot: Bot, moved: Moved, *, per_second: int = 0) -> None:
        self._bot = bot
        self._moved = moved
        self._new_ids: dict[int, int] = {}
        self._throughput = Throughput(per_second)

    # -- new messages -------------------------------------------------------------------------

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

        return await self._tolerant(address, call)

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

        return await self._tolerant(address, call)

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

        return await self._tolerant(address, call)

    async def album(
        self,
        address: Address,
        bodies: Sequence[bytes],
        words: Words,
        *,
        reply_to: int | None = None,
    ) -> None:
        """Two to ten photos as one album; albums have no buttons."""

        async def call(way: Way) -> object:
            photos = [InputMediaPhoto(_file(body, PHOTO_NAME)) for body in bodies]
            return await self._bot.send_media_group(
                way.address.chat,
                photos,
                caption=way.words(words),
                parse_mode=way.mode,
                message_thread_id=way.address.thread_id,
                reply_parameters=_reply(reply_to),
            )

        await self._tolerant(address, call)

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

    # -- edits --------------------------------------------------------------------------------

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

        await self._tolerant(address, call)

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

        await self._tolerant(address, call)

    async def edit_markup(
        self, address: Address, message: str, markup: InlineKeyboardMarkup | None
    ) -> None:
        async def call(way: Way) -> object:
            return await self._bot.edit_message_reply_markup(
                reply_markup=markup, **_target(way.address, message)
            )

        await self._tolerant(address, call)

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

        await self._tolerant(address, call)

    # -- what Telegram refuses ----------------------------------------------------------------

    async def _tolerant(self, address: Address, call: Callable[[Way], Awaitable[T]]) -> T:
        way = Way(address=replace(address, chat=self._new_ids.get(address.chat, address.chat)))
        for _ in range(CHANGES_MAX):
            try:
                async with self._throughput:
                    return await call(way)
            except TelegramError as error:
                trouble = trouble_of(error)
                if trouble is Trouble.UNCHANGED:
                    return None  # type: ignore[return-value]  # only edits, whose answer is not used
                changed = await self._changed(way, trouble, error)
                if changed is None:
                    raise
                log.info("repeated_otherwise", trouble=trouble.value)
                way = changed
        raise TelegramError("refused however it was sent")

    async def _changed(self, way: Way, trouble: Trouble, error: TelegramError) -> Way | None:
        """Another way for the same call; None where there is none."""
        if trouble is Trouble.MARKUP and way.marked:
            return replace(way, marked=False)
        if trouble is Trouble.TOPIC and way.address.topic != NO_TOPIC:
            return replace(way, address=replace(way.address, topic=NO_TOPIC))
        if trouble is Trouble.PHOTO and not way.as_document:
            return replace(way, as_document=True)
        if isinstance(error, ChatMigrated) and error.new_chat_id != way.address.chat:
            return replace(way, address=await self._learnt(way.address, error.new_chat_id))
        return None

    async def _learnt(self, old: Address, chat: int) -> Address:
        self._new_ids[old.chat] = chat
        new = replace(old, chat=chat)
        await self._moved(old, new)
        return new


class Throughput:
    """Bounds the writes of the whole bot in a second; ``per_second`` 0 lifts it.

    Calls under way count with those that ended within the second: however the network bunches
    them, no more than that can arrive in one second there.
    """

    def __init__(self, per_second: int) -> None:
        self._limit = per_second
        self._open = 0
        self._ended: deque[float] = deque()

    async def __aenter__(self) -> None:
        while self._limit:
            now = asyncio.get_running_loop().time()
            while self._ended and self._ended[0] <= now - SECOND_S:
                self._ended.popleft()
            if self._open + len(self._ended) < self._limit:
                break
            await asyncio.sleep(self._ended[0] + SECOND_S - now if self._ended else SECOND_S / 20)
        self._open += 1

    async def __aexit__(self, *_: object) -> None:
        self._open -= 1
        if self._limit:
            self._ended.append(asyncio.get_running_loop().time())


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
