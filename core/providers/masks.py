"""The canonical mask (8-bit grey, 255 = repaint) in the polarity that each model takes.

Masks are small and rare; still, a caller in the event loop runs these in a thread.
"""

import io

from PIL import Image, ImageFilter

from core.pictures import Size
from core.storage.checks import PIXELS_MAX, opened

#: Width in pixels of the soft edge where a painted part meets the kept one.
FEATHER_PX = 2


def transparent(mask: bytes, size: Size) -> bytes:
    """RGBA PNG whose alpha is 0 where the picture is repainted (OpenAI; ComfyUI's LoadImage)."""
    grey = _grey(mask, size)
    alpha = grey.point([255 - value for value in range(256)])
    image = Image.merge("RGBA", (*[Image.new("L", grey.size, 0)] * 3, alpha))
    return _png(image)


def white(mask: bytes, size: Size) -> bytes:
    """8-bit grey PNG, white = repaint (BFL, Replicate, fal, Stability, A1111, Horde, ComfyUI's red)."""
    return _png(_grey(mask, size))


def composite(original: bytes, painted: bytes, mask: bytes) -> bytes:
    """``painted`` where the mask is white and the untouched ``original`` elsewhere, as PNG.

    For models that take a mask as a hint and repaint what they like. Raises `PictureRejected` for what
    a painter sent that is no picture.
    """
    with Image.open(io.BytesIO(original)) as kept, opened(io.BytesIO(painted), PIXELS_MAX) as new:
        kept.load()
        fresh = new.convert("RGBA").resize(kept.size, Image.Resampling.LANCZOS)
        grey = _grey(mask, Size(width=kept.width, height=kept.height))
        # Only inwards: not one pixel outside the mask may change.
        soft = Image.composite(
            grey.filter(ImageFilter.GaussianBlur(FEATHER_PX)), Image.new("L", grey.size, 0), grey
        )
        whole = Image.composite(fresh, kept.convert("RGBA"), soft)
        opaque = kept.mode in ("RGB", "L", "CMYK", "YCbCr")
        return _png(whole.convert("RGB") if opaque else whole)


def outpaint_canvas(
    original: bytes, size: Size, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> tuple[bytes, bytes]:
    """The picture on a larger canvas, and the canonical mask of what is new around it.

    It stands in the middle, or where ``margins`` (left, top, right, bottom, in its own pixels) leave
    it; picture and margins are scaled to the canvas then.
    """
    with Image.open(io.BytesIO(original)) as image:
        inner = image.convert("RGB")
    left, top, right, bottom = margins
    wide, high = left + inner.width + right, top + inner.height + bottom
    scale = min(size.width / wide, size.height / high)
    if not any(margins):
        scale = min(1.0, scale)
    if scale != 1.0:
        inner = inner.resize((round(inner.width * scale), round(inner.height * scale)))
    left = round(left * scale) + (size.width - round(wide * scale)) // 2
    top = round(top * scale) + (size.height - round(high * scale)) // 2
    canvas = Image.new("RGB", (size.width, size.height), (127, 127, 127))
    canvas.paste(inner, (left, top))
    mask = Image.new("L", canvas.size, 255)
    mask.paste(0, (left, top, left + inner.width, top + inner.height))
    return _png(canvas), _png(mask)


def size_of(body: bytes) -> Size:
    """From the header alone."""
    with Image.open(io.BytesIO(body)) as image:
        return Size(width=image.width, height=image.height)


def _grey(mask: bytes, size: Size) -> Image.Image:
    with Image.open(io.BytesIO(mask)) as image:
        grey = image.convert("L")
    if grey.size != (size.width, size.height):
        grey = grey.resize((size.width, size.height), Image.Resampling.NEAREST)
    return grey


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def as_png(body: bytes) -> bytes:
    """The picture as PNG, untouched where it is one."""
    if body.startswith(b"\x89PNG"):
        return body
    with Image.open(io.BytesIO(body)) as image:
        return _png(image if image.mode in ("RGB", "RGBA", "L") else image.convert("RGB"))
