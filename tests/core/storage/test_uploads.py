"""What people send is kept as sharp as it came, upright, and tells nothing of them."""

import io
import random
import struct
from collections.abc import AsyncIterator

import pytest
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from core.errors import PictureRejected
from core.storage.checks import inspect
from core.storage.metadata import without_metadata
from core.storage.uploads import stripped
from tests.fakes.pictures import photo

SECRET = b"59.3293 N, 18.0686 E"


async def stream(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 1000):
        yield body[start : start + 1000]


async def clean(body: bytes) -> bytes:
    return b"".join([chunk async for chunk in stripped(stream(body))])


def exif(orientation: int = 1) -> bytes:
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010E] = SECRET.decode()
    return told.tobytes()


def texts() -> PngImagePlugin.PngInfo:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return told


def saved(mode: str, **options: object) -> bytes:
    out = io.BytesIO()
    photo = Image.effect_noise((61, 43), 80).convert("RGB").convert(mode)
    if mode == "P":
        options["transparency"] = 3
    photo.save(out, **options)
    return out.getvalue()


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FILES = {
    "jpeg": saved("RGB", format="JPEG", exif=exif(), comment=SECRET, icc_profile=PROFILE),
    "progressive jpeg": saved("RGB", format="JPEG", exif=exif(), progressive=True),
    "jpeg with restarts": saved("RGB", format="JPEG", exif=exif(), restart_marker_rows=1),
    "jpeg for print": saved("CMYK", format="JPEG", exif=exif()),
    "grey jpeg": saved("L", format="JPEG", exif=exif(), xmp=SECRET),
    "several in one": saved(
        "RGB", format="MPO", save_all=True, append_images=[Image.new("RGB", (9, 9), "red")], exif=exif()
    ),
    "png": saved("RGBA", format="PNG", exif=exif(), pnginfo=texts(), icc_profile=PROFILE),
    "png of a palette": saved("P", format="PNG", pnginfo=texts()),
    "deep png": saved("I;16", format="PNG", pnginfo=texts()),
    "webp": saved("RGB", format="WEBP", exif=exif(), xmp=SECRET, icc_profile=PROFILE),
    "webp without loss": saved("RGBA", format="WEBP", lossless=True, exif=exif()),
    "webp with alpha": saved("RGBA", format="WEBP", exif=exif(), xmp=SECRET),
}


@pytest.mark.parametrize("name", FILES)
async def test_every_pixel_stays_and_nothing_is_told(name: str) -> None:
    body = FILES[name] + SECRET

    kept = await clean(body)

    before, after = Image.open(io.BytesIO(body)), Image.open(io.BytesIO(kept))
    assert SECRET not in kept and SECRET.decode() not in str(after.info)
    assert dict(after.getexif()) == {}
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
    assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert len(kept) < len(body)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
async def test_a_photo_that_lies_on_its_side_stands_up_in_its_own_colours(name: str) -> None:
    body = saved("RGB", format=name, exif=exif(6), icc_profile=PROFILE)

    kept = await clean(body)

    image = Image.open(io.BytesIO(kept))
    assert (image.format, image.size) == (name, (43, 61))
    assert dict(image.getexif()) == {}
    assert image.info["icc_profile"] == PROFILE


async def test_a_moving_picture_becomes_its_first_frame() -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "green")]
    out = io.BytesIO()
    frames[0].save(out, format="WEBP", save_all=True, append_images=frames[1:], exif=exif())

    image = Image.open(io.BytesIO(await clean(out.getvalue())))

    assert getattr(image, "n_frames", 1) == 1
    assert dict(image.getexif()) == {}


async def test_a_photo_with_others_behind_it_can_be_kept() -> None:
    seen = inspect(io.BytesIO(FILES["several in one"]), 10_000)

    assert (seen.media_type.value, seen.size.width) == ("image/jpeg", 61)


@pytest.mark.parametrize(
    "body", [b"", b"GIF89a", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF1234WEBP"]
)
async def test_what_is_no_picture_is_refused(body: bytes) -> None:
    with pytest.raises(PictureRejected):
        await clean(body)


@pytest.mark.parametrize("name", FILES)
def test_a_torn_or_garbled_file_is_given_up_and_never_breaks(name: str) -> None:
    chance = random.Random(7)
    for _ in range(150):
        body = bytearray(FILES[name][: chance.randrange(1, len(FILES[name]))])
        for _ in range(chance.randrange(4)):
            body[chance.randrange(len(body))] = chance.randrange(256)

        kept = without_metadata(bytes(body))

        assert kept is None or len(kept) <= len(body)


async def test_a_photo_on_its_side_with_an_exif_that_makes_no_sense_is_turned_all_the_same() -> None:
    """A resolution written as text: readable, and not to be written again."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) + struct.pack(">HHI4s", 0x011A, 2, 2, b"x\0")
    odd = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 2) + entries + bytes(4)

    kept = await clean(saved("RGB", format="JPEG", exif=odd))

    with Image.open(io.BytesIO(kept)) as image:
        assert (image.size, dict(image.getexif())) == ((43, 61), {})


async def test_an_upright_photo_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(self: ImageFile.ImageFile) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", load)
    body = photo(50_000)

    assert await clean(body) == body
