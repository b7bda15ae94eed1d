"""Places with rules of their own in the fake Discord: group DMs, and channels in slow mode."""

import pytest

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.refusals import Refused
from tests.fakes.discord.world import Guild, User
from tests.fakes.discord_client import refused, running


async def test_no_bot_is_in_a_group_dm(discord: FakeDiscord, ana: User, ben: User) -> None:
    group = discord.people.group("Weekend", ana, ben)
    heard: list[str] = []
    async with running(discord) as bot:

        @bot.event
        async def on_message(message: object) -> None:
            heard.append(str(message))

        await discord.people.says(ana, group, "shall we?")
        place = bot.get_partial_messageable(group.id)
        codes = [
            await refused(place.send("x")), await refused(bot.fetch_channel(group.id)),
            await refused(place.fetch_message(next(iter(group.messages)))),
        ]  # fmt: skip
        await discord.people.says(ana, discord.people.direct(ana), "you there")
        await discord.until(lambda: heard)

    assert codes == [50001, 50001, 50001] and len(heard) == 1


async def test_slow_mode_holds_for_people_and_for_no_bot(
    discord: FakeDiscord, den: Guild, ana: User
) -> None:
    slow = await discord.people.channel(den, "slow", slow_s=30)
    mod = discord.people.person("Mo", den, moderator=True)
    async with running(discord) as bot:
        await discord.people.says(ana, slow, "one")
        for person in (mod, mod):
            await discord.people.says(person, slow, "quiet please")
        with pytest.raises(Refused) as too_soon:
            await discord.people.says(ana, slow, "two")
        place = bot.get_partial_messageable(slow.id)
        for _ in range(2):
            await place.send("x")
        discord.advance(31)
        await discord.people.says(ana, slow, "two")

        found = await bot.fetch_channel(slow.id)

    assert too_soon.value.code == 20016
    assert getattr(found, "slowmode_delay", 0) == 30
