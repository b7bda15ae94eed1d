"""What is chosen in the panel of `/settings`, or in the form with all the values of one setting.

Every choice draws the whole panel anew: what another model cannot is gone with it.
"""

from typing import Any

import discord
import structlog

from adapters.discord.addresses import to_thread
from adapters.discord.callbacks import Callback, Opening
from adapters.discord.components import local_code
from adapters.discord.forms import Form
from adapters.discord.meant import Meant
from adapters.discord.modals import Modals
from adapters.discord.panel import ALL, SET, SETTINGS, USUAL
from adapters.discord.pressing import to_press
from adapters.discord.wishes import Wishes, language_of
from core.conversation import ThreadKey
from core.doors import Door
from core.errors import Refusal

log = structlog.get_logger()


class Choosing:
    def __init__(self, door: Door, wishes: Wishes, modals: Modals) -> None:
        self._door = door
        self._wishes = wishes
        self._modals = modals

    async def chosen(self, interaction: discord.Interaction[Any], name: str, value: str) -> None:
        """Hold it and draw the panel anew; what is not offered any more is not in it."""
        thread = to_thread(interaction.channel_id or 0)
        if value == ALL:
            await self._all(interaction, thread, name)
            return

        async def choose() -> Meant:
            try:
                await self._door.choose(thread, name, "" if value == USUAL else value)
            except Refusal as refusal:
                log.info("choice_refused", setting=name, reason=refusal.reason.value)
            return Meant()

        await self._wishes.take(interaction, SETTINGS, later=choose, in_place=True)

    async def own(self, interaction: discord.Interaction[Any], code: str) -> None:
        """A person's own choice: the core says what holds from now on, and the panel shows it."""

        async def choose() -> Meant:
            await self._door.press(to_press(interaction, code))
            return Meant()

        await self._wishes.take(interaction, SETTINGS, later=choose, in_place=True)

    async def _all(self, interaction: discord.Interaction[Any], thread: ThreadKey, name: str) -> None:
        offered = (await self._door.choices(thread)).offered.get(name, ())
        locale, style = await language_of(self._door, interaction), self._modals.phrases.style
        values = [(style(value, locale) if name == "style" else value, value) for value in offered]
        form = self._modals.choose(local_code(SET, name), name, values, locale)
        await Callback(interaction, Opening.SILENT, Form()).modal(form)
