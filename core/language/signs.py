"""What a pattern cannot be without: most texts have none of it and need not be searched for the rest.

To look for hundreds of words at every place of a text costs far more than to ask which words it has. A
sign may be found where the pattern is not, never the other way round.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

#: A word is known by its first six letters, a stem, in capitals, by its first four or three.
LETTERS, STEMS = 6, (4, 3)
#: Signs that are no words: any digit; any Cyrillic letter; any letter of a script whose words have no
#: borders, or picture; and marks.
DIGIT, CYRILLIC, UNBORDERED = r"\d", r"\c", r"\u"
MARKS = (*"<#=:,;!?…–—-", "..")
#: Between a message and its job so many texts are asked about; the next message brings its own.
KEPT_MAX = 8
#: Ways that a pattern may begin; one with more of them is always tried.
WAYS_MAX = 1_000

WORD = re.compile(r"\w+")
#: Of ASCII its letters alone, in one case; what is no part of a word becomes a blank.
SMALL_WORDS, CAPITAL_WORDS = (
    bytes(ord(cased(chr(code))) if WORD.match(chr(code)) and code < 128 else 32 for code in range(256))
    for cased in (str.lower, str.upper)
)
ANY_DIGIT = re.compile(r"\d")
ANY_CYRILLIC = re.compile("[\u0400-\u052f]")
ANY_UNBORDERED = re.compile("[\u0590-\u0dff\u3040-\ud7ff\uf900-\ufaff\U0001f000-\U0001faff]")
SCRIPTS = ((CYRILLIC, ANY_CYRILLIC), (UNBORDERED, ANY_UNBORDERED))
#: What begins with any letter, or with any digit where others stand before it.
UNTOLD = "\0"
#: A phrase that begins with one of these is known by the next word.
_SMALL = (
    "a an the in on of to for by at as is it with and or not no my your his her their this that i you we from one "
    "make makes making made put take get got give have has be is are was "
    "de la le el en un una une um uma o os as du des les los las da do das der die den dem ein eine mit im am auf il lo di con por para avec pour com e y et und "
    "в на с и у о к по за не z w na i do se bir di ke dan"
)
SMALL = frozenset(_SMALL.split())
SMALL_MOST = 1
#: The syntax of a pattern: what has to be known to tell where a part of it ends.
PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.S)
OPENING = re.compile(r"\((?:\?(?:P<\w+>|[\w-]*:))?")
PLAIN = re.compile(r"\w+(?![?*+{\w])|\w+(?=\w[?*+{])")
LOOKING = re.compile(r"\(\?<?[=!]|\\b|[\^$]")
OFTEN = re.compile(r"([?*+]|\{\d*)(?:[,\d]*\})?[?+]?")
MEMBER = re.compile(r"(\\.|[^\\])(?:-([^\\]))?", re.S)


@lru_cache(KEPT_MAX)
def signs_of(text: str) -> frozenset[str]:
    """How the words of a text begin, without regard to case, and which signs besides it has."""
    if text.isascii():
        letters = text.encode("ascii")
        words = letters.translate(SMALL_WORDS).decode("ascii").split()
        stems = letters.translate(CAPITAL_WORDS).decode("ascii").split()
    else:
        words = [folded(word) for word in WORD.findall(text)]
        stems = [_capital(word[: STEMS[0]]) for word in words]
    found = {word[:LETTERS] for word in words}
    for length in STEMS:
        found.update([stem[:length] for stem in stems if len(stem) >= length])
    if not text.isascii():
        found.update([sign for sign, letter in SCRIPTS if letter.search(text)])
    if ANY_DIGIT.search(text):
        found.add(DIGIT)
    found.update([mark for mark in MARKS if mark in text])
    return frozenset(found)


class Signed:
    """A pattern that is tried only where a text has one of its signs; without any, always."""

    __slots__ = ("pattern", "signs")

    def __init__(self, pattern: re.Pattern[str], signs: Iterable[str] | None) -> None:
        self.pattern = pattern
        self.signs = None if signs is None else frozenset(signs)

    def may_be_in(self, text: str) -> bool:
        return self.signs is None or not self.signs.isdisjoint(signs_of(text))

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.may_be_in(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        return self.pattern.match(text) if self.may_be_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.pattern.fullmatch(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self.may_be_in(text) else iter(())

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self.pattern.sub(instead, text, count) if self.may_be_in(text) else text


def listed(words: str) -> frozenset[str]:
    """The signs of words: whole ones, and of stems with at least three letters and a star."""
    return frozenset(map(_sign, words.split()))


def _sign(word: str) -> str:
    if word in (DIGIT, CYRILLIC, UNBORDERED, *MARKS):
        return word
    if not word.endswith("*"):
        return folded(word)[:LETTERS]
    begun = folded(word[:-1])
    if len(begun) >= LETTERS:
        return begun[:LETTERS]
    return _capital(begun)[: STEMS[0] if len(begun) >= STEMS[0] else STEMS[1]]


def _capital(word: str) -> str:
    """Letter by letter, as one may be two in capitals."""
    return "".join(letter.upper()[:1] for letter in word)


def signs_in(fragments: Iterable[str]) -> frozenset[str] | None:
    """The signs of patterns, as of `beginnings`; None where one of them has none."""
    found: set[str] = set()
    for fragment in fragments:
        begun = beginnings(fragment)
        if begun is None:
            return None
        found |= begun
    return frozenset(found)


def signed(*branches: tuple[str, str], flags: int = re.I) -> Signed:
    """One pattern of several, each with the words one of which it cannot be without; none are named
    where they are how it begins."""
    signs = [listed(words) if words else beginnings(branch) for words, branch in branches]
    assert None not in signs
    pattern = re.compile("|".join(branch for _, branch in branches), flags)
    return Signed(pattern, frozenset().union(*filter(None, signs)))


def beginnings(fragment: str, small: int = SMALL_MOST) -> frozenset[str] | None:
    """The signs of a pattern that begins where a word does and ends where one does; None if none is told.

    Reads no further than a few letters, so that long lists are read in no time. ``small``: so many small
    words are passed over for the next.
    """
    found: set[str] = set()
    ways = [("", way) for way in alternatives(fragment)]
    gone: set[tuple[str, str]] = set()
    while ways:
        begun, rest = way = ways.pop()
        told = begun not in ("", UNTOLD)
        if told and (len(begun) >= LETTERS or not rest):
            found.add(_sign(begun))
        elif told and len(folded(begun)) >= STEMS[-1] and _leads_anywhere(rest):
            found.add(_sign(f"{begun}*"))
        elif not rest or len(gone) > WAYS_MAX:
            return None
        elif way not in gone:
            gone.add(way)
            ways += _further(begun, rest, small)
    return frozenset(found)


def _leads_anywhere(rest: str) -> bool:
    first, after = _first(rest)
    group = OPENING.match(first) or LOOKING.match(first)
    return after.startswith("{") or (not group and _letters(first) is None)


def _further(begun: str, rest: str, small: int) -> list[tuple[str, str]]:
    """The ways on over the first part of a pattern's rest."""
    if plain := PLAIN.match(rest):
        return [(_longer(begun, plain[0]), rest[plain.end() :])]
    first, after = _first(rest)
    if LOOKING.match(first):
        return [(begun, "" if first == r"\b" and begun not in ("", UNTOLD) else after)]
    often = OFTEN.match(after)
    after = after[often.end() :] if often else after
    ways = [(begun, after)] if often and often[1] in ("?", "*", "{0", "{") else []
    again = f"{first}*{after}" if often and often[1] in ("+", "*") else after
    opened = OPENING.match(first)
    letters = [] if opened else _letters(first) or [UNTOLD]
    if often and often[1].startswith("{") and any(map(WORD.match, letters or "a")):
        return [*ways, (UNTOLD, after)]
    if opened:
        return ways + [(begun, way + again) for way in alternatives(first[opened.end() : -1])]
    return ways + [_with(begun, letter, again, small) for letter in letters]


def _with(begun: str, letter: str, again: str, small: int) -> tuple[str, str]:
    """The way on when a letter or a mark was read."""
    if letter == DIGIT and not begun:
        return DIGIT, ""
    if letter in (DIGIT, UNTOLD):
        return UNTOLD, again
    if WORD.match(letter):
        return _longer(begun, letter), again
    passed = small and begun in SMALL and beginnings(again, small - 1) is not None
    return ("", again) if passed or begun in ("", UNTOLD) else (begun, "")


def _longer(begun: str, letters: str) -> str:
    return begun + letters if begun != UNTOLD else UNTOLD


def _letters(first: str) -> list[str] | None:
    """The letters that one part of a pattern may be, where they are told; `DIGIT` for any digit."""
    if first in (r"\s", r"\W", r"\n", r"\t"):
        return [" "]
    if first == r"\d":
        return [DIGIT]
    if first[0] == "\\":
        return None if first[1].isalnum() else [first[1]]
    if first[0] == "[":
        return None if first[1] == "^" else _members(first[1:-1])
    return None if first == "." else [first]


def _members(listed: str) -> list[str] | None:
    found: list[str] = []
    for member in MEMBER.finditer(listed):
        start, end = member.groups()
        letters = _letters(start) if start[0] == "\\" else [start]
        if end:
            letters = list(map(chr, range(ord(start), ord(end) + 1)))
        if letters is None:
            return None
        found += letters
    return found


def alternatives(source: str) -> list[str]:
    if "|" not in source:
        return [source]
    found, start, depth = list[str](), 0, 0
    for part in PART.finditer(source):
        sign = part[0]
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append(source[start : part.start()])
            start = part.end()
    return [*found, source[start:]]


def _first(source: str) -> tuple[str, str]:
    """A group, a class, an escaped letter or a plain one, and what follows it."""
    size, depth = 1, 0
    if source[0] in "([\\":
        for part in PART.finditer(source):
            depth += (part[0] == "(") - (part[0] == ")")
            if not depth:
                size = part.end()
                break
    return source[:size], source[size:]


def folded(word: str) -> str:
    """As letters are compared that differ in case alone."""
    return word.replace("İ", "i").replace("ı", "i").casefold()
