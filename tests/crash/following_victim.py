"""A picture and a change that waits for it in a process of its own, killed at the n-th statement from
the end of the picture on.

usage: python -m tests.crash.following_victim URL DATA KILL_AT    (0 = never; prints how many there were)
"""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from bot.config import Config
from bot.sections.painting import EmbeddedSettings
from bot.sections.store import StoreSettings
from bot.wiring import build, local_profile
from core.conversation import EventId
from tests.crash.points import Points
from tests.crash.victim import MESSAGE

CHANGE = replace(MESSAGE, event=EventId("local:the-change"), text="make it night", message="u2")


async def live(url: str, data: Path, kill_at: int) -> int:
    """Answers how many points there were."""
    points = Points(kill_at, start="job_finish")
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
