"""Forms that were filled in, and the menu *Edit image*, which opens one.

Like a button's, a form's code is untrusted; what it leads to is authorised by the core.
"""

from dataclasses import replace
from typing import Any

import discord

from adapters.discord.callbacks import Callback, Opening
from adapters.discord.choosing import Choosing
from adapters.discord.components import EXTEND, KEY, MENU, MODEL, SIDES, STYLE, local_code, local_of
from adapters.discord.forms import Form
from adapters.discord.incoming import Found
from adapters.discord.keys import Keys
from adapters.discord.meant import Meant
from adapters.discord.modals import WORDS, Modals, chosen, submitted, uploaded
from adapters.discord.panel import SET
from adapters.discord.pressing import Pressing
from adapters.discord.staff import caller_of
from adapters.discord.threads import Threads
from adapters.discord.wishes import Wishes
from adapters.phrases.phrases import FALLBACK
from core.conversation import Slots
from core.errors import RefusalCode
from core.plain import blank

MEANT_MAX = 1000


class Submits:
    def __init__(
        self, pressing: Pressing, wishes: Wishes, modals: Modals, threads: Threads, keys: Keys,
        choosing: Choosing,
    ) -> None:  # fmt: skip
        self._pressing = pressing
        self._wishes = wishes
        self._modals = modals
        self._threads = threads
        self._keys = keys
        self._choosing = choosing
        #: Pictures of messages whose menu opened a form; a restart forgets them, and they are read anew.
        self._meant: dict[int, Meant] = {}

    async def menu(self, interaction: discord.Interaction[Any], message: discord.Message) -> None:
        """*Edit image*: a form first, then the wish."""
        self._meant[message.id] = self._threads.meant_by(message)
        while len(self._meant) > MEANT_MAX:
            self._meant.pop(next(iter(self._meant)))
        modal = self._modals.edit(local_code(MENU, str(message.id)), interaction.locale.value)
        await Callback(interaction, Opening.SILENT, Form()).modal(modal)

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data or {}
        code, values = str(data.get("custom_id", "")), submitted(data)
        words = str(values.get(WORDS) or "")
        kind, subject = local_of(code)
        if kind != KEY and WORDS in values and blank(words) and not _files(data):
            # Discord takes blanks for words, and what has no width.
            await self._wishes.decline(interaction, RefusalCode.EMPTY.value)
        elif kind == MENU and subject.isdigit():
            await self._edit_message(interaction, int(subject), words, _files(data))
        elif kind == KEY:
            await self._keys.given(interaction, caller_of(interaction), subject, words)
        elif kind in (SET, STYLE, MODEL, EXTEND):
            await self._chosen(interaction, kind, subject, chosen(values))
        else:
            await self._pressing.press(interaction, code, text=words, files=_files(data))

    async def _chosen(
        self, interaction: discord.Interaction[Any], kind: str, subject: str, choice: str
    ) -> None:
        """One of several was chosen, for a conversation or for the picture of the message below it."""
        if choice and kind == SET:
            await self._choosing.chosen(interaction, subject, choice)
        elif choice and interaction.message is not None:
            await self._wish(interaction, kind, choice, Meant(reply_to=interaction.message.id))
        else:
            async with self._pressing.held(interaction):
                pass

    async def _wish(
        self, interaction: discord.Interaction[Any], kind: str, choice: str, meant: Meant
    ) -> None:
        if kind == MODEL:
            options = Slots(model=choice)
            await self._wishes.take(interaction, "vary", options=options, meant=meant)
        elif kind == STYLE:
            text, options = f"in {choice} style", Slots(style=choice)
            await self._wishes.take(
                interaction, "edit", text=text, options=options, meant=meant, picked=f"style {choice}"
            )
        else:
            side = choice if choice in SIDES else SIDES[0]
            text = self._modals.phrases.phrase("discord-wish-extend", FALLBACK, side=side)
            await self._wishes.take(interaction, "edit", text=text, meant=meant, picked=f"extend {side}")

    async def _edit_message(
        self, interaction: discord.Interaction[Any], message: int, words: str, files: list[Found]
    ) -> None:
        """A menu's form: about a picture of ours by its message, about another's by the picture."""
        known = self._meant.pop(message, None)
        if known is not None:
            meant = replace(known, pictures=[*known.pictures, *files])
            await self._wishes.take(interaction, "edit", text=words, meant=meant)
            return

        async def read() -> Meant:
            found = await self._threads.read(interaction.channel_id or 0, message)
            return replace(found, pictures=[*found.pictures, *files])

        await self._wishes.take(interaction, "edit", text=words, later=read)


def _files(data: Any) -> list[Found]:
    """Read from the raw form: the library hands uploads only to forms that it keeps."""
    return [Found(url=str(item["url"]), bytes=int(item.get("size", 0))) for item in uploaded(data)]
