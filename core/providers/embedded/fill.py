"""Repainting what a mask marks: nothing outside of it changes."""

from collections.abc import Callable
from dataclasses import replace

from PIL import Image, ImageChops

from core.errors import ProviderError, ProviderErrorKind
from core.providers.embedded.clauses import REMOVE
from core.providers.embedded.drawing import drawing
from core.providers.embedded.figures import Figure, figure_of
from core.providers.embedded.frames import frame_of
from core.providers.embedded.levels import levelled
from core.providers.embedded.raster import in_strips, layer_in_strips
from core.providers.embedded.reading import scene_of
from core.providers.embedded.scene import Scene, Thing
from core.providers.embedded.styles import styled

Alive = Callable[[], None]
#: The longest side, in pixels, at which surroundings are spread into a gap.
HEALING_SIDE = 640


def filled(
    source: Image.Image,
    mask: Image.Image,
    words: str,
    seed: int,
    alive: Alive,
    *,
    behind: Image.Image | None,
) -> Image.Image:
    """``mask``: L, the source's size, 255 = repaint, greys in between blend.

    ``behind`` is what to uncover where something goes away; None where only the surroundings can tell.
    """
    if mask.size != source.size:
        raise ProviderError(
            "embedded", ProviderErrorKind.INVALID_REQUEST, "the mask is not the source's size"
        )
    box = mask.getbbox()
    if box is None:
        raise ProviderError("embedded", ProviderErrorKind.INVALID_REQUEST, "the mask marks nothing")
    alive()
    bare = behind or healed(source, mask)
    new = _repainted(source, bare, box, words, seed, alive)
    return Image.composite(new, source, mask)


def _repainted(
    source: Image.Image,
    bare: Image.Image,
    box: tuple[int, int, int, int],
    words: str,
    seed: int,
    alive: Alive,
) -> Image.Image:
    """A whole picture of which the mask then shows its part."""
    scene = scene_of(words)
    if REMOVE.match(words.strip().lower()) or scene == Scene():
        return bare
    if scene.things:
        back = (
            _backdrop(replace(scene, things=()), source.size, seed, alive)
            if scene.ground
            else bare.copy()
        )
        for thing in scene.things:
            back = _stood(back, thing, box, alive)
    elif scene.ground or scene.time or scene.sky_colour or scene.weather:
        back = _backdrop(scene, source.size, seed, alive)
    else:
        back = source
    return styled(levelled(back, scene, alive), scene.style, alive)


def _backdrop(scene: Scene, size: tuple[int, int], seed: int, alive: Alive) -> Image.Image:
    frame = frame_of(*size)
    return in_strips((0, 0, frame.width, frame.height), drawing(scene, frame, seed), size, alive)


def _stood(
    image: Image.Image, thing: Thing, box: tuple[int, int, int, int], alive: Alive
) -> Image.Image:
    """The thing, as often as it was asked for, as large as the marked box lets it be."""
    figure = figure_of(thing)
    left, top, right, bottom = box
    share = (right - left) / thing.count
    scale = min(share / figure.width, (bottom - top) / figure.height) * 0.96
    for index in range(thing.count):
        width, height = max(1, round(figure.width * scale)), max(1, round(figure.height * scale))
        middle = left + share * (index + 0.5)
        layer = _rendered(figure, (width, height), alive)
        image.paste(
            layer, (round(middle - width / 2), bottom - height - round((bottom - top) * 0.02)), layer
        )
    return image


def _rendered(figure: Figure, size: tuple[int, int], alive: Alive) -> Image.Image:
    return layer_in_strips((0, 0, figure.width, figure.height), figure.drawing, size, alive)


def healed(source: Image.Image, mask: Image.Image) -> Image.Image:
    """The marked part filled from its surroundings, coarse to fine."""
    known = source.convert("RGBA")
    known.putalpha(ImageChops.invert(mask.point(lambda value: 255 if value else 0)))
    return spread(known)


def spread(known: Image.Image) -> Image.Image:
    """`pulled` by way of a smaller copy: what it invents is smooth, and a large one would hold the lock."""
    scale = min(1.0, HEALING_SIDE / max(known.size))
    if scale == 1.0:
        return pulled(known)
    small = known.resize(
        (max(1, round(known.width * scale)), max(1, round(known.height * scale))), Image.Resampling.BOX
    )
    return pulled(small).resize(known.size, Image.Resampling.BICUBIC)


def pulled(known: Image.Image) -> Image.Image:
    """Transparent parts filled with what is around them: averages of ever larger areas, finest first.

    Pillow scales RGBA by premultiplied colour, so that an average counts only what is known.
    """
    levels = [known]
    while min(levels[-1].size) > 1:
        width, height = levels[-1].size
        levels.append(levels[-1].resize((max(1, width // 2), max(1, height // 2)), Image.Resampling.BOX))
    out = levels[-1].copy()
    out.putalpha(255)
    for level in reversed(levels[:-1]):
        out = Image.alpha_composite(out.resize(level.size, Image.Resampling.BICUBIC), _sure(level))
    return out.convert("RGB")


def _sure(level: Image.Image) -> Image.Image:
    """An average of half-known pixels is as good as any other."""
    sure = level.copy()
    sure.putalpha(level.getchannel("A").point(lambda value: min(255, value * 2)))
    return sure
