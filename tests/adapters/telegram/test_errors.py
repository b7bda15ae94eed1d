"""Each refusal of Telegram means one thing for a message."""

import datetime as dtm

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from adapters.telegram.errors import Trouble, retry_after_s, to_delivery, trouble_of
from adapters.telegram.request import NotSent
from core.errors import DeliveryError, DeliveryLater, DeliveryUnknown, DestinationDead, MessageGone

ROWS = [
    (BadRequest("Message is not modified: specified new message content …"), Trouble.UNCHANGED),
    (BadRequest("Message to edit not found"), Trouble.GONE),
    (BadRequest("MESSAGE_ID_INVALID"), Trouble.GONE),
    (BadRequest("Message can't be edited"), Trouble.GONE),
    (BadRequest("There is no text in the message to edit"), Trouble.NO_TEXT),
    (BadRequest("Canceled by new edit message request"), Trouble.OVERTAKEN),
    (BadRequest("Can't parse entities: unsupported start tag"), Trouble.MARKUP),
    (BadRequest("Message thread not found"), Trouble.TOPIC),
    (BadRequest("TOPIC_CLOSED"), Trouble.TOPIC),
    (BadRequest("TOPIC_DELETED"), Trouble.TOPIC),
    (BadRequest("Query is too old and response timeout expired"), Trouble.TOO_LATE),
    (BadRequest("PHOTO_INVALID_DIMENSIONS"), Trouble.PHOTO),
    (BadRequest("Wrong type of the web page content"), Trouble.PHOTO),
    (BadRequest("Failed to get HTTP URL content"), Trouble.PHOTO),
    (BadRequest("Not enough rights to send photos to the chat"), Trouble.RIGHTS),
    (BadRequest("CHAT_SEND_PHOTOS_FORBIDDEN"), Trouble.RIGHTS),
    (BadRequest("Chat not found"), Trouble.DEAD),
    (BadRequest("something new"), Trouble.OTHER),
    (ChatMigrated(-100), Trouble.MIGRATED),
    (Forbidden("Forbidden: bot was blocked by the user"), Trouble.DEAD),
    (Forbidden("Forbidden: user is deactivated"), Trouble.DEAD),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Trouble.DEAD),
    (Forbidden("Forbidden: bot is not a member of the channel chat"), Trouble.DEAD),
    (RetryAfter(31), Trouble.LATER),
    (TimedOut(), Trouble.UNANSWERED),
    (NetworkError("Bad Gateway"), Trouble.UNANSWERED),
    (NotSent("ClientConnectorError"), Trouble.NOT_SENT),
    (Conflict("terminated by other getUpdates request"), Trouble.OPERATOR),
    (InvalidToken("Unauthorized"), Trouble.OPERATOR),
]


@pytest.mark.parametrize(("error", "trouble"), ROWS)
def test_the_trouble_is_known_by_its_text(error: TelegramError, trouble: Trouble) -> None:
    assert trouble_of(error) is trouble


@pytest.mark.parametrize(
    ("error", "edit", "send"),
    [
        (BadRequest("Message to edit not found"), MessageGone, MessageGone),
        (Forbidden("blocked by the user"), DestinationDead, DestinationDead),
        (RetryAfter(31), DeliveryLater, DeliveryLater),
        (TimedOut(), DeliveryLater, DeliveryUnknown),
        (NetworkError("reset"), DeliveryLater, DeliveryUnknown),
        (NotSent("refused"), DeliveryLater, DeliveryLater),
        (InvalidToken(), DeliveryLater, DeliveryLater),
        (BadRequest("something new"), DeliveryError, DeliveryError),
    ],
)
def test_an_unanswered_send_is_unknown_and_an_unanswered_edit_is_repeated(
    error: TelegramError, edit: type[DeliveryError], send: type[DeliveryError]
) -> None:
    assert type(to_delivery(error, new=False)) is edit
    assert type(to_delivery(error, new=True)) is send


def test_the_wait_is_in_seconds_whatever_the_library_gives() -> None:
    delivery = to_delivery(RetryAfter(dtm.timedelta(seconds=31)), new=False)

    assert isinstance(delivery, DeliveryLater) and delivery.retry_after_s == 31
    assert retry_after_s(RetryAfter(7)) == 7
