"""A caption says in the person's language what was picked below a picture; a painter hears the same."""

from pathlib import Path

import pytest

from bot.wiring import App
from core.conversation import PersonId
from core.request import JobRequest
from tests.fakes.discord import FakeDiscord
from tests.fakes.pictures import flat
from tests.fakes.telegram import FakeTelegram
from tests.stories.discord_house import answered
from tests.stories.discord_house import drawn as painted
from tests.stories.discord_house import house as discord_house
from tests.stories.telegram_house import drawn, house, private, said


async def requests(app: App, person: str) -> list[JobRequest]:
    """Of somebody's pictures, oldest first."""
    rows = await app.database.all("pictures_of_person", person=PersonId(person), before=2**53, limit=20)
    return [JobRequest.from_json(row["params"]) for row in reversed(rows)]


async def test_on_telegram_a_german_caption_says_what_was_picked(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        eva = telegram.people.join("Eva", language="de")
        chat = private(telegram, eva)
        async with house(telegram, tmp_path) as app:
            telegram.people.say(eva, "zeichne einen Fuchs im Schnee")
            (fox,) = await drawn(telegram, chat)
            telegram.people.press(eva, fox, "Stil")
            await telegram.until(lambda: "Aquarell" in fox.buttons)
            telegram.people.press(eva, fox, "Aquarell")
            styled = (await drawn(telegram, chat, 2))[-1]
            telegram.people.press(eva, styled, "Erweitern")
            await telegram.until(lambda: "← Links" in styled.buttons)
            telegram.people.press(eva, styled, "← Links")
            wider = (await drawn(telegram, chat, 3))[-1]
            telegram.people.press(eva, wider, "Vergrößern")
            larger = (await drawn(telegram, chat, 4))[-1]
            telegram.people.press(eva, styled, "Info")
            info = await telegram.until(lambda: said(telegram, chat, "Gewünscht:"))
            telegram.people.say(eva, "/why", reply_to=styled)
            why = await telegram.until(lambda: said(telegram, chat, "Du hast gesagt"))
            kept = await requests(app, f"telegram:{eva.id}")

    assert styled.shown.startswith("Stil „Aquarell“\n")
    assert wider.shown.startswith("nach links erweitern\n")
    assert larger.shown.startswith("nach links erweitern\n")
    assert "Gewünscht: Stil „Aquarell“" in info.shown and "Geändert: Stil „Aquarell“" in info.shown
    assert "Du hast gesagt: Stil „Aquarell“" in why.shown
    # The painter, and whoever reads the rows, has the words that it always had.
    assert [request.asked for request in kept[1:3]] == ["in watercolor style", "extend it to the left"]
    assert kept[1].instruction == "in watercolor style, keep everything else"


async def test_on_discord_a_japanese_caption_says_what_was_picked(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        den = await discord.people.guild("Den")
        hall = await discord.people.channel(den, "hall")
        yui = discord.people.person("Yui", den, locale="ja")
        async with discord_house(discord, tmp_path):
            await discord.people.command(yui, hall, "imagine", prompt="雪の中のキツネ")
            (fox,) = await painted(discord, hall)
            form = await discord.people.chooses(yui, fox, "画風…")
            await discord.until(lambda: form.modal)
            await discord.people.submits(form, {"choice": ["oil painting"]})
            styled = (await painted(discord, hall, 2))[-1]
            form = await discord.people.chooses(yui, styled, "広げる…")
            await discord.until(lambda: form.modal)
            await discord.people.submits(form, {"choice": ["top"]})
            wider = (await painted(discord, hall, 3))[-1]
            model = await discord.people.chooses(yui, wider, "モデル…")
            await discord.until(lambda: model.modal)
            await discord.people.submits(model, {"choice": ["embedded"]})
            again = (await painted(discord, hall, 4))[-1]

    assert styled.text.startswith("**スタイル「油絵」**\n")
    assert wider.text.startswith("**上に広げる**\n") and again.text.startswith("**上に広げる**\n")


async def test_the_language_that_a_person_chose_is_that_of_what_they_picked(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        ann = telegram.people.join("Ann", language="en")
        chat = private(telegram, ann)
        async with house(telegram, tmp_path):
            telegram.people.say(ann, "/language fr")
            await telegram.until(lambda: said(telegram, chat, "français"))
            telegram.people.say(ann, "draw a fox in the snow")
            (fox,) = await drawn(telegram, chat)
            telegram.people.press(ann, fox, "Style")
            await telegram.until(lambda: "Aquarelle" in fox.buttons)
            telegram.people.press(ann, fox, "Aquarelle")
            styled = (await drawn(telegram, chat, 2))[-1]
            await telegram.until(lambda: "Agrandir" in fox.buttons)
            telegram.people.say(ann, "/language auto")
            await telegram.until(lambda: said(telegram, chat, "I follow the language of your app"))

    assert styled.shown.startswith("style « Aquarelle »\n")


@pytest.mark.parametrize("menu", ["Vary image", "Upscale image"])
async def test_a_photo_that_came_without_a_word_is_called_one_in_any_language(
    menu: str, tmp_path: Path
) -> None:
    async with FakeDiscord() as discord:
        den = await discord.people.guild("Den")
        hall = await discord.people.channel(den, "hall")
        eva = discord.people.person("Eva", den, locale="de")
        async with discord_house(discord, tmp_path):
            cat = await discord.people.says(eva, hall, "Mieze", files=[("cat.png", flat())])
            await discord.people.menu(eva, cat, menu)
            (made,) = await painted(discord, hall)

    assert made.text.startswith("**das Foto**\n") and made.files[0].description == "das Foto"


async def test_a_form_on_discord_is_in_the_language_that_a_person_chose(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        den = await discord.people.guild("Den")
        hall = await discord.people.channel(den, "hall")
        ann = discord.people.person("Ann", den, locale="en-GB")
        async with discord_house(discord, tmp_path):
            panel = await answered(discord, await discord.people.command(ann, hall, "settings"))
            await discord.people.chooses(ann, panel, "Français")
            await discord.until(lambda: any("Langue" in one["placeholder"] for one in panel.selects))
            await discord.people.command(ann, hall, "imagine", prompt="a fox")
            (fox,) = await painted(discord, hall)
            form = await discord.people.chooses(ann, fox, "Style…")
            fields = await discord.until(lambda: form.modal and form.modal["components"])
            named = {
                option["label"]
                for field in fields for option in field["component"]["options"]
            }  # fmt: skip

    assert {"Aquarelle", "Peinture à l’huile"} < named
