"""The pictures that people send: bounded, upright, and without what their cameras wrote into them."""

import asyncio
import io
from collections.abc import AsyncIterator

from PIL import ExifTags, Image, ImageOps

from core.storage.checks import BYTES_MAX, CHUNK, FORMATS, PIXELS_MAX, opened, too_large
from core.storage.metadata import without_metadata

#: Of a photo that has to be turned, and so is encoded once more.
QUALITY = 95


async def stripped(body: AsyncIterator[bytes], *, bytes_max: int = BYTES_MAX) -> AsyncIterator[bytes]:
    """A person's upload without EXIF, GPS or comments, turned upright; raises `PictureRejected`."""
    whole = bytearray()
    async for chunk in body:
        whole += chunk
        if len(whole) > bytes_max:
            raise too_large(bytes_max)
    clean = await asyncio.to_thread(_strip, bytes(whole))
    for start in range(0, len(clean), CHUNK):
        yield clean[start : start + CHUNK]


def _strip(body: bytes) -> bytes:
    """Decoded only where it lies on its side or its file is an unusual one."""
    with opened(io.BytesIO(body), PIXELS_MAX) as image:
        if image.getexif().get(ExifTags.Base.Orientation, 1) == 1:
            clean = without_metadata(body)
            if clean is not None:
                return clean
        return _turned(image)


def _turned(image: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile")
    upright.info = {}
    out = io.BytesIO()
    media_type = FORMATS[image.format or ""]
    upright.save(out, format=media_type.name, quality=QUALITY, icc_profile=profile)
    return out.getvalue()
