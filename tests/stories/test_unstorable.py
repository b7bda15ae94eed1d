"""Characters that no store takes (NUL, half of a pair) are left out of what people say."""

from pathlib import Path

import pytest

from core.buttons import Verb
from core.conversation import Press
from tests.stories.local_house import local_house


@pytest.mark.parametrize("odd", ["\x00", "\ud83d"])
async def test_a_message_with_a_character_that_no_store_takes_is_painted(
    tmp_path: Path, database_url: str, odd: str
) -> None:
    async with local_house(tmp_path, url=database_url) as house:
        await house.say(f"draw a fox{odd} in the snow")
        final = await house.until(lambda act: act.act == "deliver")

        assert len(final.pictures) == 1
        (picture,) = await house.app.database.all("pictures_of_job", job=final.job)
        assert "fox in the snow" in picture["prompt"]


@pytest.mark.parametrize("odd", ["\x00", "\ud83d"])
async def test_a_button_that_names_what_no_store_takes_is_none_of_ours(
    tmp_path: Path, database_url: str, odd: str
) -> None:
    async with local_house(tmp_path, url=database_url) as house:
        for code in (f"p1:yes:{odd}", f"p1:vary:a{odd}", f"p1:show:x:{odd}"):
            await house.press(code)

        assert all("button" in answer for answer in house.answers()), house.answers()


def test_so_it_is_with_words_that_come_with_a_button() -> None:
    press = Press(
        event="e", thread="local:t", person="local:ann", code=Verb.EDIT, text="a \x00cat\udc00"
    )

    assert press.text == "a cat"
