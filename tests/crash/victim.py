"""One job's life in a process of its own, killed at the n-th database statement.

usage: python -m tests.crash.victim URL DATA KILL_AT    (0 = never; prints how many there were)
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.config import Config
from bot.sections.painting import EmbeddedSettings
from bot.sections.store import StoreSettings
from bot.wiring import build, local_profile
from core.conversation import EventId, Incoming, PersonId, ThreadKey

MESSAGE = Incoming(
    event=EventId("local:the-one"),
    thread=ThreadKey("local:t"),
    person=PersonId("local:ann"),
    text="draw a fox in the snow",
    message="u1",
)

#: What a process does whether there is a job or not, and what the test itself asks while it waits: how
#: often is a matter of chance, and nothing of the job is at stake there.
HOUSEKEEPING = frozenset({
    "tick_take", "under_way", "follows_due", "webhooks_done", "inbox_prune", "outbox_prune",
    "ticks_prune", "worker_silent", "ledger_differences", "holds_half_settled", "blobs_forgotten",
    "jobs_without_settlement", "accounts_expired", "reviews_stale", "reviews_due", "jobs_queued",
    "attempt_times", "reviews_free", "masks_free",
})  # fmt: skip


class Points:
    """Counts the statements of the job's life, and the commits that follow them; kills at the n-th."""

    def __init__(self, kill_at: int) -> None:
        self._kill_at = kill_at
        self._ours = False
        self.passed = 0

    def __call__(self, when: str, query: str) -> None:
        if query != "commit":
            self._ours = query not in HOUSEKEEPING
        if not self._ours:
            return
        self.passed += 1
        if self.passed == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


async def live(url: str, data: Path, kill_at: int) -> int:
    """Answers how many points there were before and after statements."""
    points = Points(kill_at)
    config = Config(
        store=StoreSettings(url=url, data=data),
        embedded=EmbeddedSettings(step_s=0, side_px=64),
    )
    async with build(local_profile(config), probe=points) as house, house.live():
        await house.door.receive(MESSAGE)
        await house.door.idle()
    return points.passed


if __name__ == "__main__":
    print(asyncio.run(live(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
