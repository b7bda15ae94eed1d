"""What a status message shows, from the job's row alone: pure, so that a lost edit costs nothing."""

from collections.abc import Sequence

from core.buttons import Code, Verb, encode
from core.errors import Refusal
from core.ids import reference
from core.jobs import Job, JobState, Stage, StatusMessage
from core.pictures import Picture
from core.ports import Button, Line
from core.request import JobRequest

RESULT_VERBS = (
    Verb.VARY, Verb.EDIT, Verb.UPSCALE, Verb.REDO, Verb.ORIGINAL, Verb.INFO, Verb.DELETE,
)  # fmt: skip


def button(verb: Verb, subject: str, arg: str = "") -> Button:
    return Button(code=encode(Code(verb=verb, subject=subject, arg=arg)), verb=verb.value)


def opening_line(status: StatusMessage, stage: Stage, percent: int) -> Line:
    """Before there is a job: reading, refining."""
    return Line(kind="progress", code=stage.value, stage=stage, percent=percent, locale=status.locale)


def progress_line(
    job: Job, *, place: int = 0, percent: int | None = None, preview: bytes | None = None,
    locale: str = "", slow: bool = False,
) -> Line:  # fmt: skip
    request = JobRequest.from_json(job.request)
    stage = Stage.QUEUED if job.state is JobState.QUEUED else job.stage
    return Line(
        kind="progress",
        code="slow" if slow else stage.value,
        stage=stage,
        percent=max(job.percent, percent or 0),
        job=job.id,
        subject=request.subject,
        facts={"place": place, "seconds": 0, "ref": reference(job.id)},
        buttons=(button(Verb.CANCEL, job.id),),
        preview=preview,
        width=request.width,
        height=request.height,
        locale=locale,
    )


def final_line(job: Job, pictures: Sequence[Picture], *, locale: str = "") -> Line:
    """The end of a job: its picture, or what went wrong and that nothing was charged."""
    request = JobRequest.from_json(job.request)
    facts: dict[str, int | str] = {
        "ref": reference(job.id),
        "credits": int(job.charged),
        "held": int(job.price),
        "model": request.model,
        "seconds": _seconds(job),
        "count": len(pictures),
        "asked": request.asked,
        "wanted": request.count,
    }
    if job.state is JobState.SUCCEEDED:
        return Line(
            kind="done", code="done", percent=100, stage=Stage.COMPLETE, job=job.id, final=True,
            subject=request.subject, facts=facts, pictures=pictures, locale=locale,
            buttons=tuple(button(verb, job.id) for verb in RESULT_VERBS),
            width=request.width, height=request.height,
        )  # fmt: skip
    cancelled = job.state is JobState.CANCELLED
    return Line(
        kind="cancelled" if cancelled else "failed",
        code="cancelled" if cancelled else (job.error or "internal"),
        job=job.id, final=True, subject=request.subject, facts=facts, locale=locale,
        buttons=(button(Verb.RETRY, job.id),),
    )  # fmt: skip


def refusal_line(refusal: Refusal, *, status: str = "", locale: str = "") -> Line:
    buttons: tuple[Button, ...] = ()
    if refusal.reason.value == "cooldown" and status:
        buttons = (button(Verb.START_WHEN_READY, status),)
    return Line(
        kind="refused", code=refusal.reason.value, facts=dict(refusal.facts), final=True,
        buttons=buttons, locale=locale,
    )  # fmt: skip


def answer_line(code: str, *, locale: str = "", **facts: int | str) -> Line:
    return Line(kind="answer", code=code, facts=facts, final=True, locale=locale)


def _seconds(job: Job) -> int:
    if job.finished_ms is None:
        return 0
    return max(1, round((job.finished_ms - (job.started_ms or job.created_ms)) / 1000))
