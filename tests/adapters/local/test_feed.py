"""A window gets everything in order; progress that nobody fetched is overtaken."""

import asyncio

from adapters.local.feed import Feed


async def everything(feed: Feed[str]) -> list[str]:
    feed.close()
    return [item async for item in _all(feed)]


async def _all(feed: Feed[str]):  # type: ignore[no-untyped-def]
    while (item := await feed.next()) is not None:
        yield item


async def test_newer_progress_overtakes_older_in_its_place() -> None:
    feed: Feed[str] = Feed()

    feed.put("post a")
    for percent in range(100):
        feed.put(f"a {percent}", overtakes="a")
    feed.put("b 1", overtakes="b")
    feed.put("final a")

    assert await everything(feed) == ["post a", "a 99", "b 1", "final a"]


async def test_progress_that_was_fetched_comes_anew() -> None:
    feed: Feed[str] = Feed()
    feed.put("a 1", overtakes="a")
    first = await feed.next()

    feed.put("a 2", overtakes="a")

    assert (first, await feed.next()) == ("a 1", "a 2")


async def test_a_reader_that_waits_is_woken() -> None:
    feed: Feed[str] = Feed()
    reader = asyncio.create_task(feed.next())
    await asyncio.sleep(0)

    feed.put("post")

    assert await reader == "post"
