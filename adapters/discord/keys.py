"""A server's own key at a painter: typed into a form that its manager alone sees, never said back."""

from collections.abc import Sequence
from typing import Any

import discord

from adapters.discord.callbacks import Callback, Callbacks, Opening
from adapters.discord.forms import Form
from adapters.discord.modals import Modals
from adapters.discord.wording import Wording
from core.administration.act import Caller
from core.administration.key_desk import KeyDesk
from core.errors import Refusal
from core.outbound.lines import refusal_line

Asked = discord.Interaction[Any]


class Keys:
    """``desk`` decides who may; None where the process keeps no keys."""

    def __init__(
        self, desk: KeyDesk | None, wording: Wording, callbacks: Callbacks, modals: Modals
    ) -> None:
        self._desk = desk
        self._wording = wording
        self._callbacks = callbacks
        self._modals = modals

    def painters(self) -> Sequence[str]:
        """Who takes a key."""
        return self._desk.painters if self._desk is not None else ()

    async def ask(self, asked: Asked, caller: Caller, painter: str) -> None:
        """The form, for who may; a form must be the first answer."""
        try:
            self._open_desk().check(caller, painter)
        except Refusal as refusal:
            await self._say(asked, self._refused(asked, refusal))
            return
        form = self._modals.key(painter, asked.locale.value)
        await Callback(asked, Opening.SILENT, Form()).modal(form)

    async def given(self, asked: Asked, caller: Caller, painter: str, key: str) -> None:
        """What was typed; who types is asked about again."""
        phrase = self._wording.phrase
        try:
            kept = await self._open_desk().put(caller, painter, key)
            name = "discord-key-kept" if kept else "discord-key-bad"
            said = phrase(name, asked.locale.value, painter=painter)
        except Refusal as refusal:
            said = self._refused(asked, refusal)
        await self._say(asked, said)

    async def forget(self, asked: Asked, caller: Caller, painter: str) -> None:
        phrase, locale = self._wording.phrase, asked.locale.value
        try:
            gone = await self._open_desk().drop(caller, painter)
            said = phrase("discord-key-gone" if gone else "discord-key-none", locale, painter=painter)
        except Refusal as refusal:
            said = self._refused(asked, refusal)
        await self._say(asked, said)

    async def _say(self, asked: Asked, text: str) -> None:
        held = self._callbacks.held(asked, Opening.PRIVATE, opening=Form(), ending=Form(text="-"))
        async with held as callback:
            await callback.respond(Form(text=text), private=True)

    def _refused(self, asked: Asked, refusal: Refusal) -> str:
        return self._wording.text(refusal_line(refusal, locale=asked.locale.value))

    def _open_desk(self) -> KeyDesk:
        assert self._desk is not None, "the command is not registered without a desk"
        return self._desk
