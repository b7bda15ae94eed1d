"""What a status message shows, from the job's row alone: pure, so that a lost edit costs nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from core.buttons import Code, Verb, encode
from core.errors import ProviderErrorKind, Refusal, RefusalCode
from core.ids import reference
from core.jobs import PERCENT, Job, JobId, JobState, Stage, StatusMessage
from core.messages import Button, Line
from core.pictures import Picture, Sketch
from core.request import KEPT_MAX, JobRequest

#: What a finished picture offers, in the order of a person's wishes.
RESULT_VERBS = (
    Verb.VARY, Verb.EDIT, Verb.UPSCALE, Verb.REDO, Verb.ORIGINAL, Verb.INFO, Verb.DELETE,
)  # fmt: skip


#: Windows that renew by themselves, so that a person may wait for them.
RENEWING = frozenset({RefusalCode.PER_HOUR, RefusalCode.PER_DAY, RefusalCode.PER_MONTH})


#: Notes of pictures of jobs that had failed.
SHOWN_AFTER_ALL = frozenset({"late", "cleared"})


def button(verb: Verb, subject: str, arg: str = "") -> Button:
    return Button(code=encode(Code(verb=verb, subject=subject, arg=arg)), verb=verb.value, arg=arg)


def opening_line(status: StatusMessage, stage: Stage) -> Line:
    """Before there is a job: reading, refining."""
    return Line(
        kind="progress", code=stage.value, stage=stage, percent=PERCENT[stage], locale=status.locale
    )


def waiting_line(status: StatusMessage, subject: str) -> Line:
    """A change that is begun when another picture is there; it shows ``subject``, "" is a change too."""
    return Line(
        kind="progress", code="follows", subject=subject, buttons=(button(Verb.CANCEL, status.id),),
        locale=status.locale,
    )  # fmt: skip


def let_go_line(*, locale: str = "") -> Line:
    """A change that waited for its picture, and was taken back."""
    return Line(kind="cancelled", code="let_go", final=True, locale=locale)


def progress_line(
    job: Job,
    *,
    place: int = 0,
    wait_s: int = 0,
    again_s: float = 0,
    stage: Stage | None = None,
    percent: int | None = None,
    sketch: Sketch | None = None,
    locale: str = "",
    slow: bool = False,
) -> Line:
    """A job on its way; ``place`` in the queue from 1, ``wait_s`` the seconds that it may take,
    ``again_s`` those until a painter that was busy is asked again.

    ``stage`` and ``percent`` of one that is painted: newer than what its row knows.
    """
    request, said, cancel = _still(job.id, job.request)
    queued = job.state is JobState.QUEUED
    stage = Stage.QUEUED if queued else stage or job.stage
    if queued and job.error is not None:
        stage = Stage.RETRYING
    return Line(
        kind="progress",
        code="slow" if slow else _waits_as(job, stage),
        stage=stage,
        percent=max(job.percent, percent or 0),
        job=job.id,
        subject=request.subject,
        facts={
            "place": place, "seconds": wait_s, "why": job.error or "",
            "minutes": round(again_s / 60) if again_s >= LONG_WAIT_S else 0, **said,
        },
        buttons=cancel,
        preview=sketch.body if sketch else None,
        preview_of=sketch.index if sketch else 0,
        width=request.width,
        height=request.height,
        locale=locale,
    )  # fmt: skip


@lru_cache(KEPT_MAX)
def _still(job: JobId, stored: str) -> tuple[JobRequest, Mapping[str, int | str], Sequence[Button]]:
    """What is the same in all lines of a job on its way: six or more, few of which are ever seen."""
    request = JobRequest.from_json(stored)
    said: dict[str, int | str] = {
        "ref": reference(job), "count": request.count, "style": request.style or "",
        "operation": request.operation.value, "parent": request.parent or "",
        "sensitive": int(request.sensitive),
    }  # fmt: skip
    return request, said, (button(Verb.CANCEL, job),)


#: From so many seconds on a wait is told in minutes; below it is a moment.
LONG_WAIT_S = 90

#: What is wrong with a painter that is there.
BUSY = frozenset({ProviderErrorKind.RATE_LIMITED.value, ProviderErrorKind.OVERLOADED.value})


def _waits_as(job: Job, stage: Stage) -> str:
    """A painter that asks for patience is no lost connection; one that cannot be reached is."""
    if stage is Stage.RETRYING and job.error in BUSY:
        return "busy"
    return stage.value


def final_line(job: Job, pictures: Sequence[Picture], *, locale: str = "", note: str = "") -> Line:
    """The end of a job: its picture, or what went wrong and that nothing was charged.

    ``note``: "late" where the picture came after the job had been given up, "cleared" where an
    operator has let it through, "denied" where not.
    """
    request = JobRequest.from_json(job.request)
    facts = _final_facts(job, request, pictures)
    if job.state is JobState.SUCCEEDED or (note in SHOWN_AFTER_ALL and pictures):
        return Line(
            kind="done",
            code=note or _done_code(facts),
            percent=100,
            stage=Stage.COMPLETE,
            job=job.id,
            final=True,
            subject=request.subject,
            facts=facts,
            pictures=pictures,
            locale=locale,
            buttons=_result_buttons(job, request),
            width=request.width,
            height=request.height,
        )
    cancelled = job.state is JobState.CANCELLED
    error = "picture_denied" if note == "denied" else job.error or "internal"
    return Line(
        kind="cancelled" if cancelled else "failed",
        code="cancelled" if cancelled else error,
        job=job.id,
        final=True,
        subject=request.subject,
        facts=facts,
        locale=locale,
        buttons=(button(Verb.RETRY, job.id),),
    )


def _done_code(facts: Mapping[str, int | str]) -> str:
    if int(facts["count"]) < int(facts["wanted"]):
        return "part"
    return "noticed" if facts["notice"] else "done"


def _result_buttons(job: Job, request: JobRequest) -> tuple[Button, ...]:
    """Vary and Upscale of a batch ask which; a lasting style can be dropped where it shows."""
    verbs = [button(verb, job.id) for verb in RESULT_VERBS]
    if request.best_model:
        verbs.append(button(Verb.BEST, job.id))
    if request.sticky_style:
        verbs.append(button(Verb.DROP_STYLE, job.id))
    return tuple(verbs)


def _final_facts(job: Job, request: JobRequest, pictures: Sequence[Picture]) -> dict[str, int | str]:
    """``model`` is who really painted; where that is another than was asked, it is said."""
    model = next((picture.model for picture in pictures if picture.model), request.model)
    fallback = {"notice": "fallback", "asked_model": request.model} if model != request.model else {}
    return {
        "ref": reference(job.id),
        "credits": int(job.charged),
        "held": int(job.price),
        "returned": int(job.price - job.charged),
        "model": model,
        "seconds": seconds_of(job),
        "count": len(pictures),
        "asked": request.asked,
        "picked": request.picked,
        "wanted": request.count,
        "style": request.sticky_style,
        "notice": request.notice,
        "payer": job.payer,
        "sensitive": int(request.sensitive),
        **request.facts,
        **fallback,
    }


def refusal_line(refusal: Refusal, *, status: str = "", locale: str = "") -> Line:
    """A "no" with a way on; ``status`` is the message that a button may take up again."""
    buttons: tuple[Button, ...] = ()
    if refusal.reason is RefusalCode.COOLDOWN and status:
        buttons = (button(Verb.START_WHEN_READY, status),)
    elif refusal.reason in RENEWING and status:
        buttons = (button(Verb.NOTIFY, status),)
    return Line(
        kind="refused", code=refusal.reason.value, facts=dict(refusal.facts), final=True,
        buttons=buttons, private=True, locale=locale,
    )  # fmt: skip


def among_others(line: Line) -> Line:
    """As others may read it too: how many credits somebody has is theirs alone."""
    return replace(line, code="no_credits_here") if line.code == RefusalCode.NO_CREDITS.value else line


def broken_line(ref: str, *, locale: str = "") -> Line:
    """Something of ours broke before there was a job; ``ref`` finds it in the log."""
    return Line(kind="failed", code="internal", facts={"ref": ref}, final=True, locale=locale)


def not_kept_line(*, locale: str = "") -> Line:
    """The store is away: nothing was taken of what was said or pressed."""
    return Line(kind="refused", code="not_kept", final=True, private=True, locale=locale)


def answer_line(
    code: str,
    *,
    locale: str = "",
    buttons: Sequence[Button] = (),
    rows: Sequence[dict[str, int | str]] = (),
    **facts: int | str,
) -> Line:
    """A free answer, for the person alone where the platform can."""
    return Line(
        kind="answer", code=code, facts=facts, final=True, private=True, buttons=buttons, rows=rows,
        locale=locale,
    )  # fmt: skip


def seconds_of(job: Job) -> int:
    """How long it took, whole seconds from 1; 0 where it has not ended."""
    if job.finished_ms is None:
        return 0
    return max(1, round((job.finished_ms - (job.started_ms or job.created_ms)) / 1000))
