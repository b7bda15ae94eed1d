"""Stops jobs: at once where they wait, through their worker where they run."""

from core.conversation import ThreadKey
from core.db.database import Database
from core.jobs import JobId, JobState
from core.outbound.progress import Progress
from core.outbound.relay import Relay
from core.ports import Signals
from core.work.settlement import Settlement


class Cancelling:
    def __init__(
        self, database: Database, settlement: Settlement, progress: Progress, relay: Relay,
        signals: Signals,
    ) -> None:  # fmt: skip
        self._database = database
        self._settlement = settlement
        self._progress = progress
        self._relay = relay
        self._signals = signals

    async def cancel(self, job: JobId) -> bool:
        """False where the job had already ended."""
        ended = await self._settlement.cancel(job)
        if ended is None:
            return False
        if ended.state is JobState.RUNNING:
            self._signals.tell("cancel", job)
        else:
            self._progress.queue_moved()
        self._relay.wake()
        return True

    async def waiting_in(self, thread: ThreadKey) -> int:
        """Cancel what has not begun in a place; answers how many."""
        count = 0
        for row in await self._database.all("jobs_waiting_in", thread=thread):
            count += await self.cancel(JobId(row["id"]))
        return count
