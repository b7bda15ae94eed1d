"""So many bytes at one time: what is larger has all the room, and nobody waits for ever."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from core.work.room import Room


class Guests:
    """Who is in a room of ten, by size."""

    def __init__(self) -> None:
        self.room = Room(10)
        self.inside: list[int] = []
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._leaves: dict[int, asyncio.Event] = {}

    async def comes(self, size: int) -> None:
        self._leaves[size] = asyncio.Event()
        self._tasks[size] = asyncio.create_task(self._stays(size))
        await asyncio.sleep(0)

    async def _stays(self, size: int) -> None:
        async with self.room.of(size):
            self.inside.append(size)
            await self._leaves[size].wait()
            self.inside.remove(size)

    async def goes(self, size: int) -> None:
        self._leaves[size].set()
        await self._tasks[size]
        await asyncio.sleep(0)

    async def is_cancelled(self, size: int) -> None:
        self._tasks[size].cancel()
        await asyncio.gather(self._tasks[size], return_exceptions=True)
        await asyncio.sleep(0)


@pytest.fixture
async def guests() -> AsyncIterator[Guests]:
    async with AsyncExitStack() as stack:
        found = Guests()
        stack.callback(lambda: [task.cancel() for task in found._tasks.values()])
        yield found


async def test_as_many_as_fit_are_in_and_the_others_come_in_order(guests: Guests) -> None:
    for size in (4, 5, 3, 1):
        await guests.comes(size)
    assert guests.inside == [4, 5], "the one would fit, and waits for the three"

    await guests.goes(4)
    assert guests.inside == [5, 3, 1]


async def test_what_is_larger_than_the_room_has_it_alone(guests: Guests) -> None:
    await guests.comes(1)
    await guests.comes(50)
    assert guests.inside == [1]

    await guests.goes(1)
    await guests.comes(2)
    assert guests.inside == [50]

    await guests.goes(50)
    assert guests.inside == [2]


async def test_what_starts_from_nothing_waits_for_nobody(guests: Guests) -> None:
    await guests.comes(50)
    await guests.comes(0)

    assert guests.inside == [50, 0]


async def test_who_gives_up_waiting_is_stepped_over(guests: Guests) -> None:
    for size in (8, 9, 2):
        await guests.comes(size)
    await guests.is_cancelled(9)
    assert guests.inside == [8, 2]

    await guests.is_cancelled(8)
    await guests.goes(2)
    await guests.comes(10)
    assert guests.inside[-1] == 10


async def test_who_is_cancelled_with_the_turn_in_hand_gives_it_back(guests: Guests) -> None:
    await guests.comes(10)
    await guests.comes(9)
    guests._leaves[10].set()
    await asyncio.sleep(0)
    assert guests.inside == [], "the turn is given, and not taken yet"
    await guests.is_cancelled(9)

    await guests.comes(7)
    assert guests.inside[-1] == 7
