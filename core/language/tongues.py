"""Which language a text is in, by its script and its small words; enough to choose word lists by."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

#: The first that matches decides; Han alone is Chinese, Han beside kana Japanese.
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
#: Letters that one of our Latin-script languages has nearly to itself.
TELLING = {
    "ß": "de", "ñ": "es", "¿": "es", "¡": "es", "ã": "pt", "õ": "pt", "ł": "pl", "ą": "pl", "ę": "pl",
    "ś": "pl", "ż": "pl", "ź": "pl", "ń": "pl", "ğ": "tr", "ş": "tr", "ı": "tr", "œ": "fr", "ơ": "vi",
    "ư": "vi", "đ": "vi", "ạ": "vi", "ế": "vi", "ộ": "vi", "ề": "vi", "ẽ": "vi", "ứ": "vi",
}  # fmt: skip
LETTERS = re.compile(r"[^\W\d_]+")
#: Scripts that put no spaces between words.
UNSPACED = frozenset({"zh", "ja"})


@lru_cache(4_000)
def tongue_of(text: str) -> str:
    """A language code of the word lists; English where nothing speaks for another."""
    plain = text.isascii()
    if not plain:
        for code, script in SCRIPTS:
            if script.search(text):
                return code
    lower = text.casefold()
    codes, hints = _hints()
    votes = dict.fromkeys(codes, 0.0)
    for word in LETTERS.findall(lower):
        for code in hints.get(word, ()):
            votes[code] += 1
    for letter in () if plain else lower:
        if letter in TELLING:
            votes[TELLING[letter]] += 1.5
    best = max(votes, key=lambda code: (votes[code], code == "en"))
    return best if votes[best] > votes["en"] else "en"


def read_words(name: str) -> dict[str, Any]:
    """The word lists of ``<name>.toml`` beside this module, for who keeps only what is made of them."""
    source = files("core.language").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def words(name: str) -> dict[str, Any]:
    """The word lists of ``<name>.toml``, kept for who looks something up again and again."""
    return read_words(name)


@cache
def _hints() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The languages that have small words, and whose each of these words is."""
    listed = {code: lists["hint"] for code, lists in words("spoken").items() if lists["hint"]}
    hints: dict[str, tuple[str, ...]] = {}
    for code, said in listed.items():
        for word in dict.fromkeys(said):
            hints[word] = (*hints.get(word, ()), code)
    return tuple(listed), hints
