"""Workers die; their jobs do not, and no budget is spent on somebody else's death."""

import pytest

from core.credits import AccountId
from core.db.database import Database, open_database
from core.db.ledger import Ledger
from core.errors import StoreLost
from core.jobs import Job, JobState
from core.work.settlement import Settlement
from core.work.sweep import CRASHES_MAX, LOOKS, Sweep
from tests.contracts.test_queue import claim, submit
from tests.fakes.clock import FakeClock


@pytest.fixture
def sweep(database: Database, clock: FakeClock) -> Sweep:
    return Sweep(database, clock, Settlement(database, clock))


async def _claimed(database: Database, clock: FakeClock, worker: str = "w1") -> Job:
    job = await claim(database, clock, worker)
    assert job is not None
    return job


async def test_a_worker_that_beats_keeps_its_jobs(
    database: Database, clock: FakeClock, sweep: Sweep
) -> None:
    await submit(database, clock, "e1")
    await sweep.beat("w1")
    await _claimed(database, clock)

    for _ in range(9):
        assert await sweep.sweep() == 0
        clock.advance(10)
        await sweep.beat("w1")


async def test_a_heartbeat_waits_for_a_store_that_is_away(database_url: str, clock: FakeClock) -> None:
    lost = 0

    def away(when: str, query: str) -> None:
        nonlocal lost
        if (when, query) == ("before", "worker_beat") and lost < 3:
            lost += 1
            raise StoreLost("as planned")

    async with open_database(database_url, probe=away) as database:
        await Sweep(database, clock, Settlement(database, clock)).beat("w1")
        alive = await database.all("workers_alive", since=0)

    assert lost == 3
    assert [row["id"] for row in alive] == ["w1"]


async def test_a_silent_worker_loses_its_jobs_to_the_next(
    database: Database, clock: FakeClock, sweep: Sweep
) -> None:
    await submit(database, clock, "e1")
    await sweep.beat("w1")
    await _claimed(database, clock)

    assert [await sweep.sweep() for _ in range(LOOKS + 1)] == [0] * LOOKS + [1]
    again = await _claimed(database, clock, "w2")
    assert (again.attempt, again.tries, again.crashes) == (2, 0, 1)


@pytest.mark.parametrize("step_s", [3600, -3600])
async def test_a_clock_that_is_put_right_kills_no_worker_and_lets_no_dead_one_live(
    database: Database, clock: FakeClock, sweep: Sweep, step_s: int
) -> None:
    """Neither does another machine's clock that goes wrong for good: nobody's hour is compared."""
    for event, worker in (("e1", "living"), ("e2", "dead")):
        await submit(database, clock, event, person=f"local:{worker}")
        await sweep.beat(worker)
        await _claimed(database, clock, worker)
    clock.advance(step_s)

    taken = []
    for _ in range(LOOKS + 1):
        taken.append(await sweep.sweep())
        clock.advance(1)
        await sweep.beat("living")

    assert taken == [0] * LOOKS + [1]
    states = {row["worker_id"]: row["state"] for row in await database.all("jobs_open")}
    assert states == {"living": "running", None: "queued"}


async def test_a_job_that_kills_its_workers_becomes_a_dead_letter_and_is_not_charged(
    database: Database, clock: FakeClock, sweep: Sweep
) -> None:
    await submit(database, clock, "e1")
    for _ in range(CRASHES_MAX):
        await _claimed(database, clock)
        await sweep.sweep()

    row = (await database.all("jobs_list", state="", limit=1))[0]
    assert (row["state"], row["dead"], row["error"]) == ("failed", 1, "worker_lost")
    assert (await Ledger(database, clock).balance(AccountId("local:ann/allowance"))).free == 12


async def test_a_hand_back_counts_neither_as_an_error_nor_as_a_crash(
    database: Database, clock: FakeClock
) -> None:
    await submit(database, clock, "e1")
    job = await _claimed(database, clock)

    async with database.tx() as tx:
        await tx.one("job_hand_back", id=job.id, worker="w1", attempt=job.attempt, now=clock.now_ms())

    again = await _claimed(database, clock, "w2")
    assert (again.state, again.tries, again.crashes) == (JobState.RUNNING, 0, 0)


async def test_a_job_that_waits_for_its_retry_blocks_nobody(
    database: Database, clock: FakeClock
) -> None:
    await submit(database, clock, "e1")
    await submit(database, clock, "b1", person="local:bob")
    job = await _claimed(database, clock)
    async with database.tx() as tx:
        await tx.one(
            "job_requeue", id=job.id, worker="w1", attempt=job.attempt,
            run_at=clock.now_ms() + 60_000, error="overloaded",
        )  # fmt: skip

    other = await _claimed(database, clock)

    assert other.person == "local:bob"
    assert await claim(database, clock) is None


async def test_a_paused_provider_gets_no_job_until_it_is_back(
    database: Database, clock: FakeClock
) -> None:
    await submit(database, clock, "e1")
    await database.run("provider_pause", name="embedded", until=clock.now_ms() + 5_000)

    before = await claim(database, clock)
    clock.advance(6)

    assert before is None
    assert (await _claimed(database, clock)).state is JobState.RUNNING


async def test_a_heavy_person_does_not_starve_a_light_one(database: Database, clock: FakeClock) -> None:
    for n in range(3):
        await submit(database, clock, f"a{n}", person="local:ann")
    await submit(database, clock, "b0", person="local:bob")

    order = [(await _claimed(database, clock, f"w{n}")).person for n in range(3)]

    assert "local:bob" in order[:2]
