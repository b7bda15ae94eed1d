"""What Discord's refusals mean for a message, by their numbers.

A 429 without a ``Via`` header comes from in front of Discord and bans the address; the library raises
it at once. A lost answer leaves an edit repeatable, and so a send with its nonce, within minutes.
"""

from enum import StrEnum

import aiohttp
import discord

from core.errors import (
    DeliveryError,
    DeliveryLater,
    DeliveryUnknown,
    DestinationDead,
    MessageGone,
)

#: What a write to Discord may raise.
FAILURES = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
#: Seconds before an edit is repeated that was not answered.
REPEAT_S = 1.0
#: Seconds before anything is sent again after the address was banned, or the token revoked.
BANNED_S = 660.0
LIMITED_S = 5.0


class Trouble(StrEnum):
    """What is wrong, where the messenger itself knows a way on."""

    GONE = "gone"
    DEAD = "dead"
    RIGHTS = "rights"
    ARCHIVED = "archived"
    LOCKED = "locked"
    NO_DM = "no_dm"
    EXPIRED = "expired"
    TOO_LATE = "too_late"
    ANSWERED = "answered"
    FULL = "full"
    THERE = "there"
    TOO_LARGE = "too_large"
    INVALID = "invalid"
    FILTERED = "filtered"
    LATER = "later"
    REVOKED = "revoked"
    BANNED = "banned"
    UNANSWERED = "unanswered"
    OTHER = "other"


#: The message that is answered may not be read (Read Message History).
NO_REPLY = 160002
CODES: dict[int, Trouble] = {
    10008: Trouble.GONE,
    10003: Trouble.DEAD,
    10004: Trouble.DEAD,
    50001: Trouble.DEAD,
    50013: Trouble.RIGHTS,
    NO_REPLY: Trouble.RIGHTS,
    50083: Trouble.ARCHIVED,
    160004: Trouble.THERE,
    160005: Trouble.LOCKED,
    160006: Trouble.LOCKED,
    50007: Trouble.NO_DM,
    10015: Trouble.EXPIRED,
    50027: Trouble.EXPIRED,
    10062: Trouble.TOO_LATE,
    40060: Trouble.ANSWERED,
    40094: Trouble.FULL,
    40005: Trouble.TOO_LARGE,
    50045: Trouble.TOO_LARGE,
    50035: Trouble.INVALID,
    200000: Trouble.FILTERED,
    200001: Trouble.FILTERED,
    240000: Trouble.FILTERED,
    20016: Trouble.LATER,
    20028: Trouble.LATER,
    20029: Trouble.LATER,
    30046: Trouble.LATER,
}


def trouble_of(error: BaseException) -> Trouble:
    """What an error of the library, or of the wire below it, means."""
    match error:
        case discord.RateLimited():
            return Trouble.LATER
        case discord.DiscordServerError():
            return Trouble.UNANSWERED
        case discord.HTTPException():
            return _by_code(error)
        case aiohttp.ClientError() | OSError() | TimeoutError():
            return Trouble.UNANSWERED
        case _:
            return Trouble.OTHER


def _by_code(error: discord.HTTPException) -> Trouble:
    known = CODES.get(error.code)
    if known is not None:
        return known
    match error.status:
        case 401:
            return Trouble.REVOKED
        case 413:
            return Trouble.TOO_LARGE
        case 429:
            # With the header it is Discord's own limit, which the library gave up waiting for.
            headers = getattr(error.response, "headers", {})
            return Trouble.LATER if headers.get("Via") else Trouble.BANNED
        case _:
            return Trouble.OTHER


def to_delivery(error: BaseException, *, new: bool) -> DeliveryError:
    """The core's word for it. ``new``: a send, which must not be repeated when it went unanswered."""
    detail = f"{type(error).__name__} {getattr(error, 'code', '')}".strip()
    match trouble_of(error):
        case Trouble.GONE:
            return MessageGone(detail)
        case (
            Trouble.DEAD | Trouble.RIGHTS | Trouble.LOCKED | Trouble.NO_DM | Trouble.EXPIRED
            | Trouble.FULL
        ):  # fmt: skip
            return DestinationDead(detail)
        case Trouble.LATER:
            return DeliveryLater(_retry_after_s(error), detail)
        case Trouble.BANNED | Trouble.REVOKED:
            return DeliveryLater(BANNED_S, detail)
        case Trouble.UNANSWERED if new:
            return DeliveryUnknown(detail)
        case Trouble.UNANSWERED:
            return DeliveryLater(REPEAT_S, detail)
        case _:
            return DeliveryError(detail)


def _retry_after_s(error: BaseException) -> float:
    return error.retry_after if isinstance(error, discord.RateLimited) else LIMITED_S
