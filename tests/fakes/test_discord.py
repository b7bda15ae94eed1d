"""The fake Discord keeps its word towards the real discord.py."""

import io
from typing import Any

import aiohttp
import discord as lib
import pytest

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, Guild, User
from tests.fakes.discord_client import INTENTS, refused, running
from tests.fakes.pictures import flat


async def test_a_message_reaches_the_bot_and_an_answer_with_a_file_can_be_downloaded(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord) as bot:
        await discord.people.says(ana, general, "hello @bot", files=[("fox.png", flat(32, 32))])
        await discord.until(lambda: bot.said())
        message = bot.said()[0]
        body = flat()

        sent = await message.reply(
            "a fox", file=lib.File(io.BytesIO(body), "a fox.png", description="fox")
        )

        assert message.attachments[0].width == 32 and bot.user in message.mentions
        assert await sent.attachments[0].read() == body
        assert sent.attachments[0].description == "fox"
        assert discord.messages(general)[0].reply_to == message.id


async def test_without_message_content_only_mentions_and_direct_messages_can_be_read(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    discord.world.allowed_intents_flags = 0
    intents = lib.Intents(guilds=True, guild_messages=True, dm_messages=True)

    async with running(discord, intents) as bot:
        await discord.people.says(ana, general, "a secret")
        await discord.people.says(ana, general, "@bot a fox")
        await discord.people.says(ana, discord.people.direct(ana), "a bear")
        await discord.until(lambda: len(bot.said()) == 3)

    assert [m.content.split(" ")[-1] for m in bot.said()] == ["", "fox", "bear"]


async def test_an_intent_that_is_switched_off_ends_the_connection(discord: FakeDiscord) -> None:
    discord.world.allowed_intents_flags = 0

    with pytest.raises(lib.PrivilegedIntentsRequired):
        async with running(discord):
            pass


async def test_a_wrong_token_is_refused(discord: FakeDiscord) -> None:
    async with lib.Client(intents=INTENTS) as stranger:
        with pytest.raises(lib.LoginFailure):
            await stranger.login("wrong.token.entirely")


async def test_a_lost_connection_is_resumed_and_nothing_is_missed(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord) as bot:
        await discord.gateway.drop(4000)
        await discord.people.says(ana, general, "while you were away")

        await discord.until(lambda: bot.said() and bot.said("resumed"))

    assert bot.said()[0].content == "while you were away"
    assert (discord.gateway.identified, discord.gateway.resumed) == (1, 1)


async def test_a_forgotten_session_is_identified_anew(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord) as bot:
        await discord.gateway.invalidate()
        await discord.until(lambda: discord.gateway.identified == 2)
        await discord.people.says(ana, general, "again")

        await discord.until(lambda: bot.said())

    assert discord.gateway.resumed == 0


async def test_shards_get_their_own_guilds_and_the_first_one_the_direct_messages(
    discord: FakeDiscord, ana: User
) -> None:
    discord.shards = 2
    for number in range(6):
        await discord.people.guild(f"guild {number}")
    async with running(discord) as bot:
        await discord.people.says(ana, discord.people.direct(ana), "hello")
        await discord.until(lambda: bot.said())

        assert len(bot.guilds) == len(discord.world.guilds)
        assert {guild.shard_id for guild in bot.guilds} <= {0, 1}


async def test_on_the_peoples_page_each_sees_their_own_and_acts_as_themselves(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User
) -> None:
    ben = discord.people.person("Ben", den)
    await discord.people.channel(den, "secret")
    direct = discord.people.direct(ben)
    async with aiohttp.ClientSession(discord.root) as browser:

        async def act(who: User, **facts: Any) -> dict[str, Any]:
            given = {"as": str(who.id), "channel": str(general.id), **facts}
            async with browser.post("/page/act", json=given) as answer:
                return dict(await answer.json())

        async with browser.get("/page/state", params={"as": str(ana.id)}) as answer:
            seen = await answer.json()
        await act(ana, act="say", text="a fox", files=[["cat.png", "iVBORw=="]])
        (said,) = general.messages.values()
        refused = await act(ben, act="edit", message=str(said.id), text="a bear")

    assert str(direct.id) not in {channel["id"] for channel in seen["channels"]}
    assert said.author is ana and [file.name for file in said.files] == ["cat.png"]
    assert "theirs" in refused["refused"] and said.content == "a fox"


async def test_threads_are_made_archived_and_locked(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User
) -> None:
    forum = await discord.people.forum(den, "posts", requires_tag=True)
    async with running(discord) as bot:
        start = await discord.people.says(ana, general, "let us talk")
        await discord.until(lambda: bot.said())
        thread = await bot.said()[0].create_thread(name="Foxes")
        await discord.people.says(ana, discord.world.channels[start.id], "in the thread")
        await discord.until(lambda: len(bot.said()) == 2)
        first = await thread.send("hello")

        await discord.people.archive(discord.world.channels[thread.id])
        archived = await refused(first.edit(content="x"))
        await thread.send("awake again")
        await discord.people.archive(discord.world.channels[thread.id], locked=True)
        locked = await refused(thread.send("x"))
        untagged = await refused(bot.get_channel(forum.id).create_thread(name="p", content="x"))

    assert thread.id == start.id and isinstance(bot.said()[1].channel, lib.Thread)
    assert (archived, locked, untagged) == (50083, 160005, 40067)
