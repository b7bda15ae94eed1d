"""A change said while a question waits is about what is being asked about: it is asked anew, changed."""

from dataclasses import dataclass, replace

from core.buttons import Verb
from core.conversation import (
    Context,
    EventId,
    Incoming,
    Intent,
    Outcome,
    Slots,
    ThreadPicture,
    Understanding,
)
from core.credits import Credits
from core.db.database import Row
from core.db.rows import to_status
from core.errors import Refusal
from core.inbound.desk import UNSAID, Desk
from core.jobs import Stage, StatusMessage
from core.messages import Line
from core.ordering.offers import SHOWN_CHARS
from core.ordering.orders import price_of
from core.ordering.planning import Planned
from core.outbound.kept import load_line
from core.outbound.lines import button, opening_line

#: Questions about a wish that has no picture yet: whether it is one, its price, what is there already.
CODES = frozenset({"draw", "price", "alike", "changed"})
#: Stands for the picture that is asked about.
ASKED = "-"
#: What such a wish may be; an enlargement or a variation is of a picture that is there.
WISHES = {
    Intent.GENERATE.value: Intent.GENERATE, Intent.VISUALIZE.value: Intent.GENERATE,
    Intent.EDIT.value: Intent.EDIT,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that waits: its status, the message that it is about, and what that wants."""

    status: StatusMessage
    wish: Incoming
    intent: Intent


@dataclass(frozen=True, slots=True)
class Questioned:
    desk: Desk

    async def heard(
        self, incoming: Incoming, context: Context, meant: Understanding
    ) -> tuple[Question | None, Understanding]:
        """The question that a message is about, None where it is about none; and what it means.

        It is read as if the picture were there that is asked about: without it a change of it reads as
        talk or as a wish, and so does one of an older picture, said after another wish.
        """
        said_so = meant.intent is Intent.EDIT
        if not said_so and context.pictures and meant.intent is not Intent.CHAT:
            return None, meant
        if not said_so and not (incoming.direct or incoming.addressed):
            return None, meant
        if context.reply_to or context.below or context.attachments:
            return None, meant
        if incoming.options.target or incoming.mask:
            return None, meant
        row = await self.desk.database.one(
            "question_open", thread=incoming.thread, person=incoming.person, event=incoming.event
        )
        question = await self._question(row) if row is not None else None
        if question is None or _older(question, incoming, context):
            return None, meant
        shown = ThreadPicture(
            id=ASKED, prompt=question.wish.text, owner=incoming.person, turn=len(context.turns) - 1
        )
        there = replace(context, pictures=(*context.pictures, shown), own=None)
        again = self.desk.understander.understand(incoming.text, there)
        if again.intent is not Intent.EDIT or again.outcome is not Outcome.ACT:
            # A command says by itself that it is a change.
            mine = said_so and meant.outcome is not Outcome.LEAVE
            return (question if mine else None), meant
        if again.slots.target in (None, ASKED):
            return question, meant
        return None, meant if said_so else again

    async def _question(self, row: Row) -> Question | None:
        line = load_line(row["line"])
        wanted = next((one.arg for one in line.buttons if one.verb in (Verb.YES, Verb.NEW)), "")
        intent = WISHES.get(wanted.upper())
        stored = await self.desk.database.one("inbox_get", source="chat", event=row["event"])
        if line.kind != "ask" or line.code not in CODES or intent is None or stored is None:
            return None
        wish = Incoming.from_json(stored["payload"])
        return None if wish.mask else Question(status=to_status(row), wish=wish, intent=intent)

    async def ask_anew(self, incoming: Incoming, status: StatusMessage, question: Question) -> bool:
        """The question once more, below, with the change in it; the older one ends. Nothing is charged.

        True where it was answered meanwhile, so that the change waits for its picture.
        """
        desk = self.desk
        status = await desk.statuses.post(status, opening_line(status, Stage.UNDERSTANDING))
        desk.first_signs.given(incoming.event)
        try:
            changed = await self._changed(incoming, question)
            planned = await self._planned(changed, question.intent)
            await desk.submit.affords(status, Credits(price_of(planned)))
        except Refusal as refusal:
            if refusal.reason in UNSAID:
                await desk.aside(incoming)
            await desk.orders.refuse(status, refusal)
            return False
        line = _line(status, planned, question.intent)
        asked = await desk.statuses.ask_anew(
            status, line, instead_of=question.status.id, payload=changed.to_json()
        )
        return False if asked else await desk.wait(incoming, status, question.status.id)

    async def shown_again(self, event: EventId) -> bool:
        """True where a message has become a question anew already, which is shown where it still waits:
        its showing may have been cut off, and what is stored of it is a wish that nobody said yes to.
        """
        database, statuses = self.desk.database, self.desk.statuses
        stored = await database.one("inbox_get", source="chat", event=event)
        if stored is None or not Incoming.from_json(stored["payload"]).said:
            return False
        row = await database.one("status_by_event", event=event)
        if row is not None and row["line"] and not row["job_id"] and not row["final_done"]:
            status = to_status(row)
            await statuses.post(status, replace(load_line(row["line"]), locale=status.locale))
        return True

    async def _planned(self, changed: Incoming, intent: Intent) -> Planned:
        """As it will be planned when somebody says yes. Raises `Refusal`."""
        said, _, context, meant = await self.desk.as_said(changed, intent.value)
        return await self.desk.planner.plan(said, context, meant, show=lambda stage: None)

    async def _changed(self, incoming: Incoming, question: Question) -> Incoming:
        """The wish with the change in it, as if its person had said it so."""
        said, _, context, meant = await self.desk.as_said(question.wish, question.intent.value)
        if question.intent is Intent.EDIT or said.attachments or context.as_typed:
            # Both are done to one picture, or are nobody's to put into other words.
            text = f"{question.wish.text.rstrip(' .,!')}, {incoming.text}"
            return replace(
                question.wish, event=incoming.event, message=incoming.message, text=text,
                said=incoming.text, route=incoming.route, picked="",
                options=_rather(self._slots(incoming, context), question.wish.options),
            )  # fmt: skip
        planner, intent = self.desk.planner, Intent.EDIT
        before = await planner.refined(said, context, meant, lambda stage: None)
        picture = ThreadPicture(
            id=ASKED, prompt=before.prompt, owner=incoming.person, params=before.params,
            negative=_parts(before.negative),
        )  # fmt: skip
        there = replace(context, pictures=(picture,), own=None)
        slots = self._slots(incoming, there)
        change = Understanding(intent=intent, slots=slots, outcome=Outcome.ACT, confidence=1.0)
        after = await planner.refined(incoming, there, change, lambda stage: None)
        params = after.params
        options = Slots(
            aspect_ratio=params.aspect_ratio, resolution=params.resolution, count=params.count,
            seed=params.seed, model=params.model, style=params.style, negative=_parts(after.negative),
        )  # fmt: skip
        return replace(
            incoming, command="imagine", text=after.prompt, options=options, said=incoming.text,
            sensitive=incoming.sensitive or said.sensitive,
        )  # fmt: skip

    def _slots(self, incoming: Incoming, context: Context) -> Slots:
        """What the change itself says, in words and beside its command."""
        heard = self.desk.understander.slots(incoming.text, Intent.EDIT, context)
        meant = Understanding(intent=Intent.EDIT, slots=heard, outcome=Outcome.ACT, confidence=1.0)
        exact = self.desk.planner.exact(incoming.text, meant).slots
        return replace(incoming.options.completed(exact), target=None)


def _rather(change: Slots, chosen: Slots) -> Slots:
    """What was chosen with a wish, and where the change says otherwise that. What is to be left out adds
    up; where nothing was chosen of that, the words of both are still to be read."""
    negative = tuple(dict.fromkeys((*chosen.negative, *change.negative))) if chosen.negative else ()
    return replace(change.completed(chosen), negative=negative, clear=chosen.clear)


def _older(question: Question, incoming: Incoming, context: Context) -> bool:
    """Whether something came after it, a picture or a request, that a change is about rather; where the
    message replies to the question itself, nothing did."""
    if incoming.reply_to_message:
        return incoming.reply_to_message != question.status.message
    seen = context.newest.id if context.pictures else ""
    return question.status.id < max(seen, context.awaits or "")


def _parts(negative: str) -> tuple[str, ...]:
    return tuple(part for part in negative.split(", ") if part)


def _line(status: StatusMessage, planned: Planned, intent: Intent) -> Line:
    """ "“A boat, at night”: 12 credits. Shall I?" """
    asked = planned.request.asked
    return Line(
        kind="ask",
        code="changed",
        facts={
            "asked": asked if len(asked) <= SHOWN_CHARS else f"{asked[:SHOWN_CHARS].rstrip()}…",
            "credits": price_of(planned),
        },
        buttons=(button(Verb.YES, status.id, intent.value.lower()), button(Verb.NO, status.id)),
        locale=status.locale,
    )
