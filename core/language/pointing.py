"""A message that only points at a picture that is there: "back to the first one", "the third, please".

Nothing is to be painted then. The whole message must be of such words: "the third one, but blue" is a
change of that picture.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from core.conversation import Context
from core.language.reference import NUMBERED, ORDINALS, WORDED, meant_picture, ordinal

WORDS_MAX = 14
#: Marks between the words, and what may stand before all of them.
MARKS = r"[\s,.;:!?…。！？、–—-]*"
OPENING = re.compile(
    r"(?:(?:ok(?:ay)?|hmm+|no|nope|nein|non|não|нет|ach|oh|well|actually|and|und|then|wait|sorry|doch)\b[\s,.!]*)*",
    re.I,
)


def pointed_at(text: str, context: Context) -> str | None:
    """The id of the picture (``<id>#<n>`` in a batch) that is pointed at and nothing more is said of.

    None where more is said, or there is nothing to choose between.
    """
    if not context.pictures or context.attachments or len(text.split()) > WORDS_MAX:
        return None
    if len(context.pictures) < 2 and context.newest.n_images < 2:
        return None
    plain = text.casefold().replace("’", "'").strip()
    plain = plain[OPENING.match(plain).end() :]  # type: ignore[union-attr]  # it matches nothing, too
    if _points().fullmatch(plain):
        return _which(plain, context)
    if _shows().fullmatch(plain):
        found = meant_picture(text, context, None)
        return found if found != context.newest.id else None
    return None


def _which(plain: str, context: Context) -> str | None:
    """By its number in the newest batch, else in the conversation; going back leaves the batch."""
    newest, place = context.newest, ordinal(plain)
    if context.reply_to is not None:
        return meant_picture(plain, context, None)
    if place is None:
        return context.pictures[0].id if _says("original", plain) else _before(context)
    if newest.n_images >= max(place, 2) and not (_says("back", plain) and len(context.pictures) > 1):
        return f"{newest.id}#{place}"
    if place <= len(context.pictures):
        return context.pictures[place - 1].id
    batch = next((one for one in reversed(context.pictures) if one.n_images >= place), None)
    return f"{batch.id}#{place}" if batch is not None else None


def _before(context: Context) -> str | None:
    """What the newest was made from, else what was there before it."""
    known = {picture.id for picture in context.pictures}
    parent = context.newest.parent
    if parent in known:
        return parent
    return context.pictures[-2].id if len(context.pictures) > 1 else None


def warm() -> None:
    """Make the patterns before the first message, not during it."""
    _points(), _shows(), _saying("back"), _saying("original")


@cache
def _saying(kind: str) -> "re.Pattern[str]":
    return re.compile("|".join(word for words in _tables().values() for word in words[kind]))


def _says(kind: str, plain: str) -> bool:
    return _saying(kind).search(plain) is not None


@cache
def _points() -> "re.Pattern[str]":
    """Which one it is, between words that say nothing else."""
    return re.compile("|".join(_pattern(words) for words in _tables().values()))


def _pattern(words: dict[str, list[str]]) -> str:
    which = "|".join([
        *ORDINALS.values(), *words["previous"], *words["original"], NUMBERED.pattern, WORDED.pattern,
        r"(?:top|upper|bottom|lower)[- ](?:left|right)",
    ])  # fmt: skip
    apart = MARKS if words["article"] else ""
    lead = _any([*words["lead"], *words["back"]])
    article, noun, tail = _any(words["article"]), _any(words["noun"]), _any(words["tail"])
    return (
        rf"(?:{lead}{MARKS})?(?:{article}{apart})?(?:{which}){apart}(?:{noun})?"
        rf"(?:{apart}{tail}){{0,2}}{MARKS}"
    )


@cache
def _shows() -> "re.Pattern[str]":
    """ "Back to the one with the hat": by what it shows, where it is said that it is gone back to."""
    return re.compile(
        "|".join(
            rf"(?:{_any(words['back'])}){MARKS}(?:{_any(words['with'])})\s+[\w' -]{{2,40}}{MARKS}"
            for words in _tables().values()
            if words["with"]
        )
    )


def _any(patterns: list[str]) -> str:
    return f"(?:{'|'.join(patterns)})" if patterns else "(?!)"


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("core.language").joinpath("pointing.toml").read_text("utf-8"))
