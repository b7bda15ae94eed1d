"""Unfinished pictures made small enough to be shown every few seconds."""

import asyncio
import io

from core.errors import PictureRejected
from core.pictures import MediaType, Preview
from core.storage.checks import PIXELS_MAX, opened

SIDE_PX = 512
#: A file below this is shown as it is.
SMALL_BYTES = 160 * 1024
_MAGIC = ((b"\x89PNG", MediaType.PNG), (b"\xff\xd8\xff", MediaType.JPEG), (b"RIFF", MediaType.WEBP))


async def preview_of(body: bytes) -> Preview | None:
    """None where the bytes are no picture: a broken preview is no reason to fail."""
    media_type = media_type_of(body)
    if media_type is None:
        return None
    if len(body) <= SMALL_BYTES:
        return Preview(media_type=media_type, body=body)
    try:
        small = await asyncio.to_thread(_small, body)
    except PictureRejected:
        return None
    return Preview(media_type=MediaType.JPEG, body=small)


def media_type_of(body: bytes) -> MediaType | None:
    """By its first bytes."""
    return next((kind for magic, kind in _MAGIC if body.startswith(magic)), None)


def _small(body: bytes) -> bytes:
    with opened(io.BytesIO(body), PIXELS_MAX) as image:
        image.draft("RGB", (SIDE_PX, SIDE_PX))
        image.thumbnail((SIDE_PX, SIDE_PX), reducing_gap=2.0)
        out = io.BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=75)
    return out.getvalue()
