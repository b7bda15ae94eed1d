"""Stops jobs: at once where they wait, through their worker where they run."""

from collections.abc import Sequence

from core.conversation import ThreadKey
from core.db.database import Database
from core.jobs import JobId, JobState
from core.ordering.follows import Follows
from core.outbound.progress import Progress
from core.outbound.relay import Relay
from core.ports import Signals
from core.work.settlement import Settlement


class Cancelling:
    def __init__(
        self, database: Database, settlement: Settlement, progress: Progress, relay: Relay,
        signals: Signals, follows: Follows,
    ) -> None:  # fmt: skip
        self._database = database
        self._settlement = settlement
        self._progress = progress
        self._relay = relay
        self._signals = signals
        self._follows = follows

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

    async def let_go(self, status: str) -> bool:
        """Take back a change that waits for its picture; what is just being begun is cancelled as the
        job that it becomes. False where there is nothing left to take back."""
        if await self._follows.let_go(status):
            return True
        row = await self._database.one("status_get", id=status)
        return row is not None and bool(row["job_id"]) and await self.cancel(JobId(row["job_id"]))

    async def waiting_of(self, thread: ThreadKey, person: str) -> Sequence[str]:
        """The person's changes that wait for their pictures, oldest first, for `let_go`."""
        return await self._follows.of(thread, person)

    async def let_all_go(self, thread: ThreadKey, person: str = "") -> int:
        """Take back all changes that wait in a place, or those of one person; answers how many."""
        waiting = await self._follows.in_thread(thread, person)
        return sum([await self.let_go(status) for status in reversed(waiting)])

    async def waiting_in(self, thread: ThreadKey) -> int:
        """Cancel what has not begun in a place; answers how many."""
        count = await self.let_all_go(thread)
        for row in await self._database.all("jobs_waiting_in", thread=thread):
            count += await self.cancel(JobId(row["id"]))
        return count
