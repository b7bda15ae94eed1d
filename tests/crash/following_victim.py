"""A picture and a change that waits for it in a process of its own, killed at the n-th statement from
the end of the picture on.

usage: python -m tests.crash.following_victim URL DATA KILL_AT    (0 = never; prints how many there were)
"""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from bot.config import Config
from bot.sections.painting import EmbeddedSettings
from bot.sections.store import StoreSettings
from bot.wiring import build, local_profile
from core.conversation import EventId
from tests.crash.victim import HOUSEKEEPING, MESSAGE

CHANGE = replace(MESSAGE, event=EventId("local:the-change"), text="make it night", message="u2")


class Points:
    """Counts the statements of both from the first one's end on, and the commits; kills at the n-th."""

    def __init__(self, kill_at: int) -> None:
        self._kill_at = kill_at
        self._counts = False
        self._ours = False
        self.passed = 0

    def __call__(self, when: str, query: str) -> None:
        if query == "job_finish":
            self._counts = True
        if query != "commit":
            self._ours = query not in HOUSEKEEPING
        if not self._counts or not self._ours:
            return
        self.passed += 1
        if self.passed == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


async def live(url: str, data: Path, kill_at: int) -> int:
    """Answers how many points there were."""
    points = Points(kill_at)
    config = Config(
        store=StoreSettings(url=url, data=data), embedded=EmbeddedSettings(step_s=0.1, side_px=64)
    )
    async with build(local_profile(config), probe=points) as house, house.live():
        await house.door.receive(MESSAGE)
        await house.door.receive(CHANGE)
        await house.door.idle()
    return points.passed


if __name__ == "__main__":
    print(asyncio.run(live(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
