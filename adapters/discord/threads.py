"""Threads: a conversation of its own, begun under a picture and continued with it."""

from dataclasses import replace
from typing import Any, Final

import aiohttp
import discord
import structlog

from adapters.discord.addresses import to_person, to_thread
from adapters.discord.downloads import Downloads
from adapters.discord.errors import FAILURES, Trouble, trouble_of
from adapters.discord.forms import Form
from adapters.discord.incoming import hidden_too, pictures_on
from adapters.discord.meant import Meant
from adapters.discord.outbound import DiscordMessenger
from adapters.discord.whereabouts import is_adult
from adapters.discord.wording import below, cut
from core.doors import Door
from core.errors import PictureRejected, Refusal

log = structlog.get_logger()

NAME_MAX = 90
ARCHIVE_MINUTES: Final = 1440


class Threads:
    def __init__(self, messenger: DiscordMessenger, downloads: Downloads, door: Door) -> None:
        self._messenger = messenger
        self._door = door
        self._downloads = downloads

    async def begin(self, interaction: discord.Interaction[Any]) -> None:
        """*Continue in thread*: what is said there starts from the picture of the pressed message."""
        message, locale = interaction.message, interaction.locale.value
        phrase = self._messenger.wording.phrase
        if message is None:
            return
        asked = self._asked(message)
        name = cut(asked or phrase("discord-thread-name", locale), NAME_MAX)
        sender = self._messenger.sender
        try:
            made = await sender.call(
                lambda: sender.client.http.start_thread_with_message(
                    message.channel.id, message.id, name=name, auto_archive_duration=ARCHIVE_MINUTES
                )
            )
        except FAILURES as error:
            log.info("no_thread", error=type(error).__name__)
            # A thread has the number of the message that it hangs below.
            there = trouble_of(error) is Trouble.THERE
            name = "discord-thread-there" if there else "discord-no-thread"
            said = phrase(name, locale, thread=f"<#{message.id}>")
            await interaction.response.send_message(said, ephemeral=True)
            return
        thread = int(made["id"])
        await self._bring(interaction, message, thread)
        reads = self._messenger.wording.reads
        said = "discord-thread-begun" if reads else "discord-thread-begun-mention"
        await self._open(thread, asked, phrase(said, locale))

    async def _open(self, thread: int, asked: str, said: str) -> None:
        """The first message there: what the picture is, and what may be said about it."""
        sender = self._messenger.sender
        try:
            await sender.send(thread, Form(text=below(asked, said)))
        except FAILURES as error:
            if not asked or trouble_of(error) is not Trouble.FILTERED:
                raise
            # The server's filter takes words of a person's ill.
            await sender.send(thread, Form(text=said))

    async def _bring(
        self, interaction: discord.Interaction[Any], message: discord.Message, thread: int
    ) -> None:
        """The picture belongs to the new conversation too, so that "it" means something there."""
        person = to_person(interaction.user.id)
        try:
            found = [hidden_too(picture, is_adult(message.channel)) for picture in pictures_on(message)]
            shown = await self._door.prompts(to_thread(message.channel.id), str(message.id), person)
            if len(shown) == len(found):
                pairs = zip(found, shown, strict=True)
                found = [replace(picture, shows=words) for picture, words in pairs]
            await self._downloads.fetch(found, person, to_thread(thread))
        except (PictureRejected, Refusal, aiohttp.ClientError) as error:
            log.warning("picture_not_brought", error=type(error).__name__)

    def _asked(self, message: discord.Message) -> str:
        """What was asked for, from the picture's alternative text; "" where it was kept out of it."""
        said = [item.description for item in message.attachments if item.description]
        return said[0] if said and not self._messenger.wording.nameless(said[0]) else ""

    def meant_by(self, message: discord.Message) -> Meant:
        """A message as what a wish is about: one of ours by its id, another's by its pictures."""
        client = self._messenger.sender.client
        if client.user is not None and message.author.id == client.user.id:
            return Meant(reply_to=message.id)
        return Meant(pictures=pictures_on(message))

    async def read(self, channel: int, message: int) -> Meant:
        """As `meant_by`, of a message that is read anew; empty where it cannot be."""
        found = await self._read(channel, message)
        return self.meant_by(found) if found is not None else Meant()

    async def _read(self, channel: int, message: int) -> discord.Message | None:
        sender = self._messenger.sender
        place = sender.client.get_partial_messageable(channel)
        try:
            return await sender.call(lambda: place.fetch_message(message))
        except FAILURES:
            return None
