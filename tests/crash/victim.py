"""One job's life in a process of its own, killed at the n-th database statement.

usage: python -m tests.crash.victim URL DATA KILL_AT    (0 = never; prints how many there were)
"""

import asyncio
import sys
from pathlib import Path

from bot.config import Config
from bot.sections.painting import EmbeddedSettings
from bot.sections.store import StoreSettings
from bot.wiring import build, local_profile
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from tests.crash.points import Points

MESSAGE = Incoming(
    event=EventId("local:the-one"),
    thread=ThreadKey("local:t"),
    person=PersonId("local:ann"),
    text="draw a fox in the snow",
    message="u1",
)


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
