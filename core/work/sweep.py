"""Takes back the jobs of workers that died, and looks once more at work that was given up."""

import asyncio

import structlog

from core.db.database import Database, Tx
from core.db.rows import to_job
from core.errors import PictureRejected, PictureWithheld, ProviderError, ProviderErrorKind
from core.jobs import JobState
from core.patience import patiently
from core.ports import Clock
from core.work.painting import Studio
from core.work.settlement import Settlement

log = structlog.get_logger()

#: Looks in a row at one and the same heartbeat after which a worker counts as dead. They are counted,
#: and no hours compared: clocks are put right, and another machine's may be wrong.
LOOKS = 3
#: A job that was running when its worker died this often is not tried again.
CRASHES_MAX = 5
#: For how long a provider may still finish what was given up, in milliseconds.
LATE_MS = 15 * 60_000
LATE_LOOK_S = 5.0


class Sweep:
    """Any process may sweep at any time: each row is guarded by what it must still be."""

    def __init__(
        self, database: Database, clock: Clock, settlement: Settlement, studio: Studio | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._settlement = settlement
        self._studio = studio
        #: Of each worker the newest heartbeat, and how many looks have found no newer one.
        self._seen: dict[str, tuple[int, int]] = {}

    async def beat(self, worker: str) -> None:
        """Say that a worker lives; a store that is away hears it first of all when it is back."""

        async def said() -> None:
            await self._database.run("worker_beat", id=worker, role="worker", now=self._clock.now_ms())

        await patiently(said, self._clock, "a heartbeat")

    async def gone(self, worker: str) -> None:
        """An orderly end: nobody needs to wait for the heartbeat to stop."""
        await self._database.run("worker_gone", id=worker)

    async def sweep(self) -> int:
        """One look, as often as workers beat; answers how many jobs went back to the queue (or to the
        dead letters)."""
        count = 0
        async with self._database.tx(lock="claim") as tx:
            for worker, beat in await self._silent(tx):
                await tx.run("worker_silent", id=worker, beat=beat)
            orphans = [to_job(row) for row in await tx.all("jobs_orphaned")]
            for job in orphans:
                now = self._clock.now_ms()
                back = await tx.one("job_orphan_requeue", id=job.id, attempt=job.attempt, now=now)
                count += back is not None
        for job in orphans:
            log.warning("job_orphaned", job=job.id, crashes=job.crashes + 1)
            if job.crashes + 1 >= CRASHES_MAX:
                await self._settlement.give_up(job, "worker_lost")
        return count

    async def _silent(self, tx: Tx) -> list[tuple[str, int]]:
        """The workers that have not been heard of for so many looks, with their last heartbeat."""
        seen: dict[str, tuple[int, int]] = {}
        for row in await tx.all("workers_alive", since=0):
            beat, looks = self._seen.get(row["id"], (None, 0))
            seen[row["id"]] = (row["beat_ms"], looks + 1 if beat == row["beat_ms"] else 0)
        self._seen = seen
        return [(worker, beat) for worker, (beat, looks) in seen.items() if looks >= LOOKS]

    async def take_over(self) -> int:
        """At the start of the only process on a store: whoever ran before is dead."""
        await self._database.run("workers_all_gone")
        return await self.sweep()

    async def late(self) -> int:
        """Pictures that came after their job was given up; answers how many came now."""
        if self._studio is None:
            return 0
        since = self._clock.now_ms() - LATE_MS
        for row in await self._database.all("attempts_unknown", since=since):
            await self._heard(row["job_id"], row["n"], row["idx"])
        rows = await self._database.all("attempts_late", since=since)
        came = await asyncio.gather(*(self._late(row["job_id"], row["idx"], row["ref"]) for row in rows))
        return sum(came)

    async def _heard(self, job_id: str, attempt: int, index: int) -> None:
        """Work whose create was never answered is late work, once its reference is known."""
        assert self._studio is not None
        row = await self._database.one("job_get", id=job_id)
        if row is None or row["state"] != JobState.FAILED:
            return
        try:
            ref = await self._studio.heard_of(to_job(row), index)
        except ProviderError as error:
            log.info("not_heard_of", job=job_id, kind=error.kind.value)
            return
        if ref is not None:
            await self._database.run("attempt_heard", job=job_id, n=attempt, idx=index, ref=ref)

    async def _late(self, job_id: str, index: int, ref: str) -> bool:
        assert self._studio is not None
        row = await self._database.one("job_get", id=job_id)
        if row is None:
            return False
        job = to_job(row)
        try:
            made, cost = await self._studio.follow_late(job, index, ref, seconds=LATE_LOOK_S)
        except TimeoutError:
            return False
        except (ProviderError, PictureRejected) as error:
            log.info("late_failed", job=job.id, code=error.code)
            if isinstance(error, ProviderError) and error.retryable:
                return False
            outcome = ProviderErrorKind.TIMEOUT_UNKNOWN.value
            cost = error.cost_micros if isinstance(error, ProviderError) else 0
            async with self._database.tx() as tx:
                await tx.run("attempt_late_done", job=job.id, idx=index, outcome=outcome, cost=cost)
            return False
        log.info("late_picture", job=job.id)
        try:
            await self._studio.look(job, made)
        except PictureWithheld as error:
            await self._settlement.withhold_late(job, made, cost, error)
            return False
        return await self._settlement.late(job, made, cost)
