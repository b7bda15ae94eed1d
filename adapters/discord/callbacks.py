"""Interactions that wait for their first answer: exactly one, in time, whatever the core is doing.

A command that ends in a picture is answered at once with the real message that will become it, beside
the store's commit of the request and not after it: what that message says is true whatever the store
says. Anything else the core usually answers within milliseconds. Where it cannot (a long turn before
this one, a store that is held up), the guard answers first: a private command with "thinking…", a press
silently.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import Any

import discord
import structlog

from adapters.discord.errors import FAILURES, Trouble, trouble_of
from adapters.discord.forms import EMPTY, Form
from adapters.discord.tokens import Answer, Tokens

log = structlog.get_logger()

#: Discord waits three seconds from the act; a part of them is spent before the event is here.
ANSWER_BY_S = 1.2
#: So many unanswered ones are a burst: from then on each is answered as it comes.
BURST = 40
SEEN_MAX = 20_000
LOST = (Trouble.TOO_LATE, Trouble.EXPIRED, Trouble.ANSWERED)


class Opening(StrEnum):
    """How the guard answers."""

    MESSAGE = "message"
    PRIVATE = "private"
    SILENT = "silent"


class Callback:
    """One interaction. ``opening`` is the form that the guard sends for `Opening.MESSAGE`."""

    def __init__(self, interaction: discord.Interaction[Any], kind: Opening, opening: Form) -> None:
        self.interaction = interaction
        self.kind = kind
        self._tokens = Tokens(interaction.client)
        self._answered = False
        self._opening = opening
        self._busy = asyncio.Lock()
        self._message: int | None = None
        #: The guard's answer, which nobody has made use of yet.
        self._opened = False
        #: Discord would not take an answer: it will take no other one either.
        self._lost = False
        #: The core had something to say, whoever answered first.
        self.said = False

    async def open(self) -> int | None:
        """The guard's answer, unless there is one; the id of its message. Failing is not told."""
        async with self._busy:
            if self._lost or self._is_answered:
                return self._message
            try:
                await self._open()
            except FAILURES as error:
                self._told(error)
                _note("open_failed", error)
            return self._message

    @property
    def _is_answered(self) -> bool:
        """By us, or by the library: a modal, a word of its own."""
        return self._answered or self.interaction.response.is_done()

    async def _open(self) -> None:
        match self.kind:
            case Opening.MESSAGE:
                await self._first(Answer.MESSAGE, self._opening)
            case Opening.PRIVATE:
                await self._first(Answer.THINKING, private=True)
            case Opening.SILENT:
                await self._first(Answer.SILENT)
        self._opened = self.kind is not Opening.SILENT

    async def _first(self, kind: Answer, form: Form = EMPTY, *, private: bool = False) -> None:
        asked = self.interaction
        self._message = await self._tokens.answer(asked.id, asked.token, kind, form, private=private)
        self._answered = True

    async def respond(self, form: Form, *, private: bool) -> int:
        """Show a form: as the first answer, in the guard's, or as a further one; the message's id."""
        self.said = True
        async with self._busy:
            if not self._is_answered:
                return await self._answer(form, private=private)
            if self._opened:
                self._opened = False
                if form != self._opening or self.kind is Opening.PRIVATE:
                    await self._tokens.edit(self.interaction.token, None, form)
                return self._message or 0
            return await self._tokens.follow_up(self.interaction.token, form, private=private)

    async def _answer(self, form: Form, *, private: bool) -> int:
        try:
            await self._first(Answer.MESSAGE, form, private=private)
        except FAILURES as error:
            self._told(error)
            raise
        return self._message or 0

    def _told(self, error: BaseException) -> None:
        self._lost = self._lost or trouble_of(error) in LOST

    async def replace(self, form: Form) -> None:
        """Show a form in the message that was pressed."""
        async with self._busy:
            if not self._is_answered:
                await self._first(Answer.UPDATE, form)
            else:
                await self._tokens.edit(self.interaction.token, None, form)

    async def modal(self, modal: discord.ui.Modal) -> None:
        """A modal must be the first answer."""
        async with self._busy:
            await self.interaction.response.send_modal(modal)

    async def fail(self, form: Form) -> None:
        """Something of ours broke: said in place of the opening, unless the core said something."""
        if self.said or self._lost:
            return
        try:
            await self.respond(form, private=True)
        except FAILURES as error:
            _note("fail_failed", error)

    async def end(self, form: Form) -> None:
        """The core is done: what nobody answered is, with ``form`` for a command."""
        async with self._busy:
            answered = self._lost or self._is_answered
        if answered and not (self._opened and self.kind is Opening.PRIVATE):
            return
        if self.kind is Opening.SILENT:
            await self.open()
            return
        try:
            await self.respond(form, private=True)
        except FAILURES as error:
            _note("end_failed", error)


class Callbacks:
    """Those that are open, by the interaction's id; repeats of an event are told apart."""

    def __init__(self) -> None:
        self._open: dict[str, Callback] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._idle = asyncio.Event()
        self._idle.set()

    def get(self, interaction: str) -> Callback | None:
        return self._open.get(interaction)

    def first(self, interaction: discord.Interaction[Any]) -> bool:
        """False for an interaction that came before."""
        if interaction.id in self._seen:
            return False
        self._seen[interaction.id] = None
        while len(self._seen) > SEEN_MAX:
            self._seen.popitem(last=False)
        return True

    async def drained(self, seconds: float) -> None:
        """Wait until none is open, or the time is over."""
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            log.warning("interactions_cut_off", count=len(self._open))

    @asynccontextmanager
    async def held(
        self, interaction: discord.Interaction[Any], kind: Opening, *, opening: Form, ending: Form
    ) -> AsyncIterator[Callback]:
        """While the core works on it. ``ending`` is said where nothing else was."""
        callback = Callback(interaction, kind, opening)
        self._open[str(interaction.id)] = callback
        self._idle.clear()
        guard = asyncio.create_task(self._guard(callback))
        try:
            yield callback
        finally:
            self._open.pop(str(interaction.id), None)
            # From here on it is answered, so that the guard may be stopped wherever it waits.
            await callback.end(ending)
            guard.cancel()
            if not self._open:
                self._idle.set()

    async def _guard(self, callback: Callback) -> None:
        if callback.kind is not Opening.MESSAGE and len(self._open) < BURST:
            age_s = (discord.utils.utcnow() - callback.interaction.created_at).total_seconds()
            await asyncio.sleep(max(0.0, ANSWER_BY_S - max(0.0, age_s)))
        await callback.open()


def _note(event: str, error: BaseException) -> None:
    trouble = trouble_of(error)
    if trouble is not Trouble.ANSWERED:
        log.warning(event, trouble=trouble.value)
