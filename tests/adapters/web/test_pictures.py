"""Signed links: whole pictures and ranges for any origin, and nothing else at all."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import pytest
import time_machine

from adapters.web.pictures import picture_routes
from core.errors import StoreLost
from core.pictures import BlobKey
from core.storage.links import SignedLinks
from core.storage.local import LocalStorage
from tests.adapters.conftest import Opened
from tests.core.storage.test_storage import picture, stream

BODY = picture((120, 80), compress_level=0)
LINKS = SignedLinks("a secret of the test")


class ElsewhereStorage(LocalStorage):
    """A storage whose files are not on this machine."""

    async def path(self, key: BlobKey) -> None:  # type: ignore[override]
        return None


@pytest.fixture(params=[LocalStorage, ElsewhereStorage])
async def storage(request: pytest.FixtureRequest, tmp_path: Path) -> LocalStorage:
    return request.param(tmp_path)  # type: ignore[no-any-return]


@pytest.fixture
async def key(storage: LocalStorage) -> BlobKey:
    return (await storage.put(stream(BODY))).key


@pytest.fixture
async def site(serve: Callable, storage: LocalStorage) -> AsyncIterator[Opened]:
    yield await serve(picture_routes(storage, LINKS))


async def test_a_signed_link_gives_the_picture_byte_for_byte(site: Opened, key: BlobKey) -> None:
    reply = await site.ask(f"/p/{LINKS.sign(key)}")

    assert (reply.status, reply.body) == (200, BODY)
    assert reply.headers["Content-Type"] == "image/png"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    assert reply.headers["Accept-Ranges"] == "bytes"
    assert reply.headers["Content-Disposition"].startswith("inline")
    assert "sandbox" in reply.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-99", 0, 100), ("bytes=100-", 100, None), ("bytes=-50", -50, None)],
)
async def test_a_range_gives_that_part(
    site: Opened, key: BlobKey, asked: str, start: int, stop: int | None
) -> None:
    reply = await site.ask(f"/p/{LINKS.sign(key)}", headers={"Range": asked})

    part = BODY[start:stop]
    first = BODY.index(part)
    assert (reply.status, reply.body) == (206, part)
    assert reply.headers["Content-Range"] == f"bytes {first}-{first + len(part) - 1}/{len(BODY)}"


async def test_a_range_beyond_the_end_is_refused_with_the_length(site: Opened, key: BlobKey) -> None:
    reply = await site.ask(f"/p/{LINKS.sign(key)}", headers={"Range": f"bytes={len(BODY)}-"})

    assert reply.status == 416
    assert reply.headers["Content-Range"] == f"bytes */{len(BODY)}"


async def test_head_tells_the_length_and_sends_no_body(site: Opened, key: BlobKey) -> None:
    reply = await site.ask(f"/p/{LINKS.sign(key)}", method="HEAD")

    assert (reply.status, reply.body) == (200, b"")
    assert reply.headers["Content-Length"] == str(len(BODY))


async def test_a_viewer_that_has_the_picture_is_told_so(site: Opened, key: BlobKey) -> None:
    link = f"/p/{LINKS.sign(key)}"
    etag = (await site.ask(link)).headers["ETag"]

    again = await site.ask(link, headers={"If-None-Match": etag})
    old = "Wed, 01 Jan 2020 00:00:00 GMT"
    part = await site.ask(link, headers={"Range": "bytes=0-9", "If-Range": old})

    assert (again.status, again.body) == (304, b"")
    assert (part.status, len(part.body)) == (200, len(BODY))


async def test_a_download_has_a_name_of_ours(site: Opened, key: BlobKey) -> None:
    reply = await site.ask(f"/p/{LINKS.sign(key)}?download=1")

    said = reply.headers["Content-Disposition"]
    assert said == f'attachment; filename="pentimento-{key[:12]}.png"'


async def test_another_origin_may_ask_for_ranges(site: Opened, key: BlobKey) -> None:
    reply = await site.ask(f"/p/{LINKS.sign(key)}", method="OPTIONS")

    assert reply.status == 204
    assert "Range" in reply.headers["Access-Control-Allow-Headers"]
    assert reply.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


async def test_a_tampered_token_is_refused(site: Opened, key: BlobKey) -> None:
    token = LINKS.sign(key)
    tampered = [
        token[:-9] + ("A" if token[-9] != "A" else "B") + token[-8:],
        SignedLinks("another secret").sign(key),
        "x",
        token + "x",
    ]

    replies = [await site.ask(f"/p/{text}") for text in tampered]

    assert [reply.status for reply in replies] == [403] * 4
    assert all(BODY not in reply.body and key.encode() not in reply.body for reply in replies)


async def test_an_expired_link_is_refused(site: Opened, key: BlobKey) -> None:
    with time_machine.travel("2026-01-01T12:00:00Z", tick=False):
        old = LINKS.sign(key)

    reply = await site.ask(f"/p/{old}")

    assert reply.status == 403
    assert reply.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/p/../../etc/passwd", "/p/..%2f..%2fetc%2fpasswd", "/p/%2e%2e/secret", "/p/", "/p"]
)
async def test_no_path_leads_out_of_the_storage(site: Opened, path: str) -> None:
    reply = await site.ask(path)

    assert reply.status in (403, 404)


async def test_even_a_signed_path_stays_inside(site: Opened, tmp_path: Path) -> None:
    (tmp_path.parent / "outside.png").write_bytes(b"outside")

    reply = await site.ask(f"/p/{LINKS.sign(BlobKey('../outside.png'))}")

    assert reply.status == 404


async def test_a_storage_that_does_not_answer_is_no_missing_picture(
    serve: Callable, tmp_path: Path
) -> None:
    class Silent(ElsewhereStorage):
        async def length(self, key: BlobKey) -> int:
            raise OSError("the object store does not answer")

    storage = Silent(tmp_path)
    key = (await storage.put(stream(BODY))).key

    reply = await (await serve(picture_routes(storage, LINKS))).ask(f"/p/{LINKS.sign(key)}")

    assert (reply.status, reply.headers["Cache-Control"]) == (503, "no-store")


async def test_a_storage_that_breaks_off_never_gives_half_a_picture_for_a_whole_one(
    serve: Callable, tmp_path: Path
) -> None:
    class Torn(ElsewhereStorage):
        async def stream(
            self, key: BlobKey, *, start: int = 0, stop: int | None = None
        ) -> AsyncIterator[bytes]:
            yield BODY[:100]
            raise OSError("the connection to the object store broke")

    storage = Torn(tmp_path)
    key = (await storage.put(stream(BODY))).key
    site = await serve(picture_routes(storage, LINKS))

    with pytest.raises(aiohttp.ClientError):
        await site.ask(f"/p/{LINKS.sign(key)}")


async def test_a_picture_that_was_deleted_is_not_there(
    site: Opened, storage: LocalStorage, key: BlobKey
) -> None:
    await storage.delete(key)

    reply = await site.ask(f"/p/{LINKS.sign(key)}")

    assert reply.status == 404


async def test_a_link_ends_when_its_picture_is_deleted(
    serve: Callable, storage: LocalStorage, key: BlobKey
) -> None:
    """Its file may wait for the sweep for hours, and what a person forgets is gone at once."""
    deleted: set[BlobKey] = set()

    async def withdrawn(asked: BlobKey) -> bool:
        return asked in deleted

    site = await serve(picture_routes(storage, LINKS, withdrawn=withdrawn))
    before = await site.ask(f"/p/{LINKS.sign(key)}")
    deleted.add(key)
    after = await site.ask(f"/p/{LINKS.sign(key)}")

    assert (before.status, after.status) == (200, 410)
    assert b"deleted" in after.body and after.headers["Cache-Control"] == "no-store"


async def test_a_link_says_that_the_store_is_away(
    serve: Callable, storage: LocalStorage, key: BlobKey
) -> None:
    async def withdrawn(asked: BlobKey) -> bool:
        raise StoreLost("as planned")

    site = await serve(picture_routes(storage, LINKS, withdrawn=withdrawn))

    assert (await site.ask(f"/p/{LINKS.sign(key)}")).status == 503
