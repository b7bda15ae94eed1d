"""What costs nothing: balance, help, where a picture is, what a job was."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.buttons import Verb
from core.conversation import Context, Incoming, Slots
from core.credits import Wallet
from core.days import moment
from core.db.database import Database, Row
from core.db.rows import to_job
from core.errors import Refusal, RefusalCode
from core.ids import reference
from core.jobs import PERCENT, Job, JobId, JobState, public_state
from core.messages import Line
from core.money.limits import Limits, Usage
from core.money.wallets import PERSON, Wallets
from core.ordering.submit import Submit
from core.outbound.lines import answer_line, button, final_line, seconds_of
from core.request import JobRequest
from core.work.cancelling import Cancelling
from core.work.estimates import Estimates

#: What is said of a finished request, a row each where there is something to say.
INFO = ("changed", "kept", "negative", "facts", "credits", "parent", "children")


class Answers:
    def __init__(
        self, database: Database, submit: Submit, estimates: Estimates, cancelling: Cancelling
    ) -> None:
        self._database = database
        self._submit = submit
        self._estimates = estimates
        self._cancelling = cancelling

    async def balance(self, person: str, thread: str, locale: str) -> Line:
        """What is left of each window that has a limit, and credits by bucket, held, and renewal."""
        standing = await self._submit.members.standing(person, thread)
        wallets, limits = self._submit.wallets, standing.tier.limits
        purse = await wallets.opened(standing)
        rows = [*_windows(limits, await self._submit.usage(person, limits)), *_buckets(purse, wallets)]
        if standing.server and standing.pays != PERSON:
            pot = await wallets.of(standing.server)
            rows += [{"code": "pot", "credits": int(pot.free)}] if pot.holdings else []
        if saved := await self._submit.saved(person):
            rows.append({"code": "saved", "credits": saved})
        rows.append(
            {"code": "renewal", "date": wallets.renews_on(), "credits": standing.tier.allowance,
             "tier": standing.tier.name}
        )  # fmt: skip
        return answer_line(
            "balance", locale=locale, rows=rows, free=int(purse.free), held=int(purse.held)
        )

    async def cancel(self, incoming: Incoming, context: Context, slots: Slots) -> Line:
        """The author's newest job or change that waits for one, a job by its id, or all of them."""
        waiting = await self._cancelling.waiting_of(incoming.thread, incoming.person)
        mine = [
            job for job in context.jobs
            if job.state in ("queued", "running") and job.owner == incoming.person
        ]  # fmt: skip
        chosen = mine if slots.scope == "all" else mine[-1:]
        if slots.job:
            chosen, waiting = [job for job in mine if job.id == slots.job], ()
        elif slots.scope != "all" and waiting:
            chosen, waiting = [], waiting[-1:]
        early = sum([await self._cancelling.let_go(status) for status in reversed(waiting)])
        stopped = 0
        for job in chosen:
            stopped += await self._cancelling.cancel(JobId(job.id))
        code = "cancel_done" if stopped else "cancel_early" if early else "cancel_nothing"
        return answer_line(code, locale=incoming.locale, count=stopped + early)

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
        kin = {row["id"] for row in await self._database.all("kin_of", person=person)}
        found = [to_job(row) for row in rows if row["person"] in kin]
        if len(found) != 1:
            raise Refusal(RefusalCode.NOT_FOUND)
        return await self._job_line(found[0], locale)

    async def info(self, job: Job, locale: str) -> Line:
        """Everything about a finished request, for the person who asks."""
        request = JobRequest.from_json(job.request)
        facts: dict[str, int | str] = {
            "changed": ", ".join(request.change),
            "kept": ", ".join(request.keep),
            "negative": request.negative,
            "seed": str(request.seed),
            "size": f"{request.width}x{request.height}",
            "seconds": seconds_of(job),
            "made": moment(job.finished_ms) if job.finished_ms else "-",
            "held": job.price,
            "charged": job.charged,
            "released": job.price - job.charged,
            "parent": await self._parent(request),
            "children": ", ".join(await self._children(job)),
        }
        line = answer_line(
            "info", locale=locale, job=job.id, ref=reference(job.id), model=request.model,
            asked=request.asked, picked=request.picked, refined=request.prompt,
            rows=_present("info", facts, INFO),
        )  # fmt: skip
        return replace(line, facts={**facts, **line.facts})

    async def why(self, context: Context, locale: str) -> Line:
        """What was typed, what was taken from the conversation, and what the painter was told."""
        if not context.pictures:
            raise Refusal(RefusalCode.NO_PICTURE)
        row = await self._database.one("picture_get", id=context.reply_to or context.newest.id)
        if row is None or not row["job_id"]:
            raise Refusal(RefusalCode.NO_PICTURE)
        request = JobRequest.from_json(row["params"])
        routing = _routing(request)
        told: dict[str, int | str] = {
            "refined": request.painted,
            "instruction": request.instruction if request.sources else "",
            # Why it was chosen names it, too.
            "model": "" if routing else request.model,
        }
        rows = [*_taken(request), *_present("told", told, tuple(told)), *routing]
        return answer_line(
            "why", locale=locale, asked=request.asked, picked=request.picked, rows=rows
        )  # fmt: skip

    def describe(self, context: Context, locale: str) -> Line:
        """What the newest (or the replied-to) picture was asked to be: its own passport in words."""
        named = next((found for found in context.pictures if found.id == context.reply_to), None)
        picture = named or (context.newest if context.pictures else None)
        if picture is None:
            raise Refusal(RefusalCode.NO_PICTURE)
        if not picture.prompt:
            return answer_line("describe_unknown", locale=locale)
        return answer_line("describe", locale=locale, prompt=picture.prompt)

    async def session(self, session: Row, model: str, locale: str) -> Line:
        """What is remembered of a thread; ``model``: who paints there as things are set."""
        settings = json.loads(session["settings"])
        said = ", ".join(f"{name}: {value}" for name, value in settings.items() if value)
        return answer_line(
            "session", locale=locale, session=session["id"], thread=session["thread"],
            created=moment(session["created_ms"]), updated=moment(session["updated_ms"]),
            model=model, settings=said or "none",
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
            "status_job", locale=locale, stage=job.stage.value,
            percent=max(job.percent, PERCENT[job.stage]), place=place,
            seconds=await self._estimates.wait_s(job, place), ref=reference(job.id),
            state=public_state(job.state).value, buttons=(button(Verb.CANCEL, job.id),),
        )  # fmt: skip

    async def _parent(self, request: JobRequest) -> str:
        """The reference of the picture that it was made from; "" for none, and for a person's own."""
        row = await self._database.one("picture_get", id=request.parent) if request.parent else None
        return reference(row["job_id"]) if row is not None and row["job_id"] else ""

    async def _children(self, job: Job) -> list[str]:
        found: list[str] = []
        for picture in await self._database.all("pictures_of_job", job=job.id):
            rows = await self._database.all("children_of", parent=picture["id"])
            found += [reference(row["job_id"]) for row in rows if row["job_id"]]
        return found


def _present(
    kind: str, facts: Mapping[str, int | str], rows: Sequence[str]
) -> Sequence[dict[str, int | str]]:
    """A row for each thing that there is: a picture made from none says nothing of parents."""
    return [{**facts, "code": f"{kind}_{row}"} for row in rows if facts.get(row) != ""]


def _taken(request: JobRequest) -> Sequence[dict[str, int | str]]:
    """A row for each thing that came from the conversation; they are kept as ``kind: words``."""
    parts = [item.partition(": ") for item in request.taken]
    return [{"code": "told_taken", "kind": kind, "taken": words} for kind, _, words in parts]


def _routing(request: JobRequest) -> Sequence[dict[str, int | str]]:
    """How its painter was chosen; nothing for requests from before that was kept."""
    if not request.reason:
        return ()
    saved = request.saved_each * request.count
    return ({"code": f"why_{request.reason}", "model": request.model, "saved": saved},)


def _windows(limits: Limits, usage: Usage) -> Sequence[dict[str, int | str]]:
    """ "3 of 10 left this hour, 12 of 50 today": one row; -1 stands for a window without a limit."""
    counted = (
        ("hour", limits.per_hour, usage.hour),
        ("day", limits.per_day, usage.day),
        ("month", limits.per_month, usage.month),
    )
    row: dict[str, int | str] = {"code": "windows", "first": "none"}
    for name, limit, used in counted:
        row |= {name: max(0, limit - used) if limit else -1, f"{name}_limit": limit}
        if limit and row["first"] == "none":
            row["first"] = name
    return [row] if row["first"] != "none" else []


def _buckets(purse: Wallet, wallets: Wallets) -> Sequence[dict[str, int | str]]:
    """In the order in which they are spent; one bucket alone says no more than the sum."""
    if len(purse.holdings) < 2:
        return []
    return [
        {
            "code": "bucket", "bucket": one.bucket.value, "credits": int(one.free),
            "until": wallets.day_of(one.expires_ms) if one.expires_ms else "none",
        }
        for one in purse.holdings
        if one.posted
    ]  # fmt: skip
