"""A person's pictures: found on a message, streamed from Telegram into our storage with a limit.

Bots may read files of up to 20 MB. A photo was made smaller and recompressed by the person's app; a
picture sent as a file is untouched.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, Document, Message, PhotoSize
from telegram.error import BadRequest

from adapters.telegram.media import DOWNLOAD_BYTES_MAX
from adapters.telegram.request import AiohttpRequest
from core.conversation import Attachment, PersonId, ThreadKey
from core.doors import Door
from core.errors import PictureRejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A picture at Telegram; ``bytes`` is what Telegram says, 0 where it does not."""

    file_id: str
    bytes: int


def pictures_on(message: Message) -> list[Found]:
    """The picture of a message: a photo in its largest size, or a file that is a picture."""
    return _of(message.photo, message.document)


def pictures_meant(message: Message) -> list[Found]:
    """The picture that a reply is about, where it is a person's: ours are known by their message."""
    replied = message.reply_to_message
    if replied is not None and not _ours(message):
        return pictures_on(replied)
    external = message.external_reply
    return _of(external.photo, external.document) if external is not None else []


def _ours(message: Message) -> bool:
    replied = message.reply_to_message
    bot = message.get_bot()
    return bool(replied and replied.from_user and replied.from_user.id == bot.id)


def _of(photo: Sequence[PhotoSize] | None, document: Document | None) -> list[Found]:
    if photo:
        largest = max(photo, key=lambda size: size.width * size.height)
        return [Found(file_id=largest.file_id, bytes=largest.file_size or 0)]
    if document is not None and (document.mime_type or "").startswith("image/"):
        return [Found(file_id=document.file_id, bytes=document.file_size or 0)]
    return []


class Downloads:
    """Raises `PictureRejected` for what is no picture or too large."""

    def __init__(self, bot: Bot, request: AiohttpRequest, door: Door) -> None:
        self._bot = bot
        self._request = request
        self._door = door

    async def fetch(self, found: Found, person: PersonId, thread: ThreadKey) -> Attachment:
        if found.bytes > DOWNLOAD_BYTES_MAX:
            raise PictureRejected(PictureRejected.TOO_LARGE, bytes=found.bytes)
        try:
            file = await self._bot.get_file(found.file_id)
        except BadRequest as error:
            if "too big" in str(error).lower():
                raise PictureRejected(PictureRejected.TOO_LARGE, bytes=found.bytes) from error
            raise
        body = self._request.download(file.file_path or "", bytes_max=DOWNLOAD_BYTES_MAX)
        return await self._door.upload(person, thread, body)
