"""Fixtures of the stories in Discord: a server with a channel, Ana and Ben in it."""

from collections.abc import AsyncIterator

import pytest

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, Guild, User


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
