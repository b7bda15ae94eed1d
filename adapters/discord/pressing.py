"""A press that the core decides about: authorised there, answered in time here."""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any

import aiohttp
import discord
import structlog

from adapters.discord.addresses import TOKEN_S, Route, to_person, to_thread
from adapters.discord.callbacks import Callback, Callbacks, Opening
from adapters.discord.downloads import Downloads
from adapters.discord.errors import FAILURES
from adapters.discord.forms import Form
from adapters.discord.incoming import Found
from adapters.discord.sending import Sender
from adapters.discord.whereabouts import is_adult
from adapters.discord.wishes import is_foreign, route_of, silenced
from adapters.discord.wording import Wording
from core.buttons import READY, Code, Verb, decode
from core.conversation import Attachment, EventId, Press
from core.doors import Door
from core.errors import PictureRejected, Refusal, RefusalCode, StoreLost
from core.messages import Line
from core.outbound.lines import not_kept_line

log = structlog.get_logger()

#: What turns a page, or drops a setting, in the message that was pressed.
IN_PLACE = frozenset({Verb.PAGE, Verb.SET, Verb.ERASE})
#: What ends in a message of its own.
PAINTING = frozenset({Verb.VARY, Verb.EDIT, Verb.UPSCALE, Verb.RETRY, Verb.REDO, Verb.BEST})
#: Seconds for finding out whether a press may be followed by a form, which must be the first answer.
MAY_S = 1.0


class Pressing:
    def __init__(
        self, door: Door, callbacks: Callbacks, downloads: Downloads, wording: Wording, sender: Sender
    ) -> None:
        self._door = door
        self._wording = wording
        self._sender = sender
        self._callbacks = callbacks
        self._downloads = downloads

    def held(self, interaction: discord.Interaction[Any]) -> AbstractAsyncContextManager[Callback]:
        """While something is done about a press; it is answered silently where nothing is said."""
        return self._callbacks.held(interaction, Opening.SILENT, opening=Form(), ending=Form())

    async def may(self, interaction: discord.Interaction[Any], code: str) -> bool:
        """Whether it is worth asking this person something first. The core decides at the press; while
        its store is held up they are asked."""
        if self._silent(interaction, code):
            return False
        try:
            return await asyncio.wait_for(self._door.allowed(to_press(interaction, code)), MAY_S)
        except (TimeoutError, StoreLost):
            return True

    async def press(
        self, interaction: discord.Interaction[Any], code: str, *, text: str = "",
        files: Sequence[Found] = (),
    ) -> None:  # fmt: skip
        """``text`` and ``files`` come from a form."""
        press = to_press(interaction, code, text)
        async with self.held(interaction) as callback:
            if self._silent(interaction, code):
                await callback.respond(self._refused(RefusalCode.BLOCKED_HERE, press), private=True)
                return
            if files:
                await callback.open()
                pictures = await self._fetched(callback, press, files)
                if pictures is None:
                    return
                press = replace(press, attachments=pictures)
            await self._door.press(press)
            if verb_of(code) is Verb.DELETE and not callback.said and _is_private(interaction):
                await callback.open()
                await self._gone(callback, decode(code))

    async def _gone(self, callback: Callback, code: Code) -> None:
        """The question that was answered goes, and so does a picture that was only shown again."""
        shown = code.arg
        interaction = callback.interaction
        try:
            if is_foreign(interaction) and _is_out_of_reach(shown, interaction.created_at):
                locale = interaction.locale.value
                stands = self._wording.phrase("discord-deleted-stands", locale)
                await callback.replace(Form(text=stands))
                return
            await interaction.delete_original_response()
            if shown.isdigit() and not is_foreign(interaction):
                channel = interaction.channel_id or 0
                # A code is anybody's to write: what it names must be a copy of that very picture.
                if not await self._sender.offers(channel, int(shown), code.subject):
                    return
                line = Line(kind="answer", code="deleted", locale=interaction.locale.value)
                said = Form(text=self._wording.text(line), files=())
                await self._sender.edit(channel, int(shown), said)
        except FAILURES as error:
            log.info("question_stays", error=type(error).__name__)

    async def _fetched(
        self, callback: Callback, press: Press, files: Sequence[Found]
    ) -> tuple[Attachment, ...] | None:
        """The pictures of a form; None where the person was told why nothing is painted."""
        try:
            return await self._downloads.fetch(files, press.person, press.thread)
        except PictureRejected as error:
            said = self._refused(error.told, press)
        except Refusal as refusal:
            said = self._refused(refusal.code, press, **refusal.facts)
        except aiohttp.ClientError as error:
            log.warning("download_failed", error=type(error).__name__)
            said = self._refused("discord_download", press)
        except StoreLost:
            said = Form(text=self._wording.text(not_kept_line(locale=press.locale)))
        await callback.respond(said, private=True)
        return None

    def _silent(self, interaction: discord.Interaction[Any], code: str) -> bool:
        """Whether what would come of it is a message where the bot was asked to be silent."""
        return verb_of(code) in PAINTING and silenced(self._door, interaction)

    def _refused(self, code: str, press: Press, **facts: int | str) -> Form:
        line = Line(kind="refused", code=str(code), facts=facts, locale=press.locale)
        return Form(text=self._wording.text(line))


def _is_out_of_reach(message: str, now: datetime) -> bool:
    """Whether the token that a message came by is over."""
    if not message.isdigit():
        return False
    return (now - discord.utils.snowflake_time(int(message))).total_seconds() > TOKEN_S


def verb_of(code: str) -> Verb | None:
    """The core's verb that a code stands for; None for any other code."""
    try:
        return decode(code).verb
    except Refusal:
        return None


def to_press(interaction: discord.Interaction[Any], code: str, text: str = "") -> Press:
    message = interaction.message
    return Press(
        event=EventId(f"discord:{interaction.id}"),
        thread=to_thread(interaction.channel_id or 0),
        person=to_person(interaction.user.id),
        name=interaction.user.display_name,
        code=code,
        text=text,
        message=str(message.id) if message else "",
        moderator=interaction.permissions.manage_messages,
        locale=interaction.locale.value,
        route=_route(interaction, code).to_facts(),
        sensitive=is_adult(interaction.channel),
        alone=_is_private(interaction),
    )


def _route(interaction: discord.Interaction[Any], code: str) -> Route:
    """What is made of a picture that one person is shown is for them alone, until they share it; what
    was pressed below a picture for all, and had to wait, is for all."""
    route, verb = route_of(interaction), verb_of(code)
    alone = route.hidden and verb in PAINTING and not decode(code).arg.endswith(READY)
    return replace(route, in_place=verb in IN_PLACE, alone=alone)


def _is_private(interaction: discord.Interaction[Any]) -> bool:
    return bool(interaction.message and interaction.message.flags.ephemeral)
