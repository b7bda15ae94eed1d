"""A call that is repeated with what Telegram refused taken away.

Markup that cannot be parsed goes as plain text; a topic that is closed or gone becomes the chat
itself; a chat that moved is found at its new id; a photo that is refused goes as a document. An
unchanged edit is a success.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import structlog
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, TelegramError

from adapters.telegram.addresses import NO_TOPIC, Address
from adapters.telegram.errors import Trouble, trouble_of
from adapters.telegram.throughput import Throughput
from adapters.telegram.wording import Words

log = structlog.get_logger()

Moved = Callable[[Address, Address], Awaitable[None]]
T = TypeVar("T")
#: How often one call is changed and repeated before its refusal counts.
CHANGES_MAX = 4


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


class Tolerance:
    """``moved`` is told of a group that became a supergroup; ``per_second`` 0 lifts the limit."""

    def __init__(self, moved: Moved, *, per_second: int = 0) -> None:
        self._moved = moved
        self._new_ids: dict[int, int] = {}
        self._throughput = Throughput(per_second)

    async def made(self, address: Address, call: Callable[[Way], Awaitable[T]]) -> T:
        """What ``call`` answers, the way that Telegram takes it; raises its last refusal."""
        moved = self._new_ids.get(address.chat)
        way = Way(address=address if moved is None else replace(address, chat=moved))
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
