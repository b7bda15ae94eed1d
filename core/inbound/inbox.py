"""Events stored before they are confirmed to whoever sent them, and leases among processes."""

from collections.abc import Sequence

from core.db.database import Database, Tx
from core.ports import Clock


class StoredInbox:
    """Implements `core.ports.Inbox` on the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def store(self, source: str, event: str, payload: str) -> bool:
        now = self._clock.now_ms()
        row = await self._database.one_locked(
            "inbox", "inbox_add", source=source, event=event, payload=payload, now=now
        )
        return row is not None

    async def pending(self, source: str) -> Sequence[tuple[str, str]]:
        rows = await self._database.all("inbox_open", source=source)
        return [(row["event"], row["payload"]) for row in rows]

    async def done(self, source: str, *events: str) -> None:
        now = self._clock.now_ms()
        if len(events) == 1:
            await self._database.run("inbox_done", source=source, event=events[0], now=now)
            return

        async def work(tx: Tx) -> None:
            for event in events:
                await tx.run("inbox_done", source=source, event=event, now=now)

        await self._database.write(work)

    async def last(self, source: str) -> str | None:
        row = await self._database.one("inbox_last", source=source)
        return row["event"] if row is not None else None


class StoredLeases:
    """Implements `core.ports.Leases` on the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def take(self, name: str, owner: str, *, seconds: float) -> bool:
        now = self._clock.now_ms()
        until = now + int(seconds * 1000)
        row = await self._database.write(
            lambda tx: tx.one("lease_take", name=name, owner=owner, now=now, until=until)
        )
        return row is not None

    async def drop(self, name: str, owner: str) -> None:
        await self._database.run("lease_drop", name=name, owner=owner)
