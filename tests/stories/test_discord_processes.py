"""Two houses with a shard each on one PostgreSQL: each hears its own servers and alone writes there,
both paint for all."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.wiring import build
from core.credits import AccountId
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, User
from tests.stories.discord_house import ROLES, drawn, settings


async def places(discord: FakeDiscord) -> dict[int, tuple[User, Channel]]:
    """A server on each of two shards, with somebody in it."""
    found: dict[int, tuple[User, Channel]] = {}
    while len(found) < 2:
        guild = await discord.people.guild(f"Guild {len(discord.world.guilds)}")
        channel = await discord.people.channel(guild, "general")
        found[(guild.id >> 22) % 2] = discord.people.person(f"P{guild.id}", guild), channel
    return found


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_shard_in_each_of_two_processes_draws_everything_once(
    discord: FakeDiscord, database_url: str, tmp_path: Path
) -> None:
    discord.shards = 2
    there = await places(discord)
    async with AsyncExitStack() as houses:
        apps = []
        for shard in there:
            section = {"shard_ids": [shard], "shard_count": 2}
            config = settings(
                discord, tmp_path, discord=section, store={"url": database_url}, worker={"places": 1}
            )
            app = await houses.enter_async_context(build(config, roles=ROLES))
            await houses.enter_async_context(app.live())
            apps.append(app)
        await discord.until(lambda: all(app.discord and app.discord.health.connected for app in apps))
        await asyncio.gather(*(
            discord.people.command(person, channel, "imagine", prompt=f"a {animal} in the snow")
            for person, channel in there.values() for animal in ("red fox", "blue bear")
        ))  # fmt: skip
        shown = [await drawn(discord, channel, 2) for _, channel in there.values()]
        books = await apps[0].ledger.verify()
        free = [
            (await apps[1].ledger.balance(AccountId(f"discord:{person.id}/allowance"))).free
            for person, _ in there.values()
        ]

    assert [len(discord.messages(channel)) for _, channel in there.values()] == [2, 2]
    assert [len(pictures) for pictures in shown] == [2, 2]
    assert free == [4998, 4998] and books == []
    assert [call for call in discord.refusals if call.status in (400, 429)] == []
