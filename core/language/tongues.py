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
#: Scripts that put no spaces between words.
UNSPACED = frozenset({"zh", "ja"})


@lru_cache(4_000)
def tongue_of(text: str) -> str:
    """A language code of the word lists; English where nothing speaks for another."""
    for code, script in SCRIPTS:
        if script.search(text):
            return code
    lower = text.casefold()
    votes = dict.fromkeys(_hints(), 0.0)
    for word in re.findall(r"[^\W\d_]+", lower):
        for code, hints in _hints().items():
            votes[code] += word in hints
    for letter in lower:
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
def _hints() -> dict[str, frozenset[str]]:
    listed = {code: frozenset(lists["hint"]) for code, lists in words("spoken").items()}
    return {code: hints for code, hints in listed.items() if hints}
