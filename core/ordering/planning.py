"""What a person meant becomes a request that a painter can take: refined, checked, routed, priced."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

import structlog

from core.conversation import (
    PAID,
    Context,
    Incoming,
    Intent,
    Outcome,
    Refinement,
    Slots,
    Understanding,
)
from core.db.database import Database, Row
from core.errors import Refusal, RefusalCode
from core.jobs import Stage
from core.people.members import Members
from core.people.standing import Standing
from core.pictures import Operation, PaintParams, PictureId, Size
from core.ports import Finisher, Refiner
from core.request import HIDDEN, PHOTO, JobRequest
from core.routing.canvas import Work, grown, work_of
from core.routing.lengths import Lengths, check_length
from core.routing.router import Choice, Router, preferred

log = structlog.get_logger()

OPERATIONS = {
    Intent.GENERATE: Operation.GENERATE,
    Intent.VISUALIZE: Operation.GENERATE,
    Intent.EDIT: Operation.EDIT,
    Intent.VARIATION: Operation.VARY,
    Intent.UPSCALE: Operation.UPSCALE,
}
COUNT_MAX = 4
#: Marked words of a reply that are longer name nothing.
QUOTE_CHARS_MAX = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A request with who paints it. ``thinking_micros``: what a language model charged for its words."""

    choice: Choice
    request: JobRequest
    thinking_micros: int = 0


class Judge(Protocol):
    """`core.safety.judging.Judge`, or one who writes nothing down."""

    async def check(self, incoming: Incoming, words: str, *, photo: bool) -> None:
        """Raises `Refusal` for words that are not painted."""
        ...


class Planner:
    """Raises `Refusal` before anything is charged. ``as_typed``: for those who want no refinement.

    ``subject``: what a prompt shows, in few words; ``trim`` cuts a prompt to so many characters.
    """

    def __init__(
        self,
        *,
        database: Database,
        refiner: Refiner,
        judge: Judge,
        router: Router,
        subject: Callable[[str], str],
        trim: Callable[[str, int], str],
        lengths: Lengths,
        as_typed: Refiner | None = None,
        finisher: Finisher | None = None,
        members: Members | None = None,
    ) -> None:
        self._database = database
        self._refiner = refiner
        self._as_typed = as_typed or refiner
        self._judge = judge
        self._router = router
        self._subject = subject
        self._trim = trim
        self._lengths = lengths
        self._finisher = finisher
        self._members = members

    async def admit(self, incoming: Incoming, intent: Intent) -> None:
        """The cheap gates on the words as typed: length, a subject, moderation. Raises `Refusal`."""
        own_words = intent in (Intent.GENERATE, Intent.EDIT)
        check_length(
            incoming.text, self._lengths, own_words=own_words,
            has_picture=bool(incoming.attachments),
        )  # fmt: skip
        alone = intent is Intent.GENERATE and not incoming.attachments and not incoming.command
        if alone and not self._subject(incoming.text):
            raise Refusal(RefusalCode.EMPTY)  # "draw": the next words say what
        await self._judge.check(incoming, incoming.text, photo=bool(incoming.attachments))

    def price_of(self, intent: Intent, slots: Slots) -> int:
        """Credits that such a wish usually costs, for as many as it says; to be named in a question."""
        each = self._router.choose(OPERATIONS[intent], PaintParams(), None).price_each
        return each * max(1, min(COUNT_MAX, slots.count or 1))

    async def plan(
        self,
        incoming: Incoming,
        context: Context,
        meant: Understanding,
        *,
        show: Callable[[Stage], None],
        standing: Standing | None = None,
    ) -> Planned:
        """Refine, moderate what came of it, find the pictures it starts from, choose who paints.

        ``standing``: of the person, where it was just read; it is read here otherwise.
        """
        assert meant.intent in PAID
        refined = await self.refined(incoming, context, meant, show)
        operation = OPERATIONS[meant.intent]
        sources = await self._sources(operation, refined.target, context)
        photo = bool(incoming.attachments) or any(row["job_id"] is None for row in sources)
        for words in filter(None, (refined.prompt, refined.instruction)):
            await self._judge.check(incoming, words, photo=photo)
        source = _size(sources[0] if sources else None)
        work = await self._work(incoming, meant.slots, refined, operation, sources)
        standing = standing or await self._standing(incoming)
        only = standing.usable if standing is not None else frozenset()
        named = meant.slots.model or context.settings.model
        choose = self._router.choose if named else partial(preferred, self._router)
        work, choice = self._choose(work, source, refined, len(sources), only, choose)
        request = self._request(incoming, context, refined, work, choice, sources)
        if standing is not None:
            request = replace(request, tolerance=standing.tolerance)
        return Planned(choice=choice, request=request, thinking_micros=refined.cost_micros)

    async def refined(
        self, incoming: Incoming, context: Context, meant: Understanding, show: Callable[[Stage], None]
    ) -> Refinement:
        """The prompt, without the name of a model that was heard in it."""
        show(Stage.REFINING)
        refiner = self._as_typed if context.as_typed else self._refiner
        heard = self._router.heard(incoming.text) if meant.slots.model else None
        words = heard.rest if heard else incoming.text
        refined = await refiner.refine(
            words, meant.intent, meant.slots, context, length_max=self._lengths.refined_max
        )
        if refined.trimmed:
            show(Stage.TRIMMING)
        return refined

    async def _work(
        self, incoming: Incoming, slots: Slots, refined: Refinement, operation: Operation,
        sources: Sequence[Row],
    ) -> Work:  # fmt: skip
        """What is to be done: what starts from a picture is an edit, and one with a mask a fill."""
        source, before = _size(sources[0] if sources else None), ""
        if sources:
            before = sources[0]["prompt"]
            operation = Operation.EDIT if operation is Operation.GENERATE else operation
        if incoming.mask is not None and operation is Operation.EDIT:
            await self._check_mask(incoming.mask, source)
            return Work(operation=Operation.FILL, params=refined.params)
        return work_of(operation, incoming.text, slots, refined, before, source)

    def exact(self, text: str, meant: Understanding) -> Understanding:
        """With the model that the text names in full: language knows houses, the catalogue models."""
        found = self._router.heard(text) if meant.outcome is not Outcome.LEAVE else None
        if found is None:
            return meant
        return replace(meant, slots=replace(meant.slots, model=found.model))

    async def _standing(self, incoming: Incoming) -> Standing | None:
        """None where nobody keeps any."""
        if self._members is None:
            return None
        return await self._members.standing(incoming.person, incoming.thread)

    def _choose(
        self,
        work: Work,
        source: Size | None,
        refined: Refinement,
        pictures: int,
        only: frozenset[str],
        choose: Callable[..., Choice],
    ) -> tuple[Work, Choice]:
        """Who paints it; more canvas that nobody can paint is an edit in words."""
        words = refined.instruction or refined.prompt
        try:
            choice = choose(
                work.operation, work.params, source, prompt=words, pictures=pictures, only=only
            )
        except Refusal as refusal:
            if work.operation is not Operation.OUTPAINT or refusal.reason is not RefusalCode.UNSUPPORTED:
                raise
            edit = Work(operation=Operation.EDIT, params=work.params)
            return self._choose(edit, source, refined, pictures, only, choose)
        if any(work.margins) and source is not None:
            choice = replace(choice, size=grown(source, work.margins))
        return work, choice

    def _request(
        self,
        incoming: Incoming,
        context: Context,
        refined: Refinement,
        work: Work,
        choice: Choice,
        sources: Sequence[Row],
    ) -> JobRequest:
        params = work.params
        prompt = self._trim(refined.prompt, choice.prompt_max)
        asked, picked = _asked(incoming, refined, sources)
        sticky = context.settings.style if params.style == context.settings.style else None
        return JobRequest(
            operation=work.operation,
            asked=asked,
            picked=picked,
            prompt=prompt,
            instruction=_pointing(refined.instruction or incoming.text, incoming, context, work),
            negative=refined.negative,
            model=choice.model,
            width=choice.size.width,
            height=choice.size.height,
            margins=work.margins,
            mask=incoming.mask if work.operation is Operation.FILL else None,
            seed=_seed(work.operation, params.seed),
            seeded=params.seed is not None and work.operation is not Operation.VARY,
            price_each=choice.price_each,
            cost_each_micros=choice.cost_micros,
            count=max(1, min(COUNT_MAX, params.count)),
            style=params.style,
            aspect_ratio=params.aspect_ratio,
            resolution=choice.resolution,
            factor=params.factor or 2,
            sources=tuple(row["id"] for row in sources),
            parent=sources[0]["id"] if sources else None,
            subject=self._subject(prompt),
            keep=refined.keep,
            change=refined.change,
            taken=tuple(f"{taken.kind.value}: {taken.value}" for taken in refined.taken),
            added=() if context.as_typed else self._added(prompt, work, choice),
            sticky_style=sticky or "",
            best_model=self._router.better(choice.model, work.operation),
            reason=choice.reason,
            saved_each=choice.saved_each,
            notice=choice.notice,
            facts=dict(choice.facts),
            sensitive=incoming.sensitive or any(_is_sensitive(row) for row in sources),
        )

    def _added(self, prompt: str, work: Work, choice: Choice) -> tuple[str, ...]:
        """Quality words and a style's guidance, for this model and not carried on."""
        if self._finisher is None or work.operation is Operation.UPSCALE:
            return ()
        room = min(self._lengths.refined_max, choice.prompt_max)
        return self._finisher.added(prompt, model=choice.model, style=work.params.style, length_max=room)

    async def _check_mask(self, mask: PictureId, source: Size | None) -> None:
        """Raises `Refusal` (mask_size) where it does not lie on the picture pixel by pixel."""
        row = await self._database.one("picture_get", id=mask)
        if row is None or source is None or _size(row) != source:
            wanted = str(source) if source is not None else "-"
            raise Refusal(RefusalCode.MASK_SIZE, wanted=wanted, got=str(_size(row) or "-"))

    async def _sources(
        self, operation: Operation, target: str | None, context: Context
    ) -> Sequence[Row]:
        """The pictures that a request starts from; an edit without one is refused."""
        if operation is Operation.GENERATE and not context.attachments:
            return ()
        wanted = target or context.reply_to
        names = list(context.attachments) or ([wanted] if wanted else [])
        if not names and context.pictures:
            names = [context.newest.id]
        rows = [row for name in names if (row := await self._picture(name)) is not None]
        if not rows:
            raise Refusal(RefusalCode.NO_PICTURE)
        return rows

    async def _picture(self, name: str) -> Row | None:
        """A picture by its id; ``<id>#<n>`` is the n-th of the batch that the id stands for."""
        identity, _, place = name.partition("#")
        row = await self._database.one("picture_get", id=identity)
        if row is None or not place or not row["job_id"]:
            return row
        batch = await self._database.all("pictures_of_job", job=row["job_id"])
        return next((found for found in batch if found["idx"] == int(place) - 1), row)


def _asked(incoming: Incoming, refined: Refinement, sources: Sequence[Row]) -> tuple[str, str]:
    """What was asked for, in words or by a pick.

    A wish without words is called as its picture was, not as the painter was told.
    """
    words = incoming.text.strip()
    if words or not sources:
        return words or refined.prompt, incoming.picked
    source = sources[0]
    if not source["job_id"]:
        return refined.prompt, "" if source["prompt"] else PHOTO
    before = JobRequest.from_json(source["params"])
    return before.asked, before.picked


def _pointing(instruction: str, incoming: Incoming, context: Context, work: Work) -> str:
    """With what was marked under a picture in front: "make this red" says what, in any language."""
    pictured = context.reply_to is not None or bool(context.attachments)
    marked = pictured and 0 < len(incoming.quote) <= QUOTE_CHARS_MAX
    if work.operation is not Operation.EDIT or not marked:
        return instruction
    return f"“{incoming.quote}”: {instruction}"


def _seed(operation: Operation, asked: int | None) -> int:
    fresh = operation is Operation.VARY or asked is None
    return random.randrange(2**31) if fresh else asked or 0


def _is_sensitive(row: Row) -> bool:
    """A picture keeps the request that made it; an upload only whether it was hidden."""
    if not row["job_id"]:
        return bool(row["params"] == HIDDEN)
    return JobRequest.from_json(row["params"]).sensitive


def _size(row: Row | None) -> Size | None:
    return Size(width=row["width"], height=row["height"]) if row is not None else None
