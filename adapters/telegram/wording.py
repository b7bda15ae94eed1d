"""A line's words as Telegram shows them: HTML with everything escaped, within its lengths.

Lengths are counted in UTF-16 units after the markup is taken away. Photos have no alternative text,
so the words that were asked for stand first in the caption.
"""

import html
from dataclasses import dataclass, replace

from adapters.phrases.phrases import Phrases, bar
from core.messages import Line

TEXT_MAX = 4096
CAPTION_MAX = 1024
ALERT_MAX = 200
#: A prompt in a caption is cut here at the latest; the whole of it stands behind Info.
ASKED_MAX = 600
#: What other platforms have: here a group and each of its topics is a chat.
ELSEWHERE = frozenset({"server", "channel"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The same words with markup and without, for the case that Telegram cannot parse ours."""

    html: str
    plain: str


class Wording:
    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def text(self, line: Line) -> Words:
        return self._words(line, TEXT_MAX)

    def caption(self, line: Line) -> Words:
        return self._words(line, CAPTION_MAX)

    def alert(self, line: Line, *, whole: bool = True) -> str | None:
        """The words for a little window; None where they do not fit and have to be ``whole``."""
        text = self._said(line)
        if length(text) <= ALERT_MAX:
            return text
        return None if whole else cut(text, ALERT_MAX)

    def phrase(self, name: str, locale: str, **facts: object) -> str:
        return self._phrases.phrase(name, locale, **facts)

    def _said(self, line: Line) -> str:
        """In Telegram's own words (`refused-telegram-…`) where it has some for this."""
        own = f"telegram_{line.code}"
        if self._phrases.has(f"{line.kind}-{own}"):
            line = replace(line, code=own)
        if line.facts.get("place") in ELSEWHERE:
            line = replace(line, facts={**line.facts, "place": "chat"})
        return self._phrases.text(line)

    def _words(self, line: Line, limit: int) -> Words:
        line = self._phrases.told(line)
        said = self._said(line)
        asked = str(line.facts.get("asked", "")) if line.kind == "done" else ""
        if line.kind == "progress":
            percent = line.percent or 0
            said = f"{bar(percent)} {percent} %\n{said}"
        if not asked:
            said = cut(said, limit)
            return Words(html=escaped(said), plain=said)
        asked = cut(asked, min(ASKED_MAX, limit - length(said) - 2))
        return Words(html=f"<b>{escaped(asked)}</b>\n{escaped(said)}", plain=f"{asked}\n{said}")


def escaped(text: str) -> str:
    return html.escape(text, quote=False)


def length(text: str) -> int:
    """As Telegram counts: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, limit: int) -> str:
    """At most ``limit`` units, with an ellipsis where something was taken away."""
    if length(text) <= limit:
        return text
    kept = text[: max(0, limit - 1)]
    while length(kept) > limit - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
