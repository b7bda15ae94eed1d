"""Pictures as Discord takes them: each within the place's limit, together within one request's.

A fitting file goes as it is and is never decoded here. Only what is too large is encoded anew, as
JPEG (a PNG costs thirty times as much), in a thread.
"""

import io

from PIL import Image

from core.decoding import apart, pixels_of

FILE_BYTES_MAX = 10 * 1024 * 1024
#: One request may have 25 MiB; room is left for what is around the files.
REQUEST_BYTES_MAX = 24 * 1024 * 1024
QUALITIES = (95, 90, 82, 70, 55)
SUFFIXES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"RIFF": "webp", b"GIF8": "gif"}


def suffix_of(body: bytes) -> str:
    """By the first bytes; the name a file has decides whether Discord shows it."""
    return next((suffix for magic, suffix in SUFFIXES.items() if body.startswith(magic)), "png")


def limit_of(place_max: int, count: int) -> int:
    """Bytes that each of ``count`` files may have in one request."""
    return min(place_max, REQUEST_BYTES_MAX // max(1, count))


async def fitted(body: bytes, bytes_max: int) -> bytes:
    """The file itself where it fits, else the best JPEG that does."""
    if len(body) <= bytes_max:
        return body
    return await apart(pixels_of(body), _encoded, body, bytes_max)


def _encoded(body: bytes, bytes_max: int) -> bytes:
    with Image.open(io.BytesIO(body)) as opened:
        picture = opened.convert("RGB")
    while True:
        for quality in QUALITIES:
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=quality, optimize=True)
            if out.tell() <= bytes_max:
                return out.getvalue()
        half = (max(1, picture.width // 2), max(1, picture.height // 2))
        picture = picture.resize(half, Image.Resampling.LANCZOS, reducing_gap=2.0)
