"""Words to concepts across languages: draw, change, again, not … Hints for the learnt model."""

import tomllib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from core.language.normalise import CJK_RUN, fold

#: Words of at least this many letters are recognised with one letter wrong, missing, doubled or swapped.
LETTERS_FORGIVEN = 5
STEM_MIN, PIECE_MAX = 1, 8

Concepts = tuple[str, ...]
NONE: Concepts = ()


class Lexicon:
    """Exact words, stems and unspaced pieces, each with its concepts."""

    def __init__(self, tables: dict[str, dict[str, str]]) -> None:
        self._words: dict[str, Concepts] = {}
        self._stems: dict[str, Concepts] = {}
        self._pieces: dict[str, Concepts] = {}
        for concept, languages in tables.items():
            for line in languages.values():
                for entry in line.split():
                    self._add(fold(entry), concept)
        self._near = _Neighbours(self._words | self._stems)

    def concepts(self, word: str) -> Iterator[Concepts]:
        """The concepts of a word in order; a run without blanks may hold several."""
        if CJK_RUN.fullmatch(word):
            yield from self._in_run(word)
            return
        found = self._words.get(word) or self._by_stem(word) or self._by_neighbour(word)
        if found:
            yield found

    def _add(self, entry: str, concept: str) -> None:
        table = self._words
        if entry.endswith("*"):
            table, entry = self._stems, entry[:-1]
        elif CJK_RUN.fullmatch(entry):
            table = self._pieces
        table[entry] = (
            (*table.get(entry, NONE), concept) if concept not in table.get(entry, NONE) else table[entry]
        )

    def _in_run(self, word: str) -> Iterator[Concepts]:
        at = 0
        while at < len(word):
            for size in range(min(PIECE_MAX, len(word) - at), 0, -1):
                if found := self._pieces.get(word[at : at + size]):
                    yield found
                    at += size - 1
                    break
            at += 1

    def _by_stem(self, word: str) -> Concepts:
        for size in range(len(word), STEM_MIN - 1, -1):
            if found := self._stems.get(word[:size]):
                return found
        return NONE

    def _by_neighbour(self, word: str) -> Concepts:
        if len(word) < LETTERS_FORGIVEN or not word.isalpha():
            return NONE
        for form in (word, *_shorter(word)):
            if found := self._near.concepts(form):
                return found
        return NONE


class _Neighbours:
    """Every word with one letter left out: two words one edit apart meet in one of these.

    There are twenty-five thousand, so that they are kept as hashes in order, a tenth of what the words
    and their table would be. Two of 64 bits do not meet.
    """

    def __init__(self, words: dict[str, Concepts]) -> None:
        found: dict[int, Concepts] = {}
        for word, concepts in words.items():
            if len(word) >= LETTERS_FORGIVEN and word.isalpha():
                for form in (word, *_shorter(word)):
                    found.setdefault(hash(form), concepts)
        self._concepts = list(dict.fromkeys(found.values()))
        numbers = {concepts: number for number, concepts in enumerate(self._concepts)}
        self._hashes = array("q", sorted(found))
        self._numbers = array("H", (numbers[found[one]] for one in self._hashes))

    def concepts(self, form: str) -> Concepts:
        wanted = hash(form)
        at = bisect_left(self._hashes, wanted)
        if at < len(self._hashes) and self._hashes[at] == wanted:
            return self._concepts[self._numbers[at]]
        return NONE


@cache
def lexicon() -> Lexicon:
    text = files("core.language").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return Lexicon(tomllib.loads(text))


@lru_cache(maxsize=4096)
def concepts_of(word: str) -> tuple[Concepts, ...]:
    return tuple(lexicon().concepts(word))


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
