"""Messages of people, and what becomes of messages and places.

Only what is meant for the bot is handed in: direct messages, mentions, replies to it, and all that is
said in its own threads and in the channels that the operator named. Everything else is not stored.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import discord
import structlog

from adapters.discord.addresses import share_in, to_server, to_thread
from adapters.discord.incoming import (
    Found,
    addressed,
    for_us,
    only_called,
    pictures_on,
    replied_message,
    to_incoming,
    words_of,
)
from adapters.discord.links import Links, link_in
from adapters.discord.locales import Locales
from adapters.discord.meant import Meant
from adapters.discord.places import Places
from adapters.discord.wishes import Wishes
from core.conversation import Incoming
from core.doors import Door
from core.errors import RefusalCode, StoreLost
from core.lately import Lately

log = structlog.get_logger()


#: Whoever was told that their replies cannot be read is told again after an hour.
TOLD_MS = 3_600_000


class Inbound:
    """``listened``: ids of channels where every message may be for the bot. ``shards``: how many there
    are, where other processes have some of them; else 0.
    """

    def __init__(
        self, door: Door, wishes: Wishes, locales: Locales, links: Links, places: Places, *,
        listened: frozenset[int], shards: int = 0,
    ) -> None:  # fmt: skip
        self._door = door
        self._wishes = wishes
        self._locales = locales
        self._links = links
        self._places = places
        self._listened = listened
        self._shards = shards
        self._told: Lately[tuple[int, int], bool] = Lately(TOLD_MS)

    async def message(self, message: discord.Message, me: int) -> None:
        if not for_us(message):
            return
        await self._places.complete(message)
        if not self._concerns(message, me):
            return
        pictures = _meant(message, me)
        link = link_in(message.content) if not pictures and addressed(message, me) else None
        called = message.guild is None or only_called(message, me)
        if _is_unreadable(message, me):
            await self._unread(message, me)
            return
        if not (words_of(message, me) or message.attachments or pictures or link is not None or called):
            return
        named = await self._named(link, message) if link is not None else None
        if named is not None:
            pictures = list(named.pictures)
        incoming = to_incoming(
            message, me, locale=self._locales.of(message.author.id),
            spoiler=any(picture.spoiler for picture in pictures),
            share=share_in(self._shards, message.guild.id if message.guild else None),
        )  # fmt: skip
        if link is not None and named is None:
            await self._wishes.refuse(incoming, "discord_link")
            return
        if named is not None and named.reply_to is not None:
            incoming = replace(incoming, reply_to_message=str(named.reply_to))
        if message.attachments and not pictures and incoming.addressed:
            await self._wishes.refuse(incoming, RefusalCode.BAD_PICTURE.value)
            return
        try:
            await self._hand_in(incoming, pictures)
        except StoreLost as lost:
            log.warning("message_not_kept", detail=str(lost))
            if incoming.addressed or _is_ours(message.channel, me):
                await self._wishes.not_kept(incoming)

    async def _unread(self, message: discord.Message, me: int) -> None:
        """A reply whose words Discord keeps back: its author is told how to be heard, now and then."""
        now_ms, key = int(message.created_at.timestamp() * 1000), (message.author.id, message.channel.id)
        if self._told.get(key, now_ms) is None:
            self._told.put(key, True, now_ms)
            await self._wishes.refuse(
                to_incoming(message, me, locale=self._locales.of(message.author.id)), "discord_unread"
            )

    async def _hand_in(self, incoming: Incoming, pictures: Sequence[Found]) -> None:
        if pictures and incoming.addressed:
            found = await self._wishes.fetched(incoming, pictures)
            if found is None:
                return
            incoming = found
        await self._door.receive(incoming)

    async def _named(self, link: re.Match[str], message: discord.Message) -> Meant | None:
        return await self._links.meant(link, message.author.id, message.channel.id)

    def _concerns(self, message: discord.Message, me: int) -> bool:
        if addressed(message, me):
            return True
        channel = message.channel
        thread = channel if isinstance(channel, discord.Thread) else None
        parent = thread.parent_id if thread is not None else None
        places = [to_thread(place) for place in (channel.id, parent) if place]
        decided = self._door.listens(*places, *([to_server(message.guild.id)] if message.guild else []))
        if decided is not None:
            return decided
        if _is_ours(channel, me):
            return True
        return not self._listened.isdisjoint((channel.id, parent))

    async def edited(self, event: discord.RawMessageUpdateEvent, me: int) -> None:
        """A person changed their words; a preview of a link that appeared is no edit."""
        message = event.message
        if message.edited_at is None or not for_us(message):
            return
        await self._places.complete(message)
        if not self._concerns(message, me):
            return
        if words_of(message, me):
            await self._door.edited(to_incoming(message, me, locale=self._locales.of(message.author.id)))

    async def deleted(self, channel: int, messages: set[int]) -> None:
        for message in messages:
            await self._door.message_deleted(to_thread(channel), str(message))

    async def gone(self, *channels: int) -> None:
        """Places that exist no more, or that the bot was thrown out of."""
        for channel in channels:
            await self._door.destination_dead(to_thread(channel))


def _is_unreadable(message: discord.Message, me: int) -> bool:
    """A reply to the bot that comes without anything in it: the Message Content intent is missing."""
    empty = not (message.content or message.attachments or message.stickers or message.poll)
    return empty and message.guild is not None and addressed(message, me)


def _is_ours(channel: object, me: int) -> bool:
    """A thread that the bot began: what is said there is for it, mentioned or not."""
    return isinstance(channel, discord.Thread) and channel.owner_id == me


def _meant(message: discord.Message, me: int) -> list[Found]:
    """The pictures on a message, or on the one replied to; ours are known by their message."""
    found = pictures_on(message)
    replied = replied_message(message)
    if not found and replied is not None and replied.author.id != me:
        found = pictures_on(replied)
    return found
