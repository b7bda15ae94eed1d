"""The way in for messages: a job, a question, an answer, or left alone.

The message is stored before anything is done about it; everything here may be repeated after a
crash without a second job or a second charge. In order within a thread, side by side across threads.
"""

import json
from dataclasses import dataclass, replace

import structlog

from core.buttons import Verb
from core.commands import NO, PAID_COMMANDS, YES, Command, command_of
from core.context import Past, context_from, context_of, past_of
from core.conversation import (
    PAID,
    Context,
    Incoming,
    Intent,
    Outcome,
    PersonId,
    Understanding,
)
from core.db.database import Database, Row, Tx
from core.db.rows import to_job, to_status
from core.desk import Desk
from core.errors import Refusal, RefusalCode
from core.ids import new_id, pseudonym, reference
from core.jobs import Job, JobState, Stage, StatusMessage
from core.kept import load_line
from core.lines import broken_line, opening_line, refusal_line
from core.masking import masked
from core.messages import Line
from core.plain import fields_of
from core.ports import Clock, SecondOpinion, Understander
from core.replies import Replies
from core.request import JobRequest
from core.storage.fetch import picture_link
from core.turnstile import Repeats, Turnstile

log = structlog.get_logger()

SOURCE = "chat"
#: Much more than a request may have, so that its length can be told; the rest is not kept.
STORED_CHARS_MAX = 20_000
#: A message that nobody finished for this long lost its process, in milliseconds.
ABANDONED_MS = 60_000
PEOPLE_MAX = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """``new`` is False for a repeat of an event; ``status`` where a message must be seen at once.

    ``language``: what the person chose, "" where the platform's is followed.
    ``session`` and ``past``: as they were in the moment of storing, so that they are not read again.
    """

    new: bool
    language: str = ""
    session: Row | None = None
    past: Past | None = None
    status: StatusMessage | None = None


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
        self._replies = Replies(database, clock, desk)
        self._turnstile = Turnstile()
        self._repeats = Repeats(clock)
        self._people: dict[PersonId, tuple[str, str]] = {}

    async def receive(self, incoming: Incoming) -> None:
        """Store, then handle; a repeat of the same event does nothing."""
        async with self._turnstile.turn(incoming.thread):
            stored = await self._store(incoming)
            if not stored.new:
                log.info("event_repeated", platform_event=incoming.event)
                return
            await self._handle(replace(incoming, locale=stored.language or incoming.locale), stored)

    async def recover(self, *, alone: bool) -> int:
        """At start: take up the messages that were stored and not finished. Answers how many.

        ``alone``: no other process is on this store, so that even the newest lost its process.
        """
        before = self._clock.now_ms() - (0 if alone else ABANDONED_MS)
        rows = await self._database.all("inbox_open", source=SOURCE)
        taken = [row for row in rows if row["at_ms"] <= before]
        for row in taken:
            incoming = Incoming.from_json(row["payload"])
            locale = await self._desk.languages.of(incoming.person, incoming.locale)
            incoming = replace(incoming, locale=locale)
            async with self._turnstile.turn(incoming.thread):
                await self._handle(incoming, Stored(new=True))
        return len(taken)

    # -- storing ------------------------------------------------------------------------------

    async def _store(self, incoming: Incoming) -> Stored:
        """Person, session, turn, inbox and, where it must be seen at once, status; one commit."""
        known, now = self._language(incoming), self._clock.now_ms()

        async def work(tx: Tx) -> Stored:
            new = await tx.one(
                "inbox_add", source=SOURCE, event=incoming.event, payload=incoming.to_json(), now=now
            )
            if new is None:
                return Stored(new=False)
            language = known
            if language is None:
                person = await tx.one(
                    "person_seen", id=incoming.person, name=incoming.name, locale=incoming.locale,
                    now=now,
                )  # fmt: skip
                language = str(person["language"]) if person else ""
            session = await tx.one(
                "session_enter", id=new_id(), thread=incoming.thread, scope=incoming.scope,
                person=incoming.person if incoming.direct else "", now=now,
            )  # fmt: skip
            assert session is not None
            await self._add_turn(tx, session, incoming, now)
            await self._desk.submit.members.seen(tx, incoming)
            status = None
            if incoming.visible_at_once:
                spoken = replace(incoming, locale=language or incoming.locale)
                status = await self._desk.statuses.open_in(tx, spoken)
            past = await past_of(tx, session, incoming, now_ms=now)
            return Stored(new=True, language=language, session=session, past=past, status=status)

        stored = await self._database.write(work)
        if known is None and stored.new:
            self._remember(incoming, stored.language)
        self._desk.submit.members.remember(incoming)
        return stored

    def _language(self, incoming: Incoming) -> str | None:
        """The language of a person whom this process wrote down, so named, before; else None."""
        if self._people.get(incoming.person) != (incoming.name, incoming.locale):
            return None
        return self._desk.languages.remembered(incoming.person)

    def _remember(self, incoming: Incoming, language: str) -> None:
        self._desk.languages.remember(incoming.person, language)
        self._people[incoming.person] = (incoming.name, incoming.locale)
        while len(self._people) > PEOPLE_MAX:
            self._people.pop(next(iter(self._people)))

    async def _add_turn(self, tx: Tx, session: Row, incoming: Incoming, now: int) -> None:
        await tx.one(
            "turn_add",
            id=new_id(),
            session=session["id"],
            role="user",
            person=incoming.person,
            text=_typed(incoming)[:STORED_CHARS_MAX],
            event=incoming.event,
            message=incoming.message,
            reply_to=incoming.reply_to_message,
            job=None,
            pictures=json.dumps([item.picture for item in incoming.attachments]),
            now=now,
        )

    # -- handling -----------------------------------------------------------------------------

    async def _handle(self, incoming: Incoming, stored: Stored) -> None:
        status = stored.status
        if status is not None:
            line = opening_line(status, Stage.UNDERSTANDING)
            status = await self._desk.statuses.post(status, line)
        queued = None
        try:
            if picture_link(incoming.text):
                await self._desk.submit.admit(incoming.person, incoming.thread)
                incoming = await self._desk.gallery.linked(incoming)
            queued = await self._act(incoming, stored, status)
        except Refusal as refusal:
            await self._refuse(incoming, status, refusal)
        except Exception:
            await self._broke(incoming)
        if queued is None:
            await self._database.run(
                "inbox_done", source=SOURCE, event=incoming.event, now=self._clock.now_ms()
            )

    async def _act(self, incoming: Incoming, stored: Stored, status: StatusMessage | None) -> Job | None:
        """The job that came of it, if any: the transaction that queued it also marked it as handled."""
        session = stored.session or await self._desk.session(incoming)
        now = self._clock.now_ms()
        if stored.past is not None:
            context = context_from(stored.past, session, incoming, now_ms=now)
        else:
            context = await context_of(self._database, session, incoming, now_ms=now)
        command, text = command_of(incoming)
        if command is None and self._desk.rules.blocked(
            incoming.thread, incoming.channel, incoming.server
        ):
            return None
        if command is None and incoming.direct and (asked := _slashed(incoming)):
            raise Refusal(RefusalCode.UNKNOWN_COMMAND, asked=asked[:32])
        incoming = replace(incoming, text=text)
        if command is None and session["masked_ms"]:
            incoming = await self._desk.masking.worn(incoming, session, context)
            command, _ = command_of(incoming)
        if command is None and await self._answered(incoming, session):
            return None
        meant = await self._meant(incoming, context, command)
        who = pseudonym(incoming.person)
        log.info("understood", who=who, intent=meant.intent.value, outcome=meant.outcome.value)
        if command is not None and command not in PAID_COMMANDS:
            await self._answer(
                incoming, await self._replies.to_command(command, incoming, session, context)
            )
        elif meant.intent not in PAID:
            line = await self._replies.to_talk(incoming, session, context, meant)
            if line is not None:
                await self._answer(incoming, line)
        elif meant.outcome is Outcome.ASK:
            await self._ask(incoming, meant)
        elif meant.outcome is Outcome.ACT:
            return await self._draw(incoming, session, context, meant, status)
        return None

    async def _meant(
        self, incoming: Incoming, context: Context, command: Command | None = None
    ) -> Understanding:
        """What the words mean, second opinion included; a command says it itself, and its options."""
        if command is None:
            meant, second = self._understander.understand(incoming.text, context), self._second
            if second is not None:
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
        status: StatusMessage | None,
    ) -> Job | None:  # fmt: skip
        """A paid intent: the cheap gates, then the status line, then refine and submit."""
        match self._repeats.count(incoming):
            case 0:
                pass
            case 1:
                raise Refusal(RefusalCode.REPEATED)
            case _ if status is None:
                return None
        standing = await self._desk.submit.admit(incoming.person, incoming.thread)
        await self._desk.planner.admit(incoming, meant.intent)
        status = status or await self._desk.statuses.open(incoming)
        return await self._desk.draw(incoming, session, context, meant, status, standing=standing)

    async def _ask(self, incoming: Incoming, meant: Understanding) -> None:
        """In the grey zone: two buttons, free; what could not be drawn is refused, not asked about."""
        await self._desk.submit.admit(incoming.person, incoming.thread)
        await self._desk.planner.admit(incoming, meant.intent)
        status = await self._desk.statuses.open(incoming)
        await self._desk.ask(status, meant)

    async def _answered(self, incoming: Incoming, session: Row) -> bool:
        """True where plain words answered the bot's own question ("Shall I draw that?")."""
        word = incoming.text.strip().strip(".!?").casefold()
        if word not in YES and word not in NO:
            return False
        rows = await self._database.all("statuses_last", thread=incoming.thread, limit=3)
        for row in rows:
            asked = row["person"] == incoming.person and not row["job_id"] and not row["final_done"]
            if asked and row["line"] and (line := load_line(row["line"])).kind == "ask":
                await self._desk.answered_in_words(
                    to_status(row), line, yes=word in YES, intent=_asked_about(line)
                )
                return True
        return False

    # -- what went wrong, and what is said -----------------------------------------------------

    async def _refuse(self, incoming: Incoming, status: StatusMessage | None, refusal: Refusal) -> None:
        log.info("refused", who=pseudonym(incoming.person), reason=refusal.reason.value)
        if refusal.reason is RefusalCode.EMPTY:
            session = await self._database.one("session_of", thread=incoming.thread)
            if session is not None:
                await self._replies.asked(session, incoming)
        if status is not None:
            await self._desk.orders.refuse(status, refusal)
            return
        await self._answer(incoming, refusal_line(refusal, locale=incoming.locale))

    async def _broke(self, incoming: Incoming) -> None:
        """A mistake of ours is never silence: the line that was posted ends, or an answer says so."""
        ref = reference(new_id())
        log.exception("message_broke", ref=ref, platform_event=incoming.event)
        line = broken_line(ref, locale=incoming.locale)
        row = await self._database.one("status_by_event", event=incoming.event)
        if row is None:
            await self._answer(incoming, line)
        elif not row["job_id"]:
            await self._desk.statuses.close(to_status(row), line)

    async def _answer(self, incoming: Incoming, line: Line) -> None:
        await self._desk.statuses.answer(
            incoming.thread, incoming.person, line, reply_to=incoming.message, route=incoming.route
        )

    # -- what people do to messages -----------------------------------------------------------

    async def edited(self, incoming: Incoming) -> None:
        """The words of a job that waits are changed for free; a finished one is offered anew.

        Platforms tell of other changes as well (a link's preview came): the same words do nothing.
        """
        row = await self._database.one(
            "status_by_request", thread=incoming.thread, request=incoming.message
        )
        if row is None or not row["job_id"]:
            return
        found = await self._database.one("job_get", id=row["job_id"])
        assert found is not None
        job, status = to_job(found), to_status(row)
        same = JobRequest.from_json(job.request).asked.strip() == command_of(incoming)[1].strip()
        if job.person != incoming.person or same:
            return
        async with self._turnstile.turn(incoming.thread):
            if job.state is JobState.QUEUED and not job.attempt:
                await self._change(incoming, job, status)
            elif job.state.final:
                await self._desk.offer_edit(status, incoming)

    async def _change(self, incoming: Incoming, job: Job, status: StatusMessage) -> None:
        session = await self._database.one("session_of", thread=incoming.thread)
        assert session is not None
        context = await context_of(self._database, session, incoming, now_ms=self._clock.now_ms())
        request, command = JobRequest.from_json(job.request), None
        if request.mask is not None and request.parent is not None:
            incoming, command = masked(incoming, request.mask, request.parent), Command.EDIT
        meant = await self._meant(incoming, context, command)
        if meant.intent not in PAID:
            return
        try:
            await self._desk.planner.admit(incoming, meant.intent)
            await self._desk.change(incoming, context, meant, job, status)
        except Refusal as refusal:
            await self._answer(incoming, refusal_line(refusal, locale=incoming.locale))


def _asked_about(line: Line) -> str:
    """The intent that the question's "yes" button stands for: a "yes" in words means the same."""
    return next((button.arg for button in line.buttons if button.verb == Verb.YES.value), "")


def _typed(incoming: Incoming) -> str:
    """A message as it would have been typed: what was said to a free command is no talk."""
    free = incoming.command and command_of(incoming)[0] not in PAID_COMMANDS
    return f"/{incoming.command} {incoming.text}".strip() if free else incoming.text


def _slashed(incoming: Incoming) -> str:
    """The command as it was typed, known or not; "" for plain talk."""
    if incoming.command:
        return f"/{incoming.command}"
    words = incoming.text.split()
    return words[0] if words and words[0].startswith("/") else ""
