"""Places and pace: never more in flight than there are places, and no faster than is allowed."""

import asyncio

import pytest

from core.errors import ProviderError
from core.providers.wrappers.gates import Gates, LocalGates
from core.providers.wrappers.limited import Limited
from tests.contracts.painters import work
from tests.core.providers.wrappers.puppet import ASKED, Kind, Puppet, failure
from tests.fakes.clock import FakeClock


@pytest.mark.parametrize("blocking", [True, False])
async def test_never_more_than_the_places_are_in_flight(clock: FakeClock, blocking: bool) -> None:
    puppet = Puppet("gemini", blocking=blocking)
    puppet.release.clear()
    limited = Limited(puppet, clock, LocalGates(clock), running_max=5)
    tasks = [asyncio.create_task(work(limited, ASKED, key=f"job{n}:0")) for n in range(12)]
    await asyncio.sleep(0.01)
    assert puppet.running == 5

    puppet.release.set()
    await asyncio.gather(*tasks)

    assert (puppet.running_max, len(puppet.asked)) == (5, 12)


async def test_a_failure_gives_its_place_back(clock: FakeClock) -> None:
    puppet = Puppet("gemini", failure(Kind.AUTH), failure(Kind.AUTH))
    limited = Limited(puppet, clock, LocalGates(clock), running_max=1)
    for _ in range(2):
        with pytest.raises(ProviderError):
            await work(limited, ASKED)

    async with asyncio.timeout(1):
        assert (await work(limited, ASKED)).body


async def test_a_cancelled_request_gives_its_place_back(clock: FakeClock) -> None:
    puppet = Puppet("gemini")
    puppet.release.clear()
    limited = Limited(puppet, clock, LocalGates(clock), running_max=1)
    task = asyncio.create_task(work(limited, ASKED))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    puppet.release.set()

    async with asyncio.timeout(1):
        assert (await work(limited, ASKED, key="job2:0")).body


async def test_work_that_nobody_follows_gives_its_place_back(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.providers.wrappers.limited.UNFOLLOWED_S", 0.02)
    limited = Limited(Puppet("gemini"), clock, LocalGates(clock), running_max=2)
    for lost in ("job1:0", "job2:0"):
        await limited.submit(ASKED, key=lost)

    async with asyncio.timeout(1):
        await limited.submit(ASKED, key="job3:0")
        await limited.submit(ASKED, key="job4:0")


async def test_work_that_is_followed_keeps_its_place(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.providers.wrappers.limited.UNFOLLOWED_S", 0.01)
    puppet = Puppet("gemini")
    puppet.release.clear()
    limited = Limited(puppet, clock, LocalGates(clock), running_max=1)
    first = asyncio.create_task(work(limited, ASKED, key="job1:0"))
    second = asyncio.create_task(work(limited, ASKED, key="job2:0"))

    await asyncio.sleep(0.05)
    running = puppet.running
    puppet.release.set()
    await asyncio.gather(first, second)

    assert (running, puppet.running_max) == (1, 1)


async def test_requests_keep_their_pace_over_all_processes(clock: FakeClock, gates: Gates) -> None:
    puppet = Puppet("gemini")
    processes = [Limited(puppet, clock, gates, running_max=50, per_minute=30) for _ in range(2)]
    before = clock.now_ms()

    for n in range(10):
        await work(processes[n % 2], ASKED, key=f"job{n}:0")

    assert 9 * 2 <= (clock.now_ms() - before) / 1000 <= 9 * 2 + 1
