"""An orderly stop leaves nothing leased: what a process had taken and not done is due at once."""

from contextlib import AsyncExitStack
from pathlib import Path

from core.db.database import open_database
from tests.stories.local_house import local_house
from tests.stories.waiting import eventually


async def test_masks_that_a_process_had_taken_when_it_stopped_are_the_next_ones_at_once(
    tmp_path: Path, database_url: str
) -> None:
    async with AsyncExitStack() as held, local_house(tmp_path, url=database_url) as house:
        await house.say("draw a red fox in the snow")
        await house.idle()
        database, now = house.app.database, house.app.clock.now_ms()
        jobs = await database.all("outbox_all")
        (picture,) = await database.all("pictures_of_job", job=jobs[0]["job_id"])
        await held.enter_async_context(house.app.door.intake._turnstile.turn("local:t"))
        for nonce in ("one", "two"):
            await database.run(
                "mask_add", nonce=nonce, platform="local", thread="local:t", person="local:ann",
                message="m1", locale="en", picture=picture["id"], mask=picture["id"], words="a hat",
                now=now,
            )  # fmt: skip

        async def taken() -> bool:
            return await database.one("masks_wait", platform="local", now=now) is None

        await eventually(taken)

    async with open_database(database_url) as store:
        due = await store.all("masks_due", platform="local", now=house.app.clock.now_ms(), until=0)

    assert {row["nonce"] for row in due} == {"one", "two"}
