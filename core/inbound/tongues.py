"""Whole messages that ask for another language: "speak German", "sprich deutsch"."""

import tomllib
from functools import cache
from importlib import resources

MARKS = " .!?…。！？,"
#: No message that asks for a language is longer, in characters.
CHARS_MAX = 60
NAME = "{name}"


def tongue_of(text: str) -> str | None:
    """The code of the language that is asked for; None where the message asks for something else."""
    if len(text) > CHARS_MAX:
        return None
    words = text.casefold().replace("’", "'").replace(",", " ").split()
    plain = f" {' '.join(words).strip(MARKS)} "
    for name, code in _codes().items():
        if name in plain and _polite(plain).replace(name, NAME, 1) in _asked():
            return code
    return None


def _polite(plain: str) -> str:
    for words in _table()["polite"]["words"]:
        plain = plain.replace(f" {words} ", " ")
    return plain.strip()


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("core.inbound").joinpath("tongues.toml").read_text("utf-8"))


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, names in _table()["names"].items() for name in names}


@cache
def _asked() -> frozenset[str]:
    return frozenset(words for listed in _table()["asked"].values() for words in listed)
