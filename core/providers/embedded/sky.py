"""The sky and what belongs to it: sun, moon, stars, clouds, rainbow, aurora.

Everything is laid out by tiles of the picture's size, so that extending the picture shows more of it.
"""

from math import cos, pi, sin

from core.providers.embedded.colours import NAMED, RGB, hexed, mixed
from core.providers.embedded.frames import INSIDE_GROUNDS, Frame, lot, scattered, strewn
from core.providers.embedded.light import Light
from core.providers.embedded.scene import Scene
from core.providers.embedded.svg import ellipse, glow, polygon, rect, vertical

#: In one picture.
STARS = 140
RAINBOW = ("red", "orange", "yellow", "green", "blue", "purple")
DARK = frozenset({"night", "dusk"})
STARRY_GROUNDS = frozenset({"space", "moon"})
HEAVENLY = frozenset(
    {"sun", "full moon", "crescent moon", "sun with face", "full moon face", "globe showing Americas"}
)


def sky(scene: Scene, frame: Frame, light: Light, seed: int) -> str:
    """The whole background behind the ground."""
    parts = [vertical("sky", light.top, light.low, (0, frame.horizon * 1.05)), _all(frame, "url(#sky)")]
    if scene.ground in INSIDE_GROUNDS:
        return "".join([*parts, _inside(scene, frame, light, seed)])
    if scene.ground == "deep":
        return "".join([*parts, _rays(frame)])
    dark = scene.time in DARK or scene.ground in STARRY_GROUNDS
    if dark:
        parts.append(_stars(frame, seed, deep=scene.ground == "space"))
    if "aurora" in scene.weather:
        parts.append(_aurora(frame, seed))
    if not any(thing.name in HEAVENLY for thing in scene.things) and scene.ground != "space":
        parts.append(_sun_or_moon(scene, frame, seed))
    if "rainbow" in scene.weather:
        parts.append(_rainbow(frame))
    if scene.ground not in STARRY_GROUNDS:
        parts.append(_clouds(scene, frame, light, seed))
    return "".join(parts)


def _all(frame: Frame, fill: str, more: str = "") -> str:
    return rect(frame.left, frame.top, frame.across, frame.bottom - frame.top, fill, more)


def _stars(frame: Frame, seed: int, *, deep: bool) -> str:
    made, bottom = [], 9.0 * frame.height if deep else frame.horizon
    for chance, x, y in scattered(frame, seed, "stars", STARS):
        if y > bottom:
            continue
        size = chance.choice((1.4, 1.4, 2.0, 2.0, 3.2))
        made.append(
            ellipse(
                x,
                y,
                size,
                size,
                chance.choice(("#ffffff", "#fff3cf", "#d6e4ff")),
                f'fill-opacity="{chance.uniform(0.4, 1):.2f}"',
            )
        )
    chance = lot(seed, "nebulae")
    if deep:
        for index, name in enumerate(("purple", "blue", "magenta", "teal")):
            made.append(glow(f"nebula{index}", NAMED[name], 0.5))
            x, y = chance.uniform(0, frame.width), chance.uniform(0, frame.height)
            made.append(ellipse(x, y, frame.width * 0.4, frame.height * 0.22, f"url(#nebula{index})"))
    return "".join(made)


def _sun_or_moon(scene: Scene, frame: Frame, seed: int) -> str:
    chance = lot(seed, "heaven")
    x = frame.width * chance.choice((chance.uniform(0.12, 0.28), chance.uniform(0.72, 0.88)))
    if {"storm", "rain", "fog", "cloudy"} & set(scene.weather) and scene.time not in ("night", "sunset"):
        return ""
    if scene.ground == "moon":
        return glow("halo", (90, 150, 255), 0.5) + ellipse(x, 190, 130, 130, "url(#halo)") + ellipse(x, 190, 70, 70, "#3f7fd6") + \
            ellipse(x - 16, 176, 30, 20, "#5cb86a") + ellipse(x + 26, 210, 22, 15, "#5cb86a") + ellipse(x + 8, 150, 30, 8, "#ffffff", 'fill-opacity=".8"')  # fmt: skip
    if scene.time == "night":
        y = frame.height * 0.17
        craters = (
            ellipse(x - 20, y - 12, 13, 12, "#d9d5bf")
            + ellipse(x + 18, y + 14, 17, 15, "#d9d5bf")
            + ellipse(x + 12, y - 28, 8, 7, "#d9d5bf")
        )
        return (
            glow("halo", (255, 250, 214), 0.55)
            + ellipse(x, y, 190, 190, "url(#halo)")
            + ellipse(x, y, 62, 62, "#f6f2dc")
            + craters
        )
    low = scene.time in ("sunset", "dawn", "dusk")
    y = frame.horizon * 0.9 if low else frame.height * 0.16
    colour: RGB = (255, 236, 168) if low else (255, 226, 112)
    if scene.time == "sunset":
        colour = (255, 206, 110)
    return (
        glow("halo", colour, 0.8)
        + ellipse(x, y, 230, 230, "url(#halo)")
        + ellipse(x, y, 72, 72, hexed(colour))
    )


def _clouds(scene: Scene, frame: Frame, light: Light, seed: int) -> str:
    made = []
    heavy = bool({"rain", "storm", "cloudy", "snowfall"} & set(scene.weather))
    if "clear" in scene.weather or (scene.time == "night" and not heavy):
        return ""
    colour = hexed(mixed(light.low, (255, 255, 255), 0.1 if "storm" in scene.weather else 0.66))
    for chance, x, y in strewn(frame, seed, "clouds", 8 if heavy else 4, -0.02, 0.2 if heavy else 0.3):
        size = chance.uniform(0.6, 1.3) * (1.5 if heavy else 1.0)
        made.append(_cloud(_inwards(x, frame), y, size, colour, seed))
    return "".join(made)


def _inwards(x: float, frame: Frame) -> float:
    """Away from the edges of its tile: an extended picture must not cut it in two."""
    tile, share = divmod(x / frame.width, 1.0)
    return (tile + 0.1 + 0.8 * share) * frame.width


def _cloud(x: float, y: float, size: float, colour: str, seed: int) -> str:
    chance = lot(seed, "cloud", round(x))
    puffs = [ellipse(x, y, 90 * size, 24 * size, colour)]
    for _ in range(4):
        puffs.append(ellipse(x + chance.uniform(-62, 62) * size, y - chance.uniform(4, 26) * size,
                             chance.uniform(30, 46) * size, chance.uniform(24, 34) * size, colour))  # fmt: skip
    return "".join(puffs)


def _rainbow(frame: Frame) -> str:
    centre, radius = frame.width * 0.5, min(frame.width * 0.5, frame.horizon * 0.92)
    bands = (
        f'<circle cx="{centre:.1f}" cy="{frame.horizon * 1.05:.1f}" r="{radius - index * 15:.1f}" fill="none" '
        f'stroke="{hexed(NAMED[name])}" stroke-width="15.5" stroke-opacity=".6"/>'
        for index, name in enumerate(RAINBOW)
    )
    return "".join(bands)


def _aurora(frame: Frame, seed: int) -> str:
    chance, made = lot(seed, "aurora"), []
    for index, name in enumerate(("green", "teal", "purple")):
        base, phase = frame.height * (0.16 + index * 0.07), chance.uniform(0, 6)
        xs = [frame.left + step * 60 for step in range(int(frame.across / 60) + 2)]
        top = [(x, base + sin(x / 170 + phase) * 40) for x in xs]
        low = [(x, y + 130 + sin(x / 90 + phase) * 20) for x, y in reversed(top)]
        made.append(
            vertical(
                f"aurora{index}",
                NAMED[name],
                mixed(NAMED[name], (255, 255, 255), 0.2),
                (base - 60, base + 190),
            )
        )
        made.append(polygon([*top, *low], f"url(#aurora{index})", 'fill-opacity=".34"'))
    return "".join(made)


def _rays(frame: Frame) -> str:
    made = []
    for index in range(-3, 9):
        angle = pi / 2 + 0.12 * (index - 3)
        x = frame.width * (0.1 + index * 0.13)
        end = (x + cos(angle) * frame.height, sin(angle) * frame.height)
        made.append(
            polygon(
                [(x - 25, -20), (x + 25, -20), (end[0] + 90, end[1]), (end[0] - 60, end[1])],
                "#ffffff",
                'fill-opacity=".07"',
            )
        )
    return "".join(made)


def _inside(scene: Scene, frame: Frame, light: Light, seed: int) -> str:
    if scene.ground == "cave":
        chance = lot(seed, "cave")
        teeth = [polygon([(x, -10), (x + 110, -10), (x + 55, chance.uniform(90, 260))], "#2a2430")
                 for x in range(int(frame.left), int(frame.right), 95)]  # fmt: skip
        return "".join(teeth)
    wall = NAMED[scene.sky_colour] if scene.sky_colour else light.low
    stripes = [rect(x, frame.top, 46, frame.horizon - frame.top, hexed(mixed(wall, (255, 255, 255), 0.16)))
               for x in range(int(frame.left // 92) * 92, int(frame.right), 92)]  # fmt: skip
    x, y = frame.width * lot(seed, "window").choice((0.14, 0.62)), frame.height * 0.12
    dark = scene.time in DARK
    pane = "#16204e" if dark else "#ffb070" if scene.time == "sunset" else "#a8d8f8"
    window = (
        rect(x, y, 250, 230, "#ffffff")
        + rect(x + 14, y + 14, 222, 202, pane)
        + rect(x + 119, y, 12, 230, "#ffffff")
        + rect(x, y + 109, 250, 12, "#ffffff")
    )
    moon = ellipse(x + 185, y + 60, 24, 24, "#f6f2dc") if dark else ""
    return "".join(stripes) + window + moon
