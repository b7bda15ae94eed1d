"""What a finished picture says about itself, in PNG text chunks; and reading it back to go on from there."""

import io
import json
from dataclasses import dataclass

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from core.pictures import SourcePicture

SOFTWARE = "Pentimento embedded painter (a demonstration that draws from words, not a model)"
CREDIT = "Contains graphics of Twemoji, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
#: Ours is small; anything longer was not written by us.
RECORD_MAX = 16_000
WORDS_MAX = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Passport:
    """Enough to draw the picture again. ``orders`` are instructions that its prompt does not contain.

    ``frame`` is what it was composed for and ``view`` what it shows of that (x, y, width, height), in the
    painter's units; they differ once a picture was extended.
    """

    prompt: str
    seed: int
    orders: tuple[str, ...]
    style: str
    negative: str
    frame: tuple[float, float]
    view: tuple[float, float, float, float]


def chunks(prompt: str, seed: int, passport: Passport | None) -> PngInfo:
    """Prompt, seed and software for every picture; the record for those that can be drawn again."""
    info = PngInfo()
    info.add_text("Software", SOFTWARE)
    info.add_text("Copyright", CREDIT)
    info.add_text("Prompt", prompt)
    info.add_text("Seed", str(seed))
    if passport is not None:
        info.add_text("Scene", _to_json(passport))
    return info


def read(source: SourcePicture) -> Passport | None:
    """The record of a picture that we drew; None for every other, a forged or damaged one included."""
    try:
        with Image.open(io.BytesIO(source.body)) as image:
            if image.info.get("Software") != SOFTWARE:
                return None
            text = image.info.get("Scene", "")
        return _from_json(text) if 0 < len(text) <= RECORD_MAX else None
    except (OSError, SyntaxError, ValueError, KeyError, TypeError):
        return None


def _to_json(passport: Passport) -> str:
    fields = {name: getattr(passport, name) for name in Passport.__slots__}
    return json.dumps(fields, ensure_ascii=False)


def _from_json(text: str) -> Passport:
    fields = json.loads(text)
    view = tuple(float(number) for number in fields["view"])
    frame = tuple(float(number) for number in fields["frame"])
    if len(view) != 4 or len(frame) != 2 or not all(0 < side < 100_000 for side in (*view[2:], *frame)):
        raise ValueError("measures out of bounds")
    return Passport(
        prompt=str(fields["prompt"]), seed=int(fields["seed"]), style=str(fields["style"]),
        negative=str(fields["negative"]), orders=tuple(map(str, fields["orders"]))[-WORDS_MAX:],
        frame=(frame[0], frame[1]), view=(view[0], view[1], view[2], view[3]),
    )  # fmt: skip
