"""From a Telegram chat to a real dialect and back, and the same on PostgreSQL."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.loopback import KEY
from tests.fakes.openai import FakeOpenAi
from tests.fakes.pictures import flat
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories.telegram_house import drawn, house, pictures, private

MODEL = "gpt-image-1-mini"


def painted_by(painter: FakeOpenAi) -> dict[str, Any]:
    return {
        "providers": {"openai": {"key": KEY, "base_url": painter.base_url, "models": [MODEL]}},
        "catalogue": {"model": MODEL, "by_complexity": False},
        "access": {"mode": "open"},
    }


async def test_two_pictures_of_an_album_are_painted_together(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with FakeOpenAi() as painter:
        async with house(telegram, tmp_path, **painted_by(painter)):
            given = [flat(colour="red"), flat(colour="blue")]
            telegram.people.send_album(ann, given, "put both into one picture")
            await drawn(telegram, private(telegram, ann))

        (asked,) = [seen for seen in painter.seen if seen.path == "/v1/images/edits"]

    assert len(asked.form["image[]"]) == 2
    assert len(telegram.messages(private(telegram, ann))) == 1


async def test_what_came_under_a_spoiler_goes_back_under_one(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.send_photo(ann, flat(), "make it night", spoiler=True)
        (night,) = await drawn(telegram, chat)
        telegram.people.say(ann, "make it darker", reply_to=night)
        _, darker = await drawn(telegram, chat, 2)
        telegram.people.say(ann, "draw a fox in the snow")
        *_, fox = await drawn(telegram, chat, 3)

    assert (night.spoiler, darker.spoiler, fox.spoiler) == (True, True, False)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_conversation_on_postgres_survives_a_restart(
    telegram: FakeTelegram, ann: Person, database_url: str, tmp_path: Path
) -> None:
    chat = private(telegram, ann)
    store = {"url": database_url}

    async with house(telegram, tmp_path, store=store):
        telegram.people.say(ann, "draw a fox in the snow")
        (fox,) = await drawn(telegram, chat)

    telegram.people.say(ann, "make it night", reply_to=fox)
    async with house(telegram, tmp_path, store=store) as app:
        await drawn(telegram, chat, 2)
        telegram.people.press(ann, fox, "Vary")
        *_, varied = await drawn(telegram, chat, 3)
        await app.door.idle()
        jobs, verified = await app.admin.jobs(), await app.ledger.verify()

    assert varied.reply_to is fox
    assert len(pictures(telegram, chat)) == len(telegram.messages(chat)) == 3
    assert sorted(json.loads(job.request)["asked"] for job in jobs) == [
        "draw a fox in the snow", "draw a fox in the snow", "make it night",
    ]  # fmt: skip
    assert verified == []
