"""The whole house from a Telegram chat: the real library over HTTP against the strict fake."""

import asyncio
import json
from pathlib import Path

from core.conversation import ThreadKey
from tests.fakes.pictures import claiming, flat
from tests.fakes.telegram import FakeTelegram, Fault, Person
from tests.stories.plain_sentences import ASKED_MAX, play
from tests.stories.telegram_house import (
    PrivateWindow,
    drawn,
    forced,
    house,
    info,
    pictures,
    private,
    said,
)

EMBEDDED = "Embedded painter, a demonstration"


async def test_thirty_plain_sentences_become_thirty_pictures(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path) as app:
        played = await play(PrivateWindow(telegram=telegram, app=app, person=ann))
        journal = await app.ledger.verify()

    assert len([message for message in played.shown if message.picture]) == 30
    assert played.asked <= ASKED_MAX
    assert (telegram.refusals, journal) == ([], [])


async def test_the_status_line_becomes_the_photo_and_a_reply_changes_it(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.faults.plan(Fault(method="editMessageMedia", delay_s=0.6))
        telegram.people.say(ann, "draw a fox in the snow")
        (first,) = await drawn(telegram, chat)
        telegram.people.say(ann, "make it <b>night</b> & colder", reply_to=first)
        _, second = await drawn(telegram, chat, 2)

    assert len(telegram.messages(chat)) == 2
    assert {action for _, _, action in telegram.world.actions} == {"upload_photo"}
    assert first.photo[-1].unique_id != second.photo[-1].unique_id
    assert second.shown.startswith("make it <b>night</b> & colder\nDone in")
    assert first.buttons[:3] == ("Vary", "Edit", "Upscale")
    assert telegram.refusals == []


async def test_edit_asks_with_a_forced_reply_and_its_answer_is_about_that_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        (fox,) = await drawn(telegram, chat)
        telegram.people.say(ann, "draw a blue boat")
        await drawn(telegram, chat, 2)
        telegram.people.press(ann, fox, "Edit")
        question = await telegram.until(lambda: forced(telegram, chat))
        telegram.people.say(ann, "add a red hat", reply_to=question)
        *_, hat = await drawn(telegram, chat, 3)
        painted = await info(telegram, ann, hat)

    assert "fox" in painted and "boat" not in painted
    assert question.shown == "✏️ What should change? Reply to this picture with a few words."
    assert question.reply_to is fox
    assert all(press.answered_at is not None for press in telegram.world.callbacks.values())


async def test_a_batch_is_one_sheet_whose_numbers_lead_to_each_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw 4 pictures of a cat")
        (batch,) = await drawn(telegram, chat)
        telegram.people.press(ann, batch, "3")
        await telegram.until(lambda: "« Back" in batch.buttons)
        opened = batch.buttons
        telegram.people.press(ann, batch, "Original")
        file = await telegram.until(
            lambda: next((m for m in telegram.messages(chat) if m.document), None)
        )
        telegram.people.press(ann, batch, "« Back")
        await telegram.until(lambda: batch.buttons[:4] == ("1", "2", "3", "4"))

    assert opened == ("Vary", "Edit", "Upscale", "Original", "Style", "Model", "Extend", "« Back")
    assert file.document is not None and file.document.name.endswith(".png")
    assert file.reply_to is batch
    assert len(telegram.messages(chat)) == 2


async def test_the_original_is_the_untouched_file(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        (fox,) = await drawn(telegram, chat)
        telegram.people.press(ann, fox, "Original")
        file = await telegram.until(
            lambda: next((m for m in telegram.messages(chat) if m.document), None)
        )

    assert file.document is not None
    stored = [path.read_bytes() for path in (tmp_path / "pictures").rglob("*") if path.is_file()]
    assert file.document.body in stored


async def test_a_photo_and_a_file_are_what_is_changed(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.send_photo(ann, flat(), "make it night")
        await drawn(telegram, chat)
        telegram.people.send_document(ann, flat(colour="red"), "add a hat")
        await drawn(telegram, chat, 2)

    assert len(telegram.messages(chat)) == 2
    assert telegram.refusals == []


async def test_an_album_is_one_request_with_all_its_pictures(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """The painter here takes one picture only, and the person is told so, once."""
    chat = private(telegram, ann)

    async with house(telegram, tmp_path) as app:
        telegram.people.send_album(ann, [flat(colour="red"), flat(colour="blue")], "make it watercolor")
        await telegram.until(lambda: said(telegram, chat, "None of the painters here can do that"))
        turns = await app.door.shown(ThreadKey(f"telegram:{ann.id}:0"))

    assert len(telegram.messages(chat)) == 1
    assert [len(turn.pictures) for turn in turns if turn.line is None] == [2]


async def test_a_picture_of_a_person_is_changed_by_replying_to_it(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    group = telegram.people.group("Painters")
    telegram.people.privacy(False)

    async with house(telegram, tmp_path):
        whole = telegram.people.send_photo(ben, flat(colour="red"), "my garden", chat=group)
        telegram.people.say(ann, "@pentimento_bot make it night", chat=group, reply_to=whole)
        (changed,) = await drawn(telegram, group)

    assert changed.reply_to is not None and changed.reply_to.sender is ann


async def test_what_is_no_picture_or_too_large_is_said_so(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.send_document(ann, b"not a picture at all", "make it night")
        await telegram.until(lambda: said(telegram, chat, "not a picture I can read"))
        telegram.people.send_document(ann, claiming(12_000, 12_000), "make it night")
        await telegram.until(lambda: said(telegram, chat, "25 megapixels"))
        telegram.people.send_document(ann, flat() + bytes(21 * 1024 * 1024), "make it night")
        await telegram.until(lambda: said(telegram, chat, "over 20 MB"))

    assert pictures(telegram, chat) == []


async def test_who_has_sent_enough_pictures_hears_when_they_may_go_on(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """A restart changes nothing; whoever runs the bot may send what they like."""
    ben = telegram.people.join("Ben")
    chat, bens = private(telegram, ann), private(telegram, ben)
    limits = {"sent_per_hour": 1}

    async with house(telegram, tmp_path, limits=limits):
        telegram.people.send_photo(ann, flat(), "make it night")
        await drawn(telegram, chat)
    async with house(telegram, tmp_path, limits=limits, admin={"people": [f"telegram:{ben.id}"]}):
        telegram.people.send_photo(ann, flat(colour="red"), "make it night")
        await telegram.until(lambda: said(telegram, chat, "You may go on in 60 minutes."))
        for colour in ("red", "green"):
            telegram.people.send_photo(ben, flat(colour=colour), "make it night")
        await drawn(telegram, bens, 2)

    assert len(pictures(telegram, chat)) == 1


async def test_words_that_were_corrected_in_time_are_what_is_painted(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """The first job paints while the second waits; the second's words change for free."""
    chat = private(telegram, ann)

    async with house(telegram, tmp_path, embedded={"step_s": 0.2}, limits={"running": 1}):
        telegram.people.say(ann, "draw a house")
        await telegram.until(lambda: len(telegram.messages(chat)) == 1)
        words = telegram.people.say(ann, "draw a fax in the snow")
        await telegram.until(lambda: len(telegram.messages(chat)) == 2)
        await asyncio.sleep(0.2)
        telegram.people.edit(words, "draw a fox in the snow")
        _, corrected = await drawn(telegram, chat, 2)

    assert corrected.shown.startswith("draw a fox in the snow")


async def test_start_offers_two_requests_to_begin_with(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.start(ann, "friend")
        hello = await telegram.until(lambda: said(telegram, chat, "Hello!"))

    markup = json.loads(telegram.called("sendMessage")[0].params["reply_markup"])
    assert markup["keyboard"][0][0]["text"] == "draw a fox in the snow"
    assert len(hello.shown.splitlines()) == 3 and "/privacy" in hello.shown


async def test_an_unknown_command_is_answered_in_private(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/paintbrush")
        await telegram.until(lambda: said(telegram, private(telegram, ann), "I do not know /paintbrush"))

    assert len(telegram.messages(private(telegram, ann))) == 1


async def test_an_album_of_a_batch_comes_as_a_reply(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw 3 pictures of a cat")
        (batch,) = await drawn(telegram, chat)
        telegram.people.press(ann, batch, "Album")
        _, *album = await drawn(telegram, chat, 4)

    assert {message.reply_to for message in album} == {batch}
    assert len({message.album for message in album}) == 1


async def test_words_that_were_corrected_too_late_are_offered_again(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        words = telegram.people.say(ann, "draw a fax in the snow")
        await drawn(telegram, chat)
        telegram.people.edit(words, "draw a fox in the snow")
        offer = await telegram.until(lambda: said(telegram, chat, "You changed your words"))
        telegram.people.press(ann, offer, "Draw it")
        _, again = await drawn(telegram, chat, 2)

    assert again is offer
    assert again.shown.startswith("draw a fox in the snow")


async def test_an_edit_that_changed_no_words_does_nothing(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """Telegram tells of an edit when a link's preview came, too."""
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        words = telegram.people.say(ann, "/imagine a fox in the snow")
        await drawn(telegram, chat)
        telegram.people.edit(words, "/imagine a fox in the snow")
        telegram.people.say(ann, "/help")
        await telegram.until(lambda: said(telegram, chat, "Say what you want"))

    assert len(telegram.messages(chat)) == 2


async def test_every_button_works_after_a_restart(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        (fox,) = await drawn(telegram, chat)
    async with house(telegram, tmp_path):
        telegram.people.press(ann, fox, "Vary")
        await drawn(telegram, chat, 2)
        assert "Painted: a fox in the snow" in await info(telegram, ann, fox)
        telegram.people.say(ann, "make it night", reply_to=fox)
        await drawn(telegram, chat, 3)

    assert telegram.refusals == []


async def test_topics_of_a_private_chat_are_conversations_of_their_own(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)
    foxes, boats = (telegram.people.topic(chat, name) for name in ("Foxes", "Boats"))

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox", topic=foxes)
        telegram.people.say(ann, "draw a boat", topic=boats)
        await drawn(telegram, chat, 2)
        telegram.people.say(ann, "make it night", topic=foxes)
        *_, night = await drawn(telegram, chat, 3)
        painted = await info(telegram, ann, night)

    assert {m.topic for m in telegram.messages(chat)} == {foxes.id, boats.id}
    assert night.topic == foxes.id
    assert "fox" in painted


async def test_a_picture_of_a_group_can_be_varied_from_the_history(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox", chat=group)
        await drawn(telegram, group)
        telegram.people.say(ann, "/history")
        history = await telegram.until(lambda: said(telegram, chat, "Your pictures"))
        telegram.people.press(ann, history, "1")
        (shown,) = await drawn(telegram, chat)
        telegram.people.press(ann, shown, "Vary")
        await drawn(telegram, chat, 2)

    assert telegram.refusals == []


async def test_a_style_and_more_canvas_are_picked_below_the_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        (fox,) = await drawn(telegram, chat)
        telegram.people.press(ann, fox, "Style")
        await telegram.until(lambda: "Watercolor" in fox.buttons)
        telegram.people.press(ann, fox, "Watercolor")
        _, painted = await drawn(telegram, chat, 2)
        await telegram.until(lambda: "Style" in fox.buttons)
        telegram.people.press(ann, painted, "Extend")
        await telegram.until(lambda: "Right →" in painted.buttons)
        telegram.people.press(ann, painted, "Right →")
        *_, wider = await drawn(telegram, chat, 3)

    assert painted.reply_to is fox and painted.shown.startswith("style “Watercolor”\n")
    assert wider.reply_to is painted and wider.photo[-1].width > wider.photo[-1].height
    assert telegram.refusals == []


async def test_another_model_is_picked_below_the_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox in the snow")
        (fox,) = await drawn(telegram, chat)
        telegram.people.press(ann, fox, "Model")
        await telegram.until(lambda: EMBEDDED in fox.buttons)
        telegram.people.press(ann, fox, EMBEDDED)
        _, again = await drawn(telegram, chat, 2)

    assert again.reply_to is fox and "embedded" in again.shown


async def test_settings_are_menus_in_one_message(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/settings")
        panel = await telegram.until(lambda: said(telegram, chat, "What holds"))
        older = telegram.people.press_data(ann, panel, "m1:style:j1:oil")
        await telegram.until(lambda: "older version" in older.text)
        telegram.people.press(ann, panel, "Shape")
        await telegram.until(lambda: "16:9" in panel.buttons)
        telegram.people.press(ann, panel, "16:9")
        await telegram.until(lambda: "aspect ratio: 16:9" in panel.shown)
        chosen = panel.buttons
        telegram.people.press(ann, panel, "Refinement")
        await telegram.until(lambda: "Paint as typed" in panel.buttons)
        typed = telegram.people.press(ann, panel, "Paint as typed")
        await telegram.until(lambda: typed.text and "Language" in panel.buttons)
        telegram.people.press(ann, panel, "Language")
        await telegram.until(lambda: "Deutsch" in panel.buttons)
        spoken = telegram.people.press(ann, panel, "Deutsch")
        await telegram.until(lambda: spoken.text and "Sprache" in panel.buttons)
        forged = telegram.people.press_data(ann, panel, "c1:style:no such style")
        await telegram.until(lambda: forged.text)
        telegram.people.say(ann, "draw a fox in the snow")
        (fox,) = await drawn(telegram, chat)

    assert "✕ aspect ratio" in chosen and "Shape" in chosen
    assert typed.text.startswith("Your words are painted as you type them")
    assert len(telegram.messages(chat)) == 2
    assert fox.photo[-1].width > fox.photo[-1].height * 1.5
    assert telegram.refusals == []
