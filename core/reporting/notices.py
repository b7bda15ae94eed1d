"""What whoever runs the bot is told without asking: money, painters, dead letters, books; once each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Protocol

import structlog

from core.days import HOUR_MS, today
from core.db.database import Database
from core.db.ledger import Ledger
from core.errors import ProviderErrorKind
from core.people.standing import Rule, of_person
from core.ports import Clock
from core.reporting.figures import Now, Reports
from core.safety.patterns import patterns

log = structlog.get_logger()

#: Percent of the day's (or month's) budget.
SPENT = (50, 80, 100)
#: So many dead letters at one time are worth a word, once a day for each number.
LETTERS = (1, 5, 20, 100)
#: So many requests and pictures that wait for a person to look at them, likewise.
REVIEWS = (1, 5, 20, 100)
#: How it is said that a painter is closed; for every other kind it keeps failing.
CLOSED = {ProviderErrorKind.INSUFFICIENT_CREDIT.value: "empty", ProviderErrorKind.AUTH.value: "auth"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """``code`` names the phrase `notice-<code>`, ``facts`` fill it."""

    code: str
    facts: Mapping[str, int | str] = field(default_factory=dict)


class Notifier(Protocol):
    """A way to the operator: their chat, a webhook, mail."""

    @property
    def name(self) -> str: ...

    async def tell(self, notice: Notice) -> None:
        """Raises whatever went wrong; the others are told all the same."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """In micro-dollars of real cost; 0 for none. ``low``: a painter's account, in its own unit."""

    day: int
    month: int = 0
    low: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A model that ends soon."""

    id: str
    ends: date
    successor: str | None


class Facts(Protocol):
    """What only the painters know."""

    def retiring(self) -> Sequence[Ending]: ...
    async def balances(self) -> Mapping[str, float]:
        """What is left on painters' accounts, where they say so."""
        ...


class NoFacts:
    """Implements `Facts` where nobody asks."""

    def retiring(self) -> Sequence[Ending]:
        return ()

    async def balances(self) -> Mapping[str, float]:
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A notice with its window: a row of `tick` decides that it is told once in it."""

    window: str
    slot: int
    notice: Notice


class Notices:
    def __init__(
        self, database: Database, clock: Clock, reports: Reports, ledger: Ledger,
        notifiers: Sequence[Notifier], budgets: Budgets, zone: tzinfo, facts: Facts | None = None,
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._reports = reports
        self._ledger = ledger
        self._notifiers = notifiers
        self._budgets = budgets
        self._zone = zone
        self._facts = facts or NoFacts()

    async def look(self) -> None:
        """Tell what has become worth telling; called every minute."""
        if not self._notifiers:
            return
        now = await self._reports.now()
        for due in [
            *self._due(now, await self._month()),
            *await self._circuits(now.at_ms),
            *await self._reviews(),
            *await self._suspended(),
        ]:
            await self._once(due)

    async def daily(self) -> None:
        """Models that end soon, once a week each; painters' accounts that are nearly empty."""
        if not self._notifiers:
            return
        day = self._day()
        for model in self._facts.retiring():
            facts: dict[str, int | str] = {
                "model": model.id, "ends": str(model.ends), "successor": model.successor or "-",
            }  # fmt: skip
            notice = Notice(code="retiring", facts=facts)
            await self._once(Due(window=f"retiring/{model.id}", slot=day // 7, notice=notice))
        for provider, left in (await self._facts.balances()).items():
            if left < self._budgets.low:
                notice = Notice(code="balance", facts={"provider": provider, "left": f"{left:g}"})
                await self._once(Due(window=f"balance/{provider}", slot=day, notice=notice))

    async def _circuits(self, now_ms: int) -> list[Due]:
        """Painters that are left alone because they keep failing; once an hour each."""
        return [
            Due(
                window=f"circuit/{row['provider']}", slot=now_ms // HOUR_MS,
                notice=Notice(
                    code=CLOSED.get(row["kind"], "circuit"),
                    facts={
                        "provider": row["provider"], "kind": row["kind"],
                        "seconds": (row["until_ms"] - now_ms) // 1000,
                    },
                ),
            )
            for row in await self._database.all("circuits_closed", now=now_ms)
        ]  # fmt: skip

    async def _reviews(self) -> list[Due]:
        """A queue of reviews that grows, once a day for each mark it passes."""
        row = await self._database.one("reviews_open_count")
        count = int(row["n"]) if row is not None else 0
        reached = [level for level in REVIEWS if count >= level]
        if not reached:
            return []
        notice = Notice(code="review", facts={"count": count})
        return [Due(window=f"review/{reached[-1]}", slot=self._day(), notice=notice)]

    async def _suspended(self) -> list[Due]:
        """People whom their strikes suspended: once for each time."""
        return [
            Due(
                window=f"suspended/{row['subject']}", slot=row["at_ms"],
                notice=Notice(
                    code="suspended",
                    facts={
                        "person": row["subject"].removeprefix(of_person("")), "strikes": row["value"],
                    },
                ),
            )
            for row in await self._database.all("rules_named", name=Rule.SUSPENDED.value)
        ]  # fmt: skip

    async def patterns(self) -> None:
        """Bursts, refusals again and again, many new accounts that ask for one thing; once a day."""
        for found in await patterns(self._database, self._clock.now_ms()) if self._notifiers else []:
            notice = Notice(
                code=f"pattern-{found.kind}", facts={"person": found.person, "count": found.count}
            )
            window = f"pattern/{found.kind}/{found.person}"
            await self._once(Due(window=window, slot=self._day(), notice=notice))

    async def books(self) -> None:
        """Tell of differences in the ledger; nothing is repaired."""
        found = await self._ledger.verify() if self._notifiers else []
        if found:
            notice = Notice(code="ledger", facts={"count": len(found), "first": found[0].subject})
            await self._once(Due(window="ledger", slot=self._day(), notice=notice))

    async def _month(self) -> int:
        return (await self._reports.money(days=1)).month if self._budgets.month else 0

    def _due(self, now: Now, month: int) -> Iterator[Due]:
        day = self._day()
        yield from _spent("spend-day", day, now.spent_today, self._budgets.day)
        first = today(now.at_ms, self._zone).replace(day=1).toordinal()
        yield from _spent("spend-month", first, month, self._budgets.month)
        reached = [level for level in LETTERS if now.dead >= level]
        if reached:
            notice = Notice(code="dead", facts={"count": now.dead})
            yield Due(window=f"dead/{reached[-1]}", slot=day, notice=notice)

    async def _once(self, due: Due) -> None:
        """Taken before it is told: two processes, or a crash between, never tell it twice."""
        taken = await self._database.one_locked(
            "", "tick_take", name=f"notice/{due.window}", slot=due.slot, worker="notices",
            now=self._clock.now_ms(),
        )  # fmt: skip
        if taken is None:
            return
        log.warning("notice", code=due.notice.code, **due.notice.facts)
        for notifier in self._notifiers:
            try:
                await notifier.tell(due.notice)
            except Exception:
                log.exception("notice_not_told", way=notifier.name, code=due.notice.code)

    def _day(self) -> int:
        return today(self._clock.now_ms(), self._zone).toordinal()


def _spent(code: str, slot: int, micros: int, budget: int) -> Iterator[Due]:
    """The highest threshold that is reached: a jump over several is told once."""
    reached = [percent for percent in SPENT if budget and micros * 100 >= budget * percent]
    if reached:
        facts: dict[str, int | str] = {
            "part": reached[-1],
            "spent": f"{micros / 1_000_000:.2f}",
            "budget": f"{budget / 1_000_000:.2f}",
        }
        yield Due(window=f"{code}/{reached[-1]}", slot=slot, notice=Notice(code=code, facts=facts))
