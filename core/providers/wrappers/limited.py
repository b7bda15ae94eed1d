"""At most so many pictures at one time and so many requests a minute, per painter and key."""

import asyncio
from collections.abc import AsyncIterator

from core.pictures import PaintEvent, PaintRequest
from core.ports import Clock
from core.providers.dialect import Painter
from core.providers.wrappers.gates import Gates
from core.providers.wrappers.wrapped import Wrapped

#: Work that was begun and is not followed within so many seconds has lost whoever began it.
UNFOLLOWED_S = 60.0


class Limited(Wrapped):
    """A place is taken when work begins and given back when it ends; a batch takes one per picture.

    ``per_minute`` 0 lifts the pace. The queue limits jobs; this limits calls.
    """

    def __init__(
        self, inner: Painter, clock: Clock, gates: Gates, *, running_max: int, per_minute: int = 0
    ) -> None:
        super().__init__(inner)
        self._clock = clock
        self._gates = gates
        self._per_minute = per_minute
        self._places = asyncio.Semaphore(running_max)
        #: Places of work that was begun and is not followed yet: until when they are kept for it.
        self._held: dict[str, float] = {}
        self._looks: asyncio.TimerHandle | None = None

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        await self._places.acquire()
        try:
            await self._turn()
            ref = await self._inner.submit(request, key=key)
        except BaseException:
            self._places.release()
            raise
        self._held[key] = asyncio.get_running_loop().time() + UNFOLLOWED_S
        self._look_later()
        return ref

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        if self._held.pop(key, None) is None:
            await self._places.acquire()
        try:
            async for event in self._inner.follow(request, key=key, ref=ref):
                yield event
        finally:
            self._places.release()

    async def _turn(self) -> None:
        while self._per_minute and (wait := await self._gates.pace(self.profile.name, self._per_minute)):
            await self._clock.sleep(wait)

    def _look_later(self) -> None:
        """One timer for all: thousands may be begun within a minute, and all but few are followed."""
        if self._held and self._looks is None:
            oldest = next(iter(self._held.values()))
            self._looks = asyncio.get_running_loop().call_at(oldest, self._forget)

    def _forget(self) -> None:
        now = asyncio.get_running_loop().time()
        for key in [key for key, until in self._held.items() if until <= now]:
            del self._held[key]
            self._places.release()
        self._looks = None
        self._look_later()
