"""*Share…*: a picture shown in another channel, chosen by its maker, who must be allowed to post there.

Who asks is checked by the core; what they and the bot may do in the channel only Discord knows, and
says it with the choice.
"""

from typing import Any

import discord

from adapters.discord.addresses import to_person, to_thread
from adapters.discord.callbacks import Callbacks, Opening
from adapters.discord.components import SHARE_IN, local_code
from adapters.discord.forms import Form, PickChannel
from adapters.discord.outbound import DiscordMessenger
from adapters.discord.permissions import missing_in, title
from adapters.discord.wishes import route_of
from core.buttons import Code, Verb, encode
from core.conversation import EventId, Press
from core.doors import Door

THREADS = (10, 11, 12)


class Sharing:
    def __init__(self, door: Door, messenger: DiscordMessenger, callbacks: Callbacks) -> None:
        self._door = door
        self._messenger = messenger
        self._callbacks = callbacks

    async def ask(self, interaction: discord.Interaction[Any], job: str) -> None:
        """ "In which channel?", for the maker alone."""
        async with self._callbacks.held(
            interaction, Opening.SILENT, opening=Form(), ending=Form()
        ) as callback:
            await callback.respond(self._question(job, interaction.locale.value), private=True)

    async def chosen(self, interaction: discord.Interaction[Any], job: str) -> None:
        """A channel was chosen in the question; the answer takes the question's place."""
        data: Any = interaction.data or {}
        channels = (data.get("resolved") or {}).get("channels") or {}
        channel: dict[str, Any] = next(iter(channels.values()), {})
        async with self._callbacks.held(
            interaction, Opening.SILENT, opening=Form(), ending=Form()
        ) as callback:
            if not channel:
                return
            locale = interaction.locale.value
            said = self._lacking(int(channel["id"]), channel, locale)
            if said:
                await callback.replace(self._question(job, locale, said))
                return
            await self._door.press(_press(interaction, job, int(channel["id"])))

    def _question(self, job: str, locale: str, said: str = "") -> Form:
        phrase = self._messenger.wording.phrase
        pick = PickChannel(code=local_code(SHARE_IN, job), hint=phrase("discord-share-pick", locale))
        return Form(text=said or phrase("discord-share-where", locale), rows=(pick,))

    def _lacking(self, channel: int, facts: dict[str, Any], locale: str) -> str:
        """Why not there, in words; "" where both the person and the bot may show pictures."""
        phrase, place = self._messenger.wording.phrase, f"<#{channel}>"
        theirs = discord.Permissions(int(facts.get("permissions") or 0))
        in_thread = facts.get("type") in THREADS
        writes = theirs.send_messages_in_threads if in_thread else theirs.send_messages
        if not (theirs.view_channel and writes and theirs.attach_files):
            return phrase("discord-share-not-you", locale, channel=place)
        lacks = missing_in(self._messenger.sender.client, channel)
        if lacks:
            return phrase(
                "discord-share-not-me", locale, channel=place, missing=", ".join(map(title, lacks))
            )
        return ""


def _press(interaction: discord.Interaction[Any], job: str, channel: int) -> Press:
    """The core's own button, pressed in the channel that was chosen."""
    route = route_of(interaction).to_facts()
    return Press(
        event=EventId(f"discord:{interaction.id}"),
        thread=to_thread(channel),
        person=to_person(interaction.user.id),
        name=interaction.user.display_name,
        code=encode(Code(verb=Verb.SHARE, subject=job)),
        locale=interaction.locale.value,
        route={**route, "in_place": "1"},
    )
