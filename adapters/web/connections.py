"""How many may be connected to the web port at once, and how long they may keep it waiting.

aiohttp takes every connection, and waits for what it says as long as that keeps coming. Here each has a
place or is told at once that there is none, and whoever trickles is ended; who is open is never harmed.
"""

import asyncio
import ipaddress
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import structlog
from aiohttp import hdrs, web

from adapters.web.headers import BEGUN, SECURITY_HEADERS

log = structlog.get_logger()

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
LOOPBACK: Final = (ipaddress.IPv4Network("127.0.0.0/8"), ipaddress.IPv6Network("::1/128"))

#: Seconds that an idle connection is kept: longer than proxies keep theirs (Caddy: two minutes).
KEEP_ALIVE_S: Final = 150.0
#: Bytes a second that a body brings at least, on the average of `Limits.request_s`.
BODY_RATE: Final = 512
#: Who is refused may read why: so many at once, so many seconds. Then they are cut off.
REFUSED_MAX: Final = 64
REFUSED_S: Final = 1.0
AGAIN_S: Final = 5
#: Seconds between two lines in the log that say that somebody was refused.
TOLD_S: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``address_max`` connections of one address (IPv6: of one /64), where it is not one of ``proxies``,
    behind which many people share theirs. ``request_s``: a request's headers have so many seconds, and
    so has each further piece of a body.
    """

    open_max: int = 512
    address_max: int = 64
    request_s: float = 30.0
    proxies: Sequence[Network] = LOOPBACK


class Doorkeeper:
    """Counts who is connected. ``guest`` makes the protocol of a new connection."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._of = Counter[str]()
        self._refused = set[Refused]()
        self._told_at = -TOLD_S

    def guest(self, server: web.Server) -> "Guest":
        return Guest(server, self)

    def takes(self, transport: asyncio.Transport) -> str | None:
        """What the place is booked on; None where there was none, and they are on their way."""
        peer = _peer(transport)
        booked = _booked(peer)
        if self._of.total() >= self.limits.open_max:
            self._refuse(transport, HTTPStatus.SERVICE_UNAVAILABLE, "Every place is taken just now.")
            return None
        if self._of[booked] >= self.limits.address_max and not self._many_share(peer):
            self._refuse(transport, HTTPStatus.TOO_MANY_REQUESTS, "Your address has all its places.")
            return None
        self._of[booked] += 1
        return booked

    def left(self, address: str) -> None:
        self._of[address] -= 1
        if not self._of[address]:
            del self._of[address]

    def close(self) -> None:
        """Cut off who still reads why they were refused."""
        for one in list(self._refused):
            one.cut_off()

    def _many_share(self, peer: Address | None) -> bool:
        return peer is None or any(peer in network for network in self.limits.proxies)

    def _refuse(self, transport: asyncio.Transport, status: HTTPStatus, why: str) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._told_at >= TOLD_S:
            self._told_at = now
            log.warning("connections_refused", status=status.value, open=self._of.total())
        if len(self._refused) >= REFUSED_MAX:
            transport.abort()
            return
        refused = Refused(transport, _said(status, f"{why} Please try again soon."), self._refused)
        transport.set_protocol(refused)


class Refused(asyncio.Protocol):
    """Told why. The end waits for their first words: closed before these are read, why would be lost."""

    def __init__(self, transport: asyncio.Transport, said: bytes, among: "set[Refused]") -> None:
        self._transport = transport
        self._among = among
        among.add(self)
        self._end = asyncio.get_running_loop().call_later(REFUSED_S, transport.abort)
        transport.write(said)
        transport.write_eof()

    def data_received(self, data: bytes) -> None:
        self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end.cancel()
        self._among.discard(self)

    def cut_off(self) -> None:
        self._transport.abort()


class Guest(web.RequestHandler):
    """A connection: aiohttp's, with a place that ends with it and an eye on what it says."""

    def __init__(self, server: web.Server, door: Doorkeeper) -> None:
        super().__init__(
            server, loop=asyncio.get_running_loop(), access_log=None,  # type: ignore[arg-type]  # aiohttp: none
            # What comes packed is refused: it is not unpacked while its end is waited for, either.
            auto_decompress=False, keepalive_timeout=KEEP_ALIVE_S,
        )  # fmt: skip
        self._door = door
        self._place: str | None = None
        self._asking: web.BaseRequest | None = None
        self._heard = self._heard_before = self._answers = 0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._place = self._door.takes(transport)
        if self._place is not None:
            super().connection_made(transport)
            self._watch()

    def connection_lost(self, exc: BaseException | None) -> None:
        if self._place is not None:
            self._door.left(self._place)
            self._place = None
        self._rest()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._heard += len(data)
        super().data_received(data)
        if self._asking is None and self._timer is None:
            self._watch()

    def asks(self, request: web.BaseRequest) -> None:
        """A request is there with all its headers; its body may still be on the way."""
        self._rest()
        self._asking = request
        if not request.content.is_eof():
            self._watch()

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        try:
            return await super().finish_response(request, resp, start_time)
        finally:
            self._asking = None
            self._answers += 1
            self._rest()

    def handle_error(
        self, request: web.BaseRequest, status: int = 500, exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:  # fmt: skip
        """aiohttp's own words quote what could not be read, and log its traceback."""
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            response = super().handle_error(request, status, exc)
        else:
            log.info("request_unreadable", kind=type(exc).__name__)
            response = web.Response(status=status, text="This is not a request that can be read.")
            response.force_close()
        response.headers.update({**SECURITY_HEADERS, hdrs.SERVER: "pentimento"})
        return response

    def _watch(self) -> None:
        self._heard_before = self._heard
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._door.limits.request_s, self._look)

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        self._timer = None
        if self.transport is None or self.transport.is_closing():
            return
        if self._asking is None:
            # Between two requests nobody expects to be told anything: it would pass for an answer.
            self._end(say=self._heard > 0 and not self._answers)
        elif not self._asking.content.is_eof():
            if self._brings_enough(self.transport):
                self._watch()
            else:
                self._end(say=BEGUN not in self._asking)

    def _brings_enough(self, transport: asyncio.Transport) -> bool:
        """A body that we do not read just now cannot come."""
        wanted = self._door.limits.request_s * BODY_RATE
        return self._heard - self._heard_before >= wanted or not transport.is_reading()

    def _end(self, *, say: bool) -> None:
        assert self.transport is not None
        log.info("request_too_slow", body=self._asking is not None)
        if say:
            self.transport.write(_said(HTTPStatus.REQUEST_TIMEOUT, "This took too long to arrive."))
            self.transport.close()
        else:
            self.transport.abort()


def _peer(transport: asyncio.Transport) -> Address | None:
    """None for what has no address."""
    peer = transport.get_extra_info("peername")
    if not isinstance(peer, tuple):
        return None
    found = ipaddress.ip_address(str(peer[0]).partition("%")[0])
    return getattr(found, "ipv4_mapped", None) or found


def _booked(peer: Address | None) -> str:
    """Of IPv6 one has a whole /64."""
    if peer is None or peer.version == 4:
        return str(peer)
    return str(ipaddress.ip_network((peer, 64), strict=False))


def _said(status: HTTPStatus, text: str) -> bytes:
    """An answer to a request that was not, or not wholly, read."""
    headers = {
        **SECURITY_HEADERS, hdrs.CONTENT_TYPE: "text/plain; charset=utf-8",
        hdrs.CONTENT_LENGTH: str(len(text)), hdrs.CONNECTION: "close",
    }  # fmt: skip
    if status is not HTTPStatus.REQUEST_TIMEOUT:
        headers[hdrs.RETRY_AFTER] = str(AGAIN_S)
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{n}: {v}" for n, v in headers.items())]
    return "\r\n".join([*lines, "", text]).encode()
