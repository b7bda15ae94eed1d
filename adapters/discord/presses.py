"""The one router for buttons and selects; nothing else listens to them.

A code is untrusted: it is decoded here only to see what must open at once (a form has to be the first
answer), and authorised by the core.
"""

from typing import Any

import discord

from adapters.discord.callbacks import Callback, Opening
from adapters.discord.choosing import Choosing
from adapters.discord.components import (
    DELETE,
    EXTEND,
    MODEL,
    MORE,
    SHARE,
    SHARE_IN,
    SIDES,
    STYLE,
    THREAD,
    local_of,
)
from adapters.discord.forms import Form
from adapters.discord.modals import Modals
from adapters.discord.offer import Offer
from adapters.discord.outbound import DiscordMessenger
from adapters.discord.panel import OWN, SET
from adapters.discord.pressing import Pressing, verb_of
from adapters.discord.sharing import Sharing
from adapters.discord.threads import Threads
from adapters.discord.wishes import is_foreign, language_of
from core.buttons import Code, Verb, encode
from core.doors import Door


class Presses:
    def __init__(
        self, pressing: Pressing, messenger: DiscordMessenger, modals: Modals, threads: Threads,
        sharing: Sharing, choosing: Choosing, offer: Offer, door: Door,
    ) -> None:  # fmt: skip
        self._door = door
        self._pressing = pressing
        self._messenger = messenger
        self._modals = modals
        self._threads = threads
        self._sharing = sharing
        self._choosing = choosing
        self._offer = offer

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """A button or a select."""
        data: Any = interaction.data or {}
        code = str(data.get("custom_id", ""))
        value = str((data.get("values") or [""])[0])
        kind, subject = local_of(code)
        if kind == SET:
            await self._choosing.chosen(interaction, subject, value)
        elif kind == OWN:
            await self._choosing.own(interaction, value)
        else:
            await self._act(interaction, value if kind == MORE else code)

    async def _act(self, interaction: discord.Interaction[Any], code: str) -> None:
        locale = await language_of(self._door, interaction)
        kind, job = local_of(code)
        if kind in (STYLE, MODEL, EXTEND):
            modal = self._modals.choose(code, kind, self._offered(kind, locale), locale)
            await _open(interaction, modal)
        elif kind == SHARE:
            await self._share(interaction, job)
        elif kind == SHARE_IN:
            await self._sharing.chosen(interaction, job)
        elif kind == DELETE:
            await self._ask_to_delete(interaction, job)
        elif kind == THREAD:
            async with self._pressing.held(interaction):
                await self._threads.begin(interaction)
        elif verb_of(code) is Verb.EDIT and await self._pressing.may(interaction, code):
            await _open(interaction, self._modals.edit(code, locale))
        else:
            await self._pressing.press(interaction, code)

    def _offered(self, kind: str, locale: str) -> list[tuple[str, str]]:
        """What can be chosen of that kind: each a label and what it stands for."""
        if kind == STYLE:
            return self._offer.named(self._modals.phrases, locale)
        if kind == MODEL:
            return self._offer.cards(self._modals.phrases, locale)
        phrase = self._modals.phrases.phrase
        return [(phrase(f"discord-side-{side}", locale), side) for side in SIDES]

    async def _share(self, interaction: discord.Interaction[Any], job: str) -> None:
        """Alone with the bot there is no channel to choose: the file itself can be passed on."""
        alone = interaction.guild_id is None
        code = encode(Code(verb=Verb.ORIGINAL if alone else Verb.SHARE, subject=job))
        if alone or not await self._pressing.may(interaction, code):
            await self._pressing.press(interaction, code)
        else:
            await self._sharing.ask(interaction, job)

    async def _ask_to_delete(self, interaction: discord.Interaction[Any], job: str) -> None:
        """Who may not is told so at once; who may is asked once more."""
        code = encode(Code(verb=Verb.DELETE, subject=job))
        if not await self._pressing.may(interaction, code):
            await self._pressing.press(interaction, code)
            return
        locale, messenger = await language_of(self._door, interaction), self._messenger
        message = interaction.message
        sure = Form(
            text=messenger.wording.phrase("discord-delete-sure", locale),
            rows=messenger.components.sure(job, locale, _shown(interaction)),
            files=(),
            card=message is not None and message.flags.ephemeral and message.flags.components_v2,
        )
        async with self._pressing.held(interaction) as callback:
            if message is not None and message.flags.ephemeral:
                # No one else could take that copy away: the question takes its place.
                await callback.replace(sure)
            else:
                await callback.respond(sure, private=True)


def _shown(interaction: discord.Interaction[Any]) -> str:
    """The pressed message where somebody must see to it that it goes: it only shows a picture again (in
    the one that a request became, Delete is an entry of *More*), or the bot is no member there."""
    message, data = interaction.message, dict(interaction.data or {})
    if message is None or message.flags.ephemeral:
        return ""
    return str(message.id) if is_foreign(interaction) or not data.get("values") else ""


async def _open(interaction: discord.Interaction[Any], modal: discord.ui.Modal) -> None:
    await Callback(interaction, Opening.SILENT, Form()).modal(modal)
