"""What a person prefers: their words as they typed them, and their usual settings anywhere."""

import json
from pathlib import Path

from bot.sections.language import LanguageSettings
from core.request import JobRequest
from tests.stories.local_house import House, local_house

#: Quality words are added for every painter, the embedded one too.
ADDING = LanguageSettings(plain_models=[])
TYPED = "a fox in the snow, no hunters"


async def wishes(house: House, person: str = "ann") -> list[JobRequest]:
    """What went to the painter for a person, oldest first."""
    rows = await house.app.database.all("own_jobs", person=f"local:{person}")
    return [JobRequest.from_json(row["request"]) for row in rows]


async def test_who_wants_no_refinement_is_painted_word_for_word(
    tmp_path: Path, database_url: str
) -> None:
    async with local_house(tmp_path, url=database_url, language=ADDING) as house:
        await house.say("/refine off")
        await house.say(f"draw {TYPED}")
        await house.say("draw a dog in the rain", person="bob", thread="b")
        await house.idle()

        (mine,), (bobs,) = await wishes(house), await wishes(house, "bob")
        assert mine.painted == f"draw {TYPED}"
        assert bobs.painted == "a dog in the rain, high quality, detailed"
        assert "painted as you type them" in house.answers()[0]


async def test_a_press_switches_it_on_again_and_the_next_words_are_refined(tmp_path: Path) -> None:
    async with local_house(tmp_path, language=ADDING) as house:
        await house.say("/refine off")
        await house.idle()
        await house.press(house.button("Refine my words"))
        await house.say("draw a fox in the snow")
        await house.say("/refine")
        await house.idle()

        assert (await wishes(house))[-1].painted == "a fox in the snow, high quality, detailed"
        assert "are refined before" in house.answers()[-1]


async def test_a_change_is_told_to_the_painter_as_it_was_typed(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/refine off")
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("make it night")
        await house.idle()

        request = (await wishes(house))[-1]
        assert request.instruction == "make it night"
        assert len(request.sources) == 1


async def test_the_switch_outlives_a_restart(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/refine off")

    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow", thread="another")
        await house.idle()

        assert (await wishes(house))[-1].painted == "draw a fox in the snow"


async def test_another_word_is_refused_with_the_two_that_there_are(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/refine sometimes")
        await house.idle()

        assert "on, off" in house.answers()[0]


async def test_a_new_conversation_begins_with_the_settings_that_one_had_last(
    tmp_path: Path, database_url: str
) -> None:
    async with local_house(tmp_path, url=database_url) as house:
        await house.say("use 16:9 from now on")
        await house.say("/style watercolor")
        await house.idle()

    async with local_house(tmp_path, url=database_url) as house:
        await house.say("draw a fox in the snow", thread="another")
        await house.say("draw a dog in the snow", thread="bobs", person="bob")
        await house.idle()

        (mine,), (bobs,) = await wishes(house), await wishes(house, "bob")
        assert mine.width > mine.height and bobs.width == bobs.height
        assert "watercolor" not in mine.prompt
        session = await house.app.database.one("session_of", thread="local:another")
        assert session is not None and json.loads(session["settings"]) == {"aspect_ratio": "16:9"}


async def test_what_is_dropped_where_it_shows_is_dropped_for_the_next_conversation_too(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        await house.say("use 16:9 from now on")
        await house.idle()
        await house.press(house.button("✕ aspect ratio"))
        await house.say("draw a fox in the snow", thread="another")
        await house.idle()

        request = (await wishes(house))[-1]
        assert request.width == request.height


async def test_what_is_set_among_others_is_nobodys_own(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/imagine a fox", thread="group", direct=False)
        session = await house.app.database.one("session_of", thread="local:group")
        assert session is not None and session["own"] == ""

        await house.app.door.choose("local:group", "aspect_ratio", "16:9")  # type: ignore[arg-type]
        await house.say("draw a fox in the snow", thread="mine")
        await house.idle()

        request = (await wishes(house))[-1]
        assert request.width == request.height
