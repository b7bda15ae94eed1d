"""The ground under everything: snow, sand, water, streets, floors, the surface of the moon."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor

from core.providers.embedded.colours import BLACK, NAMED, RGB, WHITE, hexed, mixed
from core.providers.embedded.frames import HORIZON, Frame, strewn
from core.providers.embedded.horizon import horizon
from core.providers.embedded.lexicon import traits
from core.providers.embedded.light import Light
from core.providers.embedded.scene import Scene
from core.providers.embedded.svg import ellipse, line, polygon, rect, vertical

COLOURS: dict[str, RGB] = {
    "snow": (236, 243, 252), "ice": (196, 226, 242), "desert": (230, 190, 118), "beach": (240, 220, 166),
    "sea": (38, 116, 176), "deep": (206, 186, 136), "forest": (70, 118, 62), "meadow": (116, 178, 84),
    "autumn": (190, 140, 74), "mountains": (120, 158, 98), "city": (92, 96, 108), "road": (120, 168, 88),
    "space": (20, 16, 40), "mars": (188, 98, 62), "clouds": (244, 248, 252), "room": (176, 124, 80),
    "cave": (74, 62, 66), "lava": (60, 36, 36), "moon": (164, 164, 172), "": (124, 180, 96),
}  # fmt: skip
#: The length of a wave on the beach.
SWELL = 250


def ground(scene: Scene, frame: Frame, light: Light, seed: int) -> str:
    """The ground of a scene in its light, with what always stands there (trees of a forest, houses of a city)."""
    if scene.ground == "space":
        return ""
    colour = light.on(NAMED[scene.ground_colour] if scene.ground_colour else COLOURS[scene.ground])
    if scene.ground == "clouds":
        return _cloud_floor(frame, colour, seed)
    behind = horizon(scene.backdrop or scene.ground, frame, colour, light, seed)
    return behind + _floor(frame, colour) + _ON.get(scene.ground, _dapples)(scene, frame, colour, seed)


def _floor(frame: Frame, colour: RGB) -> str:
    shade = vertical(
        "floor", mixed(colour, WHITE, 0.12), mixed(colour, BLACK, 0.12), (frame.horizon, frame.height)
    )
    return shade + rect(
        frame.left, frame.horizon, frame.across, frame.bottom - frame.horizon, "url(#floor)"
    )


def _depth(frame: Frame) -> float:
    """How far down the ground is seen, in parts of the height."""
    return max(1.0, frame.bottom / frame.height)


def _dapples(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    """Soft patches that make a flat ground lie down."""
    made = []
    for chance, x, y in strewn(frame, seed, "dapples", 26, HORIZON + 0.01, _depth(frame)):
        wide = 30 + (y - frame.horizon) * chance.uniform(0.2, 0.5)
        tone = mixed(colour, WHITE if chance.random() < 0.6 else BLACK, chance.uniform(0.05, 0.14))
        made.append(ellipse(x, y, wide, max(2.5, wide * 0.09), hexed(tone), 'fill-opacity=".7"'))
    return "".join(made)


def _grass(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    made = [_dapples(scene, frame, colour, seed)]
    for chance, x, y in strewn(frame, seed, "grass", 90, HORIZON + 0.012, _depth(frame)):
        tall = 8 + (y - frame.horizon) * 0.06
        blade = hexed(
            mixed(colour, BLACK if chance.random() < 0.6 else WHITE, chance.uniform(0.08, 0.22))
        )
        made.append(polygon([(x - 3, y), (x + chance.uniform(-7, 7), y - tall), (x + 3, y)], blade))
    return "".join(made)


def _water(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    """Waves, and a strip of beach where somebody stands who cannot swim."""
    made = []
    for chance, x, y in strewn(frame, seed, "waves", 60, HORIZON + 0.01, _depth(frame)):
        long = 14 + (y - frame.horizon) * 0.3
        tone = hexed(mixed(colour, WHITE, chance.uniform(0.12, 0.4)))
        made.append(
            f'<path d="M{x:.0f} {y:.0f}q{long / 2:.0f} {-long * 0.16:.0f} {long:.0f} 0" fill="none" stroke="{tone}" stroke-width="{2 + long / 40:.1f}" stroke-linecap="round"/>'
        )
    standing = [
        t
        for t in scene.things
        if not traits(t.name) & {"float", "swim", "sky", "worn", "eyes", "neck", "held"}
        and not t.relation
    ]
    if standing:
        made.append(_shore(frame, frame.height * 0.76, mixed(COLOURS["beach"], colour, 0.12)))
    return "".join(made)


def _shore(frame: Frame, y: float, sand: RGB) -> str:
    """Sand from ``y`` down, with foam along its edge; it reaches beyond the picture, so that foam frames nothing."""
    start = floor(frame.left / SWELL - 1) * SWELL
    waves = "q60 -24 125 0t125 0" * (ceil(frame.across / SWELL) + 3)
    return (
        f'<path d="M{start} {y:.0f}{waves}V{frame.bottom + 50:.0f}H{start}z" fill="{hexed(sand)}" '
        'stroke="#ffffff" stroke-width="10" stroke-opacity=".75"/>'
    )


def _beach(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    water = rect(frame.left, frame.horizon - 2, frame.across, frame.height * 0.1, "#3a92c4")
    dapples = _dapples(scene, replace(frame, height=frame.height * 1.18), colour, seed)
    return water + _shore(frame, frame.height * 0.7, colour) + dapples


def _street(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    pavement = rect(
        frame.left, frame.horizon, frame.across, frame.height * 0.07, hexed(mixed(colour, WHITE, 0.4))
    )
    y = frame.height * 0.8
    dashes = [
        rect(x, y, 110, 12, hexed(mixed(colour, WHITE, 0.7)))
        for x in range(floor(frame.left / 210) * 210, int(frame.right), 210)
    ]
    return pavement + "".join(dashes)


def _road(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    middle, low = frame.width / 2, frame.horizon + 600
    sides = [
        (middle - 26, frame.horizon),
        (middle + 26, frame.horizon),
        (middle + 640, low),
        (middle - 640, low),
    ]
    stripe = [
        (middle - 2, frame.horizon),
        (middle + 2, frame.horizon),
        (middle + 26, low),
        (middle - 26, low),
    ]
    return _grass(scene, frame, colour, seed) + polygon(sides, "#5c6068") + polygon(stripe, "#f4e8b0")


def _planks(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    middle = frame.width / 2
    seams = [line((middle + step * 90, frame.horizon), (middle + step * 260, frame.horizon + 580), hexed(mixed(colour, BLACK, 0.25)), 3)
             for step in range(floor(frame.left / 90) - 2, floor(frame.right / 90) + 2)]  # fmt: skip
    board = rect(frame.left, frame.horizon - 22, frame.across, 24, hexed(mixed(colour, BLACK, 0.35)))
    rug = ellipse(
        middle,
        frame.height * 0.88,
        frame.width * 0.34,
        frame.height * 0.075,
        "#b8574f",
        'fill-opacity=".85"',
    )
    return "".join(seams) + board + rug


def _craters(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    made = [_dapples(scene, frame, colour, seed)]
    for chance, x, y in strewn(frame, seed, "craters", 9, HORIZON + 0.03, _depth(frame)):
        wide = 20 + (y - frame.horizon) * chance.uniform(0.1, 0.3)
        made.append(ellipse(x, y, wide, wide * 0.32, hexed(mixed(colour, BLACK, 0.2))))
        made.append(
            ellipse(x, y + wide * 0.06, wide * 0.86, wide * 0.24, hexed(mixed(colour, BLACK, 0.08)))
        )
    return "".join(made)


def _glowing(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    made = []
    for _, x, y in strewn(frame, seed, "lava", 12, HORIZON + 0.02, _depth(frame)):
        wide = 30 + (y - frame.horizon) * 0.4
        made.append(
            ellipse(x, y, wide, wide * 0.14, "#ff7a1a")
            + ellipse(x, y, wide * 0.7, wide * 0.07, "#ffd24a")
        )
    return "".join(made)


def _seabed(scene: Scene, frame: Frame, colour: RGB, seed: int) -> str:
    made = [_dapples(scene, frame, colour, seed)]
    for chance, x, y in strewn(frame, seed, "weeds", 14, 0.7, 1.05):
        tall, tone = chance.uniform(90, 230), chance.choice(("#2f8f6a", "#3fae6e", "#d8607a", "#e08a4a"))
        made.append(
            f'<path d="M{x:.0f} {y:.0f}q-34 {-tall / 4:.0f} 0 {-tall / 2:.0f}t0 {-tall / 2:.0f}" fill="none" stroke="{tone}" stroke-width="13" stroke-linecap="round" stroke-opacity=".8"/>'
        )
    return "".join(made)


def _cloud_floor(frame: Frame, colour: RGB, seed: int) -> str:
    made = []
    for row in range(5):
        line = 0.72 + row * 0.1
        for chance, x, y in strewn(frame, seed, f"cloud floor {row}", 11, line - 0.02, line + 0.03):
            size = chance.uniform(60, 130) * (0.7 + row * 0.15)
            tone = hexed(mixed(colour, (150, 180, 220), 0.3 - row * 0.06))
            made.append(ellipse(x, y, size, size * 0.55, tone))
    return "".join(made)


_ON: dict[str, Callable[[Scene, Frame, RGB, int], str]] = {
    "meadow": _grass, "": _grass, "autumn": _grass, "forest": _grass, "mountains": _grass, "sea": _water,
    "beach": _beach, "city": _street, "road": _road, "room": _planks, "moon": _craters, "mars": _craters,
    "lava": _glowing, "deep": _seabed,
}  # fmt: skip
