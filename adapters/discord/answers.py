"""Free answers that belong to no job: private to an interaction, a reply to a message.

What concerns one person's account alone goes to their direct messages when it was asked for in words
among others; who has those closed is told which command answers privately.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import discord
import structlog

from adapters.discord.addresses import Route, number_of, posts
from adapters.discord.callbacks import Callbacks
from adapters.discord.components import MASK_PAGE, Around, Components
from adapters.discord.errors import FAILURES, Trouble, trouble_of
from adapters.discord.finals import Finals
from adapters.discord.forms import Form, Upload
from adapters.discord.media import FILE_BYTES_MAX
from adapters.discord.panel import SETTINGS, Panel, told
from adapters.discord.permissions import missing_in, named
from adapters.discord.sending import Sender
from adapters.discord.wording import CONTENT_MAX, Wording
from adapters.status.editor import StatusEditor
from core.messages import Line

log = structlog.get_logger()

T = TypeVar("T")

#: Answers about one person's account, pictures or words.
PERSONAL = frozenset({
    "balance", "history", "info", "session", "why", "export", "export_rows", "erase_sure",
    "link_code", "link_second", MASK_PAGE, "quota_near",
})  # fmt: skip
#: Of these what nobody asked for: in direct messages, and never a word about it among others.
UNASKED = "quota_near"
ORIGINAL = "original"
#: Where the bot is no member, it hears no mention and no reply.
HELP, HELP_FOREIGN = "help", "help_foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    sender: Sender
    editor: StatusEditor
    wording: Wording
    components: Components
    callbacks: Callbacks
    finals: Finals
    panel: Panel

    async def answer(
        self, channel: int, person: str, line: Line, *, reply_to: str, route: Route
    ) -> None:
        """Raises what the library raises."""
        if line.code == HELP and route.foreign:
            line = replace(line, code=HELP_FOREIGN)
        private = line.private or route.hidden
        around = self.finals.around(channel, private=private, reached=not route.foreign)
        form = await self._form(line, channel, around)
        callback = self.callbacks.get(route.interaction)
        if callback is not None and route.in_place and not line.pictures and line.kind == "answer":
            await callback.replace(form)
        elif callback is not None:
            await self._to_callback(channel, person, line, form, route)
        elif route.alive:
            await self.sender.follow_up(route, form, private=private)
        else:
            await self._like_a_reply(channel, person, line, form, reply_to)

    async def _to_callback(
        self, channel: int, person: str, line: Line, form: Form, route: Route
    ) -> None:
        """The interaction's answer; missed, it is said like the answer to a message."""
        callback = self.callbacks.get(route.interaction)
        assert callback is not None
        try:
            await callback.respond(form, private=line.private or route.hidden)
        except FAILURES as error:
            if trouble_of(error) is not Trouble.TOO_LATE or route.foreign:
                raise
            await self._like_a_reply(channel, person, line, form, "")

    async def _like_a_reply(
        self, channel: int, person: str, line: Line, form: Form, reply_to: str
    ) -> None:
        if line.kind == "answer" and line.code in PERSONAL and self._among_others(channel):
            await self._alone(channel, number_of(person), line, form, reply_to)
            return
        try:
            await self._say(channel, form, reply_to)
        except FAILURES as error:
            trouble = trouble_of(error)
            if trouble is Trouble.FILTERED:
                bare = replace(form, text=self.wording.text(line, words=False))
                await self._say(channel, bare, reply_to)
                return
            alone = trouble is Trouble.RIGHTS
            if not alone or not await self.instead(channel, number_of(person), line, form):
                raise

    async def instead(self, channel: int, person: int, line: Line, form: Form) -> bool:
        """Said to the person alone, as the bot may not write there; False where that cannot be."""
        lacks = named(missing_in(self.sender.client, channel))
        why = self.wording.phrase(
            "discord-said-privately", line.locale, channel=f"<#{channel}>", missing=lacks
        )
        said = replace(form, text=f"{form.text}\n{why}"[:CONTENT_MAX])
        try:
            private = await self.sender.direct(person)
            await self._paced(private, lambda: self.sender.send(private, said))
        except FAILURES as error:
            log.info("nothing_may_be_said", trouble=trouble_of(error).value)
            return False
        return True

    async def _form(self, line: Line, channel: int, around: Around) -> Form:
        hidden = self.finals.hides(line, channel)
        rows = self.components.rows(line, around)
        if line.kind == "answer" and line.code == SETTINGS:
            rows = await self.panel.rows(channel, line)
            return Form(text=self.wording.text(told(line)), rows=rows, files=(), card=True)
        if line.document is not None:
            given = Upload(name=line.document.name, body=line.document.body)
            return Form(text=self.wording.text(line), files=(given,))
        if not line.pictures:
            return Form(text=self.wording.text(line), rows=rows, files=())
        if line.code == ORIGINAL and line.pictures[0].bytes > FILE_BYTES_MAX:
            if line.facts.get("link", "none") != "none":
                return Form(text=self.wording.text(line), rows=rows)
            line_text = self.wording.phrase("discord-smaller", line.locale)
            files = await self.finals.files(line, bytes_max=FILE_BYTES_MAX, spoiler=hidden)
            return Form(text=f"{self.wording.text(line)}\n{line_text}", rows=rows, files=files)
        files = await self.finals.files(line, bytes_max=FILE_BYTES_MAX, spoiler=hidden)
        card = line.kind == "done"
        text = self.wording.card(line, words=True) if card else self.wording.text(line)
        return Form(text=text, rows=rows, files=files, card=card)

    def _among_others(self, channel: int) -> bool:
        place = self.sender.client.get_channel(channel)
        return isinstance(place, discord.abc.GuildChannel | discord.Thread)

    async def _alone(self, channel: int, person: int, line: Line, form: Form, reply_to: str) -> None:
        try:
            private = await self.sender.direct(person)
            await self._paced(private, lambda: self.sender.send(private, form))
        except FAILURES as error:
            if trouble_of(error) is not Trouble.NO_DM:
                raise
            said = self.wording.phrase("discord-no-dm", line.locale, command=line.code)
        else:
            said = self.wording.phrase("discord-in-dm", line.locale)
        if line.code != UNASKED:
            await self._say(channel, Form(text=said), reply_to)

    async def _say(self, channel: int, form: Form, reply_to: str) -> None:
        reply = int(reply_to) if reply_to.isdigit() else None
        await self._paced(channel, lambda: self.sender.send(channel, form, reply_to=reply))

    async def _paced(self, channel: int, write: Callable[[], Awaitable[T]]) -> T:
        return await self.editor.write(posts(channel), write)
