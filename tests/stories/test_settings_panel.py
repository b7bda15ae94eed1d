"""The settings of a conversation as choices: what is offered, what holds, and what it costs."""

import asyncio
from pathlib import Path

import pytest

from bot.sections.painting import CatalogueSettings
from core.conversation import ThreadKey
from core.errors import Refusal
from core.providers.registry import parse_settings
from tests.stories.local_house import local_house

HERE = ThreadKey("local:t")
#: A painter of two shapes, one resolution and a price of its own.
FEW = """
[[model]]
id = "postcard"
provider = "test"
wire = "postcard"
name = "Postcard"
operations = ["generate", "edit"]
seconds = 2.0
seconds_max = 4.0
prompt_max = 1000
references_max = 1
sizes = ["256x256", "384x256"]
edge_max = 384
source = "a test"
[model.prices]
"1K" = { credits = 3, usd = 0.0 }
"""


async def test_a_choice_holds_for_what_is_drawn_next_and_is_priced_at_once(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        before = await house.app.door.choices(HERE)
        await house.app.door.choose(HERE, "aspect_ratio", "16:9")
        after = await house.app.door.choose(HERE, "count", "2")
        await house.say("draw a fox in the snow")
        await house.idle()

        assert (before.credits, after.credits) == (1, 2)
        assert after.chosen["aspect_ratio"] == "16:9" and after.chosen["count"] == "2"
        sizes = [picture.size for picture in house.finals()[-1].line.pictures]
        assert len(sizes) == 2 and all(size.width > size.height for size in sizes)


async def test_the_usual_again_and_what_is_not_offered_changes_nothing(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.app.door.choose(HERE, "style", "watercolor")
        for name, value in (("style", "no such style"), ("count", "99"), ("nonsense", "x")):
            with pytest.raises(Refusal):
                await house.app.door.choose(HERE, name, value)
        assert (await house.app.door.choices(HERE)).chosen["style"] == "watercolor"

        assert (await house.app.door.choose(HERE, "style", "")).chosen["style"] == ""


async def test_the_settings_say_who_paints_where_nothing_was_chosen(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/settings")
        await house.say("/session")
        await house.say("/models")
        await house.idle()

        panel, session, models = house.answers()
        assert "model: usually embedded" in panel.splitlines()
        assert models.endswith("1 credit") and "1 credits" not in models
        assert "Painted by embedded unless you name another" in session
        assert session.count(" UTC") == 2


async def test_why_tells_a_painter_that_was_asked_for_from_one_that_was_kept(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("make it night")
        await house.idle()
        await house.say("/why")
        await house.idle()

        assert house.answers()[-1].endswith("embedded painted the picture this goes on from.")


async def test_each_painter_offers_its_own_shapes_and_what_it_has_not_is_dropped(tmp_path: Path) -> None:
    few = tmp_path / "few.toml"
    few.write_text(FEW, encoding="utf-8")
    sections = {
        "providers": {"test": parse_settings("test", {"vendor": "test"})},
        "catalogue": CatalogueSettings(files=[few], fallback=False, model="embedded"),
    }
    async with local_house(tmp_path / "data", **sections) as house:
        wide = await house.app.door.choose(HERE, "aspect_ratio", "16:9")
        few_shapes = await house.app.door.choose(HERE, "model", "Postcard")
        with pytest.raises(Refusal):
            await house.app.door.choose(HERE, "aspect_ratio", "16:9")
        await house.app.door.choose(HERE, "aspect_ratio", "3:2")
        await house.say("draw a fox in the snow")
        await house.idle()

        assert "16:9" in wide.offered["aspect_ratio"] and wide.credits == 1
        assert list(few_shapes.offered["aspect_ratio"]) == ["1:1", "3:2"]
        assert list(few_shapes.offered["resolution"]) == ["1K"]
        assert few_shapes.chosen["aspect_ratio"] == "" and few_shapes.credits == 3
        (picture,) = house.finals()[-1].line.pictures
        assert (picture.size.width, picture.size.height) == (384, 256)


async def test_a_shape_that_a_painter_has_not_is_mapped_with_a_word_before_anything_is_charged(
    tmp_path: Path,
) -> None:
    few = tmp_path / "few.toml"
    few.write_text(FEW, encoding="utf-8")
    sections = {
        "providers": {"test": parse_settings("test", {"vendor": "test"})},
        "catalogue": CatalogueSettings(files=[few], fallback=False),
    }
    async with local_house(tmp_path / "data", **sections) as house:
        await house.say("/model postcard")
        await house.say("draw a fox in the snow, 16:9")
        await house.idle()

        final = house.finals()[-1]
        (picture,) = final.line.pictures
        assert (picture.size.width, picture.size.height) == (384, 256)
        assert "3:2" in final.text


async def test_two_settings_that_are_changed_at_one_moment_both_hold(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await asyncio.gather(
            house.app.door.choose(HERE, "aspect_ratio", "16:9"),
            house.app.door.choose(HERE, "count", "2"),
            house.app.door.choose(HERE, "style", "watercolor"),
        )
        chosen = (await house.app.door.choices(HERE)).chosen

        assert (chosen["aspect_ratio"], chosen["count"], chosen["style"]) == ("16:9", "2", "watercolor")
