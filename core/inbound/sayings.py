"""Whole messages that mean one thing in every state: yes and no, thanks, and commands in plain words."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources

#: What may stand behind such words and says nothing.
MARKS = " .!?…。！？"
#: Stands for a number in `sayings.toml`.
NUMBER, NUMBERED = "{n}", re.compile(r"#?(\d{1,2})")


class Saying(StrEnum):
    """What is said; the words are in `sayings.toml`."""

    YES = "yes"
    NO = "no"
    STOP = "stop"
    UNDO = "undo"
    HISTORY = "history"
    DELETE = "delete"
    FORGET_ME = "forget_me"
    FORGET = "forget"
    SHOW = "show"
    SETTINGS = "settings"
    DESCRIBE = "describe"
    RETRY = "retry"
    THANKS = "thanks"


def says(text: str) -> Saying | None:
    """What a message says, where it is one of these and nothing else."""
    plain = " ".join(_words(text)).rstrip(MARKS)
    return _meanings().get(plain) or _meanings().get(NUMBERED.sub(NUMBER, plain, count=1))


def number_in(text: str) -> str:
    """The digits of a saying that has a number."""
    found = NUMBERED.search(text)
    return found.group(1) if found else ""


def thanks(text: str) -> bool:
    """Whether talk begins with thanks: "thanks, that is lovely!"."""
    words = _words(text)
    return any(
        _meanings().get(" ".join(words[:count]).rstrip(MARKS)) is Saying.THANKS for count in range(1, 5)
    )


def _words(text: str) -> list[str]:
    """Lower case, without the commas between them: "ja, gerne"."""
    return text.casefold().replace("’", "'").replace(",", " ").split()


@cache
def _meanings() -> dict[str, Saying]:
    tables = tomllib.loads(resources.files("core.inbound").joinpath("sayings.toml").read_text("utf-8"))
    return {
        " ".join(_words(words)): Saying(name)
        for name, languages in tables.items()
        for listed in languages.values()
        for words in listed
    }
