"""The way in for buttons. Authorised here, at press: who drew the button proves nothing."""

from dataclasses import replace
from functools import partial

import structlog

from core.buttons import READY, READY_ALONE, Code, Verb, decode
from core.conversation import EventId, Incoming, Intent, Outcome, Press, Understanding
from core.db.database import Database
from core.db.rows import to_job, to_status
from core.errors import Refusal, RefusalCode, StoreLost
from core.ids import new_id, pseudonym, reference
from core.inbound.context import context_of
from core.inbound.desk import Desk
from core.jobs import Job, JobState, Stage, StatusMessage
from core.messages import Line
from core.ordering.orders import price_of
from core.ordering.planning import Planned
from core.outbound.kept import pictures_of
from core.outbound.lines import (
    RENEWING,
    answer_line,
    broken_line,
    button,
    not_kept_line,
    opening_line,
    refusal_line,
)
from core.patience import patiently
from core.people.belongings import NAMELESS
from core.pictures import Operation
from core.ports import Clock
from core.request import JobRequest
from core.work.cancelling import Cancelling

log = structlog.get_logger()

#: Ends the argument of a button whose price was shown.
CONFIRMED = "k"
#: The subject of a button that is about no message: its argument says whose it is.
NOBODYS = "-"
QUESTIONS = frozenset({Verb.YES, Verb.NO, Verb.USE, Verb.NEW, Verb.START_WHEN_READY})
#: What is about a person and no picture, and costs nothing.
LOOKS = frozenset(
    {Verb.PAGE, Verb.SHOW, Verb.SET, Verb.SPEAK, Verb.REFINE, Verb.PRIVACY, Verb.FORGET, Verb.ERASE}
)
#: What anybody may do with a picture that they can see.
SHARED = frozenset({Verb.VARY, Verb.INFO, Verb.ORIGINAL, Verb.ALBUM})
#: What only its maker may do, though the picture was given to somebody else as well.
THE_MAKERS = frozenset({Verb.DELETE, Verb.CANCEL, Verb.RETRY, Verb.SHARE})


class Presses:
    def __init__(self, database: Database, clock: Clock, desk: Desk, cancelling: Cancelling) -> None:
        self._database = database
        self._clock = clock
        self._desk = desk
        self._cancelling = cancelling
        #: What is being asked for: who pressed which button of what picture.
        self._asking: set[tuple[str, str, Verb, int]] = set()

    async def press(self, press: Press) -> None:
        """Does what was pressed; while the store is away for longer than one waits, says so."""
        try:
            await patiently(partial(self._press, press), self._clock, "a press", for_ever=False)
        except StoreLost:
            await self._tell(press, not_kept_line(locale=press.locale))

    async def _press(self, press: Press) -> None:
        locale = await self._desk.languages.of(press.person, press.locale)
        press = replace(press, locale=locale)
        try:
            code = decode(press.code)
            if code.verb in QUESTIONS:
                await self._question(press, code)
            elif code.verb in (Verb.NOTIFY, Verb.MUTE):
                await self._tell(press, await self._quota(press, code))
            elif code.verb in LOOKS:
                await self._tell(press, await self._looked(press, code))
            elif code.verb is not Verb.CANCEL or not await self._let_go(press, code):
                await self._result(press, code)
        except Refusal as refusal:
            log.info("press_refused", reason=refusal.reason.value)
            await self._tell(press, refusal_line(refusal, locale=press.locale))
        except StoreLost:
            raise
        except Exception:
            ref = reference(new_id())
            log.exception("press_broke", ref=ref)
            await self._tell(press, replace(broken_line(ref, locale=press.locale), private=True))

    async def _question(self, press: Press, code: Code) -> None:
        status = await self._own_status(press, code)
        await self._desk.statuses.still_asks(status)
        if code.verb is Verb.USE:
            await self._desk.use(status, code.arg)
            return
        await self._desk.answered(
            status,
            yes=code.verb is not Verb.NO,
            intent=code.arg,
            when_ready=code.verb is Verb.START_WHEN_READY,
        )

    async def _quota(self, press: Press, code: Code) -> Line:
        """ "Wait and notify me", and "Not again" below a word about a window."""
        if code.verb is Verb.MUTE:
            await self._desk.quotas.mute(press.person)
            return answer_line("quota_muted", locale=press.locale)
        if code.subject != NOBODYS:
            asked = await self._own_status(press, code)
            person, thread, locale, route = asked.person, asked.thread, asked.locale, asked.route
        elif code.arg != _owner(press.person):
            raise Refusal(RefusalCode.FOREIGN_REQUEST)
        else:
            person, thread, locale, route = press.person, press.thread, press.locale, press.route
        seconds = await self._desk.quotas.remind(person, thread, locale, route)
        return answer_line("quota_waits", locale=press.locale, minutes=-(-seconds // 60))

    async def _own_status(self, press: Press, code: Code) -> StatusMessage:
        """The status that the button is about; raises `Refusal` where it is somebody else's."""
        row = await self._database.one("status_get", id=code.subject)
        if row is None:
            raise Refusal(RefusalCode.UNKNOWN_BUTTON)
        if row["person"] != press.person:
            raise Refusal(RefusalCode.FOREIGN_REQUEST)
        return to_status(row)

    async def _let_go(self, press: Press, code: Code) -> bool:
        """True where the button stands below a change that waits for its picture: it has no job, and is
        named by its status. Raises `Refusal`."""
        if await self._database.one("status_get", id=code.subject) is None:
            return False
        status = await self._own_status(press, code)
        if not await self._cancelling.let_go(status.id):
            raise Refusal(RefusalCode.TOO_LATE)
        return True

    async def _looked(self, press: Press, code: Code) -> Line:
        """Pages of the history, one picture of it, a language, the "x" of a setting, being forgotten."""
        desk, person, locale = self._desk, press.person, press.locale
        match code.verb:
            case Verb.ERASE:
                return await desk.privacy.erase(person, code.subject, locale)
            case Verb.FORGET:
                return await self._forgotten(press, code)
            case Verb.PRIVACY:
                return await desk.about_privacy(person, press.thread, code.arg, locale)
            case Verb.SPEAK:
                return await desk.languages.choose(person, code.arg, locale)
            case Verb.REFINE:
                return await desk.preferences.refine(person, code.arg, locale)
            case Verb.PAGE:
                before = int(code.arg) if code.arg.isdigit() else 2**53
                return await desk.gallery.history(person, locale, before_ms=before)
            case Verb.SHOW:
                here = await self._database.one("session_of", thread=press.thread)
                return await desk.gallery.show(person, code.subject, locale, session=here)
        session = await self._database.one("session_of", thread=press.thread)
        if session is None:
            raise Refusal(RefusalCode.OLD_BUTTON)
        return await desk.settings.drop(session, code.arg, locale)

    async def allowed(self, press: Press) -> bool:
        """Whether a press on a picture's button would be let through."""
        try:
            await self._authorised(press, decode(press.code))
        except Refusal:
            return False
        return True

    async def _authorised(self, press: Press, code: Code) -> Job:
        """The job that the button is about; raises `Refusal` for whoever may not press it."""
        row = await self._database.one("job_get", id=code.subject)
        shown_to = await self._shown_to(press, row["id"]) if row is not None else ""
        if row is None or (
            row["thread"] != press.thread and row["person"] != press.person and not shown_to
        ):
            # A person's own pictures stand in their history too, wherever they were made.
            raise Refusal(RefusalCode.UNKNOWN_BUTTON)
        job = to_job(row)
        if job.person.startswith(NAMELESS):
            raise Refusal(RefusalCode.NOT_FOUND)
        given = shown_to == press.person and code.verb not in THE_MAKERS
        allowed = job.person == press.person or code.verb in SHARED or given
        if not allowed and not (code.verb is Verb.DELETE and press.moderator):
            # Below what is under way, or failed, there is nothing to vary.
            shown = job.state is JobState.SUCCEEDED
            raise Refusal(RefusalCode.FOREIGN_BUTTON if shown else RefusalCode.FOREIGN_REQUEST)
        return job

    async def _forgotten(self, press: Press, code: Code) -> Line:
        """A conversation that was to be forgotten: the one that stood there when it was asked about."""
        session = await self._database.one("session_of", thread=press.thread)
        if session is None or session["id"] != code.subject:
            raise Refusal(RefusalCode.OLD_BUTTON)
        return await self._desk.forgetting.forget(
            session, press.person, press.locale, manages=press.moderator
        )

    async def _result(self, press: Press, code: Code) -> None:
        job = await self._authorised(press, code)
        number = code.arg.rstrip(CONFIRMED + READY + READY_ALONE)
        place = int(number) if number.isdigit() else 1
        match code.verb:
            case Verb.CANCEL:
                if not await self._cancelling.cancel(job.id):
                    raise Refusal(RefusalCode.TOO_LATE)
            case Verb.INFO:
                await self._tell(press, await self._desk.answers.info(job, press.locale))
            case Verb.EDIT:
                await self._edit(job, press, place)
            case Verb.INPAINT:
                await self._tell(press, await self._desk.masking.offer(job, press, place))
            case Verb.ORIGINAL:
                line = await self._desk.gallery.original_line(job, place, press.locale)
                await self._tell(press, line)
            case Verb.ALBUM:
                await self._tell(press, await self._desk.gallery.album_line(job, press.locale))
            case Verb.DELETE:
                await self._delete(job, press)
            case Verb.SHARE:
                await self._share(job, press)
            case Verb.DROP_STYLE:
                await self._drop_style(press)
            case _:
                await self._once(job, press, code, place)

    async def _shown_to(self, press: Press, job: str) -> str:
        """Whose message it is that shows this job's picture there; "" where it does not."""
        row = await self._database.one("status_by_message", thread=press.thread, message=press.message)
        if row is None:
            return ""
        if not row["job_id"] and row["line"]:
            made = {one["id"] for one in await self._database.all("pictures_of_job", job=job)}
            return str(row["person"]) if made.intersection(pictures_of(row["line"])) else ""
        return str(row["person"]) if row["job_id"] == job else ""

    async def _once(self, job: Job, press: Press, code: Code, place: int) -> None:
        """A second press while the first is being asked for is a slip of the finger."""
        asking = (press.person, job.id, code.verb, place)
        if asking in self._asking:
            raise Refusal(RefusalCode.REPEATED)
        self._asking.add(asking)
        try:
            await self._again(job, press, code, place)
        finally:
            self._asking.discard(asking)

    async def _again(self, job: Job, press: Press, code: Code, place: int) -> None:
        """Vary, upscale, retry and redo: a new request from the stored one, with its own message."""
        verb, ready = code.verb, code.arg.endswith((READY, READY_ALONE))
        planned = await self._planned(job, verb, place)
        session = await self._database.one("session_of", thread=press.thread)
        confirmed = ready or code.arg.endswith(CONFIRMED)
        if self._desk.orders.dear(planned) and not confirmed:
            await self._tell(press, _dear_line(job, verb, place, planned, press.locale))
            return
        # One press is one job: Retry by its job, the others by the press itself.
        event = EventId(f"{verb.value}:{job.id}" if verb is Verb.RETRY else f"press:{press.event}")
        told = await self._not_now(job, press, verb, place, event, planned.request, ready=ready)
        if told is not None:
            await self._tell(press, told)
            return
        status = await self._desk.statuses.open(_incoming(press, event, planned.request.asked))
        if status.job is not None and verb is not Verb.RETRY:
            return  # the same press once more: its job is on its way
        if status.job is not None:
            raise Refusal(RefusalCode.RETRIED if verb is Verb.RETRY else RefusalCode.REPEATED)
        status = await self._desk.statuses.post(status, opening_line(status, Stage.UNDERSTANDING))
        here = session["id"] if session is not None else job.session
        await self._desk.orders.place(status, here, planned, when_ready=ready, confirmed=True)

    async def _not_now(
        self, job: Job, press: Press, verb: Verb, place: int, event: EventId, request: JobRequest, *,
        ready: bool,
    ) -> Line | None:  # fmt: skip
        """Why nothing comes of a press, for who pressed alone: nobody else has seen that it was.

        None where something does.
        """
        submit, locale = self._desk.submit, press.locale
        try:
            twin = await submit.tried(event, press.person, press.thread, request, when_ready=ready)
        except Refusal as refusal:
            line = refusal_line(refusal, locale=locale)
            if refusal.reason in RENEWING:
                return replace(line, buttons=(button(Verb.NOTIFY, NOBODYS, _owner(press.person)),))
            if refusal.reason is not RefusalCode.COOLDOWN:
                return line
            again = button(verb, job.id, f"{place}{READY_ALONE if press.alone else READY}")
            return replace(line, buttons=(replace(again, verb=Verb.START_WHEN_READY.value, arg=""),))
        return answer_line("twin", locale=locale, ref=reference(twin.id)) if twin else None

    async def _planned(self, job: Job, verb: Verb, place: int) -> Planned:
        request = JobRequest.from_json(job.request)
        if verb in (Verb.VARY, Verb.UPSCALE):
            made = await self._database.all("pictures_of_job", job=job.id)
            if not made:
                raise Refusal(RefusalCode.NO_PICTURE)
            operation = Operation.VARY if verb is Verb.VARY else Operation.UPSCALE
            picture = made[min(place, len(made)) - 1]
            return self._desk.replanner.from_picture(request, picture, operation)
        if verb is Verb.BEST:
            made = await self._database.all("pictures_of_job", job=job.id)
            if not made:
                raise Refusal(RefusalCode.NO_PICTURE)
            return self._desk.replanner.best(request, made[0]["id"])
        if verb is Verb.RETRY and not job.state.final:
            raise Refusal(RefusalCode.TOO_EARLY)
        return self._desk.replanner.again(request)

    async def _edit(self, job: Job, press: Press, place: int) -> None:
        """With words (a modal): an edit of that picture. Without: "What should change?"."""
        if not press.text.strip():
            line = answer_line("edit_prompt", locale=press.locale, place=place)
            await self._tell(press, replace(line, private=False))
            return
        made = await self._database.all("pictures_of_job", job=job.id)
        if not made:
            raise Refusal(RefusalCode.NO_PICTURE)
        incoming = _incoming(press, f"press:{press.event}", press.text)
        session = await self._desk.session(incoming)
        context = await context_of(self._database, session, incoming, now_ms=self._clock.now_ms())
        context = replace(context, reply_to=made[min(place, len(made)) - 1]["id"])
        meant = self._desk.understander.understand(press.text, context)
        slots = replace(meant.slots, target=context.reply_to)
        edit = Understanding(intent=Intent.EDIT, slots=slots, outcome=Outcome.ACT, confidence=1.0)
        await self._desk.planner.admit(incoming, Intent.EDIT)
        status = await self._desk.statuses.open(incoming)
        await self._desk.draw(incoming, session, context, edit, status)

    async def _drop_style(self, press: Press) -> None:
        session = await self._database.one("session_of", thread=press.thread)
        if session is None:
            raise Refusal(RefusalCode.OLD_BUTTON)
        await self._tell(press, await self._desk.settings.drop(session, "style", press.locale))

    async def _delete(self, job: Job, press: Press) -> None:
        if not job.state.final:
            raise Refusal(RefusalCode.TOO_EARLY)
        await self._desk.gallery.delete(job)
        line = replace(answer_line("deleted", locale=press.locale), private=False)
        shown = await self._database.all("statuses_showing", job=job.id)
        for row in shown:  # where it was shared, or served again, it is seen no more either
            await self._desk.statuses.close(to_status(row), line)
        here = (press.thread, press.message)
        shown_there = any((row["thread"], row["message"]) == here for row in shown)
        if press.told_in_place and not shown_there:
            await self._tell(press, line)

    async def _share(self, job: Job, press: Press) -> None:
        """Show it in the thread of the press, which the adapter found its maker may write in."""
        if not await self._database.all("pictures_of_job", job=job.id):
            raise Refusal(RefusalCode.NO_PICTURE)
        event = f"press:{press.event}"
        status = await self._desk.statuses.open(
            replace(_incoming(press, event, ""), message="", route={})
        )
        if status.job is None:
            await self._desk.orders.offers.share(status, job.id)
        await self._tell(press, answer_line("shared", locale=press.locale))

    async def _tell(self, press: Press, line: Line) -> None:
        await self._desk.statuses.answer(
            press.thread, press.person, line, reply_to=press.message, route=press.route
        )


def _owner(person: str) -> str:
    """Whose a button is that stands below no message of ours."""
    return pseudonym(person)[:12]


def _dear_line(job: Job, verb: Verb, place: int, planned: Planned, locale: str) -> Line:
    """The price before it is spent: the same button once more, which then counts."""
    return answer_line(
        "dear", locale=locale, credits=price_of(planned),
        buttons=[button(verb, job.id, f"{place}{CONFIRMED}")],
    )  # fmt: skip


def _incoming(press: Press, event: str, text: str) -> Incoming:
    return Incoming(
        event=EventId(event),
        thread=press.thread,
        person=press.person,
        name=press.name,
        text=text,
        message=press.message,
        attachments=press.attachments,
        locale=press.locale,
        route=press.route,
        sensitive=press.sensitive,
    )
