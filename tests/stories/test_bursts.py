"""Many pictures at once: a few are read at a time, and people are told when it was enough."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

from core.conversation import PersonId, ThreadKey
from tests.fakes.pictures import picture
from tests.stories.local_house import local_house


class Sending:
    """Pictures on their way, and how many of each platform are read at the same time."""

    def __init__(self) -> None:
        self.most: Counter[str] = Counter()
        self._now: Counter[str] = Counter()

    async def body(self, platform: str) -> AsyncIterator[bytes]:
        self._now[platform] += 1
        self.most[platform] = max(self.most[platform], self._now[platform])
        try:
            for _ in range(3):
                await asyncio.sleep(0.01)
            yield picture()
        finally:
            self._now[platform] -= 1


async def test_four_pictures_of_a_platform_are_read_at_a_time(tmp_path: Path) -> None:
    sending = Sending()

    async with local_house(tmp_path) as house:
        taken = await asyncio.gather(
            *(
                house.app.door.upload(
                    PersonId(f"{platform}:{n % 7}"), ThreadKey(f"{platform}:1"), sending.body(platform)
                )
                for n in range(20)
                for platform in ("discord", "telegram")
            )
        )

    assert len({one.picture for one in taken}) == 40
    assert sending.most == {"discord": 4, "telegram": 4}
