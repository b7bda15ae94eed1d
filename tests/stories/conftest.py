"""What stories need besides the fakes and their people."""

from collections.abc import AsyncIterator

import pytest

from bot import lifecycle
from core.outbound import relay
from tests.fakes.telegram import FakeTelegram, FloodLimits


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of what a stop waits for jobs, and a relay before it tries again; what is due only later
    is looked for ten times as often."""
    monkeypatch.setattr("bot.lifecycle.DRAIN_S", lifecycle.DRAIN_S / 10)
    monkeypatch.setattr("core.outbound.relay.DELAYS_S", [delay / 10 for delay in relay.DELAYS_S])
    for loop in ("core.outbound.relay", "core.work.worker", "core.inbound.following"):
        monkeypatch.setattr(f"{loop}.POLL_S", 0.2)


@pytest.fixture
async def limited() -> AsyncIterator[FakeTelegram]:
    """A Telegram that refuses a flood."""
    async with FakeTelegram(limits=FloodLimits()) as fake:
        yield fake
