"""The very same request with the same seed is shown again: at once, for free, within its privacy."""

from pathlib import Path

from tests.stories.local_house import local_house


async def test_the_same_words_and_seed_are_painted_once_and_the_second_is_free(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow, seed 7")
        await house.idle()
        await house.say("Draw a fox in the snow,  seed 7", person="bob")
        await house.idle()

        first, second = house.finals()
        assert second.pictures == first.pictures and second.message != first.message
        assert "it is free" in second.text
        assert len(await house.app.database.all("jobs_list", state="", limit=9)) == 1
        assert await house.free("bob") in (0, 200)
        assert await house.balanced()


async def test_another_seed_is_painted_anew(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        for words in ("draw a fox, seed 7", "draw a fox, seed 8", "draw a hen, seed 7"):
            await house.say(words)
            await house.idle()

        assert len(await house.app.database.all("jobs_list", state="", limit=9)) == 3


async def test_another_persons_picture_of_another_place_is_not_shown(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow, seed 7", thread="hers")
        await house.idle()
        await house.say("draw a fox in the snow, seed 7", person="bob", thread="his")
        await house.idle()

        assert len(await house.app.database.all("jobs_list", state="", limit=9)) == 2


async def test_a_deleted_picture_is_painted_anew(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow, seed 7")
        await house.idle()
        await house.press(house.button("Delete"))
        await house.idle()
        await house.say("draw a  fox in the snow, seed 7")
        await house.idle()

        assert len(await house.app.database.all("jobs_list", state="", limit=9)) == 2
