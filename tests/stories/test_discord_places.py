"""Group DMs, which the bot is no member of, and channels in slow mode."""

from pathlib import Path

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.faults import Fault
from tests.fakes.discord.world import Guild, User
from tests.stories.discord_house import SLOW, answered, began, charges, drawn, house


async def test_in_a_group_dm_the_picture_comes_by_the_interactions_token_alone(
    discord: FakeDiscord, ana: User, ben: User, tmp_path: Path
) -> None:
    group = discord.people.group("Weekend", ana, ben)
    async with house(discord, tmp_path) as app:
        run = await discord.people.command(
            ana, group, "imagine", installed="user", prompt="a red fox in the snow"
        )
        picture = await discord.until(lambda: run.original if run.original and run.original.v2 else None)
        vary = await discord.people.presses(ben, picture, "Vary")
        again = await discord.until(
            lambda: vary.original if vary.original and vary.original.v2 else None
        )
        await app.door.idle()
        spent = await charges(app, ana, ben)

    assert picture.files and again.files and picture.only_for is None and spent == 2
    assert not [call for call in discord.calls if f"/channels/{group.id}" in call.path]


async def test_a_picture_that_takes_longer_than_the_token_is_charged_once_and_in_the_history(
    discord: FakeDiscord, ana: User, ben: User, tmp_path: Path
) -> None:
    group = discord.people.group("Weekend", ana, ben)
    async with house(discord, tmp_path, embedded=SLOW) as app:
        run = await discord.people.command(
            ana, group, "imagine", installed="user", prompt="a red fox in the snow"
        )
        await began(discord, run)
        discord.advance(16 * 60)
        await app.door.idle()
        listed = await discord.people.command(ana, group, "history", installed="user")
        told = await answered(discord, listed)
        spent = await charges(app, ana)

    assert "fox in the snow" in told.text and told.only_for is ana and spent == 1
    assert not [call for call in discord.calls if f"/channels/{group.id}" in call.path]


async def test_in_slow_mode_a_picture_is_shown_and_a_refusal_for_it_is_waited_out(
    discord: FakeDiscord, den: Guild, ana: User, tmp_path: Path
) -> None:
    slow = await discord.people.channel(den, "slow", slow_s=3600)
    async with house(discord, tmp_path) as app:
        path = f"/channels/{slow.id}/messages"
        refusal = discord.faults.plan(Fault(method="POST", path=path, code=20016))
        await discord.people.says(ana, slow, "@bot draw a red fox in the snow")
        (picture,) = await drawn(discord, slow)
        spent = await charges(app, ana)

    assert refusal.times == 0 and picture.files and spent == 1
    assert discord.messages(slow) == [picture]
