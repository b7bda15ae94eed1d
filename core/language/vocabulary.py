"""Word lists of `slots.toml` as patterns over folded text: whole words, stems, unspaced scripts."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from core.language.normalise import fold
from core.language.signs import UNBORDERED, signs_in

#: Scripts that put no blank between words.
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def tables() -> dict[str, Any]:
    text = files("core.language").joinpath("slots.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words_pattern(entries: Iterable[str]) -> str:
    """An alternation, longest first; `*` ends a stem; unspaced scripts match inside a run.

    Whether a word may begin or end at a place is asked once for all of them.
    """
    spaced: set[str] = set()
    unspaced: set[str] = set()
    for entry in entries:
        shape = re.escape(fold(entry.rstrip("*"))) + (r"\w*" if entry.endswith("*") else "")
        (unspaced if UNSPACED.search(entry) else spaced).add(shape)
    whole = [rf"(?<![\w-])(?:{'|'.join(_longest(spaced))})(?!\w)"] if spaced else []
    return f"(?:{'|'.join([*whole, *_longest(unspaced)])})"


def word_signs(entries: Iterable[str]) -> frozenset[str] | None:
    """The signs of that alternation."""
    spaced, found = list[str](), set[str]()
    for entry in entries:
        if UNSPACED.search(entry):
            found.add(UNBORDERED)
        else:
            spaced.append(re.escape(fold(entry.rstrip("*"))) + (r"\w*" if entry.endswith("*") else ""))
    signs = signs_in(spaced)
    return signs if signs is None else signs | found


def _longest(shapes: set[str]) -> list[str]:
    return sorted(shapes, key=lambda shape: (-len(shape), shape))
