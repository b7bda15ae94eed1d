"""A wish said outright, to the bot alone, is seen at once, whatever its words turn out to mean."""

from pathlib import Path

import pytest

from core.conversation import Incoming, Intent
from core.ordering.planning import Planner
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories.telegram_house import drawn, forced, house, private, said, settled

REFUSED = "/imagine a naked child in a bath"


async def test_its_line_is_there_before_its_words_are_read(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat, seen = private(telegram, ann), list[list[str]]()
    admit = Planner.admit

    async def looked(planner: Planner, incoming: Incoming, intent: Intent) -> None:
        seen.append([message.shown for message in telegram.messages(chat)])
        await admit(planner, incoming, intent)

    monkeypatch.setattr(Planner, "admit", looked)
    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox in the snow")
        (fox,) = await drawn(telegram, chat)

    assert len(seen) == 1 and "Reading your request" in seen[0][0]
    assert telegram.messages(chat) == [fox]


async def test_what_is_not_painted_is_said_in_that_line_and_nothing_is_charged(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, REFUSED)
        await telegram.until(lambda: said(telegram, chat, "I cannot"))
        await settled(telegram, app)
        jobs = await app.admin.jobs()

    (line,) = telegram.messages(chat)
    assert not line.photo and jobs == []


async def test_ten_sends_in_a_hurry_are_one_picture_and_one_note(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path) as app:
        for _ in range(10):
            telegram.people.say(ann, "/imagine a fox in the snow")
        await drawn(telegram, chat)
        await settled(telegram, app)
        jobs = await app.admin.jobs()
        opened = await app.database.all("statuses_last", thread=f"telegram:{ann.id}:0", limit=20)

    assert len(jobs) == 1
    assert len(telegram.messages(chat)) == 2
    assert [row["message"] for row in opened] == [str(telegram.messages(chat)[0].id)]


async def test_without_words_it_is_asked_what_to_draw(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine")
        asked = await telegram.until(lambda: forced(telegram, chat))
        telegram.people.say(ann, "a fox", reply_to=asked)
        (fox,) = await drawn(telegram, chat)

    assert telegram.messages(chat) == [asked, fox]
