"""What an answer hands over: a picture again, a batch as an album, the untouched original, a file.

Each answers the ids of the messages that show a picture now, so that a reply to one is about it.
"""

from dataclasses import dataclass, replace

from adapters.telegram.addresses import Address
from adapters.telegram.keyboards import Keyboards
from adapters.telegram.media import DOCUMENT_BYTES_MAX, as_photo
from adapters.telegram.paced import Paced
from adapters.telegram.sending import Sender
from adapters.telegram.wording import Wording
from core.messages import Document, Line
from core.pictures import Picture
from core.ports import Storage

Ids = tuple[str, ...]

ORIGINAL = "original"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    sender: Sender
    paced: Paced
    wording: Wording
    keyboards: Keyboards
    storage: Storage

    async def pictures(self, address: Address, line: Line, reply: int | None) -> Ids:
        """The pictures of a line, in the form that its code asks for."""
        if line.code == ORIGINAL:
            return await self._original(address, line, line.pictures[0], reply)
        if len(line.pictures) > 1:
            return await self._album(address, line, reply)
        return await self._photo(address, line, line.pictures[0], reply)

    async def document(self, address: Address, line: Line, given: Document) -> None:
        words = self.wording.text(line)
        await self.paced.write(
            address, lambda: self.sender.document(address, given.body, given.name, words)
        )

    async def _original(self, address: Address, line: Line, picture: Picture, reply: int | None) -> Ids:
        """The untouched file; over Telegram's limit its link, which the words already have."""
        words = self.wording.caption(line)
        if picture.bytes > DOCUMENT_BYTES_MAX:
            return await self._too_large(address, line, picture, reply)
        body = await self.storage.read(picture.blob)
        name = f"{picture.id}{picture.media_type.suffix}"
        sent = await self.paced.write(
            address, lambda: self.sender.document(address, body, name, words, reply_to=reply)
        )
        return (sent,)

    async def _too_large(self, address: Address, line: Line, picture: Picture, reply: int | None) -> Ids:
        """By its link, which the words have; without a public address as a photo, with a word."""
        if str(line.facts.get("link", "none")) != "none":
            words = self.wording.text(line)
            sent = await self.paced.write(
                address, lambda: self.sender.text(address, words, reply_to=reply)
            )
            return (sent,)
        smaller = replace(line, code="telegram_original_smaller")
        return await self._photo(address, smaller, picture, reply)

    async def _photo(self, address: Address, line: Line, picture: Picture, reply: int | None) -> Ids:
        body = await as_photo(await self.storage.read(picture.blob), picture.size)
        words, markup = self.wording.caption(line), self.keyboards.of(line)
        sent = await self.paced.write(
            address,
            lambda: self.sender.photo(
                address,
                body,
                words,
                markup=markup,
                reply_to=reply,
                spoiler=bool(line.facts.get("sensitive")),
            ),
        )
        return (sent,)

    async def _album(self, address: Address, line: Line, reply: int | None) -> Ids:
        bodies = [
            await as_photo(await self.storage.read(picture.blob), picture.size)
            for picture in line.pictures
        ]
        words = self.wording.caption(line)
        return await self.paced.write(
            address, lambda: self.sender.album(address, bodies, words, reply_to=reply)
        )
