"""Facts that have words in each language: the names of styles."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.messages import Line

Facts = Mapping[str, int | str]
#: Lines whose facts hold lists of styles, by their codes.
LISTING = {
    "styles": ("styles",), "style_unknown": ("styles",), "style_not_here": ("asked", "known"),
}  # fmt: skip


def told(line: Line, style: Callable[[str], str]) -> Line:
    """The line as its reader says it, ``style`` naming each style; told twice it is as told once."""
    facts = _told(line.facts, style)
    for name in LISTING.get(line.code, ()):
        facts[name] = ", ".join(style(one) for one in str(facts.get(name, "")).split(", "))
    return replace(line, facts=facts, rows=[_told(row, style) for row in line.rows])


def _told(facts: Facts, style: Callable[[str], str]) -> dict[str, int | str]:
    told = dict(facts)
    named = ["style"] if facts.get("style") else []
    named += ["value"] if facts.get("what") == "style" else []
    named += ["taken"] if facts.get("kind") == "style" else []
    return told | {name: style(str(facts[name])) for name in named if name in facts}
