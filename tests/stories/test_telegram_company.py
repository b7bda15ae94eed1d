"""What a group reads: nothing that is one person's, nothing that was meant for another bot."""

from pathlib import Path

import pytest

from bot.wiring import App
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories.telegram_house import drawn, house, private, said

POOR = {"allowance": 0}


async def test_a_group_does_not_read_how_many_credits_somebody_has(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path, credits=POOR):
        telegram.people.say(ann, "/imagine a fox", chat=group)
        public = await telegram.until(lambda: said(telegram, group, "too few credits"))
        telegram.people.say(ann, "/imagine a fox")
        alone = await telegram.until(lambda: said(telegram, private(telegram, ann), "you have 0"))

    assert "you have 0" not in public.shown
    assert "Nothing was charged" in public.shown and "/balance" in public.shown
    assert alone.shown.startswith("This costs 1 ")


async def test_nor_does_a_chat_that_an_inline_message_stands_in(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    store = telegram.people.group("Storage")

    async with house(telegram, tmp_path, credits=POOR, telegram={"storage_chat": store.id}):
        query = telegram.people.inline(ann, "a red fox")
        await telegram.until(lambda: query.results)
        message = telegram.people.choose(query)
        await telegram.until(lambda: "Nothing was charged" in message.shown)

    assert "you have 0" not in message.shown


@pytest.mark.parametrize("words", ["/weather draw a fox", "/roll", "/roll 20"])
async def test_a_command_of_another_bot_is_left_alone(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, words: str
) -> None:
    """Telegram hands a bare command to every bot of a group."""
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, words, chat=group)
        await _handled(telegram, app)

    assert telegram.messages(group) == []


async def test_an_unknown_command_that_names_the_bot_is_answered(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/weather@pentimento_bot draw a fox", chat=group)
        await telegram.until(lambda: said(telegram, group, "I do not know /weather"))

    assert len(telegram.messages(group)) == 1


async def test_a_picture_that_is_shown_again_names_its_words_once(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        await drawn(telegram, private(telegram, ann))
        telegram.people.say(ann, "/show 1")
        _, again = await drawn(telegram, private(telegram, ann), 2)

    assert again.shown.count("fox in the snow") == 1
    assert "ref " in again.shown


@pytest.mark.parametrize("words", ["/grant", "/grant 5 5 x", "/admin pot", "/admin nonsense"])
async def test_how_the_bot_is_run_is_said_to_those_who_run_it(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, words: str
) -> None:
    async with house(telegram, tmp_path):
        telegram.people.say(ann, words)
        await telegram.until(
            lambda: said(telegram, private(telegram, ann), "Only those who run this bot")
        )

    assert len(telegram.messages(private(telegram, ann))) == 1


async def test_a_stranger_does_not_change_what_stands_below_somebodys_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox", chat=group)
        (fox,) = await drawn(telegram, group)
        before = fox.buttons
        press = telegram.people.press(ben, fox, "Delete")
        await telegram.until(lambda: press.text)

    assert "somebody else" in press.text
    assert fox.buttons == before


async def test_a_late_press_brings_no_buttons_back_below_what_was_deleted(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, "draw a fox")
        (fox,) = await drawn(telegram, chat)
        telegram.people.press(ann, fox, "Delete")
        await telegram.until(lambda: "« Back" in fox.buttons)
        delete, back = (button["callback_data"] for row in fox.keyboard for button in row)
        telegram.people.press_data(ann, fox, delete)
        await telegram.until(lambda: fox.shown == "Deleted.")
        late = telegram.people.press_data(ann, fox, back)
        await _handled(telegram, app)

    assert fox.buttons == ()
    assert late.answered_at is not None


async def test_below_a_forgotten_picture_no_button_is_dead_and_delete_clears_it_away(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        (fox,) = await drawn(telegram, chat)
        telegram.people.say(ann, "/forget")
        question = await telegram.until(lambda: said(telegram, chat, "Forget this conversation?"))
        telegram.people.press(ann, question, "Forget it")
        await telegram.until(lambda: said(telegram, chat, "Forgotten."))
        for label in ("Vary", "Original", "Style", "Extend"):
            press = telegram.people.press(ann, fox, label)
            await telegram.until(lambda press=press: press.text)
        telegram.people.press(ann, fox, "Delete")
        await telegram.until(lambda: "« Back" in fox.buttons)
        telegram.people.press(ann, fox, "Delete")
        await telegram.until(lambda: fox.shown == "Deleted.")

    assert fox.buttons == ()


async def test_of_who_was_forgotten_no_button_tells_anything(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben, group = telegram.people.join("Ben"), telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox", chat=group)
        (fox,) = await drawn(telegram, group)
        telegram.people.say(ann, "/privacy delete")
        sure = await telegram.until(
            lambda: said(telegram, private(telegram, ann), "Everything about you")
        )
        telegram.people.press(ann, sure, "Forget me for good")
        await telegram.until(lambda: said(telegram, private(telegram, ann), "You are forgotten"))
        for person in (ann, ben):
            press = telegram.people.press(person, fox, "Info")
            await telegram.until(lambda press=press: press.text)
            assert press.text.startswith("I cannot find that")


async def _handled(telegram: FakeTelegram, app: App) -> None:
    assert app.telegram is not None
    await telegram.until(lambda: not telegram.updates.pending)
    await app.telegram.idle()
    await app.door.idle()
