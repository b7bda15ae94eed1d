"""What messages and presses have in common: draw what was meant, ask, settings."""

from dataclasses import dataclass, replace

from core.administration.act import Act, Caller
from core.administration.desk import AdminDesk
from core.administration.house_rules import HouseRules
from core.administration.typed_acts import parse
from core.answering.answers import Answers
from core.answering.gallery import Gallery
from core.buttons import Verb
from core.conversation import (
    PAID,
    Context,
    Incoming,
    Intent,
    Outcome,
    PersonId,
    ThreadKey,
    Understanding,
    platform_of,
)
from core.db.database import Database, Row
from core.db.rows import to_job
from core.errors import Refusal, RefusalCode
from core.inbound.commands import PAID_COMMANDS, Command, command_of
from core.inbound.context import context_of
from core.inbound.masking import Masking
from core.inbound.sent_pictures import SentPictures
from core.jobs import Job, Stage, StatusMessage
from core.messages import Line
from core.money.quotas import Quotas
from core.ordering.follows import Follows
from core.ordering.orders import Orders
from core.ordering.planning import Planner
from core.ordering.replanning import Replanner
from core.ordering.submit import Submit
from core.outbound.first_signs import FirstSigns
from core.outbound.lines import answer_line, button, opening_line, waiting_line
from core.outbound.progress import Progress
from core.outbound.statuses import Statuses
from core.people.forgetting import Forgetting
from core.people.joining import Joining
from core.people.languages import Languages
from core.people.preferences import Preferences
from core.people.privacy import EXPORT, Privacy
from core.people.settings import Settings
from core.people.standing import Standing
from core.ports import Clock, Understander
from core.request import JobRequest
from core.routing.similar import traces
from core.work.cancelling import Cancelling

#: Refused for their words, or for want of anything to change: as if they had not been said.
UNSAID = frozenset({
    RefusalCode.NO_PICTURE, RefusalCode.NOT_YET, RefusalCode.FIRST_GONE, RefusalCode.MODERATED,
    RefusalCode.SLOWED,
})  # fmt: skip
PAID_NAMES = frozenset(command.value for command in PAID_COMMANDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The collaborators of the way in, put together once."""

    database: Database
    clock: Clock
    understander: Understander
    statuses: Statuses
    planner: Planner
    replanner: Replanner
    orders: Orders
    submit: Submit
    answers: Answers
    settings: Settings
    gallery: Gallery
    sent_pictures: SentPictures
    progress: Progress
    rules: HouseRules
    admin: AdminDesk
    quotas: Quotas
    languages: Languages
    joining: Joining
    preferences: Preferences
    privacy: Privacy
    masking: Masking
    forgetting: Forgetting
    first_signs: FirstSigns
    cancelling: Cancelling
    follows: Follows

    async def administration(self, command: Command, incoming: Incoming) -> Line:
        """`/admin …`, and `/grant …` as its short form. Raises `Refusal`."""
        text = incoming.text if command is Command.ADMIN else f"{Act.GRANT.value} {incoming.text}"
        caller = Caller(
            person=incoming.person, thread=incoming.thread, server=incoming.server,
            channel=incoming.channel, manager=incoming.manager, locale=incoming.locale,
        )  # fmt: skip
        try:
            order = parse(text, platform=platform_of(incoming.person))
        except Refusal as refusal:
            # The form of an order is for those only who may give it.
            self.admin.authorise(caller, Act(str(refusal.facts["act"])))
            raise
        return await self.admin.administer(caller, order)

    async def aside(self, incoming: Incoming) -> None:
        """It was asked of the bot itself, or refused: no part of what is painted next.

        A command with its slash says so by itself.
        """
        if incoming.command not in PAID_NAMES and (incoming.command or incoming.text.startswith("/")):
            return
        await self.database.run("turn_aside", event=incoming.event)

    async def draw(
        self, incoming: Incoming, session: Row, context: Context, meant: Understanding,
        status: StatusMessage, *, when_ready: bool = False, confirmed: bool = False,
        standing: Standing | None = None,
    ) -> Job | None:  # fmt: skip
        """The status line at once, then refinement, then the queue; the job as `Orders.place` does.

        ``standing``: of the person, as it was read a moment ago.
        """
        status = await self.statuses.post(status, opening_line(status, Stage.UNDERSTANDING))
        self.first_signs.given(incoming.event)
        await self.first_signs.first()

        def show(stage: Stage) -> None:
            self.statuses.show(status, opening_line(status, stage))

        try:
            planned = await self.planner.plan(incoming, context, meant, show=show, standing=standing)
        except Refusal as refusal:
            if refusal.reason in UNSAID:
                await self.aside(incoming)
            await self.orders.refuse(status, refusal)
            return None
        return await self.orders.place(
            status, session["id"], planned, when_ready=when_ready, confirmed=confirmed,
            intent=meant.intent.value,
        )  # fmt: skip

    async def wait(self, incoming: Incoming, status: StatusMessage, first: str) -> bool:
        """ "First your boat, then this…": it is begun by itself when that request's picture is there.

        False where too many wait already, as the line says then.
        """
        line = waiting_line(status, await self.follows.subject(first))
        try:
            until = await self.follows.wait(status, first, line)
        except Refusal as refusal:
            await self.aside(incoming)
            await self.orders.refuse(status, refusal)
            return False
        if until is not None:
            await self.statuses.post(status, line)
            await self.follows.free(status.id, until=until)
        self.first_signs.given(incoming.event)
        return True

    async def ask(self, status: StatusMessage, meant: Understanding) -> None:
        """ "Shall I draw that? It costs …": two buttons, remembered until one is pressed."""
        line = Line(
            kind="ask",
            code="draw",
            facts={"credits": self.planner.price_of(meant.intent, meant.slots)},
            buttons=(
                button(Verb.YES, status.id, meant.intent.value.lower()),
                button(Verb.NO, status.id),
            ),
            locale=status.locale,
        )
        await self.statuses.ask(status, line)

    async def answered(
        self, status: StatusMessage, *, yes: bool, intent: str = "", when_ready: bool = False
    ) -> None:
        """A question was answered by a button or in words: draw it now, or leave it."""
        if status.job is not None:
            return
        if not yes:
            await self.statuses.close(status, answer_line("left_no", locale=status.locale))
            return
        stored = await self.database.one("inbox_get", source="chat", event=status.event)
        if stored is None:
            raise Refusal(RefusalCode.OLD_BUTTON)
        await self._taken_up(
            status, Incoming.from_json(stored["payload"]), intent=intent, when_ready=when_ready
        )

    async def _taken_up(
        self, status: StatusMessage, stored: Incoming, *, intent: str = "", when_ready: bool = False
    ) -> None:
        """Draw what a message asked for some time ago; whoever asked has said that it is meant."""
        incoming = await self.sent_pictures.linked(stored)
        incoming, session, context, meant = await self.as_said(incoming, intent)
        await self.database.run("status_reopen", id=status.id)
        await self.draw(
            incoming, session, context, meant, replace(status, final_done=False),
            when_ready=when_ready, confirmed=True,
        )  # fmt: skip

    async def as_said(
        self, incoming: Incoming, intent: str
    ) -> tuple[Incoming, Row, Context, Understanding]:
        """What a message of some time ago means, where it is known to be a wish.

        A command and what was chosen with it hold as they did then.
        """
        command, text = command_of(incoming)
        if command in PAID_COMMANDS:
            intent, incoming = intent or PAID_COMMANDS[command].value, replace(incoming, text=text)
        session = await self.session(incoming)
        context = await context_of(self.database, session, incoming, now_ms=self.clock.now_ms())
        meant = self.understander.understand(incoming.text, context)
        if intent.upper() in {paid.value for paid in PAID}:
            meant = replace(meant, intent=Intent(intent.upper()), outcome=Outcome.ACT)
        elif meant.intent not in PAID:
            meant = replace(meant, intent=Intent.GENERATE, outcome=Outcome.ACT)
        meant = replace(meant, slots=incoming.options.completed(meant.slots))
        if incoming.mask is not None:
            meant = replace(meant, intent=Intent.EDIT)
        return incoming, session, context, meant

    async def reviewed(self, incoming: Incoming, *, approved: bool) -> None:
        """An operator looked at a held message: it is drawn as if it had just come, or refused."""
        status = await self.statuses.open(incoming)
        if status.job is not None:
            return
        if not approved:
            await self.orders.refuse(status, Refusal(RefusalCode.MODERATED))
            return
        try:
            await self._taken_up(status, incoming, when_ready=True)
        except Refusal as refusal:
            await self.orders.refuse(status, refusal)

    async def answered_in_words(
        self, status: StatusMessage, asked: Line, *, yes: bool, intent: str
    ) -> None:
        """ "Yes" to an offer takes it, as that is free; "no" leaves it, as in every question."""
        if asked.code == "alike" and yes:
            await self.use(status, str(asked.facts["job"]))
        else:
            await self.answered(status, yes=yes, intent=intent)

    async def use(self, status: StatusMessage, job: str) -> None:
        """Show the picture that was offered; raises `Refusal` (not_found) where it is gone."""
        if status.job is not None:
            return
        session = await self.database.one("session_of", thread=status.thread)
        if session is None or not await self.orders.offers.use(status, job, session["id"]):
            raise Refusal(RefusalCode.NOT_FOUND)

    async def change(
        self, incoming: Incoming, context: Context, meant: Understanding, job: Job,
        status: StatusMessage, standing: Standing,
    ) -> None:  # fmt: skip
        """Give a job that waits other words; another price is refused, so that none is a surprise, and
        so is what this person may not have here."""
        planned = await self.planner.plan(
            incoming, context, meant, show=lambda stage: None, standing=standing
        )
        request = planned.request
        standing.check(
            model=request.model, style=request.style, resolution=request.resolution,
            count=request.count,
        )  # fmt: skip
        if request.price_each * request.count != job.price:
            raise Refusal(RefusalCode.OTHER_PRICE)
        async with self.database.tx() as tx:
            row = await tx.one(
                "job_change", id=job.id, request=request.to_json(), provider=planned.choice.provider,
                model=request.model, fingerprint=request.fingerprint(), **traces(request),
                thinking=planned.thinking_micros,
                estimate=request.cost_each_micros * request.count,
            )  # fmt: skip
        if row is not None:
            await self.progress.show(to_job(row))

    async def retry(self, incoming: Incoming, session: Row, job: Job) -> None:
        """A failed job asked for once more, in words; admitted, paid and said as any request."""
        status = await self.statuses.open(incoming)
        if status.job is not None:
            return
        status = await self.statuses.post(status, opening_line(status, Stage.UNDERSTANDING))
        self.first_signs.given(incoming.event)
        planned = self.replanner.again(JobRequest.from_json(job.request))
        await self.orders.place(status, session["id"], planned, confirmed=True)

    async def offer_edit(self, changed: Incoming, meant: Understanding, asked: Line | None) -> None:
        """A message that was drawn, refused or asked about has other words now: "Shall I draw it?".

        ``asked``: the question that its event is waiting with, which is about the new words then.
        """
        offered = await self.statuses.open(changed)
        if offered.job is not None:
            return
        await self._remembered(changed)
        line = Line(
            kind="ask",
            code="draw" if asked is not None and asked.code == "draw" else "redo_edited",
            facts={"credits": self.planner.price_of(meant.intent, meant.slots)},
            buttons=(
                button(Verb.YES, offered.id, meant.intent.value.lower()),
                button(Verb.NO, offered.id),
            ),
            locale=offered.locale,
        )
        await self.statuses.ask(offered, line)

    async def _remembered(self, incoming: Incoming) -> None:
        """As it will be drawn when somebody says yes."""
        now = self.clock.now_ms()
        kept = {"source": "chat", "event": incoming.event, "payload": incoming.to_json()}
        async with self.database.tx() as tx:
            await tx.one("inbox_add", **kept, now=now)
            await tx.run("inbox_changed", **kept)
            await tx.run("inbox_done", source="chat", event=incoming.event, now=now)

    async def about_privacy(self, person: PersonId, thread: ThreadKey, wish: str, locale: str) -> Line:
        """`/privacy`, and what it asks for: what is kept and its end for everybody, however they stand.

        Raises `Refusal` for a copy to whoever may not ask here.
        """
        if wish.strip().casefold() == EXPORT:
            await self.submit.admit(person, thread)
        bytes_max = self.statuses.messenger(thread).document_bytes_max
        return await self.privacy.line(person, wish, locale, bytes_max=bytes_max)

    async def answer(self, incoming: Incoming, line: Line) -> None:
        """Say what belongs to no job, below the message."""
        await self.statuses.answer(
            incoming.thread, incoming.person, line, reply_to=incoming.message, route=incoming.route
        )

    async def session(self, incoming: Incoming) -> Row:
        found = await self.database.one("session_of", thread=incoming.thread)
        assert found is not None
        return found
