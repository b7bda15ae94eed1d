"""Chooses the words for a `Line`: Fluent files, one a language, English where another has none."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from core.ports import Button, Line

HERE = Path(__file__).parent
FALLBACK = "en"
LABELS_MAX = 1_000


class Phrases:
    """All sentences. Loaded once; plain text, to be escaped by each platform in its own way."""

    def __init__(self) -> None:
        files = sorted(HERE.rglob("*.ftl"), key=lambda file: (len(file.parts), file))
        languages = sorted({file.stem for file in files})
        self._bundles = {
            name: _bundle(name, [file for file in files if file.stem == name]) for name in languages
        }
        # A message has seven buttons and is edited ten times: their words are looked up once.
        self._label = lru_cache(LABELS_MAX)(self._label_of)

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
        return self._label(button.verb, button.arg or "none", locale)

    def _label_of(self, verb: str, arg: str, locale: str) -> str:
        return self.phrase(f"button-{verb}".replace("_", "-"), locale, arg=arg)

    def phrase(self, name: str, locale: str = "", **facts: Any) -> str:
        for language in (locale.split("-")[0], FALLBACK):
            bundle = self._bundles.get(language)
            if bundle is not None and bundle.has_message(name):
                text, _ = bundle.format_pattern(bundle.get_message(name).value, facts)
                return str(text)
        return self.phrase("failed-internal", FALLBACK, ref=facts.get("ref", "-"))

    def has(self, name: str, language: str = FALLBACK) -> bool:
        bundle = self._bundles.get(language)
        return bundle is not None and bool(bundle.has_message(name.replace("_", "-")))


def bar(percent: int, cells: int = 12) -> str:
    """A bar of ``cells`` characters."""
    full = round(max(0, min(100, percent)) * cells / 100)
    return "█" * full + "░" * (cells - full)


def _bundle(language: str, files: list[Path]) -> Any:
    bundle = FluentBundle([language], use_isolating=False)
    for file in files:
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
