"""Pictures behind links that people send: fetched without becoming their way into this network.

A host name is resolved once, every address of it must be public, and the connection goes to the
address that was checked; each redirect is a new link and checked the same. Only pictures, only the
usual ports, within a size and a time.
"""

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeVar

import httpx

from core.errors import PictureRejected, Refusal, RefusalCode
from core.storage.checks import BYTES_MAX, too_large

Answer = TypeVar("Answer")
Resolve = Callable[[str], Awaitable[Sequence[str]]]

REDIRECTS_MAX = 3
SECONDS_MAX = 20.0
PORTS = frozenset({None, 80, 443})
TIMEOUT = httpx.Timeout(connect=5.0, read=10.0, write=5.0, pool=5.0)
HEADERS = {"accept": "image/png,image/jpeg,image/webp", "accept-encoding": "identity"}
#: Addresses in which an IPv4 address hides (NAT64, 6to4, Teredo), or that are no single machine's.
HIDING = tuple(
    IPv6Network(text) for text in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/23", "::/96")
)
#: What the standard library takes for public and is no site: a retired relay, protocols' own, examples,
#: and where a cloud's machines ask for their settings.
NO_SITES = tuple(
    ip_network(text)
    for text in ("192.88.99.0/24", "192.0.0.0/24", "168.63.129.16/32", "fec0::/10", "3fff::/20")
)
MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")
LINK = re.compile(r"https?://[^\s<>\"']+", re.I)
SUFFIX = re.compile(r"\.(?:png|jpe?g|webp)$", re.I)


def picture_link(text: str) -> str | None:
    """The one direct link to a picture in a message; None where there is none, or are several links."""
    found = LINK.findall(text)
    if len(found) != 1:
        return None
    link = found[0].rstrip(".,;:!?)]")
    try:
        path = httpx.URL(link).path
    except (httpx.InvalidURL, ValueError):
        return None
    return link if SUFFIX.search(path) else None


def is_public(address: str) -> bool:
    """Whether an address belongs to a machine of the open internet."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.scope_id is not None or found.ipv4_mapped is not None:
            return False
        if any(found in network for network in HIDING):
            return False
    if any(found in network for network in NO_SITES):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


async def resolve(host: str) -> Sequence[str]:
    """The addresses of a host name by the system's resolver; raises `OSError`."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


class LinkFetcher:
    """``transport`` makes what connects to addresses, never to names, when the first link is sent: few
    people send any, and it takes 1 MiB and 20 ms. Sizes in bytes, times in seconds."""

    def __init__(
        self, transport: Callable[[], httpx.AsyncBaseTransport], *, resolve: Resolve = resolve,
        bytes_max: int = BYTES_MAX, seconds_max: float = SECONDS_MAX,
    ) -> None:  # fmt: skip
        self._transport = transport
        self._client: httpx.AsyncClient | None = None
        self._resolve = resolve
        self._bytes_max = bytes_max
        self._seconds_max = seconds_max

    async def aclose(self) -> None:
        if self._client is not None:
            await self._client.aclose()

    def _opened(self) -> httpx.AsyncClient:
        if self._client is None:
            transport = self._transport()
            self._client = httpx.AsyncClient(transport=transport, trust_env=False, timeout=TIMEOUT)
        return self._client

    async def fetch(self, link: str) -> AsyncIterator[bytes]:
        """The picture's bytes; raises `Refusal` (bad_link), or `PictureRejected`."""
        end = asyncio.get_running_loop().time() + self._seconds_max
        async with self._found(link, end) as response:
            length, head = 0, b""
            async for chunk in self._chunks(response, end):
                length += len(chunk)
                if length > self._bytes_max:
                    raise too_large(self._bytes_max)
                if len(head) < 8:
                    head += chunk[:8]
                    if len(head) >= 8 and not head.startswith(MAGIC):
                        raise PictureRejected(PictureRejected.NOT_A_PICTURE)
                yield chunk

    @asynccontextmanager
    async def _found(self, link: str, end: float) -> AsyncIterator[httpx.Response]:
        """The answer at the end of the redirects, its headers found to be a picture's."""
        for _ in range(REDIRECTS_MAX + 1):
            request = await self._request(link, end)
            response = await _within(end, self._sent(request))
            try:
                if response.has_redirect_location:
                    link = _joined(link, response.headers["location"])
                    continue
                self._check(response)
                yield response
                return
            finally:
                await response.aclose()
        raise bad_link()

    async def _request(self, link: str, end: float) -> httpx.Request:
        """To the checked address itself; the name goes along for the certificate and the Host header."""
        url = _url(link)
        address = await self._address(url.host, end)
        return self._opened().build_request(
            "GET", url.copy_with(host=address), headers={**HEADERS, "host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )  # fmt: skip

    async def _address(self, host: str, end: float) -> str:
        """One checked address; a name with a single private one among many is refused as a whole."""
        try:
            addresses: Sequence[str] = [str(ip_address(host))]
        except ValueError:
            # The likes of 2130706433, 0x7f.1 and 0177.0.0.1 are addresses only to old resolvers.
            if re.fullmatch(r"(?:0x[0-9a-f]*|\d+)", host.rstrip(".").rpartition(".")[2], re.I):
                raise bad_link() from None
            try:
                addresses = await _within(end, self._resolve(host))
            except (OSError, UnicodeError) as error:
                raise bad_link() from error
        if not addresses or not all(is_public(address) for address in addresses):
            raise bad_link()
        return addresses[0]

    async def _sent(self, request: httpx.Request) -> httpx.Response:
        try:
            return await self._opened().send(request, stream=True, follow_redirects=False)
        except (httpx.HTTPError, OSError) as error:
            raise bad_link() from error

    def _check(self, response: httpx.Response) -> None:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        picture = kind.startswith("image/") or kind in ("", "application/octet-stream")
        encoded = response.headers.get("content-encoding", "identity").lower() != "identity"
        if response.status_code != 200 or not picture or encoded:
            raise bad_link()
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length[:15]) > self._bytes_max:
            raise too_large(self._bytes_max)

    async def _chunks(self, response: httpx.Response, end: float) -> AsyncIterator[bytes]:
        """As they come; a server that drips is given up at the end of the time."""
        chunks = response.aiter_raw()
        while True:
            try:
                yield await _within(end, anext(chunks))
            except StopAsyncIteration:
                return
            except (httpx.HTTPError, OSError) as error:
                raise bad_link() from error


def bad_link() -> Refusal:
    """One sentence for all of it: which address is refused tells a stranger about this network."""
    return Refusal(RefusalCode.BAD_LINK)


def _url(link: str) -> httpx.URL:
    try:
        url = httpx.URL(link)
    except (httpx.InvalidURL, ValueError) as error:
        raise bad_link() from error
    if url.scheme not in ("http", "https") or url.port not in PORTS or url.userinfo or not url.host:
        raise bad_link()
    return url


def _joined(link: str, location: str) -> str:
    try:
        return str(httpx.URL(link).join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise bad_link() from error


async def _within(end: float, what: Awaitable[Answer]) -> Answer:
    try:
        async with asyncio.timeout_at(end):
            return await what
    except TimeoutError as error:
        raise bad_link() from error
