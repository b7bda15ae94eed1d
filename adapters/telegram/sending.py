"""The calls that write: new messages, and edits, each the way that Telegram takes it (`tolerance`).

Their fields are those of the Bot API, and go out through the library's own request, which knows its
errors. The library's method for each makes objects of the buttons, looks into all of them for files
and defaults, and reads the answer into objects again: a third of what its calls take for a picture.
"""

import mimetypes
from collections.abc import Mapping, Sequence
from typing import Any, cast

import structlog
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import RequestData

from adapters.telegram.addresses import Address
from adapters.telegram.keys import Keys
from adapters.telegram.request import Fields
from adapters.telegram.tolerance import Moved, Tolerance, Way
from adapters.telegram.wording import Words
from adapters.whole import Part

log = structlog.get_logger()

NO_LINKS = {"is_disabled": True}
PHOTO_NAME = "picture.jpg"
#: How a call names a file that comes with it.
PICTURE = "picture"
UNKNOWN_TYPE = "application/octet-stream"


class Sender:
    """``moved`` is told of a group that became a supergroup; ``per_second`` 0 lifts the limit.

    New messages are answered by their ids.
    """

    def __init__(self, bot: Bot, moved: Moved, *, per_second: int = 0) -> None:
        self._bot = bot
        self._tolerance = Tolerance(moved, per_second=per_second)

    async def text(
        self, address: Address, words: Words, *, markup: Keys | None = None, reply_to: int | None = None
    ) -> str:
        async def call(way: Way) -> str:
            return await self._new(
                "sendMessage", way, markup, reply_to,
                text=way.words(words), parse_mode=way.mode, link_preview_options=NO_LINKS,
            )  # fmt: skip

        return await self._tolerance.made(address, call)

    async def photo(
        self,
        address: Address,
        body: bytes,
        words: Words,
        *,
        markup: Keys | None = None,
        reply_to: int | None = None,
        spoiler: bool = False,
    ) -> str:
        async def call(way: Way) -> str:
            if way.as_document:
                return await self._document(way, body, PHOTO_NAME, words, markup, reply_to)
            return await self._new(
                "sendPhoto", way, markup, reply_to, files=[_file(PICTURE, body, PHOTO_NAME)],
                photo=_attached(PICTURE), has_spoiler=spoiler or None, **_caption(way, words),
            )  # fmt: skip

        return await self._tolerance.made(address, call)

    async def document(
        self,
        address: Address,
        body: bytes,
        filename: str,
        words: Words,
        *,
        reply_to: int | None = None,
    ) -> str:
        async def call(way: Way) -> str:
            return await self._document(way, body, filename, words, None, reply_to)

        return await self._tolerance.made(address, call)

    async def album(
        self,
        address: Address,
        bodies: Sequence[bytes],
        words: Words,
        *,
        reply_to: int | None = None,
    ) -> tuple[str, ...]:
        """Two to ten photos as one album; albums have no buttons, and the first's caption is theirs."""
        names = [f"{PICTURE}{number}" for number in range(len(bodies))]
        files = [_file(name, body, PHOTO_NAME) for name, body in zip(names, bodies, strict=True)]

        async def call(way: Way) -> tuple[str, ...]:
            media: list[dict[str, Any]] = [{"type": "photo", "media": _attached(name)} for name in names]
            media[0] |= _caption(way, words)
            said = {**_place(way), "media": media, "reply_parameters": _reply(reply_to)}
            sent = await self._call("sendMediaGroup", said, files)
            return tuple(str(message["message_id"]) for message in sent)

        return await self._tolerance.made(address, call)

    async def _document(
        self,
        way: Way,
        body: bytes,
        filename: str,
        words: Words,
        markup: Keys | None,
        reply_to: int | None,
    ) -> str:
        return await self._new(
            "sendDocument", way, markup, reply_to, files=[_file(PICTURE, body, filename)],
            document=_attached(PICTURE), disable_content_type_detection=True, **_caption(way, words),
        )  # fmt: skip

    async def edit_text(
        self,
        address: Address,
        message: str,
        words: Words,
        *,
        markup: Keys | None = None,
    ) -> None:
        async def call(way: Way) -> object:
            said = {"text": way.words(words), "parse_mode": way.mode, "link_preview_options": NO_LINKS}
            return await self._edit("editMessageText", way, message, said, markup)

        await self._tolerance.made(address, call)

    async def edit_caption(
        self,
        address: Address,
        message: str,
        words: Words,
        *,
        markup: Keys | None = None,
    ) -> None:
        async def call(way: Way) -> object:
            return await self._edit("editMessageCaption", way, message, _caption(way, words), markup)

        await self._tolerance.made(address, call)

    async def edit_markup(self, address: Address, message: str, markup: Keys | None) -> None:
        async def call(way: Way) -> object:
            return await self._edit("editMessageReplyMarkup", way, message, {}, markup)

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
        markup: Keys | None = None,
        spoiler: bool = False,
    ) -> None:
        """Turn a message into a photo; ``photo`` is a whole file, or the id of one at Telegram."""
        files = [] if isinstance(photo, str) else [_file(PICTURE, photo, PHOTO_NAME)]

        async def call(way: Way) -> object:
            media = {
                "type": "document" if way.as_document else "photo",
                "media": photo if isinstance(photo, str) else _attached(PICTURE),
                "has_spoiler": (spoiler and not way.as_document) or None,
                **_caption(way, words),
            }
            said = {"media": _given(media)}
            return await self._edit("editMessageMedia", way, message, said, markup, files)

        await self._tolerance.made(address, call)

    async def _new(
        self, method: str, way: Way, markup: Keys | None, reply_to: int | None, *,
        files: Sequence[Part] = (), **said: object,
    ) -> str:  # fmt: skip
        """A message of its own, and its id."""
        below = {"reply_markup": markup, "reply_parameters": _reply(reply_to)}
        sent = await self._call(method, {**_place(way), **said, **below}, files)
        return str(sent["message_id"])

    async def _edit(
        self, method: str, way: Way, message: str, said: Mapping[str, object], markup: Keys | None,
        files: Sequence[Part] = (),
    ) -> object:  # fmt: skip
        target = _target(way.address, message)
        return await self._call(method, {**target, **said, "reply_markup": markup}, files)

    async def _call(self, method: str, fields: Mapping[str, object], files: Sequence[Part] = ()) -> Any:
        """One call of the Bot API, and what it answers; raises `TelegramError`."""
        # The library hands what is to be sent through to our own client, and looks at nothing of it.
        data = cast("RequestData", Fields(fields=_given(fields), files=tuple(files)))
        return await self._bot.request.post(f"{self._bot.base_url}/{method}", data)


def _given(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}


def _file(name: str, body: bytes, filename: str) -> Part:
    media_type = mimetypes.guess_type(filename)[0] or UNKNOWN_TYPE
    return Part(name=name, body=body, filename=filename, media_type=media_type)


def _attached(name: str) -> str:
    return f"attach://{name}"


def _caption(way: Way, words: Words) -> dict[str, object]:
    return _given({"caption": way.words(words), "parse_mode": way.mode})


def _place(way: Way) -> dict[str, object]:
    return {"chat_id": way.address.chat, "message_thread_id": way.address.thread_id}


def _reply(message: int | None) -> dict[str, object] | None:
    """A reply that does not fail where the message is gone."""
    if message is None:
        return None
    return {"message_id": message, "allow_sending_without_reply": True}


def _target(address: Address, message: str) -> dict[str, object]:
    """How an edit names its message."""
    if address.inline:
        return {"inline_message_id": address.inline}
    return {"chat_id": address.chat, "message_id": int(message)}
