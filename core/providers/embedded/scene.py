"""Words to a scene: what stands where, on what ground, under which sky, in which style."""

import random
import re
from dataclasses import dataclass, replace

GROUNDS = {
    "snow": (236, 242, 250), "ice": (214, 232, 244), "winter": (236, 242, 250),
    "desert": (226, 190, 122), "sand": (232, 208, 150), "beach": (238, 218, 164),
    "sea": (42, 110, 160), "ocean": (30, 92, 148), "lake": (66, 132, 172), "water": (60, 130, 180),
    "forest": (54, 96, 58), "meadow": (112, 166, 78), "field": (150, 172, 84), "grass": (104, 160, 74),
    "city": (96, 98, 108), "street": (104, 104, 112), "mountain": (120, 116, 122),
    "mountains": (120, 116, 122), "moon": (150, 150, 156), "space": (24, 22, 44), "garden": (96, 150, 76),
}  # fmt: skip
COLOURS = {
    "red": (206, 52, 46), "orange": (232, 132, 42), "yellow": (240, 204, 70), "green": (70, 152, 80),
    "blue": (58, 110, 204), "purple": (134, 74, 178), "violet": (134, 74, 178), "pink": (238, 140, 176),
    "brown": (126, 84, 54), "black": (34, 34, 40), "white": (244, 244, 246), "grey": (140, 142, 148),
    "gray": (140, 142, 148), "gold": (222, 178, 64), "turquoise": (64, 186, 184),
}  # fmt: skip
SUBJECTS = {
    "fox": (214, 110, 40), "cat": (120, 116, 122), "dog": (168, 120, 74), "wolf": (128, 132, 140),
    "rabbit": (206, 196, 184), "bear": (116, 78, 50), "horse": (136, 88, 54), "mouse": (160, 156, 158),
    "tree": (60, 118, 62), "house": (190, 96, 74), "castle": (150, 150, 160), "boat": (150, 92, 60),
    "ship": (150, 92, 60), "sun": (252, 206, 84), "moon": (236, 234, 214), "star": (250, 232, 140),
    "bird": (74, 122, 186), "fish": (232, 142, 70), "flower": (226, 92, 130), "spaceship": (186, 194, 206),
    "rocket": (214, 218, 226), "robot": (150, 168, 182), "car": (196, 54, 50), "mountain": (118, 114, 124),
}  # fmt: skip
STYLES = ("watercolor", "watercolour", "pixel art", "pencil", "neon", "oil", "cartoon")
NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "several": 4,
    "dozen": 12,
}
SKIES = {
    "day": ((120, 182, 236), (222, 238, 250)), "night": ((12, 18, 48), (44, 54, 98)),
    "sunset": ((84, 66, 130), (250, 152, 84)), "dawn": ((140, 160, 214), (252, 206, 176)),
    "dusk": ((58, 52, 104), (208, 122, 118)),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A subject at ``x``, ``y`` (0 to 1 of the picture) of height ``size`` (same measure)."""

    name: str
    colour: tuple[int, int, int]
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    ground: tuple[int, int, int]
    sky: tuple[tuple[int, int, int], tuple[int, int, int]]
    night: bool
    weather: str
    style: str
    light: float
    things: tuple[Thing, ...]


def scene_of(prompt: str, seed: int) -> Scene:
    """The scene that the words name; what they leave open is drawn by lot from the seed."""
    lot = random.Random(seed)
    text = prompt.lower()
    words = re.findall(r"[a-z]+", text)
    ground = next((GROUNDS[word] for word in words if word in GROUNDS), (112, 160, 84))
    time = next((name for name in ("night", "sunset", "dawn", "dusk") if name in text), "day")
    sky = SKIES[time]
    tint = re.search(r"(\w+) sky|sky (?:to|is|in) (\w+)", text)
    if tint and (colour := COLOURS.get(tint.group(1) or tint.group(2))):
        sky = (colour, _mix(colour, (255, 255, 255), 0.45))
    light = 1.0 - 0.3 * text.count("darker") + 0.25 * text.count("lighter")
    weather = next((w for w in ("rain", "snowing", "fog", "storm") if w in words), "")
    style = next((name for name in STYLES if name in text), "")
    return Scene(
        ground=ground, sky=sky, night=time == "night", weather=weather,
        style=style.replace("watercolour", "watercolor"), light=light,
        things=tuple(_things(words, lot)),
    )  # fmt: skip


def _things(words: list[str], lot: random.Random) -> list[Thing]:
    things: list[Thing] = []
    for place, word in enumerate(words):
        name = word if word in SUBJECTS else _singular(word)
        if name not in SUBJECTS or any(thing.name == name for thing in things):
            continue
        before = words[max(0, place - 3) : place]
        count = next((NUMBERS[w] for w in before if w in NUMBERS), 3 if name != word else 1)
        colour = next((COLOURS[w] for w in before[-1:] if w in COLOURS), SUBJECTS[name])
        things += [_thing(name, colour, slot, count, lot) for slot in range(count)]
    return things


def _thing(name: str, colour: tuple[int, int, int], slot: int, count: int, lot: random.Random) -> Thing:
    x = (slot + 1) / (count + 1) + lot.uniform(-0.06, 0.06)
    high = name in ("sun", "moon", "star", "bird")
    y = lot.uniform(0.12, 0.3) if high else lot.uniform(0.74, 0.84)
    size = (0.18 if high else 0.36) * (1.0 if count == 1 else 0.75 if count < 4 else 0.45)
    return Thing(name=name, colour=colour, x=x, y=y, size=size * lot.uniform(0.9, 1.1))


def _singular(word: str) -> str:
    for ending, cut in (("es", 2), ("s", 1)):
        if word.endswith(ending) and word[:-cut] in SUBJECTS:
            return word[:-cut]
    return word


def with_style(scene: Scene, style: str | None) -> Scene:
    return replace(scene, style=style.lower()) if style else scene


def _mix(left: tuple[int, int, int], right: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    a, b, c = (round(x + (y - x) * share) for x, y in zip(left, right, strict=True))
    return a, b, c
