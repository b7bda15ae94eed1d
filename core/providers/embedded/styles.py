"""Styles as treatments of pixels, for what we drew and for photographs alike.

Everything runs on strips or small pictures: a long filter would hold the interpreter's lock.
"""

import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from core.providers.embedded.rows import by_rows

#: Short sides at which a style works; the result is scaled up, which is part of its look.
SOFT_SIDE = 520
SIDE_MIN = 480
LINE_SIDE = 900
PIXELS_ACROSS = 72
TILES_ACROSS = 56
#: The side of the noise that papers are tiled with.
PATCH = 128


def styled(image: Image.Image, style: str, alive: Callable[[], None]) -> Image.Image:
    """The RGB picture in that style; an unknown or empty style changes nothing. ``alive`` may raise to stop."""
    treatment = TREATMENTS.get(style)
    if treatment is None:
        return image
    alive()
    return treatment(image, alive)


def _at(image: Image.Image, side: int) -> Image.Image:
    """The picture with a short side of at most that many pixels, and enough for lines to be thin."""
    scale = min(side, max(min(image.size), SIDE_MIN)) / min(image.size)
    if scale == 1:
        return image
    return image.resize(
        (round(image.width * scale), round(image.height * scale)),
        Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC,
    )


def _back(
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
    return _back(sheet, size, Image.Resampling.BILINEAR)


def _edges(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Dark lines on white, L, where colours meet."""

    def lines(strip: Image.Image) -> Image.Image:
        found = strip.filter(ImageFilter.FIND_EDGES)
        red, green, blue = found.split()
        return ImageChops.lighter(ImageChops.lighter(red, green), blue)

    edges = by_rows(image, alive, 2, lines)
    framed = edges.crop((1, 1, edges.width - 1, edges.height - 1)).resize(edges.size)
    return ImageOps.invert(framed)


def _thick(lines: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Dark lines a pixel wider on each side."""
    return by_rows(lines, alive, 2, lambda strip: strip.filter(ImageFilter.MinFilter(3)))


def _watercolor(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Paint that ran a little and pooled at its edges, on rough paper."""
    small = _at(image, SOFT_SIDE)
    blots = by_rows(small, alive, 6, lambda strip: strip.filter(ImageFilter.ModeFilter(7)))
    soft = blots.filter(ImageFilter.GaussianBlur(1.6))
    alive()
    pools = (
        _edges(soft, alive)
        .point(lambda value: 205 + value * 50 // 255)
        .filter(ImageFilter.GaussianBlur(1.2))
    )
    washed = ImageChops.multiply(soft, pools.convert("RGB"))
    cloud = grain(small.size, 26, 0, 255).filter(ImageFilter.GaussianBlur(7))
    paper_white = Image.new("RGB", small.size, (255, 252, 244))
    wash = Image.composite(paper_white, washed, cloud.point(lambda value: 14 + value * 56 // 255))
    alive()
    paper = ImageChops.multiply(
        _back(ImageEnhance.Color(wash).enhance(1.25), image.size),
        grain(image.size, 2, 240, 255).convert("RGB"),
    )
    return _paper_edge(paper)


def _paper_edge(image: Image.Image) -> Image.Image:
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
        _back(mask, image.size, Image.Resampling.BILINEAR),
    )


def _pixels(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    scale = PIXELS_ACROSS / min(image.size)
    small = image.resize(
        (max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.BOX
    )
    few = ImageEnhance.Color(small).enhance(1.25).quantize(28, dither=Image.Dither.NONE).convert("RGB")
    return few.resize(image.size, Image.Resampling.NEAREST)


def _pencil(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Lines and soft shading on paper."""
    small = _at(image, LINE_SIDE)
    lines = _edges(small, alive).point(lambda value: max(0, 255 - (255 - value) * 2))
    tone = (
        small.convert("L")
        .filter(ImageFilter.GaussianBlur(2))
        .point(lambda value: 150 + value * 105 // 255)
    )
    alive()
    hatch = ImageChops.lighter(grain(small.size, 2, 178, 255), tone)
    drawn = ImageChops.multiply(ImageChops.multiply(lines, tone), hatch)
    return _back(ImageOps.colorize(drawn, (52, 52, 60), (253, 251, 245)), image.size)


def _charcoal(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    small = _at(image, LINE_SIDE)
    lines = _thick(_edges(small, alive), alive).filter(ImageFilter.GaussianBlur(1))
    tone = small.convert("L").point(lambda value: 60 + value * 195 // 255)
    drawn = ImageChops.multiply(ImageChops.multiply(lines, tone), grain(small.size, 2, 170, 255))
    return _back(ImageOps.colorize(drawn, (24, 22, 22), (240, 236, 228)), image.size)


def _ink(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    small = _at(image, LINE_SIDE)
    lines = _edges(small, alive).point(lambda value: 255 if value > 214 else value // 3)
    tone = small.convert("L").point(lambda value: 255 if value > 120 else 205 if value > 62 else 40)
    return _back(ImageChops.multiply(lines, tone).convert("RGB"), image.size)


def _neon(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Bright outlines that glow on a dark ground, in the colours of what they outline."""
    small = _at(image, LINE_SIDE)
    lines = ImageOps.invert(_thick(_edges(small, alive), alive)).point(lambda value: min(255, value * 5))
    bright = (
        ImageEnhance.Color(ImageOps.autocontrast(small))
        .enhance(3.2)
        .point(lambda value: min(255, 70 + value * 5 // 4))
    )
    tubes = ImageChops.multiply(bright, lines.convert("RGB"))
    alive()
    halo = ImageEnhance.Brightness(_at(tubes, 300).filter(ImageFilter.GaussianBlur(5))).enhance(2.4)
    dark = ImageChops.multiply(small, Image.new("RGB", small.size, (58, 40, 92)))
    alive()
    return _back(ImageChops.screen(ImageChops.screen(dark, _back(halo, small.size)), tubes), image.size)


def _oil(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Broad strokes: large blots of one colour, embossed a little."""
    small = _at(image, SOFT_SIDE)
    stirred = _displaced(small)
    strokes = by_rows(stirred, alive, 5, lambda strip: strip.filter(ImageFilter.ModeFilter(9)))
    alive()
    relief = (
        strokes.convert("L").filter(ImageFilter.EMBOSS).point(lambda value: 128 + (value - 128) // 2)
    )
    lit = ImageChops.overlay(ImageEnhance.Color(strokes).enhance(1.3), relief.convert("RGB"))
    bristles = grain((small.width, small.height * 4), 3, 222, 255).resize(small.size)
    return _back(ImageChops.multiply(lit, bristles.convert("RGB")), image.size)


def _displaced(image: Image.Image) -> Image.Image:
    """Shifted in short wavering bands, as a brush drags paint."""
    out = image.copy()
    for number, y in enumerate(range(0, image.height, 5)):
        shift = (number * 7919 % 9) - 4
        out.paste(
            ImageChops.offset(image.crop((0, y, image.width, min(image.height, y + 5))), shift, 0),
            (0, y),
        )
    return out


def _cartoon(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    small = _at(image, LINE_SIDE)
    flat = ImageOps.posterize(ImageEnhance.Color(small).enhance(1.45), 3)
    bright = flat.point(lambda value: min(255, value + 24))
    lines = _thick(_edges(small, alive).point(lambda value: 255 if value > 176 else 28), alive)
    return _back(ImageChops.multiply(bright, lines.convert("RGB")), image.size)


def _pop(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Four flat inks, dots in the shade."""
    small = _at(image, SOFT_SIDE)
    grey = ImageOps.autocontrast(small.convert("L"))
    inks = ((28, 20, 92), (232, 38, 116), (255, 204, 0), (250, 246, 224))
    ramp = [inks[min(3, value // 64)] for value in range(256)]
    flat = Image.merge("RGB", [grey.point([ink[band] for ink in ramp]) for band in range(3)])
    dot = Image.new("L", (6, 6), 255)
    dot.paste(170, (2, 2, 5, 5))
    dots = Image.new("L", small.size, 255)
    for x in range(0, small.width, 6):
        for y in range(0, small.height, 6):
            dots.paste(dot, (x, y))
    return _back(ImageChops.multiply(flat, dots.convert("RGB")), image.size)


def _mosaic(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Small square tiles with dark joints."""
    scale = TILES_ACROSS / min(image.size)
    few = image.resize(
        (max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.BOX
    )
    tiles = (
        ImageEnhance.Color(few)
        .enhance(1.5)
        .resize((few.width * 12, few.height * 12), Image.Resampling.NEAREST)
    )
    joint = Image.new("RGB", (12, 12), (255, 255, 255))
    joint.paste((64, 58, 54), (0, 0, 12, 1))
    joint.paste((64, 58, 54), (0, 0, 1, 12))
    joints = Image.new("RGB", tiles.size)
    for x in range(0, tiles.width, 12):
        joints.paste(joint, (x, 0))
    row = joints.crop((0, 0, tiles.width, 12))
    for y in range(0, tiles.height, 12):
        joints.paste(row, (0, y))
    alive()
    return ImageChops.multiply(tiles, joints).resize(image.size, Image.Resampling.BOX)


def _sepia(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    grey = ImageChops.multiply(image.convert("L"), grain(image.size, 2, 224, 255))

    def toned(rows: Image.Image) -> Image.Image:
        return ImageOps.colorize(rows, (38, 22, 10), (252, 234, 196), mid=(164, 122, 78))

    return _vignette(by_rows(grey, alive, 0, toned))


def _vignette(image: Image.Image) -> Image.Image:
    fall = Image.radial_gradient("L").resize(image.size).point(lambda value: 255 - max(0, value - 120))
    return ImageChops.multiply(image, fall.convert("RGB"))


def _pastel(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    def faded(rows: Image.Image) -> Image.Image:
        return Image.blend(
            ImageEnhance.Color(rows).enhance(0.85), Image.new("RGB", rows.size, (255, 246, 240)), 0.38
        )

    pale = by_rows(image, alive, 0, faded)
    alive()
    return ImageChops.multiply(pale, grain(image.size, 2, 206, 255).convert("RGB"))


def _blueprint(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    small = _at(image, LINE_SIDE)
    lines = ImageOps.invert(_edges(small, alive)).point(lambda value: min(255, value * 3))
    return _back(ImageOps.colorize(lines, (20, 62, 138), (232, 242, 255)), image.size)


def _poster(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    small = _at(image, SOFT_SIDE)
    few = ImageEnhance.Color(small).enhance(1.2).quantize(9, dither=Image.Dither.NONE).convert("RGB")
    return _back(
        by_rows(few, alive, 4, lambda strip: strip.filter(ImageFilter.ModeFilter(5))), image.size
    )


TREATMENTS: dict[str, Callable[[Image.Image, Callable[[], None]], Image.Image]] = {
    "watercolor": _watercolor, "pixel art": _pixels, "pencil": _pencil, "charcoal": _charcoal, "ink": _ink,
    "neon": _neon, "oil": _oil, "cartoon": _cartoon, "pop art": _pop, "mosaic": _mosaic, "sepia": _sepia,
    "pastel": _pastel, "blueprint": _blueprint, "poster": _poster,
}  # fmt: skip
