"""What stories need besides the fakes and their people."""

from collections.abc import AsyncIterator

import pytest

from tests.fakes.telegram import FakeTelegram, FloodLimits


@pytest.fixture
async def limited() -> AsyncIterator[FakeTelegram]:
    """A Telegram that refuses a flood."""
    async with FakeTelegram(limits=FloodLimits()) as fake:
        yield fake
