"""`@bot a red fox` in any chat, and a mention as a guest: a placeholder becomes the picture."""

from pathlib import Path

import pytest

from tests.fakes.telegram import Chat, FakeTelegram, Person
from tests.stories.telegram_house import house


@pytest.fixture
def store(telegram: FakeTelegram) -> Chat:
    return telegram.people.group("Storage")


async def test_a_chosen_placeholder_becomes_the_picture_by_its_file_id(
    telegram: FakeTelegram, ann: Person, store: Chat, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path, telegram={"storage_chat": store.id}):
        query = telegram.people.inline(ann, "a red fox")
        await telegram.until(lambda: query.results)
        message = telegram.people.choose(query)
        await telegram.until(lambda: message.photo)

    stored = telegram.messages(store)
    assert message.history[0].text == "🎨 a red fox"
    assert message.shown.startswith("a red fox\nDone in")
    assert message.photo == stored[0].photo
    assert message.buttons == ("Make your own",)
    assert telegram.refusals == []


async def test_without_a_storage_chat_nothing_is_offered(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path):
        query = telegram.people.inline(ann, "a red fox")
        await telegram.until(lambda: query.results is not None)

    assert query.results == []


async def test_a_guest_mention_is_answered_once_and_becomes_the_picture(
    telegram: FakeTelegram, ann: Person, store: Chat, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path, telegram={"storage_chat": store.id}):
        query = telegram.people.mention_as_guest(ann, "@pentimento_bot a red fox")
        await telegram.until(lambda: telegram.world.inline_messages)
        (message,) = telegram.world.inline_messages.values()
        await telegram.until(lambda: message.photo)

    assert query.results is not None and len(query.results) == 1
    assert message.shown.startswith("a red fox")


async def test_a_guest_mention_without_a_wish_is_told_how_to_ask(
    telegram: FakeTelegram, ann: Person, store: Chat, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path, telegram={"storage_chat": store.id}) as app:
        telegram.people.mention_as_guest(ann, "@pentimento_bot")
        await telegram.until(lambda: telegram.world.inline_messages)
        (message,) = telegram.world.inline_messages.values()
        await app.door.idle()

    assert message.shown.startswith("Say what I shall draw behind my name, for example: @pentimento_bot")
    assert not message.photo


async def test_a_refusal_is_said_in_the_placeholder(
    telegram: FakeTelegram, ann: Person, store: Chat, tmp_path: Path
) -> None:
    poor = {"allowance": 0}
    async with house(telegram, tmp_path, telegram={"storage_chat": store.id}, credits=poor):
        query = telegram.people.inline(ann, "a red fox")
        await telegram.until(lambda: query.results)
        message = telegram.people.choose(query)
        await telegram.until(lambda: "Nothing was charged" in message.shown)

    assert not message.photo


async def test_an_inline_message_is_edited_into_its_picture_by_the_process_after(
    telegram: FakeTelegram, ann: Person, store: Chat, tmp_path: Path
) -> None:
    slow = {"step_s": 5.0, "side_px": 96}
    async with house(telegram, tmp_path, telegram={"storage_chat": store.id}, embedded=slow):
        query = telegram.people.inline(ann, "a red fox")
        await telegram.until(lambda: query.results)
        message = telegram.people.choose(query)
        await telegram.until(lambda: "Now painting" in message.shown or "%" in message.shown)
    before = message.photo
    async with house(telegram, tmp_path, telegram={"storage_chat": store.id}):
        await telegram.until(lambda: message.photo, timeout_s=20)

    assert not before and message.shown.startswith("a red fox\nDone in")
    assert message.buttons == ("Make your own",)
    refused = [call.method for call in telegram.refusals if call.method != "getUpdates"]
    assert len(telegram.messages(store)) == 1 and refused == []
