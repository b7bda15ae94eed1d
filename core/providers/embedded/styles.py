"""Styles as treatments of pixels, for what we drew and for photographs alike.

Everything runs on strips or small pictures: a long filter would hold the interpreter's lock.
"""

from collections.abc import Callable

from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from core.providers.embedded.paper import (
    LINE_SIDE,
    SOFT_SIDE,
    at_side,
    grain,
    outlines,
    paper_edge,
    thickened,
    to_size,
    vignette,
)
from core.providers.embedded.rows import by_rows

#: Squares along the short side.
PIXELS_ACROSS = 72
TILES_ACROSS = 56


def styled(image: Image.Image, style: str, alive: Callable[[], None]) -> Image.Image:
    """The RGB picture in that style; an unknown or empty style changes nothing. ``alive`` may raise to stop."""
    treatment = TREATMENTS.get(style)
    if treatment is None:
        return image
    alive()
    return treatment(image, alive)


def _watercolor(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Paint that ran a little and pooled at its edges, on rough paper."""
    small = at_side(image, SOFT_SIDE)
    blots = by_rows(small, alive, 6, lambda strip: strip.filter(ImageFilter.ModeFilter(7)))
    soft = blots.filter(ImageFilter.GaussianBlur(1.6))
    alive()
    pools = (
        outlines(soft, alive)
        .point(lambda value: 205 + value * 50 // 255)
        .filter(ImageFilter.GaussianBlur(1.2))
    )
    washed = ImageChops.multiply(soft, pools.convert("RGB"))
    cloud = grain(small.size, 26, 0, 255).filter(ImageFilter.GaussianBlur(7))
    paper_white = Image.new("RGB", small.size, (255, 252, 244))
    wash = Image.composite(paper_white, washed, cloud.point(lambda value: 14 + value * 56 // 255))
    alive()
    paper = ImageChops.multiply(
        to_size(ImageEnhance.Color(wash).enhance(1.25), image.size),
        grain(image.size, 2, 240, 255).convert("RGB"),
    )
    return paper_edge(paper)


def _pixels(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    scale = PIXELS_ACROSS / min(image.size)
    small = image.resize(
        (max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.BOX
    )
    few = ImageEnhance.Color(small).enhance(1.25).quantize(28, dither=Image.Dither.NONE).convert("RGB")
    return few.resize(image.size, Image.Resampling.NEAREST)


def _pencil(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Lines and soft shading on paper."""
    small = at_side(image, LINE_SIDE)
    lines = outlines(small, alive).point(lambda value: max(0, 255 - (255 - value) * 2))
    tone = (
        small.convert("L")
        .filter(ImageFilter.GaussianBlur(2))
        .point(lambda value: 150 + value * 105 // 255)
    )
    alive()
    hatch = ImageChops.lighter(grain(small.size, 2, 178, 255), tone)
    drawn = ImageChops.multiply(ImageChops.multiply(lines, tone), hatch)
    return to_size(ImageOps.colorize(drawn, (52, 52, 60), (253, 251, 245)), image.size)


def _charcoal(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    small = at_side(image, LINE_SIDE)
    lines = thickened(outlines(small, alive), alive).filter(ImageFilter.GaussianBlur(1))
    tone = small.convert("L").point(lambda value: 60 + value * 195 // 255)
    drawn = ImageChops.multiply(ImageChops.multiply(lines, tone), grain(small.size, 2, 170, 255))
    return to_size(ImageOps.colorize(drawn, (24, 22, 22), (240, 236, 228)), image.size)


def _ink(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    small = at_side(image, LINE_SIDE)
    lines = outlines(small, alive).point(lambda value: 255 if value > 214 else value // 3)
    tone = small.convert("L").point(lambda value: 255 if value > 120 else 205 if value > 62 else 40)
    return to_size(ImageChops.multiply(lines, tone).convert("RGB"), image.size)


def _neon(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Bright outlines that glow on a dark ground, in the colours of what they outline."""
    small = at_side(image, LINE_SIDE)
    lines = ImageOps.invert(thickened(outlines(small, alive), alive)).point(
        lambda value: min(255, value * 5)
    )
    bright = (
        ImageEnhance.Color(ImageOps.autocontrast(small))
        .enhance(3.2)
        .point(lambda value: min(255, 70 + value * 5 // 4))
    )
    tubes = ImageChops.multiply(bright, lines.convert("RGB"))
    alive()
    halo = ImageEnhance.Brightness(at_side(tubes, 300).filter(ImageFilter.GaussianBlur(5))).enhance(2.4)
    dark = ImageChops.multiply(small, Image.new("RGB", small.size, (58, 40, 92)))
    alive()
    return to_size(
        ImageChops.screen(ImageChops.screen(dark, to_size(halo, small.size)), tubes), image.size
    )


def _oil(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Broad strokes: large blots of one colour, embossed a little."""
    small = at_side(image, SOFT_SIDE)
    stirred = _displaced(small)
    strokes = by_rows(stirred, alive, 5, lambda strip: strip.filter(ImageFilter.ModeFilter(9)))
    alive()
    relief = (
        strokes.convert("L").filter(ImageFilter.EMBOSS).point(lambda value: 128 + (value - 128) // 2)
    )
    lit = ImageChops.overlay(ImageEnhance.Color(strokes).enhance(1.3), relief.convert("RGB"))
    bristles = grain((small.width, small.height * 4), 3, 222, 255).resize(small.size)
    return to_size(ImageChops.multiply(lit, bristles.convert("RGB")), image.size)


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
    small = at_side(image, LINE_SIDE)
    flat = ImageOps.posterize(ImageEnhance.Color(small).enhance(1.45), 3)
    bright = flat.point(lambda value: min(255, value + 24))
    lines = thickened(outlines(small, alive).point(lambda value: 255 if value > 176 else 28), alive)
    return to_size(ImageChops.multiply(bright, lines.convert("RGB")), image.size)


def _pop(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    """Four flat inks, dots in the shade."""
    small = at_side(image, SOFT_SIDE)
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
    return to_size(ImageChops.multiply(flat, dots.convert("RGB")), image.size)


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

    return vignette(by_rows(grey, alive, 0, toned))


def _pastel(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    def faded(rows: Image.Image) -> Image.Image:
        return Image.blend(
            ImageEnhance.Color(rows).enhance(0.85), Image.new("RGB", rows.size, (255, 246, 240)), 0.38
        )

    pale = by_rows(image, alive, 0, faded)
    alive()
    return ImageChops.multiply(pale, grain(image.size, 2, 206, 255).convert("RGB"))


def _blueprint(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    small = at_side(image, LINE_SIDE)
    lines = ImageOps.invert(outlines(small, alive)).point(lambda value: min(255, value * 3))
    return to_size(ImageOps.colorize(lines, (20, 62, 138), (232, 242, 255)), image.size)


def _poster(image: Image.Image, alive: Callable[[], None]) -> Image.Image:
    small = at_side(image, SOFT_SIDE)
    few = ImageEnhance.Color(small).enhance(1.2).quantize(9, dither=Image.Dither.NONE).convert("RGB")
    return to_size(
        by_rows(few, alive, 4, lambda strip: strip.filter(ImageFilter.ModeFilter(5))), image.size
    )


TREATMENTS: dict[str, Callable[[Image.Image, Callable[[], None]], Image.Image]] = {
    "watercolor": _watercolor, "pixel art": _pixels, "pencil": _pencil, "charcoal": _charcoal, "ink": _ink,
    "neon": _neon, "oil": _oil, "cartoon": _cartoon, "pop art": _pop, "mosaic": _mosaic, "sepia": _sepia,
    "pastel": _pastel, "blueprint": _blueprint, "poster": _poster,
}  # fmt: skip
