"""Strikes: what moderation refused, counted over a day; many slow a person down, more suspend them."""

from core.administration.house_rules import HouseRules
from core.days import DAY_MS
from core.db.database import Database, Row, Tx
from core.errors import RefusalCode
from core.ids import new_id
from core.people.standing import Rule, of_person
from core.ports import Clock

#: So many within 24 hours, and a person may ask `SLOWED_PER_HOUR` (`core.people.standing`) times an hour
#: for a day.
SLOW_AT = 3
#: So many within 24 hours, and nothing is drawn for them until an operator lifts it.
SUSPEND_AT = 5
HOUSE = "house"


class Strikes:
    def __init__(self, database: Database, clock: Clock, rules: HouseRules) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules

    async def count(self, person: str, *, event: str, category: str) -> RefusalCode:
        """One strike per event, with what follows from it in the same transaction.

        Answers the "no" that a person is to read. A repeat of an event changes nothing.
        """
        async with self._database.tx(lock="strikes") as tx:
            return await self._count(tx, person, event, category)

    async def give(self, who: str, person: str, reason: str) -> RefusalCode:
        """A strike by an operator's own judgement."""
        async with self._database.tx(lock="strikes") as tx:
            await self._rules.note(tx, who, "strike", person, reason)
            return await self._count(tx, person, f"by:{new_id()}", "operator")

    async def lift(self, who: str, person: str, reason: str) -> int:
        """Take a person's strikes back, and what followed from them; answers how many counted."""
        subject, now = of_person(person), self._clock.now_ms()
        async with self._database.tx(lock="strikes") as tx:
            count = await self._recent(tx, person, now)
            ended = [
                rule.value
                for rule in (Rule.SLOWED, Rule.SUSPENDED)
                if await tx.one("rule_drop", subject=subject, name=rule.value) is not None
            ]
            await tx.run("strikes_lift", person=person, now=now)
            await self._rules.note(
                tx, who, "lift", person, reason, strikes=count, ended=", ".join(ended) or "-"
            )
        return count

    async def of(self, person: str, *, limit: int = 20) -> list[Row]:
        """The newest strikes of a person, lifted ones too."""
        return await self._database.all("strikes_of", person=person, limit=limit)

    async def _count(self, tx: Tx, person: str, event: str, category: str) -> RefusalCode:
        now = self._clock.now_ms()
        new = await tx.one("strike_add", event=event, person=person, category=category, now=now)
        count = await self._recent(tx, person, now)
        if new is None or count < SLOW_AT:
            return RefusalCode.MODERATED
        if count < SUSPEND_AT:
            await self._decide(tx, person, Rule.SLOWED, count, until_ms=now + DAY_MS)
            return RefusalCode.SLOWED
        await self._decide(tx, person, Rule.SUSPENDED, count)
        return RefusalCode.SUSPENDED

    async def _decide(self, tx: Tx, person: str, rule: Rule, count: int, *, until_ms: int = 0) -> None:
        await tx.run(
            "rule_put", subject=of_person(person), name=rule.value, value=str(count), until=until_ms,
            now=self._clock.now_ms(),
        )  # fmt: skip
        await self._rules.note(tx, HOUSE, rule.value, person, "", strikes=count)

    async def _recent(self, tx: Tx, person: str, now: int) -> int:
        row = await tx.one("strikes_since", person=person, since=now - DAY_MS)
        return int(row["n"]) if row is not None else 0
