"""The fakes and the people in them: Ana and Ben on a server of Discord, Ann at Telegram."""

from collections.abc import AsyncIterator

import pytest

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, Guild, User
from tests.fakes.telegram import FakeTelegram, Person


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
def ann(telegram: FakeTelegram) -> Person:
    return telegram.people.join("Ann")
