"""Writes beside the status lines, in the same window of their chat."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram.error import TelegramError

from adapters.status.editor import StatusEditor
from adapters.telegram.addresses import Address, place_of
from adapters.telegram.errors import Trouble, to_delivery, trouble_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paced:
    editor: StatusEditor

    async def write(self, address: Address, write: Callable[[], Awaitable[T]]) -> T:
        """In the window of its chat; a chat that is told to wait is blocked for all."""

        async def translated() -> T:
            try:
                return await write()
            except TelegramError as error:
                if trouble_of(error) is Trouble.LATER:
                    raise to_delivery(error, new=True) from error
                raise

        return await self.editor.write(place_of(address), translated)
