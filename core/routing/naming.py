"""Which model a person named in full: "flux 2 max" is not just any "flux"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.providers.catalogue import Model

Name = tuple[str, ...]
TOKEN = re.compile(r"[^\W\d_]+|\d+")
#: What stands before a name and goes with it: "a fox with flux 2 max".
BEFORE = re.compile(
    r"(?:^|[\s,;(–—-])(?:with|using|use|via|by|on|in|through|mit|nutze|con|usando|usa|avec|com|par|через|на|с)?\s*(?:the\s+)?$",
    re.I,
)
#: Fewer words are names that language knows by itself ("flux pro"), unless the last is a number.
WORDS_MIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """``rest``: the text without the name."""

    model: str
    rest: str


def names_of(models: Iterable[Model]) -> dict[Name, str]:
    """Every full name that the models go by, as words and numbers, to the model's id."""
    found: dict[Name, str] = {}
    listed = list(models)
    own = [(name, model.id) for model in listed for name in (model.id, model.name, *model.aliases)]
    short = [(model.id.rpartition("/")[2], model.id) for model in listed]
    for name, model in (*own, *short):
        words = tuple(TOKEN.findall(name.casefold()))
        if _full(words):
            found.setdefault(words, model)
    return found


def heard(text: str, names: Mapping[Name, str]) -> Heard | None:
    """The longest full name that the text says, the last of equals."""
    tokens = list(TOKEN.finditer(text))
    words = [token.group().casefold() for token in tokens]
    longest = max(map(len, names), default=0)
    for length in range(longest, 1, -1):
        for start in range(len(words) - length, -1, -1):
            model = names.get(tuple(words[start : start + length]))
            if model is not None:
                span = (tokens[start].start(), tokens[start + length - 1].end())
                return Heard(model=model, rest=_without(text, *span))
    return None


def _full(words: Name) -> bool:
    return len(words) >= WORDS_MIN or (len(words) == WORDS_MIN - 1 and words[-1].isdigit())


def _without(text: str, start: int, end: int) -> str:
    before, after = BEFORE.sub(" ", text[:start]), text[end:]
    return " ".join(f"{before.rstrip(' ,;(')} {after.lstrip(' ,;:)')}".split()) or text
