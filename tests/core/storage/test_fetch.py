"""Links that people send lead to pictures on the open internet, and to nothing else."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import httpx
import pytest
from aiohttp import web

from core.errors import PictureRejected, Refusal
from core.storage.fetch import LinkFetcher, is_public, picture_link
from tests.fakes.loopback import FakeServer
from tests.fakes.pictures import noise, picture

PUBLIC = "93.184.215.14"


class Site(FakeServer):
    """Somebody's site; ``location`` is where ``/away.png`` leads."""

    location = ""

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/fox.png", self._fox), web.get("/away.png", self._away),
            web.get("/page.png", self._page), web.get("/lies.png", self._lies),
            web.get("/packed.png", self._packed), web.get("/drip.png", self._drip),
            web.get("/endless.png", self._endless), web.get("/loop.png", self._loop),
        ]  # fmt: skip

    async def _fox(self, _: web.Request) -> web.Response:
        return web.Response(body=picture(), content_type="image/png")

    async def _away(self, _: web.Request) -> web.Response:
        return web.Response(status=302, headers={"location": self.location})

    async def _loop(self, _: web.Request) -> web.Response:
        return web.Response(status=302, headers={"location": "/loop.png"})

    async def _page(self, _: web.Request) -> web.Response:
        return web.Response(text="<html>", content_type="text/html")

    async def _lies(self, _: web.Request) -> web.Response:
        return web.Response(body=b"<html>secret</html>", content_type="image/png")

    async def _packed(self, _: web.Request) -> web.Response:
        return web.Response(body=b"x", headers={"content-type": "image/png", "content-encoding": "gzip"})

    async def _drip(self, request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"content-type": "image/png"})
        await answer.prepare(request)
        await answer.write(picture()[:16])
        while True:
            await answer.write(b"x")
            await asyncio.sleep(0.05)

    async def _endless(self, request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"content-type": "image/png"})
        await answer.prepare(request)
        while True:
            await answer.write(noise(60_000))


class ToSite(httpx.AsyncBaseTransport):
    """The open internet: one public address, at which the site answers; everything else is noted."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._inner = httpx.AsyncHTTPTransport()
        self.connected: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.connected.append(request.url.host)
        assert request.url.host == PUBLIC, f"connected to {request.url.host}"
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


class Names:
    """A resolver; a name with several answers gives them in turn, as a rebinding one does."""

    def __init__(self, **names: list[Sequence[str]]) -> None:
        self._names = {name.replace("_", "."): answers for name, answers in names.items()}
        self.asked: list[str] = []

    async def __call__(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        if host not in self._names:
            raise OSError("no such host")
        answers = self._names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with Site() as opened:
        yield opened


async def got(site: Site, link: str, names: Names | None = None, **limits: float) -> bytes:
    transport = ToSite(site.port)
    names = names or Names(pictures_example=[[PUBLIC]])
    fetcher = LinkFetcher(lambda: transport, resolve=names, **limits)  # type: ignore[arg-type]
    try:
        return b"".join([chunk async for chunk in fetcher.fetch(link)])
    finally:
        await fetcher.aclose()


async def test_a_picture_comes_from_the_address_that_was_checked(site: Site) -> None:
    names = Names(pictures_example=[[PUBLIC], ["127.0.0.1"]])

    assert await got(site, "https://pictures.example/fox.png", names) == picture()

    assert names.asked == ["pictures.example"]
    assert site.seen[0].headers["host"] == "pictures.example"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "0",
        "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "198.18.0.1", "[::1]", "[::]", "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]",
        "[fd00::1]", "[ff02::1]", "[2001:0:7f00:1::]", "①②⑦.0.0.1", "metadata.google.internal",
        "127.0.0.1.", "0x7f.0x0.0x0.0x1", "1.2.3.0x4",
    ],
)  # fmt: skip
async def test_no_spelling_of_an_inner_address_is_connected_to(site: Site, host: str) -> None:
    names = Names(localhost=[["127.0.0.1"]], metadata_google_internal=[["169.254.169.254"]])

    with pytest.raises(Refusal) as refused:
        await got(site, f"http://{host}/fox.png", names)

    assert refused.value.reason == "bad_link"
    assert site.seen == []


@pytest.mark.parametrize(
    "answers",
    [["10.0.0.1"], [PUBLIC, "127.0.0.1"], ["::1"], ["::ffff:10.0.0.1"], ["fe80::1%eth0"], [], ["x"]],
)
async def test_a_name_that_means_an_inner_address_is_refused(site: Site, answers: list[str]) -> None:
    with pytest.raises(Refusal):
        await got(site, "https://pictures.example/fox.png", Names(pictures_example=[answers]))

    assert site.seen == []


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/fox.png", "http://inner.example/fox.png", "//[::1]/fox.png",
        "file:///etc/passwd", "gopher://pictures.example/", "http://2130706433/", "ftp://a/b.png",
        "http://pictures.example:6379/", "http://user:pass@pictures.example/fox.png", "http://[",
    ],
)  # fmt: skip
async def test_each_redirect_is_checked_like_a_link(site: Site, location: str) -> None:
    site.location = location
    names = Names(pictures_example=[[PUBLIC]], inner_example=[["192.168.0.1"]])

    with pytest.raises(Refusal):
        await got(site, "https://pictures.example/away.png", names)

    assert site.paths() == ["/away.png"]


async def test_a_name_that_changes_its_mind_between_redirects_is_refused(site: Site) -> None:
    site.location = "https://pictures.example/fox.png"

    with pytest.raises(Refusal):
        await got(
            site, "https://pictures.example/away.png", Names(pictures_example=[[PUBLIC], ["10.0.0.1"]])
        )

    assert site.paths() == ["/away.png"]


async def test_an_honest_redirect_is_followed_and_a_circle_is_not(site: Site) -> None:
    site.location = "/fox.png"

    assert await got(site, "http://pictures.example/away.png") == picture()
    with pytest.raises(Refusal):
        await got(site, "http://pictures.example/loop.png")


@pytest.mark.parametrize("path", ["page.png", "packed.png", "nothing.png"])
async def test_what_is_no_picture_by_its_headers_is_refused(site: Site, path: str) -> None:
    with pytest.raises(Refusal):
        await got(site, f"http://pictures.example/{path}")


async def test_what_only_says_that_it_is_a_picture_is_rejected(site: Site) -> None:
    with pytest.raises(PictureRejected) as rejected:
        await got(site, "http://pictures.example/lies.png")

    assert rejected.value.reason == PictureRejected.NOT_A_PICTURE


async def test_size_and_time_have_an_end(site: Site) -> None:
    with pytest.raises(PictureRejected) as rejected:
        await got(site, "http://pictures.example/endless.png", bytes_max=200_000)
    with pytest.raises(Refusal):
        await got(site, "http://pictures.example/drip.png", seconds_max=0.4)

    assert rejected.value.reason == PictureRejected.TOO_LARGE


@pytest.mark.parametrize(
    "address",
    [
        "fec0::1",
        "3fff::1",
        "192.88.99.1",
        "192.0.0.8",
        "168.63.129.16",
        "100.100.100.200",
        "fd00:ec2::254",
    ],
)
def test_addresses_of_old_of_examples_and_of_a_clouds_own_are_not(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_public() -> None:
    assert all(map(is_public, (PUBLIC, "1.1.1.1", "2606:4700:4700::1111")))


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("make https://a.example/b.png blue", "https://a.example/b.png"),
        ("(see https://a.example/b.JPG?x=1).", "https://a.example/b.JPG?x=1"),
        ("https://a.example/page", None),
        ("https://a.example/b.png https://a.example/c.png", None),
        ("draw a fox", None),
        ("ftp://a.example/b.png", None),
    ],
)
def test_one_direct_link_is_taken_for_a_picture(text: str, link: str | None) -> None:
    assert picture_link(text) == link
