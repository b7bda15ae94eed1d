"""What the model sees of a message: three groups of hashed features, also crossed with the state."""

from array import array
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from core.language.lexicon import concepts_of
from core.language.normalise import CJK_RUN, Message
from core.language.state import State

#: Numbers that features have: meanings have the first ones to themselves, the rest is shared by pieces and
#: words. So many that hardly two meet in one; most have no weights and cost four bytes each.
MEANINGS = 1 << 17
ROWS = 1 << 20
#: How much each group weighs, however many features it has: pieces of words, words and pairs, meanings.
GROUP_WEIGHTS = (1.3, 0.9, 0.8)

#: Stands for a word that the lexicon does not know; so many words of a message are outlined.
UNKNOWN, OUTLINED = "_", 24

Groups = tuple[Collection[int], Collection[int], Collection[int]]


def features_of(message: Message, state: State) -> Groups:
    """Numbers of features, each once in its group, in no order."""
    pieces, words, meanings = _own(message.words)
    salts = [_number(label) for label in state.labels]
    return (
        pieces,
        {MEANINGS + value % (ROWS - MEANINGS) for value in _crossed(words, salts)},
        {value % MEANINGS for value in _crossed(meanings, salts)},
    )


def _crossed(values: Collection[int], salts: Iterable[int]) -> list[int]:
    return [*values, *(value * 31 + salt for salt in salts for value in values)]


@lru_cache(maxsize=64)
def _own(words: tuple[str, ...]) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """What does not depend on the state: a message may be judged in two of them."""
    text = [word for word in words if word[0].isalnum() or word[0] == "⟨"]
    pieces = {MEANINGS + value % (ROWS - MEANINGS) for word in words for value in _pieces(word)}
    return (
        frozenset(pieces),
        frozenset(map(_number, _words(words, text))),
        frozenset(map(_number, _meanings(words, text))),
    )


def _number(name: str) -> int:
    return crc32(name.encode())


def _words(words: tuple[str, ...], text: list[str]) -> Iterator[str]:
    """Words, neighbours, neighbours but one, how it begins and how it ends."""
    for word in words:
        yield f"w{word}"
    for before, after in pairwise(("", *words, "")):
        yield f"b{before} {after}"
    for before, after in zip(text, text[2:], strict=False):
        yield f"s{before} {after}"
    for size in (1, 2, 3):
        yield f"{size}{' '.join(text[:size])}"
    yield f"9{text[-1] if text else ''}"


def _meanings(words: tuple[str, ...], text: list[str]) -> Iterator[str]:
    """Concepts, alone and in pairs, in order, at the beginning; the length and the last mark."""
    yield "0"
    yield f"l{len(text) if len(text) < 6 else 6 + min(len(text) // 6, 5)}"
    yield f"e{words[-1] if words and not words[-1].isalnum() else ''}"
    found = [concepts for word in words for concepts in concepts_of(word)]
    flat = {concept for concepts in found for concept in concepts}
    yield from (f"k{concept}" for concept in flat)
    yield from (f"p{one} {other}" for one in flat for other in flat if one < other)
    yield from (f"f{concept}" for concepts in found[:1] for concept in concepts)
    yield from (
        f"o{one} {other}" for before, after in pairwise(found) for one in before for other in after
    )
    for place, word in enumerate(words[:2]):
        yield from (f"a{place}{concept}" for concepts in concepts_of(word) for concept in concepts)
    yield from _outline(text, flat)


def _outline(text: list[str], flat: set[str]) -> Iterator[str]:
    """The sentence with only its known words: "again _" is another of something, "again" of the picture."""
    line = [_outlined(word) for word in text[:OUTLINED]]
    unknown = line.count(UNKNOWN)
    share = "0123"[unknown] if unknown < 4 else "4" if unknown < 7 else "7"
    yield f"u{share}"
    yield from (f"u{share}{concept}" for concept in flat)
    if len(line) <= 6:
        yield f"t{' '.join(line)}"
    edged = ["^", *line, "$"]
    yield from (f"n{' '.join(edged[at : at + 3])}" for at in range(len(edged) - 2))
    yield from (f"m{' '.join(edged[at : at + 2])}" for at in range(len(edged) - 1))


@lru_cache(maxsize=4096)
def _outlined(word: str) -> str:
    found = concepts_of(word)
    return "+".join(concepts[0] for concepts in found) if found else UNKNOWN


@lru_cache(maxsize=4096)
def _pieces(word: str) -> "array[int]":
    """As an array: 4,096 sets of numbers would come to 11 MiB in a process that hears much talk."""
    if CJK_RUN.fullmatch(word):
        sizes, padded = (1, 2, 3, 4), word
    else:
        sizes, padded = (2, 3, 4, 5), f"^{word}$"
    return array(
        "I",
        {
            _number(f"c{padded[at : at + size]}")
            for size in sizes
            for at in range(len(padded) - size + 1)
        },
    )
