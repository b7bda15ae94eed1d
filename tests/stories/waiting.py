"""Waiting for what no fake of a platform can know of."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.wiring import App


async def eventually(seen: Callable[[], Awaitable[bool]], *, tries: int = 600) -> None:
    """Look again and again until it is so."""
    for _ in range(tries):
        if await seen():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it never came to pass")


async def painting(app: App) -> None:
    """Until a job has left the queue."""

    async def begun() -> bool:
        return bool(await app.admin.jobs(state="running"))

    await eventually(begun)
