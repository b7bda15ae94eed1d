"""What words mean to the painter: our own table of words, and the names of the glyph set in many languages."""

import re
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from core.providers.embedded import glyphs
from core.providers.embedded.names import namings

#: The longest name that is looked for, in words.
WORDS_MAX = 4
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: Long enough to be told from its endings.
CYRILLIC = re.compile(r"[а-яёіїєґ]{4,}")
TOKEN = re.compile(r"\d+-bit|[^\W_]+(?:[-’'.][^\W_]+)*|&")
#: Colours that are also things: a noun where no noun follows.
ALSO_NOUNS = {"orange": "tangerine", "rose": "rose", "violet": "hyacinth"}
#: Words of size and of style that are things where no noun follows: "a baby" is one, "a baby fox" a small fox.
SPOKEN_NOUNS = {"baby": "baby", "giant": "troll", "pencil": "pencil"}
IRREGULAR = {"men": "man", "women": "woman", "children": "child", "geese": "goose", "people": "person"}


class Kind(StrEnum):
    """The part a word plays; the values name the sections of ``words.toml``."""

    GROUND = "ground"
    PLACE = "place"
    TIME = "time"
    WEATHER = "weather"
    STYLE = "style"
    COLOUR = "colour"
    NUMBER = "number"
    SIZE = "size"
    LEVEL = "level"
    RELATION = "relation"
    PART = "part"
    NOUN = "noun"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """``plural`` for nouns whose form said so without a number."""

    kind: Kind
    value: str
    plural: bool = False


#: What has a plural: "trees" are a tree more than once, and never the Italian three.
COUNTED = frozenset({Kind.NOUN, Kind.GROUND, Kind.WEATHER, Kind.PART})
NOTHING = Meaning(kind=Kind.OTHER, value="")


def words_of(text: str) -> list[str]:
    """Lower-case words; a run of Chinese, Japanese or Korean is cut at the longest words we know."""
    found: list[str] = []
    for token in TOKEN.findall(text.lower().replace("'", "’")):
        found += _cut(token) if CJK.search(token) else [token]
    return found


def meaning_at(words: list[str], start: int, *, place: bool = False) -> tuple[Meaning, int]:
    """What begins at ``start``, longest name first, and how many words it takes.

    ``place``: a preposition stood before, so that "the moon" may be ground to stand on.
    """
    for length in range(min(WORDS_MAX, len(words) - start), 0, -1):
        phrase = " ".join(words[start : start + length])
        if place and (where := table().get(("place", phrase))):
            return where, length
        if found := known(phrase):
            return found, length
    return NOTHING, 1


def meanings_of(words: list[str]) -> list[Meaning]:
    found, start = [], 0
    while start < len(words):
        meaning, length = meaning_at(words, start)
        found.append(meaning)
        start += length
    return found


def known(phrase: str) -> Meaning | None:
    """The meaning of exactly this phrase, singular or plural."""
    for form in singulars(phrase):
        found = table().get(("", form))
        if found is not None and (form == phrase or found.kind in COUNTED):
            return replace(found, plural=form != phrase and found.kind is Kind.NOUN and _plural(phrase))
    return None


def _plural(phrase: str) -> bool:
    """Endings of other scripts are cases as often as plurals."""
    return phrase.endswith("s") or phrase.rpartition(" ")[2] in IRREGULAR


def singulars(phrase: str) -> list[str]:
    """The phrase, then what it may be the plural of."""
    head, _, last = phrase.rpartition(" ")
    forms = [phrase]
    guesses = [IRREGULAR.get(last, "")]
    if last.endswith("ies"):
        guesses.append(last[:-3] + "y")
    if last.endswith("ves"):
        guesses += [last[:-3] + "f", last[:-3] + "fe"]
    if last.endswith("s") and len(last) > 3:
        guesses.append(last[:-1])
    if last.endswith("es"):
        guesses.append(last[:-2])
    if CYRILLIC.fullmatch(last):
        guesses += [last[:-1] + ending for ending in ("", "а", "я", "ь", "о", "е", "й")]
    guesses.append(last.removeprefix("ال") if last.startswith("ال") else "")
    return forms + [f"{head} {guess}".strip() for guess in guesses if guess]


@cache
def table() -> dict[tuple[str, str], Meaning]:
    """("", phrase) to meaning; ("place", phrase) for grounds that need a preposition. Ours win."""
    found: dict[tuple[str, str], Meaning] = {}
    for section, keys in own_words().items():
        if section in (Kind.NOUN, "trait", "vague"):
            continue
        kind, scope = (Kind.GROUND, "place") if section == Kind.PLACE else (Kind(section), "")
        for value, phrases in keys.items():
            for phrase in phrases:
                found.setdefault((scope, phrase), Meaning(kind=kind, value=value))
    for phrase, name in nouns().items():
        found.setdefault(("", phrase), Meaning(kind=Kind.NOUN, value=name))
    return found


@cache
def own_words() -> dict[str, dict[str, list[str]]]:
    text = files("core.providers.embedded").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def traits(name: str) -> frozenset[str]:
    """How the thing of that name behaves: big, small, sky, float, swim, worn …"""
    return frozenset(trait for trait, names in own_words()["trait"].items() if name in names)


@cache
def vague() -> frozenset[str]:
    """Words that name no thing here, whatever a short code of the glyph set says."""
    return frozenset(own_words()["vague"]["words"])


@cache
def nouns() -> dict[str, str]:
    """Every way to name a glyph, to the set's own English name of it."""
    there = glyphs.stems()
    found: dict[str, str] = {}
    for name, phrases in own_words()["noun"].items():
        found.update(dict.fromkeys((phrase for phrase in phrases if name in there), name))
    for name in there:
        found.setdefault(name.lower(), name)
        if name.startswith("flag "):
            country = name.removeprefix("flag ").lower()
            found.setdefault(f"{country} flag", name)
            found.setdefault(f"flag of {country}", name)
    for said, name in _elsewhere(there):
        if said not in vague() and len(said) > (1 if CJK.search(said) else 2):
            found.setdefault(said, name)
    return found


def _elsewhere(there: dict[str, str]) -> list[tuple[str, str]]:
    """Short codes ("doughnut", "tada") and the names of other languages, after the English ones."""
    found: list[tuple[str, str]] = []
    for naming in namings():
        name = naming.english
        if name in there:
            codes = [code for code in naming.codes if not code.endswith("ing")]
            found += [(_plain(other).lower(), name) for other in (*codes, *naming.others)]
    return found


def _plain(name: str) -> str:
    """The animal of a face, the maker of a person: "fox face" is a fox, "rosto de raposa" too."""
    said = re.sub(
        r"^(?:rosto de |cara de |tête de |muso di |морда |лицо |face of )|の顔$|gesicht$", "", name
    )
    return said.removesuffix(" face")


def _cut(run: str) -> list[str]:
    found, start = [], 0
    while start < len(run):
        for length in range(min(6, len(run) - start), 0, -1):
            piece = run[start : start + length]
            if length == 1 or ("", piece) in table():
                found.append(piece)
                start += length
                break
    return found
