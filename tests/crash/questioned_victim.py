"""A question that is asked anew in a process of its own, killed at the n-th statement from the one on
that makes its message the changed wish.

usage: python -m tests.crash.questioned_victim URL DATA KILL_AT  (0 = never; prints how many there were)

What a person is shown is printed the moment it is shown: the kind of act, its message and its words.
"""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from adapters.local.messenger import Act
from bot.config import Config
from bot.sections.limits import CreditSettings
from bot.sections.painting import EmbeddedSettings
from bot.sections.store import StoreSettings
from bot.wiring import build, local_profile
from core.conversation import EventId
from tests.crash.points import Points
from tests.crash.victim import MESSAGE

WISH = replace(MESSAGE, text="draw four pictures of a boat on the sea")
CHANGE = replace(MESSAGE, event=EventId("local:the-change"), text="make it night", message="u2")


def shown(act: Act) -> None:
    """At once: nothing that was shown is lost with the process."""
    print(act.act, act.message, act.text.replace("\n", " "), flush=True)


async def live(url: str, data: Path, kill_at: int) -> int:
    """Answers how many points there were."""
    points = Points(kill_at, start="inbox_changed")
    config = Config(
        store=StoreSettings(url=url, data=data), embedded=EmbeddedSettings(step_s=0, side_px=64),
        credits=CreditSettings(confirm_above=3),
    )  # fmt: skip
    async with build(local_profile(config), probe=points) as house:
        assert house.local is not None
        vars(house.local.listen())["put_nowait"] = shown
        async with house.live():
            await house.door.receive(WISH)
            await house.door.idle()
            await house.door.receive(CHANGE)
            await house.door.idle()
    return points.passed


if __name__ == "__main__":
    print(asyncio.run(live(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
