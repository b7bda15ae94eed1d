"""One at a time within a thread, and no second time for a hurried repeat."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import islice

from core.conversation import Incoming, ThreadKey
from core.lately import Lately
from core.ports import Clock

#: The same words of the same person, with the same options, within this time are one wish.
REPEAT_MS = 5_000
REMEMBERED_MAX = 10_000
#: How many are looked at with each new one: more than come, so that they become fewer.
FORGOTTEN_AT_ONCE = 4


class Turnstile:
    """Messages of a thread pass in the order of their arrival; threads do not wait for each other."""

    def __init__(self) -> None:
        self._locks: dict[ThreadKey, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def turn(self, thread: ThreadKey) -> AsyncIterator[None]:
        lock, waiting = self._locks.get(thread, (asyncio.Lock(), 0))
        self._locks[thread] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks.pop(thread)
            if waiting > 1:
                self._locks[thread] = (lock, waiting - 1)


class Repeats:
    """Counts hurried repeats: ten sends in three seconds are one job and one polite note.

    A convenience of one process; what holds across processes is the store's own check.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: dict[str, tuple[int, int]] = {}
        self._refused: Lately[str, bool] = Lately(REPEAT_MS)

    def count(self, incoming: Incoming) -> int:
        """How often the same was asked, of the same picture, within the last seconds, before now."""
        key, now = _key(incoming), self._clock.now_ms()
        at, times = self._lately(key, now)
        self._seen.pop(key, None)  # to the end of the line
        self._seen[key] = (at, times + 1)
        self._forget(now)
        return times

    def counted(self, incoming: Incoming) -> int:
        """As `count`, without counting this one."""
        return self._lately(_key(incoming), self._clock.now_ms())[1]

    def _lately(self, key: str, now: int) -> tuple[int, int]:
        at, times = self._seen.get(key, (now, 0))
        return (now, 0) if now - at > REPEAT_MS else (at, times)

    def refused(self, incoming: Incoming) -> None:
        """Nothing came of it: asked again it is taken as if for the first time, once in a hurry."""
        key, now = _key(incoming), self._clock.now_ms()
        if self._refused.get(key, now) is None:
            self._refused.put(key, True, now)
            self._seen.pop(key, None)

    def forget(self, incoming: Incoming) -> None:
        """It was not done, and is to be tried anew by ourselves."""
        self._seen.pop(_key(incoming), None)

    def _forget(self, now: int) -> None:
        """What is too old to be repeated, from the one that was said longest ago."""
        for key in list(islice(self._seen, FORGOTTEN_AT_ONCE)):
            if now - self._seen[key][0] > REPEAT_MS or len(self._seen) > REMEMBERED_MAX:
                del self._seen[key]


def _key(incoming: Incoming) -> str:
    """Who asked what of which picture, in a few bytes."""
    blobs = "".join(item.blob for item in incoming.attachments)
    said = (
        incoming.person, incoming.command, incoming.text, repr(incoming.options), blobs,
        incoming.reply_to_message or "",
    )  # fmt: skip
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:24]
