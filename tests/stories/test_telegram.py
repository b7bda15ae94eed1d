"""The whole house from a Telegram chat: the real library over HTTP against the strict fake."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from core.conversation import ThreadKey
from tests.fakes.telegram import Chat, FakeTelegram, FloodLimits, Message, Person
from tests.stories.plain_sentences import ASKED_MAX, play
from tests.stories.telegram_house import PrivateWindow, drawn, house, pictures, private


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def limited() -> AsyncIterator[FakeTelegram]:
    """A Telegram that refuses a flood."""
    async with FakeTelegram(limits=FloodLimits()) as fake:
        yield fake


@pytest.fixture
def ann(telegram: FakeTelegram) -> Person:
    return telegram.people.join("Ann")


def photo(colour: str = "teal", side: int = 128) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, "PNG")
    return out.getvalue()


# -- a conversation -----------------------------------------------------------------------------


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
        press = telegram.people.press(ann, hat, "Info")
        info = await telegram.until(lambda: said(telegram, chat, "Painted:"))

    assert "fox" in info.shown and "boat" not in info.shown
    assert question.shown == "✏️ What should change? Reply to this picture with a few words."
    assert question.reply_to is fox
    assert press.answered_at is not None


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

    assert opened == ("Vary", "Edit", "Upscale", "Original", "« Back")
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
        telegram.people.send_photo(ann, photo(), "make it night")
        await drawn(telegram, chat)
        telegram.people.send_document(ann, photo("red"), "add a hat")
        await drawn(telegram, chat, 2)

    assert len(telegram.messages(chat)) == 2
    assert telegram.refusals == []


async def test_an_album_is_one_request_with_all_its_pictures(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """The painter here takes one picture only, and the person is told so, once."""
    chat = private(telegram, ann)

    async with house(telegram, tmp_path) as app:
        telegram.people.send_album(ann, [photo("red"), photo("blue")], "make it watercolor")
        await telegram.until(lambda: said(telegram, chat, "cannot do this"))
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
        whole = telegram.people.send_photo(ben, photo("red"), "my garden", chat=group)
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
        telegram.people.send_document(ann, photo() + bytes(21 * 1024 * 1024), "make it night")
        await telegram.until(lambda: said(telegram, chat, "over 20 MB"))

    assert pictures(telegram, chat) == []


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
        await telegram.until(lambda: said(telegram, chat, "Say what you want to see"))

    markup = json.loads(telegram.called("sendMessage")[0].params["reply_markup"])
    assert markup["keyboard"][0][0]["text"] == "draw a fox in the snow"


async def test_an_unknown_command_is_answered_in_private(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/paintbrush")
        await telegram.until(lambda: said(telegram, private(telegram, ann), "I do not know /paintbrush"))

    assert len(telegram.messages(private(telegram, ann))) == 1


async def test_an_operator_gives_credits_and_nobody_else_can(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")

    async with house(telegram, tmp_path, telegram={"operators": [ann.id]}):
        telegram.people.say(ann, f"/grant {ben.id} 100 a birthday")
        granted = await telegram.until(lambda: said(telegram, private(telegram, ann), "got 100"))
        telegram.people.say(ann, "/admin")
        await telegram.until(lambda: said(telegram, private(telegram, ann), "No dead letters."))
        telegram.people.say(ben, f"/grant {ben.id} 100 for me")
        await telegram.until(
            lambda: said(telegram, private(telegram, ben), "Only those who run this bot")
        )

    assert granted.shown.startswith(f"telegram:{ben.id} got 100 and has ")
    scopes = {scope for scope, _ in telegram.world.commands}
    assert scopes == {"all_private_chats", "all_group_chats", f"chat:{ann.id}"}


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
        telegram.people.press(ann, fox, "Info")
        await telegram.until(lambda: said(telegram, chat, "Painted: a fox in the snow"))
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
        telegram.people.press(ann, night, "Info")
        info = await telegram.until(lambda: said(telegram, chat, "Painted:"))

    assert {m.topic for m in telegram.messages(chat)} == {foxes.id, boats.id}
    assert night.topic == info.topic == foxes.id
    assert "fox" in info.shown


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


# -- groups and topics --------------------------------------------------------------------------


async def test_two_people_in_one_topic_each_get_their_own(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    group = telegram.people.group("Painters", forum=True)
    topic = telegram.people.topic(group, "Foxes")

    def say(person: Person, text: str, reply_to: Message | None = None) -> Message:
        return telegram.people.say(person, text, chat=group, topic=topic, reply_to=reply_to)

    async with house(telegram, tmp_path):
        asked = [say(ann, "/imagine a fox"), say(ben, "/imagine a boat")]
        first, second = await drawn(telegram, group, 2)
        by_request = {m.reply_to: m for m in (first, second)}
        fox, boat = (by_request[message] for message in asked)
        say(ben, "make it red", reply_to=boat)
        say(ann, "make it night", reply_to=fox)
        made = (await drawn(telegram, group, 4))[2:]

    assert {m.topic for m in telegram.messages(group)} == {topic.id}
    assert {(m.reply_to.sender, m.shown.split("\n")[0]) for m in made if m.reply_to} == {
        (ben, "make it red"), (ann, "make it night"),
    }  # fmt: skip
    assert fox.shown.startswith("a fox") and boat.shown.startswith("a boat")
    assert {message.reaction for message in asked} == {"👀"}
    assert telegram.refusals == []


async def test_plain_talk_in_a_group_is_left_alone(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    telegram.people.privacy(False)

    async with house(telegram, tmp_path):
        for text in ("hello everybody", "did you see the game?", "the fox is drawn to the light"):
            telegram.people.say(ann, text, chat=group)
        telegram.people.say(ann, "@pentimento_bot draw a fox", chat=group)
        await drawn(telegram, group)

    assert len(telegram.messages(group)) == 1


async def test_a_group_is_told_what_privacy_mode_hides(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    group.bot = "left"

    async with house(telegram, tmp_path):
        telegram.people.add(group, ann)
        hello = await telegram.until(lambda: said(telegram, group, "I see only what is meant for me"))

    assert "@pentimento_bot" in hello.shown


async def test_private_facts_are_not_said_in_a_group(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    eve = telegram.people.join("Eve", started=False)
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/balance", chat=group)
        await telegram.until(lambda: said(telegram, private(telegram, ann), "credits"))
        telegram.people.say(eve, "/balance", chat=group)
        shown = await telegram.until(lambda: said(telegram, group, "for you alone"))

    assert [m.shown for m in telegram.messages(group)] == [shown.shown]
    assert shown.keyboard[0][0]["url"] == "https://t.me/pentimento_bot?start=hello"


async def test_another_persons_picture_can_be_varied_but_not_changed(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox", chat=group)
        (fox,) = await drawn(telegram, group)
        refused = telegram.people.press(ben, fox, "Redo")
        await telegram.until(lambda: refused.answered_at)
        telegram.people.press(ben, fox, "Vary")
        await drawn(telegram, group, 2)

    assert refused.alert and "somebody else's picture" in refused.text


async def test_eight_people_in_one_group_are_served_within_its_limit(
    limited: FakeTelegram, tmp_path: Path
) -> None:
    people = [limited.people.join(f"P{number}") for number in range(8)]
    group = limited.people.group("Painters")

    async with house(limited, tmp_path, embedded={"step_s": 0.1}):
        for person in people:
            limited.people.say(person, f"/imagine a fox for {person.name}", chat=group)
        made = await drawn(limited, group, 8)

    assert {m.reply_to.sender for m in made if m.reply_to} == set(people)
    assert limited.flood.refused == 0
    assert len(limited.messages(group)) == 8


# -- what goes wrong ----------------------------------------------------------------------------


async def test_a_final_during_a_flood_wait_comes_when_the_wait_is_over(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    telegram.fault(
        "editMessageMedia", chat=ann.id, status=429, retry_after=1,
        description="Too Many Requests: retry after 1",
    )  # fmt: skip

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        await telegram.until(lambda: telegram.called("editMessageMedia", ok=False))
        telegram.people.say(ben, "draw a boat")
        await drawn(telegram, private(telegram, ben))
        others_first = not pictures(telegram, private(telegram, ann))
        await drawn(telegram, private(telegram, ann))

    assert others_first
    assert len(telegram.messages(private(telegram, ann))) == 1


@pytest.mark.parametrize("fault", [{"drop": "after"}, {"drop": "before"}, {"late_s": 1.0}])
async def test_an_upload_that_was_not_answered_is_repeated_in_the_same_message(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, fault: dict[str, object]
) -> None:
    telegram.fault("editMessageMedia", **fault)

    async with house(telegram, tmp_path, telegram={"upload_s": 0.3}) as app:
        telegram.people.say(ann, "draw a fox")
        await telegram.until(lambda: len(telegram.called("editMessageMedia")) > ("late_s" in fault))
        await app.door.idle()

    (message,) = telegram.messages(private(telegram, ann))
    assert message.photo


async def test_a_status_line_of_unknown_outcome_is_not_sent_again(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """The first line may stand there dead; the picture comes in a message of its own, once."""
    telegram.fault("sendMessage", drop="after")

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, "draw a fox")
        await drawn(telegram, private(telegram, ann))
        await app.door.idle()
        verified = await app.ledger.verify()

    dead, picture = telegram.messages(private(telegram, ann))
    assert (bool(dead.photo), bool(picture.photo)) == (False, True)
    assert verified == []


async def test_a_deleted_status_line_is_delivered_anew_once(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path, embedded={"step_s": 0.2}) as app:
        telegram.people.say(ann, "draw a fox")
        line = await telegram.until(lambda: next(iter(telegram.messages(chat)), None))
        await asyncio.sleep(0.3)
        telegram.people.delete(line)
        await drawn(telegram, chat)
        await app.door.idle()

    assert len(telegram.messages(chat)) == 1


async def test_who_blocks_the_bot_pays_for_nothing_that_waits_and_finds_the_rest_in_the_history(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path, embedded={"step_s": 0.2}, limits={"running": 1}) as app:
        telegram.people.say(ann, "draw a fox")
        telegram.people.say(ann, "draw a boat")
        await telegram.until(lambda: len(telegram.messages(chat)) == 2)
        await asyncio.sleep(0.2)
        telegram.people.block(ann)
        await app.door.idle()
        telegram.people.start(ann)
        telegram.people.say(ann, "/history")
        history = await telegram.until(lambda: said(telegram, chat, "Your pictures"))
        telegram.people.press(ann, history, "1")
        (shown,) = await drawn(telegram, chat)

    assert "1. a fox" in history.shown and "boat" not in history.shown
    assert shown.photo


async def test_a_group_that_moves_while_it_is_painted_for_gets_its_picture_there(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters", kind="group")

    async with house(telegram, tmp_path, embedded={"step_s": 0.2}) as app:
        telegram.people.say(ann, "/imagine a fox", chat=group)
        await telegram.until(lambda: telegram.messages(group))
        new = telegram.people.migrate(group)
        await drawn(telegram, new)
        await app.door.idle()

    assert len(pictures(telegram, new)) == 1


async def test_a_topic_that_is_closed_gets_its_answer_in_the_general_one(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters", forum=True)
    topic = telegram.people.topic(group, "Foxes")

    async with house(telegram, tmp_path):
        topic.closed = True
        telegram.people.say(ann, "/imagine a fox", chat=group, topic=topic)
        (made,) = await drawn(telegram, group)

    assert made.topic is None


async def test_where_photos_are_forbidden_the_picture_comes_privately(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    group.may_send_photos = False

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox", chat=group)
        await drawn(telegram, private(telegram, ann))
        await telegram.until(lambda: said(telegram, group, "sent it to you privately"))

    assert len(telegram.messages(group)) == 1


async def test_a_failure_after_the_message_became_a_photo_is_a_card(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        (fox,) = await drawn(telegram, chat)
        telegram.people.press(ann, fox, "Delete")
        await telegram.until(lambda: fox.buttons == ("Delete", "« Back"))
        before = fox.photo[-1].unique_id
        telegram.people.press(ann, fox, "Delete")
        await telegram.until(lambda: fox.shown == "Deleted.")

    assert fox.photo and fox.photo[-1].unique_id != before
    assert fox.buttons == ()


async def test_presses_are_answered_at_once_whatever_else_is_slow(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        (fox,) = await drawn(telegram, chat)
        telegram.fault("sendMessage", delay_s=2.0, times=5)
        presses = [telegram.people.press(ann, fox, label) for label in ("Vary", "Redo", "Info")]
        await telegram.until(lambda: all(press.answered_at for press in presses))
        unsent = len(telegram.messages(chat)) == 1

    assert unsent


async def test_a_button_of_another_time_and_a_forged_one_are_answered_politely(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        (fox,) = await drawn(telegram, private(telegram, ann))
        presses = [
            telegram.people.press_data(ann, fox, data)
            for data in ("p0:vary:old", "p1:vary:nosuchjob", "rubbish")
        ]
        await telegram.until(lambda: all(press.text for press in presses))

    assert [press.text.split(".")[0] for press in presses] == [
        "This button is from an older version",
        "I do not know this button",
        "I do not know this button",
    ]


# -- intake -------------------------------------------------------------------------------------


async def test_an_update_that_comes_five_times_is_one_job(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.people.say(ann, "draw a fox")
    update = telegram.updates.pending[0]

    async with house(telegram, tmp_path) as app:
        await drawn(telegram, private(telegram, ann))
        telegram.updates.redeliver(update, times=4)
        telegram.people.say(ann, "/help")
        await telegram.until(lambda: said(telegram, private(telegram, ann), "Say what"))
        await app.door.idle()

    assert len(telegram.messages(private(telegram, ann))) == 2


async def test_a_thousand_updates_at_once_are_all_handled(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    people = [telegram.people.join(f"P{number}") for number in range(200)]
    for _ in range(5):
        for person in people:
            telegram.people.say(person, "/help")

    async with house(telegram, tmp_path):
        await telegram.until(lambda: len(telegram.called("sendMessage")) >= 1000, timeout_s=60)

    counts = {len(telegram.messages(private(telegram, person))) for person in people}
    assert counts == {5}
    assert telegram.refusals == []


async def test_another_poller_is_told_of_and_waited_out(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.fault("getUpdates", status=409, description="Conflict: terminated by other getUpdates")

    async with house(telegram, tmp_path) as app:
        assert app.telegram is not None
        await telegram.until(lambda: telegram.called("getUpdates", ok=False))
        await asyncio.sleep(0.05)
        health = app.telegram.health

        assert not health.connected and "another program polls" in health.problem


async def test_a_client_that_broke_is_started_again(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.fault("getMe", status=500, description="Internal Server Error")

    async with house(telegram, tmp_path) as app:
        assert app.telegram is not None
        telegram.people.say(ann, "draw a fox")
        await drawn(telegram, private(telegram, ann))

        assert app.telegram.health.connected
    assert len([call for call in telegram.calls if call.method == "getMe"]) == 2


async def test_a_connection_that_comes_and_goes_loses_nothing(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path):
        telegram.fault("getUpdates", times=2, drop="after")
        telegram.people.say(ann, "draw a fox")
        await drawn(telegram, private(telegram, ann))

    assert len(telegram.messages(private(telegram, ann))) == 1


def opened(telegram: FakeTelegram, chat: Chat, number: int) -> Message | None:
    """The status line of the n-th request."""
    found = telegram.messages(chat)
    return found[number - 1] if len(found) >= number else None


def said(telegram: FakeTelegram, chat: Chat, part: str) -> Message | None:
    return next((m for m in telegram.messages(chat) if part in m.shown), None)


def sent_file(telegram: FakeTelegram, chat: Chat) -> Message | None:
    return next((m for m in telegram.messages(chat) if m.document), None)


def forced(telegram: FakeTelegram, chat: Chat) -> Message | None:
    return next((m for m in telegram.messages(chat) if m.force_reply), None)
