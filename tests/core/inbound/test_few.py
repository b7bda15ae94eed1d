"""A few have a place at a time; a free one goes to whoever has fewest, then to who waits longest."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from core.inbound.few import Few


class Door:
    """People who come in and stay until they are let go, in the order in which they got a place."""

    def __init__(self, places: int) -> None:
        self._few = Few(places)
        self._leave: dict[str, asyncio.Event] = {}
        self.came: list[str] = []

    def comes(self, who: str, what: str) -> "asyncio.Task[None]":
        self._leave[what] = asyncio.Event()
        return asyncio.create_task(self._stays(who, what))

    async def _stays(self, who: str, what: str) -> None:
        async with self._few.place(who):
            self.came.append(what)
            await self._leave[what].wait()

    async def leaves(self, what: str) -> None:
        self._leave[what].set()
        await settled()


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_who_has_sent_much_holds_up_nobody_else() -> None:
    door = Door(2)
    tasks = [door.comes("ann", f"ann{n}") for n in range(5)]
    tasks += [door.comes("ben", "ben0"), door.comes("cem", "cem0"), door.comes("ben", "ben1")]
    await settled()
    assert door.came == ["ann0", "ann1"]

    for leaving in ("ann0", "ann1", "ben0", "cem0", "ann2", "ben1", "ann3", "ann4"):
        await door.leaves(leaving)

    assert door.came == ["ann0", "ann1", "ben0", "ann2", "cem0", "ben1", "ann3", "ann4"]
    await asyncio.gather(*tasks)


async def test_who_goes_away_while_waiting_takes_no_place_along() -> None:
    door = Door(1)
    staying = door.comes("ann", "a")
    await settled()
    waiting = [door.comes("ben", "b"), door.comes("cem", "c"), door.comes("dia", "d")]
    await settled()
    waiting[0].cancel()
    await door.leaves("a")
    assert door.came == ["a", "c"]

    await door.leaves("c")
    assert door.came == ["a", "c", "d"]
    await door.leaves("d")
    await asyncio.gather(staying, *waiting[1:])
    with pytest.raises(asyncio.CancelledError):
        await waiting[0]


async def test_who_is_cancelled_as_a_place_comes_hands_it_on() -> None:
    door = Door(1)
    staying = door.comes("ann", "a")
    await settled()
    called, after = door.comes("ben", "b"), door.comes("cem", "c")
    await settled()
    door._leave["a"].set()
    await asyncio.sleep(0)
    called.cancel()
    await settled()

    assert door.came == ["a", "c"]
    await door.leaves("c")
    await asyncio.gather(staying, after)


async def test_a_place_is_free_again_after_an_error() -> None:
    few = Few(1)

    for _ in range(3):
        with pytest.raises(OSError, match="broken"):
            async with AsyncExitStack() as stack:
                await stack.enter_async_context(few.place("ann"))
                raise OSError("broken")
