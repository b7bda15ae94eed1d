"""Discord's three seconds and fifteen minutes: an act is answered in time, whatever is held up."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters.discord.callbacks import ANSWER_BY_S
from adapters.discord.outbound import DiscordMessenger
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.interactions import ANSWER_S
from tests.fakes.discord.world import Channel, Guild, User
from tests.fakes.llm import FakeModels
from tests.fakes.loopback import KEY
from tests.stories.discord_house import SLOW, answered, began, charges, drawn, house, pictures, texts
from tests.stories.waiting import eventually


async def test_the_first_answer_waits_for_nobody(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    """The turn of the thread is held (by a store, a model or a provider that does not answer)."""
    async with house(discord, tmp_path) as app:
        held = app.door.intake._turnstile.turn(f"discord:{general.id}")
        async with held:
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            first = await discord.until(lambda: run.original)
            private = await discord.people.command(ana, general, "balance")
            await discord.until(lambda: private.answer)
        picture = (await drawn(discord, general))[0]
        await discord.until(lambda: private.original.text)

    assert run.late_s is not None and run.late_s < ANSWER_S
    assert private.late_s is not None and ANSWER_BY_S - 0.2 < private.late_s < ANSWER_S
    assert picture is first and len(discord.messages(general)) == 2
    assert private.original.only_for is ana
    assert not run.refusals


async def test_a_store_that_is_held_up_delays_no_first_answer(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        async with app.database.tx():
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            first = await discord.until(lambda: run.original)
            private = await discord.people.command(ana, general, "balance")
            await discord.until(lambda: private.answer)
        picture = (await drawn(discord, general))[0]

    assert picture is first and run.late_s is not None and run.late_s < ANSWER_S
    assert not run.refusals and not private.refusals


async def test_what_was_announced_and_could_not_be_stored_ends_in_a_clear_no(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    """The announcement goes out beside the store's commit, so that it may stand above nothing."""
    async with house(discord, tmp_path) as app:
        with _refusing(tmp_path):
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            told = await discord.until(
                lambda: run.original if run.original and len(run.original.history) == 2 else None
            )
            asked = await discord.people.command(ana, general, "balance")
            private = await answered(discord, asked)
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await drawn(discord, general)
        spent = await charges(app, ana)

    assert told.only_for is None and texts(told)[0].startswith("Reading your request")
    assert texts(told)[1].startswith("That did not work, please try again. Nothing was charged.")
    assert private.only_for is ana and private.text.startswith("That did not work")
    assert spent == 1


@contextmanager
def _refusing(data: Path) -> Iterator[None]:
    """A store that takes no request: what a full disk does, without one."""
    full = "CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'full'); END"
    with closing(sqlite3.connect(data / "pentimento.db", isolation_level=None)) as store:
        store.execute(full)
        try:
            yield
        finally:
            store.execute("DROP TRIGGER full")


async def test_a_language_model_that_is_held_up_delays_no_first_answer(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with FakeModels() as models:
        models.hang_s = 60.0
        model = {"dialect": "openai", "base_url": models.base_url, "name": "small", "key": KEY}
        async with house(discord, tmp_path, language={"model": model}):
            first = await discord.people.command(ana, general, "imagine", prompt="a red fox")
            await drawn(discord, general)
            then = await discord.people.command(ana, general, "edit", prompt="the other way, at night")
            seen = await discord.until(lambda: then.original)

    assert first.late_s is not None and first.late_s < ANSWER_S
    assert then.late_s is not None and then.late_s < ANSWER_S and seen.only_for is None


async def test_a_provider_that_is_held_up_delays_no_first_answer(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 60.0}):
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await began(discord, run)
        balance = await discord.people.command(ana, general, "balance")
        await discord.until(lambda: balance.original and balance.original.text)

    assert run.late_s is not None and run.late_s < ANSWER_S
    assert balance.late_s is not None and balance.late_s < ANSWER_S


@pytest.mark.parametrize("code", [10062, 40060], ids=["three seconds missed", "answered already"])
async def test_an_interaction_that_takes_no_answer_ends_in_one_picture_all_the_same(
    code: int, discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        discord.fault(method="POST", path="/callback", code=code, times=1)
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await drawn(discord, general)
        await app.door.idle()
        spent = await charges(app, ana)

    assert len(pictures(discord, general)) == len(discord.messages(general)) == 1
    assert spent == 1


async def test_an_answer_that_another_process_gave_is_the_message_that_becomes_the_picture(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        held = app.door.intake._turnstile.turn(f"discord:{general.id}")
        async with held:
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            callback = f"{discord.api}/interactions/{run.id}/{run.token}/callback?with_response=1"
            async with aiohttp.ClientSession() as other:
                await other.post(callback, json={"type": 4, "data": {"content": "Reading…"}})
        picture = (await drawn(discord, general))[0]
        await app.door.idle()

    assert picture is run.original and len(discord.messages(general)) == 1


async def test_who_cannot_be_written_to_is_told_where_the_answer_is_private(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    ana.dms_closed = True
    async with house(discord, tmp_path):
        asked = await discord.people.says(ana, general, "@bot how many credits do I have left?")
        told = await discord.until(lambda: discord.messages(general))

    assert 50007 in [call.code for call in discord.refusals]
    assert "/balance answers so that only you see it" in told[0].text and told[0].reply_to == asked.id


async def test_a_job_outlives_the_fifteen_minutes_of_its_token(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded=SLOW) as app:
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await began(discord, run)
        discord.advance(1000)
        picture = (await drawn(discord, general))[0]
        await app.door.idle()
        spent = await charges(app, ana)

    assert picture is run.original and spent == 1
    assert not discord.refusals


async def test_an_answer_whose_reply_was_lost_is_found_again(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        discord.fault(method="POST", path="/callback", drop="after")
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        await app.door.idle()

    assert picture is run.original and len(discord.messages(general)) == 1


async def test_a_process_that_died_before_it_knew_its_answer_takes_it_up(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message was answered and its id not stored: the next process asks for it."""
    async with house(discord, tmp_path) as app:
        with monkeypatch.context() as broken:
            broken.setattr(DiscordMessenger, "_as_answer", _dies_after(DiscordMessenger._as_answer))
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            await discord.until(lambda: run.original)
            await asyncio.sleep(0.2)
        await app.door.intake.recover(await app.door.intake.left(alone=True))
        picture = (await drawn(discord, general))[0]
        await app.door.idle()

    assert picture is run.original and len(discord.messages(general)) == 1


def _dies_after(answer: Any) -> Any:
    async def dying(*given: Any) -> str:
        await answer(*given)
        raise RuntimeError("the process dies here")

    return dying


async def test_a_thousand_commands_at_once_are_all_answered(
    discord: FakeDiscord, den: Guild, tmp_path: Path
) -> None:
    """Nobody is forgotten; how quick it is depends on the machine, and is the bench's to say."""
    discord.interactions.answer_s = 60.0
    channels = [await discord.people.channel(den, f"c{number}") for number in range(10)]
    people = [discord.people.person(f"P{number}", den) for number in range(100)]
    async with house(discord, tmp_path):
        acts = [
            await discord.people.command(people[number % 100], channels[number % 10], "balance")
            for number in range(1000)
        ]

        async def answered() -> bool:
            return all(act.answer is not None or act.refusals for act in acts)

        await eventually(answered)
        told = acts[-1]
        await discord.until(lambda: told.original and told.original.text, timeout_s=40)

    assert not [act for act in acts if act.refusals]
