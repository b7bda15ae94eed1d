"""The way out: the HTTP transport and the websockets that painters are reached through.

httpx's own pool costs ten times as much under concurrency, so httpx speaks through aiohttp here.
"""

import os
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache, cached_property
from typing import Literal

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport
from httpx_aiohttp.transport import AiohttpResponseStream

#: Bounds what an answer that waits for its finishing place takes: aiohttp reads ahead twice this, and
#: what came in the last call.
READ_AHEAD = 64 * 1024
#: All of it comes in one piece, as it lies there: each passes through a dozen generators.
READ_AT_ONCE = 2**20
#: Shorter than any server's, so that a create is not sent into a connection that just closed.
KEEPALIVE_S = 5.0
FRAME_MAX = 64 * 2**20

SENT_AND_LOST = "the connection broke after the request was sent"


@cache
def trusted() -> ssl.SSLContext | Literal[True]:
    """Whom we trust, as aiohttp takes it. True is the system's list, or that of ``SSL_CERT_FILE``:
    aiohttp has read it in already for the platforms, and another takes 1 MiB and 50 ms. Where
    the system has none it is certifi's.
    """
    known = ssl.get_default_verify_paths()
    listed = known.cafile or (known.capath and os.listdir(known.capath))
    return True if listed else httpx.create_ssl_context()


def trusted_by_httpx() -> ssl.SSLContext:
    """The same list for httpx's own connections, which do not know aiohttp's."""
    known = trusted()
    return ssl.create_default_context() if known is True else known


class Outbound(httpx.AsyncBaseTransport):
    """aiohttp under httpx, with errors that tell "never sent" from "sent and lost" truthfully.

    `httpx_aiohttp` maps every aiohttp connection error to `ConnectTimeout`, also one of a connection
    that broke under way; whoever believes it sends a paid request twice.
    """

    @cached_property
    def _inner(self) -> AiohttpTransport:
        """The session knows whom to trust; the library reads in no list for one of its own."""
        return AiohttpTransport(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), client=_session)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            response = await self._inner.handle_async_request(request)
        except httpx.TransportError as error:
            raise _truthful(error, request) from error.__cause__
        except aiohttp.ClientError as error:
            raise httpx.RemoteProtocolError(str(error), request=request) from error
        assert isinstance(response.stream, AiohttpResponseStream)
        response.stream.CHUNK_SIZE = READ_AT_ONCE
        response.stream = _Body(response.stream, request)
        return response

    async def aclose(self) -> None:
        if "_inner" in vars(self):
            await self._inner.aclose()


class Outgoing(httpx.AsyncClient):
    """httpx's client, straight to `Outbound`.

    `httpx.AsyncClient.send` keeps cookies, so that what a provider gave one account would be sent with
    another's key; and its steps for logins and redirects, of which we use none, stand in memory until
    the answer comes.
    """

    def __init__(self) -> None:
        self._outbound = Outbound()
        super().__init__(transport=self._outbound, trust_env=False)

    async def send(self, request: httpx.Request, *, stream: bool = False, **_: object) -> httpx.Response:
        """A redirect is an answer, and no login is made."""
        response = await self._outbound.handle_async_request(request)
        if not stream:
            await response.aread()
        return response


class _Body(httpx.AsyncByteStream):
    """The answer's bytes; what breaks under way is a read error."""

    def __init__(self, inner: httpx.AsyncByteStream, request: httpx.Request) -> None:
        self._inner = inner
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._inner:
                yield chunk
        except httpx.TransportError as error:
            raise _truthful(error, self._request) from error.__cause__
        except aiohttp.ClientError as error:
            raise httpx.ReadError(str(error), request=self._request) from error

    async def aclose(self) -> None:
        await self._inner.aclose()


@asynccontextmanager
async def websocket(url: str) -> AsyncIterator[AsyncIterator[str | bytes]]:
    """The frames of a websocket, text as str; the iteration ends when the other side closes.

    Raises `OSError` (aiohttp's connection errors are) or `aiohttp.ClientError` as `OSError`.
    """
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(sock_connect=5.0)) as session:
        try:
            async with session.ws_connect(
                url, max_msg_size=FRAME_MAX, heartbeat=20.0, ssl=trusted()
            ) as opened:
                yield _frames(opened)
        except aiohttp.ClientError as error:
            raise OSError(str(error)) from error


async def _frames(opened: aiohttp.ClientWebSocketResponse) -> AsyncIterator[str | bytes]:
    async for message in opened:
        if message.type in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
            yield message.data


def _truthful(error: httpx.TransportError, request: httpx.Request) -> httpx.TransportError:
    cause = error.__cause__
    text = str(error) or type(cause or error).__name__
    match cause:
        case aiohttp.ConnectionTimeoutError():
            return httpx.ConnectTimeout(text, request=request)
        case aiohttp.ClientConnectorError():
            return httpx.ConnectError(text, request=request)
        case aiohttp.ServerTimeoutError():
            return httpx.ReadTimeout(text, request=request)
        case aiohttp.ClientConnectionError():
            return httpx.RemoteProtocolError(SENT_AND_LOST, request=request)
        case _:
            return error


def _session() -> aiohttp.ClientSession:
    """Unlimited connections: how much runs at once is decided by places, not by a pool."""
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEPALIVE_S, ssl=trusted())
    return aiohttp.ClientSession(
        connector=connector, read_bufsize=READ_AHEAD, cookie_jar=aiohttp.DummyCookieJar()
    )
