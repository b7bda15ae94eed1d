"""Changes in the words that merging reads: "same but square", "can the dog wear a hat", "pity it is so grey".

A prompt says what a picture shows. What these say to the bot must not stand in it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from core.language.tongues import read_words
from core.language.verbs import ing

KEPT_MAX = 1_000
#: A change that takes more words is read as it stands.
CHARS_MAX = 160
EDGE = " .!?…。！？"


@lru_cache(KEPT_MAX)
def rephrased(wish: str) -> str:
    """The change in plainer words; as it was where it is plain, "" where it changes only the frame."""
    plain = wish.replace("’", "'").strip(EDGE)
    if not plain or len(plain) > CHARS_MAX:
        return wish
    for rules in _tables():
        for rule, said in rules:
            found = rule.fullmatch(plain)
            if found is not None:
                return _filled(said, found)
    return wish


def _filled(said: str, found: "re.Match[str]") -> str:
    groups = {name: value or "" for name, value in found.groupdict().items()}
    done = re.sub(r"\{ing:(\w+)\}", lambda name: ing(groups.get(name[1], "")), said)
    return " ".join(done.format_map(groups).split())


@cache
def _tables() -> tuple[tuple[tuple["re.Pattern[str]", str], ...], ...]:
    """By language; whatever language a text is in, it is not mistaken for one of another's sentences."""
    tables = read_words("rephrasing").values()
    return tuple(_compiled(groups, groups.pop("parts", {})) for groups in tables)


def _compiled(
    groups: Mapping[str, Sequence[tuple[str, str]]], parts: Mapping[str, str]
) -> tuple[tuple["re.Pattern[str]", str], ...]:
    def whole(rule: str) -> str:
        return re.sub(r"@(\w+)@", lambda name: parts[name[1]], rule)

    rules = (rule for group in groups.values() for rule in group)
    return tuple((re.compile(whole(rule), re.I), said) for rule, said in rules)
