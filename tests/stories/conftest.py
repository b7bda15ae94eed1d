"""Fixtures of the stories: a Discord server with a channel, Ana and Ben in it; a Telegram with Ann."""

from collections.abc import AsyncIterator

import pytest

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, Guild, User
from tests.fakes.telegram import FakeTelegram, FloodLimits, Person


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
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
def ben(discord: FakeDiscord, den: Guild) -> User:
    return discord.people.person("Ben", den)


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
