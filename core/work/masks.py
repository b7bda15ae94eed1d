"""A person's mask, however they painted it, as the canonical one: 8-bit grey, 255 = repaint."""

import io
import struct

from PIL import Image

from core.errors import PictureRejected, Refusal, RefusalCode
from core.pictures import Size
from core.storage.checks import PIXELS_MAX, opened

HALF = 128
#: How a PNG begins, and where its measures end.
PNG, HEADER = b"\x89PNG\r\n\x1a\n", 24


def canonical_mask(body: bytes, size: Size) -> bytes:
    """PNG, grey, hard-edged. Transparent is repaint where the mask has holes, else white is.

    Blocks; raises `PictureRejected` for what is no picture. Runs in a thread.
    """
    try:
        with Image.open(io.BytesIO(body)) as image:
            grey = _marked(image).resize((size.width, size.height), Image.Resampling.NEAREST)
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureRejected(PictureRejected.BROKEN) from error
    out = io.BytesIO()
    grey.point(lambda value: 255 if value >= HALF else 0).save(out, "PNG")
    return out.getvalue()


def drawn_mask(body: bytes, size: Size) -> bytes:
    """The canonical mask of what a page handed in. Blocks, as `canonical_mask`.

    Raises `PictureRejected` for what is no PNG, `Refusal` (mask_size, mask_empty) for what does not lie
    on the picture, or marks nothing of it.
    """
    # First of all: one that has too many pixels to be opened is told how many it may have, too.
    if (got := _named_size(body)) not in (None, size):
        raise Refusal(RefusalCode.MASK_SIZE, wanted=str(size), got=str(got))
    with opened(io.BytesIO(body), PIXELS_MAX) as image:
        if image.format != "PNG":
            raise PictureRejected(PictureRejected.NOT_A_PICTURE)
    mask = canonical_mask(body, size)
    with Image.open(io.BytesIO(mask)) as image:
        if image.getextrema() == (0, 0):
            raise Refusal(RefusalCode.MASK_EMPTY)
    return mask


def _named_size(body: bytes) -> Size | None:
    """As a PNG's header has it; None where it is none."""
    if body[:8] != PNG or body[12:16] != b"IHDR" or len(body) < HEADER:
        return None
    width, height = struct.unpack(">II", body[16:HEADER])
    return Size(width=width, height=height)


def _marked(image: Image.Image) -> Image.Image:
    alpha = image.convert("RGBA").getchannel("A")
    low, _ = alpha.getextrema()
    if isinstance(low, int) and low < HALF:
        return alpha.point(lambda value: 255 - value)
    return image.convert("L")
