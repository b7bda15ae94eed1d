"""Work on its way: the status line edited, the preview shown, the small signs that something happens."""

from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from adapters.telegram.addresses import Address, to_address
from adapters.telegram.errors import Trouble, trouble_of
from adapters.telegram.look import Look, hidden
from adapters.telegram.remembered import Remembered
from adapters.telegram.sending import Sender
from core.jobs import StatusMessage
from core.messages import Line


class Progress:
    """``photos``: the statuses whose message is a photo already. Raises `TelegramError` from `show`."""

    def __init__(self, sender: Sender, look: Look, photos: Remembered) -> None:
        self._sender = sender
        self._look = look
        self._photos = photos

    async def show(self, status: StatusMessage, line: Line) -> None:
        address, message = to_address(status.thread), status.message or ""
        markup = self._look.markup(address, line)
        if line.preview is not None and not address.inline:
            caption = self._look.caption(line)
            spoiler = hidden(line)
            await self._sender.to_photo(
                address, message, line.preview, caption, markup=markup, spoiler=spoiler
            )
            self._photos.add(status.id)
            return
        if status.id not in self._photos:
            try:
                words = self._look.text(line)
                await self._sender.edit_text(address, message, words, markup=markup)
                return
            except TelegramError as error:
                if trouble_of(error) is not Trouble.NO_TEXT:
                    raise
                self._photos.add(status.id)
        words = self._look.caption(line)
        await self._sender.edit_caption(address, message, words, markup=markup)

    async def acknowledge(self, address: Address, request: str) -> None:
        """👀 on the request: it is there before the status line has its turn."""
        await self._sender.react(address, request, ReactionEmoji.EYES)
