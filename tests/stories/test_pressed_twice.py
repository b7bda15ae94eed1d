"""A button that is pressed once more in a hurry: one picture, and a word for who pressed alone."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, User
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories import telegram_house
from tests.stories.discord_house import SLOW, answered, charges, drawn, house, pictures
from tests.stories.local_house import LIFTED, local_house


async def test_a_second_press_of_vary_is_told_to_its_person_alone_and_paints_nothing(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded=SLOW) as app:
        await discord.people.says(ana, general, "@bot draw a fox in the snow")
        (fox,) = await drawn(discord, general)
        first = await discord.people.presses(ana, fox, "Vary")
        hurried = await discord.people.presses(ana, fox, "Vary")
        slip = await answered(discord, hurried)
        await discord.until(lambda: first.original)
        third = await answered(discord, await discord.people.presses(ana, fox, "Vary"))
        await drawn(discord, general, 2)
        spent = await charges(app, ana)

    assert slip.only_for is ana and slip.text.startswith("You asked for that just now.")
    # Whether the first has come as far as the queue by then or not.
    assert third.only_for is ana
    assert third.text.startswith(("You asked for that just now.", "That is already on its way (ref "))
    seen = [message for message in discord.messages(general) if message.only_for is None]
    assert seen == pictures(discord, general) and len(seen) == 2 and spent == 2


async def test_a_command_sent_again_and_again_is_read_once_and_told_so_each_time(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded=SLOW) as app:
        sent = [
            await discord.people.command(ana, general, "imagine", prompt="a fox in the snow")
            for _ in range(4)
        ]
        slips = [await answered(discord, again) for again in sent[1:]]
        await discord.until(lambda: all("asked for that just now" in slip.text for slip in slips))
        await drawn(discord, general)
        spent = await charges(app, ana)

    assert spent == 1 and len(pictures(discord, general)) == 1


async def test_a_press_in_the_cooldown_is_refused_privately_and_what_waits_for_its_end_is_for_all(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, limits={"cooldown_s": 3}) as app:
        await discord.people.says(ana, general, "@bot draw a fox in the snow")
        (fox,) = await drawn(discord, general)
        told = await answered(discord, await discord.people.presses(ana, fox, "Vary"))
        await discord.people.presses(ana, told, "Start when ready")
        await drawn(discord, general, 2)
        spent = await charges(app, ana)

    assert told.only_for is ana and told.text.startswith("Please wait ")
    assert [picture.only_for for picture in pictures(discord, general)] == [None, None]
    assert spent == 2


async def test_a_press_beyond_the_hours_share_is_refused_privately_with_its_way_on(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, limits={"per_hour": 1}) as app:
        await discord.people.says(ana, general, "@bot draw a fox in the snow")
        await drawn(discord, general)
        (fox,) = discord.messages(general)
        (near,) = await discord.until(lambda: discord.messages(discord.people.direct(ana)))
        told = await answered(discord, await discord.people.presses(ana, fox, "Vary"))
        waits = await answered(discord, await discord.people.presses(ana, told, "Wait and notify me"))
        reminded = await app.database.all("reminders_due", now=2**53, limit=9)
        seen = [message for message in discord.messages(general) if message.only_for is None]

    assert told.only_for is ana and waits.only_for is ana and "I tell you in about" in waits.text
    assert [row["person"] for row in reminded] == [f"discord:{ana.id}"]
    assert seen == [fox], "nor does anybody else read how much is left"
    assert near.text.startswith("0 of 1 hourly generations remaining")


async def test_what_had_to_wait_below_a_picture_for_one_person_stays_theirs(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, limits={"cooldown_s": 3}):
        await discord.people.says(ana, general, "@bot draw a fox in the snow")
        await drawn(discord, general)
        page = await answered(discord, await discord.people.command(ana, general, "history"))
        alone = await answered(discord, await discord.people.presses(ana, page, "1"))
        told = await answered(discord, await discord.people.presses(ana, alone, "Vary"))
        ready = await discord.people.presses(ana, told, "Start when ready")
        made = await discord.until(lambda: ready.original and ready.original.files and ready.original)

    assert alone.only_for is ana and told.only_for is ana and made.only_for is ana


async def test_so_it_is_in_a_telegram_group(telegram: FakeTelegram, ann: Person, tmp_path: Path) -> None:
    group = telegram.people.group("Friends")
    async with telegram_house.house(telegram, tmp_path, embedded=SLOW):
        telegram.people.say(ann, "@pentimento_bot draw a fox in the snow", chat=group)
        (fox,) = await telegram_house.drawn(telegram, group)
        telegram.people.press(ann, fox, "Vary")
        hurried = telegram.people.press(ann, fox, "Vary")
        await telegram_house.drawn(telegram, group, 2)

    assert hurried.alert and hurried.text.startswith("You asked for that just now.")
    assert len(telegram.messages(group)) == 2, "the two pictures"


async def test_where_the_way_on_stands_for_all_to_see_it_is_its_persons_alone(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """Telegram's little window has no buttons: the group reads why, as of the cooldown."""
    group = telegram.people.group("Friends")
    async with telegram_house.house(telegram, tmp_path, limits={"per_hour": 1}) as app:
        telegram.people.say(ann, "@pentimento_bot draw a fox in the snow", chat=group)
        (fox,) = await telegram_house.drawn(telegram, group)
        telegram.people.press(ann, fox, "Vary")
        told = await telegram.until(
            lambda: next(
                (m for m in telegram.messages(group) if "Wait and notify me" in m.buttons), None
            )
        )
        foreign = telegram.people.press(telegram.people.join("Bob"), told, "Wait and notify me")
        await telegram.until(lambda: foreign.text)
        own = telegram.people.press(ann, told, "Wait and notify me")
        await telegram.until(lambda: own.text)
        reminded = await app.database.all("reminders_due", now=2**53, limit=9)

    assert "somebody else" in foreign.text
    assert [row["person"] for row in reminded] == [f"telegram:{ann.id}"]


@pytest.mark.parametrize("label", ["Vary", "Upscale", "Redo"])
async def test_a_pressed_button_can_wait_for_the_end_of_the_cooldown(tmp_path: Path, label: str) -> None:
    cool = replace(LIFTED, cooldown_s=2)
    async with local_house(tmp_path, limits=cool) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.act == "deliver")
        await house.press(house.button(label))
        await house.until(lambda act: "Please wait" in act.text)
        posted = len([act for act in house.acts if act.act == "post"])

        await house.press(house.button("Start when ready"))
        await house.idle()

        assert posted == 1, "the request alone"
        assert len(house.finals()) == 2 and house.finals()[-1].pictures
