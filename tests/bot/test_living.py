"""The only process on a store takes over at its start what the one before it left."""

import asyncio
from pathlib import Path

from bot.wiring import build
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from tests.bot.test_running import settings_in


async def test_a_job_that_a_dead_process_was_at_is_taken_up_at_the_start_and_not_when_it_is_missed(
    tmp_path: Path,
) -> None:
    settings = settings_in(tmp_path)
    asked = Incoming(
        event=EventId("local:m1"), thread=ThreadKey("local:t"), person=PersonId("local:ann"),
        text="draw a fox in the snow", message="m1", name="ann",
    )  # fmt: skip
    async with build(settings) as first:
        await first.door.receive(asked)
        now = first.clock.now_ms()
        async with first.database.tx() as tx:
            await tx.run("worker_beat", id="dead", role="worker", now=now)
            assert await tx.one("job_claim", worker="dead", now=now) is not None

    async with build(settings) as second, second.live():
        (job,) = await second.database.all("jobs_list", state="", limit=9)
        assert (job["worker_id"] != "dead", job["crashes"]) == (True, 1)
        await asyncio.wait_for(second.door.idle(), 30)
        (job,) = await second.database.all("jobs_list", state="", limit=9)

    assert (job["state"], job["crashes"]) == ("succeeded", 1)
