"""Our values as JSON, a dataclass by its fields without the deep copies of `dataclasses.asdict`; texts
as a store takes them."""

import re
from typing import Any
from unicodedata import category

import msgspec

#: PostgreSQL knows no NUL, and half of a surrogate pair is a character nowhere.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
#: Controls, formats, halves of pairs and separators; and what is a letter, a sign or a mark by name and
#: is drawn as nothing: a joiner, Hangul's fillers, Braille's blank, the choices of an emoji's look.
_FORMLESS = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f")


def fields_of(value: Any) -> dict[str, Any]:
    """The fields of a slotted dataclass by name; what they hold is not copied."""
    return {name: getattr(value, name) for name in type(value).__slots__}


_ENCODER = msgspec.json.Encoder(enc_hook=fields_of)


def to_json(value: Any) -> str:
    """``value`` and every dataclass within it, spaced as by `json.dumps`: the store looks for parts."""
    return msgspec.json.format(_ENCODER.encode(value), indent=0).decode()


def storable(text: str) -> str:
    """Without the characters that no store takes and nobody meant."""
    return _UNSTORABLE.sub("", text)


def blank(text: str) -> bool:
    """Whether nothing of it is seen: blanks, and what has no width and stands alone."""
    return all(category(letter) in _FORMLESS or letter in _UNSEEN for letter in text)
