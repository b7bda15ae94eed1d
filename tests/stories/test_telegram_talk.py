"""What a person says to the bot alone, and to it among others, is never met with silence."""

import asyncio
from pathlib import Path

import pytest

from tests.fakes.pictures import flat
from tests.fakes.telegram import FakeTelegram, Message, Person
from tests.stories.telegram_house import drawn, forced, house, info, private, said


async def test_thanks_get_a_heart_and_other_talk_one_sentence_and_a_sign(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "hi")
        await telegram.until(lambda: said(telegram, chat, "Hello!"))
        thanks = telegram.people.say(ann, "thanks, you are kind!")
        await telegram.until(lambda: thanks.reaction)
        telegram.people.say(ann, "what is the capital of France?")
        await telegram.until(lambda: said(telegram, chat, "I only paint"))
        again = telegram.people.say(ann, "I ate a pizza")
        await telegram.until(lambda: again.reaction)

    assert (thanks.reaction, again.reaction) == ("❤", "🤷")
    assert len(telegram.messages(chat)) == 2


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("make it night", "Which picture?"),
        ("delete that", "Which picture?"),
        ("/edit", "Which picture?"),
        ("show me my pictures", "You have no pictures yet"),
        ("/show", "You have no pictures yet"),
        ("forget me", "Everything about you goes"),
        ("a red fox in the snow", "Shall I draw that?"),
    ],
)
async def test_what_has_nothing_to_act_on_is_answered(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, words: str, answer: str
) -> None:
    async with house(telegram, tmp_path):
        telegram.people.say(ann, words)
        await telegram.until(lambda: said(telegram, private(telegram, ann), answer))

    assert len(telegram.messages(private(telegram, ann))) == 1


async def test_delete_that_asks_once_and_takes_the_picture_away(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        (fox,) = await drawn(telegram, chat)
        picture = fox.photo[-1].unique_id
        telegram.people.say(ann, "delete that")
        question = await telegram.until(lambda: said(telegram, chat, "for good?"))
        telegram.people.press(ann, question, "Delete")
        await telegram.until(lambda: fox.shown == question.shown == "Deleted.")

    assert fox.photo[-1].unique_id != picture
    assert fox.buttons == question.buttons == ()


async def test_a_picture_that_was_shown_again_is_deleted_there_too(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        (fox,) = await drawn(telegram, chat)
        telegram.people.say(ann, "make it night")
        await drawn(telegram, chat, 2)
        telegram.people.say(ann, "undo")
        _, _, back = await drawn(telegram, chat, 3)
        offered = back.buttons
        telegram.people.press(ann, back, "Delete")
        await telegram.until(lambda: "« Back" in back.buttons)
        telegram.people.press(ann, back, "Delete")
        await telegram.until(lambda: fox.shown == back.shown == "Deleted.")

    assert offered == fox.history[-2].buttons
    assert back.buttons == ()


async def test_a_voice_is_told_what_can_be_read_and_a_file_is_no_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.send_voice(ann)
        telegram.people.send_document(ann, b"words", "make it night", name="a.txt", mime="text/plain")
        await telegram.until(lambda: len(telegram.messages(chat)) == 2)

    assert all("words and pictures only" in message.shown for message in telegram.messages(chat))


async def test_a_bare_command_in_a_group_is_asked_back_and_its_answer_reaches_the_bot(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """In privacy mode only a reply does; `/edit` in reply to a picture is about that one."""
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine", chat=group)
        question = await telegram.until(lambda: forced(telegram, group))
        telegram.people.say(ann, "two owls", chat=group, reply_to=question)
        (owls,) = await drawn(telegram, group)
        telegram.people.say(ann, "/imagine a boat", chat=group)
        await drawn(telegram, group, 2)
        telegram.people.say(ann, "/edit", chat=group, reply_to=owls)
        change = await telegram.until(lambda: said(telegram, group, "What should change?"))
        telegram.people.say(ann, "make it night", chat=group, reply_to=change)
        *_, night = await drawn(telegram, group, 3)
        painted = await info(telegram, ann, night)

    assert change.force_reply and change.reply_to is owls
    assert "owls" in painted and "boat" not in painted


async def test_what_concerns_nobody_alone_is_answered_in_the_group(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        for words in ("@pentimento_bot", "/help", "/cancel", "/job", "/describe", "/model", "/balance"):
            asked = telegram.people.say(ann, words, chat=group)
            await telegram.until(lambda asked=asked: _answered(telegram, ann, asked))

    public = [message.shown.split()[0] for message in telegram.messages(group)]
    assert public == ["Hello!", "Say", "There", "Nothing", "Which", "The"]
    assert [message.shown.split()[:2] for message in telegram.messages(private(telegram, ann))] == [
        ["You", "have"]
    ]


def _answered(telegram: FakeTelegram, person: Person, asked: Message) -> bool:
    replies = [m for m in telegram.messages(asked.chat) if m.reply_to is asked]
    return bool(replies or telegram.messages(private(telegram, person)))


async def test_a_press_puts_no_sign_on_the_bots_own_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox", chat=group)
        (fox,) = await drawn(telegram, group)
        telegram.people.press(ann, fox, "Vary")
        await drawn(telegram, group, 2)
        await asyncio.sleep(0)

    assert fox.reaction is None


async def test_a_list_of_models_leads_to_the_choice_of_one(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/style")
        styles = await telegram.until(lambda: said(telegram, chat, "Say a style"))
        telegram.people.press(ann, styles, "Choose…")
        await telegram.until(lambda: "Watercolor" in styles.buttons)
        telegram.people.press(ann, styles, "Watercolor")
        await telegram.until(lambda: "style: Watercolor" in styles.shown)

    assert "✕ style" in styles.buttons


async def test_privacy_has_its_ways_as_buttons(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.send_photo(ann, flat())
        await telegram.until(lambda: said(telegram, chat, "I have your picture"))
        telegram.people.say(ann, "/privacy")
        told = await telegram.until(lambda: said(telegram, chat, "I keep what you ask for"))
        telegram.people.press(ann, told, "A copy of it all")
        copy = await telegram.until(lambda: said(telegram, chat, "Here is all I keep"))
        telegram.people.press(ann, told, "Forget me")
        await telegram.until(lambda: "Forget me for good" in told.buttons)

    assert copy.document is not None and copy.document.name.endswith(".zip")


async def test_a_yes_after_the_picture_is_there_is_no_request(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """Hello asks what to draw, and the next words may be the answer; those after them are not."""
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "hi")
        await telegram.until(lambda: said(telegram, chat, "Hello!"))
        telegram.people.say(ann, "a red fox in the snow")
        await drawn(telegram, chat)
        yes = telegram.people.say(ann, "yes")
        await telegram.until(lambda: yes.reaction or len(telegram.messages(chat)) > 2)
        telegram.people.say(ann, "/balance")
        balance = await telegram.until(lambda: said(telegram, chat, "credits free"))

    assert balance.shown.startswith("You have 4,999 credits free and 0 held")


@pytest.mark.parametrize("words", ["settings", "Show my settings", "Einstellungen"])
async def test_settings_in_words_show_them_and_drop_none(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, words: str
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/style watercolor")
        await telegram.until(lambda: said(telegram, chat, "From now on here"))
        telegram.people.say(ann, words)
        shown = await telegram.until(lambda: said(telegram, chat, "What holds in this conversation"))

    assert "style: Watercolor" in shown.shown


async def test_what_was_just_shown_is_what_a_change_is_about(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        await drawn(telegram, chat)
        telegram.people.say(ann, "draw a boat")
        await drawn(telegram, chat, 2)
        telegram.people.say(ann, "/show 2")
        await drawn(telegram, chat, 3)
        telegram.people.say(ann, "describe it")
        await telegram.until(lambda: said(telegram, chat, "It was asked to be: a fox"))
        telegram.people.say(ann, "make it night")
        *_, night = await drawn(telegram, chat, 4)
        painted = await info(telegram, ann, night)

    assert "a fox, at night" in painted


@pytest.mark.parametrize("stands", ["banned", "not let in", "maintenance"])
async def test_what_is_kept_of_somebody_is_said_however_they_stand(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, stands: str
) -> None:
    """Telegram asks it of every bot, and who may not draw here was written down all the same."""
    boss, chat = telegram.people.join("Boss"), private(telegram, ann)
    orders = {"banned": f"/admin ban {ann.id} spam", "maintenance": "/admin maintenance on Back soon"}
    access = {"mode": "allowlist" if stands == "not let in" else "open"}

    async with house(telegram, tmp_path, telegram={"operators": [boss.id]}, access=access):
        if order := orders.get(stands):
            telegram.people.say(boss, order)
            await telegram.until(lambda: said(telegram, private(telegram, boss), "written down"))
        telegram.people.say(ann, "/privacy")
        told = await telegram.until(lambda: said(telegram, chat, "I keep what you ask for"))
        telegram.people.press(ann, told, "Forget me")
        await telegram.until(lambda: "Forget me for good" in told.buttons)


async def test_a_touch_on_forget_is_asked_about_once(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """Telegram sends a command of its menu by one touch, without a chance to think."""
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        await drawn(telegram, chat)
        telegram.people.say(ann, "/forget")
        question = await telegram.until(lambda: said(telegram, chat, "Forget this conversation?"))
        telegram.people.say(ann, "/history")
        await telegram.until(lambda: said(telegram, chat, "1. a fox in the snow"))
        telegram.people.press(ann, question, "Forget it")
        await telegram.until(lambda: question.buttons == ())
        telegram.people.say(ann, "/show")
        await telegram.until(lambda: said(telegram, chat, "You have no pictures yet"))
        again = telegram.people.press_data(ann, question, "p1:forget:somebodyelse")
        await telegram.until(lambda: "older version" in again.text)
