"""The contract of the storage: local disk, moto and SeaweedFS keep and refuse the same.

What moto does not care for (expired links, tampered links, strangers) is asked of SeaweedFS.
"""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import time_machine
from blake3 import blake3
from PIL import Image

from core.errors import PictureRejected
from core.pictures import BlobKey, MediaType, Size
from core.ports import Storage
from core.storage.local import LocalStorage
from core.storage.s3 import RULE, S3Settings, S3Storage, open_s3
from tests.fakes import stores
from tests.fakes.pictures import noise, picture

LIMITS = {"bytes_max": 30 * 2**20, "pixels_max": 12_000_000}


def settings(url: str, **changed: Any) -> S3Settings:
    facts = {
        "bucket": stores.BUCKET, "endpoint": url, "access_key": stores.ACCESS,
        "secret_key": stores.SECRET, "addressing": "path", "part_bytes": 5 * 2**20,
        "temporary_days": 0, **LIMITS,
    }  # fmt: skip
    return S3Settings(**facts | changed)


@asynccontextmanager
async def opened(kind: str, request: pytest.FixtureRequest, folder: Path) -> AsyncIterator[Storage]:
    if kind == "local":
        yield LocalStorage(folder / "pictures", **LIMITS)
        return
    async with open_s3(settings(request.getfixturevalue(f"{kind}_url"))) as storage:
        yield storage


@pytest.fixture(params=["local", "moto", "seaweed"])
async def storage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Storage]:
    async with opened(request.param, request, tmp_path) as found:
        yield found


@pytest.fixture
async def seaweed(seaweed_url: str) -> AsyncIterator[S3Storage]:
    async with open_s3(settings(seaweed_url)) as found:
        yield found


async def stream(body: bytes, step: int = 200_000) -> AsyncIterator[bytes]:
    for start in range(0, len(body), step):
        yield body[start : start + step]


async def names(storage: Storage) -> set[str]:
    """Everything that lies in the store, half-done uploads included."""
    if isinstance(storage, LocalStorage):
        return {file.name for file in storage._root.rglob("*") if file.is_file()}
    assert isinstance(storage, S3Storage)
    listed = await storage._client.list_objects_v2(Bucket=stores.BUCKET)
    open_uploads = await storage._client.list_multipart_uploads(Bucket=stores.BUCKET)
    return {found["Key"] for found in listed.get("Contents", ())} | {
        found["Key"] for found in open_uploads.get("Uploads", ())
    }


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
async def test_a_picture_is_kept_byte_for_byte_and_measured(storage: Storage, kind: str) -> None:
    body = picture(40, 30, kind=kind)

    blob = await storage.put(stream(body, 100))

    assert (blob.size, blob.bytes) == (Size(width=40, height=30), len(body))
    assert blob.media_type is MediaType[kind]
    assert blob.key == f"{blake3(body).hexdigest()}{blob.media_type.suffix}"
    assert await storage.read(blob.key) == body
    assert b"".join([chunk async for chunk in storage.stream(blob.key)]) == body


async def test_a_large_picture_goes_in_and_out_in_pieces(storage: Storage) -> None:
    body = noise(13 * 2**20, seed=3)

    blob = await storage.put(stream(body))

    chunks = [len(chunk) async for chunk in storage.stream(blob.key)]
    assert sum(chunks) == len(body) and max(chunks) <= 2**20
    assert await storage.read(blob.key) == body
    assert not [name for name in await names(storage) if name.startswith("tmp")]


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
@pytest.mark.parametrize("spot", [False, True])
async def test_a_picture_that_is_black_all_over_is_known_for_it(
    storage: Storage, mode: str, spot: bool
) -> None:
    image = Image.new(mode, (50, 40))
    if mode == "RGBA":
        image.paste((0, 0, 0, 255), (0, 0, 50, 40))
    if spot:
        image.putpixel((17, 13), 255 if mode == "L" else (0, 0, 9, 255)[: len(mode)])
    out = io.BytesIO()
    image.save(out, "PNG")

    blob = await storage.put(stream(out.getvalue()))

    assert blob.black is not spot
    assert blob.flat is not spot


@pytest.mark.parametrize("colour", ["white", (200, 30, 90)])
async def test_a_picture_of_one_colour_is_known_for_it(storage: Storage, colour: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (50, 40), colour).save(out, "PNG")

    blob = await storage.put(stream(out.getvalue()))

    assert blob.flat and not blob.black


@pytest.mark.parametrize(("start", "stop"), [(0, 10), (100, 3_000_000), (2_999_990, None), (5, 6)])
async def test_a_part_of_a_picture_is_that_part_and_no_more(
    storage: Storage, start: int, stop: int | None
) -> None:
    body = noise(3_000_000, seed=4)
    blob = await storage.put(stream(body))

    part = b"".join([chunk async for chunk in storage.stream(blob.key, start=start, stop=stop)])

    assert part == body[start:stop]
    assert await storage.length(blob.key) == len(body) == blob.bytes


async def test_of_what_is_not_there_there_is_no_length(storage: Storage) -> None:
    with pytest.raises(FileNotFoundError):
        await storage.length(BlobKey("0" * 64 + ".png"))


async def test_the_same_picture_is_one_picture_however_often_and_from_however_many(
    storage: Storage,
) -> None:
    body = picture(50, 50, seed=77)
    before = await names(storage)

    blobs = await asyncio.gather(*(storage.put(stream(body, 500)) for _ in range(8)))

    assert len({blob.key for blob in blobs}) == 1
    assert len(await names(storage) - before) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html>sorry</html>", PictureRejected.NOT_A_PICTURE),
        (b"", PictureRejected.NOT_A_PICTURE),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, PictureRejected.NOT_A_PICTURE),
        (noise(90_000)[:-20_000], PictureRejected.BROKEN),
        (picture(4000, 4000), PictureRejected.TOO_MANY_PIXELS),
        (noise(6 * 2**20)[:-500_000], PictureRejected.BROKEN),
        (picture(8, 8) + b"x" * (31 * 2**20), PictureRejected.TOO_LARGE),
    ],
    ids=["html", "empty", "header only", "torn", "bomb", "torn after a part", "endless"],
)
async def test_what_is_no_picture_leaves_nothing_behind(
    storage: Storage, body: bytes, reason: str
) -> None:
    before = await names(storage)

    with pytest.raises(PictureRejected) as rejected:
        await storage.put(stream(body))

    assert rejected.value.reason == reason
    assert await names(storage) == before


async def test_other_formats_never_reach_their_decoders(storage: Storage) -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "TIFF")

    with pytest.raises(PictureRejected) as rejected:
        await storage.put(stream(out.getvalue()))

    assert rejected.value.reason == PictureRejected.NOT_A_PICTURE


async def test_a_source_that_breaks_off_leaves_nothing_and_is_heard(storage: Storage) -> None:
    async def torn() -> AsyncIterator[bytes]:
        yield noise(7 * 2**20)[: 6 * 2**20]
        raise ConnectionResetError("gone")

    before = await names(storage)

    with pytest.raises(ConnectionResetError):
        await storage.put(torn())

    assert await names(storage) == before


async def test_a_cancelled_upload_leaves_nothing(storage: Storage) -> None:
    reached = asyncio.Event()

    async def endless() -> AsyncIterator[bytes]:
        yield noise(7 * 2**20)[: 6 * 2**20]
        reached.set()
        await asyncio.Event().wait()

    before = await names(storage)
    task = asyncio.create_task(storage.put(endless()))
    await reached.wait()

    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    assert await names(storage) == before


async def test_what_is_deleted_is_gone_and_may_be_deleted_again(storage: Storage) -> None:
    blob = await storage.put(stream(picture(33, 33, seed=5)))

    await storage.delete(blob.key)
    await storage.delete(blob.key)

    with pytest.raises(FileNotFoundError):
        await storage.read(blob.key)


async def test_a_key_cannot_leave_its_folder(storage: Storage) -> None:
    with pytest.raises(FileNotFoundError):
        await storage.read(BlobKey("../../../etc/passwd"))


async def test_a_file_is_here_or_has_an_address(storage: Storage) -> None:
    blob = await storage.put(stream(picture(21, 21)))

    path, link = await storage.path(blob.key), await storage.link(blob.key)

    assert (path is None) is (link is not None)


@pytest.mark.parametrize("kind", ["moto", "seaweed"])
async def test_a_link_shows_the_picture_for_an_hour(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    async with opened(kind, request, tmp_path) as storage:
        blob = await storage.put(stream(picture(20, 10)))
        link = await storage.link(blob.key)
    assert link is not None

    shown = await asyncio.to_thread(httpx.get, link)

    assert (shown.status_code, shown.content) == (200, picture(20, 10))
    assert shown.headers["content-type"] == "image/png"
    assert "immutable" in shown.headers["cache-control"]
    assert parse_qs(urlsplit(link).query)["X-Amz-Expires"] == ["3600"]


async def test_an_expired_link_is_refused(seaweed_url: str) -> None:
    async with open_s3(settings(seaweed_url)) as storage:
        blob = await storage.put(stream(picture(20, 10)))
        with time_machine.travel(datetime.now(UTC) - timedelta(seconds=3590)):
            living = await storage.link(blob.key)
        with time_machine.travel(datetime.now(UTC) - timedelta(seconds=3610)):
            expired = await storage.link(blob.key)
    assert living is not None and expired is not None

    answers = [(await asyncio.to_thread(httpx.get, url)).status_code for url in (living, expired)]

    assert answers == [200, 403]


async def test_a_tampered_link_is_refused(seaweed: S3Storage) -> None:
    mine = await seaweed.put(stream(picture(20, 10)))
    other = await seaweed.put(stream(picture(10, 20)))
    link = await seaweed.link(mine.key)
    assert link is not None
    longer = link.replace("X-Amz-Expires=3600", "X-Amz-Expires=360000")
    forged = [link.replace(mine.key, other.key), longer, link[:-1] + ("0" if link[-1] != "0" else "1")]

    answers = [(await asyncio.to_thread(httpx.get, url)).status_code for url in forged]

    assert longer != link and answers == [403, 403, 403]


async def test_pictures_are_private_unless_the_setting_says_otherwise(
    seaweed: S3Storage, seaweed_url: str
) -> None:
    private = await seaweed.put(stream(picture(20, 10)))
    link = await seaweed.link(private.key)
    assert link is not None
    async with open_s3(settings(seaweed_url, bucket=stores.PUBLIC, public=True)) as public:
        shown = await public.link((await public.put(stream(picture(20, 10)))).key)
    assert shown is not None

    assert (await asyncio.to_thread(httpx.get, link.split("?")[0])).status_code == 403
    assert "?" not in shown
    assert (await asyncio.to_thread(httpx.get, shown)).content == picture(20, 10)


async def test_a_public_link_can_have_a_host_of_its_own(moto_url: str) -> None:
    given = settings(moto_url, public=True, public_base="https://pictures.example/")
    async with open_s3(given) as storage:
        assert await storage.link(BlobKey("ab.png")) == "https://pictures.example/pictures/ab.png"


async def test_what_is_left_half_done_expires_and_other_rules_stay(moto_url: str) -> None:
    theirs = {"ID": "theirs", "Status": "Enabled", "Filter": {"Prefix": "x/"}, "Expiration": {"Days": 9}}
    async with open_s3(settings(moto_url)) as storage:
        await storage._client.put_bucket_lifecycle_configuration(
            Bucket=stores.BUCKET, LifecycleConfiguration={"Rules": [theirs]}
        )

    for _ in range(2):
        async with open_s3(settings(moto_url, temporary_days=2)) as storage:
            found = await storage._client.get_bucket_lifecycle_configuration(Bucket=stores.BUCKET)

    rules = {rule["ID"]: rule for rule in found["Rules"]}
    assert set(rules) == {"theirs", RULE}
    assert rules[RULE]["Filter"] == {"Prefix": "tmp/"} and rules[RULE]["Expiration"] == {"Days": 2}
    assert rules[RULE]["AbortIncompleteMultipartUpload"] == {"DaysAfterInitiation": 2}


@pytest.mark.parametrize("checksums", ["when_supported", "when_required"])
async def test_checksums_can_be_asked_for_or_left_out(seaweed_url: str, checksums: str) -> None:
    async with open_s3(settings(seaweed_url, checksums=checksums)) as storage:
        blob = await storage.put(stream(noise(6 * 2**20, seed=9)))

        assert len(await storage.read(blob.key)) == blob.bytes


async def test_the_bucket_goes_in_front_of_the_host_where_that_is_set() -> None:
    given = settings("http://store.example", addressing="virtual")
    async with open_s3(given) as storage:
        link = await storage.link(BlobKey("ab.png"))

    assert link is not None and link.startswith("http://pictures.store.example/pictures/ab.png?")


async def test_a_store_that_refuses_is_an_error_of_the_file(seaweed_url: str) -> None:
    async with open_s3(settings(seaweed_url, secret_key="wrong")) as storage:
        with pytest.raises(OSError, match="refused") as failed:
            await storage.put(stream(picture()))

    assert stores.SECRET not in str(failed.value)


def test_a_secret_key_is_in_no_text_of_the_settings() -> None:
    assert stores.SECRET not in repr(settings("http://store.example"))
    assert json.dumps(stores.SECRET) not in str(settings("http://store.example"))
