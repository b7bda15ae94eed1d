"""`/p/<token>` over a real object store: ranges come out of the store as ranges, in pieces."""

from collections.abc import AsyncIterator, Mapping

import aiohttp
import pytest
from aiohttp import web

from adapters.web.pictures import picture_routes
from bot.serving import serving
from core.pictures import BlobKey
from core.storage.links import SignedLinks
from core.storage.s3 import S3Storage, open_s3
from tests.contracts.test_storage import settings, stream
from tests.fakes.pictures import noise

BODY = noise(6 * 2**20, seed=9)
LINKS = SignedLinks("a secret of the test")


class Counted(S3Storage):
    """``given``: bytes that left the store; ``largest``: the most that were held at one time."""

    given = largest = 0

    async def stream(
        self, key: BlobKey, *, start: int = 0, stop: int | None = None
    ) -> AsyncIterator[bytes]:
        async for chunk in super().stream(key, start=start, stop=stop):
            self.given += len(chunk)
            self.largest = max(self.largest, len(chunk))
            yield chunk

    async def read(self, key: BlobKey) -> bytes:
        raise AssertionError("the whole picture in memory")


@pytest.fixture
async def storage(seaweed_url: str) -> AsyncIterator[Counted]:
    async with open_s3(settings(seaweed_url)) as opened:
        yield Counted(opened._client, opened._settings)


@pytest.fixture
async def site(storage: Counted) -> AsyncIterator[str]:
    application = web.Application()
    application.add_routes(picture_routes(storage, LINKS))
    async with serving(application, host="127.0.0.1", port=0) as address:
        yield f"{address}/p/{LINKS.sign((await storage.put(stream(BODY))).key)}"


async def asked(url: str, method: str = "GET", **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    async with aiohttp.ClientSession() as session:
        async with session.request(method, url, headers=headers) as answer:
            return answer.status, answer.headers, await answer.read()


async def test_a_whole_picture_is_streamed_in_small_pieces(site: str, storage: Counted) -> None:
    status, headers, body = await asked(site)

    assert (status, body) == (200, BODY)
    assert headers["Content-Length"] == str(len(BODY))
    assert storage.largest <= 2**20


@pytest.mark.parametrize(
    ("wanted", "start", "stop"),
    [("bytes=0-99", 0, 100), ("bytes=4194304-", 4194304, None), ("bytes=-1000", -1000, None)],
)
async def test_of_a_range_only_that_range_leaves_the_store(
    site: str, storage: Counted, wanted: str, start: int, stop: int | None
) -> None:
    status, headers, body = await asked(site, Range=wanted)

    assert (status, body) == (206, BODY[start:stop])
    assert headers["Content-Range"].endswith(f"/{len(BODY)}")
    assert storage.given == len(body)


async def test_a_head_and_a_known_picture_take_nothing_out_of_the_store(
    site: str, storage: Counted
) -> None:
    status, headers, body = await asked(site, "HEAD")
    again, _, _ = await asked(site, **{"If-None-Match": headers["ETag"]})

    assert (status, body, again) == (200, b"", 304)
    assert headers["Content-Length"] == str(len(BODY))
    assert storage.given == 0
