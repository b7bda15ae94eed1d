"""The contract of submit, claim and settle, on both engines."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import partial

import asyncpg
import pytest

from core.conversation import PersonId, ThreadKey
from core.credits import AccountId
from core.db.database import Database
from core.db.ledger import Ledger
from core.db.rows import to_job, to_status
from core.errors import Refusal, RefusalCode
from core.jobs import Job, JobState, StatusMessage
from core.money.limits import Limits
from core.ordering.submit import Submit, Terms
from core.pictures import BlobKey, MediaType, Operation, Size, StoredBlob
from core.request import JobRequest
from core.work.settlement import Ended, Made, Settlement
from core.work.sweep import Sweep
from tests.fakes.clock import FakeClock

REQUEST = JobRequest(
    operation=Operation.GENERATE, asked="a fox", prompt="a fox", model="embedded",
    width=64, height=64, seed=1, price_each=4, cost_each_micros=30_000,
)  # fmt: skip
FREE = Limits(per_minute=0, per_hour=0, per_day=0, per_month=0, cooldown_s=0, running=0, waiting=0)
BLOB = StoredBlob(
    key=BlobKey("a.png"), media_type=MediaType.PNG, size=Size(width=64, height=64), bytes=9
)


async def status_row(database: Database, event: str, person: str = "local:ann") -> StatusMessage:
    async with database.tx() as tx:
        await tx.run("provider_put", name="embedded", running_max=5)
        await tx.run("session_open", id="s1", thread="local:t", now=1)
        row = await tx.one(
            "status_add", id=f"st-{event}", thread="local:t", person=person, event=event,
            request="", nonce="n", route="{}", locale="", now=1,
        ) or await tx.one("status_by_event", event=event)  # fmt: skip
    assert row is not None
    status = to_status(row)
    return replace(status, thread=ThreadKey("local:t"), person=PersonId(person))


async def submit(
    database: Database, clock: FakeClock, event: str, *, limits: Limits = FREE,
    person: str = "local:ann", prompt: str = "",
) -> Job:  # fmt: skip
    status = await status_row(database, event, person)
    desk = Submit(database, clock, Terms(limits=limits, allowance=12))
    request = replace(
        REQUEST, prompt=prompt or event
    )  # another wish for each event: a repeat is one job
    return (await desk.submit(status, "s1", "embedded", request)).job


async def claim(database: Database, clock: FakeClock, worker: str = "w1") -> Job | None:
    async with database.tx(lock="claim") as tx:
        row = await tx.one("job_claim", worker=worker, now=clock.now_ms())
    return to_job(row) if row is not None else None


async def test_the_same_event_submitted_twenty_times_is_one_job(
    database: Database, clock: FakeClock
) -> None:
    jobs = await asyncio.gather(*(submit(database, clock, "e1") for _ in range(20)))

    assert len({job.id for job in jobs}) == 1
    assert (await Ledger(database, clock).balance(AccountId("local:ann/allowance"))).held == 4


async def test_an_event_that_comes_again_is_the_same_job_however_late_and_whatever_it_says(
    database: Database, clock: FakeClock
) -> None:
    """Not the same wish within seconds, which is known as well: the event alone says so."""
    first = await submit(database, clock, "e1")
    clock.advance(3600)

    again = await asyncio.gather(
        *(submit(database, clock, "e1", prompt=f"another {n}") for n in range(5))
    )

    assert {job.id for job in again} == {first.id}
    assert (await Ledger(database, clock).balance(AccountId("local:ann/allowance"))).held == 4


async def test_a_painter_without_a_name_stops_nobody(
    database: Database, database_url: str, clock: FakeClock
) -> None:
    """SQLite lets a NULL into a primary key, and NOT IN with a NULL is never true."""
    await submit(database, clock, "e1")
    if database_url.startswith("sqlite:"):
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:"))) as other:
            other.execute("INSERT INTO provider (name, paused_until) VALUES (NULL, 9000000000000)")
            other.commit()
    else:
        with pytest.raises(asyncpg.NotNullViolationError):
            await database.run("provider_put", name=None, running_max=1)

    assert await claim(database, clock) is not None


async def test_what_runs_is_only_asked_to_stop_and_what_has_ended_is_left_alone(
    database: Database, clock: FakeClock
) -> None:
    settlement = Settlement(database, clock)
    queued = await submit(database, clock, "e1")
    running = await claim(database, clock)
    assert running is not None

    asked = await settlement.cancel(queued.id)
    done = await settlement.succeed(running, [Made(index=0, blob=BLOB)])
    late = await settlement.cancel(queued.id)

    assert asked is not None and asked.state is JobState.RUNNING
    assert done is not None and done.state is JobState.SUCCEEDED
    assert late is None
    assert (await Ledger(database, clock).balance(AccountId("local:ann/allowance"))).posted == 8
    assert await Ledger(database, clock).verify() == []


async def test_fifty_submits_race_for_three_places(database: Database, clock: FakeClock) -> None:
    limits = replace(FREE, running=1, waiting=2)

    outcomes = await asyncio.gather(
        *(submit(database, clock, f"e{n}", limits=limits) for n in range(50)), return_exceptions=True
    )

    assert sum(isinstance(outcome, Job) for outcome in outcomes) == 3


@pytest.mark.parametrize("field", ["per_minute", "per_hour", "per_day", "per_month"])
async def test_a_window_is_named_with_its_number(
    database: Database, clock: FakeClock, field: str
) -> None:
    limits = replace(FREE, **{field: 2})
    await submit(database, clock, "e1", limits=limits)
    await submit(database, clock, "e2", limits=limits)

    with pytest.raises(Refusal) as refused:
        await submit(database, clock, "e3", limits=limits)

    assert refused.value.reason is RefusalCode(field)
    assert refused.value.facts["limit"] == 2
    assert len(await database.all("jobs_open")) == 2


async def test_the_cooldown_ends_to_the_second(database: Database, clock: FakeClock) -> None:
    limits = replace(FREE, cooldown_s=30)
    await submit(database, clock, "e1", limits=limits)
    clock.advance(29)
    with pytest.raises(Refusal) as refused:
        await submit(database, clock, "e2", limits=limits)
    assert refused.value.facts["seconds"] == 1

    clock.advance(1)

    assert (await submit(database, clock, "e2", limits=limits)).state is JobState.QUEUED


async def test_one_person_runs_one_job_at_a_time(database: Database, clock: FakeClock) -> None:
    limits = replace(FREE, running=1, waiting=2)
    await submit(database, clock, "e1", limits=limits)
    await submit(database, clock, "e2", limits=limits)
    await submit(database, clock, "b1", limits=limits, person="local:bob")

    claims = [await claim(database, clock) for _ in range(3)]

    assert [job.person if job else None for job in claims] == ["local:ann", "local:bob", None]


async def test_six_claimers_take_each_job_once(database: Database, clock: FakeClock) -> None:
    for n in range(3):
        await submit(database, clock, f"e{n}")

    claims = await asyncio.gather(*(claim(database, clock, f"w{n}") for n in range(6)))

    taken = [job.id for job in claims if job is not None]
    assert len(taken) == len(set(taken)) == 3


async def test_a_worker_back_from_the_dead_changes_nothing(database: Database, clock: FakeClock) -> None:
    settlement = Settlement(database, clock)
    await submit(database, clock, "e1")
    ghost = await claim(database, clock, "ghost")
    assert ghost is not None
    await Sweep(database, clock, settlement).take_over()
    alive = await claim(database, clock, "alive")
    assert alive is not None

    late = await settlement.succeed(ghost, [Made(index=0, blob=BLOB)])
    ended = await settlement.succeed(alive, [Made(index=0, blob=BLOB)])

    assert late is None
    assert ended is not None and ended.charged == 4
    assert len(await database.all("pictures_of_job", job=alive.id)) == 1
    assert await Ledger(database, clock).verify() == []


async def test_cancel_and_finish_race_to_one_outcome(database: Database, clock: FakeClock) -> None:
    settlement = Settlement(database, clock)
    await submit(database, clock, "e1")
    job = await claim(database, clock)
    assert job is not None

    await asyncio.gather(settlement.cancelled(job), settlement.succeed(job, [Made(index=0, blob=BLOB)]))

    assert len(await database.all("outbox_due", platform="local", now=clock.now_ms(), limit=10)) == 1
    assert await Ledger(database, clock).verify() == []


async def test_a_final_is_nobody_elses_while_the_process_that_ended_its_job_delivers_it(
    database: Database, clock: FakeClock
) -> None:
    told: list[Ended] = []
    settlement = Settlement(
        database, clock, told=[lambda ended, _: told.append(ended)], due=lambda _, now: now + 60_000
    )
    await submit(database, clock, "e1")
    job = await claim(database, clock)
    assert job is not None

    await settlement.succeed(job, [Made(index=0, blob=BLOB)])

    due = partial(database.all, "outbox_due", platform="local", limit=10)
    assert [ended.final["id"] for ended in told if ended.final] == [f"{job.hold}:final"]
    assert await due(now=clock.now_ms()) == []
    clock.advance(60)
    assert len(await due(now=clock.now_ms())) == 1


async def test_a_queued_job_that_is_cancelled_gives_everything_back(
    database: Database, clock: FakeClock
) -> None:
    job = await submit(database, clock, "e1", limits=replace(FREE, per_hour=1))

    await Settlement(database, clock).cancel(job.id)

    assert (await Ledger(database, clock).balance(job.account)).free == 12
    again = await submit(database, clock, "e2", limits=replace(FREE, per_hour=1))
    assert again.state is JobState.QUEUED


async def test_the_place_in_the_queue_counts_those_before(database: Database, clock: FakeClock) -> None:
    jobs = []
    for number in range(3):
        jobs.append(await submit(database, clock, f"e{number}"))
        clock.advance(1)

    rows = [await database.one("queue_place", id=job.id) for job in jobs]

    assert [row["n"] if row else None for row in rows] == [0, 1, 2]
