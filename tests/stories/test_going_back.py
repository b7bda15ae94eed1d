"""A picture that is there is pointed at, not paid for: gone back to, or chosen out of a batch."""

from pathlib import Path

import pytest

from core.request import JobRequest
from tests.stories.local_house import Act, House, local_house


async def told(house: House, words: str) -> Act:
    """What the words led to; an answer, or the final of a job."""
    before = len(house.acts)
    await house.say(words)
    await house.idle()
    return next(act for act in reversed(house.acts[before:]) if act.act in ("answer", "deliver"))


async def changed(house: House, words: str) -> JobRequest:
    """The request that a change became."""
    await told(house, words)
    rows = await house.app.database.all("jobs_list", state="succeeded", limit=1)
    return JobRequest.from_json(rows[0]["request"])


async def third_of(house: House) -> str:
    """The id of the third picture of the batch that was just made."""
    made = await house.app.database.all("pictures_of_person", person="local:ann", before=2**53, limit=9)
    return next(str(row["id"]) for row in made if row["idx"] == 2)


@pytest.mark.parametrize(
    "words",
    [
        "go back to the first one", "Back to the original!", "no, the first one was better",
        "zurück zum ersten Bild", "vuelve a la primera", "reviens à la première image",
        "volta para a primeira", "вернись к первой картинке", "最初の画像に戻して",
    ],
)  # fmt: skip
async def test_whoever_goes_back_pays_nothing_and_goes_on_from_there(tmp_path: Path, words: str) -> None:
    async with local_house(tmp_path) as house:
        for wish in ("draw a fox in the snow", "make it night", "add a lantern"):
            await told(house, wish)
        back = await told(house, words)
        free = await house.free()
        request = await changed(house, "make it larger and add a hat")

    assert (back.act, len(back.pictures)) == ("answer", 1)
    assert back.text.startswith("Back to: a fox in the snow.")
    assert (free, len(house.painter.submitted)) == (197, 4)
    assert "night" not in request.prompt and "hat" in request.prompt


@pytest.mark.parametrize(
    "words",
    ["the third one", "I like number 3", "nimm das dritte", "je prends la troisième", "3枚目がいい"],
)
async def test_one_of_four_is_chosen_for_nothing_and_the_next_change_starts_from_it(
    tmp_path: Path, words: str
) -> None:
    async with local_house(tmp_path) as house:
        await told(house, "draw 4 pictures of a red owl")
        third = await third_of(house)
        chosen = await told(house, words)
        free = await house.free()
        request = await changed(house, "make it blue")

    assert (chosen.act, len(chosen.pictures), free) == ("answer", 1, 196)
    assert request.parent == third


async def test_a_change_of_one_of_four_is_an_edit_of_that_one(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await told(house, "draw 4 pictures of a red owl")
        third = await third_of(house)
        request = await changed(house, "the third one, but blue")

    assert request.parent == third
    assert "blue" in request.prompt and "third" not in request.prompt and request.count == 1


async def test_where_there_is_nothing_to_choose_between_words_are_as_ever(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await told(house, "draw a fox in the snow")
        await house.say("the first one")
        await house.idle()

    assert not any(act.text.startswith("Back to") for act in house.acts)
