"""Progress goes into its line while the job is on its way, and never over a final."""

import asyncio

from core.db.database import Database
from core.jobs import Job
from core.outbound.progress import Progress
from core.signals import LocalSignals
from core.work.estimates import Estimates
from tests.contracts.test_queue import claim, submit
from tests.fakes.clock import FakeClock
from tests.fakes.messenger import FakeMessenger


def _progress(
    database: Database, clock: FakeClock, platform: FakeMessenger, signals: LocalSignals | None = None
) -> Progress:
    estimates = Estimates(database, clock, expected_s={}, places=1)
    here = {platform.platform: platform}
    return Progress(database, clock, here, estimates, signals or LocalSignals())


async def _posted(database: Database, clock: FakeClock, event: str) -> Job:
    job = await submit(database, clock, event)
    await database.run("status_sent", id=job.status, message=f"m-{event}")
    return job


async def test_progress_edits_the_message_of_the_job(database: Database, clock: FakeClock) -> None:
    platform = FakeMessenger()
    job = await _posted(database, clock, "e1")

    await _progress(database, clock, platform).show(job)

    assert platform.log == [("edit", "m-e1", "queued")]


async def test_progress_that_comes_after_a_final_began_is_dropped(
    database: Database, clock: FakeClock
) -> None:
    platform = FakeMessenger()
    job = await _posted(database, clock, "e1")
    progress = _progress(database, clock, platform)

    progress.close(job.status, job.id)
    progress.forget()
    await progress.show(job)

    assert platform.log == []


async def test_a_job_that_others_painted_before_it_was_said_to_wait_keeps_its_final(
    database: Database, clock: FakeClock
) -> None:
    """Its picture stood there when the process that had taken the request came to say "queued"."""
    platform = FakeMessenger()
    job = await _posted(database, clock, "e1")
    progress = _progress(database, clock, platform)
    status = await progress.status(job.status)
    assert status is not None

    progress.close(job.status, job.id)
    progress.remember(status)
    await progress.show(job)

    assert platform.log == []


async def test_a_new_job_in_a_message_with_a_final_is_shown(
    database: Database, clock: FakeClock
) -> None:
    platform = FakeMessenger()
    job = await _posted(database, clock, "e1")
    progress = _progress(database, clock, platform)

    progress.close(job.status, "the one before")
    await progress.show(job)

    assert platform.log == [("edit", "m-e1", "queued")]


async def test_who_waits_is_shown_the_new_place_when_the_queue_moves(
    database: Database, clock: FakeClock
) -> None:
    seen = asyncio.Event()
    platform = FakeMessenger(told=seen.set)
    for event in ("e1", "e2"):
        await _posted(database, clock, event)
    progress = _progress(database, clock, platform)
    running = asyncio.create_task(progress.run())

    await claim(database, clock)
    progress.queue_moved()
    await asyncio.wait_for(seen.wait(), 10)
    running.cancel()

    assert [(message, line.facts["place"]) for message, line in platform.shown.items()] == [("m-e2", 1)]


async def test_a_message_of_another_process_is_left_to_that_process(
    database: Database, clock: FakeClock
) -> None:
    elsewhere = FakeMessenger(platform="telegram")
    told: list[str] = []
    signals = LocalSignals()
    signals.hear("progress", told.append)
    job = await _posted(database, clock, "e1")

    progress = _progress(database, clock, elsewhere, signals)
    await progress.show(job)
    await progress.show(job)

    assert (elsewhere.log, len(told)) == ([], 1)
