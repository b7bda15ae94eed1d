"""Progress of jobs in their status lines: ephemeral, newest wins, and never after a final began."""

import asyncio
import json
from collections.abc import Mapping
from typing import TypeVar

import structlog

from core.conversation import platform_of
from core.db.database import Database
from core.db.rows import to_job, to_status
from core.jobs import Job, JobState, Stage, StatusId, StatusMessage
from core.lately import Lately
from core.messages import Messenger
from core.outbound.lines import progress_line
from core.outbound.shares import Shares
from core.pictures import Sketch
from core.ports import Clock, Signals
from core.work.estimates import Estimates

log = structlog.get_logger()

#: Places in the queue that are refreshed as it moves; who waits further behind sees the mark later.
PLACES_SHOWN = 50
CACHE_MAX = 10_000
#: Progress that was on its way when a final began is there long before this.
CLOSED_MS = 60_000
#: How often another process is told of a job's progress, and places are shown anew, in milliseconds.
TELL_MS = 500

K = TypeVar("K")
V = TypeVar("V")


class Progress:
    """Edits the lines of this process's messengers; tells other processes of the rest."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        messengers: Mapping[str, Messenger],
        estimates: Estimates,
        signals: Signals,
        shares: Shares | None = None,
    ) -> None:
        self._shares = shares or Shares()
        self._database = database
        self._clock = clock
        self._messengers = messengers
        self._estimates = estimates
        self._signals = signals
        signals.hear("progress", self._told)
        self._moved = asyncio.Event()
        self._statuses: dict[StatusId, StatusMessage] = {}
        #: Whose finals were begun here, by message: progress of that job comes too late, also of one
        #: that another process painted before this one had told that it waits.
        self._closed: Lately[StatusId, str] = Lately(CLOSED_MS)
        self._places: dict[str, int] = {}
        self._told_ms: dict[str, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def remember(self, status: StatusMessage) -> None:
        """Keep the row at hand while its new job is on its way."""
        self._keep(status)

    def forget(self, status: StatusId | None = None) -> None:
        """A row was changed elsewhere (its message is gone, its thread moved): read it anew."""
        if status is None:
            self._statuses.clear()
        else:
            self._statuses.pop(status, None)

    def close(self, status: StatusId, job: str | None) -> None:
        """A final is on its way into this message: progress of its job that still comes is too late."""
        self._closed.put(status, job or "", self._clock.now_ms())

    async def status(self, status: StatusId) -> StatusMessage | None:
        """The row, from memory where it is at hand."""
        known = self._statuses.get(status)
        if known is not None:
            return known
        row = await self._database.one("status_get", id=status)
        if row is None:
            return None
        found = to_status(row)
        self._keep(found)
        return found

    async def show(
        self, job: Job, *, stage: Stage | None = None, percent: int | None = None,
        sketch: Sketch | None = None, slow: bool = False, place: int = 0,
    ) -> None:  # fmt: skip
        """Show where a job is; failing to is no failure of the job.

        ``stage`` and ``percent`` as of `progress_line`; ``place``: of a job that waits, where whoever
        asks knows it already.
        """
        status = await self.status(job.status)
        if status is None or status.message is None or status.final_done or self._ends(status, job):
            return
        messenger = self._messengers.get(platform_of(status.thread))
        if messenger is None or not self._shares.near(status):
            self._tell(job, stage or job.stage, percent or job.percent)
            return
        if job.state is JobState.QUEUED:
            place = place or await self._place(job)
        line = progress_line(
            job,
            place=place,
            wait_s=await self._estimates.wait_s(job, place),
            again_s=(job.run_at - self._clock.now_ms()) / 1000,
            stage=stage,
            percent=percent,
            sketch=sketch,
            locale=status.locale,
            slow=slow,
        )
        if not self._ends(status, job):  # it may have, meanwhile
            messenger.edit(status, line)

    def _ends(self, status: StatusMessage, job: Job) -> bool:
        return self._closed.get(status.id, self._clock.now_ms()) == job.id

    def queue_moved(self) -> None:
        """Somebody left the queue: those behind have another place now."""
        self._moved.set()

    async def run(self) -> None:
        """Show the places for ever, at most twice a second, however fast the queue moves."""
        while True:
            await self._moved.wait()
            self._moved.clear()
            try:
                await self._show_places()
            except Exception:
                log.exception("places_failed")
            await asyncio.sleep(TELL_MS / 1000)

    async def _show_places(self) -> None:
        rows = await self._database.all("jobs_queued", limit=PLACES_SHOWN)
        before, self._places = self._places, {row["id"]: n for n, row in enumerate(rows, start=1)}
        for row in rows:
            if before.get(row["id"], 0) != self._places[row["id"]]:
                await self.show(to_job(row))

    async def _place(self, job: Job) -> int:
        known = self._places.get(job.id)
        if known is not None:
            return known
        row = await self._database.one("queue_place", id=job.id)
        return int(row["n"]) + 1 if row else 1

    def _tell(self, job: Job, stage: Stage, percent: int) -> None:
        """Its message is edited by another process: tell that one, not more than twice a second."""
        now = self._clock.now_ms()
        if now - self._told_ms.get(job.id, 0) < TELL_MS:
            return
        self._told_ms[job.id] = now
        bound(self._told_ms)
        mark = {"job": job.id, "stage": stage.value, "percent": percent}
        self._signals.tell("progress", json.dumps(mark))

    def _told(self, payload: str) -> None:
        """Another process told where a job is; if its message is ours to edit, edit it."""
        mark = json.loads(payload)
        if mark["job"] in self._told_ms:
            return
        task = asyncio.create_task(self._show_mark(mark))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _show_mark(self, mark: dict[str, str | int]) -> None:
        row = await self._database.one("job_get", id=mark["job"])
        if row is None or JobState(row["state"]).final:
            return
        status = await self.status(StatusId(row["status_id"]))
        ours = status is not None and self._shares.near(status)
        if ours and status is not None and platform_of(status.thread) in self._messengers:
            stage, percent = Stage(str(mark["stage"])), int(mark["percent"])
            await self.show(to_job(row), stage=stage, percent=percent)

    def _keep(self, status: StatusMessage) -> None:
        self._statuses[status.id] = status
        bound(self._statuses)


def bound(kept: dict[K, V]) -> None:
    """Let the oldest go where there are too many."""
    while len(kept) > CACHE_MAX:
        kept.pop(next(iter(kept)))
