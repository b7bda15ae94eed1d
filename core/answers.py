"""What costs nothing: balance, help, where a picture is, what a job was."""

import json
from collections.abc import Sequence

from core.buttons import Verb
from core.cancelling import Cancelling
from core.conversation import Context, Incoming, Slots
from core.db.database import Database, Row
from core.db.rows import to_job
from core.errors import Refusal, RefusalCode
from core.estimates import Estimates
from core.ids import reference
from core.jobs import Job, JobId, JobState, public_state
from core.limits import Limits, Usage
from core.lines import answer_line, button, final_line
from core.ports import Line
from core.request import JobRequest
from core.submit import Submit


class Answers:
    def __init__(
        self, database: Database, submit: Submit, estimates: Estimates, cancelling: Cancelling
    ) -> None:
        self._database = database
        self._submit = submit
        self._estimates = estimates
        self._cancelling = cancelling

    async def balance(self, person: str, thread: str, locale: str) -> Line:
        """Credits, and what is left of each window that has a limit."""
        account = await self._submit.open_account(person, thread)
        row = await self._database.one("account_get", account=account)
        posted, held = (row["posted"], row["held"]) if row else (0, 0)
        limits = (await self._submit.members.standing(person, thread)).tier.limits
        rows = _windows(limits, await self._submit.usage(person, limits))
        return answer_line("balance", locale=locale, rows=rows, free=posted - held, held=held)

    async def cancel(self, incoming: Incoming, context: Context, slots: Slots) -> Line:
        """The author's newest job, one by its id, or all of them."""
        mine = [
            job for job in context.jobs
            if job.state in ("queued", "running") and job.owner == incoming.person
        ]  # fmt: skip
        chosen = mine if slots.scope == "all" else mine[-1:]
        if slots.job:
            chosen = [job for job in mine if job.id == slots.job]
        stopped = 0
        for job in chosen:
            stopped += await self._cancelling.cancel(JobId(job.id))
        code = "cancel_done" if stopped else "cancel_nothing"
        return answer_line(code, locale=incoming.locale, count=stopped)

    async def where(self, person: str, context: Context, locale: str) -> Line:
        """Where the author's newest picture is: its mark, its place, about how long yet."""
        mine = [job for job in context.jobs if job.owner == person]
        if not mine:
            return answer_line("status_none", locale=locale)
        row = await self._database.one("job_get", id=mine[-1].id)
        assert row is not None
        return await self._job_line(to_job(row), locale)

    async def job(self, person: str, ref: str, locale: str) -> Line:
        """A job by its id or its short reference; raises `Refusal` (not_found) for a foreign one."""
        wanted = "".join(letter for letter in ref.lower() if letter.isalnum())
        rows = await self._database.all("job_by_ref", ref=f"%{wanted}") if len(wanted) >= 6 else []
        found = [to_job(row) for row in rows if row["person"] == person]
        if len(found) != 1:
            raise Refusal(RefusalCode.NOT_FOUND)
        return await self._job_line(found[0], locale)

    async def info(self, job: Job, locale: str) -> Line:
        """Everything about a finished request, for the person who asks."""
        request = JobRequest.from_json(job.request)
        children = await self._children(job)
        return answer_line(
            "info",
            locale=locale,
            job=job.id,
            ref=reference(job.id),
            model=request.model,
            asked=request.asked,
            refined=request.prompt,
            changed=", ".join(request.change) or "-",
            kept=", ".join(request.keep) or "-",
            negative=request.negative or "-",
            seed=str(request.seed),
            size=f"{request.width}x{request.height}",
            held=job.price,
            charged=job.charged,
            released=job.price - job.charged,
            seconds=_seconds(job),
            parent=request.parent or "-",
            children=", ".join(children) or "-",
        )

    async def why(self, context: Context, locale: str) -> Line:
        """What was typed, what was taken from the conversation, and what the painter was told."""
        if not context.pictures:
            raise Refusal(RefusalCode.NO_PICTURE)
        row = await self._database.one("picture_get", id=context.reply_to or context.pictures[-1].id)
        if row is None or not row["job_id"]:
            raise Refusal(RefusalCode.NO_PICTURE)
        request = JobRequest.from_json(row["params"])
        return answer_line(
            "why", locale=locale, asked=request.asked, taken="; ".join(request.taken) or "-",
            refined=request.painted, instruction=request.instruction or "-", model=request.model,
        )  # fmt: skip

    async def session(self, session: Row, locale: str) -> Line:
        """What is remembered of a thread."""
        settings = json.loads(session["settings"])
        said = ", ".join(f"{name}: {value}" for name, value in settings.items() if value)
        return answer_line(
            "session", locale=locale, session=session["id"], thread=session["thread"],
            created=session["created_ms"] // 1000, updated=session["updated_ms"] // 1000,
            settings=said or "-",
        )  # fmt: skip

    async def _job_line(self, job: Job, locale: str) -> Line:
        if job.state.final:
            shown = final_line(job, (), locale=locale)
            return answer_line(
                "status_ended", locale=locale, state=public_state(job.state).value,
                error=job.error or "-", ref=reference(job.id), charged=int(job.charged),
                buttons=shown.buttons if job.state is not JobState.SUCCEEDED else (),
            )  # fmt: skip
        place = 0
        if job.state is JobState.QUEUED:
            row = await self._database.one("queue_place", id=job.id)
            place = int(row["n"]) + 1 if row else 1
        return answer_line(
            "status_job", locale=locale, stage=job.stage.value, percent=job.percent, place=place,
            seconds=await self._estimates.wait_s(job, place), ref=reference(job.id),
            state=public_state(job.state).value, buttons=(button(Verb.CANCEL, job.id),),
        )  # fmt: skip

    async def _children(self, job: Job) -> list[str]:
        found: list[str] = []
        for picture in await self._database.all("pictures_of_job", job=job.id):
            rows = await self._database.all("children_of", parent=picture["id"])
            found += [reference(row["job_id"]) for row in rows if row["job_id"]]
        return found


def _windows(limits: Limits, usage: Usage) -> Sequence[dict[str, int | str]]:
    """ "3 of 10 left this hour": one entry for each window that has a limit."""
    counted = (
        ("hour", limits.per_hour, usage.hour),
        ("day", limits.per_day, usage.day),
        ("month", limits.per_month, usage.month),
    )
    return [
        {"code": f"window_{name}", "limit": limit, "used": used, "left": max(0, limit - used)}
        for name, limit, used in counted
        if limit
    ]


def _seconds(job: Job) -> int:
    return max(0, ((job.finished_ms or 0) - (job.started_ms or job.created_ms)) // 1000)
