"""Discord at its worst: cut off, restarted, deleted, edited; and still one picture and one charge."""

from pathlib import Path

import pytest
from discord import RawMessageUpdateEvent

from bot.wiring import build
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, Guild, User
from tests.stories.discord_house import (
    ROLES,
    SLOW,
    answered,
    began,
    charges,
    drawn,
    house,
    pictures,
    settings,
)
from tests.stories.waiting import painting


async def test_two_shards_serve_their_servers_and_the_first_the_direct_messages(
    discord: FakeDiscord, tmp_path: Path
) -> None:
    discord.shards = 2
    shards: dict[int, Channel] = {}
    while len(shards) < 2:
        guild = await discord.people.guild(f"Guild {len(discord.world.guilds)}")
        shards[(guild.id >> 22) % 2] = await discord.people.channel(guild, "general")
    people = {number: discord.people.person(f"P{number}", place.guild)
              for number, place in shards.items() if place.guild}  # fmt: skip
    async with house(discord, tmp_path) as app:
        assert app.discord is not None and app.discord.bot is not None
        count = app.discord.bot.shard_count
        for number, place in shards.items():
            await discord.people.command(people[number], place, "imagine", prompt="a red fox")
            await drawn(discord, place)
        alone = discord.people.direct(people[1])
        await discord.people.says(people[1], alone, "draw a lighthouse at dusk")
        await drawn(discord, alone)
        await discord.gateway.drop(4000)
        await discord.people.says(people[1], shards[1], "@bot draw a bear in a forest")
        await drawn(discord, shards[1], 2)
        identified = discord.gateway.identified

    assert count == 2 and identified == 2


async def test_a_process_with_one_shard_hears_its_own_servers_only(
    discord: FakeDiscord, tmp_path: Path
) -> None:
    discord.shards = 2
    guilds = [await discord.people.guild(f"Guild {number}") for number in range(6)]
    mine = [guild for guild in guilds if (guild.id >> 22) % 2 == 1]
    section = {"shard_ids": [1], "shard_count": 2}
    config = settings(discord, tmp_path, discord=section)
    async with build(config, roles=ROLES) as app, app.live():
        bot = await discord.until(lambda: app.discord and app.discord.bot)
        await discord.until(lambda: len(bot.guilds) == len(mine))

        assert {guild.id for guild in bot.guilds} == {guild.id for guild in mine}


async def test_a_restart_in_the_middle_of_a_job_ends_in_the_same_message(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 5.0}, worker={"places": 1}):
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await began(discord, run)

    async with house(discord, tmp_path) as app:
        picture = (await drawn(discord, general))[0]
        await app.door.idle()
        spent = await charges(app, ana)

    assert picture is run.original and len(discord.messages(general)) == 1
    assert spent == 1


async def test_a_lost_connection_is_resumed_and_what_was_said_meanwhile_is_drawn(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.gateway.drop(4000)
        await discord.people.says(ana, general, "@bot draw a bear in a forest")

        assert len(await drawn(discord, general)) == 1

    assert discord.gateway.resumed == 1


async def test_an_event_that_cannot_be_read_ends_nothing(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.gateway.raw("MESSAGE_CREATE", {"id": "no number", "channel_id": None})
        await discord.gateway.raw("GUILD_CREATE", {"nothing": "here"})
        await discord.people.says(ana, general, "@bot draw a bear in a forest")

        assert len(await drawn(discord, general)) == 1

    assert discord.gateway.identified == 1


async def test_of_its_own_lines_the_bot_hears_nothing(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    async def hear(event: RawMessageUpdateEvent) -> None:
        heard.append(event.message.content)

    async with house(discord, tmp_path) as app:
        monkeypatch.setattr(app.discord.bot, "on_raw_message_edit", hear)
        said = await discord.people.says(ana, general, "@bot draw a bear in a forest")
        await drawn(discord, general)
        await discord.people.edits(said, "@bot draw a bear in a cave")
        await discord.until(lambda: heard)

    assert len(heard) == 1 and "cave" in heard[0]


async def test_forged_buttons_do_nothing(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        job = picture.buttons[0]["custom_id"].split(":")[2]
        forged = [
            "", "p1:delete", f"p1:delete:{job}", "p1:cancel:nobody", "p0:vary:x", "p1:yes:' OR 1=1",
            "p1:" + "x" * 90, "d1:menu:4", f"d1:thread:{job}:x", "d1:nothing:at:all:here", "🦊" * 20,
            f"p1:retry:{job}",
        ]  # fmt: skip
        acts = [await discord.people.forges(ben, picture, code) for code in forged]
        await discord.until(lambda: all(act.answer is not None for act in acts))
        await app.door.idle()
        spent = await charges(app, ana, ben)

    assert picture.files and len(discord.messages(general)) >= 1
    assert all(reply.only_for is ben for act in acts for reply in act.replies if reply is not picture)
    assert len(pictures(discord, general)) == 1 and spent == 1


async def test_a_forged_delete_takes_away_no_message_but_copies_of_its_own_picture(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        for number, words in enumerate(("draw a red fox in the snow", "make it night"), start=1):
            await discord.people.says(ana, general, f"@bot {words}")
            await drawn(discord, general, number)
        await discord.people.says(ana, general, "@bot undo")
        again = await discord.until(
            lambda: next((m for m in discord.messages(general) if m.text.startswith("Back to")), None)
        )
        await discord.people.command(ben, general, "imagine", prompt="a bear in a forest")
        bens = (await drawn(discord, general, 3))[-1]
        sure = await answered(discord, await discord.people.chooses(ben, bens, "Delete…"))
        code = ":".join(sure.buttons[0]["custom_id"].split(":")[:3])
        await discord.people.forges(ben, sure, f"{code}:{again.id}")
        await discord.until(lambda: bens.text == "Deleted." and sure.deleted)
        await app.door.idle()

    assert again.files and again.text.startswith("Back to")


async def test_six_jobs_that_finish_together_lose_nothing_and_meet_no_limit(
    discord: FakeDiscord, den: Guild, general: Channel, tmp_path: Path
) -> None:
    people = [discord.people.person(f"P{number}", den) for number in range(6)]
    async with house(discord, tmp_path, embedded=SLOW) as app:
        for number, person in enumerate(people):
            await discord.people.command(person, general, "imagine", prompt=f"a fox with {number} hats")
        await drawn(discord, general, 6)
        await app.door.idle()
        spent = await charges(app, *people)

    assert len(discord.messages(general)) == 6 and spent == 6
    assert discord.buckets.refused == 0
    assert not discord.refusals


async def test_a_deleted_request_that_waits_is_cancelled_and_costs_nothing(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    limits = {"running": 1}
    async with house(discord, tmp_path, embedded={"step_s": 1.0}, limits=limits) as app:
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        second = await discord.people.says(ana, general, "@bot draw a fox in the snow")
        waiting = await discord.until(
            lambda: next((m for m in discord.messages(general) if m.reply_to == second.id
                          and "Cancel" in m.labels), None)
        )  # fmt: skip
        await discord.people.deletes(second)
        await discord.until(lambda: "Cancelled" in waiting.text)
        await drawn(discord, general)
        await app.door.idle()
        spent = await charges(app, ana)

    assert spent == 1


async def test_edited_words_change_the_job_that_waits(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 0.6}, limits={"running": 1}) as app:
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        second = await discord.people.says(ana, general, "@bot draw a fox in the snow")
        await discord.until(
            lambda: any(
                m.reply_to == second.id and "Cancel" in m.labels for m in discord.messages(general)
            )
        )
        await discord.people.edits(second, "@bot draw a whale in the sea")
        await drawn(discord, general, 2)
        await app.door.idle()
        await discord.people.edits(second, "@bot draw 2 pictures of a whale in the sea")
        await discord.until(lambda: any("costs 2 credits" in m.text for m in discord.messages(general)))

    words = [message.text for message in pictures(discord, general)]
    assert any("whale" in text for text in words) and not any("fox" in text for text in words)


async def test_a_status_that_was_deleted_is_delivered_anew_once(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded=SLOW) as app:
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        status = await began(discord, run)
        await painting(app)
        await discord.people.deletes(status)
        picture = (await drawn(discord, general))[0]
        await app.door.idle()
        spent = await charges(app, ana)

    assert picture is not status and len(pictures(discord, general)) == 1
    assert spent == 1
