"""A line's words as Discord shows them: escaped where a person's own words come back, and cut.

Nobody is ever pinged by them (allowed mentions are none); that `@everyone` is broken up as well keeps
it from looking as if somebody had been.
"""

from dataclasses import replace

import discord

from adapters.phrases.phrases import Phrases, bar
from core.messages import Line
from core.pictures import Picture
from core.request import PHOTO

CONTENT_MAX = 2000
#: All the texts of one card together may have 4,000 characters.
CARD_MAX = 3800
ALT_MAX = 1024
ASKED_MAX = 600
#: What the core says where there is nothing; it is no markup.
NOTHING = "-"
#: Facts and columns that hold words of people, or of painters about them.
SPOKEN = frozenset({
    "asked", "prompt", "refined", "changed", "kept", "negative", "taken", "instruction", "value",
    "what", "settings", "style", "known", "called", "reason",
})  # fmt: skip


#: Those that may be a person's own words, which a server's filter can refuse.
SAID = frozenset({"asked", "prompt", "refined", "changed", "kept", "negative", "instruction", "called"})


class Wording:
    """``reads``: whether the words of others can be read without a mention; help says so if not."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self.reads = True

    def text(self, line: Line, *, words: bool = True) -> str:
        """The words of a message; ``words`` False leaves out what a person said."""
        line = self._phrases.told(line)
        said = self._phrases.text(_escaped(self._own(line if words else _wordless(line))))
        if line.code == "help" and not self.reads:
            said = f"{said}\n{self.phrase('discord-cannot-read', line.locale)}"
        if line.kind == "progress":
            percent = line.percent or 0
            said = f"{said}\n`{bar(percent)}` {percent} %"
        return cut(said, CONTENT_MAX)

    def _own(self, line: Line) -> Line:
        """In Discord's own words (`answer-discord-…`) where there are some for this."""
        own = f"discord_{line.code}"
        return replace(line, code=own) if self._phrases.has(f"{line.kind}-{own}") else line

    def card(self, line: Line, *, words: bool) -> str:
        """The words beside a finished picture; ``words`` False leaves out what the person said."""
        line = self._phrases.told(line)
        said = self._phrases.text(_escaped(line))
        asked = str(line.facts.get("asked", "")) if words and line.code != "shown" else ""
        return cut(below(asked, said), CARD_MAX)

    def alt(self, line: Line, picture: Picture | None = None, *, words: bool) -> str:
        """What a screen reader says of the picture: what was asked for; of a change, all of it."""
        alone = line.facts.get("picked") == PHOTO
        line = self._phrases.told(line)
        asked = str(line.facts.get("asked") or line.subject or "") if words else ""
        if words and picture is not None and (picture.parent or not asked) and not alone:
            asked = picture.prompt or asked
        return cut(asked or self.phrase("discord-alt", line.locale), ALT_MAX)

    def nameless(self, text: str) -> bool:
        """Whether an alternative text says nothing of its picture, in whichever language."""
        return text in {self.phrase("discord-alt", code) for code in self._phrases.languages()}

    def phrase(self, name: str, locale: str, **facts: object) -> str:
        return self._phrases.phrase(name, locale, **facts)


def below(asked: str, said: str) -> str:
    """What is said below the words that a picture was asked for with, which stand out."""
    return f"**{escaped(cut(asked, ASKED_MAX))}**\n{said}" if asked else said


def escaped(text: str) -> str:
    """Without markup, mentions and masked links of its own."""
    return discord.utils.escape_mentions(discord.utils.escape_markdown(text))


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, with an ellipsis where something was taken away."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _escaped(line: Line) -> Line:
    # In a row "what" is the name of a setting, which the sentence has words for.
    rows = [
        {name: value if name == "what" else _safe(name, value) for name, value in row.items()}
        for row in line.rows
    ]
    facts = {name: _safe(name, value) for name, value in line.facts.items()}
    return replace(line, subject=escaped(line.subject), facts=facts, rows=rows)


def _wordless(line: Line) -> Line:
    rows = [{name: _left_out(name, value) for name, value in row.items()} for row in line.rows]
    facts = {name: _left_out(name, value) for name, value in line.facts.items()}
    return replace(line, subject="", facts=facts, rows=rows)


def _left_out(name: str, value: int | str) -> int | str:
    return "…" if name in SAID else value


def _safe(name: str, value: int | str) -> int | str:
    return escaped(value) if name in SPOKEN and isinstance(value, str) and value != NOTHING else value
