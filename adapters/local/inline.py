"""Pictures inside a terminal: by the kitty or the iTerm2 protocol where it speaks one, else in blocks.

Kitty takes PNG in chunks of 4096 base64 characters (f=100, a=T; q=2 asks for no answer). iTerm2 takes
any file in one sequence. Everywhere else two pixels share a cell: the upper half block has one colour
and its background the other.
"""

import base64
import io
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from PIL import Image
from rich.color import Color
from rich.style import Style
from rich.text import Text

KITTY_CHUNK = 4096
#: Longest side in pixels of what is sent to a terminal that shows pictures.
SIDE_MAX = 1024
UPPER_HALF = "▀"


class Way(StrEnum):
    """How a terminal shows pictures."""

    KITTY = "kitty"
    ITERM = "iterm"
    BLOCKS = "blocks"
    NONE = "none"


def way_of(environment: Mapping[str, str], *, colours: bool) -> Way:
    """By what the terminal says of itself; ``colours``: it is one, and shows colours.

    Inside tmux or screen neither protocol gets through without a setting of theirs.
    """
    if not colours:
        return Way.NONE
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if environment.get("TMUX") or term.startswith(("screen", "tmux")):
        return Way.BLOCKS
    if term in ("xterm-kitty", "xterm-ghostty") or "KITTY_WINDOW_ID" in environment:
        return Way.KITTY
    if program in ("iTerm.app", "WezTerm") or environment.get("LC_TERMINAL") == "iTerm2":
        return Way.ITERM
    return Way.BLOCKS


def sequence(way: Way, picture: Path, columns: int) -> str:
    """The escape sequence that shows a picture ``columns`` wide. Decodes: call it in a thread."""
    with Image.open(picture) as image:
        image.thumbnail((SIDE_MAX, SIDE_MAX))
        out = io.BytesIO()
        image.convert("RGB").save(out, "PNG", compress_level=1)
    return kitty(out.getvalue(), columns) if way is Way.KITTY else iterm(out.getvalue(), columns)


def kitty(png: bytes, columns: int) -> str:
    text = base64.standard_b64encode(png).decode("ascii")
    chunks = [text[start : start + KITTY_CHUNK] for start in range(0, len(text), KITTY_CHUNK)]
    parts = []
    for place, chunk in enumerate(chunks):
        more = int(place < len(chunks) - 1)
        control = f"f=100,a=T,q=2,c={columns},m={more}" if place == 0 else f"m={more}"
        parts.append(f"\x1b_G{control};{chunk}\x1b\\")
    return "".join(parts)


def iterm(png: bytes, columns: int) -> str:
    text = base64.standard_b64encode(png).decode("ascii")
    return f"\x1b]1337;File=inline=1;size={len(png)};width={columns};preserveAspectRatio=1:{text}\x07"


def blocks(picture: Path | bytes, columns: int) -> Text:
    """A picture ``columns`` wide in half blocks. Decodes: call it in a thread."""
    source = io.BytesIO(picture) if isinstance(picture, bytes) else picture
    with Image.open(source) as image:
        rows = max(1, round(columns * image.height / image.width / 2))
        small = image.convert("RGB").resize((columns, rows * 2), Image.Resampling.BOX)
    pixels = small.tobytes()

    def colour(x: int, y: int) -> Color:
        start = (y * columns + x) * 3
        return Color.from_rgb(*pixels[start : start + 3])

    text = Text(no_wrap=True)
    for row in range(0, rows * 2, 2):
        for x in range(columns):
            text.append(UPPER_HALF, Style(color=colour(x, row), bgcolor=colour(x, row + 1)))
        text.append("\n")
    return text
