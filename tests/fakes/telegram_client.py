"""The real library on the fake Telegram, and what its errors say."""

from collections.abc import Awaitable
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from tests.fakes.telegram import FakeTelegram, Message, Person

MIB = 1024 * 1024
REPLY = ReplyParameters(4)


def client(telegram: FakeTelegram, token: str | None = None, read_timeout: float = 5.0) -> Bot:
    request = HTTPXRequest(connection_pool_size=8, read_timeout=read_timeout)
    return Bot(
        token or telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url,
        request=request,
    )  # fmt: skip


async def refusal(call: Awaitable[Any]) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await call
    return caught.value


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=text) for text in data]])


def only(telegram: FakeTelegram, person: Person) -> Message:
    (message,) = telegram.messages(telegram.people.private(person))
    return message


def seconds(error: RetryAfter) -> float:
    assert not isinstance(error.retry_after, int)
    return error.retry_after.total_seconds()
