"""The only place that ends a job: state, money, pictures and final in one transaction."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.conversation import platform_of
from core.credits import Credits
from core.db import wallet
from core.db.database import Database, Row, Tx
from core.db.rows import to_job, to_picture
from core.errors import LedgerError, PictureWithheld, ProviderErrorKind
from core.ids import new_id
from core.jobs import Job, JobId, JobState
from core.pictures import BlobKey, MediaType, Picture, Size, StoredBlob
from core.ports import Clock
from core.request import JobRequest
from core.safety.held import ReviewKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A picture of a job, stored; ``index`` is its place in the batch, ``model`` who really painted."""

    index: int
    blob: StoredBlob
    model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A stored picture that an operator looks at first; ``category`` and ``rule`` say why."""

    made: Made
    category: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """How the attempt at one picture of the batch ended, and its real cost in micro-dollars."""

    index: int
    outcome: str
    cost_micros: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A job as it ended. ``final``: the row of its final where this process has it to deliver."""

    job: Job
    final: Row | None = None


#: Told of a job that ended, with its pictures, once it is committed.
Told = Callable[[Ended, Sequence[Picture]], None]
#: When the final of a platform is due, in milliseconds, given what time it is: later than that where
#: this process takes it as its own at once, which spares another transaction and its wait for the disk.
Due = Callable[[str, int], int]


class Settlement:
    """Every method answers the job as it ended, or None where somebody else ended it before."""

    def __init__(
        self, database: Database, clock: Clock, *, told: Sequence[Told] = (), due: Due | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._told = list(told)
        self._due = due or (lambda platform, now_ms: now_ms)

    def hear(self, told: Told) -> None:
        """Tell one more of every job that ends here, from now on."""
        self._told.append(told)

    async def succeed(
        self, job: Job, made: Sequence[Made], tried: Sequence[Tried] = (), *, held: Sequence[Held] = ()
    ) -> Job | None:
        """Charge for the pictures that there are (3 of 4: three are charged).

        ``held`` are none of these: they wait for an operator, uncharged.
        """
        request = JobRequest.from_json(job.request)
        charged = Credits(request.price_each * len(made))

        async def work(tx: Tx) -> tuple[Ended | None, list[Picture]]:
            ended = await self._finish(tx, job, JobState.SUCCEEDED, None, charged, tried)
            if ended is None:
                return None, []
            await self._hold(tx, ended.job, held)
            return ended, [await self._keep(tx, ended.job, request, picture) for picture in made]

        return self._tell(*await self._database.write(work))

    async def fail(
        self, job: Job, code: str, tried: Sequence[Tried] = (), *, dead: bool = False,
        held: Sequence[Held] = (),
    ) -> Job | None:  # fmt: skip
        """Give everything back. ``dead``: a dead letter, for the operator to look at."""

        async def work(tx: Tx) -> Ended | None:
            ended = await self._finish(tx, job, JobState.FAILED, code, Credits(0), tried, dead=dead)
            if ended is not None:
                await self._hold(tx, ended.job, held)
            return ended

        return self._tell(await self._database.write(work), ())

    async def cancelled(self, job: Job, tried: Sequence[Tried] = ()) -> Job | None:
        """The worker confirms that a running job was stopped."""
        code = ProviderErrorKind.CANCELED.value
        ended = await self._database.write(
            lambda tx: self._finish(tx, job, JobState.CANCELLED, code, Credits(0), tried)
        )
        return self._tell(ended, ())

    def _tell(self, ended: Ended | None, pictures: Sequence[Picture]) -> Job | None:
        """After the commit only: nobody hears of what may still be undone."""
        if ended is None:
            return None
        for told in self._told:
            told(ended, pictures)
        return ended.job

    async def cancel(self, job: JobId) -> Job | None:
        """Ask for the end of a job: queued, it ends here; running, its worker is told.

        Answers the job as it is now, None where it had already ended.
        """
        async with self._database.tx() as tx:
            row = await tx.one("job_cancel_queued", id=job, now=self._clock.now_ms())
            if row is not None:
                ended = to_job(row)
                await self._settle(tx, ended, Credits(0))
                return ended
            row = await tx.one("job_cancel_request", id=job)
            return to_job(row) if row is not None else None

    async def give_up(self, job: Job, code: str) -> Job | None:
        """End a queued job that must not be tried again: a dead letter."""
        async with self._database.tx() as tx:
            row = await tx.one(
                "job_fail_queued", id=job.id, error=code, dead=1, now=self._clock.now_ms()
            )
            if row is None:
                return None
            ended = to_job(row)
            await self._settle(tx, ended, Credits(0))
            return ended

    async def late(self, job: Job, made: Made, cost_micros: int) -> bool:
        """A picture that came after its job was given up: kept, shown, and free."""
        request = JobRequest.from_json(job.request)
        async with self._database.tx() as tx:
            if await self._final(tx, job, f"{job.hold}:late:{made.index}", "late") is None:
                return False
            await self._keep(tx, job, request, made)
            await tx.run(
                "attempt_late_done", job=job.id, idx=made.index, outcome="late", cost=cost_micros
            )
            return True

    async def withhold_late(self, job: Job, made: Made, cost_micros: int, why: PictureWithheld) -> None:
        """A picture that came late and must not be shown: nothing changes for the person."""
        held = held_of(made, why)
        async with self._database.tx() as tx:
            await self._hold(tx, job, () if held is None else (held,))
            await tx.run(
                "attempt_late_done", job=job.id, idx=made.index, outcome=PictureWithheld.MODERATED,
                cost=cost_micros,
            )  # fmt: skip

    async def cleared(self, job: str, made: Made) -> None:
        """An operator lets a held picture through: kept, shown, and free. Twice is once."""
        async with self._database.tx() as tx:
            found = await self._job(tx, job)
            if await self._added(tx, found, JobRequest.from_json(found.request), made) is not None:
                await self._final(tx, found, f"{found.hold}:cleared:{made.index}", "cleared")

    async def denied(self, job: str, made: Made) -> None:
        """An operator does not: whoever was told to wait for it is told so; others heard nothing."""
        async with self._database.tx() as tx:
            found = await self._job(tx, job)
            if found.error == PictureWithheld.REVIEWED:
                await self._final(tx, found, f"{found.hold}:denied", "denied")

    async def _job(self, tx: Tx, job: str) -> Job:
        row = await tx.one("job_get", id=job)
        if row is None:
            raise LedgerError(f"there is no job {job}")
        return to_job(row)

    async def _hold(self, tx: Tx, job: Job, held: Sequence[Held]) -> None:
        request = JobRequest.from_json(job.request)
        for one in held:
            await tx.one(
                "review_add", id=new_id(), kind=ReviewKind.PICTURE.value,
                event=f"picture:{job.hold}:{one.made.index}", person=job.person, thread=job.thread,
                category=one.category, rule=one.rule, words=request.painted, payload=_payload(one.made),
                job=job.id, idx=one.made.index, blob=one.made.blob.key, now=self._clock.now_ms(),
            )  # fmt: skip

    async def _finish(
        self, tx: Tx, job: Job, state: JobState, error: str | None, charged: Credits,
        tried: Sequence[Tried], *, dead: bool = False,
    ) -> Ended | None:  # fmt: skip
        now = self._clock.now_ms()
        row = await tx.one(
            "job_finish",
            id=job.id,
            worker=job.worker,
            attempt=job.attempt,
            state=state.value,
            error=error,
            charged=charged,
            dead=int(dead),
            now=now,
        )
        if row is None:
            return None
        await end_attempts(tx, job, tried, now)
        ended = to_job(row)
        due = self._due(platform_of(ended.thread), now)
        final = await self._settle(tx, ended, charged, due=due)
        return Ended(job=ended, final=final if due > now else None)

    async def _settle(self, tx: Tx, job: Job, charged: Credits, *, due: int | None = None) -> Row | None:
        await wallet.settle(tx, job.hold, charged, now_ms=self._clock.now_ms())
        # Keyed by the hold, not the job: an operator's retry has a hold and a final of its own.
        return await self._final(tx, job, f"{job.hold}:final", "", due=due)

    async def _final(
        self, tx: Tx, job: Job, final: str, note: str, *, due: int | None = None
    ) -> Row | None:
        """The row of the outbox, due now unless said; None where it is there already."""
        now = self._clock.now_ms()
        return await tx.one(
            "outbox_add", id=final, platform=platform_of(job.thread), status=job.status,
            job=job.id, line=note, run_at=due or now, now=now,
        )  # fmt: skip

    async def _keep(self, tx: Tx, job: Job, request: JobRequest, made: Made) -> Picture:
        row = await self._added(tx, job, request, made)
        if row is None:
            raise LedgerError(f"picture {made.index} of job {job.id} is there already")
        return to_picture(row)

    async def _added(self, tx: Tx, job: Job, request: JobRequest, made: Made) -> Row | None:
        """The picture's row; None where the job has one in that place."""
        blob = made.blob
        return await tx.one(
            "picture_add",
            id=new_id(),
            blob=blob.key,
            media_type=blob.media_type.value,
            width=blob.size.width,
            height=blob.size.height,
            bytes=blob.bytes,
            owner=job.person,
            session=job.session,
            job=job.id,
            idx=made.index,
            parent=request.parent,
            prompt=request.prompt,
            negative=request.negative,
            params=job.request,
            model=made.model or request.model,
            now=self._clock.now_ms(),
        )


def held_of(made: Made, why: PictureWithheld) -> Held | None:
    """None where nobody will look at it any more."""
    if why.reason != PictureWithheld.REVIEWED:
        return None
    return Held(made=made, category=why.category, rule=why.rule)


def held_picture(row: Row) -> Made:
    """The picture of a row of `review`."""
    facts = json.loads(row["payload"])
    blob = StoredBlob(
        key=BlobKey(row["blob"]),
        media_type=MediaType(facts["media_type"]),
        size=Size(width=facts["width"], height=facts["height"]),
        bytes=facts["bytes"],
    )
    return Made(index=row["idx"], blob=blob, model=facts["model"])


def _payload(made: Made) -> str:
    blob = made.blob
    return json.dumps({
        "media_type": blob.media_type.value, "width": blob.size.width, "height": blob.size.height,
        "bytes": blob.bytes, "model": made.model,
    })  # fmt: skip


async def end_attempts(tx: Tx, job: Job, tried: Sequence[Tried], now_ms: int) -> None:
    """Write how the provider calls of a job ended, as a part of the transaction that ends them."""
    for one in tried:
        await tx.run(
            "attempt_end", job=job.id, idx=one.index, outcome=one.outcome, cost=one.cost_micros,
            now=now_ms,
        )  # fmt: skip
