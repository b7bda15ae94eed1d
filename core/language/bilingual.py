"""What a thing is called in another language: "quita el gato" means the cat of an English prompt."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from core.language.alike import HANGUL, fold, same_turkish_word, same_word
from core.language.tongues import read_words, tongue_of

WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0963])+(?:[-'’][^\W_]+)*")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: Words are compared with those that begin alike: with so many letters, in unspaced scripts and Korean one.
BEGINNING = 2

#: English names that are other words in a language: Indonesian "cat" is paint, Turkish "at" a horse.
FALSE_FRIENDS = {
    "id": frozenset({"cat", "air"}),
    "tr": frozenset({"at", "on"}),
    "es": frozenset({"pie", "red"}),
}

#: A thing: its English name and those of the other languages.
Thing = tuple[str, tuple[str, ...]]


@lru_cache(2_000)
def names_in(tongue: str, name: str) -> tuple[str, ...]:
    """What a text in ``tongue`` may call what ``name`` is in any other; nothing for unknown things.

    An English text is searched for the English name alone: names of the others may be other words in it.
    """
    found: dict[str, None] = {}
    for english, others in _meant(name):
        for other in (english,) if tongue == "en" else (*others, english):
            if fold(other) != fold(name) and other not in FALSE_FRIENDS.get(tongue, ()):
                found[other] = None
    return tuple(found)


def places_of(text: str, english: frozenset[str]) -> list[str]:
    """The words of a text, in whatever language, that name one of these things."""
    found = []
    turkish = tongue_of(text) == "tr"
    for token in WORD.findall(text):
        if UNSPACED.search(token) or HANGUL.search(token):
            kin = [
                name for other in set(token) for name, thing in _index()[other] if thing[0] in english
            ]
            within = [name for name in kin if name in token]
            found += sorted(within, key=len, reverse=True)[:1]
        elif any(
            thing[0] in english and (same_turkish_word if turkish else same_word)(name, token)
            for name, thing in _index()[_beginning(fold(token))]
        ):
            found.append(token)
    return found


@lru_cache(2_000)
def names_thing(word: str) -> bool:
    """True for the English name of an everyday thing, in either number."""
    folded = fold(word)
    every = _english()
    return folded in every or folded.removesuffix("s") in every


@cache
def _english() -> frozenset[str]:
    return frozenset(fold(english) for english, _ in _listed())


def _meant(name: str) -> list[Thing]:
    """The things that a name may be: those called so as a whole, else by its first word that is one."""
    folded = fold(name)
    begun = _index().get(_shelf(folded), ())
    if whole := dict.fromkeys(thing for other, thing in begun if fold(other) == folded):
        return list(whole)
    for said in WORD.findall(name):
        if kin := _by_word(said):
            return kin
    return []


def _by_word(said: str) -> list[Thing]:
    if UNSPACED.search(said):
        long = sorted(
            (other for beginning in set(said) for other, _ in _index()[beginning] if other in said),
            key=len,
        )
        return [thing for other, thing in _index()[long[-1][0]] if other == long[-1]] if long else []
    return [thing for other, thing in _index()[_beginning(fold(said))] if same_turkish_word(other, said)]


@cache
def _index() -> defaultdict[str, list[tuple[str, Thing]]]:
    by: defaultdict[str, list[tuple[str, Thing]]] = defaultdict(list)
    for thing in _listed():
        for other in (thing[0], *thing[1]):
            by[_shelf(fold(other))].append((other, thing))
    return by


def _shelf(folded: str) -> str:
    """Names of several words stand apart from those that a single word may be."""
    return _beginning(folded) + (" " if " " in folded else "")


def _beginning(folded: str) -> str:
    unspaced = UNSPACED.match(folded) or HANGUL.match(folded)
    return folded.removeprefix("ال")[: 1 if unspaced else BEGINNING]


@cache
def _listed() -> tuple[Thing, ...]:
    return tuple(
        (english.replace("_", " "), tuple(name.strip() for name in others.split(",")))
        for english, others in read_words("things")["things"].items()
    )
