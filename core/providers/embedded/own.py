"""Drawings of our own where the glyph set has none: everyday things, and bodies for animals that are heads."""

import tomllib
from functools import cache
from importlib.resources import files

from core.providers.embedded.colours import RGB, hexed, mixed


@cache
def drawings() -> dict[str, str]:
    """By the name that `words.toml` has for it; each in the box of the set, 36 by 36."""
    text = files("core.providers.embedded").joinpath("drawings.toml").read_text("utf-8")
    return {name: entry["svg"].replace("\n", "") for name, entry in tomllib.loads(text).items()}


#: How far a body reaches below the head, in units of the set's box.
BODY = 27.0


def body(coat: RGB, chest: RGB, *, tail: bool) -> str:
    """A sitting animal from the neck down, to be covered by a head in the box 0..36."""
    dark = hexed(mixed(coat, (0, 0, 0), 0.22))
    fur, light = hexed(coat), hexed(chest)
    bushy = (
        f'<path fill="{dark}" d="M25 57c9 3 16-3 16-12 0-6-4-9-5-14-4 4-6 9-5 14 .6 4-2 7-7 7z"/>'
        f'<path fill="{light}" d="M41 44c0-5-4-8-5-13-2.500 2.600-4 5-4.700 8 3 .5 7 2 9.700 5z"/>'
    )
    return (bushy if tail else "") + (
        f'<path fill="{fur}" d="M18 26c-8 0-13 12-13 24 0 8 5 11 13 11s13-3 13-11c0-12-5-24-13-24z"/>'
        f'<path fill="{light}" d="M18 30c-4 0-7 7-7 15 0 5 3 8 7 8s7-3 7-8c0-8-3-15-7-15z"/>'
        f'<path fill="{dark}" d="M11.500 44h5v17h-6.500c-2 0-2-3 0-4zM19.500 44h5l1.500 13c2 1 2 4 0 4h-6.500z"/>'
        f'<ellipse cx="12.500" cy="61" rx="4.500" ry="2.200" fill="{fur}"/><ellipse cx="23.500" cy="61" rx="4.500" ry="2.200" fill="{fur}"/>'
    )


def person(clothes: RGB, skin: RGB) -> str:
    """A standing person from the neck down, to be covered by a face in the box 0..36."""
    cloth, dark, hand = hexed(clothes), hexed(mixed(clothes, (0, 0, 0), 0.25)), hexed(skin)
    return (
        f'<rect x="14.500" y="30" width="7" height="9" fill="{hand}"/>'
        f'<path fill="{dark}" d="M8.500 38l-4.500 15 3.500 1 4.500-12zM27.500 38l4.500 15-3.500 1-4.500-12z"/>'
        f'<circle cx="5.500" cy="54.500" r="2.300" fill="{hand}"/><circle cx="30.500" cy="54.500" r="2.300" fill="{hand}"/>'
        f'<path fill="{cloth}" d="M8.500 37.500c3-2 16-2 19 0l-1.500 17h-16z"/>'
        f'<path fill="#3d4f66" d="M10 54h16l-.500 8.500h-6.200L18 57l-1.300 5.500h-6.200z"/>'
        f'<path fill="#4a3328" d="M9.500 62h7.500v2H9zM19 62h7.500l.500 2h-8z"/>'
    )


def legs(clothes: RGB) -> str:
    """Under a bust that ends at the lower edge of its box."""
    cloth, dark = hexed(clothes), hexed(mixed(clothes, (0, 0, 0), 0.3))
    return (
        f'<path fill="{cloth}" d="M6 35h24l-2.500 15h-19z"/>'
        f'<path fill="{dark}" d="M8.800 49h18.400l-.7 12h-6.300L18 52l-2.200 9H9.500z"/>'
        f'<path fill="#3a2c26" d="M8 60.500h8.500v2.500H7.500zM19.500 60.500H28l.5 2.500h-9z"/>'
    )


#: Drawn over the set's running horse: what makes it a unicorn, and a zebra.
HORN = '<path fill="#f4b62c" d="M8.300 7.600L3.600.6l7.200 5.200z"/>'
STRIPES = "".join(
    f'<path fill="#31373d" d="M{x} {y}l1.300 0-.5 {long} -1.300 0z"/>'
    for x, y, long in (
        (13, 11, 6),
        (16, 14.5, 5.500),
        (19, 14.5, 5.800),
        (22, 14.5, 5.800),
        (25, 14.5, 6),
        (28, 14.8, 5),
        (10.500, 8, 5),
    )
)


def metal_body(coat: RGB, chest: RGB) -> str:
    """A robot from the neck down."""
    fur, light = hexed(coat), hexed(chest)
    dark = hexed(mixed(coat, (0, 0, 0), 0.3))
    return (
        f'<rect x="14" y="33" width="8" height="5" fill="{dark}"/><rect x="7" y="36" width="22" height="16" rx="3" fill="{fur}"/>'
        f'<rect x="11" y="39" width="14" height="7" rx="1.500" fill="{light}"/><circle cx="14" cy="49" r="1.300" fill="#dd2e44"/>'
        f'<circle cx="18" cy="49" r="1.300" fill="#ffcc4d"/><circle cx="22" cy="49" r="1.300" fill="#77b255"/>'
        f'<path fill="{dark}" d="M2 38h4v12H2zM30 38h4v12h-4zM11 52h5v9h-5zM20 52h5v9h-5z"/>'
        f'<rect x="9" y="60" width="8" height="3" rx="1" fill="{fur}"/><rect x="19" y="60" width="8" height="3" rx="1" fill="{fur}"/>'
    )
