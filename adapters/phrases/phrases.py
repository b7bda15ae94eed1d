"""Chooses the words for a `Line`: Fluent files, one a language, English where another has none."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from core.messages import Button, Line

HERE = Path(__file__).parent
FALLBACK = "en"
NAME = re.compile(r"^language-name = (.+)$", re.MULTILINE)
#: Sentences kept as they were last said; nine of ten are said again within the minute.
SAID_MAX = 4_000
#: Fluent drops a sentence that holds a longer fact; a refined prompt may be longer than that.
FACT_CHARS_MAX = 1_000


class Phrases:
    """All sentences: plain text, to be escaped by each platform in its own way.

    A language is read when it is first spoken, and then once in a process: each weighs 2 MiB, most of
    it its rules for numbers. English is read at once, as it stands in for all others: its 70 ms belong
    to the start and not to the first answer.
    """

    def __init__(self) -> None:
        self._languages = sorted(_files())
        self._said = lru_cache(SAID_MAX)(self._say)
        self._needs = lru_cache(SAID_MAX)(self._needed)
        _bundle(FALLBACK)

    def languages(self) -> list[str]:
        """The languages that there are phrases in."""
        return list(self._languages)

    def names(self) -> dict[str, str]:
        """The languages that people can choose: code and own name."""
        return {code: _name_of(code) for code in self._languages}

    def text(self, line: Line, locale: str = "") -> str:
        """The words of a line with its rows; a code without a phrase of its own gets `internal`'s."""
        language = locale or line.locale
        facts: dict[str, Any] = dict(line.facts)
        facts.setdefault("ref", "-")
        facts["percent"] = line.percent or 0
        facts["subject"] = line.subject or "none"
        name = f"{line.kind}-{line.code}".replace("_", "-")
        said = [self.phrase(name, language, **facts)]
        said += [
            self.phrase(f"row-{row['code']}".replace("_", "-"), language, **row) for row in line.rows
        ]
        if line.facts.get("style") and line.kind == "done":
            said.append(self.phrase("done-sticky-style", language, **facts))
        if line.facts.get("payer") and line.kind == "done":
            said.append(self.phrase("done-paid-by", language, **facts))
        return "\n".join(said)

    def button(self, button: Button, locale: str = "") -> str:
        """The label of a button."""
        name = f"button-{button.verb}".replace("_", "-")
        return self.phrase(name, locale, arg=button.arg or "none")

    def phrase(self, name: str, locale: str = "", /, **facts: Any) -> str:
        for language in (locale.split("-")[0], FALLBACK):
            if self._speaks(name, language):
                told = ((fact, facts[fact]) for fact in self._needs(language, name) if fact in facts)
                return self._said(language, name, *told)
        return self.phrase("failed-internal", FALLBACK, ref=facts.get("ref", "-"))

    def _say(self, language: str, name: str, *facts: tuple[str, Any]) -> str:
        """Long facts are put in after the sentence is made, where nothing counts their characters."""
        bundle, told, long = _bundle(language), dict(facts), _long(facts)
        text, _ = bundle.format_pattern(bundle.get_message(name).value, {**told, **long})
        said = str(text)
        for fact, mark in long.items():
            said = said.replace(mark, str(told[fact]))
        return said

    def _needed(self, language: str, name: str) -> tuple[str, ...]:
        """The facts that a phrase speaks of: the others need not be prepared for it."""
        bundle = _bundle(language)
        return tuple(dict.fromkeys(_variables(bundle, bundle.get_message(name).value)))

    def has(self, name: str, language: str = FALLBACK) -> bool:
        return self._speaks(name.replace("_", "-"), language)

    def _speaks(self, name: str, language: str) -> bool:
        return language in _files() and bool(_bundle(language).has_message(name))


@cache
def plain(language: str) -> Mapping[str, str]:
    """The phrases of a language that name no facts, without what it takes to say the others."""
    return {
        entry.id.name: entry.value.elements[0].value
        for entry in _entries(language)
        if isinstance(entry, ast.Message)
        and isinstance(entry.value, ast.Pattern)
        and len(entry.value.elements) == 1
        and isinstance(entry.value.elements[0], ast.TextElement)
    }


def bar(percent: int, cells: int = 12) -> str:
    """A bar of ``cells`` characters."""
    full = round(max(0, min(100, percent)) * cells / 100)
    return "█" * full + "░" * (cells - full)


def _long(facts: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """A mark for each fact that is too long for Fluent, of characters that no text has a use for."""
    return {
        fact: f"\uf8ff{number}\uf8fe"
        for number, (fact, value) in enumerate(facts)
        if isinstance(value, str) and len(value) > FACT_CHARS_MAX
    }


def _variables(bundle: Any, node: Any) -> Iterator[str]:
    """Of a pattern and of the messages that it refers to; a term sees only what is handed to it."""
    match node:
        case ast.VariableReference():
            yield node.id.name
        case ast.MessageReference():
            yield from _variables(bundle, bundle.get_message(node.id.name).value)
        case ast.BaseNode():
            for part in vars(node).values():
                yield from _variables(bundle, part)
        case list() | tuple():
            for part in node:
                yield from _variables(bundle, part)
        case dict():
            for part in node.values():
                yield from _variables(bundle, part)


@cache
def _files() -> Mapping[str, list[Path]]:
    """By language; a platform's own come after what all share."""
    found: dict[str, list[Path]] = {}
    for file in sorted(HERE.rglob("*.ftl"), key=lambda file: (len(file.parts), file)):
        found.setdefault(file.stem, []).append(file)
    return found


def _name_of(language: str) -> str:
    """Read by itself, so that to name the languages is not to load them."""
    first = _files()[language][0].read_text(encoding="utf-8")
    found = NAME.search(first)
    return found.group(1) if found else language


def _entries(language: str) -> Iterator[ast.EntryType]:
    # Where each word stood in its file is of no use any more, and half of what is read.
    parser = FluentParser(with_spans=False)
    for file in _files().get(language, ()):
        yield from parser.parse(file.read_text(encoding="utf-8")).body


@cache
def _bundle(language: str) -> Any:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(ast.Resource(list(_entries(language))))
    return bundle
