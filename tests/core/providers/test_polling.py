"""Polls beat steadily, a webhook only wakes them, and previews are small whatever comes."""

import asyncio

import pytest

from core.pictures import MediaType
from core.providers.polling import ORPHANS_MAX, Wakes
from core.providers.previews import SIDE_PX, preview_of
from tests.fakes.clock import FakeClock
from tests.fakes.pictures import crowded, flat, noise, opened, picture


class FrozenClock(FakeClock):
    """Sleeps for ever: only a wake goes on."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.Event().wait()


async def test_beats_come_about_every_two_seconds() -> None:
    clock, beats = FakeClock(), 0
    before = clock.now_ms()

    async for _ in Wakes().beats(clock, "ref", 2.0):
        beats += 1
        if beats == 11:
            break

    assert 10 * 1.8 <= (clock.now_ms() - before) / 1000 <= 10 * 2.2


async def test_a_hundred_webhooks_at_once_wake_one_poll() -> None:
    wakes, beats = Wakes(), 0

    async def poll() -> None:
        nonlocal beats
        async for _ in wakes.beats(FrozenClock(), "ref", 2.0):
            beats += 1

    task = asyncio.create_task(poll())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    woken = [wakes.wake("ref") for _ in range(100)]
    await asyncio.sleep(0.01)

    assert (beats, all(woken)) == (2, True)
    assert not wakes.wake("another")
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert not wakes.wake("ref")


def test_an_orphan_is_remembered_for_a_while() -> None:
    wakes = Wakes()
    wakes.orphan("job1:0", "pred1")
    assert wakes.heard("job1:0") == "pred1"

    for n in range(ORPHANS_MAX):
        wakes.orphan(f"other{n}", "x")

    assert wakes.heard("job1:0") is None


async def test_a_large_preview_is_made_small_and_a_small_one_left() -> None:
    large, small = noise(2_000_000), picture(kind="WEBP")

    shrunk, kept = await preview_of(large), await preview_of(small)

    assert shrunk is not None and kept is not None
    assert shrunk.media_type is MediaType.JPEG
    assert max(opened(shrunk.body).size) <= SIDE_PX
    assert (kept.body, kept.media_type) == (small, MediaType.WEBP)


@pytest.mark.parametrize("body", [b"", b"<html>", b"\x89PNG" + bytes(300_000), crowded(flat())])
async def test_a_preview_that_is_no_picture_is_no_failure(body: bytes) -> None:
    assert await preview_of(body) is None
