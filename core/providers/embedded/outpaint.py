"""Extending a picture beyond its edges."""

from collections.abc import Callable

from PIL import Image, ImageOps

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import PaintRequest
from core.providers.embedded.fill import spread

Margins = tuple[int, int, int, int]
#: The longest edge of an extended picture, in pixels.
SIDE_MAX = 4096


def margins_of(request: PaintRequest, source: tuple[int, int]) -> Margins:
    """Left, top, right, bottom in pixels: as asked for, or what the asked size has more, half on each side."""
    margins = request.margins
    if not any(margins):
        wide, high = max(0, request.size.width - source[0]), max(0, request.size.height - source[1])
        margins = (wide // 2, high // 2, wide - wide // 2, high - high // 2)
    left, top, right, bottom = margins
    if min(margins) < 0 or source[0] + left + right > SIDE_MAX or source[1] + top + bottom > SIDE_MAX:
        raise ProviderError("embedded", ProviderErrorKind.INVALID_REQUEST, "margins out of bounds")
    return margins


def extended(source: Image.Image, margins: Margins, alive: Callable[[], None]) -> Image.Image:
    """A photograph with its surroundings guessed: mirrored at the edge, fading into averages further out."""
    left, top, right, bottom = margins
    size = (source.width + left + right, source.height + top + bottom)
    known = Image.new("RGBA", size)
    known.paste(source.convert("RGBA"), (left, top))
    alive()
    far = spread(known)
    alive()
    near = _mirrored(source, margins, size)
    fade = Image.new("L", size, 0)
    fade.paste(255, (left, top, left + source.width, top + source.height))
    reach = max(1, max(margins) // 2)
    image = Image.composite(near, far, _softened(fade, reach))
    image.paste(source, (left, top))
    return image


def _softened(mask: Image.Image, reach: int) -> Image.Image:
    """Blurred by way of a small copy: any reach at the same cost."""
    scale = max(1, reach // 2)
    small = mask.resize(
        (max(1, mask.width // scale), max(1, mask.height // scale)), Image.Resampling.BOX
    )
    return small.resize(mask.size, Image.Resampling.BICUBIC)


def _mirrored(source: Image.Image, margins: Margins, size: tuple[int, int]) -> Image.Image:
    """The picture with its mirror images around it."""
    left, top, _, _ = margins
    rows = (ImageOps.flip(source), source, ImageOps.flip(source))
    whole = Image.new("RGB", size)
    for down, row in enumerate(rows):
        for across, tile in enumerate((ImageOps.mirror(row), row, ImageOps.mirror(row))):
            whole.paste(tile, (left + (across - 1) * source.width, top + (down - 1) * source.height))
    return whole
