"""Chooses the words for a `Line`: Fluent files, one a language, English where another has none."""

from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from core.ports import Line

HERE = Path(__file__).parent
FALLBACK = "en"


class Phrases:
    """All sentences. Loaded once; plain text, to be escaped by each platform in its own way."""

    def __init__(self) -> None:
        self._bundles = {file.stem: _bundle(file) for file in sorted(HERE.glob("*.ftl"))}

    def text(self, line: Line, locale: str = "") -> str:
        """The sentence of a line; a code without a phrase of its own gets that of `internal`."""
        facts: dict[str, Any] = dict(line.facts)
        facts.setdefault("ref", "-")
        facts["percent"] = line.percent or 0
        facts["subject"] = line.subject or "none"
        kind = "progress" if line.kind == "progress" else line.kind
        name = f"{kind}-{line.code}".replace("_", "-")
        return self.phrase(name, locale or line.locale, **facts)

    def button(self, verb: str, locale: str = "") -> str:
        return self.phrase(f"button-{verb}".replace("_", "-"), locale)

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


def _bundle(file: Path) -> Any:
    bundle = FluentBundle([file.stem], use_isolating=False)
    bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
