"""A reply is about the picture that it stands below, wherever and in whatever form that was shown."""

from pathlib import Path

import pytest

from tests.fakes.telegram import Chat, FakeTelegram, Person
from tests.stories.telegram_house import drawn, forced, house, info, pictures, private, said, sent_file


async def _two_drawn(telegram: FakeTelegram, person: Person, chat: Chat) -> None:
    telegram.people.say(person, "/imagine a fox", chat=chat)
    await drawn(telegram, chat)
    telegram.people.say(person, "/imagine a boat", chat=chat)
    await drawn(telegram, chat, 2)


@pytest.mark.parametrize("way", ["/show 2", "history", "undo"])
async def test_a_picture_that_was_shown_again_is_the_one_a_reply_changes(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, way: str
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        await _two_drawn(telegram, ann, chat)
        if way == "undo":
            telegram.people.say(ann, "no, the previous one")
        elif way == "history":
            telegram.people.say(ann, "/history")
            history = await telegram.until(lambda: said(telegram, chat, "Your pictures"))
            telegram.people.press(ann, history, "2")
        else:
            telegram.people.say(ann, way)
        *_, shown = await drawn(telegram, chat, 3)
        telegram.people.say(ann, "draw a house")
        await drawn(telegram, chat, 4)
        telegram.people.say(ann, "make it night", reply_to=shown)
        *_, night = await drawn(telegram, chat, 5)

        assert "a fox, at night" in await info(telegram, ann, night)


async def test_edit_below_a_picture_that_was_shown_again_is_about_that_one(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        await _two_drawn(telegram, ann, chat)
        telegram.people.say(ann, "/show 2")
        *_, shown = await drawn(telegram, chat, 3)
        telegram.people.press(ann, shown, "Edit")
        question = await telegram.until(lambda: forced(telegram, chat))
        telegram.people.say(ann, "make it night", reply_to=question)
        *_, night = await drawn(telegram, chat, 4)

        assert "a fox, at night" in await info(telegram, ann, night)


async def test_so_is_the_original_that_was_handed_over(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        await _two_drawn(telegram, ann, chat)
        telegram.people.press(ann, pictures(telegram, chat)[0], "Original")
        original = await telegram.until(lambda: sent_file(telegram, chat))
        telegram.people.say(ann, "make it night", reply_to=original)
        *_, night = await drawn(telegram, chat, 3)

        assert "a fox, at night" in await info(telegram, ann, night)


async def test_each_picture_of_an_album_is_itself(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, "draw 3 pictures of a cat")
        (batch,) = await drawn(telegram, chat)
        telegram.people.press(ann, batch, "Album")
        *_, second, _ = await drawn(telegram, chat, 4)
        telegram.people.say(ann, "draw a house")
        await drawn(telegram, chat, 5)
        telegram.people.say(ann, "make it night", reply_to=second)
        await drawn(telegram, chat, 6)

        made = await app.database.all(
            "pictures_of_person", person=f"telegram:{ann.id}", before=2**53, limit=9
        )
        night = next(row for row in made if "night" in row["prompt"])
        parent = await app.database.one("picture_get", id=night["parent_id"])
        assert parent is not None and int(parent["idx"]) == 1


async def test_a_picture_from_long_ago_is_still_known_by_what_it_shows(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        for number, thing in enumerate(("fox", *("cat", "dog", "owl", "boat") * 4), start=1):
            telegram.people.say(ann, f"draw a {thing} at {number} o'clock")
            await drawn(telegram, chat, number)
        telegram.people.say(ann, "make it night", reply_to=pictures(telegram, chat)[0])
        *_, night = await drawn(telegram, chat, 18)

        assert "a fox" in await info(telegram, ann, night)


async def test_others_may_go_on_from_what_somebody_shows_in_a_group(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        await _two_drawn(telegram, ann, private(telegram, ann))
        telegram.people.say(ann, "/show 2", chat=group)
        (shown,) = await drawn(telegram, group)
        telegram.people.press(ben, shown, "Vary")
        await drawn(telegram, group, 2)
        telegram.people.say(ben, "make it night", chat=group, reply_to=shown)
        *_, night = await drawn(telegram, group, 3)

        assert "a fox, at night" in await info(telegram, ben, night)


async def test_an_original_in_the_private_chat_stands_for_nothing_in_the_group(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """Numbers of messages count in each chat by themselves."""
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        await _two_drawn(telegram, ann, group)
        fox, boat = pictures(telegram, group)
        telegram.people.press(ann, boat, "Original")
        original = await telegram.until(lambda: sent_file(telegram, private(telegram, ann)))
        request = next(m for m in group.messages.values() if m.id == original.id)
        telegram.people.say(ann, "@pentimento_bot make it night", chat=group, reply_to=request)
        *_, night = await drawn(telegram, group, 3)

        assert request is not fox and "night" in await info(telegram, ann, night)
