"""What is over goes, what is not stays, and the books are never touched."""

from collections.abc import Iterator
from typing import Any

import pytest

from core.administration.house_rules import HouseRules
from core.days import DAY_MS
from core.db.database import Database
from core.db.ledger import Ledger
from core.people.retention import Keeping, Retention
from core.people.standing import Rule, of_person
from core.safety.strikes import Strikes
from core.signals import LocalSignals
from tests.contracts.test_queue import submit
from tests.core.reporting.test_reports import a_life, rows
from tests.fakes.clock import FakeClock

ANN = "local:ann"
ALL = Keeping(pictures=30, words=30, strikes=30, reviews=30, audit=30)


async def a_past(database: Database, clock: FakeClock) -> None:
    """A picture, a dead letter, a turn, a strike and a rule that ended; then forty days."""
    await a_life(database, clock, "old", ANN, "succeeded", 40_000)
    await a_life(database, clock, "dead", ANN, "overloaded", 0)
    await database.one_locked(
        "", "turn_add", id="t1", session="s1", role="user", person=ANN, text="a fox", event="old",
        message="", reply_to=None, job=None, pictures="[]", now=clock.now_ms(),
    )  # fmt: skip
    rules = HouseRules(database, clock, LocalSignals())
    await Strikes(database, clock, rules).count(ANN, event="s", category="violence")
    await rules.put(
        "cli:x", "ban", of_person(ANN), Rule.BANNED, "spam", "r", until_ms=clock.now_ms() + DAY_MS
    )
    await database.one_locked(
        "", "tick_take", name=f"notice/quota/hour/{ANN}", slot=1, worker="w", now=clock.now_ms()
    )
    clock.advance(40 * 86_400)
    await a_life(database, clock, "new", ANN, "succeeded", 10_000)


async def table(url: str, sql: str) -> list[dict[str, Any]]:
    return [dict(row) for row in await rows(url, sql)]


@pytest.fixture
def seen(database_url: str) -> Iterator[str]:
    yield database_url


async def test_what_is_over_goes_and_what_is_young_stays(
    database: Database, clock: FakeClock, seen: str
) -> None:
    await a_past(database, clock)

    ended = await Retention(database, clock, ALL).run()

    assert ended == {
        "pictures": 1, "turns": 1, "requests": 1, "strikes": 1, "audit": 1, "rules": 1,
    } | {kind: ended[kind] for kind in ("lines",) if kind in ended}  # fmt: skip
    kept = await table(seen, "SELECT blob FROM picture WHERE deleted_ms IS NULL")
    assert [row["blob"] for row in kept] == ["new.png"]
    words = {row["idem"]: "fox" in row["request"] for row in await table(seen, "SELECT * FROM job")}
    assert words == {"old": False, "dead": True, "new": True}
    assert await Retention(database, clock, ALL).run() == {}


async def test_the_books_lose_nothing(database: Database, clock: FakeClock, seen: str) -> None:
    await a_past(database, clock)
    sums = "SELECT COUNT(*) AS n, SUM(amount) AS credits FROM transfer"
    costs = "SELECT SUM(cost_micros) AS micros, COUNT(*) AS n FROM attempt"
    before = [await table(seen, sql) for sql in (sums, costs)]

    await Retention(database, clock, ALL).run()

    assert [await table(seen, sql) for sql in (sums, costs)] == before
    assert await Ledger(database, clock).verify() == []


async def test_nothing_that_people_made_goes_where_nobody_asked_for_it(
    database: Database, clock: FakeClock
) -> None:
    await a_past(database, clock)

    assert set(await Retention(database, clock, Keeping()).run()) == {"rules"}


async def test_a_picture_that_a_job_may_begin_with_waits_for_it(
    database: Database, clock: FakeClock
) -> None:
    await a_past(database, clock)
    await submit(database, clock, "on-its-way", person=ANN)

    assert "pictures" not in await Retention(database, clock, ALL).run()


async def test_what_was_told_is_forgotten_after_the_longest_window(
    database: Database, clock: FakeClock
) -> None:
    await a_past(database, clock)
    clock.advance(30 * 86_400)

    assert (await Retention(database, clock, Keeping()).run())["told"] == 1
