"""The only place that ends a job: state, money, pictures and final in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.credits import Credits
from core.db import ledger
from core.db.database import Database, Tx
from core.db.rows import to_job
from core.errors import ProviderErrorKind
from core.ids import new_id
from core.jobs import Job, JobId, JobState
from core.pictures import StoredBlob
from core.ports import Clock
from core.request import JobRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A picture of a job, stored; ``index`` is its place in the batch."""

    index: int
    blob: StoredBlob


class Settlement:
    """Every method answers the job as it ended, or None where somebody else ended it before."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def succeed(self, job: Job, made: Sequence[Made]) -> Job | None:
        """Charge for the pictures that there are (3 of 4: three are charged)."""
        request = JobRequest.from_json(job.request)
        charged = Credits(request.price_each * len(made))
        async with self._database.tx() as tx:
            ended = await self._finish(tx, job, JobState.SUCCEEDED, error=None, charged=charged)
            if ended is None:
                return None
            for picture in made:
                await self._keep(tx, ended, request, picture)
            await self._settle(tx, ended, charged)
            return ended

    async def fail(self, job: Job, code: str, *, dead: bool = False) -> Job | None:
        async with self._database.tx() as tx:
            ended = await self._finish(
                tx, job, JobState.FAILED, error=code, charged=Credits(0), dead=dead
            )
            if ended is not None:
                await self._settle(tx, ended, Credits(0))
            return ended

    async def cancelled(self, job: Job) -> Job | None:
        """The worker confirms that a running job was stopped."""
        code = ProviderErrorKind.CANCELED.value
        async with self._database.tx() as tx:
            ended = await self._finish(tx, job, JobState.CANCELLED, error=code, charged=Credits(0))
            if ended is not None:
                await self._settle(tx, ended, Credits(0))
            return ended

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

    async def _finish(
        self, tx: Tx, job: Job, state: JobState, *, error: str | None, charged: Credits,
        dead: bool = False,
    ) -> Job | None:  # fmt: skip
        row = await tx.one(
            "job_finish",
            id=job.id,
            worker=job.worker,
            attempt=job.attempt,
            state=state.value,
            error=error,
            charged=charged,
            dead=int(dead),
            now=self._clock.now_ms(),
        )
        return to_job(row) if row is not None else None

    async def _settle(self, tx: Tx, job: Job, charged: Credits) -> None:
        now = self._clock.now_ms()
        await ledger.settle(tx, job.hold, charged, now_ms=now)
        # Keyed by the hold, not the job: an operator's retry has a hold and a final of its own.
        await tx.one("outbox_add", id=f"{job.hold}:final", status=job.status, line=job.id, now=now)

    async def _keep(self, tx: Tx, job: Job, request: JobRequest, made: Made) -> None:
        blob = made.blob
        await tx.run(
            "picture_add",
            id=new_id(),
            blob=blob.key,
            media_type=blob.media_type.value,
            width=blob.size.width,
            height=blob.size.height,
            bytes=blob.bytes,
            sha256=blob.sha256,
            owner=job.person,
            session=job.session,
            job=job.id,
            idx=made.index,
            parent=request.parent,
            prompt=request.prompt,
            negative=request.negative,
            params=job.request,
            model=request.model,
            now=self._clock.now_ms(),
        )
