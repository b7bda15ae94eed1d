"""The last form of a message: the photo, the words why there is none, or a card after a preview."""

from telegram import Bot
from telegram.error import TelegramError

from adapters.telegram.addresses import Address, private_chat, to_address
from adapters.telegram.errors import Trouble, trouble_of
from adapters.telegram.keys import Keys
from adapters.telegram.look import Look, hidden
from adapters.telegram.media import CARD_SIZE, as_photo, card, sheet
from adapters.telegram.remembered import Remembered
from adapters.telegram.sending import Sender
from adapters.telegram.wording import Words
from core.jobs import StatusMessage
from core.messages import Line
from core.outbound.lines import among_others
from core.pictures import Size
from core.ports import Storage


class Finals:
    """``photos``: the statuses whose message is a photo already; ``storage_chat``: 0 for none."""

    def __init__(
        self, bot: Bot, sender: Sender, look: Look, storage: Storage, photos: Remembered, *,
        storage_chat: int,
    ) -> None:  # fmt: skip
        self._bot = bot
        self._sender = sender
        self._look = look
        self._storage = storage
        self._photos = photos
        self._storage_chat = storage_chat

    async def write(self, status: StatusMessage, line: Line) -> str:
        """The id of the message that carries it; raises `TelegramError`."""
        address = to_address(status.thread)
        message = address.inline or status.message
        if address.inline:
            line = among_others(line)
        if not line.pictures:
            return await self._words(status, address, message, line)
        body = await self._body(line)
        return await self._photo(status, address, message, line, body)

    async def _body(self, line: Line) -> bytes:
        """The one picture as it is, or a sheet of the batch; encoded anew only where it must be."""
        bodies = [await self._storage.read(picture.blob) for picture in line.pictures]
        if len(bodies) > 1:
            return await sheet(bodies)
        return await as_photo(bodies[0], line.pictures[0].size)

    async def _photo(
        self, status: StatusMessage, address: Address, message: str | None, line: Line, body: bytes
    ) -> str:
        caption, markup = self._look.caption(line), self._look.markup(address, line)
        spoiler = hidden(line)
        try:
            if address.inline:
                return await self._into_inline(address, body, caption, markup)
            if message is not None:
                await self._sender.to_photo(
                    address, message, body, caption, markup=markup, spoiler=spoiler
                )
                return message
            reply = int(status.request) if status.request else None
            return await self._sender.photo(
                address, body, caption, markup=markup, reply_to=reply, spoiler=spoiler
            )
        except TelegramError as error:
            if trouble_of(error) is Trouble.TOPIC:
                # Neither the topic nor the general one takes messages: nothing can be said there.
                await self._alone(status, line, body)
            if trouble_of(error) is not Trouble.RIGHTS:
                raise
        return await self._privately(status, address, message, line, body)

    async def _into_inline(
        self, address: Address, body: bytes, caption: Words, markup: Keys | None
    ) -> str:
        """An inline message takes no upload: the picture goes through the storage chat."""
        stored = await self._bot.send_photo(self._storage_chat, body)
        file = stored.photo[-1].file_id
        await self._sender.to_photo(address, address.inline, file, caption, markup=markup)
        return address.inline

    async def _privately(
        self, status: StatusMessage, address: Address, message: str | None, line: Line, body: bytes
    ) -> str:
        """No photos here: the picture goes to the person alone, and the place is told so."""
        arrived = await self._alone(status, line, body)
        name = "telegram-sent-privately" if arrived else "telegram-no-photos"
        said = self._look.phrase(name, line.locale)
        return await self._say(address, message, status, Words(html=said, plain=said))

    async def _alone(self, status: StatusMessage, line: Line, body: bytes) -> bool:
        """Into the person's private chat; False where they have not opened it."""
        alone = private_chat(status.person)
        caption, markup = self._look.caption(line), self._look.markup(alone, line)
        try:
            await self._sender.photo(alone, body, caption, markup=markup, spoiler=hidden(line))
        except TelegramError as error:
            if trouble_of(error) is not Trouble.DEAD:
                raise
            return False
        return True

    async def _words(
        self, status: StatusMessage, address: Address, message: str | None, line: Line
    ) -> str:
        if status.id not in self._photos:
            try:
                return await self._say(address, message, status, self._look.text(line), line)
            except TelegramError as error:
                if trouble_of(error) is not Trouble.NO_TEXT:
                    raise
        await self._to_card(address, message or "", line)
        return message or ""

    async def _say(
        self, address: Address, message: str | None, status: StatusMessage, words: Words,
        line: Line | None = None,
    ) -> str:  # fmt: skip
        markup = self._look.markup(address, line) if line is not None else None
        if message is not None:
            await self._sender.edit_text(address, message, words, markup=markup)
            return message
        reply = int(status.request) if status.request else None
        return await self._sender.text(address, words, markup=markup, reply_to=reply)

    async def _to_card(self, address: Address, message: str, line: Line) -> None:
        size = Size(width=line.width, height=line.height) if line.width and line.height else CARD_SIZE
        caption, markup = self._look.caption(line), self._look.markup(address, line)
        if address.inline:
            await self._sender.edit_caption(address, message, caption, markup=markup)
            return
        await self._sender.to_photo(address, message, await card(size), caption, markup=markup)
