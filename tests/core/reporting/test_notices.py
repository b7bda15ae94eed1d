"""The operator is told once in each window, whichever process looks, and of the highest mark reached."""

import asyncio
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from core.administration.house_rules import HouseRules
from core.credits import AccountId, Credits
from core.db.database import Database
from core.db.ledger import Ledger
from core.ports import Clock
from core.reporting.notices import Budgets, Ending, Notice, Notices
from core.reporting.reports import StoredReports
from core.safety.patterns import ACCOUNTS, REFUSED
from core.safety.strikes import Strikes
from core.signals import LocalSignals
from tests.core.reporting.test_reports import a_life
from tests.fakes.clock import FakeClock

ZONE = ZoneInfo("Europe/Berlin")


class Told:
    name = "test"

    def __init__(self, *, broken: bool = False) -> None:
        self.notices: list[Notice] = []
        self._broken = broken

    async def tell(self, notice: Notice) -> None:
        if self._broken:
            raise ConnectionError
        self.notices.append(notice)


def notices(database: Database, clock: Clock, *ways: Told) -> Notices:
    reports, ledger = StoredReports(database, clock, ZONE), Ledger(database, clock)
    budgets = Budgets(day=100_000, month=150_000)
    return Notices(database, clock, reports, ledger, ways, budgets, ZONE)


async def test_a_threshold_is_told_once_by_two_processes_and_the_next_one_too(
    database: Database, clock: FakeClock
) -> None:
    way, broken = Told(), Told(broken=True)
    both = [notices(database, clock, broken, way) for _ in range(2)]
    await a_life(database, clock, "e1", "local:ann", "succeeded", 60_000)
    await asyncio.gather(*(one.look() for one in both for _ in range(3)))
    assert [(n.code, n.facts["part"]) for n in way.notices] == [("spend-day", 50)]

    await a_life(database, clock, "e2", "local:ann", "succeeded", 50_000)
    await asyncio.gather(*(one.look() for one in both))

    told = [(n.code, n.facts["part"]) for n in way.notices[1:]]
    assert sorted(told) == [("spend-day", 100), ("spend-month", 50)]


async def test_the_next_day_is_another_window(database: Database, clock: FakeClock) -> None:
    way = Told()
    house = notices(database, clock, way)
    await a_life(database, clock, "e1", "local:ann", "overloaded", 0)
    await house.look()
    await house.look()

    clock.advance(86_400)
    await house.look()

    assert [(n.code, n.facts["count"]) for n in way.notices] == [("dead", 1)] * 2


async def test_a_paused_painter_and_a_difference_in_the_books_are_told(
    database: Database, clock: FakeClock
) -> None:
    way = Told()
    house = notices(database, clock, way)
    await a_life(database, clock, "e1", "local:ann", "succeeded", 0)
    await house.books()
    assert way.notices == []

    async with database.tx() as tx:
        closed = (("embedded", "overloaded"), ("gemini", "auth"), ("openai", "insufficient_credit"))
        for provider, kind in closed:
            await tx.one(
                "lease_take", name=f"circuit:{provider}", owner=kind, now=clock.now_ms(),
                until=clock.now_ms() + 30_000,
            )  # fmt: skip
        await tx.run("provider_pause", name="embedded", until=clock.now_ms() + 30_000)
        await tx.one("account_grant", account="local:ann/allowance", amount=1)
    await house.look()
    await house.books()

    assert [n.code for n in way.notices] == ["circuit", "auth", "empty", "ledger"]
    assert way.notices[0].facts == {"provider": "embedded", "kind": "overloaded", "seconds": 30}


async def test_ending_models_and_low_accounts_are_told_once_in_their_window(
    database: Database, clock: FakeClock
) -> None:
    class Facts:
        def retiring(self) -> list[Ending]:
            return [Ending(id="old", ends=date(2026, 12, 1), successor="new")]

        async def balances(self) -> dict[str, float]:
            return {"bfl": 4.5, "stability": 900.0}

    way = Told()
    reports, ledger = StoredReports(database, clock, ZONE), Ledger(database, clock)
    house = Notices(database, clock, reports, ledger, [way], Budgets(day=0, low=5.0), ZONE, Facts())

    await house.daily()
    await house.daily()

    assert [(n.code, dict(n.facts)) for n in way.notices] == [
        ("retiring", {"model": "old", "ends": "2026-12-01", "successor": "new"}),
        ("balance", {"provider": "bfl", "left": "4.5"}),
    ]


@pytest.mark.parametrize("budget", [0, 1_000_000_000])
async def test_nothing_is_told_of_little_or_unlimited_spending(
    database: Database, clock: FakeClock, budget: int
) -> None:
    way = Told()
    house = notices(database, clock, way)
    house._budgets = Budgets(day=budget)
    await a_life(database, clock, "e1", "local:ann", "succeeded", 900)

    await house.look()

    assert way.notices == []


async def test_a_suspension_is_told_once_with_whom_it_is_about(
    database: Database, clock: FakeClock
) -> None:
    way, signals = Told(), LocalSignals()
    strikes = Strikes(database, clock, HouseRules(database, clock, signals))
    for n in range(5):
        await strikes.count("local:eve", event=f"e{n}", category="violence")

    for _ in range(2):
        await notices(database, clock, way).look()

    assert [(n.code, dict(n.facts)) for n in way.notices] == [
        ("suspended", {"person": "local:eve", "strikes": "5"})
    ]


async def test_a_queue_of_reviews_that_grows_is_told_at_each_mark_once_a_day(
    database: Database, clock: FakeClock
) -> None:
    way = Told()
    house = notices(database, clock, way)
    for n in range(6):
        async with database.tx() as tx:
            await tx.one(
                "review_add", id=f"r{n}", kind="request", event=f"e{n}", person="local:ann", thread="t",
                category="gore", rule="", words="w", payload="{}", job=None, idx=0, blob="",
                now=clock.now_ms(),
            )  # fmt: skip
        await house.look()

    assert [(n.code, n.facts["count"]) for n in way.notices] == [("review", 1), ("review", 5)]


async def test_patterns_of_misuse_are_told_once_a_day_and_little_of_them_is_not(
    database: Database, clock: FakeClock
) -> None:
    way = Told()
    strikes = Strikes(database, clock, HouseRules(database, clock, LocalSignals()))
    for n in range(REFUSED):
        await strikes.count("local:eve", event=f"s{n}", category="violence")
    await strikes.count("local:bob", event="once", category="violence")
    for n in range(ACCOUNTS):
        await database.run("person_seen", id=f"local:new{n}", name="", locale="", now=clock.now_ms())
        await drawn(database, clock, f"e{n}", f"local:new{n}", "a free lunch")
    await drawn(database, clock, "old", "local:zoe", "a free lunch")

    for _ in range(2):
        await notices(database, clock, way).patterns()

    assert [(n.code, dict(n.facts)) for n in way.notices] == [
        ("pattern-refused", {"person": "local:eve", "count": REFUSED}),
        ("pattern-accounts", {"person": "local:new0", "count": ACCOUNTS}),
    ]


async def test_a_burst_of_one_person_is_told_and_an_old_one_is_not(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.safety.patterns.BURST", 3)
    way = Told()
    for n in range(3):
        await drawn(database, clock, f"e{n}", "local:ann")
    house = notices(database, clock, way)
    clock.advance(3_600)
    await house.patterns()
    assert way.notices == []

    for n in range(3):
        await drawn(database, clock, f"f{n}", "local:ann")
    await house.patterns()

    assert [(n.code, n.facts["count"]) for n in way.notices] == [("pattern-burst", 3)]


async def drawn(database: Database, clock: FakeClock, event: str, person: str, prompt: str = "") -> None:
    """A picture, with the credits for it."""
    account = AccountId(f"{person}/allowance")
    await Ledger(database, clock).grant(account, Credits(8), ref=f"for:{event}", reason="a test")
    await a_life(database, clock, event, person, "succeeded", 0, prompt)
