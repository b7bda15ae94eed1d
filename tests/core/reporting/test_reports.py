"""Every figure equals the rows that it sums, on both engines, on the operator's calendar."""

import random
import sqlite3
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.conversation import PersonId
from core.credits import AccountId, Credits
from core.days import QUARTER_MS, begin_ms, by_day, days_until, today
from core.db.database import Database
from core.db.ledger import Ledger
from core.jobs import Job, JobState
from core.ordering.submit import Submit, Terms
from core.pictures import BlobKey, MediaType, Size, StoredBlob
from core.reporting.figures import Search
from core.reporting.money_figures import WORDS, Share
from core.reporting.reports import StoredReports
from core.work.settlement import Made, Settlement, Tried
from tests.contracts.test_queue import FREE, REQUEST, claim, status_row, submit
from tests.fakes.clock import FakeClock

BERLIN = ZoneInfo("Europe/Berlin")
PEOPLE = ("local:ann", "local:bob_1", "local:çelik")
ENDS = ("succeeded", "succeeded", "overloaded", "provider_bug", "cancelled")


async def rows(url: str, sql: str) -> list[dict[str, Any]]:
    """What stands in the store, read past all of our own code."""
    if url.startswith("sqlite:"):
        connection = sqlite3.connect(url.removeprefix("sqlite:"))
        connection.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in connection.execute(sql)]
        finally:
            connection.close()
    other = await asyncpg.connect(url)
    try:
        return [dict(row) for row in await other.fetch(sql)]
    finally:
        await other.close()


async def a_life(
    database: Database, clock: FakeClock, event: str, person: str, end: str, cost: int, prompt: str = ""
) -> Job:
    """One job from submit to its end, with one provider call."""
    await submit(database, clock, event, person=person, prompt=prompt)
    clock.advance(random.uniform(0.1, 9))
    job = await claim(database, clock)
    assert job is not None
    async with database.tx() as tx:
        await tx.run(
            "attempt_add", job=job.id, n=job.attempt, idx=0, provider="embedded", model=job.model,
            ref=None, now=clock.now_ms(),
        )  # fmt: skip
    clock.advance(random.uniform(1, 60))
    settlement, tried = Settlement(database, clock), [Tried(index=0, outcome=end, cost_micros=cost)]
    if end == "succeeded":
        blob = StoredBlob(
            key=BlobKey(f"{event}.png"), media_type=MediaType.PNG, size=Size(width=8, height=8),
            bytes=9,
        )  # fmt: skip
        ended = await settlement.succeed(job, [Made(index=0, blob=blob)], tried)
    elif end == "cancelled":
        ended = await settlement.cancelled(job, tried)
    else:
        ended = await settlement.fail(job, end, tried, dead=end == "overloaded")
    assert ended is not None
    return ended


async def a_history(database: Database, clock: FakeClock, count: int = 24) -> None:
    """Jobs of several people over the weeks around a change of the clocks in Berlin."""
    clock.advance((datetime(2026, 10, 10, tzinfo=UTC).timestamp() * 1000 - clock.now_ms()) / 1000)
    for n in range(count):
        person = random.choice(PEOPLE)
        await Ledger(database, clock).grant(
            AccountId(f"{person}/allowance"), Credits(8), ref=f"test:{n}", reason="for the test"
        )
        await a_life(database, clock, f"e{n}", person, random.choice(ENDS), random.randrange(90_000))
        clock.advance(random.uniform(0, 2 * 86_400))


@pytest.fixture
def reports(database: Database, clock: FakeClock) -> StoredReports:
    random.seed(7)
    return StoredReports(database, clock, BERLIN)


async def test_each_day_of_the_money_is_the_sum_of_its_calls(
    reports: StoredReports, database: Database, database_url: str, clock: FakeClock
) -> None:
    await a_history(database, clock)

    money = await reports.money(days=21)

    spent: Counter[date] = Counter()
    for row in await rows(database_url, "SELECT sent_ms, cost_micros FROM attempt"):
        spent[datetime.fromtimestamp(row["sent_ms"] / 1000, BERLIN).date()] += row["cost_micros"]
    last = datetime.fromtimestamp(clock.now_ms() / 1000, BERLIN).date()
    week = [last - timedelta(days=n) for n in range(last.weekday() + 1)]
    assert {day.day: day.micros for day in money.days if day.micros} == {
        day: micros for day, micros in spent.items() if micros and day > last - timedelta(days=21)
    }
    assert len(money.days) == 21
    assert money.today == spent[last]
    assert money.week == sum(spent[day] for day in week)
    assert money.month == sum(n for day, n in spent.items() if day >= last.replace(day=1))


async def test_the_shares_of_models_people_and_places_each_make_up_the_whole(
    reports: StoredReports, database: Database, database_url: str, clock: FakeClock
) -> None:
    await a_history(database, clock)

    money = await reports.money(days=400)

    micros = (await rows(database_url, "SELECT SUM(cost_micros) AS n FROM attempt"))[0]["n"]
    credits = await rows(database_url, "SELECT SUM(amount) AS n FROM transfer WHERE kind = 'capture'")
    for shares in (money.models, money.people, money.places):
        assert sum(share.micros for share in shares) == int(micros)
        assert sum(share.credits for share in shares) == int(credits[0]["n"])
    assert {share.name for share in money.people} <= set(PEOPLE)


async def test_what_a_language_model_charged_is_in_every_sum_of_the_money(
    reports: StoredReports, database: Database, clock: FakeClock
) -> None:
    await a_history(database, clock, 6)
    before = await reports.money(days=90)
    status = await status_row(database, "wordy")
    desk = Submit(database, clock, Terms(limits=FREE, allowance=12))
    await desk.submit(status, "s1", "embedded", REQUEST, thinking_micros=4_321)

    money = await reports.money(days=90)

    assert money.today - before.today == money.month - before.month == 4_321
    assert [share for share in money.models if share.name == WORDS] == [
        Share(name=WORDS, calls=1, micros=4_321)
    ]
    for shares in (money.models, money.people, money.places):
        assert sum(share.micros for share in shares) == sum(day.micros for day in money.days)
    assert (await reports.now()).spent_today == money.today


async def test_the_credits_in_circulation_are_the_journals(
    reports: StoredReports, database: Database, database_url: str, clock: FakeClock
) -> None:
    await a_history(database, clock, 12)
    books = Ledger(database, clock)
    await books.grant(AccountId("local:ann/allowance"), Credits(-3), ref="taken", reason="")
    await submit(database, clock, "on-its-way", person="local:ann")

    money = (await reports.money()).circulation

    assert money.posted == money.granted + money.refunded - money.captured - money.expired
    buckets = (await reports.money()).buckets
    assert (sum(one.posted for one in buckets), sum(one.held for one in buckets)) == (
        money.posted, money.held
    )  # fmt: skip
    accounts = await rows(database_url, "SELECT posted, held FROM account")
    assert money.posted == sum(row["posted"] for row in accounts)
    assert money.held == sum(row["held"] for row in accounts) == 4


async def test_what_storage_holds_is_the_sum_of_the_pictures_that_are_kept(
    reports: StoredReports, database: Database, database_url: str, clock: FakeClock
) -> None:
    await a_history(database, clock, 12)
    kept = await rows(database_url, "SELECT id, owner, bytes FROM picture ORDER BY id")
    async with database.tx() as tx:
        await tx.run("picture_delete", id=kept[0]["id"], now=clock.now_ms())

    stored = await reports.stored()

    assert sum(one.bytes for one in stored) == sum(row["bytes"] for row in kept[1:]) > 0
    owners = [row["owner"] for row in kept[1:]]
    assert {one.owner: one.pictures for one in stored} == {who: owners.count(who) for who in owners}


async def test_what_was_computed_stands_beside_what_was_reported(
    reports: StoredReports, database: Database, clock: FakeClock
) -> None:
    for n, cost in enumerate((40_000, 50_000)):
        await a_life(database, clock, f"e{n}", "local:ann", "succeeded", cost)

    (drift,) = (await reports.money()).drifts

    assert (drift.jobs, drift.computed, drift.reported) == (2, 60_000, 90_000)
    assert drift.percent == 50


async def test_success_times_and_errors_are_those_of_the_rows(
    reports: StoredReports, database: Database, database_url: str, clock: FakeClock
) -> None:
    await a_history(database, clock)

    (model,) = await reports.models(days=400)
    errors = await reports.errors(days=400)

    jobs = await rows(database_url, "SELECT state, error, started_ms - created_ms AS waited FROM job")
    states = Counter(row["state"] for row in jobs)
    assert (model.succeeded, model.failed) == (states["succeeded"], states["failed"])
    assert model.success == states["succeeded"] / (states["succeeded"] + states["failed"])
    waits = sorted(row["waited"] for row in jobs)
    assert model.waited_p50_s == waits[(len(waits) + 1) // 2 - 1] / 1000
    assert model.waited_p90_s == waits[-(-len(waits) * 9 // 10) - 1] / 1000
    sql = "SELECT ended_ms - sent_ms AS took FROM attempt WHERE outcome = 'succeeded'"
    took = sorted(row["took"] for row in await rows(database_url, sql))
    assert model.painted_p50_s == took[(len(took) + 1) // 2 - 1] / 1000
    failed = Counter(row["error"] for row in jobs if row["state"] == "failed")
    assert {error.code: error.count for error in errors} == failed


async def test_now_counts_what_is_open_and_what_waits(
    reports: StoredReports, database: Database, clock: FakeClock
) -> None:
    await a_life(database, clock, "e1", "local:ann", "overloaded", 5_000)
    await submit(database, clock, "e2", person="local:ann")
    await submit(database, clock, "e3", person="local:bob_1")
    await claim(database, clock)

    now = await reports.now()

    assert (now.running, now.queued, now.dead, now.failed_today) == (1, 1, 1, 1)
    assert now.spent_today == 5_000
    assert {seen.job.state for seen in now.jobs} == {JobState.RUNNING, JobState.QUEUED}
    assert now.finals == 1 and now.oldest_final_ms is not None
    (provider,) = now.providers
    assert (provider.running, provider.succeeded, provider.failed) == (1, 0, 1)


async def test_a_job_is_found_by_its_words_its_end_and_its_person_and_by_nothing_else(
    reports: StoredReports, database: Database, clock: FakeClock
) -> None:
    first = await a_life(database, clock, "e1", "local:ann", "succeeded", 0)
    second = await submit(database, clock, "50%_off!", person="local:bob_1")

    async def found(**search: Any) -> list[str]:
        return [seen.job.id for seen in await reports.jobs(Search(**search))]

    assert await found() == [second.id, first.id]
    assert await found(text="A FOX") == [second.id, first.id]
    assert await found(text="%_OFF!") == [second.id]
    assert await found(text=first.id[-6:].upper()) == [first.id]
    assert await found(text="width") == []
    assert await found(state="succeeded") == [first.id]
    assert await found(person="local:bob_1") == [second.id]
    assert await found(before_ms=second.created_ms, before_id=second.id) == [first.id]


async def test_one_jobs_life_has_its_calls_its_money_and_its_finals(
    reports: StoredReports, database: Database, clock: FakeClock
) -> None:
    job = await a_life(database, clock, "e1", "local:ann", "succeeded", 40_000)

    life = await reports.life(job.id)

    assert life is not None
    assert [(call.outcome, call.cost_micros) for call in life.calls] == [("succeeded", 40_000)]
    assert {row.kind.value for row in life.transfers} == {"hold", "capture"}
    assert [final.id for final in life.finals] == [f"{job.hold}:final"]
    assert len(life.pictures) == 1
    assert await reports.life("nobody") is None


async def test_a_persons_figures_are_theirs_alone(
    reports: StoredReports, database: Database, database_url: str, clock: FakeClock
) -> None:
    await a_history(database, clock)
    await Ledger(database, clock).grant(
        AccountId("local:ann2/allowance"), Credits(99), ref="other", reason=""
    )

    file = await reports.person("local:ann")

    assert file is not None
    sql = "SELECT charged, state FROM job WHERE person = 'local:ann'"
    jobs = await rows(database_url, sql)
    (account,) = await rows(database_url, "SELECT * FROM account WHERE id = 'local:ann/allowance'")
    assert (file.figures.posted, file.figures.jobs) == (account["posted"], len(jobs))
    assert file.figures.charged == sum(row["charged"] for row in jobs)
    assert all("ann2" not in row.credit for row in file.transfers)
    assert await reports.person(PersonId("local:nobody")) is None


@given(
    st.dictionaries(st.integers(1_900_000, 2_200_000), st.integers(0, 10**9), max_size=40),
    st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham", "America/New_York"]),
)
def test_no_quarter_of_an_hour_is_lost_or_counted_for_another_day(
    quarters: dict[int, int], name: str
) -> None:
    zone = ZoneInfo(name)

    sums = by_day(quarters, zone)

    assert sum(sums.values()) == sum(quarters.values())
    for quarter in quarters:
        moment = quarter * QUARTER_MS
        day = today(moment, zone)
        assert begin_ms(day, zone) <= moment < begin_ms(day + timedelta(days=1), zone)
    assert days_until(date(2024, 3, 1), 3) == [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]
