"""The web application on loopback, served as the process serves it."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from adapters.web.application import create
from adapters.web.connections import Limits
from bot.serving import serving

Open = Callable[..., "Opened"]


class Opened:
    """A running application: its address and a client without cookies or redirects."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self.address = address
        self._session = session

    async def ask(self, path: str, method: str = "GET", **options: object) -> "Reply":
        async with self._session.request(
            method, self.address + path, allow_redirects=False, **options
        ) as response:
            return Reply(response.status, response.headers, await response.read())


class Reply:
    def __init__(self, status: int, headers: "aiohttp.typedefs.CIMultiDictProxy", body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body


@pytest.fixture
async def serve() -> AsyncIterator[Callable]:
    async with AsyncExitStack() as stack:

        async def go(
            *routes: Iterable[web.AbstractRouteDef], limits: Limits | None = None, **options: Any
        ) -> Opened:
            application = create(*routes, **options)
            address = await stack.enter_async_context(
                serving(application, host="127.0.0.1", port=0, limits=limits)
            )
            session = await stack.enter_async_context(
                aiohttp.ClientSession(auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar())
            )
            return Opened(address, session)

        yield go
