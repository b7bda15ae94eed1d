"""A thing as a drawing with a head and a foot: glyphs trimmed to their ink, animals that are heads given bodies."""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.providers.embedded import glyphs, own
from core.providers.embedded.colours import NAMED, RGB
from core.providers.embedded.lexicon import traits
from core.providers.embedded.scene import Thing

#: A head sits on a body this much smaller than its box.
HEAD_SHARE = 0.86
METAL = frozenset({"robot"})
#: Heads in profile that the set cuts off at the neck: drawn as its horse, changed.
HORSES: dict[str, tuple[RGB, str]] = {
    "unicorn": ((246, 240, 250), own.HORN),
    "zebra": ((244, 244, 244), own.STRIPES),
}
#: People that end at the chest.
BUST = re.compile(
    r"(?:astronaut|artist|cook|detective|worker|farmer|firefighter|guard|judge|mage|mechanic|pilot|police officer|prince|"
    r"princess|scientist|singer|student|superhero|supervillain|teacher|technologist|vampire|ninja|elf|Claus|tuxedo|veil|"
    r"turban|headscarf|skullcap|fairy|royalty|crown)$"
)
CLOTHES: tuple[RGB, ...] = (
    (214, 74, 74),
    (66, 122, 196),
    (92, 158, 92),
    (226, 150, 62),
    (146, 96, 176),
    (64, 150, 156),
)
BUSHY = frozenset({"fox", "wolf", "raccoon"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where hats go, in the figure's own units: ``x`` of the middle, ``top``, and its measures."""

    x: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """``drawing`` is SVG whose ink fills 0..width by 0..height."""

    drawing: str
    width: float
    height: float
    head: Head


def figure_of(thing: Thing) -> Figure:
    return _figure(thing.name, thing.colour)


@lru_cache(maxsize=256)
def _figure(name: str, colour: str) -> Figure:
    stem = glyphs.stems()[name]
    drawing, shape = glyphs.markup(stem), glyphs.shape(stem)
    wanted = NAMED.get(colour)
    if name in HORSES:
        return _horse(*HORSES[name], wanted)
    if "head" in traits(name):
        return _with_body(name, drawing, shape, wanted)
    if "face" in traits(name) or BUST.search(name):
        return _person(name, drawing, shape, wanted)
    if wanted:
        drawing = glyphs.recoloured(drawing, shape.main, wanted)
    width, height = shape.right - shape.left, shape.bottom - shape.top
    if "left" in traits(name):
        head = Head(
            x=shape.side_x - shape.left,
            top=shape.side_top - shape.top,
            width=width * 0.4,
            height=height * 0.34,
        )
        return Figure(
            drawing=_shifted(drawing, shape.left, shape.top), width=width, height=height, head=head
        )
    head_width = min(width, max(8.0, width * 0.5), height * 0.6)
    head = Head(
        x=shape.head_x - shape.left, top=0, width=head_width, height=min(height * 0.45, head_width)
    )
    return Figure(
        drawing=_shifted(drawing, shape.left, shape.top), width=width, height=height, head=head
    )


def _with_body(name: str, head: str, shape: glyphs.Shape, wanted: RGB | None) -> Figure:
    coat = shape.main
    chest = max(shape.colours[:4], key=sum)
    if name == "panda":
        coat, chest = (41, 47, 51), (245, 245, 245)
    below = own.metal_body(coat, chest) if name in METAL else own.body(coat, chest, tail=name in BUSHY)
    drawing = f'{below}<g transform="translate({18 - 18 * HEAD_SHARE:g} {36 - 36 * HEAD_SHARE:g}) scale({HEAD_SHARE})">{head}</g>'
    if wanted:
        drawing = glyphs.recoloured(drawing, coat, wanted)
    top = 36 - (36 - shape.top) * HEAD_SHARE
    high = (shape.bottom - shape.top) * HEAD_SHARE
    box = Head(x=18, top=high * 0.12, width=30 * HEAD_SHARE, height=high)
    return Figure(drawing=_shifted(drawing, -0.5, top), width=42, height=36 + own.BODY - top, head=box)


def _person(name: str, head: str, shape: glyphs.Shape, wanted: RGB | None) -> Figure:
    """Somebody with a body: the same clothes for the same name, or those that were asked for."""
    bust = bool(BUST.search(name))
    clothes = wanted or (shape.hem if bust else CLOTHES[sum(map(ord, name)) % len(CLOTHES)])
    share = 1.0 if bust else HEAD_SHARE
    below = own.legs(clothes) if bust else own.person(clothes, (255, 220, 93))
    drawing = f'{below}<g transform="translate({18 - 18 * share:g} {36 - 36 * share:g}) scale({share})">{head}</g>'
    top = 36 - (36 - shape.top) * share
    box = Head(x=18, top=0, width=20 if bust else 27, height=26.0 if bust else 29.0)
    return Figure(drawing=_shifted(drawing, 0, top), width=36, height=64 - top, head=box)


def _horse(coat: RGB, extra: str, wanted: RGB | None) -> Figure:
    stem = glyphs.stems()["horse"]
    shape = glyphs.shape(stem)
    drawing = glyphs.recoloured(glyphs.markup(stem), shape.main, wanted or coat) + extra
    head = Head(x=shape.head_x - shape.left, top=0, width=12, height=10)
    return Figure(
        drawing=_shifted(drawing, shape.left, shape.top - 1), width=shape.right - shape.left,
        height=shape.bottom - shape.top + 1, head=head,
    )  # fmt: skip


def _shifted(drawing: str, left: float, top: float) -> str:
    return f'<g transform="translate({-left:g} {-top:g})">{drawing}</g>'


def renamed(drawing: str, suffix: str) -> str:
    """The drawing with ids of its own, for the second of its kind in one document."""
    return (
        re.sub(r'(id="[^"]+|url\(#[^)]+|href="#[^"]+)', rf"\1{suffix}", drawing)
        if "id=" in drawing
        else drawing
    )
