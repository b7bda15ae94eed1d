"""The way in: a message or a press becomes a job, a question, an answer, or is left alone.

The message is stored before anything is done about it; the status line goes out before refinement
may run; everything here may be repeated after a crash without a second job or a second charge.
"""

import json
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import asdict, replace

import structlog

from core.buttons import Code, Verb, decode
from core.context import context_of
from core.conversation import (
    PAID,
    Attachment,
    Context,
    EventId,
    Incoming,
    Intent,
    Outcome,
    Press,
    Slots,
    Understanding,
    Verdict,
)
from core.db.database import Database, Row
from core.db.rows import to_job, to_picture, to_status
from core.errors import Refusal, RefusalCode
from core.ids import new_id, reference
from core.jobs import Job, JobId, JobState, Stage, StatusMessage
from core.lines import (
    answer_line,
    button,
    final_line,
    opening_line,
    progress_line,
    refusal_line,
)
from core.pictures import BlobKey, Operation, PaintParams, PictureId, Size
from core.ports import (
    Clock,
    Line,
    Links,
    Messenger,
    Moderator,
    Refiner,
    Shown,
    Storage,
    Understander,
)
from core.relay import Relay
from core.request import JobRequest
from core.routing import Choice, Router
from core.settlement import Settlement
from core.submit import Submit
from core.worker import Worker

log = structlog.get_logger()

OPERATIONS = {
    Intent.GENERATE: Operation.GENERATE,
    Intent.VISUALIZE: Operation.GENERATE,
    Intent.EDIT: Operation.EDIT,
    Intent.VARIATION: Operation.VARY,
    Intent.UPSCALE: Operation.UPSCALE,
}
#: Design, section 9: 3 to 500 characters as typed; a CJK character counts as two.
CHARS_MIN, CHARS_MAX = 3, 500
REFINED_CHARS_MAX = 1000


class Intake:
    """Implements `core.ports.Door`."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        messengers: Mapping[str, Messenger],
        understander: Understander,
        refiner: Refiner,
        moderator: Moderator,
        router: Router,
        submit: Submit,
        settlement: Settlement,
        relay: Relay,
        worker: Worker,
        storage: Storage,
        links: Links,
        clean: Callable[[AsyncIterator[bytes]], AsyncIterator[bytes]],
        subject: Callable[[str], str],
        public_url: str = "",
    ) -> None:
        self._database = database
        self._clock = clock
        self._messengers = messengers
        self._understander = understander
        self._refiner = refiner
        self._moderator = moderator
        self._router = router
        self._submit = submit
        self._settlement = settlement
        self._relay = relay
        self._worker = worker
        self._storage = storage
        self._links = links
        self._clean = clean
        self._subject = subject
        self._public_url = public_url

    # -- messages -----------------------------------------------------------------------------

    async def receive(self, incoming: Incoming) -> None:
        if not await self._store(incoming):
            log.info("event_repeated", platform_event=incoming.event)
            return
        await self._handle(incoming)

    async def recover(self) -> int:
        """At start: take up the messages that were stored and not finished. Answers how many."""
        rows = await self._database.all("inbox_open", source="chat")
        for row in rows:
            await self._handle(_incoming(json.loads(row["payload"])))
        for row in await self._database.all("statuses_open"):
            if row["job_id"]:
                found = await self._database.one("job_get", id=row["job_id"])
                if found is not None and not JobState(found["state"]).final:
                    await self._relay.progress(to_job(found))
        return len(rows)

    async def _store(self, incoming: Incoming) -> bool:
        """Person, session, turn and inbox row; False where the event was seen before."""
        now = self._clock.now_ms()
        async with self._database.tx() as tx:
            new = await tx.one(
                "inbox_add",
                source="chat",
                event=incoming.event,
                payload=json.dumps(asdict(incoming), ensure_ascii=False),
                now=now,
            )
            if new is None:
                return False
            await tx.run(
                "person_seen",
                id=incoming.person,
                name=incoming.name,
                locale=incoming.locale,
                now=now,
            )
            await tx.run("session_open", id=new_id(), thread=incoming.thread, now=now)
            session = await tx.one("session_of", thread=incoming.thread)
            assert session is not None
            await tx.one(
                "turn_add",
                id=new_id(),
                session=session["id"],
                role="user",
                person=incoming.person,
                text=incoming.text[: CHARS_MAX * 8],
                event=incoming.event,
                message=incoming.message,
                reply_to=incoming.reply_to_message,
                job=None,
                pictures=json.dumps([item.picture for item in incoming.attachments]),
                now=now,
            )
        return True

    async def _handle(self, incoming: Incoming) -> None:
        session = await self._database.one("session_of", thread=incoming.thread)
        assert session is not None
        now = self._clock.now_ms()
        context = await context_of(self._database, session, incoming, now_ms=now)
        meant = _command(incoming.text) or self._understander.understand(incoming.text, context)
        log.info("understood", intent=meant.intent.value, outcome=meant.outcome.value)
        try:
            if meant.outcome is Outcome.ASK and meant.intent in PAID:
                await self._ask(incoming, meant)
            elif meant.outcome is not Outcome.ACT or meant.intent is Intent.CHAT:
                pass
            elif meant.intent in PAID:
                await self._draw(incoming, session, context, meant)
            else:
                await self._free(incoming, session, context, meant)
        except Refusal as refusal:
            line = refusal_line(refusal, locale=incoming.locale)
            await self._answer(incoming, line)
        await self._database.run(
            "inbox_done", source="chat", event=incoming.event, now=self._clock.now_ms()
        )

    async def _ask(self, incoming: Incoming, meant: Understanding) -> None:
        status = await self._status(incoming)
        choice = self._router.choose(OPERATIONS[meant.intent], PaintParams(), None)
        line = Line(
            kind="ask",
            code="ask_draw",
            facts={"credits": choice.price_each},
            buttons=(
                button(Verb.YES, status.id, meant.intent.value.lower()),
                button(Verb.NO, status.id),
            ),
            locale=incoming.locale,
        )
        await self._post(status, line)

    async def _draw(
        self, incoming: Incoming, session: Row, context: Context, meant: Understanding,
        *, skip_cooldown: bool = False,
    ) -> None:  # fmt: skip
        """A paid intent: the cheap refusals, then the status line, then refine and submit."""
        check_length(incoming.text, meant.intent)
        moderation = await self._moderator.moderate(
            incoming.text, has_attachment=bool(incoming.attachments)
        )
        if moderation.verdict is not Verdict.ALLOW:
            log.warning("moderated", category=moderation.category, rule=moderation.rule)
            raise Refusal(RefusalCode.MODERATED)
        status = await self._status(incoming)
        status = await self._post(status, opening_line(status, Stage.UNDERSTANDING, 5))
        try:
            choice, request = await self._plan(incoming, context, meant, status)
            job = await self._submit.submit(
                status, session["id"], choice.provider, request, skip_cooldown=skip_cooldown
            )
        except Refusal as refusal:
            await self._close(status, refusal_line(refusal, status=status.id, locale=status.locale))
            return
        log.info("job_queued", job=job.id, price=job.price)
        await self._relay.progress(job)
        self._worker.wake()

    async def _plan(
        self, incoming: Incoming, context: Context, meant: Understanding, status: StatusMessage
    ) -> tuple[Choice, JobRequest]:
        await self._relay.show(status, opening_line(status, Stage.REFINING, 8))
        refined = await self._refiner.refine(
            incoming.text, meant.intent, meant.slots, context, length_max=REFINED_CHARS_MAX
        )
        if refined.trimmed:
            await self._relay.show(status, opening_line(status, Stage.TRIMMING, 9))
        moderation = await self._moderator.moderate(
            refined.prompt, has_attachment=bool(incoming.attachments)
        )
        if moderation.verdict is not Verdict.ALLOW:
            raise Refusal(RefusalCode.MODERATED)
        operation = OPERATIONS[meant.intent]
        sources = await self._sources(operation, refined.target, context)
        source = sources[0] if sources else None
        params = refined.params
        if operation is Operation.UPSCALE:
            params = replace(params, factor=meant.slots.factor or 2)
        choice = self._router.choose(operation, params, _size(source))
        fresh = operation is Operation.VARY or params.seed is None
        request = JobRequest(
            operation=operation,
            asked=incoming.text,
            prompt=refined.prompt,
            instruction=refined.instruction or incoming.text,
            negative=refined.negative,
            model=choice.model,
            width=choice.size.width,
            height=choice.size.height,
            seed=secrets.randbelow(2**31) if fresh else params.seed or 0,
            price_each=choice.price_each,
            count=max(1, min(4, params.count)),
            style=params.style,
            aspect_ratio=params.aspect_ratio,
            resolution=params.resolution,
            factor=params.factor or 2,
            sources=tuple(row["id"] for row in sources),
            parent=source["id"] if source else None,
            subject=self._subject(refined.prompt),
            keep=refined.keep,
            change=refined.change,
            notice=choice.notice,
        )
        return choice, request

    async def _sources(
        self, operation: Operation, target: str | None, context: Context
    ) -> Sequence[Row]:
        """The pictures that a request starts from; an edit without one is refused."""
        if operation is Operation.GENERATE and not context.attachments:
            return ()
        wanted = target or context.reply_to
        names = list(context.attachments) or ([wanted.split("#")[0]] if wanted else [])
        if not names and context.pictures:
            names = [context.pictures[-1].id]
        found = [await self._database.one("picture_get", id=name) for name in names]
        rows = [row for row in found if row is not None]
        if not rows:
            raise Refusal(RefusalCode.NO_PICTURE)
        return rows

    # -- what costs nothing -------------------------------------------------------------------

    async def _free(
        self, incoming: Incoming, session: Row, context: Context, meant: Understanding
    ) -> None:
        match meant.intent:
            case Intent.BALANCE:
                line = await self._balance(incoming.person, incoming.locale)
            case Intent.CANCEL:
                line = await self._cancel_all(incoming, context, meant.slots)
            case Intent.STATUS:
                line = await self._where(context, incoming.locale)
            case Intent.SETTING:
                line = await self._set(session, meant.slots, incoming.locale)
            case _:
                line = answer_line("help", locale=incoming.locale)
        await self._answer(incoming, line)

    async def _balance(self, person: str, locale: str) -> Line:
        account = await self._submit.open_account(person)
        row = await self._database.one("account_get", account=account)
        posted, held = (row["posted"], row["held"]) if row else (0, 0)
        return answer_line("balance", locale=locale, free=posted - held, held=held)

    async def _cancel_all(self, incoming: Incoming, context: Context, slots: Slots) -> Line:
        mine = [
            job
            for job in context.jobs
            if job.state in ("queued", "running") and job.owner == incoming.person
        ]
        chosen = mine if slots.scope == "all" else mine[-1:]
        for job in chosen:
            await self._cancel(job.id)
        code = "cancel_done" if chosen else "cancel_nothing"
        return answer_line(code, locale=incoming.locale, count=len(chosen))

    async def _cancel(self, job: str) -> bool:
        ended = await self._settlement.cancel(JobId(job))
        if ended is None:
            return False
        if ended.state is JobState.RUNNING:
            self._worker.cancel(job)
        self._relay.wake()
        return True

    async def _where(self, context: Context, locale: str) -> Line:
        open_jobs = [job for job in context.jobs if job.state in ("queued", "running")]
        if not open_jobs:
            return answer_line("status_none", locale=locale)
        row = await self._database.one("job_get", id=open_jobs[-1].id)
        assert row is not None
        job = to_job(row)
        return answer_line(
            "status_job", locale=locale, stage=job.stage.value, percent=job.percent, place=1,
            ref=reference(job.id),
        )  # fmt: skip

    async def _set(self, session: Row, slots: Slots, locale: str) -> Line:
        stored = json.loads(session["settings"])
        if slots.clear:
            stored = {} if "all" in slots.clear else _without(stored, slots.clear)
        names = ("model", "aspect_ratio", "style", "count", "seed", "resolution")
        said = {name: getattr(slots, name) for name in names if getattr(slots, name) is not None}
        stored.update(said)
        now = self._clock.now_ms()
        await self._database.run("session_set", id=session["id"], settings=json.dumps(stored), now=now)
        if said:
            what, value = next(iter(said.items()))
            return answer_line("setting_set", locale=locale, what=what, value=str(value))
        return answer_line("setting_cleared", locale=locale, what=", ".join(slots.clear) or "all")

    # -- buttons ------------------------------------------------------------------------------

    async def press(self, press: Press) -> None:
        """Authorised here, at press: who drew the button proves nothing."""
        try:
            code = decode(press.code)
            if code.verb in (Verb.YES, Verb.NO, Verb.START_WHEN_READY):
                await self._press_question(press, code)
            else:
                await self._press_result(press, code)
        except Refusal as refusal:
            line = refusal_line(refusal, locale=press.locale)
            await self._to(press.thread).answer(press.thread, press.person, line, reply_to=press.message)

    async def _press_question(self, press: Press, code: Code) -> None:
        row = await self._database.one("status_get", id=code.subject)
        if row is None:
            raise Refusal(RefusalCode.UNKNOWN_BUTTON)
        if row["person"] != press.person:
            raise Refusal(RefusalCode.FOREIGN_BUTTON)
        status = to_status(row)
        if status.job is not None:
            return
        if code.verb is Verb.NO:
            await self._close(status, answer_line("left_no", locale=status.locale))
            return
        inbox = await self._database.one("inbox_get", source="chat", event=status.event)
        if inbox is None:
            raise Refusal(RefusalCode.OLD_BUTTON)
        incoming = _incoming(json.loads(inbox["payload"]))
        session = await self._database.one("session_of", thread=incoming.thread)
        assert session is not None
        now = self._clock.now_ms()
        context = await context_of(self._database, session, incoming, now_ms=now)
        meant = self._understander.understand(incoming.text, context)
        if code.verb is Verb.YES and code.arg.upper() in {intent.value for intent in PAID}:
            meant = replace(meant, intent=Intent(code.arg.upper()), outcome=Outcome.ACT)
        await self._database.run("status_reopen", id=status.id)
        waits = code.verb is Verb.START_WHEN_READY
        await self._draw(incoming, session, context, meant, skip_cooldown=waits)

    async def _press_result(self, press: Press, code: Code) -> None:
        row = await self._database.one("job_get", id=code.subject)
        if row is None or row["thread"] != press.thread:
            raise Refusal(RefusalCode.UNKNOWN_BUTTON)
        job = to_job(row)
        shared = code.verb in (Verb.VARY, Verb.INFO, Verb.ORIGINAL)
        if job.person != press.person and not shared:
            raise Refusal(RefusalCode.FOREIGN_BUTTON)
        match code.verb:
            case Verb.CANCEL:
                if not await self._cancel(job.id):
                    raise Refusal(RefusalCode.TOO_LATE)
            case Verb.INFO:
                await self._tell(press, await self._info(job, press.locale))
            case Verb.EDIT:
                await self._tell(press, answer_line("edit_prompt", locale=press.locale))
            case Verb.ORIGINAL:
                await self._tell(press, await self._original(job, press.locale))
            case Verb.DELETE:
                await self._delete(job, press)
            case _:
                await self._again(job, press, code.verb)

    async def _again(self, job: Job, press: Press, verb: Verb) -> None:
        """Vary, upscale, retry and redo: a new request from the stored one, with its own message."""
        request = JobRequest.from_json(job.request)
        made = await self._database.all("pictures_of_job", job=job.id)
        if verb in (Verb.VARY, Verb.UPSCALE):
            if not made:
                raise Refusal(RefusalCode.NO_PICTURE)
            request = self._from_picture(request, made[0], verb)
        elif verb is Verb.RETRY and not job.state.final:
            raise Refusal(RefusalCode.TOO_LATE)
        if verb is not Verb.RETRY:
            request = replace(request, seed=secrets.randbelow(2**31))
        # One press is one job: Retry by its job, the others by the press itself.
        event = f"{verb.value}:{job.id}" if verb is Verb.RETRY else f"press:{press.event}"
        incoming = Incoming(
            event=EventId(event),
            thread=press.thread,
            person=press.person,
            text=request.asked,
            message=press.message,
            locale=press.locale,
        )
        await self._resubmit(incoming, job, request)

    async def _resubmit(self, incoming: Incoming, job: Job, request: JobRequest) -> None:
        status = await self._status(incoming)
        if status.job is not None:
            return
        status = await self._post(status, opening_line(status, Stage.UNDERSTANDING, 5))
        try:
            new = await self._submit.submit(status, job.session, job.provider, request)
        except Refusal as refusal:
            await self._close(status, refusal_line(refusal, locale=status.locale))
            return
        await self._relay.progress(new)
        self._worker.wake()

    def _from_picture(self, request: JobRequest, picture: Row, verb: Verb) -> JobRequest:
        operation = Operation.VARY if verb is Verb.VARY else Operation.UPSCALE
        size = Size(width=picture["width"], height=picture["height"])
        choice = self._router.choose(operation, PaintParams(factor=2), size)
        return replace(
            request,
            operation=operation,
            sources=(picture["id"],),
            parent=picture["id"],
            instruction="",
            count=1,
            width=choice.size.width,
            height=choice.size.height,
            price_each=choice.price_each,
        )

    async def _info(self, job: Job, locale: str) -> Line:
        request = JobRequest.from_json(job.request)
        return answer_line(
            "info",
            locale=locale,
            job=job.id,
            model=request.model,
            asked=request.asked,
            refined=request.prompt,
            changed=", ".join(request.change) or "-",
            seed=request.seed,
            size=f"{request.width}x{request.height}",
            held=job.price,
            charged=job.charged,
            released=job.price - job.charged,
            seconds=((job.finished_ms or 0) - (job.started_ms or job.created_ms)) // 1000,
            parent=request.parent or "-",
        )

    async def _original(self, job: Job, locale: str) -> Line:
        made = await self._database.all("pictures_of_job", job=job.id)
        if not made:
            raise Refusal(RefusalCode.NO_PICTURE)
        token = self._links.sign(BlobKey(made[0]["blob"]))
        size = f"{made[0]['width']}x{made[0]['height']}"
        line = answer_line("original", locale=locale, link=f"{self._public_url}/p/{token}", size=size)
        return replace(line, pictures=[to_picture(made[0])])

    async def _delete(self, job: Job, press: Press) -> None:
        for row in await self._database.all("pictures_of_job", job=job.id):
            await self._database.run("picture_delete", id=row["id"], now=self._clock.now_ms())
        status = await self._database.one("status_get", id=job.status)
        if status is not None:
            await self._close(to_status(status), answer_line("deleted", locale=press.locale))

    # -- what the windows ask -----------------------------------------------------------------

    async def upload(self, person: str, thread: str, body: AsyncIterator[bytes]) -> Attachment:
        blob = await self._storage.put(self._clean(body))
        now = self._clock.now_ms()
        identity = PictureId(new_id())
        async with self._database.tx() as tx:
            await tx.run("session_open", id=new_id(), thread=thread, now=now)
            session = await tx.one("session_of", thread=thread)
            assert session is not None
            await tx.run(
                "picture_add",
                id=identity,
                blob=blob.key,
                media_type=blob.media_type.value,
                width=blob.size.width,
                height=blob.size.height,
                bytes=blob.bytes,
                sha256=blob.sha256,
                owner=person,
                session=session["id"],
                job=None,
                idx=0,
                parent=None,
                prompt="",
                negative="",
                params="{}",
                model="",
                now=now,
            )
        return Attachment(blob=blob.key, picture=identity)

    async def shown(self, thread: str, *, limit: int = 50) -> Sequence[Shown]:
        session = await self._database.one("session_of", thread=thread)
        if session is None:
            return ()
        turns = await self._database.all("turns_last", session=session["id"], limit=limit)
        statuses = await self._database.all("statuses_last", thread=thread, limit=limit)
        messages = [_shown_turn(row) for row in turns]
        for row in statuses:
            line = await self._line_of(row)
            if line is not None and row["message"]:
                shown = Shown(
                    message=row["message"], person=row["person"], line=line, at_ms=row["at_ms"]
                )
                messages.append(shown)
        return sorted(messages, key=lambda shown: shown.at_ms)[-limit:]

    async def _line_of(self, row: Row) -> Line | None:
        if not row["job_id"]:
            return _stored_line(row["line"])
        found = await self._database.one("job_get", id=row["job_id"])
        if found is None:
            return None
        job = to_job(found)
        if not job.state.final:
            return progress_line(job, place=1, locale=row["locale"])
        made = await self._database.all("pictures_of_job", job=job.id)
        if job.state is JobState.SUCCEEDED and not made:
            return answer_line("deleted", locale=row["locale"])
        return final_line(job, [to_picture(item) for item in made], locale=row["locale"])

    async def idle(self) -> None:
        """Waits until every job has ended and every final is delivered."""
        while True:
            jobs = await self._database.one("jobs_open_count")
            finals = await self._database.one("outbox_open_count")
            if jobs and finals and not int(jobs["n"]) and not int(finals["n"]):
                return
            await self._clock.sleep(0.05)

    # -- the status message -------------------------------------------------------------------

    async def _status(self, incoming: Incoming) -> StatusMessage:
        """The one status row of an event, made once."""
        async with self._database.tx() as tx:
            row = await tx.one(
                "status_add",
                id=new_id(),
                thread=incoming.thread,
                person=incoming.person,
                event=incoming.event,
                nonce=secrets.token_hex(8),
                locale=incoming.locale,
                now=self._clock.now_ms(),
            ) or await tx.one("status_by_event", event=incoming.event)
        assert row is not None
        return to_status(row)

    async def _post(self, status: StatusMessage, line: Line) -> StatusMessage:
        """Send the message once; where it was sent before (a restart, a question), edit it."""
        if status.message is not None:
            await self._relay.show(status, line)
            return status
        message = await self._to(status.thread).post(status, line)
        await self._database.run("status_sent", id=status.id, message=message)
        return replace(status, message=message)

    async def _close(self, status: StatusMessage, line: Line) -> None:
        """The last line of a status that has no job."""
        message = await self._to(status.thread).deliver(status, line)
        stored = {"kind": line.kind, "code": line.code, "facts": line.facts}
        await self._database.run(
            "status_final",
            id=status.id,
            message=message,
            line=json.dumps(stored),
            sent_hash=line.code,
        )

    async def _answer(self, incoming: Incoming, line: Line) -> None:
        await self._to(incoming.thread).answer(
            incoming.thread, incoming.person, line, reply_to=incoming.message
        )

    async def _tell(self, press: Press, line: Line) -> None:
        messenger = self._to(press.thread)
        await messenger.answer(press.thread, press.person, line, reply_to=press.message)

    def _to(self, thread: str) -> Messenger:
        return self._messengers[thread.split(":", 1)[0]]


def check_length(text: str, intent: Intent) -> None:
    """Raises `Refusal`: only what is drawn or edited from its own words has a length."""
    if intent not in (Intent.GENERATE, Intent.EDIT):
        return
    length = sum(2 if "\u2e80" <= letter <= "\uffdc" else 1 for letter in text.strip())
    if not length:
        raise Refusal(RefusalCode.EMPTY)
    if length < CHARS_MIN:
        raise Refusal(RefusalCode.TOO_SHORT, min=CHARS_MIN, length=length)
    if length > CHARS_MAX:
        raise Refusal(RefusalCode.TOO_LONG, max=CHARS_MAX, length=length)


COMMANDS = {
    "imagine": Intent.GENERATE,
    "generate": Intent.GENERATE,
    "edit": Intent.EDIT,
    "balance": Intent.BALANCE,
    "quota": Intent.BALANCE,
    "help": Intent.HELP,
    "start": Intent.HELP,
    "cancel": Intent.CANCEL,
    "job": Intent.STATUS,
}


def _command(text: str) -> Understanding | None:
    """A slash command is a shortcut, never a must."""
    word = text.strip().split(" ", 1)[0]
    intent = COMMANDS.get(word[1:].split("@", 1)[0].lower()) if word.startswith("/") else None
    if intent is None:
        return None
    return Understanding(intent=intent, outcome=Outcome.ACT, confidence=1.0)


def _size(row: Row | None) -> Size | None:
    return Size(width=row["width"], height=row["height"]) if row is not None else None


def _without(stored: dict[str, object], names: Sequence[str]) -> dict[str, object]:
    return {name: value for name, value in stored.items() if name not in names}


def _incoming(fields: dict[str, object]) -> Incoming:
    attachments = tuple(Attachment(**item) for item in fields.pop("attachments", ()))  # type: ignore[attr-defined]
    return Incoming(**fields, attachments=attachments)  # type: ignore[arg-type]


def _shown_turn(row: Row) -> Shown:
    return Shown(
        message=row["message"] or row["id"], person=row["person"], text=row["text"],
        reply_to=row["reply_to"], at_ms=row["at_ms"],
    )  # fmt: skip


def _stored_line(text: str) -> Line | None:
    if not text:
        return None
    stored = json.loads(text)
    return Line(kind=stored["kind"], code=stored["code"], facts=stored.get("facts", {}), final=True)
