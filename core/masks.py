"""A person's mask, however they painted it, as the canonical one: 8-bit grey, 255 = repaint."""

import io

from PIL import Image

from core.errors import PictureRejected
from core.pictures import Size

HALF = 128


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


def _marked(image: Image.Image) -> Image.Image:
    alpha = image.convert("RGBA").getchannel("A")
    low, _ = alpha.getextrema()
    if isinstance(low, int) and low < HALF:
        return alpha.point(lambda value: 255 - value)
    return image.convert("L")
