"""What operators and server managers decide: written with its audit row in one transaction.

Where the bot listens is asked for every message of a channel, also before anything is stored; each
process keeps a copy of those rules, as old as `EVERY_S` at most.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress

import structlog

from core.db.database import Database, Tx
from core.ids import new_id
from core.people.standing import BLOCK, Rule, of_place
from core.ports import Clock, Signals

log = structlog.get_logger()

EVERY_S = 5.0
TOPIC = "rules"
LISTEN, IGNORE = "listen", "ignore"


class HouseRules:
    def __init__(self, database: Database, clock: Clock, signals: Signals) -> None:
        self._database = database
        self._clock = clock
        self._signals = signals
        self._channels: Mapping[str, str] = {}
        self._stale = asyncio.Event()
        signals.hear(TOPIC, self._changed)

    async def put(
        self, who: str, act: str, subject: str, rule: Rule, value: str, reason: str, *,
        until_ms: int = 0, also: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """``also``: further subjects of the same act, which is written down once."""
        async with self._database.tx() as tx:
            for each in (subject, *also):
                await tx.run(
                    "rule_put", subject=each, name=rule.value, value=value, until=until_ms,
                    now=self._clock.now_ms(),
                )  # fmt: skip
            facts: dict[str, int | str] = {"rule": rule.value, "value": value}
            if until_ms:
                facts["until_ms"] = until_ms
            await self.note(tx, who, act, subject, reason, **facts)
        await self._told()

    async def drop(
        self, who: str, act: str, subject: str, rule: Rule, reason: str, *, also: Sequence[str] = ()
    ) -> bool:
        """False where there was nothing to drop; the act is written down all the same, and once."""
        async with self._database.tx() as tx:
            found = [
                await tx.one("rule_drop", subject=each, name=rule.value) for each in (subject, *also)
            ]
            gone = [str(row["value"]) for row in found if row is not None]
            before = gone[0] if gone else ""
            await self.note(tx, who, act, subject, reason, rule=rule.value, before=before)
        await self._told()
        return bool(gone)

    async def _told(self) -> None:
        """Here it holds at once, in the other processes a moment later."""
        await self.refresh()
        self._signals.tell(TOPIC)

    async def note(
        self, tx: Tx, who: str, act: str, subject: str, reason: str, **facts: int | str
    ) -> None:
        """The audit row of an act, in the act's own transaction."""
        await tx.run(
            "audit_add", id=new_id(), who=who, act=act, subject=_plain(subject), reason=reason,
            facts=json.dumps(facts, ensure_ascii=False), now=self._clock.now_ms(),
        )  # fmt: skip

    async def of(self, subject: str) -> dict[str, str]:
        """What holds for a subject, by rule."""
        rows = await self._database.all("rules_of", subject=subject, now=self._clock.now_ms())
        return {row["name"]: row["value"] for row in rows}

    def listens(self, *places: str) -> bool | None:
        """Whether every message there may be for the bot; None where nobody decided.

        ``places``: the thread first, then its channel, then the server; the first decision holds.
        """
        decided = next((self._channels[place] for place in places if place in self._channels), "")
        return {LISTEN: True, IGNORE: False, BLOCK: False}.get(decided)

    def blocked(self, *places: str) -> bool:
        """Whether the bot must be silent there."""
        return any(self._channels.get(place) == BLOCK for place in places)

    async def refresh(self) -> None:
        self._stale.clear()
        rows = await self._database.all("rules_of_places", now=self._clock.now_ms())
        self._channels = {
            row["subject"].removeprefix(of_place("")): row["value"]
            for row in rows
            if row["name"] == Rule.CHANNEL
        }

    async def run(self) -> None:
        """Keep the copy fresh for as long as the process lives."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stale.wait(), EVERY_S)
            await self.refresh()

    def _changed(self, _: str) -> None:
        self._stale.set()


def _plain(subject: str) -> str:
    """The audit names people and places as everything else does."""
    return subject.removeprefix("person/").removeprefix("place/")
