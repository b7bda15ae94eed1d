"""What stands where the ground meets the sky: hills, dunes, peaks, the houses of a city, the trees of a forest."""

import random
from collections.abc import Callable, Iterator
from math import pi, sin

from core.providers.embedded.colours import BLACK, RGB, WHITE, hexed, mixed
from core.providers.embedded.frames import Frame, lot
from core.providers.embedded.light import Light
from core.providers.embedded.svg import ellipse, polygon, rect


def horizon(name: str, frame: Frame, colour: RGB, light: Light, seed: int) -> str:
    """What belongs behind the ground of that name and colour."""
    return _BEHIND.get(name, _hills)(frame, colour, light, seed)


def _ridge(
    frame: Frame, base: float, height: float, colour: RGB, seed: int, *, sharp: bool = False
) -> str:
    chance = lot(seed, "ridge", base)
    waves = [(chance.uniform(0.5, 2.2), chance.uniform(0, 2 * pi)) for _ in range(3)]
    points = []
    for step in range(int(frame.across / 16) + 3):
        x = frame.left + (step - 1) * 16
        rise = sum(sin(2 * pi * f * x / 1000 + p) for f, p in waves) / 3
        rise = abs(rise) * 1.7 if sharp else rise
        points.append((x, base - height * rise))
    return polygon(
        [(frame.left - 16, frame.height), *points, (frame.right + 32, frame.height)], hexed(colour)
    )


def _hills(frame: Frame, colour: RGB, light: Light, seed: int) -> str:
    far, near = mixed(colour, light.low, 0.6), mixed(colour, light.low, 0.32)
    return _ridge(frame, frame.horizon - 40, 62, far, seed) + _ridge(
        frame, frame.horizon - 8, 40, near, seed
    )


def _dunes(frame: Frame, colour: RGB, light: Light, seed: int) -> str:
    far = mixed(colour, light.low, 0.4)
    return _ridge(frame, frame.horizon - 20, 90, far, seed) + _ridge(
        frame, frame.horizon + 10, 50, mixed(colour, BLACK, 0.08), seed
    )


def _peaks(frame: Frame, colour: RGB, light: Light, seed: int) -> str:
    made = []
    stone = light.on((116, 122, 138))
    for step in range(frame.columns[0] * 5 - 1, (frame.columns[-1] + 1) * 5 + 2):
        chance = lot(seed, "peak", step)
        x, high = frame.width * step / 5 + chance.uniform(-60, 60), chance.uniform(190, 380)
        half, base = high * 0.85, frame.horizon + 10
        made.append(
            polygon(
                [(x - half, base), (x, base - high), (x + half, base)],
                hexed(mixed(stone, light.low, chance.uniform(0.1, 0.4))),
            )
        )
        cap = high * 0.3
        made.append(polygon([(x, base - high), (x - cap * 0.85, base - high + cap), (x - cap * 0.2, base - high + cap * 0.75),
                             (x + cap * 0.25, base - high + cap * 1.1), (x + cap * 0.85, base - high + cap)],
                            hexed(light.on((244, 247, 252)))))  # fmt: skip
    return "".join(made) + _ridge(frame, frame.horizon + 4, 26, mixed(colour, light.low, 0.2), seed)


def _walk(
    frame: Frame, seed: int, name: str, least: float, most: float
) -> Iterator[tuple[random.Random, float]]:
    """Steps from left to right, each tile beginning its own walk."""
    for column in frame.columns:
        chance, x = lot(seed, name, column), column * frame.width
        while x < (column + 1) * frame.width:
            yield chance, x
            x += chance.uniform(least, most)


def _skyline(frame: Frame, colour: RGB, light: Light, seed: int) -> str:
    made = []
    lit = light.share > 0.15
    for chance, x in _walk(frame, seed, "skyline", 62, 132):
        wide, high = chance.uniform(70, 130), chance.uniform(130, 430)
        wall = mixed(light.on((112, 122, 146)), light.low, chance.uniform(0.0, 0.45))
        made.append(rect(x, frame.horizon - high, wide, high + 10, hexed(wall)))
        for row in range(int(high // 44)):
            for column in range(int(wide // 30)):
                on = chance.random() < (0.6 if lit else 0.9)
                pane: RGB = (255, 216, 120) if lit else mixed(wall, WHITE, 0.4)
                if on:
                    made.append(
                        rect(
                            x + 9 + column * 30,
                            frame.horizon - high + 14 + row * 44,
                            15,
                            22,
                            hexed(pane),
                        )
                    )
    return "".join(made)


def _trees(frame: Frame, colour: RGB, light: Light, seed: int) -> str:
    """Two rows of firs, the far one paler."""
    return _firs(frame, mixed(light.on((46, 92, 58)), light.low, 0.4), seed, -10, 0.75) + \
        _firs(frame, light.on((42, 86, 52)), seed + 1, 14, 1.0)  # fmt: skip


def _firs(frame: Frame, green: RGB, seed: int, drop: float, scale: float) -> str:
    made = []
    for chance, x in _walk(frame, seed, f"firs {drop}", 46, 96):
        high, base = chance.uniform(190, 330) * scale, frame.horizon + drop + chance.uniform(-8, 8)
        tone = hexed(mixed(green, BLACK, chance.uniform(0, 0.16)))
        made.append(rect(x - 7, base - 26, 14, 30, "#5b4230"))
        for level in range(3):
            top, half = base - high + level * high * 0.24, high * (0.17 + level * 0.07)
            made.append(
                polygon([(x, top), (x - half, top + high * 0.4), (x + half, top + high * 0.4)], tone)
            )
    return "".join(made)


def _leafy(frame: Frame, colour: RGB, light: Light, seed: int) -> str:
    made = [_hills(frame, colour, light, seed)]
    for chance, x in _walk(frame, seed, "leafy", 95, 210):
        base, size = frame.horizon + chance.uniform(-6, 16), chance.uniform(48, 84)
        crown = light.on(chance.choice(((214, 106, 40), (226, 150, 48), (190, 66, 44), (222, 182, 66))))
        made.append(rect(x - 8, base - size * 1.3, 16, size * 1.3, hexed(light.on((96, 66, 44)))))
        made.append(ellipse(x, base - size * 1.9, size, size * 1.1, hexed(crown)))
        made.append(
            ellipse(
                x - size * 0.3,
                base - size * 2.2,
                size * 0.5,
                size * 0.5,
                hexed(mixed(crown, WHITE, 0.14)),
            )
        )
    return "".join(made)


def _nothing(frame: Frame, colour: RGB, light: Light, seed: int) -> str:
    return ""


_BEHIND: dict[str, Callable[[Frame, RGB, Light, int], str]] = {
    "desert": _dunes, "mars": _dunes, "mountains": _peaks, "city": _skyline, "forest": _trees, "autumn": _leafy,
    "sea": _nothing, "deep": _dunes, "room": _nothing, "cave": _nothing, "beach": _nothing, "moon": _hills,
    "snow": lambda frame, colour, light, seed: _hills(frame, colour, light, seed) + _firs(frame, mixed(light.on((70, 112, 104)), light.low, 0.35), seed, -14, 0.42),
}  # fmt: skip
