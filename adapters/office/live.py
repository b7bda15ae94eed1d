"""*Now* as it changes: one look at the store for all who watch, sent where it differs."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from aiohttp import hdrs, web

from adapters.office.access import Session
from core.errors import StoreLost
from core.reporting.figures import Waiting

LOOK_S: Final = 0.5
KEEP_ALIVE_S: Final = 15.0
#: How often a stream asks whether its session is still one, in seconds.
SESSION_S: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The rendered part of *Now*, and how much waits for an operator."""

    html: str
    waiting: Waiting


class Live:
    def __init__(self, moment: Callable[[], Awaitable[Moment]]) -> None:
        self._moment = moment
        self._closing = asyncio.Event()
        self._lock = asyncio.Lock()
        self._at = -LOOK_S
        self._newest: Moment | None = None

    def close(self) -> None:
        self._closing.set()

    async def stream(
        self, request: web.Request, session: Callable[[], Awaitable[Session | None]]
    ) -> web.StreamResponse:
        """Server-sent events `now` until the window closes, and `over` where the session ended."""
        response = web.StreamResponse(
            headers={
                hdrs.CONTENT_TYPE: "text/event-stream",
                hdrs.CACHE_CONTROL: "no-store",
                "X-Accel-Buffering": "no",
            }
        )
        await response.prepare(request)
        try:
            await self._send(response, session)
        except ConnectionError:
            pass  # the window was closed
        return response

    async def _send(
        self, response: web.StreamResponse, session: Callable[[], Awaitable[Session | None]]
    ) -> None:
        loop = asyncio.get_running_loop()
        sent: Moment | None = None
        said = asked = loop.time()
        while not self._closing.is_set():
            moment = await self._look()
            now = loop.time()
            if moment is not None and moment != sent:
                await response.write(f"event: now\ndata: {_data(moment)}\n\n".encode())
                sent, said = moment, now
            elif now - said > KEEP_ALIVE_S:
                await response.write(b": still here\n\n")
                said = now
            if now - asked > SESSION_S:
                if await _over(session):
                    await response.write(b"event: over\ndata: {}\n\n")
                    return
                asked = now
            try:
                await asyncio.wait_for(self._closing.wait(), LOOK_S)
            except TimeoutError:
                pass

    async def _look(self) -> Moment | None:
        """However many windows are open, the store is asked twice a second; what was seen last while it
        is away, None where that is nothing."""
        async with self._lock:
            now = asyncio.get_running_loop().time()
            if now - self._at >= LOOK_S * 0.9:
                with suppress(StoreLost):
                    self._newest = await self._moment()
                self._at = now
            return self._newest


async def _over(session: Callable[[], Awaitable[Session | None]]) -> bool:
    """Whether it ended; a store that is away ends none."""
    try:
        return await session() is None
    except StoreLost:
        return False


def _data(moment: Moment) -> str:
    waiting = {"dead": moment.waiting.dead, "review": moment.waiting.reviews}
    return json.dumps({"html": moment.html, "waiting": waiting}, ensure_ascii=False)
