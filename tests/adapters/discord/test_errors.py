"""Every refusal of Discord has its meaning, by number."""

from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from adapters.discord.errors import Trouble, to_delivery, trouble_of
from core.errors import (
    DeliveryError,
    DeliveryLater,
    DeliveryUnknown,
    DestinationDead,
    MessageGone,
)


def refusal(status: int, code: int = 0, via: str = "") -> discord.HTTPException:
    headers = {"Via": via} if via else {}
    response: Any = SimpleNamespace(status=status, reason="", headers=headers)
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    if status >= 500:
        kind = discord.DiscordServerError
    return kind(response, {"code": code, "message": "in Discord's words"})


@pytest.mark.parametrize(
    ("error", "trouble", "meaning"),
    [
        (refusal(404, 10008), Trouble.GONE, MessageGone),
        (refusal(404, 10003), Trouble.DEAD, DestinationDead),
        (refusal(404, 10004), Trouble.DEAD, DestinationDead),
        (refusal(403, 50001), Trouble.DEAD, DestinationDead),
        (refusal(403, 50013), Trouble.RIGHTS, DestinationDead),
        (refusal(400, 50083), Trouble.ARCHIVED, DeliveryError),
        (refusal(400, 160005), Trouble.LOCKED, DestinationDead),
        (refusal(403, 50007), Trouble.NO_DM, DestinationDead),
        (refusal(401, 50027), Trouble.EXPIRED, DestinationDead),
        (refusal(404, 10015), Trouble.EXPIRED, DestinationDead),
        (refusal(404, 10062), Trouble.TOO_LATE, DeliveryError),
        (refusal(400, 40060), Trouble.ANSWERED, DeliveryError),
        (refusal(400, 40094), Trouble.FULL, DestinationDead),
        (refusal(413, 40005), Trouble.TOO_LARGE, DeliveryError),
        (refusal(400, 50045), Trouble.TOO_LARGE, DeliveryError),
        (refusal(400, 50035), Trouble.INVALID, DeliveryError),
        (refusal(400, 200000), Trouble.FILTERED, DeliveryError),
        (refusal(400, 200001), Trouble.FILTERED, DeliveryError),
        (refusal(400, 240000), Trouble.FILTERED, DeliveryError),
        (refusal(429, 20016), Trouble.LATER, DeliveryLater),
        (refusal(429, 20028), Trouble.LATER, DeliveryLater),
        (refusal(429, 20029), Trouble.LATER, DeliveryLater),
        (refusal(429, 30046), Trouble.LATER, DeliveryLater),
        (discord.RateLimited(7.5), Trouble.LATER, DeliveryLater),
        (refusal(401), Trouble.REVOKED, DeliveryLater),
        (refusal(429), Trouble.BANNED, DeliveryLater),
        (refusal(429, via="1.1 discord"), Trouble.LATER, DeliveryLater),
        (refusal(503), Trouble.UNANSWERED, DeliveryLater),
        (aiohttp.ServerDisconnectedError(), Trouble.UNANSWERED, DeliveryLater),
        (TimeoutError(), Trouble.UNANSWERED, DeliveryLater),
    ],
    ids=str,
)
def test_a_refusal_of_an_edit_has_its_meaning(
    error: Exception, trouble: Trouble, meaning: type[DeliveryError]
) -> None:
    assert trouble_of(error) is trouble
    assert type(to_delivery(error, new=False)) is meaning


def test_a_new_message_that_went_unanswered_is_unknown() -> None:
    assert isinstance(to_delivery(TimeoutError(), new=True), DeliveryUnknown)


def test_the_seconds_that_discord_named_are_kept() -> None:
    later = to_delivery(discord.RateLimited(7.5), new=False)

    assert isinstance(later, DeliveryLater) and later.retry_after_s == 7.5


def test_no_words_of_discord_are_in_what_is_logged() -> None:
    assert "Discord's words" not in to_delivery(refusal(400, 50035), new=False).detail
