"""What is left of a prompt after a phrase went is made whole again."""

import re

from core.language.wording import UNSPACED, low, small

#: "A cyclist passing by": no thing is missing behind it.
PAST = re.compile(
    r"\b(?:(?:pass|walk|stroll|stand|sit|go|fly|driv|hurry|rush|rid|float|drift|cycl|runn|watch)ing (?:by|around)|(?:look|mov|climb|hang|carry|walk)ing (?:on|in|up|down))$",
    re.I,
)


def tidied(prompt: str) -> str:
    """What is left after a phrase went: no doubled marks, no loose conjunction or preposition at an end."""
    plain = re.sub(r"\s+", " ", prompt)
    plain = re.sub(r"\s+([,.;:!?，。、；])", r"\1", plain)
    plain = re.sub(r"([,;，、])(?:\s*[,;，、])+", r"\1", plain)
    plain = re.sub(r"([,;，、])\s*([.。])", r"\2", plain)
    plain = (
        re.sub(r"[とや和与及]$", "", plain.strip(" ,;，、"))
        if UNSPACED.search(plain)
        else plain.strip(" ,;")
    )
    while True:
        shorter = _loose(plain)
        if shorter == plain:
            return plain
        plain = shorter


def _loose(plain: str) -> str:
    parts = plain.split(" ")
    if len(parts) > 1 and low(parts[0].strip(",")) in small().joint | {"with", "of"}:
        return " ".join(parts[1:]).strip(" ,")
    if (
        len(parts) > 1
        and low(parts[-1].strip(",")) in small().loose | small().joint
        and not PAST.search(plain)
    ):
        return " ".join(parts[:-1]).strip(" ,")
    return re.sub(
        r"\b(and|und|y|et) (?=(?:and|und|y|et|in|on|with)\b)|(?<=,) (?:and|und|y|et) (?=,)", "", plain
    )
