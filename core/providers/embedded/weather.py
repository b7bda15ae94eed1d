"""What falls or drifts in front of everything: snow, rain, lightning, fog, leaves, bubbles."""

from core.providers.embedded.colours import NAMED, hexed
from core.providers.embedded.frames import FLOATING_GROUNDS, INSIDE_GROUNDS, Frame, lot, scattered
from core.providers.embedded.scene import Scene
from core.providers.embedded.svg import ellipse, glow, line, polygon, rect, vertical

#: In one picture.
FLAKES, DROPS, LEAVES, BUBBLES = 130, 150, 45, 32


def weather(scene: Scene, frame: Frame, seed: int) -> str:
    """What falls or drifts in front of everything."""
    parts = []
    outside = scene.ground not in INSIDE_GROUNDS | FLOATING_GROUNDS
    if "snowfall" in scene.weather or (scene.ground == "snow" and outside):
        parts.append(_flakes(frame, seed, heavy="snowfall" in scene.weather))
    if {"rain", "storm"} & set(scene.weather):
        parts.append(_rain(frame, seed))
    if "storm" in scene.weather:
        parts.append(_lightning(frame, seed))
    if "fog" in scene.weather:
        parts.append(_fog(frame))
    for kind, colours in (("petals", ("pink", "white")), ("leaves", ("orange", "red", "gold"))):
        if kind in scene.weather or (kind == "leaves" and scene.ground == "autumn"):
            parts.append(_drifting(frame, seed, kind, colours))
    if scene.ground == "deep":
        parts.append(_bubbles(frame, seed))
    return "".join(parts)


def _flakes(frame: Frame, seed: int, *, heavy: bool) -> str:
    made = []
    for chance, x, y in scattered(frame, seed, "flakes", FLAKES * (3 if heavy else 1)):
        size = chance.uniform(2, 7.5 if heavy else 5)
        made.append(
            ellipse(x, y, size, size, "#ffffff", f'fill-opacity="{chance.uniform(0.6, 0.95):.2f}"')
        )
    return "".join(made)


def _rain(frame: Frame, seed: int) -> str:
    made = []
    for chance, x, y in scattered(frame, seed, "rain", DROPS):
        length = chance.uniform(26, 52)
        made.append(
            line((x, y), (x - length * 0.28, y + length), "#cfe0f2", 2.4, 'stroke-opacity=".55"')
        )
    return "".join(made)


def _lightning(frame: Frame, seed: int) -> str:
    chance = lot(seed, "bolt")
    x, y = frame.width * chance.choice((0.2, 0.78)), frame.height * 0.1
    left, right = [(x, y)], [(x + 16, y)]
    for step in range(1, 6):
        x += chance.uniform(-46, 34)
        y += frame.horizon * 0.14
        left.append((x, y))
        right.append((x + 16 - step * 3, y + 6))
    return polygon([*left, *reversed(right)], "#fff6b0") + glow("bolt", (255, 250, 200), 0.35) + \
        ellipse(x, frame.height * 0.3, 330, 330, "url(#bolt)")  # fmt: skip


def _fog(frame: Frame) -> str:
    bands = [
        rect(
            frame.left, frame.top, frame.across, frame.bottom - frame.top, "#dfe5ea", 'fill-opacity=".3"'
        )
    ]
    for index in range(4):
        y = frame.horizon - 120 + index * 95
        bands.append(vertical(f"fog{index}", (238, 242, 246), (226, 232, 238), (y, y + 90)))
        bands.append(
            rect(
                frame.left - 40,
                y,
                frame.across + 80,
                74,
                f"url(#fog{index})",
                'fill-opacity=".42" rx="37"',
            )
        )
    return "".join(bands)


def _drifting(frame: Frame, seed: int, kind: str, colours: tuple[str, ...]) -> str:
    made = []
    for chance, x, y in scattered(frame, seed, kind, LEAVES):
        turn = f'transform="rotate({chance.randrange(180)} {x:.0f} {y:.0f})" fill-opacity=".9"'
        made.append(ellipse(x, y, 13, 6.5, hexed(NAMED[chance.choice(colours)]), turn))
    return "".join(made)


def _bubbles(frame: Frame, seed: int) -> str:
    made = []
    for chance, x, y in scattered(frame, seed, "bubbles", BUBBLES):
        size = chance.uniform(4, 17)
        made.append(
            ellipse(
                x,
                y,
                size,
                size,
                "#ffffff",
                'fill-opacity=".12" stroke="#ffffff" stroke-width="2" stroke-opacity=".55"',
            )
        )
    return "".join(made)
