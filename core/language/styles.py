"""The style library: what a style is called, and what a painter is told to get it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from typing import Any

from core.language.signs import folded
from core.language.tongues import read_words

WORD = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
PATTERNS_MAX = 500
TEXTS_MAX = 16
#: Words that go with a style's name when it is said of a picture: "in watercolor style".
STYLE_WORD = r"(?:[- ]?(?:style|styled|look|painting|drawing|illustration|print|art|aesthetic|technique|stil|stile|style|estilo|стиле|стиль|стилі|stylu|tarzı|tarzında|风格|風|스타일))?"


class StyleKind(StrEnum):
    MEDIUM = "medium"
    LOOK = "look"
    GENRE = "genre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """``signature``: the clause that shows a genre when it is carried over from the talk. ``called``:
    names that are something else in a sentence, and the style only where one is named outright."""

    name: str
    kind: StyleKind
    words: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    signature: str = ""


class StyleLibrary:
    """Styles by the words that people have for them; a later style replaces an earlier by name."""

    def __init__(self, styles: Iterable[Style]) -> None:
        self._styles = {style.name.casefold(): style for style in styles}
        self._by_word = {
            word.casefold(): style
            for style in self._styles.values()
            for word in (*style.words, style.name)
        }
        self._by_name = {
            word.casefold(): style for style in self._styles.values() for word in style.called
        } | self._by_word
        #: The names by their first word: a text is searched for those that can begin in it.
        self._by_start: dict[str, list[str]] = {}
        for word in self._by_word:
            if found := WORD.search(word):
                self._by_start.setdefault(found.group(), []).append(word)
        self._pattern = lru_cache(PATTERNS_MAX)(self._pattern_of)
        #: A message and its prompt are asked about several times, one after the other.
        self._mentioned = lru_cache(TEXTS_MAX)(self._mentioned_in)

    def __iter__(self) -> Iterator[Style]:
        return iter(self._styles.values())

    def __len__(self) -> int:
        return len(self._styles)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(style.name for style in self._styles.values())

    def named(self, word: str) -> Style | None:
        """The style of a name or of one of its words; ``word`` may end in "style"."""
        said = word.strip().casefold().replace("’", "'")
        plain = re.sub(rf"{STYLE_WORD}$", "", said).strip()
        return self._by_name.get(said) or self._by_name.get(plain)

    def name_of(self, word: str) -> str:
        """The name of the style that is named so; any other words as they are."""
        style = self.named(word)
        return style.name if style is not None else word

    def knows(self, words: str) -> bool:
        """Whether one of its styles is named, in whatever words."""
        return self.named(words) is not None or bool(self.mentions(words))

    def mentions(self, text: str) -> list[tuple[str, Style]]:
        """Each style that the text names, with the words it used, in order."""
        return list(self._mentioned(text))

    def _mentioned_in(self, text: str) -> Sequence[tuple[str, Style]]:
        plain = text.casefold()
        # The pattern of all names costs a hundred times as much as that of a few.
        pattern: re.Pattern[str] | None
        if UNSPACED.search(plain):
            pattern = self._any
        else:
            pattern = self._pattern(frozenset(self._by_start.keys() & set(WORD.findall(plain))))
        if pattern is None:
            return []
        return [(match.group(0), self._of_word(match.group(0))) for match in pattern.finditer(text)]

    def _of_word(self, said: str) -> Style:
        """A Turkish "FLAT DESİGN" is matched, too: of i there are four."""
        if style := self._by_word.get(said.casefold()):
            return style
        alike = folded(said)
        return next(style for word, style in self._by_word.items() if folded(word) == alike)

    def warm(self) -> None:
        """Compile what the first text without blanks between its words would wait for."""
        self.mentions("風")

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Takes 20 ms, which a start has no need of."""
        return re.compile(_alternatives(self._by_word), re.I)

    def _pattern_of(self, starts: frozenset[str]) -> re.Pattern[str] | None:
        names = [word for start in starts for word in self._by_start[start]]
        return re.compile(_alternatives(names), re.I) if names else None

    def merged(self, own: Mapping[str, Mapping[str, Any]]) -> "StyleLibrary":
        """This library with a server's own styles, in the form of ``styles.toml``."""
        if not own:
            return self
        return StyleLibrary(
            [*self._styles.values(), *(_style(name, facts) for name, facts in own.items())]
        )


@cache
def presets() -> StyleLibrary:
    """The library that comes with the bot."""
    return StyleLibrary(_style(name, facts) for name, facts in read_words("styles").items())


def _style(name: str, facts: Mapping[str, Any]) -> Style:
    return Style(
        name=name,
        kind=StyleKind(facts.get("kind", "look")),
        words=tuple(facts.get("words", ())),
        called=tuple(facts.get("called", ())),
        guidance=tuple(facts.get("guidance", ())),
        signature=facts.get("signature", ""),
    )


def _alternatives(listed: Iterable[str]) -> str:
    """Longest first: a name in a script without blanks is longer than what it may begin with in another.
    The borders of the others are asked for once for all of them."""
    longest_first = sorted(listed, key=len, reverse=True)
    unspaced = [re.escape(word) for word in longest_first if UNSPACED.search(word)]
    spaced = [re.escape(word) for word in longest_first if not UNSPACED.search(word)]
    bordered = [rf"(?<![\w-])(?:{'|'.join(spaced)})(?![\w])"] if spaced else []
    return "|".join([*unspaced, *bordered])
