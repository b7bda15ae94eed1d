"""A process that is stopped while it writes to Discord: the next one goes on, and nothing is lost."""

import asyncio
from pathlib import Path

import pytest

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.faults import Fault
from tests.fakes.discord.world import Channel, Message, User
from tests.stories.discord_house import began, charges, drawn, house, pictures, texts

#: Longer than an end waits for what is under way.
TOO_LONG_S = 12.0


async def taken(discord: FakeDiscord, fault: Fault) -> None:
    """Wait until a request has met the fault: it is under way now."""
    await discord.until(lambda: fault.times == 0)


def said(messages: list[Message]) -> list[str]:
    return [text for message in messages for text in texts(message)]


@pytest.mark.parametrize("delay_s", [0.8, TOO_LONG_S])
async def test_a_stop_while_a_request_is_announced_fails_nothing(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, delay_s: float
) -> None:
    announced = discord.faults.plan(Fault(method="POST", path="/messages", delay_s=delay_s))
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        await taken(discord, announced)

    async with house(discord, tmp_path) as app:
        await drawn(discord, general)
        await app.door.idle()
        spent = await charges(app, ana)

    assert len(pictures(discord, general)) == 1 and spent == 1
    assert not [text for text in said(discord.messages(general)) if "did not work" in text]


@pytest.mark.parametrize("delay_s", [0.8, TOO_LONG_S])
async def test_a_stop_while_a_picture_goes_up_hands_it_on(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, delay_s: float
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 0.3}):
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await began(discord, run)
        going_up = discord.faults.plan(
            Fault(method="PATCH", path="/messages/", times=9, delay_s=delay_s)
        )
        await discord.until(lambda: going_up.times < 9)
        await asyncio.sleep(0)

    going_up.times = 0
    async with house(discord, tmp_path) as app:
        picture = (await drawn(discord, general))[0]
        await app.door.idle()
        spent = await charges(app, ana)
        rows = await app.database.all("outbox_all")

    assert picture is run.original and len(discord.messages(general)) == 1 and spent == 1
    assert [row["outcome"] for row in rows] == ["delivered"]


async def test_a_final_that_is_sent_anew_as_the_process_stops_comes_once_and_comes(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    """Its message was deleted, and Discord takes too long to confirm the new one."""
    async with house(discord, tmp_path, embedded={"step_s": 0.3}):
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        line = await began(discord, run)
        discord.faults.plan(Fault(method="PATCH", path=f"/messages/{line.id}", times=9, code=10008))
        sent = discord.faults.plan(Fault(method="POST", path="/messages", late_s=TOO_LONG_S))
        await taken(discord, sent)
        await discord.until(lambda: pictures(discord, general))

    async with house(discord, tmp_path) as app:
        await app.door.idle()
        rows = await app.database.all("outbox_all")
        spent = await charges(app, ana)

    assert len(pictures(discord, general)) == 1 and spent == 1
    assert [row["outcome"] for row in rows] == ["delivered"]
