"""Finals are durable, repeatable and never overtaken: each is delivered into its status line once.

A final is a row of the outbox, delivered until the platform has confirmed it. What the platform
refuses decides what follows: a deleted message is sent anew once, a dead destination keeps the
picture in the history, a send of unknown outcome is recorded and not sent again.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

import structlog

from core.conversation import platform_of
from core.db.database import Database, Row, Tx
from core.db.rows import to_job, to_picture
from core.errors import (
    DeliveryError,
    DeliveryLater,
    DeliveryUnknown,
    DestinationDead,
    MessageGone,
    StoreLost,
)
from core.ids import new_id, reference
from core.jobs import Job, JobState, StatusId, StatusMessage
from core.messages import Line, Messenger
from core.outbound.first_signs import FirstSigns
from core.outbound.kept import load_line, stored_line
from core.outbound.lines import SHOWN_AFTER_ALL, answer_line, final_line
from core.outbound.progress import Progress, bound
from core.outbound.shares import Shares
from core.patience import patiently
from core.pictures import Picture
from core.ports import Clock, Signals
from core.work.settlement import Ended

log = structlog.get_logger()

#: How long a final waits after its n-th failed delivery, in seconds.
DELAYS_S = (1, 2, 5, 15, 60, 300)
#: Finals that are taken at once.
DUE_MAX = 100
#: How long whoever delivers a final has for it before another process may try, in milliseconds.
LEASE_MS = 60_000
POLL_S = 2.0
#: A final that its own process left lying so long is anybody's, in milliseconds.
ABANDONED_MS = 30_000


class Relay:
    """Edits the status line into the picture. ``messengers``: those that live in this process."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        messengers: Mapping[str, Messenger],
        progress: Progress,
        signals: Signals,
        shares: Shares | None = None,
        first_signs: FirstSigns | None = None,
    ) -> None:
        self._first_signs = first_signs or FirstSigns()
        self._shares = shares or Shares()
        self._signals = signals
        signals.hear("final", lambda _: self._due.set())
        self._database = database
        self._clock = clock
        self._messengers = messengers
        self._progress = progress
        self._due = asyncio.Event()
        self._draining = False
        #: Jobs that ended in this process, with their pictures: spares their finals the reading.
        self._ended: dict[str, tuple[Job, Sequence[Picture]]] = {}
        self._under_way: dict[str, asyncio.Task[bool]] = {}

    def wake(self) -> None:
        """Something is to be delivered, here or in another process."""
        self._signals.tell("final")

    async def close(self, status: StatusMessage, line: Line) -> None:
        """The last line of a status without a job, delivered like every final."""
        final, stored = f"{status.id}:{new_id()}", stored_line(line)

        async def work(tx: Tx) -> None:
            await tx.run("follow_ended", id=status.id)
            await self.enqueue(tx, final, status, line=stored)

        await self._database.write(work)
        self._due.set()

    async def again(self, status: StatusMessage, job: str, *, note: str = "again") -> None:
        """Show the finished picture of another job in this message; nothing is charged.

        ``note`` names the phrase beside it: "again", or "shared" by its maker.
        """

        async def work(tx: Tx) -> None:
            await tx.run("status_job", id=status.id, job=job)
            await self.enqueue(tx, f"{status.id}:again", status, job=job, line=note)

        await self._database.write(work)
        self._progress.forget(status.id)
        self._due.set()

    async def enqueue(
        self, tx: Tx, final: str, status: StatusMessage, *, job: str | None = None, line: str = ""
    ) -> None:
        """A final's row, as a part of the transaction that it tells of."""
        now = self._clock.now_ms()
        await tx.one(
            "outbox_add", id=final, platform=platform_of(status.thread), status=status.id, job=job,
            line=line, run_at=now, now=now,
        )  # fmt: skip

    async def run(self) -> None:
        """Deliver finals for ever; woken by settlement, and every two seconds all the same."""
        while True:
            try:
                await self._begin_due()
            except Exception:
                log.exception("relay_failed")
            with suppress(TimeoutError):
                async with asyncio.timeout(POLL_S):
                    await self._due.wait()
            self._due.clear()

    async def recover(self) -> None:
        """At the start of the only process on a store: what was being delivered is due again."""
        for platform in self._messengers:
            await self._database.run("outbox_free", platform=platform, now=self._clock.now_ms())

    async def deliver_due(self) -> int:
        """Deliver what is due and wait for all that is under way; answers how many were delivered."""
        await self._begin_due()
        return sum(await asyncio.gather(*self._under_way.values()))

    async def drain(self, seconds: float) -> None:
        """At the end: what is due or under way has so long; the rest is anybody's at once."""
        await self._begin_due()
        self._draining = True
        under_way = list(self._under_way.values())
        if under_way:
            await asyncio.wait(under_way, timeout=seconds)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    async def _begin_due(self) -> list[asyncio.Task[bool]]:
        """Each final in a task of its own: a chat that makes one wait holds up no other."""
        begun: list[asyncio.Task[bool]] = []
        if self._draining:
            return begun
        for platform in self._messengers:
            mine = self._shares.all_of(platform)
            others = frozenset() if mine else await self._others(platform)
            taking = partial(self._take_due, platform, others.union(self._under_way))
            begun += [self._begin(row) for row in await self._database.write(taking)]
        return begun

    async def _others(self, platform: str) -> frozenset[str]:
        """Finals that are due and another process's to deliver, while it is alive."""
        now = self._clock.now_ms()
        due = await self._database.all("outbox_due", platform=platform, now=now, limit=DUE_MAX)
        fresh = [row for row in due if row["run_at"] > now - ABANDONED_MS]
        found = [(row["id"], await self._progress.status(StatusId(row["status_id"]))) for row in fresh]
        return frozenset(
            final for final, status in found if status is not None and not self._shares.near(status)
        )

    async def _take_due(self, platform: str, but: frozenset[str], tx: Tx) -> list[Row]:
        """The rows that are due, each ours from now on for as long as a delivery may take."""
        now = self._clock.now_ms()
        due = await tx.all("outbox_due", platform=platform, now=now, limit=DUE_MAX)
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
        except asyncio.CancelledError:
            await self._hand_on(row)
            raise
        except Exception:
            log.exception("relay_failed", final=row["id"])
            return False

    async def _hand_on(self, row: Row) -> None:
        """A final that the end of this process cut off is due again, for whoever comes next."""
        with suppress(StoreLost):
            await self._database.run(
                "outbox_later", id=row["id"], tries=row["tries"], run_at=self._clock.now_ms(),
                until=row["run_at"],
            )  # fmt: skip

    async def _deliver(self, row: Row) -> bool:
        status, line = await patiently(lambda: self._known(row), self._clock, "a final")
        if self._clock.now_ms() >= row["run_at"]:
            return False  # the store was away for so long that it is anybody's again
        self._progress.close(status.id, row["job_id"])
        if line.pictures:
            await self._first_signs.first()
        try:
            try:
                message = await self._send(status, line)
            except FileNotFoundError:
                line = await self._without_file(row, status)
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

    async def _known(self, row: Row) -> tuple[StatusMessage, Line]:
        status = await self._progress.status(StatusId(row["status_id"]))
        assert status is not None
        return status, await self._final(row, status)

    async def _send(self, status: StatusMessage, line: Line) -> str:
        messenger = self._messengers[platform_of(status.thread)]
        try:
            return await messenger.deliver(status, line)
        except MessageGone:
            await self._database.run("status_gone", id=status.id)
            self._progress.forget(status.id)
            return await messenger.deliver(replace(status, message=None), line)

    async def _final(self, row: Row, status: StatusMessage) -> Line:
        if row["job_id"] is None:
            return replace(load_line(row["line"]), locale=status.locale)
        job, shown = self._ended.get(row["job_id"]) or await self._read(row["job_id"])
        if not shown and (job.state is JobState.SUCCEEDED or row["line"] in SHOWN_AFTER_ALL):
            return replace(answer_line("deleted", locale=status.locale), private=False)
        return final_line(job, shown, locale=status.locale, note=row["line"])

    async def _without_file(self, row: Row, status: StatusMessage) -> Line:
        """A file that is gone comes back by no repeating: the person is told, once."""
        self._ended.pop(row["job_id"], None)
        line = await self._final(row, status)
        if not line.pictures:
            return line
        log.error("picture_file_gone", job=row["job_id"], status=status.id)
        lost = answer_line("file_lost", locale=status.locale, ref=reference(row["job_id"]))
        return replace(lost, private=False)

    async def _read(self, identity: str) -> tuple[Job, Sequence[Picture]]:
        job = await self._database.one("job_get", id=identity)
        assert job is not None
        pictures = await self._database.all("pictures_of_job", job=identity)
        return to_job(job), [to_picture(found) for found in pictures]

    def due(self, platform: str, now_ms: int) -> int:
        """When a final that is written now is due: those of our own messengers are ours at once.

        Where others speak to the platform too, whose it is shows with its message.
        """
        ours = platform in self._messengers and self._shares.all_of(platform)
        return now_ms + LEASE_MS if ours else now_ms

    def ended(self, ended: Ended, pictures: Sequence[Picture]) -> None:
        """A job ended here: its final can be told without reading it again; if ours, at once."""
        job = ended.job
        if platform_of(job.thread) in self._messengers:
            self._ended[job.id] = (job, pictures)
            bound(self._ended)
        if ended.final is not None:
            self._begin(ended.final)
        else:
            self.wake()

    async def _later(self, row: Row, status: StatusMessage, error: Exception) -> None:
        # Until the next try its pictures may be deleted: they are read then.
        self._ended.pop(row["job_id"], None)
        delay_s: float = DELAYS_S[min(row["tries"], len(DELAYS_S) - 1)]
        if isinstance(error, DeliveryLater):
            delay_s = error.retry_after_s
        known = isinstance(error, DeliveryError)
        log.warning("delivery_failed", status=status.id, retry_s=delay_s, exc_info=not known)
        run_at = self._clock.now_ms() + int(delay_s * 1000)
        wait = partial(
            self._database.run, "outbox_later", id=row["id"], tries=row["tries"] + 1, run_at=run_at,
            until=row["run_at"],
        )  # fmt: skip
        await patiently(wait, self._clock, "a final's next try")

    async def _done(
        self, row: Row, status: StatusMessage, message: str, line: Line, outcome: str
    ) -> None:
        final, stored, now = row["id"], stored_line(line), self._clock.now_ms()

        async def work(tx: Tx) -> None:
            await tx.run("status_final", id=status.id, message=message, line=stored)
            await tx.run("outbox_done", id=final, outcome=outcome, now=now)

        # Told already: a final whose end is not written down would be told again.
        await patiently(lambda: self._database.write(work), self._clock, "a final's end")
        self._ended.pop(row["job_id"], None)
        self._progress.forget(status.id)
        log.info("delivered", job=row["job_id"], kind=line.kind, outcome=outcome)
