"""Tries that are counted, and which sessions are over: in the store, so that restarts and processes
share it.

Eight rows of `rate` are the eight tries of an address: each is taken for a minute, so that no minute,
wherever it begins, holds a ninth.
"""

from core.db.database import Database
from core.ports import Clock

TRIES_MAX = 8
WINDOW_MS = 60_000


class Tries:
    """``most`` tries of one kind in any window of ``window_ms``, for each key."""

    def __init__(
        self, database: Database, clock: Clock, kind: str, *, most: int, window_ms: int
    ) -> None:
        self._database = database
        self._clock = clock
        self._kind = kind
        self._most = most
        self._window_ms = window_ms

    async def take(self, key: str) -> int:
        """Count a try; 0 where it is allowed, else the seconds until the next one is."""
        now = self._clock.now_ms()
        async with self._database.tx(lock=self._kind) as tx:
            await tx.run("rates_forget", prefix=f"{self._kind}/", before=now)
            ends: list[int] = []
            for n in range(self._most):
                name = f"{self._kind}/{key}/{n}"
                taken = await tx.one(
                    "rate_take", key=name, now=now, next_tat=now + self._window_ms,
                    interval=self._window_ms, burst_until=now,
                )  # fmt: skip
                if taken is not None:
                    return 0
                row = await tx.one("rate_get", key=name)
                assert row is not None
                ends.append(row["tat"])
        return max(1, -(-(min(ends) - now) // 1000))


class StoredGuard:
    """``tries_max`` in any window of 60,000 ms for each address."""

    def __init__(self, database: Database, clock: Clock, *, tries_max: int = TRIES_MAX) -> None:
        self._database = database
        self._clock = clock
        self._tries = Tries(database, clock, "sign-in", most=tries_max, window_ms=WINDOW_MS)

    async def try_sign_in(self, address: str) -> int:
        """Count a try; 0 where it is allowed, else the seconds until the next one is."""
        return await self._tries.take(address)

    async def end(self, session: str) -> None:
        """A session that was signed out stays so, whoever kept its cookie."""
        now = self._clock.now_ms()
        await self._database.one_locked(
            "", "tick_take", name=_ended(session), slot=0, worker="office", now=now
        )

    async def ended(self, session: str) -> bool:
        return await self._database.one("tick_get", name=_ended(session), slot=0) is not None


def _ended(session: str) -> str:
    return f"signed-out/{session}"
