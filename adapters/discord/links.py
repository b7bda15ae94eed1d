"""A picture named by the link to its message: read for whoever may read it there, and for nobody else.

The bot sees more of a server than a person may. So the right is asked of the person, at this moment,
before the message is; a link into somebody's direct messages is good only there.
"""

import re

import discord
import structlog

from adapters.discord.errors import FAILURES
from adapters.discord.incoming import MESSAGE_LINK, hidden_too, pictures_on
from adapters.discord.meant import Meant
from adapters.discord.sending import Sender
from adapters.discord.whereabouts import is_adult
from core.errors import DeliveryError

log = structlog.get_logger()

Readable = discord.abc.GuildChannel | discord.Thread


def link_in(text: str) -> re.Match[str] | None:
    """The first link to a message of Discord."""
    return MESSAGE_LINK.search(text)


class Links:
    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    async def meant(self, link: re.Match[str], person: int, here: int) -> Meant | None:
        """What a link means to a person who writes ``here``; None for what they may not see, too."""
        server, channel, message = link["server"], int(link["channel"]), int(link["message"])
        try:
            if server == "@me" and channel != here:
                return None
            hidden = False
            if server != "@me":
                place = await self._seen(person, int(server), channel)
                if place is None:
                    return None
                hidden = is_adult(place)
            where = self._sender.client.get_partial_messageable(channel)
            found = await self._sender.call(lambda: where.fetch_message(message))
        except (*FAILURES, DeliveryError) as error:
            log.info("link_unread", error=type(error).__name__)
            return None
        return self._as_meant(found, here, hidden=hidden)

    def _as_meant(self, message: discord.Message, here: int, *, hidden: bool) -> Meant | None:
        """One of ours by its id, as far as this conversation knows it; else its pictures."""
        user = self._sender.client.user
        if user is not None and message.author.id == user.id and message.channel.id == here:
            return Meant(reply_to=message.id)
        pictures = [hidden_too(picture, hidden) for picture in pictures_on(message)]
        return Meant(pictures=pictures) if pictures else None

    async def _seen(self, person: int, server: int, channel: int) -> Readable | None:
        """The channel, if that person may read what was said there. Raises what the library raises."""
        client = self._sender.client
        found: object = client.get_channel(channel)
        if found is None:
            found = await self._sender.channel(channel)
        if not isinstance(found, Readable) or found.guild.id != server:
            return None
        place: Readable = found
        guild = place.guild
        member = await self._sender.call(lambda: guild.fetch_member(person))
        rights = place.permissions_for(member)
        if not (rights.view_channel and rights.read_message_history):
            return None
        if isinstance(place, discord.Thread) and place.is_private() and not rights.manage_threads:
            thread = place
            await self._sender.call(lambda: thread.fetch_member(person))
        return place
