"""A file tells by itself whether it is whole; what it leaves open is decoded."""

import io
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile

from core.errors import PictureRejected
from core.pictures import MediaType, Size
from core.storage.checks import Seen, inspect
from core.storage.wholeness import pixel_bytes
from tests.fakes.pictures import noise

PIXELS = 2_000_000
NOISE = Image.effect_noise((320, 240), 90).convert("RGB")
CLEAR = NOISE.copy()
CLEAR.putalpha(Image.linear_gradient("L").resize(NOISE.size))


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


WHOLE = {
    "png": saved(NOISE, "PNG"),
    "png with alpha": saved(CLEAR, "PNG", compress_level=1),
    "noise in png": noise(300_000),
    "png of a palette": saved(NOISE.quantize(64), "PNG"),
    "jpeg": saved(NOISE, "JPEG", quality=90),
    "progressive jpeg": saved(NOISE, "JPEG", quality=90, progressive=True),
    "grey jpeg": saved(NOISE.convert("L"), "JPEG"),
    "webp": saved(NOISE, "WEBP"),
    "lossless webp": saved(NOISE, "WEBP", lossless=True),
    "webp with alpha": saved(CLEAR, "WEBP"),
}


@pytest.fixture
def no_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(self: ImageFile.ImageFile) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", load)
    monkeypatch.setattr("PIL.WebPImagePlugin.WebPImageFile.load", load)


@pytest.mark.usefixtures("no_decoder")
@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_picture_is_measured_and_not_decoded(name: str) -> None:
    seen = inspect(io.BytesIO(WHOLE[name]), PIXELS)

    assert seen.media_type is MediaType(
        f"image/{name.split(' with')[0].split()[-1].replace('palette', 'png')}"
    )
    assert not seen.flat and not seen.black


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("left", [0.999, 0.9, 0.5, 0.2])
def test_a_picture_that_has_lost_its_end_is_broken(name: str, left: float) -> None:
    body = WHOLE[name][: int(len(WHOLE[name]) * left)]

    assert pixel_bytes(io.BytesIO(body)) is None
    with pytest.raises(PictureRejected) as rejected:
        inspect(io.BytesIO(body), PIXELS)
    assert rejected.value.reason in (PictureRejected.BROKEN, PictureRejected.NOT_A_PICTURE)


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_a_byte_that_changed_on_its_way_breaks_a_png(where: float) -> None:
    body = bytearray(WHOLE["png"])
    body[int(len(body) * where)] ^= 0x40

    assert pixel_bytes(io.BytesIO(bytes(body))) is None
    with pytest.raises(PictureRejected):
        inspect(io.BytesIO(bytes(body)), PIXELS)


def test_any_bit_that_changed_in_any_chunk_of_a_png_is_seen() -> None:
    body = _chunked(saved(NOISE.resize((16, 8)), "PNG"), 50)

    for at in range(len(body)):
        changed = bytearray(body)
        changed[at] ^= 1 << at % 8
        assert pixel_bytes(io.BytesIO(bytes(changed))) is None, at


@given(st.data())
def test_a_png_is_whole_where_each_of_its_chunks_is(data: st.DataObject) -> None:
    """Wherever it is read from."""
    body = _chunked(saved(NOISE.resize((16, 8)), "PNG"), data.draw(st.sampled_from([1, 50, 1000])))
    at, gone = data.draw(st.integers(8, len(body))), data.draw(st.integers(0, 40))
    body = body[:at] + data.draw(st.binary(max_size=20)) + body[at + gone :]

    expected = _pixels_by_chunk(body)

    assert pixel_bytes(io.BytesIO(body)) == expected
    assert pixel_bytes(io.BufferedReader(io.BytesIO(body))) == expected  # type: ignore[arg-type]


def test_a_large_png_in_memory_is_not_copied_to_be_checked() -> None:
    body = io.BytesIO(WHOLE["noise in png"])

    tracemalloc.start()
    pixel_bytes(body)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < len(WHOLE["noise in png"]) // 8


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("side", [24, 250, 1000])
def test_a_blank_picture_is_found_in_every_format(
    kind: str, mode: str, side: int, tmp_path: Path
) -> None:
    blank = Image.new("RGB", (side, side), 0).convert(mode)
    file = tmp_path / "blank"
    file.write_bytes(saved(blank, kind, **({"subsampling": 0} if kind == "JPEG" else {})))

    seen = inspect(file, PIXELS)

    assert (seen.flat, seen.black) == (True, True)


def test_a_blank_png_is_found_however_much_is_written_beside_its_pixels() -> None:
    blank = saved(Image.new("RGB", (200, 200), "white"), "PNG")
    beside = _chunk(b"caBX", bytes(100_000))

    seen = inspect(io.BytesIO(blank[:33] + beside + blank[33:]), PIXELS)

    assert seen.flat and not seen.black


def test_a_blank_png_that_is_not_compressed_is_found() -> None:
    assert inspect(
        io.BytesIO(saved(Image.new("RGB", (200, 200), "red"), "PNG", compress_level=0)), PIXELS
    ).flat


def test_what_follows_a_picture_in_its_file_is_no_part_of_it() -> None:
    for name in ("png", "lossless webp"):
        body = WHOLE[name]
        assert pixel_bytes(io.BytesIO(body + b"\0" * 5_000)) == pixel_bytes(io.BytesIO(body))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_that_moves_is_left_to_the_decoder(kind: str) -> None:
    body = saved(NOISE, kind, save_all=True, append_images=[NOISE.rotate(180)])

    assert pixel_bytes(io.BytesIO(body)) is None
    assert inspect(io.BytesIO(body), PIXELS).size == Size(width=320, height=240)


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_and_its_decoder_agree(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "picture"
    file.write_bytes(WHOLE[name])
    by_file = inspect(file, PIXELS)

    assert by_file == _decoded(file, monkeypatch)


@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 400), st.binary(min_size=1, max_size=12))
def test_no_bytes_do_more_than_leave_it_open(name: str, at: int, other: bytes) -> None:
    body = WHOLE[name][:at] + other + WHOLE[name][at + len(other) :]

    found = pixel_bytes(io.BytesIO(body))

    assert found is None or 0 <= found <= len(body)


def _decoded(file: Path, monkeypatch: pytest.MonkeyPatch) -> Seen:
    left_open: Callable[[object], None] = lambda _: None  # noqa: E731
    monkeypatch.setattr("core.storage.checks.pixel_bytes", left_open)
    return inspect(file, PIXELS)


def _chunk(kind: bytes, body: bytes) -> bytes:
    crc = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)


def _chunked(png: bytes, size: int) -> bytes:
    """Its pixels in chunks of so many bytes."""
    pixels = png[png.index(b"IDAT") + 4 : png.index(b"IEND") - 8]
    parts = [_chunk(b"IDAT", pixels[at : at + size]) for at in range(0, len(pixels), size)]
    return png[:33] + b"".join(parts) + _chunk(b"IEND", b"")


def _pixels_by_chunk(png: bytes) -> int | None:
    """As the standard says it, one after another."""
    at, pixels = 8, 0
    while at + 12 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        data, seal = png[at + 8 : at + 8 + length], png[at + 8 + length : at + 12 + length]
        if kind == b"acTL" or zlib.crc32(kind + data).to_bytes(4, "big") != seal:
            return None
        if kind == b"IEND":
            return pixels
        pixels += length if kind == b"IDAT" else 0
        at += 12 + length
    return None
