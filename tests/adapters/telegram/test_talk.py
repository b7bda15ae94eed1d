"""Words alone are read from their update as the library would have them read, and nothing else is."""

from typing import Any

import pytest
from telegram import Update, User

from adapters.telegram.incoming import addressed, for_us, to_incoming
from adapters.telegram.talk import words_alone

ME = User(4242, "Pentimento", is_bot=True, username="pentimento_bot")
ANN = {"id": 7, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "language_code": "de"}
BO = {"id": 8, "is_bot": False, "first_name": "Bo"}
BOT = {"id": 4242, "is_bot": True, "first_name": "Pentimento", "username": "pentimento_bot"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ann", "last_name": "Lee"}
GROUP = {"id": -100, "type": "supergroup", "title": "Painters"}
EARLIER = {"message_id": 5, "date": 1, "chat": GROUP, "from": BO, "text": "earlier"}


def update(text: str = "did you see it?", **more: Any) -> dict[str, Any]:
    body = {"message_id": 12, "date": 1, "chat": GROUP, "from": ANN, "text": text, **more}
    return {"update_id": 3, "message": body}


def entity(kind: str, **more: Any) -> list[dict[str, Any]]:
    return [{"type": kind, "offset": 0, "length": 3, **more}]


@pytest.mark.parametrize(
    "said",
    [
        update(),
        update("  draw a fox \n"),
        update(**{"from": BO}),
        update(chat={"id": -9, "type": "group", "title": "Talk"}),
        update(message_thread_id=4, is_topic_message=True),
        update(message_thread_id=4),
        update(entities=entity("bold"), has_protected_content=True, sender_boost_count=2),
        update("see https://example.org", link_preview_options={"is_disabled": True}),
    ],
)
def test_plain_talk_is_what_the_library_makes_of_it(said: dict[str, Any]) -> None:
    message = Update.de_json(said, None).message
    assert message is not None

    assert for_us(message, ME) and not addressed([message], ME)
    assert words_alone(said) == to_incoming([message], ME)


@pytest.mark.parametrize(
    "text",
    [
        "a fox", " a fox \n", "draw a fox, 16:9", "/imagine a fox", "/Imagine  a fox\nat night ",
        "/draw", "/generate a fox", "/edit make it night", "/vary 2", "/upscale", "ein /imagine im Satz",
    ],
)  # fmt: skip
@pytest.mark.parametrize("more", [{}, {"message_thread_id": 4, "is_topic_message": True}])
def test_words_and_wishes_in_private_are_what_the_library_makes_of_them(
    text: str, more: dict[str, Any]
) -> None:
    said = update(text, chat=PRIVATE, entities=entity("bot_command"), **more)
    message = Update.de_json(said, None).message
    assert message is not None

    assert for_us(message, ME) and addressed([message], ME)
    assert words_alone(said) == to_incoming([message], ME)


@pytest.mark.parametrize(
    "said",
    [
        update("/imagine a fox"),
        update("@pentimento_bot a fox"),
        update("see you", entities=entity("text_mention", user=BOT)),
        update(reply_to_message=EARLIER),
        update(forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "Cy"}),
        update(via_bot=BOT),
        update(sender_chat=GROUP),
        update(**{"from": BOT}),
        update("/start hello", chat=PRIVATE),
        update("/balance", chat=PRIVATE),
        update("/imagineafox", chat=PRIVATE),
        update("/", chat=PRIVATE),
        update("/imagine@pentimento_bot a fox", chat=PRIVATE),
        update("@pentimento_bot a fox", chat=PRIVATE),
        update("make it night", chat=PRIVATE, reply_to_message=EARLIER),
        update(chat={"id": -7, "type": "channel", "title": "News"}),
        update(" "),
        {"update_id": 3, "message": {"message_id": 1, "date": 1, "chat": GROUP, "from": ANN}},
        {"update_id": 3, "edited_message": update()["message"]},
        {"update_id": 3, "message": {**update()["message"], "photo": []}},
        {"update_id": 3, "channel_post": {"message_id": 1, "date": 1, "chat": GROUP, "text": "a"}},
    ],
)
def test_what_says_more_is_left_to_the_library(said: dict[str, Any]) -> None:
    assert words_alone(said) is None
