"""The whole bot stays under what Telegram bears in a second."""

import asyncio

from adapters.telegram.throughput import Throughput
from core.messages import Line
from tests.adapters.telegram.houses import messenger_at, status_in
from tests.fakes.telegram import FakeTelegram, FloodLimits

READING = Line(kind="progress", code="understanding", percent=5)


async def test_many_chats_at_once_are_never_too_much_for_telegram() -> None:
    limits = FloodLimits(overall=30, overall_s=1.0)
    async with FakeTelegram(limits=limits) as telegram:
        people = [telegram.people.join(f"P{number}") for number in range(60)]
        async with messenger_at(telegram, per_second=28) as (messenger, _, _):
            await asyncio.gather(
                *(messenger.post(status_in(f"telegram:{person.id}:0"), READING) for person in people)
            )

    assert len(telegram.called("sendMessage")) == 60
    assert telegram.flood.refused == 0


async def test_calls_under_way_count() -> None:
    throughput = Throughput(2)
    gate = asyncio.Event()
    begun: list[int] = []

    async def call(number: int) -> None:
        async with throughput:
            begun.append(number)
            await gate.wait()

    tasks = [asyncio.create_task(call(number)) for number in range(3)]
    await asyncio.sleep(0.1)
    first = list(begun)
    gate.set()
    await asyncio.gather(*tasks)

    assert (first, begun) == ([0, 1], [0, 1, 2])
