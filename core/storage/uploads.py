"""The pictures that people send: bounded, upright, and without what their cameras wrote into them."""

import asyncio
import io
import struct
from collections.abc import AsyncIterator

from PIL import ExifTags, Image

from core.decoding import apart, is_large
from core.storage.checks import BYTES_MAX, CHUNK, FORMATS, PIXELS_MAX, opened, too_large
from core.storage.metadata import without_metadata

#: Of a photo that has to be turned, and so is encoded once more.
QUALITY = 95
#: What brings a picture upright, by its orientation (EXIF 2.32, 4.6.4).
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

#: How the parts of a PNG begin that may say how it lies. They may stand behind the pixels, and Pillow
#: decodes the whole of it to look for them.
SIDES = (b"eXIf", b"Raw profile type ", b"XML:com.adobe.xmp")


async def stripped(body: AsyncIterator[bytes], *, bytes_max: int = BYTES_MAX) -> AsyncIterator[bytes]:
    """A person's upload without EXIF, GPS or comments, turned upright; raises `PictureRejected`."""
    whole = bytearray()
    async for chunk in body:
        whole += chunk
        if len(whole) > bytes_max:
            raise too_large(bytes_max)
    taken = bytes(whole)
    whole.clear()
    clean = await asyncio.to_thread(_strip, taken)
    if clean is None:
        clean = await apart(PIXELS_MAX, _decoded, taken)
    for start in range(0, len(clean), CHUNK):
        yield clean[start : start + CHUNK]


def _strip(body: bytes) -> bytes | None:
    """Decoded only where it lies on its side or its file is an unusual one.

    None: that has to be done, and it is large.
    """
    with opened(io.BytesIO(body), PIXELS_MAX) as image:
        large = is_large(image.width * image.height)
        if large and image.format == "PNG" and _tells_its_side(body):
            return None
        turn = _turn(image, body)
        clean = without_metadata(body) if turn is None else None
        if clean is None and not large:
            clean = _turned(image, turn)
        return clean


def _decoded(body: bytes) -> bytes:
    with opened(io.BytesIO(body), PIXELS_MAX) as image:
        turn = _turn(image, body)
        return (without_metadata(body) if turn is None else None) or _turned(image, turn)


def _tells_its_side(png: bytes) -> bool:
    return any(side in png for side in SIDES)


def _turn(image: Image.Image, body: bytes) -> Image.Transpose | None:
    """None where it stands upright, or nobody can tell: what cameras write is not always readable."""
    if image.format == "PNG" and not _tells_its_side(body):
        return None
    try:
        said = image.getexif().get(ExifTags.Base.Orientation)
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, struct.error):
        return None
    return TURNS.get(said) if isinstance(said, int) else None


def _turned(image: Image.Image, turn: Image.Transpose | None) -> bytes:
    # Not by `ImageOps.exif_transpose`: it writes the rest of the EXIF anew, and fails where that is odd.
    upright = image.copy() if turn is None else image.transpose(turn)
    profile = image.info.get("icc_profile")
    upright.info = {}
    out = io.BytesIO()
    media_type = FORMATS[image.format or ""]
    upright.save(out, format=media_type.name, quality=QUALITY, icc_profile=profile)
    return out.getvalue()
