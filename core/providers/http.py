"""How painters are called over HTTP: time-outs, honest errors, allowed hosts, capped downloads.

Two kinds of call. A *create* may cost money: when it was sent and not answered, the outcome is
unknown and nobody sends it again. Everything else (status, result, cancel, download) is *repeatable*
and repeated here. Credentials go to the configured host alone and follow no redirect.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from math import isfinite
from typing import Any, TypeVar

import httpx
from msgspec import Struct

from core.checked import Misfit, checked
from core.errors import ProviderError, ProviderErrorKind
from core.providers.statuses import backoff, retry_after_s

Answer = TypeVar("Answer", bound="Tolerant")
#: An error answer as a dialect reads it: status, headers, the parsed body (None where it is no JSON).
ErrorReader = Callable[["Reply"], ProviderError]

CONNECT_S = 5.0
WRITE_S = 60.0
#: Some models think for minutes before the first header.
CREATE_READ_S = 300.0
POLL_READ_S = 30.0
DOWNLOAD_READ_S = 60.0
SMALL_ANSWER_MAX = 4 * 2**20
PICTURE_MAX = 64 * 2**20
REDIRECTS_MAX = 5
#: Before a download is tried again that brought nothing; longer each time.
DOWNLOAD_PAUSE_S = 0.5
REPEATS = 5
SAID_TO_ALL = {"accept-encoding": "identity", "user-agent": "Pentimento"}
#: Addresses kept as they were read: services are asked at one or two, with a model's name in some.
PATHS_KEPT = 32
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def warm() -> None:
    """Import what repeats calls: who waits for such a provider first does not wait for that."""
    import_module("stamina")


class Tolerant(Struct, frozen=True):
    """The base of every answer's model: what we do not know is ignored, what is no number refused."""

    def __post_init__(self) -> None:
        for key in self.__struct_fields__:
            value = getattr(self, key)
            if isinstance(value, float) and not isfinite(value):
                raise Misfit(key, "not a finite number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A whole small answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    def json(self) -> Any:  # dialects make a struct of it at once
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def retry_after_s(self) -> float | None:
        return retry_after_s(self.headers)


class Api:
    """One provider's address and key.

    Paths are below ``base_url``; ``headers`` carry the key. ``hosts`` are host names or suffixes
    (".bfl.ai") that answers may send us to, by https only; the configured host itself is always
    allowed, by its configured scheme. ``read_error`` turns an answer of 400 and above into our
    error; it raises nothing. ``failed_is_free``: the provider states that a failed create costs
    nothing, so it may be sent again. ``create_read_s``: seconds of silence a create is given.
    """

    def __init__(
        self,
        provider: str,
        client: httpx.AsyncClient,
        *,
        base_url: str,
        headers: Mapping[str, str],
        read_error: ErrorReader,
        hosts: Collection[str] = (),
        failed_is_free: bool = False,
        create_read_s: float = CREATE_READ_S,
    ) -> None:
        self.provider = provider
        self._client = client
        self._base_url = httpx.URL(base_url.rstrip("/") + "/")
        self._headers = {**SAID_TO_ALL, **headers}
        self._read_error = read_error
        self._hosts = tuple(hosts)
        self._failed_is_free = failed_is_free
        self._create_read_s = create_read_s
        self._below = lru_cache(PATHS_KEPT)(self._url)

    def create(
        self, path: str, *, accept: str = "application/json", method: str = "POST", **content: Any
    ) -> AbstractAsyncContextManager[httpx.Response]:
        """Send what may be billed, once; yields when the headers are there, the body still unread.

        ``content`` is httpx's ``json``, ``files``, ``data``, ``params`` or ``headers``. Nothing of it is
        kept but the request that was made of it: an answer may take minutes.
        """
        request = self._request(method, self._below(path), self._create_read_s, content, accept)
        return self._created(request)

    @asynccontextmanager
    async def _created(self, request: httpx.Request) -> AsyncIterator[httpx.Response]:
        async with aclosing(await self._sent(request, unknown=True)) as response:
            if response.status_code >= 400:
                raise self._after_create(await self._error(response), response)
            yield response

    async def create_small(self, path: str, **content: Any) -> Reply:
        """`create` for providers that answer with a reference instead of a picture."""
        async with self.create(path, **content) as response:
            return await self._whole(response, unknown=True)

    async def call(self, method: str, path: str, *, repeats: int = REPEATS, **content: Any) -> Reply:
        """A repeatable call, repeated on 408, 429, 5xx and broken connections; credentials are sent."""
        import stamina  # 0.7 MiB, which services that answer at once have no use for (`warm`)

        url = self._url(path)
        async for attempt in stamina.retry_context(
            on=backoff, attempts=repeats, wait_initial=0.5, wait_max=30.0, wait_jitter=0.5, timeout=None
        ):
            with attempt:
                request = self._request(method, url, POLL_READ_S, content, "application/json")
                async with aclosing(await self._sent(request, unknown=False)) as response:
                    if response.status_code >= 400:
                        raise await self._error(response)
                    return await self._whole(response, unknown=False)
        raise AssertionError("stamina returns or raises")

    @asynccontextmanager
    async def fetch(self, path: str, *, accept: str) -> AsyncIterator[httpx.Response]:
        """A large answer of a repeatable call, its body unread; tried once, for whoever polls anyhow."""
        request = self._request("GET", self._url(path), DOWNLOAD_READ_S, {}, accept)
        async with aclosing(await self._sent(request, unknown=False)) as response:
            if response.status_code >= 400:
                raise await self._error(response)
            yield response

    def body(
        self, response: httpx.Response, *, bytes_max: int = PICTURE_MAX * 2
    ) -> AsyncIterator[bytes]:
        """The answer of a create as it comes; breaking off is an unknown outcome."""
        return self._read(response, bytes_max=bytes_max, unknown=True)

    async def download(self, url: str, *, credentials: bool = False) -> AsyncIterator[bytes]:
        """A picture from an allowed host; a broken connection is taken up again where it broke.

        ``credentials`` sends the key along, to the first host only and never over a redirect.
        """
        done = 0
        for left in range(REPEATS - 1, -1, -1):
            before = done
            try:
                async for chunk in self._download_from(url, done, credentials):
                    done += len(chunk)
                    yield chunk
                return
            except ProviderError as error:
                if not left or not error.retryable:
                    raise
                if done == before:
                    await asyncio.sleep(DOWNLOAD_PAUSE_S * (REPEATS - left))

    async def _download_from(self, url: str, start: int, credentials: bool) -> AsyncIterator[bytes]:
        headers = {"range": f"bytes={start}-"} if start else {}
        async with self._followed(self._url(url), headers, credentials) as response:
            skip = start if response.status_code == 200 else 0
            async for chunk in self._read(response, bytes_max=PICTURE_MAX, unknown=False):
                if skip >= len(chunk):
                    skip -= len(chunk)
                    continue
                yield chunk[skip:]
                skip = 0

    @asynccontextmanager
    async def _followed(
        self, url: httpx.URL, headers: dict[str, str], credentials: bool
    ) -> AsyncIterator[httpx.Response]:
        for _ in range(REDIRECTS_MAX + 1):
            content, bare = {"headers": headers}, not credentials
            request = self._request("GET", url, DOWNLOAD_READ_S, content, "*/*", bare=bare)
            async with aclosing(await self._sent(request, unknown=False)) as response:
                if response.has_redirect_location:
                    url = self._url(response.headers["location"], base=url)
                    credentials = False
                    continue
                if response.status_code >= 400:
                    raise _after_download(await self._error(response), response.status_code)
                yield response
                return
        raise self.error(ProviderErrorKind.PROVIDER_BUG, "too many redirects")

    def _request(
        self, method: str, url: httpx.URL, read_s: float, content: dict[str, Any], accept: str,
        *, bare: bool = False,
    ) -> httpx.Request:  # fmt: skip
        """``read_s``: seconds of silence until it is given up. ``bare`` leaves our headers out."""
        content = dict(content)
        own = SAID_TO_ALL if bare else self._headers
        headers = {"accept": accept, **own, **content.pop("headers", {})}
        return httpx.Request(
            method, url, headers=headers, extensions={"timeout": _timeout(read_s)}, **content
        )

    async def _sent(self, request: httpx.Request, *, unknown: bool) -> httpx.Response:
        """The one place that sends. Whoever gets the answer closes it."""
        try:
            return await self._client.send(request, stream=True, follow_redirects=False)
        except httpx.TransportError as error:
            raise self._broken(error, unknown=unknown) from error

    async def _read(
        self, response: httpx.Response, *, bytes_max: int, unknown: bool
    ) -> AsyncIterator[bytes]:
        done = 0
        try:
            async for chunk in response.aiter_bytes():
                done += len(chunk)
                if done > bytes_max:
                    raise self.error(ProviderErrorKind.PROVIDER_BUG, f"more than {bytes_max} bytes")
                yield chunk
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise self._broken(error, unknown=unknown) from error

    async def _whole(self, response: httpx.Response, *, unknown: bool) -> Reply:
        chunks = [
            chunk async for chunk in self._read(response, bytes_max=SMALL_ANSWER_MAX, unknown=unknown)
        ]
        return Reply(status=response.status_code, headers=response.headers, body=b"".join(chunks))

    async def _error(self, response: httpx.Response) -> ProviderError:
        """What the provider said is wrong; an error answer that breaks off still has its status."""
        try:
            reply = await self._whole(response, unknown=False)
        except ProviderError:
            reply = Reply(status=response.status_code, headers=response.headers, body=b"")
        return self._read_error(reply)

    def _after_create(self, error: ProviderError, response: httpx.Response) -> ProviderError:
        """A 5xx may come after the work was done and billed; a 503 with Retry-After was not begun."""
        begun = response.status_code != 503 or retry_after_s(response.headers) is None
        if error.kind is ProviderErrorKind.OVERLOADED and begun and not self._failed_is_free:
            error.maybe_done = True
        return error

    def _broken(self, error: httpx.HTTPError, *, unknown: bool) -> ProviderError:
        if isinstance(error, NEVER_SENT):
            kind = ProviderErrorKind.UNREACHABLE
        else:
            kind = ProviderErrorKind.TIMEOUT_UNKNOWN if unknown else ProviderErrorKind.OVERLOADED
        return self.error(kind, f"{type(error).__name__}")

    def _url(self, path: str, *, base: httpx.URL | None = None) -> httpx.URL:
        """An address in an answer, or a path below ours."""
        try:
            found = base.join(path) if base else self._base_url.join(path.lstrip("/"))
        except (httpx.InvalidURL, ValueError) as error:
            raise self.error(ProviderErrorKind.PROVIDER_BUG, "no address") from error
        return self._allowed(found)

    def _allowed(self, url: httpx.URL) -> httpx.URL:
        """Addresses in answers are input: another host than ours only by https and by name."""
        ours = (url.scheme, url.netloc) == (self._base_url.scheme, self._base_url.netloc)
        named = any(_is_host(url.host, allowed) for allowed in self._hosts)
        if ours or (url.scheme == "https" and named) or _loopback_twin(url, self._base_url):
            return url
        raise self.error(ProviderErrorKind.PROVIDER_BUG, f"sent us to {url.scheme}://{url.host}")

    def error(self, kind: ProviderErrorKind, detail: str = "", **facts: Any) -> ProviderError:
        return ProviderError(self.provider, kind, detail, **facts)

    def parse(self, model: type[Answer], document: object) -> Answer:
        """The document as ``model``; what does not fit is the provider's bug."""
        try:
            return checked(model, document)
        except Misfit as misfit:
            detail = f"unexpected answer at {misfit.key}"
            raise self.error(ProviderErrorKind.PROVIDER_BUG, detail) from None


def _after_download(error: ProviderError, status: int) -> ProviderError:
    """A signed address that answers 403 or 404 has run out; it says nothing about our key."""
    if status in (401, 403, 404, 410):
        error.kind = ProviderErrorKind.NOT_FOUND_OR_EXPIRED
    return error


def _timeout(read_s: float) -> dict[str, float | None]:
    """As httpx hands it to its transport."""
    return httpx.Timeout(connect=CONNECT_S, write=WRITE_S, pool=CONNECT_S, read=read_s).as_dict()


def _is_host(host: str, allowed: str) -> bool:
    return host.endswith(allowed) if allowed.startswith(".") else host == allowed


def _loopback_twin(url: httpx.URL, base: httpx.URL) -> bool:
    """An engine on this machine may call itself localhost; that is no other machine."""
    names = {"localhost", "127.0.0.1", "::1"}
    return base.scheme == url.scheme and base.host in names and url.host in names
