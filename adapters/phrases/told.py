"""Facts that have words in each language: the names of styles, and what was picked from a menu."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.messages import Line

Facts = Mapping[str, int | str]
#: Lines whose facts hold lists of styles, by their codes.
LISTING = {
    "styles": ("styles",), "style_unknown": ("styles",), "style_not_here": ("asked", "known"),
}  # fmt: skip
#: Without one of these a line's facts are the same to every reader.
TRANSLATED = ("style", "what", "kind", "picked")


def told(line: Line, style: Callable[[str], str], picked: Callable[[str], str]) -> Line:
    """The line as its reader says it; told twice it is as told once.

    ``style`` names a style, ``picked`` says what a pick stands for, "" where nobody knows.
    """
    if not (line.rows or line.code in LISTING or any(map(line.facts.get, TRANSLATED))):
        return line
    facts = _told(line.facts, style)
    for name in LISTING.get(line.code, ()):
        facts[name] = ", ".join(style(one) for one in str(facts.get(name, "")).split(", "))
    rows = [_told(row, style) for row in line.rows]
    if words := picked(str(facts.pop("picked", ""))):
        facts["asked"] = words
        for told in (facts, *rows):
            # Nothing else was changed.
            told |= {"changed": words} if told.get("changed") else {}
    return replace(line, facts=facts, rows=rows)


def _told(facts: Facts, style: Callable[[str], str]) -> dict[str, int | str]:
    told = dict(facts)
    named = ["style"] if facts.get("style") else []
    named += ["value"] if facts.get("what") == "style" else []
    named += ["taken"] if facts.get("kind") == "style" else []
    return told | {name: style(str(facts[name])) for name in named if name in facts}
