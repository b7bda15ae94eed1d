"""A task that fails is started again; leaving ends all of them."""

import asyncio
import gc
from pathlib import Path

import pytest

from bot import lifecycle
from bot.lifecycle import leave_start_alone, running
from core.errors import StoreLost
from core.work.sweep import Sweep
from tests.stories.local_house import local_house


async def test_a_loop_that_fails_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifecycle, "RESTART_S", (0.0,))
    again = asyncio.Event()
    starts = 0

    async def loop() -> None:
        nonlocal starts
        starts += 1
        if starts < 3:
            raise RuntimeError
        again.set()
        await asyncio.Event().wait()

    async with running({"loop": loop}):
        await asyncio.wait_for(again.wait(), 30)

    assert starts == 3


async def test_leaving_cancels_every_loop_and_leaves_no_task() -> None:
    before = asyncio.all_tasks()

    async def loop() -> None:
        await asyncio.Event().wait()

    async with running({"a": loop, "b": loop}):
        await asyncio.sleep(0)

    assert asyncio.all_tasks() == before


# The collector meets what other tests of this process left behind, too: theirs to complain of, not ours.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_stands_at_the_start_is_not_looked_through_again() -> None:
    standing = {"kept": [1]}

    try:
        leave_start_alone()
        looked_at = {id(one) for one in gc.get_objects()}
    finally:
        gc.unfreeze()

    assert id(standing) not in looked_at


async def test_memory_goes_back_to_the_system_once_after_work_and_not_while_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bool] = []
    first = asyncio.Event()

    def give_back() -> None:
        given.append(True)
        loop.call_soon_threadsafe(first.set)

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(lifecycle, "TIDY_S", 0.02)
    async with local_house(tmp_path) as house:
        monkeypatch.setattr(lifecycle, "give_back", give_back)
        await asyncio.sleep(0.1)
        assert not given

        await house.say("draw a fox in the snow")
        await asyncio.wait_for(first.wait(), 30)
        await asyncio.sleep(0.1)
        assert len(given) == 1


async def test_a_painter_that_does_not_answer_stops_no_heartbeat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other processes would take a living worker's jobs, and have them painted twice."""
    asked, enough, whole = asyncio.Event(), asyncio.Event(), Sweep.beat
    beats = 0

    async def late(_: Sweep) -> int:
        asked.set()
        await asyncio.Event().wait()
        return 0

    async def beat(sweep: Sweep, worker: str) -> None:
        nonlocal beats
        await whole(sweep, worker)
        beats += asked.is_set()
        if beats > 2:
            enough.set()

    monkeypatch.setattr(lifecycle, "LOOKS", 1000)
    monkeypatch.setattr(Sweep, "late", late)
    monkeypatch.setattr(Sweep, "beat", beat)
    async with local_house(tmp_path):
        await asyncio.wait_for(enough.wait(), 10)


async def test_a_heart_goes_on_beating_when_the_look_for_the_dead_loses_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loop that is started again waits up to half a minute, as long as it takes to count as dead."""
    looks, enough = 0, asyncio.Event()

    async def look(_: Sweep) -> int:
        nonlocal looks
        looks += 1
        if looks > 5:
            enough.set()
        raise StoreLost("as planned")

    monkeypatch.setattr(lifecycle, "LOOKS", 1000)
    async with local_house(tmp_path):
        monkeypatch.setattr(Sweep, "sweep", look)
        await asyncio.wait_for(enough.wait(), 5)
