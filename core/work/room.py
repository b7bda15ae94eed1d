"""Room for what is held in memory for as long as it is needed: so many bytes, the others in line."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Room:
    """``bytes_max`` are held at the same time; what is larger than that has all of it, alone. In order:
    nothing small overtakes what is large, which would wait for ever."""

    def __init__(self, bytes_max: int) -> None:
        self._bytes_max = bytes_max
        self._held = 0
        self._waiting = deque[tuple[int, asyncio.Future[None]]]()

    @asynccontextmanager
    async def of(self, size: int) -> AsyncIterator[None]:
        size = min(size, self._bytes_max)
        if size:
            await self._turn(size)
        try:
            yield
        finally:
            self._give_back(size)

    async def _turn(self, size: int) -> None:
        if not self._waiting and self._held + size <= self._bytes_max:
            self._held += size
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append((size, turn))
        try:
            await turn
        except asyncio.CancelledError:
            # Had it its turn already, somebody else has it now; else it is stepped over.
            self._give_back(0 if turn.cancelled() else size)
            raise

    def _give_back(self, size: int) -> None:
        self._held -= size
        while self._waiting:
            wanted, turn = self._waiting[0]
            if not turn.cancelled() and self._held + wanted > self._bytes_max:
                return
            self._waiting.popleft()
            if not turn.cancelled():
                self._held += wanted
                turn.set_result(None)
