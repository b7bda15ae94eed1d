"""Styles are called as people call them in their language, wherever one is shown, chosen or said."""

from pathlib import Path

import pytest

from bot.wiring import App
from core.conversation import PersonId
from core.language.styles import presets
from core.request import JobRequest
from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram
from tests.stories.discord_house import answered
from tests.stories.discord_house import drawn as painted
from tests.stories.discord_house import house as discord_house
from tests.stories.telegram_house import drawn, house, private, said

OWN = {"own_styles": {"house look": {"words": ["our look"], "guidance": ["muted"]}}}


async def wanted(app: App, person: str) -> list[str]:
    """The styles of somebody's requests as they are kept, oldest first."""
    rows = await app.database.all("pictures_of_person", person=PersonId(person), before=2**53, limit=20)
    return [JobRequest.from_json(row["params"]).style or "" for row in reversed(rows)]


async def test_on_telegram_the_menus_have_the_german_names_and_keep_their_codes(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        eva = telegram.people.join("Eva", language="de")
        chat = private(telegram, eva)
        async with house(telegram, tmp_path, language=OWN) as app:
            telegram.people.say(eva, "zeichne einen Fuchs im Schnee")
            (fox,) = await drawn(telegram, chat)
            telegram.people.press(eva, fox, "Stil")
            await telegram.until(lambda: "Aquarell" in fox.buttons)
            first = fox.buttons
            telegram.people.press(eva, fox, "Aquarell")
            _, second = await drawn(telegram, chat, 2)
            old = f"m1:s:{(await app.admin.jobs(state='succeeded'))[0].id}:100:oil painting"
            telegram.people.press(eva, second, "Stil")
            await telegram.until(lambda: "Aquarell" in second.buttons)
            telegram.people.press_data(eva, second, old)
            await drawn(telegram, chat, 3)
            telegram.people.say(eva, "/style ölgemälde")
            told = await telegram.until(lambda: said(telegram, chat, "Von jetzt an hier"))
            telegram.people.say(eva, "/settings")
            panel = await telegram.until(lambda: said(telegram, chat, "Was in diesem"))
            telegram.people.press(eva, panel, "Stil")
            await telegram.until(lambda: "Aquarell" in panel.buttons)
            listed = panel.buttons
            telegram.people.say(eva, "zeichne ein Boot")
            boat = (await drawn(telegram, chat, 4))[-1]
            kept = await wanted(app, f"telegram:{eva.id}")

    assert {"Realistisch", "Bleistiftzeichnung", "Pixel-Art"} < set(first) and "watercolor" not in first
    assert kept == ["", "watercolor", "oil painting", "oil painting"]
    assert "Stil Ölgemälde" in told.shown and "Stil: Ölgemälde" in panel.shown
    assert "• Ölgemälde" in listed and len(listed) == len(set(listed))
    assert "Stil hier: Ölgemälde" in boat.shown
    assert telegram.refusals == []


async def test_on_discord_forms_the_panel_and_what_is_typed_have_the_german_names(
    tmp_path: Path,
) -> None:
    async with FakeDiscord() as discord:
        den = await discord.people.guild("Die Höhle")
        halle = await discord.people.channel(den, "halle")
        eva = discord.people.person("Eva", den, locale="de")
        async with discord_house(discord, tmp_path, language=OWN) as app:
            await discord.people.command(eva, halle, "imagine", prompt="ein Fuchs", style="Ölgemälde")
            (fox,) = await painted(discord, halle)
            form = await discord.people.chooses(eva, fox, "Stil…")
            fields = await discord.until(lambda: form.modal and form.modal["components"])
            offered = {
                option["label"]: option["value"]
                for field in fields for option in field["component"]["options"]
            }  # fmt: skip
            await discord.people.submits(form, {"choice": [offered["Aquarell"]]})
            await painted(discord, halle, 2)
            typed = await discord.people.types(eva, halle, "imagine", "style", "ölg", prompt="ein Boot")
            choices = await discord.until(lambda: typed.choices)
            panel = await answered(discord, await discord.people.command(eva, halle, "settings"))
            await discord.people.chooses(eva, panel, "Aquarell")
            await discord.until(lambda: any("Stil: Aquarell" in s["placeholder"] for s in panel.selects))
            everything = await discord.people.forges(eva, panel, "d1:set:style", "d1:set:all")
            parts = await discord.until(lambda: everything.modal and everything.modal["components"])
            kept = await wanted(app, f"discord:{eva.id}")

    assert kept == ["oil painting", "watercolor"]
    assert offered["Scherenschnitt"] == "papercut" and offered["house look"] == "house look"
    assert [(choice["name"], choice["value"]) for choice in choices] == [("Ölgemälde", "oil painting")]
    assert "Stil: Aquarell" in panel.text and parts[0]["label"].startswith("Realistisch …")


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("zeichne einen Fuchs als Knetanimation", "claymation"),
        ("dibuja un zorro en dibujo a lápiz", "pencil sketch"),
        ("нарисуй лису в стиле лайн-арт", "line art"),
        ("キツネをモザイク画で描いて", "mosaic"),
        ("dessine un renard, dessin au crayon", "pencil sketch"),
    ],
)
async def test_a_native_name_is_understood_in_what_is_said(
    words: str, style: str, tmp_path: Path
) -> None:
    async with FakeTelegram() as telegram:
        ann = telegram.people.join("Ann")
        async with house(telegram, tmp_path) as app:
            telegram.people.say(ann, words)
            await drawn(telegram, private(telegram, ann))
            (kept,) = await wanted(app, f"telegram:{ann.id}")

    assert presets().name_of(kept) == style
