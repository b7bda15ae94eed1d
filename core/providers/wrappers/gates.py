"""What the processes on one store know together of a painter: its pace, and whether it is closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from core.db.database import Database
from core.errors import ProviderErrorKind
from core.lately import Lately
from core.ports import Clock

BELIEVED_MS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A painter is left alone until ``until_ms`` because of ``kind``."""

    until_ms: int
    kind: ProviderErrorKind


class Gates(Protocol):
    """Shared by every process that asks the same painter with the same key."""

    async def pace(self, name: str, per_minute: int) -> float:
        """Take the next turn: 0.0, or the seconds until there is one (nothing is taken then)."""
        ...

    async def closed(self, name: str) -> Closed | None: ...
    async def close(self, name: str, closed: Closed) -> None: ...
    async def open(self, name: str) -> None: ...


class LocalGates:
    """Implements `Gates` for one process without a store (checks, tests)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next_ms: dict[str, int] = {}
        self._closed: dict[str, Closed] = {}

    async def pace(self, name: str, per_minute: int) -> float:
        now, next_ms = self._clock.now_ms(), self._next_ms.get(name, 0)
        if next_ms > now:
            return (next_ms - now) / 1000
        self._next_ms[name] = now + interval_ms(per_minute)
        return 0.0

    async def closed(self, name: str) -> Closed | None:
        found = self._closed.get(name)
        return found if found and found.until_ms > self._clock.now_ms() else None

    async def close(self, name: str, closed: Closed) -> None:
        self._closed[name] = closed

    async def open(self, name: str) -> None:
        self._closed.pop(name, None)


class StoredGates:
    """Implements `Gates` in the store: a GCRA row for the pace, a lease for the circuit.

    That a painter is not closed is believed for `BELIEVED_MS`: every call asks twice, and one more call
    to a painter that another process has just closed does no harm.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._open: Lately[str, bool] = Lately(BELIEVED_MS)

    async def pace(self, name: str, per_minute: int) -> float:
        now, interval = self._clock.now_ms(), interval_ms(per_minute)
        key = f"provider:{name}"
        async with self._database.tx() as tx:
            taken = await tx.one(
                "rate_take", key=key, now=now, next_tat=now + interval, interval=interval,
                burst_until=now,
            )  # fmt: skip
            if taken is not None:
                return 0.0
            row = await tx.one("rate_get", key=key)
        return max(0.001, (row["tat"] - now) / 1000) if row else 0.001

    async def closed(self, name: str) -> Closed | None:
        if self._open.get(name, self._clock.now_ms()):
            return None
        row = await self._database.one("lease_get", name=f"circuit:{name}")
        now = self._clock.now_ms()
        found = _closed(row, now)
        if found is None:
            self._open.put(name, True, now)
        return found

    async def close(self, name: str, closed: Closed) -> None:
        """The first reason stays until its time is over."""
        async with self._database.tx() as tx:
            await tx.one(
                "lease_take", name=f"circuit:{name}", owner=closed.kind.value,
                now=self._clock.now_ms(), until=closed.until_ms,
            )  # fmt: skip
        self._open.forget(name)

    async def open(self, name: str) -> None:
        async with self._database.tx() as tx:
            for kind in ProviderErrorKind:
                await tx.run("lease_drop", name=f"circuit:{name}", owner=kind.value)


def interval_ms(per_minute: int) -> int:
    return -(-60_000 // per_minute)


def _closed(row: Mapping[str, object] | None, now_ms: int) -> Closed | None:
    if row is None:
        return None
    until_ms = int(str(row["until_ms"]))
    if until_ms <= now_ms:
        return None
    return Closed(until_ms=until_ms, kind=ProviderErrorKind(str(row["owner"])))
