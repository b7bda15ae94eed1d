"""Progress is ephemeral and newest-wins; finals are durable, repeatable, and never overtaken.

A final is a row of the outbox, delivered until the platform has confirmed it. What the platform
refuses decides what follows: a deleted message is sent anew once, a dead destination keeps the
picture in the history, a send of unknown outcome is recorded and not sent again.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import structlog

from core.db.database import Database, Row, Tx
from core.db.rows import to_job, to_picture, to_status
from core.errors import DeliveryError, DeliveryLater, DeliveryUnknown, DestinationDead, MessageGone
from core.estimates import Estimates
from core.ids import new_id
from core.jobs import Job, JobState, Stage, StatusId, StatusMessage
from core.kept import load_line, stored_line
from core.lines import final_line, progress_line
from core.pictures import Picture
from core.ports import Clock, Line, Messenger, Signals

log = structlog.get_logger()

#: How long a final waits after its n-th failed delivery, in seconds.
DELAYS_S = (1, 2, 5, 15, 60, 300)
#: How long whoever delivers a final has for it before another process may try, in milliseconds.
LEASE_MS = 60_000
#: Places in the queue that are refreshed as it moves; who waits further behind sees the mark later.
PLACES_SHOWN = 50
POLL_S = 2.0
CACHE_MAX = 10_000
#: How often another process is told of a job's progress, in milliseconds.
TELL_MS = 500


class Relay:
    """Edits the status line into the picture. ``messengers``: those that live in this process."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        messengers: Mapping[str, Messenger],
        estimates: Estimates,
        signals: Signals,
    ) -> None:
        self._signals = signals
        signals.hear("final", lambda _: self._due.set())
        signals.hear("progress", self._told)
        self._database = database
        self._clock = clock
        self._messengers = messengers
        self._estimates = estimates
        self._due = asyncio.Event()
        self._queue_moved = False
        self._statuses: dict[StatusId, StatusMessage] = {}
        #: Finals that were begun here: progress that was on its way comes too late for them.
        self._closed: dict[StatusId, None] = {}
        self._places: dict[str, int] = {}
        self._places_ms = 0
        #: Jobs that ended in this process, with their pictures: spares their finals the reading.
        self._ended: dict[str, tuple[Job, Sequence[Picture]]] = {}
        self._told_ms: dict[str, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._under_way: dict[str, asyncio.Task[bool]] = {}

    # -- progress -----------------------------------------------------------------------------

    def remember(self, status: StatusMessage) -> None:
        """Keep the row at hand while its job is on its way."""
        self._closed.pop(status.id, None)
        self._statuses[status.id] = status
        while len(self._statuses) > CACHE_MAX:
            self._statuses.pop(next(iter(self._statuses)))

    def forget(self, status: StatusId | None = None) -> None:
        """A row was changed elsewhere (its message is gone, its thread moved): read it anew."""
        if status is None:
            self._statuses.clear()
        else:
            self._statuses.pop(status, None)

    async def progress(
        self, job: Job, *, percent: int | None = None, preview: bytes | None = None, slow: bool = False,
        place: int = 0,
    ) -> None:  # fmt: skip
        """Show where a job is; failing to is no failure of the job.

        ``place``: of a job that waits, where whoever asks knows it already.
        """
        status = await self._status(job.status)
        if status is None or status.message is None or status.final_done:
            return
        messenger = self._messengers.get(_platform(status))
        if messenger is None:
            self._tell(job)
            return
        if job.state is JobState.QUEUED:
            place = place or await self._place(job)
        line = progress_line(
            job,
            place=place,
            wait_s=await self._estimates.wait_s(job, place),
            percent=percent,
            preview=preview,
            locale=status.locale,
            slow=slow,
        )
        if status.id not in self._closed:
            messenger.edit(status, line)

    def _tell(self, job: Job) -> None:
        """Its message is edited by another process: tell that one, not more than twice a second."""
        now = self._clock.now_ms()
        if now - self._told_ms.get(job.id, 0) < TELL_MS:
            return
        self._told_ms[job.id] = now
        while len(self._told_ms) > CACHE_MAX:
            self._told_ms.pop(next(iter(self._told_ms)))
        mark = {"job": job.id, "stage": job.stage.value, "percent": job.percent}
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
        status = await self._status(StatusId(row["status_id"]))
        if status is not None and _platform(status) in self._messengers:
            job = replace(to_job(row), stage=Stage(str(mark["stage"])), percent=int(mark["percent"]))
            await self.progress(job)

    def queue_moved(self) -> None:
        """Somebody left the queue: those behind have another place now."""
        self._queue_moved = True
        self._due.set()

    async def _show_places(self) -> None:
        """At most twice a second, however fast the queue moves."""
        now = self._clock.now_ms()
        if now - self._places_ms < TELL_MS:
            return
        self._queue_moved, self._places_ms = False, now
        rows = await self._database.all("jobs_queued", limit=PLACES_SHOWN)
        before, self._places = self._places, {row["id"]: n for n, row in enumerate(rows, start=1)}
        for row in rows:
            if before.get(row["id"], 0) != self._places[row["id"]]:
                await self.progress(to_job(row))

    async def _place(self, job: Job) -> int:
        known = self._places.get(job.id)
        if known is not None:
            return known
        row = await self._database.one("queue_place", id=job.id)
        return int(row["n"]) + 1 if row else 1

    async def _status(self, status: StatusId) -> StatusMessage | None:
        known = self._statuses.get(status)
        if known is not None:
            return known
        row = await self._database.one("status_get", id=status)
        if row is None:
            return None
        found = to_status(row)
        self.remember(found)
        return found

    # -- finals -------------------------------------------------------------------------------

    def wake(self) -> None:
        """Something is to be delivered, here or in another process."""
        self._signals.tell("final")

    async def close(self, status: StatusMessage, line: Line) -> None:
        """The last line of a status without a job, delivered like every final."""
        final, stored = f"{status.id}:{new_id()}", stored_line(line)
        await self._database.write(lambda tx: self.enqueue(tx, final, status, line=stored))
        self._due.set()

    async def again(self, status: StatusMessage, job: str) -> None:
        """Show the finished picture of another job in this message; nothing is charged."""

        async def work(tx: Tx) -> None:
            await tx.run("status_job", id=status.id, job=job)
            await self.enqueue(tx, f"{status.id}:again", status, job=job, line="again")

        await self._database.write(work)
        self._statuses.pop(status.id, None)
        self._due.set()

    async def enqueue(
        self, tx: Tx, final: str, status: StatusMessage, *, job: str | None = None, line: str = ""
    ) -> None:
        """A final's row, as a part of the transaction that it tells of."""
        now = self._clock.now_ms()
        await tx.one(
            "outbox_add", id=final, platform=_platform(status), status=status.id, job=job, line=line,
            run_at=now, now=now,
        )  # fmt: skip

    async def run(self) -> None:
        """Deliver finals for ever; woken by settlement, and every two seconds all the same."""
        while True:
            try:
                await self._begin_due()
                if self._queue_moved:
                    await self._show_places()
            except Exception:
                log.exception("relay_failed")
            try:
                await asyncio.wait_for(self._due.wait(), POLL_S)
            except TimeoutError:
                pass
            self._due.clear()

    async def recover(self) -> None:
        """At the start of the only process on a store: what was being delivered is due again."""
        for platform in self._messengers:
            await self._database.run("outbox_free", platform=platform, now=self._clock.now_ms())

    async def deliver_due(self) -> int:
        """Deliver what is due and wait for it; answers how many were delivered."""
        return sum(await asyncio.gather(*await self._begin_due()))

    async def drain(self, seconds: float) -> None:
        """At the end: what is due or under way has so long; the rest comes at the next start."""
        await self._begin_due()
        under_way = list(self._under_way.values())
        if under_way:
            await asyncio.wait(under_way, timeout=seconds)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    async def _begin_due(self) -> list[asyncio.Task[bool]]:
        """Each final in a task of its own: a chat that makes one wait holds up no other."""
        begun = []
        for platform in self._messengers:
            taking = partial(self._take_due, platform, frozenset(self._under_way))
            begun += [self._begin(row) for row in await self._database.write(taking)]
        return begun

    async def _take_due(self, platform: str, but: frozenset[str], tx: Tx) -> list[Row]:
        """The rows that are due, each ours from now on for as long as a delivery may take."""
        now = self._clock.now_ms()
        due = await tx.all("outbox_due", platform=platform, now=now, limit=100)
        wanted = [row["id"] for row in due if row["id"] not in but]
        taken = [await tx.one("outbox_take", id=one, now=now, until=now + LEASE_MS) for one in wanted]
        return [row for row in taken if row is not None]

    def _begin(self, row: Row) -> asyncio.Task[bool]:
        final = row["id"]
        task = asyncio.create_task(self._taken(row), name=f"final-{final}")
        self._under_way[final] = task
        task.add_done_callback(lambda _: self._under_way.pop(final, None))
        return task

    async def _taken(self, row: Row) -> bool:
        try:
            return await self._deliver(row)
        except Exception:
            log.exception("relay_failed", final=row["id"])
            return False

    async def _deliver(self, row: Row) -> bool:
        status = self._statuses.get(StatusId(row["status_id"]))
        if status is None:
            found = await self._database.one("status_get", id=row["status_id"])
            assert found is not None
            status = to_status(found)
        line = await self._final(row, status)
        self._close(status.id)
        try:
            message = await self._send(status, line)
        except DestinationDead as error:
            log.warning("destination_dead", status=status.id, detail=error.detail)
            await self._done(row, status, status.message or "", line, "dead")
        except DeliveryUnknown as error:
            log.warning("delivery_unknown", status=status.id, detail=error.detail)
            await self._done(row, status, "", line, "unknown")
        except Exception as error:
            await self._later(row, status, error)
            return False
        else:
            await self._done(row, status, message, line, "delivered")
        return True

    def _close(self, status: StatusId) -> None:
        self._closed[status] = None
        while len(self._closed) > CACHE_MAX:
            self._closed.pop(next(iter(self._closed)))

    async def _send(self, status: StatusMessage, line: Line) -> str:
        messenger = self._messengers[_platform(status)]
        try:
            return await messenger.deliver(status, line)
        except MessageGone:
            await self._database.run("status_gone", id=status.id)
            return await messenger.deliver(replace(status, message=None), line)

    async def _final(self, row: Row, status: StatusMessage) -> Line:
        if row["job_id"] is None:
            return replace(load_line(row["line"]), locale=status.locale)
        job, shown = self._ended.get(row["job_id"]) or await self._read(row["job_id"])
        return final_line(job, shown, locale=status.locale, note=row["line"])

    async def _read(self, identity: str) -> tuple[Job, Sequence[Picture]]:
        job = await self._database.one("job_get", id=identity)
        assert job is not None
        pictures = await self._database.all("pictures_of_job", job=identity)
        return to_job(job), [to_picture(found) for found in pictures]

    def ended(self, job: Job, pictures: Sequence[Picture]) -> None:
        """A job ended here: its final can be told without reading it again."""
        if _platform_of(job.thread) in self._messengers:
            self._ended[job.id] = (job, pictures)
            while len(self._ended) > CACHE_MAX:
                self._ended.pop(next(iter(self._ended)))

    async def _later(self, row: Row, status: StatusMessage, error: Exception) -> None:
        delay_s: float = DELAYS_S[min(row["tries"], len(DELAYS_S) - 1)]
        if isinstance(error, DeliveryLater):
            delay_s = error.retry_after_s
        known = isinstance(error, DeliveryError)
        log.warning("delivery_failed", status=status.id, retry_s=delay_s, exc_info=not known)
        run_at = self._clock.now_ms() + int(delay_s * 1000)
        await self._database.run("outbox_later", id=row["id"], run_at=run_at)

    async def _done(
        self, row: Row, status: StatusMessage, message: str, line: Line, outcome: str
    ) -> None:
        final, stored, now = row["id"], stored_line(line), self._clock.now_ms()

        async def work(tx: Tx) -> None:
            await tx.run("status_final", id=status.id, message=message, line=stored)
            await tx.run("outbox_done", id=final, outcome=outcome, now=now)

        await self._database.write(work)
        self._ended.pop(row["job_id"], None)
        self._statuses.pop(status.id, None)
        log.info("delivered", job=row["job_id"], kind=line.kind, outcome=outcome)


def _platform(status: StatusMessage) -> str:
    return _platform_of(status.thread)


def _platform_of(thread: str) -> str:
    return thread.split(":", 1)[0]
