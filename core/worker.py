"""Claims jobs, has them painted, stores the pictures and hands over to settlement.

Attempt row before the call; the provider's reference stored before anything else; a call that was
sent and never answered is unknown, and never sent again.
"""

import asyncio
import random
from collections.abc import Mapping

import structlog

from core.db.database import Database
from core.db.rows import to_job, to_picture
from core.errors import PictureRejected, ProviderError, ProviderErrorKind
from core.ids import new_id
from core.jobs import GENERATING_MAX, PERCENT, Job, Stage
from core.pictures import (
    Operation,
    Painted,
    PaintRequest,
    Preview,
    Progress,
    RefinedPrompt,
    Size,
    SourcePicture,
)
from core.ports import Clock, Provider, Storage
from core.relay import Relay
from core.request import JobRequest
from core.settlement import Made, Settlement

log = structlog.get_logger()

#: A job that was running when its worker died this often is not tried again.
CRASHES_MAX = 5
FINISHING_PLACES = 6


class Worker:
    """Runs up to ``places`` jobs at once. `run` claims for ever; `drain` ends it in order."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        providers: Mapping[str, Provider],
        storage: Storage,
        settlement: Settlement,
        relay: Relay,
        *,
        places: int = 16,
        deadline_s: float = 120.0,
    ) -> None:
        self.id = f"worker-{new_id()}"
        self._database = database
        self._clock = clock
        self._providers = providers
        self._storage = storage
        self._settlement = settlement
        self._relay = relay
        self._places = places
        self._deadline_s = deadline_s
        self._finishing = asyncio.Semaphore(FINISHING_PLACES)
        self._due = asyncio.Event()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._cancelled: set[str] = set()
        self._latest: dict[str, Job] = {}
        self._draining = False

    def wake(self) -> None:
        self._due.set()

    def cancel(self, job: str) -> None:
        """A person cancelled a job that may be running here."""
        task = self._tasks.get(job)
        if task is not None:
            self._cancelled.add(job)
            task.cancel()

    async def run(self) -> None:
        while not self._draining:
            try:
                while len(self._tasks) < self._places and await self._claim():
                    pass
            except Exception:
                log.exception("claim_failed")
            try:
                await asyncio.wait_for(self._due.wait(), 2.0)
            except TimeoutError:
                pass
            self._due.clear()

    async def drain(self, seconds: float) -> None:
        """Claim no more; wait for the running jobs, then hand back what is left."""
        self._draining = True
        self.wake()
        if self._tasks:
            await asyncio.wait(list(self._tasks.values()), timeout=seconds)
        for task in list(self._tasks.values()):
            task.cancel()
        if self._tasks:
            await asyncio.wait(list(self._tasks.values()))

    async def _claim(self) -> bool:
        async with self._database.tx(lock="claim") as tx:
            row = await tx.one("job_claim", worker=self.id, now=self._clock.now_ms())
            if row is None:
                return False
            await tx.run("fair_advance", vkey=row["vkey"])
        job = to_job(row)
        task = asyncio.create_task(self._work(job), name=f"job-{job.id}")
        self._tasks[job.id] = task
        task.add_done_callback(lambda _: self._ended(job.id))
        return True

    def _ended(self, job: str) -> None:
        self._tasks.pop(job, None)
        self._cancelled.discard(job)
        self._latest.pop(job, None)
        self.wake()

    async def _work(self, job: Job) -> None:
        """One claimed job to its end, whatever happens; the only broad except stands here."""
        log.info("job_started", job=job.id, attempt=job.attempt)
        try:
            if job.cancel_requested:
                await self._settlement.cancelled(job)
            else:
                await self._paint(job)
        except asyncio.CancelledError:
            await asyncio.shield(self._stopped(job))
        except ProviderError as error:
            await self._provider_failed(job, error)
        except PictureRejected as error:
            log.warning("picture_rejected", job=job.id, reason=error.reason)
            await self._settlement.fail(job, ProviderErrorKind.PROVIDER_BUG.value)
        except OSError:
            log.exception("storage_failed", job=job.id)
            await self._settlement.fail(job, "storage", dead=True)
        except Exception:
            log.exception("job_broke", job=job.id)
            await self._settlement.fail(job, "internal", dead=True)
        self._relay.wake()

    async def _stopped(self, job: Job) -> None:
        if job.id in self._cancelled:
            await self._settlement.cancelled(job)
            return
        async with self._database.tx() as tx:
            await tx.one(
                "job_hand_back",
                id=job.id,
                worker=job.worker,
                attempt=job.attempt,
                now=self._clock.now_ms(),
            )

    async def _paint(self, job: Job) -> None:
        request = JobRequest.from_json(job.request)
        provider = self._providers[job.provider]
        await self._note(job, Stage.INITIALIZING)
        sources = [await self._source(picture) for picture in request.sources]
        results = await asyncio.gather(
            *(
                self._paint_one(job, provider, _paint_request(request, tuple(sources), index))
                for index in range(request.count)
            ),
            return_exceptions=True,
        )
        made = [result for result in results if isinstance(result, Made)]
        if not made:
            raise next(result for result in results if isinstance(result, BaseException))
        await self._note(job, Stage.FINALIZING)
        await self._settlement.succeed(job, made)

    async def _paint_one(self, job: Job, provider: Provider, request: PaintRequest) -> Made:
        ref = await self._begin(job, provider, request)
        key = _key(job, request)
        cost, outcome = 0, "failed"
        try:
            async with asyncio.timeout(self._deadline_s):
                async for event in provider.follow(request, key=key, ref=ref):
                    if isinstance(event, Painted):
                        made = await self._store(job, request, event)
                        cost = event.cost_micros  # some state it behind the picture
                        outcome = "succeeded"
                        return made
                    await self._moved(job, event)
        except TimeoutError:
            raise ProviderError(job.provider, ProviderErrorKind.TIMEOUT_UNKNOWN) from None
        except ProviderError as error:
            cost, outcome = error.cost_micros, error.kind.value
            raise
        finally:
            if not self._draining or outcome != "failed":
                await asyncio.shield(self._end(job, request, outcome, ref, cost))
        raise ProviderError(job.provider, ProviderErrorKind.PROVIDER_BUG, "no picture came")

    async def _begin(self, job: Job, provider: Provider, request: PaintRequest) -> str | None:
        """The provider's reference: of work that a dead worker began, or of work begun now."""
        before = [
            row
            for row in await self._database.all("attempts_open", job=job.id)
            if row["idx"] == request.index and row["n"] != job.attempt
        ]
        if before:
            ref: str | None = before[-1]["ref"]
            ref = ref or await provider.reconcile(request, key=_key(job, request))
            if ref is None:
                raise ProviderError(job.provider, ProviderErrorKind.TIMEOUT_UNKNOWN)
            return ref
        await self._database.run(
            "attempt_add",
            job=job.id,
            n=job.attempt,
            idx=request.index,
            provider=job.provider,
            now=self._clock.now_ms(),
        )
        ref = await provider.submit(request, key=_key(job, request))
        if ref is not None:
            await self._database.run(
                "attempt_ref", job=job.id, n=job.attempt, idx=request.index, ref=ref
            )
        await self._note(job, Stage.GENERATING)
        return ref

    async def _moved(self, job: Job, event: Progress | Preview) -> None:
        if isinstance(event, Preview):
            # The row as last written: a line never goes back behind what was shown.
            await self._relay.progress(self._latest.get(job.id, job), preview=event.body)
            return
        start = PERCENT[Stage.GENERATING]
        percent = start + int((GENERATING_MAX - start) * min(1.0, event.fraction or 0.0))
        await self._note(job, Stage.THINKING if event.thinking else Stage.GENERATING, percent)

    async def _store(self, job: Job, request: PaintRequest, painted: Painted) -> Made:
        async with self._finishing:
            await self._note(job, Stage.PROCESSING)
            blob = await self._storage.put(painted.body)
            await self._note(job, Stage.UPLOADING)
        return Made(index=request.index, blob=blob)

    async def _note(self, job: Job, stage: Stage, percent: int | None = None) -> None:
        """Write the stage and show it; 0 rows means that somebody else has the job now."""
        row = await self._database_note(job, stage, percent or PERCENT[stage])
        if row is not None:
            self._latest[job.id] = row
            await self._relay.progress(row)

    async def _database_note(self, job: Job, stage: Stage, percent: int) -> Job | None:
        async with self._database.tx() as tx:
            row = await tx.one(
                "job_note_stage",
                id=job.id,
                worker=job.worker,
                attempt=job.attempt,
                stage=stage.value,
                percent=percent,
            )
        return to_job(row) if row is not None else None

    async def _source(self, picture: str) -> SourcePicture:
        row = await self._database.one("picture_get", id=picture)
        if row is None:
            raise ProviderError("store", ProviderErrorKind.NOT_FOUND_OR_EXPIRED, picture)
        found = to_picture(row)
        body = await self._storage.read(found.blob)
        return SourcePicture(media_type=found.media_type, size=found.size, body=body)

    async def _end(
        self, job: Job, request: PaintRequest, outcome: str, ref: str | None, cost: int
    ) -> None:
        for row in await self._database.all("attempts_open", job=job.id):
            if row["idx"] == request.index:
                await self._database.run(
                    "attempt_end",
                    job=job.id,
                    n=row["n"],
                    idx=request.index,
                    outcome=outcome,
                    ref=ref,
                    cost=cost,
                    now=self._clock.now_ms(),
                )

    async def _provider_failed(self, job: Job, error: ProviderError) -> None:
        log.warning("provider_failed", job=job.id, kind=error.kind.value, detail=error.detail)
        if not error.retryable or job.attempt >= job.max_attempts:
            await self._settlement.fail(job, error.code, dead=error.retryable)
            return
        wait_s = error.retry_after_s or min(30.0, 0.5 * 2**job.attempt) * random.uniform(0.75, 1.0)
        async with self._database.tx() as tx:
            row = await tx.one(
                "job_requeue",
                id=job.id,
                worker=job.worker,
                attempt=job.attempt,
                run_at=self._clock.now_ms() + int(wait_s * 1000),
                error=error.code,
            )
        if row is not None:
            await self._relay.progress(to_job(row))


class Sweep:
    """Takes back the jobs of workers that died, and beats for the one that lives here."""

    def __init__(self, database: Database, clock: Clock, settlement: Settlement) -> None:
        self._database = database
        self._clock = clock
        self._settlement = settlement

    async def beat(self, worker: str) -> None:
        await self._database.run("worker_beat", id=worker, role="worker", now=self._clock.now_ms())

    async def sweep(self, *, dead_after_s: int = 30) -> int:
        """Answers how many jobs went back to the queue (or to the dead letters)."""
        before = self._clock.now_ms() - dead_after_s * 1000
        count = 0
        async with self._database.tx(lock="claim") as tx:
            orphans = [to_job(row) for row in await tx.all("jobs_orphaned", dead_before=before)]
            for job in orphans:
                now = self._clock.now_ms()
                back = await tx.one("job_orphan_requeue", id=job.id, attempt=job.attempt, now=now)
                count += back is not None
        for job in orphans:
            log.warning("job_orphaned", job=job.id, crashes=job.crashes + 1)
            if job.crashes + 1 >= CRASHES_MAX:
                await self._settlement.give_up(job, "worker_lost")
        return count

    async def take_over(self) -> int:
        """At the start of the only process on a store: whoever ran before is dead."""
        await self._database.run("workers_all_gone")
        return await self.sweep(dead_after_s=0)


def _key(job: Job, request: PaintRequest) -> str:
    return f"{job.id}:{request.index}"


def _paint_request(request: JobRequest, sources: tuple[SourcePicture, ...], index: int) -> PaintRequest:
    return PaintRequest(
        operation=Operation(request.operation),
        prompt=RefinedPrompt(request.prompt),
        instruction=request.instruction,
        negative=request.negative,
        model=request.model,
        size=Size(width=request.width, height=request.height),
        seed=request.seed + index,
        index=index,
        style=request.style,
        resolution=request.resolution,
        factor=request.factor,
        sources=sources,
    )
