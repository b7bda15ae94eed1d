"""What a request may cost and use, decided in the transaction that submits it, on both engines."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.db.database import Database
from core.db.ledger import Ledger
from core.errors import Refusal, RefusalCode
from core.jobs import Job
from core.money.gate import Terms
from core.money.limits import Limits
from core.money.tiers import Tier, Tiers
from core.ordering.submit import Submit
from core.work.settlement import Settlement, Tried
from tests.contracts.test_queue import FREE, REQUEST, claim, status_row
from tests.fakes.clock import FakeClock

PREMIUM = Tier(
    name="premium", limits=replace(FREE, per_day=5), allowance=1000, weight=4,
    given_to=frozenset({"discord:role:5"}),
)  # fmt: skip


def tiers(**free: object) -> Tiers:
    lowest = replace(Tier(limits=FREE, allowance=1000), **free)  # type: ignore[arg-type]
    return Tiers(ranked=(lowest, PREMIUM))


async def ask(
    database: Database,
    clock: FakeClock,
    terms: Terms,
    event: str,
    *,
    cost: int = 30_000,
    **changes: object,
) -> Job:
    status = await status_row(database, event)
    request = replace(REQUEST, prompt=event, cost_each_micros=cost, **changes)  # type: ignore[arg-type]
    return (await Submit(database, clock, terms).submit(status, "s1", "embedded", request)).job


async def refused(
    database: Database, clock: FakeClock, terms: Terms, event: str, **changes: object
) -> Refusal:
    with pytest.raises(Refusal) as no:
        await ask(database, clock, terms, event, **changes)
    return no.value


async def test_nobody_overspends_their_month_of_real_cost_however_many_ask_at_once(
    database: Database, clock: FakeClock
) -> None:
    terms = Terms(tiers=tiers(cost_month_micros=100_000), day_micros=0)

    outcomes = await asyncio.gather(
        *(ask(database, clock, terms, f"e{n}") for n in range(20)), return_exceptions=True
    )

    assert sum(isinstance(outcome, Job) for outcome in outcomes) == 3
    no = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert {one.reason for one in no} == {RefusalCode.COST}
    assert no[0].facts == {"limit": "0.10", "tier": "free"}


async def test_what_a_job_really_cost_replaces_what_was_estimated(
    database: Database, clock: FakeClock
) -> None:
    terms = Terms(tiers=tiers(cost_month_micros=100_000), day_micros=0)
    await ask(database, clock, terms, "e1", cost=90_000)
    assert (await refused(database, clock, terms, "e2", cost=20_000)).reason is RefusalCode.COST
    job = await claim(database, clock)
    assert job is not None

    await Settlement(database, clock).fail(job, "overloaded", [Tried(index=0, outcome="overloaded")])

    assert await ask(database, clock, terms, "e2", cost=20_000)
    clock.advance(31 * 86_400)
    assert await ask(database, clock, terms, "e3", cost=90_000)


async def test_the_hard_stop_of_the_day_counts_what_is_on_its_way(
    database: Database, clock: FakeClock
) -> None:
    terms = Terms(tiers=tiers(), day_micros=100_000)

    outcomes = await asyncio.gather(
        *(ask(database, clock, terms, f"e{n}") for n in range(10)), return_exceptions=True
    )

    assert sum(isinstance(outcome, Job) for outcome in outcomes) == 3
    assert await ask(database, clock, terms, "free", cost=0)


async def test_a_role_raises_the_window_its_weight_and_its_allowance(
    database: Database, clock: FakeClock
) -> None:
    terms = Terms(tiers=tiers(limits=replace(FREE, per_day=1), allowance=4), day_micros=0)
    await ask(database, clock, terms, "e1")
    no = await refused(database, clock, terms, "e2")
    assert no.reason is RefusalCode.PER_DAY
    assert (no.facts["upgrade"], no.facts["per_day"]) == ("Premium", 5)

    await database.run("place_seen", thread="local:t", server="s", channel="")
    await database.run("member_seen", person="local:ann", server="s", roles="discord:role:5")
    for n in range(2, 6):
        await ask(database, clock, terms, f"e{n}")

    no = await refused(database, clock, terms, "e6")
    assert (no.reason, no.facts["more"]) == (RefusalCode.PER_DAY, "no")
    assert await Ledger(database, clock).verify() == []


@pytest.mark.parametrize(
    ("tier", "changes", "reason"),
    [
        ({"models": frozenset({"other"})}, {}, RefusalCode.NOT_IN_TIER),
        ({"resolutions": frozenset({"1K"})}, {"resolution": "4K"}, RefusalCode.NOT_IN_TIER),
        ({"batch_max": 2}, {"count": 3}, RefusalCode.BATCH),
    ],
)
async def test_what_a_tier_does_not_have_is_refused_and_leaves_no_trace(
    database: Database, clock: FakeClock, tier: dict[str, object], changes: dict[str, object],
    reason: RefusalCode,
) -> None:  # fmt: skip
    terms = Terms(tiers=tiers(**tier), day_micros=0)

    assert (await refused(database, clock, terms, "e1", **changes)).reason is reason

    assert await database.all("jobs_open") == []
    assert await Ledger(database, clock).verify() == []


async def test_a_day_ends_at_the_operators_midnight(database: Database) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    limits = Limits(per_minute=0, per_hour=0, per_day=1, per_month=0, cooldown_s=0, running=0, waiting=0)
    terms = Terms(tiers=tiers(limits=limits), day_micros=0, zone=berlin)
    before = datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)  # the clocks went back that day
    clock = FakeClock(int(before.timestamp() * 1000))
    await ask(database, clock, terms, "e1")
    no = await refused(database, clock, terms, "e2")
    assert (no.facts["seconds"], no.facts["zone"]) == (1, "Europe/Berlin")

    clock.advance(1)

    assert await ask(database, clock, terms, "e2")


async def test_a_clock_that_went_back_a_day_locks_nobody_out(
    database: Database, clock: FakeClock
) -> None:
    limits = replace(FREE, per_hour=1, cooldown_s=30)
    terms = Terms(tiers=tiers(limits=limits), day_micros=0)
    await ask(database, clock, terms, "e1")

    clock.advance(-86_400)

    assert await ask(database, clock, terms, "e2")
