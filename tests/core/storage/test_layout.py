"""A file of few bytes in very many parts is given up before a decoder reads them one by one."""

import io
import struct
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from core.errors import PictureRejected, RefusalCode
from core.storage import layout
from core.storage.checks import inspect
from core.storage.local import LocalStorage
from core.storage.metadata import without_metadata
from core.storage.uploads import stripped

NOISE = Image.effect_noise((64, 48), 90).convert("RGB")
PIXELS = 1_000_000
MANY = 20_000


def saved(kind: str, image: Image.Image = NOISE, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def png_with(between: bytes) -> bytes:
    """``between``: chunks behind the header."""
    body = saved("PNG")
    return body[:33] + between + body[33:]


def chunk(kind: bytes, data: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checked


def jpeg_with(between: bytes) -> bytes:
    """``between``: segments behind the start."""
    body = saved("JPEG")
    return body[:2] + between + body[2:]


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def webp_with(behind: bytes) -> bytes:
    body = saved("WEBP") + behind
    return body[:4] + struct.pack("<I", len(body) - 8) + body[8:]


def scanned(times: int) -> bytes:
    """A progressive JPEG whose last scan comes so many times more."""
    body = saved("JPEG", progressive=True)
    last = body[body.rindex(b"\xff\xda") : -2]
    return body[:-2] + last * times + body[-2:]


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (4, 4), (n % 256, n // 256, 9)) for n in range(3000)]
    return saved(kind, frames[0], save_all=True, append_images=frames[1:], duration=1, lossless=True)


BOMBS = {
    "texts in a png": png_with(chunk(b"tEXt", b"a\0b") * MANY),
    "empty pieces of pixels in a png": png_with(chunk(b"IDAT", b"") * MANY),
    "unknown chunks in a png": png_with(chunk(b"abCd", b"") * MANY),
    "frames of a moving png": animated("PNG"),
    "comments in a jpeg": jpeg_with(segment(0xFE, b"") * MANY),
    "restarts without a picture": jpeg_with(b"\xff\xd0" * MANY),
    "a camera's words in hundreds of pieces": jpeg_with(
        segment(0xE1, b"Exif\0\0" + bytes(65_000)) * 150
    ),
    "padding in a jpeg": jpeg_with(b"\xff" * 100_000),
    "nothing where a jpeg's part should be": jpeg_with(bytes(100_000)),
    "scans of a jpeg": scanned(1000),
    "tables between the scans of a jpeg": scanned(100).replace(
        b"\xff\xda", segment(0xDD, bytes(2)) * 500 + b"\xff\xda"
    ),
    "chunks of a webp": webp_with(b"abcd\0\0\0\0" * MANY),
    "frames of a moving webp": animated("WEBP"),
}


def files(root: Path) -> list[Path]:
    return [file for file in root.rglob("*") if file.is_file()]


async def stream(body: bytes) -> AsyncIterator[bytes]:
    yield body


@pytest.mark.parametrize("name", BOMBS)
async def test_a_file_in_too_many_parts_is_refused_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    """Whoever sent it: a person, or a painter."""
    for body in (stripped(stream(BOMBS[name])), stream(BOMBS[name])):
        with pytest.raises(PictureRejected) as rejected:
            await LocalStorage(tmp_path).put(body)

        assert rejected.value.reason == PictureRejected.INTRICATE
        assert rejected.value.told is RefusalCode.BAD_PICTURE
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    "body",
    [
        png_with(chunk(b"tEXt", b"a\0b") * 500),
        jpeg_with(segment(0xE2, b"ICC_PROFILE\0" + bytes(4000)) * 255),
        jpeg_with(segment(0xE1, b"Exif\0\0") + b"\xff\xff\xff"),
        scanned(10),
        saved("JPEG", progressive=True) + b"\xff\xda a film behind the photo" * 500,
        saved("WEBP", NOISE, save_all=True, append_images=[NOISE.rotate(n) for n in range(40)]),
    ],
    ids=["texts", "profile", "padding", "scans", "film", "frames"],
)
def test_what_cameras_and_programs_write_is_taken(body: bytes) -> None:
    assert inspect(io.BytesIO(body), PIXELS).size.width == 64


@pytest.mark.parametrize("body", [saved("PNG"), saved("JPEG"), saved("WEBP"), *BOMBS.values()])
def test_a_torn_file_is_left_to_its_decoder(body: bytes) -> None:
    for length in (*range(40), len(body) // 2, len(body) - 1):
        torn = io.BytesIO(body[:length])
        try:
            layout.check(torn)
        except PictureRejected as rejected:
            assert rejected.reason == PictureRejected.INTRICATE
        else:
            assert torn.tell() == 0


def test_tables_by_the_thousand_behind_a_scan_are_not_copied_one_by_one() -> None:
    """What decoders pass over in an instant are slices of a person's memory here."""
    body = saved("JPEG")
    tables = body[:-2] + segment(0xDD, bytes(2)) * MANY + body[-2:]

    assert without_metadata(tables) is None


def test_a_webp_may_have_half_the_pixels() -> None:
    """Its decoder holds four copies of them."""
    half = 64 * 48

    inspect(io.BytesIO(saved("WEBP")), 2 * half)
    inspect(io.BytesIO(saved("PNG")), half)
    with pytest.raises(PictureRejected) as rejected:
        inspect(io.BytesIO(saved("WEBP")), 2 * half - 1)

    assert rejected.value.told is RefusalCode.PICTURE_PIXELS
