"""Time-outs tell the truth, keys stay at home, downloads are bounded and taken up again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import stamina
from aiohttp import web

from core.errors import ProviderError, ProviderErrorKind
from core.providers.http import PICTURE_MAX, Api, Reply
from core.providers.statuses import backoff, kind_of_status, retry_after_s
from tests.contracts.painters import http_client
from tests.fakes.loopback import FakeServer, nobody
from tests.fakes.pictures import noise

Kind = ProviderErrorKind


@pytest.fixture(autouse=True)
def no_waiting() -> AsyncIterator[None]:
    stamina.set_testing(True, attempts=3, cap=True)
    yield
    stamina.set_testing(False)


class Files(FakeServer):
    """Serves a large file, with ranges, and redirects."""

    def __init__(self) -> None:
        super().__init__()
        self.body = noise(300_000)
        self.away = ""
        self.cookies: list[str] = []

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/file", self._file),
            web.get("/moved", self._moved),
            web.get("/loop", self._loop),
            web.post("/make", self._make),
            web.get("/status", self._status),
        ]

    async def _file(self, request: web.Request) -> web.Response:
        start = request.http_range.start or 0
        headers = {"content-type": "image/png"}
        return web.Response(status=206 if start else 200, body=self.body[start:], headers=headers)

    async def _moved(self, request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"location": self.away or "/file"})

    async def _loop(self, request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"location": "/loop"})

    async def _make(self, request: web.Request) -> web.Response:
        self.made += 1
        self.cookies.append(request.headers.get("cookie", ""))
        return web.json_response({"id": "1"}, headers={"set-cookie": "account=1; Path=/"})

    async def _status(self, request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})


@asynccontextmanager
async def served(**facts: Any) -> AsyncIterator[tuple[Files, Api]]:
    async with Files() as files, http_client() as client:
        yield files, api(client, files.url, **facts)


def api(client: httpx.AsyncClient, url: str, **facts: Any) -> Api:
    def read_error(reply: Reply) -> ProviderError:
        after = reply.retry_after_s
        return ProviderError("files", kind_of_status(reply.status), retry_after_s=after)

    headers = {"authorization": "Bearer secret"}
    return Api("files", client, base_url=url, headers=headers, read_error=read_error, **facts)


async def downloaded(api: Api, url: str, **facts: Any) -> bytes:
    return b"".join([chunk async for chunk in api.download(url, **facts)])


async def test_what_a_provider_gave_one_account_is_not_shown_with_another_key() -> None:
    """One client serves all keys; what httpx would keep is a cookie of whoever asked first."""
    async with served() as (files, api):
        for _ in range(2):
            await api.create_small("make", json={})

    assert files.cookies == ["", ""]


async def test_a_torn_download_is_taken_up_where_it_broke() -> None:
    async with served() as (files, api):
        files.fault(path="/file", torn_after=100_000)
        files.fault(path="/file", torn_after=50_000)

        body = await downloaded(api, f"{files.url}/file")

        assert body == files.body
        starts = [seen.headers.get("range", "") for seen in files.seen]
        assert starts[0] == ""
        assert all(start.startswith("bytes=") for start in starts[1:])


async def test_a_server_without_ranges_is_read_again_from_the_start() -> None:
    async with served() as (files, api):
        files.fault(path="/file", torn_after=100_000)
        files.fault(path="/file", method="GET", times=1, status=200, body=files.body)

        assert await downloaded(api, f"{files.url}/file") == files.body


async def test_credentials_do_not_travel_with_a_download_nor_over_a_redirect() -> None:
    async with served() as (files, api):
        await downloaded(api, f"{files.url}/file")
        await downloaded(api, f"{files.url}/moved", credentials=True)

        asked = [(seen.path, "authorization" in seen.headers) for seen in files.seen]
        assert asked == [("/file", False), ("/moved", True), ("/file", False)]


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/x.png", "http://cdn.good.example/x.png", "https://good.example.evil.example/x",
     "http://169.254.169.254/latest", "file:///etc/passwd", "https://evilgood.example/x"],
)  # fmt: skip
async def test_an_answer_cannot_send_us_to_another_host(url: str) -> None:
    async with served(hosts=(".good.example",)) as (files, _), http_client() as client:
        strict = api(client, "https://api.good.example/v1", hosts=(".good.example",))

        with pytest.raises(ProviderError) as failure:
            await downloaded(strict, url)

        assert failure.value.kind is Kind.PROVIDER_BUG
        assert files.seen == []


async def test_a_redirect_to_another_host_is_not_followed() -> None:
    async with served() as (files, api):
        files.away = "http://192.0.2.1/secret"

        with pytest.raises(ProviderError) as failure:
            await downloaded(api, f"{files.url}/moved")

        assert failure.value.kind is Kind.PROVIDER_BUG


async def test_redirects_end() -> None:
    async with served() as (files, api):
        with pytest.raises(ProviderError):
            await downloaded(api, f"{files.url}/loop")

        assert len(files.seen) == 6


async def test_a_download_stops_at_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.providers.http.PICTURE_MAX", 100_000)
    assert PICTURE_MAX == 64 * 2**20

    async with served() as (files, api):
        with pytest.raises(ProviderError) as failure:
            await downloaded(api, f"{files.url}/file")

    assert failure.value.kind is Kind.PROVIDER_BUG


@pytest.mark.parametrize("status", [403, 404, 410])
async def test_a_signed_address_that_ran_out_is_expired_and_says_nothing_of_our_key(status: int) -> None:
    async with served() as (files, api):
        files.fault(path="/file", status=status)

        with pytest.raises(ProviderError) as failure:
            await downloaded(api, f"{files.url}/file")

    assert failure.value.kind is Kind.NOT_FOUND_OR_EXPIRED


@pytest.mark.parametrize("fault", [{"status": 503}, {"status": 429}, {"status": 408}, {"drop": True}])
async def test_a_repeatable_call_is_repeated(fault: dict[str, Any]) -> None:
    async with served() as (files, api):
        files.fault(path="/status", times=2, **fault)

        reply = await api.call("GET", "status")

        assert reply.json() == {"status": "ok"}
        assert len(files.seen) == 3


async def test_a_final_answer_is_not_repeated() -> None:
    async with served() as (files, api):
        files.fault(path="/status", status=401)

        with pytest.raises(ProviderError):
            await api.call("GET", "status")

        assert len(files.seen) == 1


async def test_a_create_is_sent_once_whatever_breaks() -> None:
    async with served() as (files, api):
        files.fault(path="/make", drop=True)

        with pytest.raises(ProviderError) as failure:
            await api.create_small("make", json={})

        assert failure.value.kind is Kind.TIMEOUT_UNKNOWN
        assert files.made == 1


async def test_a_silent_create_is_unknown_and_a_deaf_one_was_never_sent() -> None:
    async with served(create_read_s=0.1) as (files, api_alive):
        files.fault(path="/make", delay_s=0.5)
        with pytest.raises(ProviderError) as silent:
            await api_alive.create_small("make", json={})
    async with nobody() as url, http_client() as client:
        with pytest.raises(ProviderError) as deaf:
            await api(client, url).create_small("make", json={})

    assert (silent.value.kind, silent.value.retryable) == (Kind.TIMEOUT_UNKNOWN, False)
    assert (deaf.value.kind, deaf.value.retryable) == (Kind.UNREACHABLE, True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({"retry-after": "7"}, 7.0), ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5), ({}, None),
     ({"retry-after": "soon"}, None), ({"retry-after": "-1"}, None), ({"retry-after": "nan"}, None),
     ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0)],
)  # fmt: skip
def test_retry_after_is_read_in_every_form(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_s(headers) == seconds


def test_a_wait_that_is_too_long_is_not_waited_for() -> None:
    def limited(seconds: float | None) -> ProviderError:
        return ProviderError("p", Kind.RATE_LIMITED, retry_after_s=seconds)

    assert (backoff(limited(30)), backoff(limited(121)), backoff(limited(None))) == (30, False, True)
    assert backoff(ProviderError("p", Kind.AUTH)) is False
    assert backoff(ValueError()) is False
