"""One process polls; a store that is away, or another's webhook, ends nothing."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from telegram import Bot

from adapters.telegram import polling
from adapters.telegram.health import Health
from adapters.telegram.polling import Polling
from adapters.telegram.request import AiohttpRequest
from adapters.telegram.updates import UpdateQueue
from core.errors import StoreLost
from tests.fakes.telegram import FakeTelegram, Person


class Queue:
    """What polling needs of `UpdateQueue`."""

    def __init__(self) -> None:
        self.taken: list[int] = []
        self.resumed = 0

    async def resume(self) -> None:
        self.resumed += 1

    async def take(self, updates: Sequence[dict[str, int]]) -> None:
        self.taken += [update["update_id"] for update in updates]


class Leases:
    """One lease, held by ``holder``; ``lost`` times the store is away."""

    def __init__(self, holder: str = "", lost: int = 0) -> None:
        self.holder, self.lost = holder, lost

    async def take(self, name: str, owner: str, *, seconds: float) -> bool:
        if self.lost:
            self.lost -= 1
            raise StoreLost("as planned")
        if self.holder not in ("", owner):
            return False
        self.holder = owner
        return True

    async def drop(self, name: str, owner: str) -> None:
        self.holder = "" if self.holder == owner else self.holder


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "STORE_WAIT_S", 0.02)
    monkeypatch.setattr(polling, "LEASE_WAIT_S", 0.02)


@asynccontextmanager
async def polled(
    telegram: FakeTelegram, leases: Leases, queue: Queue, owner: str = "me"
) -> AsyncIterator[asyncio.Task[None]]:
    request = AiohttpRequest(connections=2)
    bot = Bot(
        telegram.token, base_url=f"{telegram.root}/bot", request=AiohttpRequest(),
        get_updates_request=request,
    )  # fmt: skip
    async with bot:
        await request.initialize()
        one: UpdateQueue = queue  # type: ignore[assignment]
        task = asyncio.create_task(
            Polling(bot, request, one, leases, Health(), source="bot", owner=owner).run()
        )
        yield task
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_store_that_is_away_ends_no_polling(telegram: FakeTelegram, ann: Person) -> None:
    leases, queue = Leases(lost=3), Queue()
    async with polled(telegram, leases, queue) as task:
        telegram.people.say(ann, "draw a fox")
        await telegram.until(lambda: queue.taken)

        assert not task.done() and leases.lost == 0
    assert leases.holder == ""


async def test_who_is_begun_anew_has_not_to_wait_for_itself(telegram: FakeTelegram, ann: Person) -> None:
    leases, queue = Leases(holder="me"), Queue()
    async with polled(telegram, leases, queue):
        telegram.people.say(ann, "draw a fox")
        await telegram.until(lambda: queue.taken)


async def test_who_waits_for_the_lease_takes_away_no_webhook(telegram: FakeTelegram) -> None:
    queue = Queue()
    telegram.updates.webhook = {"url": "https://example.org/hook"}
    async with polled(telegram, Leases(holder="another"), queue):
        await asyncio.sleep(0.2)

        assert telegram.updates.webhook and not queue.resumed
    telegram.updates.webhook = {}
