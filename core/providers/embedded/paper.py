"""What many styles have in common: working sizes, outlines, and paper."""

import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageFilter, ImageOps

from core.providers.embedded.rows import by_rows

#: Short sides at which a style works; the result is scaled up, which is part of its look.
SOFT_SIDE = 520
LINE_SIDE = 900
#: A smaller picture is enlarged for the work, or its lines would be fat.
SIDE_MIN = 480
#: The side of the noise that papers are tiled with.
PATCH = 128


def at_side(image: Image.Image, side: int) -> Image.Image:
    """The picture with a short side of at most that many pixels, and enough for lines to be thin."""
    scale = min(side, max(min(image.size), SIDE_MIN)) / min(image.size)
    if scale == 1:
        return image
    return image.resize(
        (round(image.width * scale), round(image.height * scale)),
        Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC,
    )


def to_size(
    image: Image.Image, size: tuple[int, int], how: Image.Resampling = Image.Resampling.BICUBIC
) -> Image.Image:
    return image if image.size == size else image.resize(size, how)


def grain(size: tuple[int, int], cell: int, low: int, high: int) -> Image.Image:
    """Paper: the same grey noise every time, ``cell`` pixels coarse, between two greys."""
    across, down = max(1, size[0] // cell), max(1, size[1] // cell)
    dots = random.Random(cell).randbytes(PATCH * PATCH)
    patch = Image.frombytes("L", (PATCH, PATCH), dots).point(
        lambda value: low + value * (high - low) // 255
    )
    sheet = Image.new("L", (across, down))
    for x in range(0, across, PATCH):
        for y in range(0, down, PATCH):
            sheet.paste(patch, (x, y))
    return to_size(sheet, size, Image.Resampling.BILINEAR)


def outlines(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Dark lines on white, L, where colours meet."""

    def lines(strip: Image.Image) -> Image.Image:
        found = strip.filter(ImageFilter.FIND_EDGES)
        red, green, blue = found.split()
        return ImageChops.lighter(ImageChops.lighter(red, green), blue)

    edges = by_rows(image, alive, 2, lines)
    framed = edges.crop((1, 1, edges.width - 1, edges.height - 1)).resize(edges.size)
    return ImageOps.invert(framed)


def thickened(lines: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Dark lines a pixel wider on each side."""
    return by_rows(lines, alive, 2, lambda strip: strip.filter(ImageFilter.MinFilter(3)))


def paper_edge(image: Image.Image) -> Image.Image:
    """An unpainted border with a wavering edge."""
    width, height = image.size
    border = max(2, min(width, height) // 38)
    mask = Image.new("L", (width // 4 + 1, height // 4 + 1), 0)
    mask.paste(255, (border // 2, border // 2, mask.width - border // 2, mask.height - border // 2))
    ragged = ImageChops.multiply(
        mask.filter(ImageFilter.GaussianBlur(border / 4)), grain(mask.size, 3, 190, 255)
    )
    mask = ragged.point(lambda value: max(0, min(255, (value - 84) * 9)))
    return Image.composite(
        image,
        Image.new("RGB", image.size, (250, 247, 239)),
        to_size(mask, image.size, Image.Resampling.BILINEAR),
    )


def vignette(image: Image.Image) -> Image.Image:
    fall = Image.radial_gradient("L").resize(image.size).point(lambda value: 255 - max(0, value - 120))
    return ImageChops.multiply(image, fall.convert("RGB"))
