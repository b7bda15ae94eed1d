"""Claims jobs, has them painted, and hands over to settlement, whatever happens."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

import structlog

from core.db.database import Database, Row, Tx
from core.db.rows import to_job
from core.errors import (
    PictureRejected,
    PictureWithheld,
    ProviderError,
    ProviderErrorKind,
    StoreLost,
)
from core.ids import new_id
from core.jobs import GENERATING_MAX, PERCENT, Job, Stage
from core.outbound.progress import Progress
from core.patience import patiently
from core.pictures import Sketch
from core.ports import Clock, Signals
from core.request import JobRequest
from core.work.estimates import Estimates
from core.work.painting import Painting, Studio
from core.work.settlement import Held, Settlement, end_attempts

log = structlog.get_logger()

T = TypeVar("T")

POLL_S = 2.0
TICK_S = 1.0


class Worker:
    """Runs up to ``places`` jobs at once. `run` claims for ever; `drain` ends it in order.

    ``unknown_again``: a call that was sent and not answered is sent once more, perhaps paid twice.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        studio: Studio,
        settlement: Settlement,
        progress: Progress,
        estimates: Estimates,
        signals: Signals,
        *,
        places: int = 16,
        unknown_again: bool = False,
    ) -> None:
        self.id = f"worker-{new_id()}"
        self._database = database
        self._clock = clock
        self._studio = studio
        self._settlement = settlement
        self._progress = progress
        self._estimates = estimates
        self._places = places
        self._unknown_again = unknown_again
        self._due = asyncio.Event()
        #: Whether jobs were left waiting when it was last looked: only then an end makes room for one.
        self._more = True
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._paintings: dict[str, Painting] = {}
        #: Jobs that ended here, however they did.
        self.ended = 0
        self._draining = False
        self._signals = signals
        signals.hear("job", lambda _: self._due.set())
        signals.hear("cancel", self.cancel)

    @property
    def idle(self) -> bool:
        return not self._tasks

    def wake(self) -> None:
        """Something is queued, for the workers of every process."""
        self._signals.tell("job")

    def cancel(self, job: str) -> None:
        """A person cancelled a job that may be running here."""
        task, painting = self._tasks.get(job), self._paintings.get(job)
        if task is not None and painting is not None:
            painting.cancelled = True
            task.cancel()

    async def run(self) -> None:
        ticks = asyncio.create_task(self._ticks(), name="ticks")
        try:
            while not self._draining:
                await self._claim_all()
                try:
                    async with asyncio.timeout(POLL_S):
                        await self._due.wait()
                except TimeoutError:
                    await self._take_cancels()
                self._due.clear()
        finally:
            ticks.cancel()

    async def drain(self, seconds: float) -> None:
        """Claim no more; wait for the running jobs, then hand back what is left."""
        self._draining = True
        self._due.set()
        if self._tasks:
            await asyncio.wait(list(self._tasks.values()), timeout=seconds)
        for task in list(self._tasks.values()):
            task.cancel()
        if self._tasks:
            await asyncio.wait(list(self._tasks.values()))

    async def _claim_all(self) -> None:
        self._more = True
        try:
            while not self._draining and (free := self._places - len(self._tasks)) > 0:
                work = partial(self._claim, free)
                claimed, self._more = await self._database.write(work, lock="claim")
                for row in claimed:
                    self._begin(to_job(row))
                if claimed:
                    self._progress.queue_moved()
                if len(claimed) < free:
                    break
        except Exception:
            log.exception("claim_failed")

    async def _claim(self, places: int, tx: Tx) -> tuple[list[Row], bool]:
        """Up to so many jobs, one by one: each counts in the limits of the next. Whether more wait,
        which is a tenth of the work of a claim and so is asked before each.
        """
        now = self._clock.now_ms()
        rows: list[Row] = []
        while (more := await tx.one("job_waits") is not None) and len(rows) < places:
            row = await tx.one("job_claim", worker=self.id, now=now)
            if row is None:
                break
            rows.append(row)
        if rows:
            await tx.run("fair_advance", vkey=max(row["vkey"] for row in rows))
        return rows, more

    def _begin(self, job: Job) -> None:
        painting = Painting(job=job, request=JobRequest.from_json(job.request))
        task = asyncio.create_task(self._work(painting), name=f"job-{job.id}")
        self._tasks[job.id], self._paintings[job.id] = task, painting
        task.add_done_callback(lambda _: self._ended(job.id))

    def _ended(self, job: str) -> None:
        self._tasks.pop(job, None)
        self._paintings.pop(job, None)
        self.ended += 1
        if self._more:
            self._due.set()

    async def _take_cancels(self) -> None:
        """Cancels that another process wrote into our jobs."""
        if not self._tasks:
            return
        try:
            for row in await self._database.all("jobs_cancelled_of", worker=self.id):
                self.cancel(row["id"])
        except Exception:
            log.exception("cancels_not_read")

    async def _work(self, painting: Painting) -> None:
        """One claimed job to its end, whatever happens; the only broad except stands here."""
        job = painting.job
        log.info("job_started", job=job.id, attempt=job.attempt, provider=job.provider)
        try:
            await self._paint(painting)
        except asyncio.CancelledError:
            await asyncio.shield(self._stopped(painting))
        except StoreLost:
            # Before its provider was asked: somebody takes it up again.
            await self._surely(partial(self._hand_back, job))
            self._due.set()
        except ProviderError as error:
            await self._surely(partial(self._provider_failed, painting, error))
        except PictureWithheld as error:
            await self._fail(painting, error.code, held=painting.held)
        except PictureRejected as error:
            log.warning("picture_rejected", job=job.id, reason=error.reason)
            await self._fail(painting, ProviderErrorKind.PROVIDER_BUG.value)
        except OSError:
            log.exception("storage_failed", job=job.id)
            await self._fail(painting, "storage", dead=True)
        except Exception:
            log.exception("job_broke", job=job.id)
            await self._fail(painting, "internal", dead=True)

    async def _surely(self, work: Callable[[], Awaitable[T]]) -> T:
        """Whatever ends a job is written down, also where the store is away at that moment.

        A process that is stopped meanwhile leaves it to the next start.
        """
        return await patiently(work, self._clock, "a job's end")

    async def _fail(
        self, painting: Painting, code: str, *, dead: bool = False, held: Sequence[Held] = ()
    ) -> None:
        failing = partial(
            self._settlement.fail, painting.job, code, painting.tries, dead=dead, held=held
        )
        await self._surely(failing)

    async def _paint(self, painting: Painting) -> None:
        job = painting.job
        if job.cancel_requested:
            await self._surely(partial(self._settlement.cancelled, job, painting.tries))
            return
        await self._moved(painting)
        made = await self._studio.paint(painting, self._moved)
        painting.stage = Stage.FINALIZING
        await self._moved(painting)
        ended = await self._surely(
            partial(self._settlement.succeed, job, made, painting.tries, held=painting.held)
        )
        if ended is not None:
            log.info("job_succeeded", job=job.id, pictures=len(made), charged=ended.charged)

    async def _stopped(self, painting: Painting) -> None:
        """Cancelled by a person: settle. Cut short by our own shutdown: hand back."""
        job = painting.job
        if painting.cancelled:
            await self._studio.stop(painting)
            await self._surely(partial(self._settlement.cancelled, job, painting.tries))
            return
        try:
            await self._hand_back(job)
        except StoreLost:
            log.warning("job_left", job=job.id)  # the next start finds that nobody holds it

    async def _hand_back(self, job: Job) -> None:
        now = self._clock.now_ms()
        async with self._database.tx() as tx:
            await tx.one("job_hand_back", id=job.id, worker=job.worker, attempt=job.attempt, now=now)
        log.info("job_handed_back", job=job.id)

    async def _provider_failed(self, painting: Painting, error: ProviderError) -> None:
        job = painting.job
        log.warning("provider_failed", job=job.id, kind=error.kind.value, detail=error.detail)
        unknown = error.kind is ProviderErrorKind.TIMEOUT_UNKNOWN
        again = error.retryable or (unknown and self._unknown_again and job.tries == 0)
        if not again or job.tries + 1 >= job.tries_max:
            # A request that no retry could save is for the operator to see.
            await self._settlement.fail(job, error.code, painting.tries, dead=error.retryable)
            return
        wait_s = error.retry_after_s or min(30.0, 0.5 * 2**job.tries) * random.uniform(0.75, 1.0)
        now = self._clock.now_ms()
        async with self._database.tx() as tx:
            row = await tx.one(
                "job_requeue",
                id=job.id,
                worker=job.worker,
                attempt=job.attempt,
                run_at=now + int(wait_s * 1000),
                error=error.code,
            )
            if row is not None:
                await end_attempts(tx, job, painting.tries, now)
        if row is not None:
            await self._progress.show(to_job(row))

    async def _moved(self, painting: Painting, sketch: Sketch | None = None) -> None:
        """Show the stage; kept in memory, written down only once a second (`_ticks`)."""
        with suppress(StoreLost):  # what cannot be shown now costs no picture
            painting.percent = await self._percent(painting)
            await self._progress.show(
                painting.job, stage=painting.stage, percent=painting.percent, sketch=sketch,
                slow=painting.slow,
            )  # fmt: skip

    async def _percent(self, painting: Painting) -> int:
        """Never less than it was, also before a retry."""
        percent = PERCENT[painting.stage]
        if painting.stage in (Stage.GENERATING, Stage.THINKING):
            percent += int((GENERATING_MAX - percent) * await self._fraction(painting))
        return max(painting.percent, painting.job.percent, percent)

    async def _fraction(self, painting: Painting) -> float:
        """Of the whole batch: by the provider's word, else by our own measure of the model."""
        if painting.fractions:
            told = sum(painting.fractions.values()) / painting.request.count
            return max(0.0, min(1.0, told))
        pace = await self._estimates.pace(painting.job.model)
        return pace.fraction(self._elapsed_s(painting))

    def _elapsed_s(self, painting: Painting) -> float:
        return self._clock.now_ms() / 1000 - painting.began_s if painting.began_s else 0.0

    async def _ticks(self) -> None:
        """Moves the bars of silent providers, says "longer than usual", and writes marks down."""
        while True:
            await self._clock.sleep(TICK_S)
            try:
                await self._tick()
            except Exception:
                log.exception("tick_failed")

    async def _tick(self) -> None:
        unwritten: list[Painting] = []
        for painting in list(self._paintings.values()):
            if painting.stage in (Stage.GENERATING, Stage.THINKING):
                await self._tick_one(painting)
            if painting.percent > painting.written:
                unwritten.append(painting)
        if unwritten:
            await self._database.write(partial(self._write_down, unwritten))

    async def _tick_one(self, painting: Painting) -> None:
        """Where nothing moved since the last look, nothing is said: thousands may be under way."""
        pace = await self._estimates.pace(painting.job.model)
        painting.slow = self._elapsed_s(painting) > 1.5 * pace.p90_s
        mark = (painting.stage, await self._percent(painting), painting.slow)
        if mark != painting.ticked:
            painting.ticked = mark
            await self._moved(painting)

    async def _write_down(self, paintings: Sequence[Painting], tx: Tx) -> None:
        for painting in paintings:
            painting.written = painting.percent
            await tx.run(
                "job_seen", id=painting.job.id, worker=self.id, attempt=painting.job.attempt,
                stage=painting.stage.value, percent=painting.percent,
            )  # fmt: skip
