"""A message of Telegram as the core understands it."""

from typing import Any

import pytest
from telegram import Message, User

from adapters.telegram.incoming import addressed, for_us, to_incoming, without_mention
from core.conversation import Attachment
from core.pictures import BlobKey, PictureId
from tests.fakes.telegram.entities import found

ME = User(4242, "Pentimento", is_bot=True, username="pentimento_bot")
ANN = {"id": 7, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "language_code": "de"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ann"}
GROUP = {"id": -100, "type": "supergroup", "title": "Painters", "is_forum": True}


def message(text: str = "", *, chat: dict[str, Any] = PRIVATE, **more: Any) -> Message:
    body = {"message_id": 12, "date": 1, "chat": chat, "from": ANN, "text": text, **more}
    body.setdefault("entities", found(text))
    made = Message.de_json(body, None)
    assert made is not None
    return made


def reply(sender: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1, "chat": GROUP, "from": sender, "text": "earlier", **more}


BOT = {"id": 4242, "is_bot": True, "first_name": "Pentimento", "username": "pentimento_bot"}


def test_plain_words_in_private_are_for_the_bot() -> None:
    incoming = to_incoming([message("draw a fox")], ME)

    assert (incoming.event, incoming.thread, incoming.person) == (
        "telegram:7:12", "telegram:7:0", "telegram:7",
    )  # fmt: skip
    assert (incoming.text, incoming.command, incoming.name) == ("draw a fox", "", "Ann Lee")
    assert (incoming.addressed, incoming.direct, incoming.locale) == (True, True, "de")


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/imagine a fox", "imagine", "a fox"),
        ("/imagine@Pentimento_Bot a fox", "imagine", "a fox"),
        ("/IMAGINE a fox\nin snow", "imagine", "a fox\nin snow"),
        ("/balance", "balance", ""),
        ("/start", "start", ""),
        ("/start hello", "start", ""),
        ("/start show-K7Q2MX", "show", "K7Q2MX"),
        ("say /imagine a fox", "", "say /imagine a fox"),
    ],
)
def test_a_command_is_told_from_its_words(text: str, command: str, rest: str) -> None:
    incoming = to_incoming([message(text)], ME)

    assert (incoming.command, incoming.text) == (command, rest)


@pytest.mark.parametrize(
    ("text", "more", "meant"),
    [
        ("nice weather", {}, False),
        ("@pentimento_bot draw a fox", {}, True),
        ("draw a fox, @Pentimento_Bot", {}, True),
        ("@someone_else draw a fox", {}, False),
        ("/imagine a fox", {}, True),
        ("make it night", {"reply_to_message": reply(BOT)}, True),
        ("make it night", {"reply_to_message": reply(ANN)}, False),
    ],
)
def test_in_a_group_only_what_is_meant_for_the_bot_is_addressed(
    text: str, more: dict[str, Any], meant: bool
) -> None:
    assert addressed([message(text, chat=GROUP, **more)], ME) is meant


def test_a_message_of_a_topic_replies_to_nothing_by_itself() -> None:
    opening = reply(BOT, message_id=3, forum_topic_created={"name": "Foxes", "icon_color": 1})
    said = message(
        "nice", chat=GROUP, message_thread_id=3, is_topic_message=True, reply_to_message=opening
    )

    incoming = to_incoming([said], ME)

    assert (incoming.thread, incoming.reply_to_message) == ("telegram:-100:3", None)
    assert not incoming.addressed


def test_a_thread_of_replies_outside_of_a_forum_is_no_topic() -> None:
    said = message("nice", chat={**GROUP, "is_forum": False}, message_thread_id=3)

    assert to_incoming([said], ME).thread == "telegram:-100:0"


def test_a_reply_to_a_question_of_ours_is_about_the_picture_it_asked_for() -> None:
    link = {"type": "text_link", "offset": 0, "length": 2, "url": "https://t.me/x?start=re-31"}
    said = message("a hat", reply_to_message=reply(BOT, entities=[link]))

    assert to_incoming([said], ME).reply_to_message == "31"


def test_a_reply_quotes_what_was_marked_or_all_of_a_persons_text() -> None:
    marked = message("red", quote={"text": "the hat", "position": 0, "is_manual": True})
    cut_by_telegram = message("red", quote={"text": "the hat", "position": 0})
    to_a_person = message("draw this", chat=GROUP, reply_to_message=reply(ANN))
    to_us = message("red", chat=GROUP, reply_to_message=reply(BOT))

    said = (marked, cut_by_telegram, to_a_person, to_us)
    assert [to_incoming([m], ME).quote for m in said] == ["the hat", "", "earlier", ""]


def test_what_was_written_elsewhere_is_no_command_and_in_a_group_not_for_the_bot() -> None:
    origin = {"type": "user", "date": 1, "sender_user": ANN}
    alone = message("/forget the boat", forward_origin=origin)
    in_group = message("/imagine a boat", chat=GROUP, forward_origin=origin)

    assert (to_incoming([alone], ME).command, to_incoming([alone], ME).text) == ("", "the boat")
    assert not to_incoming([in_group], ME).addressed


def test_an_album_is_one_message_with_the_words_of_any_of_its_pictures() -> None:
    parts = [message(""), message("", caption="like these"), message("")]
    pictures = [Attachment(blob=BlobKey(str(n)), picture=PictureId(str(n))) for n in range(3)]

    incoming = to_incoming(parts, ME, attachments=pictures)

    assert (incoming.text, len(incoming.attachments)) == ("like these", 3)


@pytest.mark.parametrize(
    "more",
    [
        {"from": BOT},
        {"from": None},
        {"text": "/imagine@another_bot a fox"},
        {"via_bot": BOT},
        {"sender_chat": GROUP},
    ],
)
def test_other_bots_channels_and_our_own_inline_messages_are_left_alone(more: dict[str, Any]) -> None:
    assert for_us(message("draw a fox"), ME)
    assert not for_us(message(**{"text": "draw a fox", **more}), ME)


def test_the_name_of_the_bot_is_no_part_of_the_words() -> None:
    assert without_mention("@Pentimento_bot, draw a fox", ME) == "draw a fox"
    assert without_mention("write to me@pentimento_bot.com", ME) == "write to me@pentimento_bot.com"
