"""Progress is ephemeral and newest-wins; finals are durable, repeatable, and never overtaken."""

import asyncio
import json
from collections.abc import Mapping

import structlog

from core.db.database import Database, Row
from core.db.rows import to_job, to_picture, to_status
from core.jobs import Job, StatusMessage
from core.lines import final_line, progress_line
from core.ports import Clock, Line, Messenger

log = structlog.get_logger()

#: How long a final waits after its n-th failed delivery, in seconds.
DELAYS_S = (1, 2, 5, 15, 60, 300)


class Relay:
    """Edits the status line into the picture. ``messengers`` by platform."""

    def __init__(self, database: Database, clock: Clock, messengers: Mapping[str, Messenger]) -> None:
        self._database = database
        self._clock = clock
        self._messengers = messengers
        self._due = asyncio.Event()

    def wake(self) -> None:
        self._due.set()

    async def run(self) -> None:
        """Deliver finals for ever; woken by settlement, and every second all the same."""
        while True:
            try:
                await self.deliver_due()
            except Exception:
                log.exception("relay_failed")
            try:
                await asyncio.wait_for(self._due.wait(), 1.0)
            except TimeoutError:
                pass
            self._due.clear()

    async def deliver_due(self) -> int:
        """Deliver what is due; answers how many were delivered."""
        due = await self._database.all("outbox_due", now=self._clock.now_ms(), limit=50)
        done = await asyncio.gather(*(self._deliver(row) for row in due))
        return sum(done)

    async def progress(
        self, job: Job, *, percent: int | None = None, preview: bytes | None = None,
        slow: bool = False,
    ) -> None:  # fmt: skip
        """Show where a job is; failing to is no failure of the job."""
        row = await self._database.one("status_get", id=job.status)
        if row is None or row["final_done"] or not row["message"]:
            return
        status = to_status(row)
        place = await self._database.one("queue_place", id=job.id)
        line = progress_line(
            job, place=int(place["n"]) + 1 if place else 1, percent=percent, preview=preview,
            locale=status.locale, slow=slow,
        )  # fmt: skip
        await self.show(status, line)

    async def show(self, status: StatusMessage, line: Line) -> None:
        try:
            await self._messenger(status).edit(status, line)
        except Exception:
            log.warning("edit_failed", status=status.id, exc_info=True)

    async def _deliver(self, row: Row) -> bool:
        status = to_status(row)
        try:
            job = await self._database.one("job_get", id=row["outbox_line"])
            assert job is not None
            pictures = await self._database.all("pictures_of_job", job=job["id"])
            line = final_line(
                to_job(job), [to_picture(found) for found in pictures], locale=status.locale
            )
            message = await self._messenger(status).deliver(status, line)
        except Exception:
            log.warning("delivery_failed", status=status.id, exc_info=True)
            delay_s = DELAYS_S[min(row["tries"], len(DELAYS_S) - 1)]
            run_at = self._clock.now_ms() + delay_s * 1000
            await self._database.run("outbox_later", id=row["outbox_id"], run_at=run_at)
            return False
        await self._delivered(row, status, message, line)
        return True

    async def _delivered(self, row: Row, status: StatusMessage, message: str, line: Line) -> None:
        shown = json.dumps({"kind": line.kind, "code": line.code})
        async with self._database.tx() as tx:
            await tx.run("status_final", id=status.id, message=message, line=shown, sent_hash=line.code)
            await tx.run("outbox_done", id=row["outbox_id"], now=self._clock.now_ms())
        log.info("delivered", job=status.job, outcome=line.kind)

    def _messenger(self, status: StatusMessage) -> Messenger:
        return self._messengers[status.thread.split(":", 1)[0]]
