"""The fakes as the real libraries meet them."""

from collections.abc import AsyncIterator

import discord as lib
import pytest
import yarl
from telegram import Bot

from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_client import client


@pytest.fixture
def discord(discord: FakeDiscord, monkeypatch: pytest.MonkeyPatch) -> FakeDiscord:
    monkeypatch.setattr(lib.http.Route, "BASE", discord.api)
    gateway = yarl.URL(discord.gateway_url)
    monkeypatch.setattr(lib.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
    return discord


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    async with client(telegram) as real:
        yield real


@pytest.fixture(autouse=True)
def timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's coming habit; without it reading `retry_after` warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
