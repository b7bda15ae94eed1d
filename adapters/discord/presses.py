"""The one router for buttons, selects and submitted forms; nothing else listens to them.

A code is untrusted: it is decoded here only to see what must open at once (a form has to be the first
answer), and authorised by the core.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord
import structlog

from adapters.discord.addresses import to_person, to_thread
from adapters.discord.callbacks import Callback, Callbacks, Opening
from adapters.discord.choosing import Choosing
from adapters.discord.components import (
    DELETE,
    EXTEND,
    KEY,
    LOCAL,
    MENU,
    MODEL,
    MORE,
    SHARE,
    SHARE_IN,
    SIDES,
    STYLE,
    THREAD,
    local_code,
)
from adapters.discord.downloads import Downloads
from adapters.discord.errors import FAILURES
from adapters.discord.forms import Form
from adapters.discord.incoming import Found
from adapters.discord.keys import Keys
from adapters.discord.meant import Meant
from adapters.discord.modals import WORDS, Modals, chosen, submitted, uploaded
from adapters.discord.outbound import DiscordMessenger
from adapters.discord.panel import setting_of
from adapters.discord.sharing import Sharing
from adapters.discord.staff import caller_of
from adapters.discord.threads import Threads
from adapters.discord.whereabouts import is_adult
from adapters.discord.wishes import Wishes, refusal_of, route_of
from adapters.phrases.phrases import FALLBACK, Phrases
from core.buttons import Code, Verb, decode, encode
from core.conversation import Attachment, EventId, Press, Slots
from core.doors import Door
from core.errors import PictureRejected, Refusal

log = structlog.get_logger()

#: What turns a page, or drops a setting, in the message that was pressed.
IN_PLACE = frozenset({Verb.PAGE, Verb.SET, Verb.ERASE})
MEANT_MAX = 1000
#: Seconds for finding out whether a press may be followed by a form, which must be the first answer.
MAY_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be chosen: the cards of the models, the names of the styles."""

    models: Callable[[], Sequence[dict[str, int | str]]]
    styles: Sequence[str]

    def cards(self, phrases: Phrases, locale: str) -> list[tuple[str, str]]:
        """What a person weighs (name, seconds, credits), and the model's id."""
        return [
            (phrases.phrase("discord-model-choice", locale, **card), str(card["id"]))
            for card in self.models()
        ]


class Presses:
    def __init__(
        self, door: Door, messenger: DiscordMessenger, callbacks: Callbacks, downloads: Downloads,
        wishes: Wishes, modals: Modals, threads: Threads, sharing: Sharing, keys: Keys,
        choosing: Choosing, offer: Offer,
    ) -> None:  # fmt: skip
        self._door = door
        self._messenger = messenger
        self._callbacks = callbacks
        self._downloads = downloads
        self._wishes = wishes
        self._modals = modals
        self._threads = threads
        self._sharing = sharing
        self._keys = keys
        self._choosing = choosing
        self._offer = offer
        #: Pictures of messages whose menu opened a form; a restart forgets them, and they are read anew.
        self._meant: dict[int, Meant] = {}

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """A button or a select."""
        data: Any = interaction.data or {}
        code = str(data.get("custom_id", ""))
        value = str((data.get("values") or [""])[0])
        if setting := setting_of(code):
            await self._choosing.chosen(interaction, setting, value)
            return
        if code.startswith(f"{LOCAL}:{MORE}:"):
            code = value
        await self._act(interaction, code)

    async def _act(self, interaction: discord.Interaction[Any], code: str) -> None:
        locale = interaction.locale.value
        match code.split(":"):
            case [str() as version, str() as kind, _] if (version, kind) == (LOCAL, STYLE):
                styles = [(name, name) for name in self._offer.styles]
                await self._open(interaction, self._modals.choose(code, STYLE, styles, locale))
            case [str() as version, str() as kind, _] if (version, kind) == (LOCAL, MODEL):
                cards = self._offer.cards(self._modals.phrases, locale)
                await self._open(interaction, self._modals.choose(code, MODEL, cards, locale))
            case [str() as version, str() as kind, _] if (version, kind) == (LOCAL, EXTEND):
                sides = [(self._phrase(f"discord-side-{side}", locale), side) for side in SIDES]
                await self._open(interaction, self._modals.choose(code, EXTEND, sides, locale))
            case [str() as version, str() as kind, str() as job] if (version, kind) == (LOCAL, SHARE):
                await self._share(interaction, job)
            case [str() as version, str() as kind, str() as job] if (version, kind) == (LOCAL, SHARE_IN):
                await self._sharing.chosen(interaction, job)
            case [str() as version, str() as kind, str() as job] if (version, kind) == (LOCAL, DELETE):
                await self._ask_to_delete(interaction, job)
            case [str() as version, str() as kind, _] if (version, kind) == (LOCAL, THREAD):
                async with self._held(interaction):
                    await self._threads.begin(interaction)
            case _ if _verb(code) is Verb.EDIT and await self._may(interaction, code):
                await self._open(interaction, self._modals.edit(code, locale))
            case _:
                await self._press(interaction, code)

    def _phrase(self, name: str, locale: str, **facts: str) -> str:
        return self._modals.phrases.phrase(name, locale, **facts)

    async def _open(self, interaction: discord.Interaction[Any], modal: discord.ui.Modal) -> None:
        await Callback(interaction, Opening.SILENT, Form()).modal(modal)

    async def _may(self, interaction: discord.Interaction[Any], code: str) -> bool:
        """Whether it is worth asking this person something first. The core decides at the press; while
        its store is held up they are asked."""
        try:
            return await asyncio.wait_for(self._door.allowed(_to_press(interaction, code)), MAY_S)
        except TimeoutError:
            return True

    async def _share(self, interaction: discord.Interaction[Any], job: str) -> None:
        """Alone with the bot there is no channel to choose: the file itself can be passed on."""
        alone = interaction.guild_id is None
        code = encode(Code(verb=Verb.ORIGINAL if alone else Verb.SHARE, subject=job))
        if alone or not await self._may(interaction, code):
            await self._press(interaction, code)
        else:
            await self._sharing.ask(interaction, job)

    async def _ask_to_delete(self, interaction: discord.Interaction[Any], job: str) -> None:
        """Who may not is told so at once; who may is asked once more."""
        code = encode(Code(verb=Verb.DELETE, subject=job))
        if not await self._may(interaction, code):
            await self._press(interaction, code)
            return
        locale, messenger = interaction.locale.value, self._messenger
        sure = Form(
            text=messenger.wording.phrase("discord-delete-sure", locale),
            rows=messenger.components.sure(job, locale),
        )
        async with self._held(interaction) as callback:
            await callback.respond(sure, private=True)

    async def menu(self, interaction: discord.Interaction[Any], message: discord.Message) -> None:
        """*Edit image*: a form first, then the wish."""
        self._meant[message.id] = self._threads.meant_by(message)
        while len(self._meant) > MEANT_MAX:
            self._meant.pop(next(iter(self._meant)))
        modal = self._modals.edit(local_code(MENU, str(message.id)), interaction.locale.value)
        await self._open(interaction, modal)

    # -- forms --------------------------------------------------------------------------------

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data or {}
        code, values = str(data.get("custom_id", "")), submitted(data)
        words = str(values.get(WORDS) or "")
        choice = chosen(values)
        files = _files(data)
        setting = setting_of(code)
        if setting and choice:
            await self._choosing.chosen(interaction, setting, choice)
            return
        match code.split(":"):
            case [str() as version, "menu", message] if version == LOCAL and message.isdigit():
                await self._edit_message(interaction, int(message), words, files)
            case [str() as version, str() as kind, painter] if (version, kind) == (LOCAL, KEY):
                await self._keys.given(interaction, caller_of(interaction), painter, words)
            case [str() as version, "set" | "style" | "model" | "extend", _] if (
                version == LOCAL and not choice
            ):
                async with self._held(interaction):
                    pass
            case [str() as version, "style", _] if version == LOCAL and interaction.message:
                await self._wishes.take(
                    interaction, "edit", text=f"in {choice} style", options=Slots(style=choice),
                    meant=Meant(reply_to=interaction.message.id),
                )  # fmt: skip
            case [str() as version, "extend", _] if version == LOCAL and interaction.message:
                side = choice if choice in SIDES else SIDES[0]
                await self._wishes.take(
                    interaction, "edit", text=self._phrase("discord-wish-extend", FALLBACK, side=side),
                    meant=Meant(reply_to=interaction.message.id),
                )  # fmt: skip
            case [str() as version, "model", _] if version == LOCAL and interaction.message:
                await self._wishes.take(
                    interaction, "vary", options=Slots(model=choice),
                    meant=Meant(reply_to=interaction.message.id),
                )  # fmt: skip
            case _:
                await self._press(interaction, code, text=words, files=files)

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

    # -- the core's presses -------------------------------------------------------------------

    def _held(self, interaction: discord.Interaction[Any]) -> Any:
        return self._callbacks.held(interaction, Opening.SILENT, opening=Form(), ending=Form())

    async def _press(
        self, interaction: discord.Interaction[Any], code: str, *, text: str = "",
        files: Sequence[Found] = (),
    ) -> None:  # fmt: skip
        press = _to_press(interaction, code, text)
        async with self._held(interaction) as callback:
            if files:
                await callback.open()
                press = replace(press, attachments=await self._fetched(press, files))
            await self._door.press(press)
            if _verb(code) is Verb.DELETE and not callback.said and _is_private(interaction):
                await callback.open()
                await self._take_away(interaction)

    async def _take_away(self, interaction: discord.Interaction[Any]) -> None:
        """The question that was answered; what became of it is seen at the picture."""
        try:
            await interaction.delete_original_response()
        except FAILURES as error:
            log.info("question_stays", error=type(error).__name__)

    async def _fetched(self, press: Press, files: Sequence[Found]) -> tuple[Attachment, ...]:
        """The pictures of a form; one that is no picture is left out."""
        try:
            return await self._downloads.fetch(files, press.person, press.thread)
        except PictureRejected as error:
            log.info("upload_refused", code=refusal_of(error))
            return ()


def _verb(code: str) -> Verb | None:
    try:
        return decode(code).verb
    except Refusal:
        return None


def _to_press(interaction: discord.Interaction[Any], code: str, text: str = "") -> Press:
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
        route=replace(route_of(interaction), in_place=_verb(code) in IN_PLACE).to_facts(),
        sensitive=is_adult(interaction.channel),
    )


def _is_private(interaction: discord.Interaction[Any]) -> bool:
    return bool(interaction.message and interaction.message.flags.ephemeral)


def _files(data: Any) -> list[Found]:
    """Read from the raw form: the library hands uploads only to forms that it keeps."""
    return [
        Found(url=str(item["url"]), bytes=int(item.get("size", 0)))
        for item in uploaded(data)
        if str(item.get("content_type", "")).startswith("image/")
    ]
