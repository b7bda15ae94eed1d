"""Chooses the words for a `Line`: Fluent files, one a language, English where another has none."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from core.ports import Button, Line

HERE = Path(__file__).parent
FALLBACK = "en"
#: Sentences kept as they were last said; nine of ten are said again within the minute.
SAID_MAX = 4_000


class Phrases:
    """All sentences. Loaded once; plain text, to be escaped by each platform in its own way."""

    def __init__(self) -> None:
        files = sorted(HERE.rglob("*.ftl"), key=lambda file: (len(file.parts), file))
        languages = sorted({file.stem for file in files})
        self._bundles = {
            name: _bundle(name, [file for file in files if file.stem == name]) for name in languages
        }
        self._said = lru_cache(SAID_MAX)(self._say)
        self._needs = lru_cache(SAID_MAX)(self._needed)

    def languages(self) -> list[str]:
        """The languages that there are phrases in."""
        return list(self._bundles)

    def names(self) -> dict[str, str]:
        """The languages that people can choose: code and own name."""
        return {code: self.phrase("language-name", code) for code in self._bundles}

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
            bundle = self._bundles.get(language)
            if bundle is not None and bundle.has_message(name):
                told = ((fact, facts[fact]) for fact in self._needs(language, name) if fact in facts)
                return self._said(language, name, *told)
        return self.phrase("failed-internal", FALLBACK, ref=facts.get("ref", "-"))

    def _say(self, language: str, name: str, *facts: tuple[str, Any]) -> str:
        bundle = self._bundles[language]
        text, _ = bundle.format_pattern(bundle.get_message(name).value, dict(facts))
        return str(text)

    def _needed(self, language: str, name: str) -> tuple[str, ...]:
        """The facts that a phrase speaks of: the others need not be prepared for it."""
        bundle = self._bundles[language]
        return tuple(dict.fromkeys(_variables(bundle, bundle.get_message(name).value)))

    def has(self, name: str, language: str = FALLBACK) -> bool:
        bundle = self._bundles.get(language)
        return bundle is not None and bool(bundle.has_message(name.replace("_", "-")))


def bar(percent: int, cells: int = 12) -> str:
    """A bar of ``cells`` characters."""
    full = round(max(0, min(100, percent)) * cells / 100)
    return "█" * full + "░" * (cells - full)


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


def _bundle(language: str, files: list[Path]) -> Any:
    bundle = FluentBundle([language], use_isolating=False)
    for file in files:
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
