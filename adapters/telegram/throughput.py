"""The writes of the whole bot in a second, bounded as Telegram counts them."""

import asyncio
from collections import deque

#: A second with a little more, for clocks that differ.
SECOND_S = 1.05


class Throughput:
    """Bounds the writes of the whole bot in a second; ``per_second`` 0 lifts it.

    Calls under way count with those that ended within the second: however the network bunches
    them, no more than that can arrive in one second there.
    """

    def __init__(self, per_second: int) -> None:
        self._limit = per_second
        self._open = 0
        self._ended: deque[float] = deque()

    async def __aenter__(self) -> None:
        while self._limit:
            now = asyncio.get_running_loop().time()
            while self._ended and self._ended[0] <= now - SECOND_S:
                self._ended.popleft()
            if self._open + len(self._ended) < self._limit:
                break
            await asyncio.sleep(self._ended[0] + SECOND_S - now if self._ended else SECOND_S / 20)
        self._open += 1

    async def __aexit__(self, *_: object) -> None:
        self._open -= 1
        if self._limit:
            self._ended.append(asyncio.get_running_loop().time())
