"""What was seen lately: kept for a while in memory, so that a crowd leaves nothing behind."""

from collections.abc import Hashable
from itertools import islice
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

KEPT_MOST = 10_000
#: How many are looked at with each new one: more than come, so that they become fewer.
FORGOTTEN_AT_ONCE = 4


class Lately(Generic[K, V]):
    """``kept_ms``: how long one is known after it was put, at most. Times are milliseconds."""

    def __init__(self, kept_ms: int, *, most: int = KEPT_MOST) -> None:
        self._kept_ms = kept_ms
        self._most = most
        self._known: dict[K, tuple[V, int]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: K, now_ms: int) -> V | None:
        value, until = self._known.get(key, (None, 0))
        return value if now_ms < until else None

    def put(self, key: K, value: V, now_ms: int) -> None:
        self._known.pop(key, None)
        self._known[key] = (value, now_ms + self._kept_ms)
        for old in list(islice(self._known, FORGOTTEN_AT_ONCE)):
            if self._known[old][1] <= now_ms or len(self._known) > self._most:
                del self._known[old]

    def forget(self, key: K) -> None:
        self._known.pop(key, None)
