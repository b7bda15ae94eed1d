"""How long a request may be, counted as people count characters."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from core.errors import Refusal, RefusalCode

#: More marks and joined parts than this on each character are no writing.
MARKS_MAX = 12
#: Joins emoji into one: a family, a profession.
JOINER = "\u200d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Characters: of what a person types (a CJK character counts as two), and of what it becomes."""

    min: int = 3
    max: int = 500
    refined_max: int = 1000


def check_length(
    text: str, lengths: Lengths, *, own_words: bool = True, has_picture: bool = False
) -> None:
    """Raises `Refusal` (empty, too_short, too_long), naming the numbers.

    ``own_words``: what is drawn is in these words, so that there must be some ("again" is enough else).
    """
    length = length_of(text)
    if own_words and not any(letter.isalnum() for letter in text) and not has_picture:
        raise Refusal(RefusalCode.EMPTY)
    if own_words and length < lengths.min:
        raise Refusal(RefusalCode.TOO_SHORT, min=lengths.min, length=length)
    if length > lengths.max:
        raise Refusal(RefusalCode.TOO_LONG, max=lengths.max, length=length)


def length_of(text: str) -> int:
    """Characters as people count them: what is joined is one, a CJK character is two.

    A text that is nearly all marks is counted as it is stored, so that no length hides in them.
    """
    composed = unicodedata.normalize("NFC", text.strip())
    if composed.isascii():
        return len(composed)
    alone = (
        letter
        for before, letter in pairwise(f" {composed}")
        if before != JOINER and letter != JOINER and not _belongs(letter)
    )
    length = sum(2 if "\u2e80" <= letter <= "\uffdc" else 1 for letter in alone)
    return length if len(composed) <= MARKS_MAX * max(1, length) else len(composed)


def _belongs(letter: str) -> bool:
    """An accent, a vowel sign, a variation selector, the tone of a skin."""
    return unicodedata.category(letter).startswith("M") or "\U0001f3fb" <= letter <= "\U0001f3ff"
