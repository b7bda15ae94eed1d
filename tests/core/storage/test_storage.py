"""Pictures go in whole and checked, or not at all; links expire."""

import asyncio
import io
import os
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import time_machine
from PIL import Image

from core.errors import LinkRefused, PictureRejected
from core.pictures import BlobKey, Size
from core.storage.links import SignedLinks
from core.storage.local import LocalStorage


def picture(size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 80, 20)).save(out, **({"format": "PNG"} | options))
    return out.getvalue()


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


async def stream(body: bytes, step: int = 1000) -> AsyncIterator[bytes]:
    for start in range(0, len(body), step):
        yield body[start : start + step]


def files(root: Path) -> list[Path]:
    return [file for file in root.rglob("*") if file.is_file()]


async def test_a_picture_is_kept_byte_for_byte_and_measured(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path)

    blob = await storage.put(stream(picture()))

    assert (blob.size, blob.bytes) == (Size(width=40, height=30), len(picture()))
    assert await storage.read(blob.key) == picture()
    assert (await storage.put(stream(picture()))).key == blob.key
    assert len(files(tmp_path)) == 1


async def test_a_large_picture_goes_in_and_out_without_being_held_whole(tmp_path: Path) -> None:
    """20 MB pass, of which 4 MiB are gathered before any is written; what Pillow decodes for the check
    lies outside of Python's own memory."""
    storage = LocalStorage(tmp_path)
    body = picture((2600, 2600), compress_level=0)

    tracemalloc.start()
    blob = await storage.put(stream(body, 256 * 1024))
    read = 0
    async for chunk in storage.stream(blob.key):
        read += len(chunk)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(body) > 20_000_000 and read == len(body)
    assert peak < len(body) // 2, peak


async def test_a_picture_that_breaks_off_while_it_is_written_leaves_nothing(tmp_path: Path) -> None:
    async def breaks_off() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield bytes(2**20)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await LocalStorage(tmp_path).put(breaks_off())

    assert files(tmp_path) == []


async def test_a_picture_whose_job_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    came = asyncio.Event()

    async def never_ends() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield bytes(2**20)
        came.set()
        await asyncio.Event().wait()

    putting = asyncio.create_task(LocalStorage(tmp_path).put(never_ends()))
    await came.wait()
    putting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await putting

    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html>sorry</html>", PictureRejected.NOT_A_PICTURE),
        (b"", PictureRejected.NOT_A_PICTURE),
        (picture((400, 300), compress_level=0)[:5000], PictureRejected.BROKEN),
        (jpeg(Image.effect_noise((400, 300), 80))[:-200], PictureRejected.BROKEN),
        (picture((2000, 2000)), PictureRejected.TOO_MANY_PIXELS),
        (picture((400, 300), compress_level=0) + b"x" * 400_000, PictureRejected.TOO_LARGE),
    ],
)
async def test_what_is_no_picture_leaves_nothing_behind(
    tmp_path: Path, body: bytes, reason: str
) -> None:
    storage = LocalStorage(tmp_path, bytes_max=500_000, pixels_max=1_000_000)

    with pytest.raises(PictureRejected) as rejected:
        await storage.put(stream(body))

    assert rejected.value.reason == reason
    assert files(tmp_path) == []


@pytest.mark.parametrize("spot", [False, True])
async def test_a_jpeg_that_is_one_colour_from_afar_is_looked_at_whole(
    tmp_path: Path, spot: bool
) -> None:
    image = Image.new("L", (80, 80), 128)
    if spot:
        image.paste(Image.frombytes("L", (8, 8), bytes([40, 216] * 4 + [216, 40] * 4) * 4), (40, 40))

    blob = await LocalStorage(tmp_path).put(stream(jpeg(image)))

    assert blob.size == Size(width=80, height=80)
    assert blob.flat is not spot


async def test_a_key_cannot_leave_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("no")

    path = await LocalStorage(tmp_path / "pictures").path(BlobKey("../../secret"))

    assert path is not None and path.is_relative_to(tmp_path / "pictures")


def test_a_link_expires_and_cannot_be_tampered_with() -> None:
    links = SignedLinks("secret", ttl_s=3600)
    with time_machine.travel("2026-11-24 12:00:00Z", tick=False) as clock:
        token = links.sign(BlobKey("a.png"))
        clock.shift(3599)
        assert links.check(token) == "a.png"
        clock.shift(2)
        with pytest.raises(LinkRefused):
            links.check(token)
    with pytest.raises(LinkRefused):
        links.check(token[:-9] + ("A" if token[-9] != "A" else "B") + token[-8:])
    with pytest.raises(LinkRefused):
        SignedLinks("other").check(links.sign(BlobKey("a.png")))


async def test_a_picture_in_tiny_pieces_costs_no_more_looks_than_pieces(tmp_path: Path) -> None:
    """A server that sends byte for byte must not hold up everybody else."""
    looks = 0

    class Piece(bytes):
        def __len__(self) -> int:
            nonlocal looks
            looks += 1
            return super().__len__()

    async def dripping() -> AsyncIterator[bytes]:
        for _ in range(2000):
            yield Piece(b"x")

    with pytest.raises(PictureRejected):
        await LocalStorage(tmp_path).put(dripping())

    assert looks < 5 * 2000


async def test_pictures_are_for_the_bots_own_user_alone(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path / "data" / "pictures")

    await storage.put(stream(picture()))

    assert (tmp_path / "data" / "pictures").stat().st_mode & 0o077 == 0


async def test_a_picture_and_its_name_are_on_the_disk_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file's own sync does not write down what it is called; only its folder's does, and after it."""
    synced: list[tuple[Path, list[str]]] = []
    real = os.fsync

    def watched(number: int) -> None:
        real(number)
        path = Path(os.readlink(f"/proc/self/fd/{number}"))
        synced.append((path, [found.name for found in path.iterdir()] if path.is_dir() else []))

    monkeypatch.setattr(os, "fsync", watched)
    storage = LocalStorage(tmp_path)
    blob = await storage.put(stream(picture()))

    kept = await storage.path(blob.key)
    assert kept is not None
    (draft, _), (root, folders), (folder, names) = synced
    assert draft.parent == tmp_path / "tmp"
    assert (root, folder) == (tmp_path, kept.parent)
    assert kept.parent.name in folders
    assert names == [kept.name]


async def test_a_file_that_cannot_be_synced_is_no_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        await LocalStorage(tmp_path).put(stream(picture()))

    assert files(tmp_path) == []


async def test_what_is_refused_is_not_written_first(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path)
    (tmp_path / "tmp").rmdir()

    with pytest.raises(PictureRejected):
        await storage.put(stream(b"<html>sorry</html>"))
