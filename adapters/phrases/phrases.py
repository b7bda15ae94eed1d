"""Chooses the words for a `Line`: Fluent files, one a language, English where another has none."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast

from adapters.phrases.numbers import Bundle
from adapters.phrases.told import told
from core.messages import Button, Line

HERE = Path(__file__).parent
FALLBACK = "en"
NAME = re.compile(r"^language-name = (.+)$", re.MULTILINE)
#: Where a phrase begins: its name (a term's has a dash before it) at the start of a line.
BEGINNING = re.compile(r"^(?=-?[a-z][\w-]* *=)", re.MULTILINE | re.IGNORECASE)
COMMENT = re.compile(r"^#.*\n?", re.MULTILINE)
#: A phrase of one line that names no facts.
PLAIN = re.compile(r"[\w-]+ *= *([^{}\n]*\S)\s*")
#: Sentences kept as they were last said; nine of ten are said again within the minute.
SAID_MAX = 4_000
#: Fluent drops a sentence that holds a longer fact; a refined prompt may be longer than that.
FACT_CHARS_MAX = 1_000


class Phrases:
    """All sentences: plain text, to be escaped by each platform in its own way.

    A language is read when it is first spoken, and a phrase of it parsed when it is first said: all of
    English would take 60 ms and 3 MiB, of which a process says a tenth. ``own_styles``: names of styles
    that the operator gave, which are the same in every language.
    """

    def __init__(self, *, own_styles: Collection[str] = ()) -> None:
        self._own_styles = frozenset(name.casefold() for name in own_styles)
        self._languages = sorted(_files())
        self._said = lru_cache(SAID_MAX)(self._say)
        self._needs = lru_cache(SAID_MAX)(self._needed)

    def warm(self) -> None:
        """Read what stands in for all languages (its rules for numbers too) before the first answer."""
        self.phrase("failed-internal", FALLBACK, ref=0)

    def languages(self) -> list[str]:
        """The languages that there are phrases in."""
        return list(self._languages)

    def names(self) -> dict[str, str]:
        """The languages that people can choose: code and own name."""
        return {code: _name_of(code) for code in self._languages}

    def text(self, line: Line, locale: str = "") -> str:
        """The words of a line with its rows; a code without a phrase of its own gets `internal`'s."""
        language = locale or line.locale
        line = self.told(line, language)
        facts: dict[str, Any] = dict(line.facts)
        facts.setdefault("ref", "-")
        facts["percent"] = line.percent or 0
        facts["subject"] = line.subject or "none"
        name = f"{line.kind}-{line.code}".replace("_", "-")
        said = [self.phrase(name, language, **facts)]
        said += [
            self.phrase(f"row-{row['code']}".replace("_", "-"), language, **row) for row in line.rows
        ]
        if line.facts.get("goes_on") and line.kind == "refused":
            said.append(self.phrase("goes-on-as-it-was", language))
        if line.facts.get("style") and line.kind == "done":
            said.append(self.phrase("done-sticky-style", language, **facts))
        if line.facts.get("payer") and line.kind == "done":
            said.append(self.phrase("done-paid-by", language, **facts))
        return "\n".join(said)

    def button(self, button: Button, locale: str = "") -> str:
        """The label of a button."""
        name = f"button-{button.verb}".replace("_", "-")
        return self.phrase(name, locale, arg=button.arg or "none")

    def told(self, line: Line, locale: str = "") -> Line:
        """The line with its facts as its reader says them, for who shows them beside the sentence."""
        language = locale or line.locale
        return told(
            line,
            style=lambda name: self.style(name, language),
            picked=lambda pick: self._pick(pick, language),
        )

    def style(self, name: str, locale: str = "") -> str:
        """What people call a style; one of the operator's, and what is none, as it is."""
        phrase = f"style-{name.casefold().replace(' ', '-')}"
        ours = self._speaks(phrase, FALLBACK) and name.casefold() not in self._own_styles
        return self.phrase(phrase, locale) if ours else name

    def _pick(self, picked: str, locale: str) -> str:
        """What was picked from a menu, as somebody would say it; "" for what nobody here knows."""
        kind, _, value = picked.partition(" ")
        if not self._speaks(f"picked-{kind}", FALLBACK):
            return ""
        said = self.style(value, locale) if kind == "style" else value
        return self.phrase(f"picked-{kind}", locale, picked=said)

    def phrase(self, name: str, locale: str = "", /, **facts: Any) -> str:
        for language in (locale.split("-")[0], FALLBACK):
            if self._speaks(name, language):
                told = ((fact, facts[fact]) for fact in self._needs(language, name) if fact in facts)
                return self._said(language, name, *told)
        return self.phrase("failed-internal", FALLBACK, ref=facts.get("ref", "-"))

    def _say(self, language: str, name: str, *facts: tuple[str, Any]) -> str:
        """Long facts are put in after the sentence is made, where nothing counts their characters."""
        spoken, told, long = _spoken(language), dict(facts), _long(facts)
        said = spoken.say(name, {**told, **long})
        for fact, mark in long.items():
            said = said.replace(mark, str(told[fact]))
        return said

    def _needed(self, language: str, name: str) -> tuple[str, ...]:
        """The facts that a phrase speaks of: the others need not be prepared for it."""
        return tuple(dict.fromkeys(_spoken(language).facts(name)))

    def has(self, name: str, language: str = FALLBACK) -> bool:
        return self._speaks(name.replace("_", "-"), language)

    def _speaks(self, name: str, language: str) -> bool:
        return language in self._languages and _spoken(language).knows(name)


class _Spoken:
    """A language that is spoken: its phrases parsed one by one, with those that they refer to."""

    def __init__(self, language: str, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._bundle = Bundle([language], use_isolating=False)
        # Where each word stood in its file is of no use any more, and half of what is read.
        self._parser = FluentParser(with_spans=False)
        self._parsed: set[str] = set()

    def knows(self, name: str) -> bool:
        return name in self._sources

    def say(self, name: str, facts: Mapping[str, Any]) -> str:
        text, _ = self._bundle.format_pattern(self._message(name).value, dict(facts))
        return str(text)

    def facts(self, name: str) -> Iterator[str]:
        """Of a phrase and of those that it refers to; a term sees only what is handed to it."""
        for node in _nodes(self._message(name).value):
            if isinstance(node, ast.VariableReference):
                yield node.id.name
            elif isinstance(node, ast.MessageReference):
                yield from self.facts(node.id.name)

    def _message(self, name: str) -> Any:
        self._parse(name)
        return self._bundle.get_message(name)

    def _parse(self, name: str) -> None:
        if name in self._parsed or name not in self._sources:
            return
        self._parsed.add(name)
        parsed = self._parser.parse(self._sources[name])
        for node in _nodes(parsed):
            if isinstance(node, ast.MessageReference):
                self._parse(node.id.name)
            elif isinstance(node, ast.TermReference):
                self._parse(f"-{node.id.name}")
        self._bundle.add_resource(parsed)


def plain(name: str, language: str) -> str | None:
    """A phrase of one line that names no facts, without what it takes to say others; None for others."""
    found = PLAIN.fullmatch(_sources(language).get(name, ""))
    return found.group(1) if found else None


def put_away() -> None:
    """When the commands are named in all languages: what `plain` read of them is 1 MiB. Whoever speaks
    one has its phrases from then on."""
    _sources.cache_clear()


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


def _nodes(tree: Any) -> Iterator[Any]:
    """Every node of a parsed or prepared phrase."""
    match tree:
        case ast.BaseNode():
            yield tree
            yield from _nodes(list(vars(tree).values()))
        case list() | tuple():
            for part in tree:
                yield from _nodes(part)
        case dict():
            yield from _nodes(list(tree.values()))


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


@cache
def _sources(language: str) -> Mapping[str, str]:
    """The text of each phrase of a language, by name; a term's name has its dash."""
    texts = (file.read_text(encoding="utf-8") for file in _files().get(language, ()))
    phrases = (phrase for text in texts for phrase in BEGINNING.split(COMMENT.sub("", text)))
    return {phrase.partition("=")[0].strip(): phrase for phrase in phrases if phrase.strip()}


@cache
def _spoken(language: str) -> _Spoken:
    return _Spoken(language, _sources(language))
