"""Messages that people change after they were sent: the last words count."""

from pathlib import Path

import pytest

from bot.wiring import App
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories.telegram_house import drawn, house, info, private, said

OFFER = "You changed your words"


async def test_the_offer_paints_what_the_message_says_by_then(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path) as app:
        words = telegram.people.say(ann, "draw a cat")
        await drawn(telegram, chat)
        telegram.people.edit(words, "draw a dog")
        offer = await telegram.until(lambda: said(telegram, chat, OFFER))
        telegram.people.edit(words, "draw two birds")
        await _handled(telegram, app)
        telegram.people.press(ann, offer, "Draw it")
        _, again = await drawn(telegram, chat, 2)

    assert again is offer and len(telegram.messages(chat)) == 2
    assert again.shown.startswith("draw two birds")


async def test_who_said_no_is_asked_again_after_other_words(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        words = telegram.people.say(ann, "draw a cat")
        await drawn(telegram, chat)
        telegram.people.edit(words, "draw a dog")
        offer = await telegram.until(lambda: said(telegram, chat, OFFER))
        telegram.people.press(ann, offer, "No")
        await telegram.until(lambda: said(telegram, chat, "I leave it"))
        telegram.people.edit(words, "draw a bird")
        second = await telegram.until(lambda: said(telegram, chat, OFFER))
        telegram.people.press(ann, second, "Draw it")
        _, bird = await drawn(telegram, chat, 2)

    assert bird.shown.startswith("draw a bird")


async def test_an_edited_change_starts_from_the_picture_that_was_to_be_changed(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        await drawn(telegram, chat)
        words = telegram.people.say(ann, "make it night")
        await drawn(telegram, chat, 2)
        telegram.people.edit(words, "make it watercolor")
        offer = await telegram.until(lambda: said(telegram, chat, OFFER))
        telegram.people.press(ann, offer, "Draw it")
        *_, changed = await drawn(telegram, chat, 3)
        painted = await info(telegram, ann, changed)

    assert "fox" in painted and "watercolor" in painted
    assert "night" not in painted


@pytest.mark.parametrize("before", ["draw " + "a fox and " * 80, "I ate a pizza"])
async def test_words_that_became_a_request_are_one(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, before: str
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        words = telegram.people.say(ann, before.strip())
        await telegram.until(lambda: telegram.messages(chat))
        telegram.people.edit(words, "draw a fox")
        (fox,) = await drawn(telegram, chat)

    assert fox.shown.startswith("draw a fox")


@pytest.mark.parametrize(
    ("before", "after"), [("draw a cat", "/balance"), ("I ate a piza", "I ate a pizza")]
)
async def test_words_that_became_no_request_change_nothing(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, before: str, after: str
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path) as app:
        words = telegram.people.say(ann, before)
        await _handled(telegram, app)
        shown = len(telegram.messages(chat))
        telegram.people.edit(words, after)
        await _handled(telegram, app)

    assert len(telegram.messages(chat)) == shown


async def test_a_mention_that_was_forgotten_and_put_in_is_heard(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """In privacy mode the bot first sees the message when it is edited."""
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        words = telegram.people.say(ann, "draw a fox", chat=group)
        telegram.people.edit(words, "@pentimento_bot draw a fox")
        (fox,) = await drawn(telegram, group)

    assert fox.reply_to is words


async def test_an_edit_that_takes_the_mention_out_is_still_an_edit(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    telegram.people.privacy(False)

    async with house(telegram, tmp_path):
        words = telegram.people.say(ann, "@pentimento_bot draw a boat", chat=group)
        await drawn(telegram, group)
        telegram.people.edit(words, "draw a ship")
        offer = await telegram.until(lambda: said(telegram, group, OFFER))

    assert offer.reply_to is words


async def _handled(telegram: FakeTelegram, app: App) -> None:
    assert app.telegram is not None
    await telegram.until(lambda: not telegram.updates.pending)
    await app.telegram.idle()
    await app.door.idle()
