"""The way in for messages: a job, a question, an answer, or left alone.

The message is stored before anything is done about it; everything here may be repeated after a
crash without a second job or a second charge. In order within a thread, side by side across threads.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import partial

import structlog

from core.answering.free_commands import FreeCommands
from core.answering.replies import Replies
from core.conversation import (
    PAID,
    Context,
    Incoming,
    Intent,
    Outcome,
    Understanding,
)
from core.db.database import Database, Row
from core.db.rows import to_status
from core.doors import Kept
from core.errors import Refusal, RefusalCode, StoreLost
from core.ids import new_id, pseudonym, reference
from core.inbound.admission import Admission
from core.inbound.arrivals import SOURCE, Arrivals, Stored
from core.inbound.coming import awaited, heard_before_its_picture
from core.inbound.commands import PAID_COMMANDS, Command, command_of, in_words
from core.inbound.context import context_from, context_of
from core.inbound.desk import UNSAID, Desk
from core.inbound.edited import Edited
from core.inbound.inbox import StoredInbox
from core.inbound.marks import Marks
from core.inbound.questioned import Question, Questioned
from core.inbound.rejoinders import Rejoinders
from core.inbound.sayings import Saying, says
from core.inbound.turnstile import Turnstile
from core.jobs import Stage, StatusMessage
from core.ordering.follows import WAIT_MOST
from core.outbound.lines import broken_line, opening_line, refusal_line
from core.patience import patiently
from core.plain import fields_of
from core.ports import Clock, SecondOpinion, Understander
from core.storage.fetch import picture_link

log = structlog.get_logger()

#: A message that nobody finished for this long lost its process, in milliseconds.
ABANDONED_MS = 60_000


class Handled(Enum):
    """What became of a message: a job (or a change that waits for one), whose transaction marked it too;
    an answer; nothing at all."""

    QUEUED = auto()
    ANSWERED = auto()
    LEFT = auto()


class Intake:
    """``desk`` holds the collaborators that messages and presses share."""

    def __init__(
        self, database: Database, clock: Clock, understander: Understander, desk: Desk,
        second: SecondOpinion | None = None,
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._understander = understander
        self._second = second
        self._desk = desk
        self._inbox = StoredInbox(database, clock)
        self._marks = Marks(self._inbox, SOURCE)
        self._replies = Replies(database, clock, desk)
        self._questioned = Questioned(desk)
        self._commands = FreeCommands(desk, self._replies)
        self._turnstile = Turnstile()
        self._admission = Admission(clock, desk)
        self._rejoinders = Rejoinders(desk)
        self._arrivals = Arrivals(database, clock, desk)
        self._edited = Edited(
            database=database, clock=clock, desk=desk, meant=self.meant, received=self._as_new
        )

    async def receive(self, incoming: Incoming, *, kept: Kept | None = None) -> None:
        """Store, then handle; a repeat of the same event does nothing."""
        async with self._turnstile.turn(incoming.thread):
            with self._desk.first_signs.expected(incoming.event):
                await self._received(incoming, kept)

    async def _received(self, incoming: Incoming, kept: Kept | None) -> None:
        stored = await self._stored(incoming)
        if kept is not None:
            kept()
        if not stored.new:
            log.info("event_repeated", platform_event=incoming.event)
            return
        await self._surely(_spoken(incoming, stored.language), stored)

    async def _stored(self, incoming: Incoming) -> Stored:
        unheard = False
        at_once = incoming.visible_at_once or (
            incoming.outright and not self._admission.hurried(incoming)
        )

        async def storing() -> Stored:
            nonlocal unheard
            try:
                return await self._arrivals.store(incoming, at_once=at_once)
            except StoreLost:
                unheard = True
                raise

        stored = await patiently(storing, self._clock, "a message", for_ever=False)
        if stored.new or not unheard:
            return stored
        if await patiently(partial(self._finished, incoming), self._clock, "a message's repeat"):
            return stored
        # It was kept by a try whose answer was lost: nobody else has taken it up.
        return Stored(new=True, language=self._desk.languages.remembered(incoming.person) or "")

    async def _finished(self, incoming: Incoming) -> bool:
        row = await self._database.one("inbox_get", source=SOURCE, event=incoming.event)
        return row is not None and row["done_ms"] is not None

    async def _surely(self, incoming: Incoming, stored: Stored) -> None:
        """It is stored and nobody hands it in again: where the store is lost in between, this waits for
        it and does what the next start would do."""

        async def again() -> None:
            self._admission.forget(incoming)
            await self._taken_up(incoming)

        try:
            await self._handle(incoming, stored)
        except StoreLost:
            await patiently(again, self._clock, "a message's answer")

    async def aclose(self) -> None:
        await self._marks.aclose()

    async def left(self, *, alone: bool) -> list[Row]:
        """The messages that were stored and not finished; read before anything new can come in.

        ``alone``: no other process is on this store, so that even the newest lost its process.
        """
        before = self._clock.now_ms() - (0 if alone else ABANDONED_MS)
        rows = await self._database.all("inbox_open", source=SOURCE)
        return [row for row in rows if row["at_ms"] <= before]

    async def recover(self, left: Sequence[Row]) -> None:
        """Take them up, one after the other; one that cannot be stays for the next start."""
        for row in left:
            incoming = Incoming.from_json(row["payload"])
            try:
                locale = await self._desk.languages.of(incoming.person, incoming.locale)
                async with self._turnstile.turn(incoming.thread):
                    await self._taken_up(_spoken(incoming, locale))
            except Exception:
                log.exception("message_not_taken_up", platform_event=incoming.event)

    async def ask_again(self) -> None:
        """As `Statuses.ask_again`."""
        await self._desk.statuses.ask_again()

    async def _taken_up(self, incoming: Incoming) -> None:
        """A message whose answer was cut off: from its beginning, where it is no question already."""
        if await self._questioned.shown_again(incoming.event):
            await self._inbox.done(SOURCE, incoming.event)
        else:
            await self._handle(incoming, Stored(new=True))

    async def _handle(self, incoming: Incoming, stored: Stored) -> None:
        if stored.status is not None:
            line = opening_line(stored.status, Stage.UNDERSTANDING)
            stored = replace(stored, status=await self._desk.statuses.post(stored.status, line))
            self._desk.first_signs.given(incoming.event)
            await self._desk.first_signs.first()
        handled = Handled.ANSWERED
        try:
            if picture_link(incoming.text):
                self._desk.first_signs.given(incoming.event)
                await self._desk.submit.admit(incoming.person, incoming.thread)
                incoming = await self._desk.sent_pictures.linked(incoming)
            handled = await self._act(incoming, stored)
        except Refusal as refusal:
            await self._refuse(incoming, stored.status, refusal)
        except StoreLost:
            raise
        except Exception:
            await self._broke(incoming)
        if handled is Handled.LEFT:
            await self._marks.add(incoming.event)
        elif handled is Handled.ANSWERED:
            await self._inbox.done(SOURCE, incoming.event)

    async def _act(self, incoming: Incoming, stored: Stored) -> Handled:
        """Do what the message asks for; refused, left alone or answered where it asks for nothing."""
        session = stored.session or await self._desk.session(incoming)
        context = await self._context(session, incoming, stored)
        command, text = command_of(incoming)
        if command is None and self._desk.rules.blocked(
            incoming.thread, incoming.channel, incoming.server
        ):
            return Handled.LEFT
        if command is None and (asked := _slashed(incoming)):
            if not (incoming.direct or incoming.addressed):
                return Handled.LEFT
            raise Refusal(RefusalCode.UNKNOWN_COMMAND, asked=asked[:32])
        if command is Command.FORGET and in_words(incoming):
            incoming = replace(incoming, tapped=True)
        if text != incoming.text:
            incoming = replace(incoming, text=text)
        if command is None and session["masked_ms"]:
            incoming = await self._desk.masking.worn(incoming, session, context)
            command, _ = command_of(incoming)
        if command is None and await self._rejoinders.answered(incoming):
            return Handled.ANSWERED
        if command is None and (saying := _overheard(incoming)) is not None:
            if saying is not Saying.UNDO or not _made_last(incoming, context):
                return Handled.LEFT
            command = Command.UNDO
        if command is None and await self._rejoinders.retried(incoming, session, context):
            return Handled.ANSWERED
        if command is None and await self._rejoinders.pointed(incoming, session, context):
            return Handled.ANSWERED
        if command is Command.EDIT and not incoming.text.strip() and incoming.mask is None:
            await self._replies.ask_change(incoming, context)
            return Handled.ANSWERED
        meant = await self.meant(incoming, context, command)
        who = pseudonym(incoming.person)
        log.info("understood", who=who, intent=meant.intent.value, outcome=meant.outcome.value)
        if command is not None and command not in PAID_COMMANDS:
            await self._desk.aside(incoming)
            line = await self._commands.answer(command, incoming, session, context)
            await self._desk.answer(incoming, line)
            return Handled.ANSWERED
        if command in (None, Command.EDIT):
            question, meant = await self._questioned.heard(incoming, context, meant)
            if question is not None:
                return await self._asked_anew(incoming, question, stored)
        return await self._done_as_meant(incoming, session, context, meant, stored)

    async def _context(self, session: Row, incoming: Incoming, stored: Stored) -> Context:
        now = self._clock.now_ms()
        if stored.past is not None:
            return context_from(stored.past, session, incoming, now_ms=now)
        return await context_of(self._database, session, incoming, now_ms=now)

    async def _done_as_meant(
        self, incoming: Incoming, session: Row, context: Context, meant: Understanding,
        stored: Stored,
    ) -> Handled:  # fmt: skip
        meant = heard_before_its_picture(self._understander, incoming, context, meant)
        if meant.intent not in PAID:
            if meant.intent is not Intent.CHAT:
                await self._desk.aside(incoming)
            line = await self._replies.to_talk(incoming, session, context, meant)
            if line is None:
                return Handled.LEFT
            await self._desk.answer(incoming, line)
        elif meant.outcome is Outcome.ASK:
            await self._ask(incoming, meant, stored)
        elif meant.outcome is Outcome.ACT:
            first = awaited(incoming, context, meant)
            if first is not None and context.waiting >= WAIT_MOST:
                raise Refusal(RefusalCode.NOT_YET)
            return await self._draw(incoming, session, context, meant, stored, first=first)
        else:
            return Handled.LEFT
        return Handled.ANSWERED

    async def meant(
        self, incoming: Incoming, context: Context, command: Command | None = None
    ) -> Understanding:
        """What the words mean, second opinion included; a command says it itself, and its options."""
        if command is None:
            meant, second = self._understander.understand(incoming.text, context), self._second
            if second is not None:
                # Whoever waits for somebody else's answer holds nobody up.
                self._desk.first_signs.given(incoming.event)
                offline, meant = meant, await second.reconsider(incoming.text, context, meant)
                if meant.intent is not offline.intent:
                    # Chat has no slots; now that it is a request, its ratio and its model were said.
                    slots = self._understander.slots(incoming.text, meant.intent, context)
                    meant = replace(meant, slots=meant.slots.completed(slots))
            return self._desk.planner.exact(incoming.text, meant)
        chosen = fields_of(incoming.options).items()
        said = {name: value for name, value in chosen if value not in (None, ())}
        intent = PAID_COMMANDS.get(command, Intent.CHAT)
        slots = replace(self._understander.slots(incoming.text, intent, context), **said)
        return Understanding(intent=intent, slots=slots, outcome=Outcome.ACT, confidence=1.0)

    async def _draw(
        self, incoming: Incoming, session: Row, context: Context, meant: Understanding,
        stored: Stored, *, first: str | None,
    ) -> Handled:  # fmt: skip
        """A paid intent: the cheap gates, then the status line, then refine and submit.

        ``first``: the request whose picture it changes, where that is still to come.
        """
        standing = await self._admission.enter(incoming, meant.intent, stored)
        if standing is None:
            return Handled.ANSWERED
        status = stored.status or await self._desk.statuses.open(incoming)
        if first is not None:
            waits = await self._desk.wait(incoming, status, first)
            return Handled.QUEUED if waits else Handled.ANSWERED
        job = await self._desk.draw(incoming, session, context, meant, status, standing=standing)
        if job is None:
            await self._admission.not_begun(incoming, status)
        return Handled.ANSWERED if job is None else Handled.QUEUED

    async def _asked_anew(self, incoming: Incoming, question: Question, stored: Stored) -> Handled:
        """A change of what a question asks about: the cheap gates, then the question with it."""
        if await self._admission.enter(incoming, Intent.EDIT, stored) is None:
            return Handled.ANSWERED
        status = stored.status or await self._desk.statuses.open(incoming)
        waits = await self._questioned.ask_anew(incoming, status, question)
        if not waits:
            await self._admission.not_begun(incoming, status)
        return Handled.QUEUED if waits else Handled.ANSWERED

    async def _ask(self, incoming: Incoming, meant: Understanding, stored: Stored) -> None:
        """In the grey zone: two buttons, free; what could not be drawn is refused, not asked about."""
        await self._admission.asks(incoming, meant.intent, stored)
        status = await self._desk.statuses.open(incoming)
        await self._desk.ask(status, meant)

    async def _refuse(self, incoming: Incoming, status: StatusMessage | None, refusal: Refusal) -> None:
        log.info("refused", who=pseudonym(incoming.person), reason=refusal.reason.value)
        if refusal.reason in UNSAID:
            await self._desk.aside(incoming)
        if refusal.reason is RefusalCode.EMPTY:
            session = await self._database.one("session_of", thread=incoming.thread)
            if session is not None:
                await self._replies.asked(session, incoming)
        if status is not None:
            await self._desk.orders.refuse(status, refusal)
            return
        await self._desk.answer(incoming, refusal_line(refusal, locale=incoming.locale))

    async def _broke(self, incoming: Incoming) -> None:
        """A mistake of ours is never silence: the line that was posted ends, or an answer says so."""
        ref = reference(new_id())
        log.exception("message_broke", ref=ref, platform_event=incoming.event)
        line = broken_line(ref, locale=incoming.locale)
        row = await self._database.one("status_by_event", event=incoming.event)
        if row is None:
            await self._desk.answer(incoming, line)
        elif not row["job_id"]:
            await self._desk.statuses.close(to_status(row), line)

    async def edited(self, incoming: Incoming, *, fresh: bool = False) -> None:
        locale = await self._desk.languages.of(incoming.person, incoming.locale)
        async with self._turnstile.turn(incoming.thread):
            await self._edited.changed(replace(incoming, locale=locale), fresh=fresh)

    async def _as_new(self, incoming: Incoming) -> None:
        with self._desk.first_signs.expected(incoming.event):
            await self._received(incoming, None)


def _overheard(incoming: Incoming) -> Saying | None:
    """A word that means one thing in every state, said among people and not to the bot."""
    return None if incoming.direct or incoming.addressed else says(incoming.text)


def _made_last(incoming: Incoming, context: Context) -> bool:
    """Whether the newest picture is this person's own: then "undo" is about that one."""
    return bool(context.pictures) and context.newest.owner == incoming.person


def _spoken(incoming: Incoming, language: str) -> Incoming:
    """In the language that its author is answered in; "" is the message's own."""
    own = not language or language == incoming.locale
    return incoming if own else replace(incoming, locale=language)


def _slashed(incoming: Incoming) -> str:
    """The command as it was typed, known or not; "" for plain talk, and in company for what only begins
    like one."""
    if incoming.command:
        return f"/{incoming.command}"
    if not incoming.direct:
        return ""
    words = incoming.text.split()
    return words[0] if words and words[0].startswith("/") else ""
