"""Changing a picture that we did not draw: light, colours, weather, styles, and things put into it.

Without a mask we do not know what is where in it; what would need that is refused, not pretended.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from PIL import Image, ImageChops, ImageEnhance, ImageOps

from core.errors import ProviderError, ProviderErrorKind
from core.providers.embedded.clauses import ADDING, CLAUSE, KEEPING, REMOVE, REPLACE
from core.providers.embedded.colours import NAMED, mixed
from core.providers.embedded.drawing import things
from core.providers.embedded.frames import frame_of
from core.providers.embedded.levels import levelled
from core.providers.embedded.lexicon import Kind, meanings_of, words_of
from core.providers.embedded.light import TIMES, Light
from core.providers.embedded.raster import layer_in_strips
from core.providers.embedded.reading import scene_of
from core.providers.embedded.scene import Scene
from core.providers.embedded.styles import styled
from core.providers.embedded.weather import weather

Alive = Callable[[], None]
#: How much of the tone of a time of day is laid over, and how much light is left.
GRADES = {
    "night": (0.72, 0.66),
    "dusk": (0.5, 0.78),
    "sunset": (0.4, 1.0),
    "dawn": (0.34, 1.04),
    "day": (0.0, 1.1),
}
TINT = 0.6


def retouched(image: Image.Image, words: str, style: str | None, seed: int, alive: Alive) -> Image.Image:
    """The RGB picture changed as the words say; raises `ProviderError` where that would need a mask."""
    orders = [
        part.strip()
        for part in CLAUSE.split(words.lower())
        if part.strip() and not KEEPING.match(part.strip())
    ]
    if orders and all(REMOVE.match(order) or REPLACE.match(order) for order in orders):
        raise ProviderError(
            "embedded", ProviderErrorKind.UNSUPPORTED_OPTION, "needs a mask in a foreign picture"
        )
    scene = scene_of(words, style=style)
    adding = any(re.search(ADDING, order) for order in orders)
    shown = _overlaid(scene if adding else replace(scene, things=()), seed, _relit(image, scene), alive)
    tint = "" if adding or scene.sky_colour else _colour_in(words)
    if tint:
        shown = Image.blend(
            shown,
            ImageChops.multiply(ImageOps.grayscale(shown).convert("RGB"), _plain(shown, tint)),
            TINT,
        )
    shown = styled(levelled(shown, scene, alive), scene.style, alive)
    return shown if ImageChops.difference(shown, image).getbbox() else _livelier(shown)


def varied(image: Image.Image, seed: int, alive: Alive) -> Image.Image:
    """A photograph again, a little otherwise: cropped, perhaps mirrored, in another light."""
    chance = random.Random(seed)
    width, height = image.size
    edge = chance.uniform(0.03, 0.1)
    x, y = chance.uniform(0, edge) * width, chance.uniform(0, edge) * height
    crop = image.resize(
        image.size, Image.Resampling.BICUBIC, box=(x, y, x + width * (1 - edge), y + height * (1 - edge))
    )
    turned = ImageOps.mirror(crop) if chance.random() < 0.5 else crop
    light = Scene(warmth=chance.choice((-1, 1)), vividness=chance.choice((0, 1)))
    return levelled(turned, light, alive)


def _relit(image: Image.Image, scene: Scene) -> Image.Image:
    if scene.time:
        share, left = GRADES[scene.time]
        light = TIMES[scene.time]
        toned = ImageChops.multiply(image, _gradient(image.size, light))
        image = ImageEnhance.Brightness(Image.blend(image, toned, share)).enhance(left)
    if scene.sky_colour:
        colour = NAMED[scene.sky_colour]
        light = Light(top=colour, low=mixed(colour, (255, 255, 255), 0.5), tint=colour, share=0)
        fade = Image.linear_gradient("L").resize(image.size).point(lambda value: max(0, 215 - value * 2))
        image = Image.composite(_gradient(image.size, light), image, fade)
    return image


def _gradient(size: tuple[int, int], light: Light) -> Image.Image:
    """The sky's colours, lightened so that multiplying tones and does not blacken."""
    top, low = (mixed(colour, (255, 255, 255), 0.25) for colour in (light.top, light.low))
    return ImageOps.colorize(Image.linear_gradient("L").resize(size), top, low)


def _overlaid(scene: Scene, seed: int, image: Image.Image, alive: Alive) -> Image.Image:
    """Weather and added things over the picture."""
    frame = frame_of(*image.size)
    light = TIMES[scene.time or "day"]
    drawn = things(scene, frame, seed, light) if scene.things else ""
    drawn += weather(scene, frame, seed)
    if not drawn:
        return image
    layer = layer_in_strips((0, 0, frame.width, frame.height), drawn, image.size, alive)
    image = image.copy()
    image.paste(layer, (0, 0), layer)
    return image


def _plain(image: Image.Image, colour: str) -> Image.Image:
    return Image.new("RGB", image.size, mixed(NAMED[colour], (255, 255, 255), 0.15))


def _livelier(image: Image.Image) -> Image.Image:
    """What we did not understand still leaves a trace: a touch more colour and contrast."""
    return ImageEnhance.Contrast(ImageEnhance.Color(image).enhance(1.25)).enhance(1.08)


def _colour_in(words: str) -> str:
    return next((m.value for m in meanings_of(words_of(words)) if m.kind is Kind.COLOUR), "")
