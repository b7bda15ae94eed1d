"""The ground of every fake provider: a strict HTTP server on loopback with faults on order.

A fake refuses what the real service refuses and counts what the real one would bill (``made``), so
that a test can say "asked once, paid once".
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from aiohttp import web

KEY = "sk-test-1234567890abcdef"


class Mood(StrEnum):
    """How the next create goes wrong; each fake says it in its own service's words."""

    MODERATED_INPUT = "moderated_input"
    MODERATED_OUTPUT = "moderated_output"
    EMPTY = "empty"  # a success without a picture
    INVALID = "invalid"
    NO_MONEY = "no_money"
    RATE_LIMITED = "rate_limited"  # with Retry-After: 7
    OVERLOADED = "overloaded"  # 503 with Retry-After: 3
    BROKEN = "broken"  # 500, perhaps after the work was done
    FAILED = "failed"  # accepted, then failed on its way


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that happens on the wire to the next ``times`` requests whose path contains ``path``.

    ``delay_s`` before the work, ``late_s`` between the work and the headers; ``drop`` closes the
    connection after the work was done and before any header; ``torn_after`` bytes of the body it
    breaks; ``body`` replaces the answer's.
    """

    path: str = ""
    method: str = ""
    times: int = 1
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    delay_s: float = 0.0
    late_s: float = 0.0
    drop: bool = False
    torn_after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request as it came. ``json`` is None where the body was none; ``form`` holds multipart parts."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    json: Any = None
    form: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """A webhook as the service sends it about its newest work: signed, to the address it was given."""

    url: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


SEEN = web.RequestKey("seen", Seen)


class FakeServer:
    """Subclass it: `routes`, and what a create answers in each `Mood`. Use it as ``async with``."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.made = 0
        self.moods: deque[Mood] = deque()
        self._faults: list[Fault] = []
        self._left: dict[int, int] = {}
        self._runner: web.AppRunner | None = None
        self.port = 0
        #: Told before and after the work of each request, for whoever kills the caller in between.
        self.witness: Callable[[str, web.Request], Awaitable[None]] | None = None
        #: Of bodies that a fault puts in place of the answer.
        self.content_type = "application/json"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def routes(self) -> list[web.RouteDef]:
        raise NotImplementedError

    def fault(self, **facts: Any) -> None:
        fault = Fault(**facts)
        self._faults.append(fault)
        self._left[id(fault)] = fault.times

    def mood(self) -> Mood | None:
        """Taken by a create; None is a good day."""
        return self.moods.popleft() if self.moods else None

    def paths(self, method: str = "") -> list[str]:
        return [seen.path for seen in self.seen if not method or seen.method == method]

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._record], client_max_size=200 * 2**20)
        app.add_routes(self.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def restart(self) -> None:
        """Gone and back at the same address, every connection lost."""
        assert self._runner is not None
        await self._runner.cleanup()
        await self.__aenter__()

    @web.middleware
    async def _record(self, request: web.Request, handler: Any) -> web.StreamResponse:
        seen = await _seen(request)
        self.seen.append(seen)
        request[SEEN] = seen
        fault = self._fault_for(request)
        if self.witness is not None:
            await self.witness("before", request)
            answer = await handler(request)
            await self.witness("after", request)
            return answer
        if fault is None:
            return await handler(request)
        await asyncio.sleep(fault.delay_s)
        if fault.status is not None:
            return web.Response(
                status=fault.status, headers=fault.headers, body=fault.body or b"",
                content_type="application/json",
            )  # fmt: skip
        answer = await handler(request)
        await asyncio.sleep(fault.late_s)
        if fault.drop:
            _abort(request)
        if fault.body is not None:
            return web.Response(body=fault.body, headers={"content-type": self.content_type})
        if fault.torn_after is not None:
            return await _torn(request, answer, fault.torn_after)
        return answer

    def _fault_for(self, request: web.Request) -> Fault | None:
        for fault in self._faults:
            matches = fault.path in request.path and fault.method in ("", request.method)
            if matches and self._left[id(fault)] > 0:
                self._left[id(fault)] -= 1
                return fault
        return None


def whole(chunks: list[bytes], content_type: str) -> web.Response:
    """A body that is known beforehand; a fault may still tear it."""
    return web.Response(body=b"".join(chunks), headers={"content-type": content_type})


@asynccontextmanager
async def nobody() -> AsyncIterator[str]:
    """An address where nobody listens."""
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    yield f"http://127.0.0.1:{port}"


async def _seen(request: web.Request) -> Seen:
    form: dict[str, Any] = {}
    document = None
    if request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            body = await part.read(decode=False)
            value: Any = bytes(body) if part.filename else body.decode()
            if part.name in form:
                form[part.name] = [*_listed(form[part.name]), value]
            else:
                form[part.name or ""] = value
    elif request.can_read_body and request.content_type == "application/json":
        document = await request.json()
    return Seen(
        method=request.method, path=request.path, query=dict(request.query),
        headers={key.lower(): value for key, value in request.headers.items()},
        json=document, form=form,
    )  # fmt: skip


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


async def _torn(request: web.Request, answer: web.StreamResponse, after: int) -> web.StreamResponse:
    assert isinstance(answer, web.Response) and isinstance(answer.body, bytes)
    half = web.StreamResponse(headers={"content-type": answer.headers["content-type"]})
    half.content_length = len(answer.body)
    await half.prepare(request)
    await half.write(answer.body[:after])
    _abort(request)
    return half


def _abort(request: web.Request) -> None:
    assert request.transport is not None
    request.transport.abort()
    raise asyncio.CancelledError
