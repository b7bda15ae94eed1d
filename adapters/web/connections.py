"""How many may be connected to the web port at once, and how long they may keep it waiting.

aiohttp takes every connection, waits for what it says as long as that keeps coming, and for ever until
it has taken an answer. Here each has a place or is told at once that there is none, and whoever trickles
is ended; who is open is never harmed. Whoever supervises the process is answered without a place, too.
"""

import asyncio
import ipaddress
import re
import socket
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
#: Bytes a second with which an answer is taken at least, all in all: twenty minutes for one of 5 MB.
ANSWER_RATE: Final = 4096
#: What is answered where every place is taken: an orchestrator would end a process that is only busy.
SUPERVISED: Final = re.compile(rb"(?:GET|HEAD) /(?:health|ready) HTTP/1\.[01]\r\n")
SUPERVISED_MAX: Final = 4
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
    so has each further piece of a body, and of an answer until some of it is taken.
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
        self._supervised = 0
        self._refused = set[Refused]()
        self._told_at = -TOLD_S

    def guest(self, server: web.Server) -> "Guest":
        return Guest(server, self)

    def takes(self, guest: "Guest", transport: asyncio.Transport) -> str | None:
        """What the place is booked on; None where there was none, and they are on their way."""
        peer = _peer(transport)
        booked = _booked(peer)
        if self._of.total() >= self.limits.open_max:
            status, why = HTTPStatus.SERVICE_UNAVAILABLE, "Every place is taken just now."
            self._refuse(guest, transport, status, why)
            return None
        if self._of[booked] >= self.limits.address_max and not self._many_share(peer):
            status, why = HTTPStatus.TOO_MANY_REQUESTS, "Your address has all its places."
            self._refuse(guest, transport, status, why)
            return None
        self._of[booked] += 1
        return booked

    def left(self, address: str) -> None:
        self._of[address] -= 1
        if not self._of[address]:
            del self._of[address]

    def lets_in(self, asked: bytes) -> bool:
        """Whether somebody without a place is answered all the same; `supervised_left` ends that."""
        if self._supervised >= SUPERVISED_MAX or not SUPERVISED.match(asked):
            return False
        self._supervised += 1
        return True

    def supervised_left(self) -> None:
        self._supervised -= 1

    def close(self) -> None:
        """Cut off who still reads why they were refused."""
        for one in list(self._refused):
            one.cut_off()

    def _many_share(self, peer: Address | None) -> bool:
        return peer is None or any(peer in network for network in self.limits.proxies)

    def _refuse(
        self, guest: "Guest", transport: asyncio.Transport, status: HTTPStatus, why: str
    ) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._told_at >= TOLD_S:
            self._told_at = now
            log.warning("connections_refused", status=status.value, open=self._of.total())
        if len(self._refused) >= REFUSED_MAX:
            transport.abort()
            return
        said = _said(status, f"{why} Please try again soon.")
        transport.set_protocol(Refused(guest, self, transport, said, self._refused))


class Refused(asyncio.Protocol):
    """Told why when they have said what they want: that may be what is answered without a place, and
    closed before their words are read, why would be lost."""

    def __init__(
        self, guest: "Guest", door: Doorkeeper, transport: asyncio.Transport, said: bytes,
        among: "set[Refused]",
    ) -> None:  # fmt: skip
        self._guest = guest
        self._door = door
        self._transport = transport
        self._said = said
        self._among = among
        among.add(self)
        self._end = asyncio.get_running_loop().call_later(REFUSED_S, self._refuse)

    def data_received(self, data: bytes) -> None:
        if self._door.lets_in(data):
            self._end.cancel()
            self._among.discard(self)
            self._guest.comes_in(self._transport, data)
        else:
            self._refuse()

    def _refuse(self) -> None:
        """A few hundred bytes, which the machine takes at once, whoever reads them."""
        self._transport.write(self._said)
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
        self._overdue: asyncio.TimerHandle | None = None
        #: Of whoever is answered without a place: once.
        self.supervised = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._place = self._door.takes(self, transport)
        if self._place is not None:
            self._made(transport)

    def comes_in(self, transport: asyncio.Transport, said: bytes) -> None:
        """Without a place, with its first words."""
        self.supervised = True
        transport.set_protocol(self)
        self._made(transport)
        self.data_received(said)

    def _made(self, transport: asyncio.Transport) -> None:
        _take_or_lose(transport, self._door.limits.request_s)
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: BaseException | None) -> None:
        if self._place is not None:
            self._door.left(self._place)
            self._place = None
        elif self.supervised:
            self._door.supervised_left()
        self._rest()
        self._taken()
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
            if self.transport is None or not self.transport.get_write_buffer_size():
                self._taken()

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

    def answers(self, length: int | None) -> None:
        """An answer begins to go out; ``length`` in bytes, where that is known. However little of it is
        taken at a time, there is an end."""
        self._taken()
        if length:
            self._due(self._door.limits.request_s + length / ANSWER_RATE)

    def _due(self, seconds: float) -> None:
        self._overdue = asyncio.get_running_loop().call_later(seconds, self._look_taken)

    def _taken(self) -> None:
        if self._overdue is not None:
            self._overdue.cancel()
            self._overdue = None

    def _look_taken(self) -> None:
        """What is not written yet is nobody's fault but ours."""
        self._overdue = None
        if self.transport is None:
            return
        if self.transport.get_write_buffer_size():
            log.info("answer_not_taken")
            self.transport.abort()
        elif self._asking is not None:
            self._due(self._door.limits.request_s)

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


def _take_or_lose(transport: asyncio.Transport, seconds: float) -> None:
    """Where nothing of what was written is taken for so long, the machine ends the connection: it alone
    sees how much of that is in its hands, and when the other side makes room."""
    wire = transport.get_extra_info("socket")
    option = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux
    if option is not None and wire is not None and wire.family != getattr(socket, "AF_UNIX", None):
        wire.setsockopt(socket.IPPROTO_TCP, option, max(1, round(seconds * 1000)))


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
