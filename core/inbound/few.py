"""A few at a time, the others in line: a burst of pictures takes neither all memory nor all sockets."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Few:
    """``places``: how many have one at the same time. A free one goes to whoever has fewest of them, and
    among those to who waits longest, so that a person with a hundred pictures holds up nobody else."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._held: Counter[str] = Counter()
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def place(self, who: str) -> AsyncIterator[None]:
        if self._free:
            self._take(who)
        else:
            await self._turn(who)
        try:
            yield
        finally:
            self._give_back(who)

    async def _turn(self, who: str) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(who, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._give_back(who)
            raise

    def _take(self, who: str) -> None:
        self._free -= 1
        self._held[who] += 1

    def _give_back(self, who: str) -> None:
        self._free += 1
        self._held[who] -= 1
        if not self._held[who]:
            del self._held[who]
        while self._free and self._waiting:
            following = min(self._waiting, key=self._held.__getitem__)
            turn = self._first(following)
            if not turn.cancelled():
                self._take(following)
                turn.set_result(None)

    def _first(self, who: str) -> "asyncio.Future[None]":
        """Whoever has more waiting stands at the end of the line again."""
        line = self._waiting.pop(who)
        turn = line.popleft()
        if line:
            self._waiting[who] = line
        return turn
