"""People choose the language that the bot speaks with them, in any chat."""

from pathlib import Path

from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram
from tests.stories.discord_house import answered
from tests.stories.discord_house import drawn as painted
from tests.stories.discord_house import house as discord_house
from tests.stories.local_house import local_house
from tests.stories.telegram_house import drawn, house, private, said


async def test_everything_is_said_in_the_chosen_language_from_then_on(tmp_path: Path) -> None:
    async with local_house(tmp_path) as here:
        await here.say("/language de")
        await here.say("draw a fox in the snow")
        await here.idle()
        await here.press("p1:info:nothing")

        assert here.answers()[0].startswith("Von jetzt an spreche ich Deutsch")
        assert here.finals()[0].text.startswith("Fertig in")
        assert here.answers()[-1].startswith("Diesen Knopf kenne ich nicht")


async def test_the_choice_is_each_persons_own_and_outlives_a_restart(tmp_path: Path) -> None:
    async with local_house(tmp_path) as here:
        await here.say("/language Français", person="ann")
    async with local_house(tmp_path) as here:
        await here.say("/history", person="ann")
        await here.say("/history", person="bob")

        assert here.answers() == [
            "Vous n’avez pas encore d’image. Dites ce que vous voulez voir.",
            "You have no pictures yet. Say what you want to see.",
        ]


async def test_a_setting_is_named_in_the_language_too(tmp_path: Path) -> None:
    async with local_house(tmp_path) as here:
        await here.say("/language de")
        await here.say("/style watercolor")
        await here.say("/settings")
        await here.press(here.button("✕ Stil"))

        assert here.answers()[1].startswith("Von jetzt an hier: Stil Aquarell.")
        assert here.answers()[-1] == "Fallen gelassen: Stil."


async def test_auto_is_answered_in_the_language_that_holds_from_then_on(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        ann = telegram.people.join("Ann", language="en")
        chat = private(telegram, ann)
        async with house(telegram, tmp_path):
            telegram.people.say(ann, "/language de")
            await telegram.until(lambda: said(telegram, chat, "Deutsch"))
            telegram.people.say(ann, "/language auto")
            await telegram.until(lambda: said(telegram, chat, "I follow the language of your app"))

        assert len(telegram.messages(chat)) == 2


async def test_a_telegram_user_presses_a_language_and_is_answered_in_it(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        ann = telegram.people.join("Ann")
        chat = private(telegram, ann)
        async with house(telegram, tmp_path):
            telegram.people.say(ann, "/language")
            offered = await telegram.until(
                lambda: [one for one in telegram.messages(chat) if "Español" in one.buttons]
            )
            pressed = telegram.people.press(ann, offered[0], "Español")
            await telegram.until(lambda: "te hablo en español" in pressed.text)
            telegram.people.say(ann, "draw a fox in the snow")
            [picture] = await drawn(telegram, chat)
            await telegram.until(lambda: "Lista en" in picture.shown)

            assert "Variar" in picture.buttons


async def test_what_discord_said_of_a_person_once_outlives_a_restart(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        den = await discord.people.guild("Den")
        general, eva = (
            await discord.people.channel(den, "general"),
            discord.people.person("Eva", den, locale="de"),
        )
        async with discord_house(discord, tmp_path):
            await answered(discord, await discord.people.command(eva, general, "balance"))
        async with discord_house(discord, tmp_path):
            await discord.people.says(eva, general, "@bot zeichne einen Fuchs im Schnee")
            [card] = await painted(discord, general)

    assert "Fertig in" in card.text


async def test_of_whom_nothing_is_known_is_answered_as_the_server_speaks(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        den = await discord.people.guild("Die Höhle")
        den.locale = "de"
        general, zoe = await discord.people.channel(den, "halle"), discord.people.person("Zoe", den)
        async with discord_house(discord, tmp_path):
            await discord.people.says(zoe, general, "@bot zeichne einen Fuchs im Schnee")
            [card] = await painted(discord, general)

    assert "Fertig in" in card.text
