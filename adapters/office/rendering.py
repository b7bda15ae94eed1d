"""Pages from templates: everything escaped, every sentence from the phrases, times in one zone."""

import json
from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup, escape

from adapters.pages import templates
from adapters.phrases.phrases import Phrases
from core.ids import reference
from core.messages import Line

HERE: Final = Path(__file__).parent
MINUTE_S = 60
HOUR_S = 3600
DAY_S = 86_400


class Rendering:
    """``zone``: the operator's; every time on a page is a time there."""

    def __init__(self, phrases: Phrases, zone: tzinfo) -> None:
        self._phrases = phrases
        self._zone = zone
        self._templates = templates(HERE / "templates")
        self._templates.filters.update(
            usd=usd, share=share, reference=reference, when=self._when, seconds=seconds,
            facts=self._facts, path=_path,
        )  # fmt: skip
        self._templates.globals.update(t=self.phrase, ago=self._ago, zone=str(zone))

    def page(self, name: str, values: Mapping[str, Any]) -> str:
        return self._templates.get_template(name).render(values)

    def phrase(self, name: str, **given: Any) -> str:
        """A sentence of these pages."""
        return self._phrases.phrase(f"office-{name}".replace("_", "-"), **given)

    def line(self, line: Line) -> str:
        """What a chat would say."""
        return self._phrases.text(line)

    def _when(self, ms: int | None) -> Markup:
        """A moment as people there write it, with the exact one for machines."""
        if not ms:
            return Markup("–")
        moment = datetime.fromtimestamp(ms / 1000, self._zone)
        text = moment.strftime("%-d %b %Y, %H:%M:%S")
        return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(), text)

    def _facts(self, text: str) -> Markup:
        """The JSON of an audit row, to be read: moments as everywhere on the pages."""
        parts = [
            Markup("{} {}").format(
                name.removesuffix("_ms"), self._when(int(value)) if name.endswith("_ms") else value
            )
            for name, value in json.loads(text).items()
        ]
        return Markup(", ").join(parts)

    def _ago(self, ms: int, now_ms: int) -> str:
        return seconds(max(0, now_ms - ms) / 1000)


def usd(micros: int) -> str:
    """Micro-dollars as dollars; the parts of a cent only where they are all there is."""
    dollars = micros / 1_000_000
    if micros and abs(dollars) < 0.1:
        return f"${dollars:.4f}"
    return f"${dollars:,.2f}"


def share(part: float | None) -> str:
    return "–" if part is None else f"{part * 100:.0f} %"


def seconds(length: float | None) -> str:
    """A length of time, with the two units that matter."""
    if length is None:
        return "–"
    if length < 10:
        return f"{length:.1f} s"
    if length < MINUTE_S:
        return f"{length:.0f} s"
    if length < HOUR_S:
        return f"{length // MINUTE_S:.0f} min {length % MINUTE_S:.0f} s"
    if length < DAY_S:
        return f"{length // HOUR_S:.0f} h {length % HOUR_S // MINUTE_S:.0f} min"
    return f"{length // DAY_S:.0f} d {length % DAY_S // HOUR_S:.0f} h"


def _path(text: str) -> Markup:
    """An id as one part of a path."""
    return Markup(escape(quote(text, safe=":@.+-")))
