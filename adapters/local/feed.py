"""What one window has yet to see: in order, bounded by its messages and not by their progress."""

import asyncio
from typing import Generic, TypeVar

T = TypeVar("T")


class Feed(Generic[T]):
    """A queue for one reader. Progress that nobody has fetched is overtaken in its place."""

    def __init__(self) -> None:
        self._waiting: dict[str, T] = {}
        self._count = 0
        self._changed = asyncio.Event()
        self._closed = False

    def put(self, item: T, *, overtakes: str = "") -> None:
        """Add; where ``overtakes`` is given, in place of what waits under the same name."""
        self._count += 1
        name = f"edit {overtakes}" if overtakes else f"{self._count}"
        self._waiting[name] = item
        self._changed.set()

    def close(self) -> None:
        self._closed = True
        self._changed.set()

    async def next(self) -> T | None:
        """The next, in order; None when the feed is closed and empty."""
        while not self._waiting:
            if self._closed:
                return None
            self._changed.clear()
            await self._changed.wait()
        name = next(iter(self._waiting))
        return self._waiting.pop(name)
