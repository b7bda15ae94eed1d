"""What Telegram's refusals mean for a message.

Told apart by lower-cased text: there are no codes. `BadRequest` is a `NetworkError` in the library,
so it is looked at first. A network failure leaves a new message unknown and an edit repeatable.
"""

from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from adapters.telegram.request import NotSent
from core.errors import (
    DeliveryError,
    DeliveryLater,
    DeliveryUnknown,
    DestinationDead,
    MessageGone,
)

#: Seconds before an edit is repeated that was not answered.
REPEAT_S = 1.0
#: Seconds before a refusal that only an operator can end is tried again.
OPERATOR_S = 60.0


class Trouble(StrEnum):
    """What is wrong, where the messenger itself knows a way on."""

    UNCHANGED = "unchanged"
    NO_TEXT = "no_text"
    NO_CAPTION = "no_caption"
    MARKUP = "markup"
    TOPIC = "topic"
    PHOTO = "photo"
    RIGHTS = "rights"
    TOO_LATE = "too_late"
    OVERTAKEN = "overtaken"
    GONE = "gone"
    DEAD = "dead"
    MIGRATED = "migrated"
    LATER = "later"
    NOT_SENT = "not_sent"
    UNANSWERED = "unanswered"
    OPERATOR = "operator"
    OTHER = "other"


_TEXTS: tuple[tuple[str, Trouble], ...] = (
    ("message is not modified", Trouble.UNCHANGED),
    ("no text in the message to edit", Trouble.NO_TEXT),
    ("no caption in the message to edit", Trouble.NO_CAPTION),
    ("canceled by new edit", Trouble.OVERTAKEN),
    ("can't parse entities", Trouble.MARKUP),
    ("message thread not found", Trouble.TOPIC),
    ("topic_closed", Trouble.TOPIC),
    ("topic_deleted", Trouble.TOPIC),
    ("query is too old", Trouble.TOO_LATE),
    ("photo_invalid_dimensions", Trouble.PHOTO),
    ("image_process_failed", Trouble.PHOTO),
    ("too big for a photo", Trouble.PHOTO),
    ("wrong type of the web page content", Trouble.PHOTO),
    ("failed to get http url content", Trouble.PHOTO),
    ("chat_send_photos_forbidden", Trouble.RIGHTS),
    ("not enough rights", Trouble.RIGHTS),
    ("have no rights", Trouble.RIGHTS),
    ("chat_write_forbidden", Trouble.DEAD),
    ("message to edit not found", Trouble.GONE),
    ("message can't be edited", Trouble.GONE),
    ("message_id_invalid", Trouble.GONE),
    ("chat not found", Trouble.DEAD),
    ("group chat was deleted", Trouble.DEAD),
    ("user is deactivated", Trouble.DEAD),
)


def trouble_of(error: TelegramError) -> Trouble:
    """What an error of the library means."""
    match error:
        case ChatMigrated():
            return Trouble.MIGRATED
        case RetryAfter():
            return Trouble.LATER
        case Forbidden():
            return Trouble.DEAD
        case Conflict() | InvalidToken():
            return Trouble.OPERATOR
        case NotSent():
            return Trouble.NOT_SENT
        case BadRequest():
            text = str(error).lower()
            return next((found for part, found in _TEXTS if part in text), Trouble.OTHER)
        case NetworkError():
            return Trouble.UNANSWERED
        case _:
            return Trouble.OTHER


def to_delivery(error: TelegramError, *, new: bool) -> DeliveryError:
    """The core's word for it. ``new``: a send, which must not be repeated when it went unanswered."""
    detail = str(error)
    match trouble_of(error):
        case Trouble.GONE | Trouble.NO_TEXT | Trouble.NO_CAPTION:
            return MessageGone(detail)
        case Trouble.DEAD | Trouble.RIGHTS | Trouble.TOPIC:
            return DestinationDead(detail)
        case Trouble.LATER:
            return DeliveryLater(retry_after_s(error), detail)
        case Trouble.UNANSWERED if new:
            return DeliveryUnknown(detail)
        case Trouble.UNANSWERED | Trouble.NOT_SENT | Trouble.OVERTAKEN | Trouble.MIGRATED:
            return DeliveryLater(REPEAT_S, detail)
        case Trouble.OPERATOR:
            return DeliveryLater(OPERATOR_S, detail)
        case _:
            return DeliveryError(detail)


def retry_after_s(error: TelegramError) -> float:
    """Seconds; the library gives a number or a timedelta."""
    given = error.retry_after if isinstance(error, RetryAfter) else REPEAT_S
    return float(given) if isinstance(given, int | float) else given.total_seconds()
