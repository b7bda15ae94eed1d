"""A window that opens anew shows the thread as it stands: words, pictures, and free answers."""

from pathlib import Path

from core.conversation import ThreadKey
from core.doors import Shown
from core.messages import Line
from tests.stories.local_house import House, local_house


async def shown(house: House, thread: str = "t") -> list[Shown]:
    return list(await house.app.door.shown(ThreadKey(f"local:{thread}")))


async def lines(house: House) -> list[Line]:
    return [message.line for message in await shown(house) if message.line is not None]


async def test_free_answers_stay_where_they_were_said_and_with_whom(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("/balance", person="bob")
        await house.say("/history")
        await house.say("draw " + "a fox and a hen " * 40)

        messages = await shown(house)
        told = [(m.person, m.line.code) for m in messages if m.line is not None]
        assert told == [
            ("local:ann", "done"), ("local:bob", "balance"), ("local:ann", "history"),
            ("local:ann", "too_long"),
        ]  # fmt: skip
        _, balance, history, refused = await lines(house)
        assert balance.private and balance.facts["free"] == 200
        assert [row["prompt"] for row in history.rows] == ["a fox in the snow"]
        assert history.buttons and refused.kind == "refused"
        answered = [act.message for act in house.acts if act.act == "answer"]
        assert [m.message for m in messages if m.line is not None][1:] == answered


async def test_answers_are_still_there_after_a_restart(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/balance")

    async with local_house(tmp_path) as house:
        assert [line.code for line in await lines(house)] == ["balance"]


async def test_a_picture_that_was_shown_again_is_there_until_it_is_deleted(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow, seed 7")
        await house.idle()
        first = house.button("Delete")
        await house.say("draw a fox  in the snow, seed 7")
        await house.idle()

        made, again = await lines(house)
        assert again.code == "again" and [p.id for p in again.pictures] == [p.id for p in made.pictures]

        await house.press(first)
        await house.idle()
        assert [line.code for line in await lines(house)] == ["deleted", "deleted"]


async def test_what_passes_is_not_kept_and_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        for label in ("Info", "Original", "Edit"):
            await house.press(house.button(label))
        assert [line.code for line in await lines(house)] == ["done"]

        await house.say("/balance")
        await house.say("/forget")
        assert await shown(house) == []
        await house.say("/settings")
        assert [line.code for line in await lines(house)] == ["settings"]


async def test_each_picture_of_a_batch_is_watched_by_itself(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw three pictures of a fox in the snow, 256x256")
        await house.idle()

        watched = [act.previews for act in house.acts if act.line.kind == "progress"]
        assert set(watched[-1]) == {0, 1, 2}
        assert len(set(watched[-1].values())) == 3
