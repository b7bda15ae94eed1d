"""The fakes as the real libraries meet them: a Discord with a server, a Telegram with Ann."""

from collections.abc import AsyncIterator

import discord as lib
import pytest
import yarl
from telegram import Bot

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, Guild, User
from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram_client import client


@pytest.fixture
async def discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        monkeypatch.setattr(lib.http.Route, "BASE", fake.api)
        gateway = yarl.URL(fake.gateway_url)
        monkeypatch.setattr(lib.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        yield fake


@pytest.fixture
async def den(discord: FakeDiscord) -> Guild:
    return await discord.people.guild("Den")


@pytest.fixture
async def general(discord: FakeDiscord, den: Guild) -> Channel:
    return await discord.people.channel(den, "general")


@pytest.fixture
def ana(discord: FakeDiscord, den: Guild) -> User:
    return discord.people.person("Ana", den)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    async with client(telegram) as real:
        yield real


@pytest.fixture
def ann(telegram: FakeTelegram) -> Person:
    return telegram.people.join("Ann")


@pytest.fixture(autouse=True)
def timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's coming habit; without it reading `retry_after` warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
