"""A scene to pixels, in layers: sky, light, hills, ground, things, weather, style. Pillow only."""

import random
from collections.abc import Callable
from math import cos, pi, sin

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from core.pictures import Size
from core.providers.embedded.scene import Scene, Thing

LAYERS = 5
ANIMALS = {"fox", "cat", "dog", "wolf", "rabbit", "bear", "horse", "mouse"}
RGB = tuple[int, int, int]


def paint(scene: Scene, size: Size, seed: int, layers: int = LAYERS) -> Image.Image:
    """The picture after the first ``layers`` layers; the same seed paints the same picture."""
    lot = random.Random(seed)
    image = _gradient(scene.sky, size)
    draw = ImageDraw.Draw(image)
    steps: tuple[Callable[[], None], ...] = (
        lambda: _heavens(draw, scene, size, lot),
        lambda: _hills(draw, scene, size, lot),
        lambda: _ground(draw, scene, size, lot),
        lambda: _things(draw, scene, size),
        lambda: _weather(draw, scene, size, lot),
    )
    for step in steps[:layers]:
        step()
    if scene.night:
        image = Image.blend(image, Image.new("RGB", image.size, (14, 20, 58)), 0.38)
    if scene.light != 1.0:
        image = ImageEnhance.Brightness(image).enhance(max(0.25, min(1.8, scene.light)))
    return styled(image, scene.style) if layers >= LAYERS else image


def styled(image: Image.Image, style: str) -> Image.Image:
    """The picture in a style; an unknown style changes nothing."""
    if style == "watercolor":
        soft = image.filter(ImageFilter.ModeFilter(9)).filter(ImageFilter.GaussianBlur(1.5))
        paper = Image.effect_noise(image.size, 26).convert("RGB")
        return Image.blend(ImageEnhance.Color(soft).enhance(0.85), paper, 0.16)
    if style == "pixel art":
        small = image.resize((max(1, image.width // 16), max(1, image.height // 16)))
        return small.quantize(24).convert("RGB").resize(image.size, Image.Resampling.NEAREST)
    if style == "pencil":
        return ImageOps.invert(image.convert("L").filter(ImageFilter.FIND_EDGES)).convert("RGB")
    if style == "neon":
        edges = image.filter(ImageFilter.FIND_EDGES).filter(ImageFilter.GaussianBlur(1))
        return ImageEnhance.Color(ImageEnhance.Brightness(edges).enhance(3)).enhance(3)
    if style in ("oil", "cartoon"):
        return ImageOps.posterize(image.filter(ImageFilter.ModeFilter(7)), 4)
    return image


def _gradient(sky: tuple[RGB, RGB], size: Size) -> Image.Image:
    ramp = Image.linear_gradient("L").resize((size.width, size.height))
    return ImageOps.colorize(ramp, sky[0], sky[1])


def _heavens(draw: ImageDraw.ImageDraw, scene: Scene, size: Size, lot: random.Random) -> None:
    radius = min(size.width, size.height) // 14
    x, y = size.width * lot.uniform(0.65, 0.85), size.height * lot.uniform(0.14, 0.26)
    if scene.night:
        for _ in range(90):
            at = (lot.uniform(0, size.width), lot.uniform(0, size.height * 0.55))
            dot = lot.choice((1, 1, 2))
            draw.ellipse((at[0], at[1], at[0] + dot, at[1] + dot), fill=(255, 250, 222))
    fill = (242, 240, 222) if scene.night else (255, 226, 130)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill)


def _hills(draw: ImageDraw.ImageDraw, scene: Scene, size: Size, lot: random.Random) -> None:
    for depth in (0.45, 0.25):
        base, height = size.height * (0.62 - depth * 0.1), size.height * 0.12
        waves = [(lot.uniform(0.6, 2.4), lot.uniform(0, 2 * pi)) for _ in range(3)]
        top = [
            (x, base - height * sum(sin(2 * pi * f * x / size.width + p) for f, p in waves) / 3)
            for x in range(0, size.width + 16, 16)
        ]
        colour = _blend(scene.ground, scene.sky[1], depth + 0.2)
        draw.polygon([(0, size.height), *top, (size.width + 16, size.height)], fill=colour)


def _ground(draw: ImageDraw.ImageDraw, scene: Scene, size: Size, lot: random.Random) -> None:
    horizon = size.height * 0.64
    draw.rectangle((0, horizon, size.width, size.height), fill=scene.ground)
    for _ in range(60):
        y = lot.uniform(horizon, size.height)
        length = size.width * 0.02 + (y - horizon) * 0.2
        x = lot.uniform(-length, size.width)
        tone = _blend(scene.ground, lot.choice(((255, 255, 255), (20, 20, 30))), 0.08)
        draw.ellipse((x, y, x + length, y + max(2, length * 0.06)), fill=tone)


def _things(draw: ImageDraw.ImageDraw, scene: Scene, size: Size) -> None:
    for thing in scene.things:
        _thing(draw, thing, size)


def _thing(draw: ImageDraw.ImageDraw, thing: Thing, size: Size) -> None:
    x, y = thing.x * size.width, thing.y * size.height
    unit = thing.size * min(size.width, size.height)
    if thing.name not in ("sun", "moon", "star", "bird"):
        draw.ellipse((x - unit * 0.5, y - unit * 0.05, x + unit * 0.5, y + unit * 0.07),
                     fill=(40, 44, 58))  # fmt: skip
    _shape(thing.name)(draw, x, y, unit, thing.colour)


def _shape(name: str) -> Callable[[ImageDraw.ImageDraw, float, float, float, RGB], None]:
    if name in ANIMALS:
        return _animal
    return {
        "tree": _tree, "flower": _flower, "house": _house, "castle": _house, "star": _star,
        "sun": _disc, "moon": _disc, "boat": _boat, "ship": _boat, "fish": _fish,
        "rocket": _rocket, "spaceship": _rocket, "mountain": _peak,
    }.get(name, _figure)  # fmt: skip


def _animal(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    """A sitting animal: tail, body, chest, head with ears, eyes and nose."""
    light, dark = _blend(colour, (255, 255, 255), 0.75), _blend(colour, (0, 0, 0), 0.5)
    draw.ellipse((x + u * 0.1, y - u * 0.42, x + u * 0.52, y - u * 0.02), fill=colour)
    draw.ellipse((x + u * 0.36, y - u * 0.42, x + u * 0.52, y - u * 0.24), fill=light)
    draw.ellipse((x - u * 0.24, y - u * 0.6, x + u * 0.24, y), fill=colour)
    draw.ellipse((x - u * 0.12, y - u * 0.5, x + u * 0.12, y - u * 0.08), fill=light)
    for side in (-1, 1):
        tip = (x + side * u * 0.2, y - u * 1.08)
        inner = (x + side * u * 0.02, y - u * 0.86)
        draw.polygon([tip, inner, (x + side * u * 0.24, y - u * 0.78)], fill=colour)
        draw.polygon(
            [(tip[0], tip[1] + u * 0.06), (inner[0] + side * u * 0.05, inner[1]),
             (x + side * u * 0.2, y - u * 0.82)], fill=dark)  # fmt: skip
    draw.polygon(
        [(x - u * 0.26, y - u * 0.8), (x + u * 0.26, y - u * 0.8), (x, y - u * 0.46)], fill=colour
    )
    draw.ellipse((x - u * 0.25, y - u * 0.95, x + u * 0.25, y - u * 0.58), fill=colour)
    draw.polygon(
        [(x - u * 0.14, y - u * 0.66), (x + u * 0.14, y - u * 0.66), (x, y - u * 0.47)], fill=light
    )
    for side in (-1, 1):
        eye = x + side * u * 0.1
        draw.ellipse((eye - u * 0.03, y - u * 0.79, eye + u * 0.03, y - u * 0.72), fill=(28, 24, 26))
    draw.ellipse((x - u * 0.035, y - u * 0.53, x + u * 0.035, y - u * 0.47), fill=(28, 24, 26))


def _tree(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    draw.rectangle((x - u * 0.06, y - u * 0.35, x + u * 0.06, y), fill=(96, 68, 46))
    for level in range(3):
        top, half = y - u * (1.2 - level * 0.26), u * (0.22 + level * 0.1)
        draw.polygon([(x, top), (x - half, top + u * 0.42), (x + half, top + u * 0.42)], fill=colour)


def _flower(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    draw.line((x, y, x, y - u * 0.7), fill=(58, 128, 62), width=max(2, int(u * 0.05)))
    for petal in range(6):
        px, py = x + cos(petal * pi / 3) * u * 0.2, y - u * 0.75 + sin(petal * pi / 3) * u * 0.2
        draw.ellipse((px - u * 0.14, py - u * 0.14, px + u * 0.14, py + u * 0.14), fill=colour)
    draw.ellipse((x - u * 0.1, y - u * 0.85, x + u * 0.1, y - u * 0.65), fill=(246, 206, 78))


def _house(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    draw.rectangle((x - u * 0.4, y - u * 0.55, x + u * 0.4, y), fill=colour)
    draw.polygon(
        [(x - u * 0.48, y - u * 0.55), (x, y - u), (x + u * 0.48, y - u * 0.55)], fill=(92, 54, 48)
    )
    draw.rectangle((x - u * 0.09, y - u * 0.28, x + u * 0.09, y), fill=(64, 42, 34))
    for side in (-0.25, 0.25):
        draw.rectangle((x + u * (side - 0.08), y - u * 0.44, x + u * (side + 0.08), y - u * 0.28),
                       fill=(252, 224, 142))  # fmt: skip


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    points = [
        (x + cos(pi * k / 5 - pi / 2) * u * (0.5 if k % 2 == 0 else 0.2),
         y + sin(pi * k / 5 - pi / 2) * u * (0.5 if k % 2 == 0 else 0.2))
        for k in range(10)
    ]  # fmt: skip
    draw.polygon(points, fill=colour)


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    draw.ellipse((x - u / 2, y - u / 2, x + u / 2, y + u / 2), fill=colour)


def _boat(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    draw.polygon([(x - u * 0.5, y - u * 0.22), (x + u * 0.5, y - u * 0.22),
                  (x + u * 0.3, y), (x - u * 0.34, y)], fill=colour)  # fmt: skip
    draw.polygon([(x, y - u), (x, y - u * 0.28), (x + u * 0.42, y - u * 0.28)], fill=(246, 242, 230))
    draw.line((x, y - u, x, y - u * 0.2), fill=(72, 52, 40), width=max(2, int(u * 0.03)))


def _fish(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    draw.polygon(
        [(x + u * 0.3, y - u * 0.3), (x + u * 0.6, y - u * 0.5), (x + u * 0.6, y - u * 0.1)],
        fill=colour,
    )
    draw.ellipse((x - u * 0.45, y - u * 0.5, x + u * 0.4, y - u * 0.1), fill=colour)
    draw.ellipse((x - u * 0.3, y - u * 0.38, x - u * 0.24, y - u * 0.32), fill=(20, 20, 30))


def _rocket(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    draw.polygon([(x - u * 0.12, y), (x + u * 0.12, y), (x, y + u * 0.3)], fill=(250, 164, 60))
    draw.polygon([(x - u * 0.32, y), (x, y - u * 0.4), (x + u * 0.32, y)], fill=(196, 62, 58))
    draw.ellipse((x - u * 0.17, y - u, x + u * 0.17, y + u * 0.04), fill=colour)
    draw.ellipse((x - u * 0.08, y - u * 0.72, x + u * 0.08, y - u * 0.56), fill=(86, 156, 210))


def _peak(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    draw.polygon([(x - u, y), (x, y - u * 1.3), (x + u, y)], fill=colour)
    draw.polygon([(x - u * 0.25, y - u * 0.98), (x, y - u * 1.3), (x + u * 0.25, y - u * 0.98)],
                 fill=(246, 248, 252))  # fmt: skip


def _figure(draw: ImageDraw.ImageDraw, x: float, y: float, u: float, colour: RGB) -> None:
    draw.rounded_rectangle((x - u * 0.28, y - u * 0.62, x + u * 0.28, y), u * 0.1, fill=colour)
    draw.ellipse(
        (x - u * 0.22, y - u, x + u * 0.22, y - u * 0.56), fill=_blend(colour, (255, 255, 255), 0.3)
    )


def _weather(draw: ImageDraw.ImageDraw, scene: Scene, size: Size, lot: random.Random) -> None:
    snowy = scene.ground[0] > 230 and scene.ground[2] > 240
    if snowy or scene.weather == "snowing":
        for _ in range(160):
            x, y, r = lot.uniform(0, size.width), lot.uniform(0, size.height), lot.uniform(1, 3.5)
            draw.ellipse((x - r, y - r, x + r, y + r), fill=(255, 255, 255))
    if scene.weather in ("rain", "storm"):
        for _ in range(220):
            x, y = lot.uniform(0, size.width), lot.uniform(0, size.height)
            draw.line((x, y, x - 6, y + 22), fill=(190, 206, 226), width=1)


def _blend(left: RGB, right: RGB, share: float) -> RGB:
    a, b, c = (round(x + (y - x) * share) for x, y in zip(left, right, strict=True))
    return a, b, c
