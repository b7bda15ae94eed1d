"""The manner that a message asks for: style, model, what must not be there, what to clear."""

import re
from collections.abc import Iterable
from functools import cache

from core.language.normalise import fold
from core.language.signs import UNBORDERED, Signed, listed, signed, signs_in, signs_of
from core.language.styles import presets
from core.language.vocabulary import tables

NEGATIVE_WORDS_MAX = 7
#: Before a name that is also something else ("gemini", "google", "local").
BY = re.compile(
    r"(?:\b(?:with|using|via|use|on|by|in|through|try|switch to|model|default|mit|con|avec|com|usa|usar|utilise|nutze|verwende|на|через|с|w|z|dengan|pakai|ile|bang|voi|przez|uzywajac|via|tramite|dung|bruger|باستخدام|عبر|مع)|用|使用)(?: the| el| la| le| das| den| il| o| to| is|:)?\s?$"
)
AFTER = re.compile(
    r"^\s?(?:model|modell|modelo|modele|modello|image|модел|模型|モデル|で|로|으로|ile\b|से(?!\S)|se\b)"
)
#: A photo that is there is no style: "in my photo", "on the photo".
THE_PHOTO = re.compile(
    r"(?:\b(?:my|your|his|her|our|their|the|this|that|mein\w*|dein\w*|das|dem|diesem|mi|tu|la|esta|ma|ta|cette|minha|sua|mia|tua|questa|мо\w+|эт\w+|mo(?:im|je|jego)|tym|mijn|de|deze|of) |(?:我的|这张|那张|この|その|私の|내 |제 |이 |मेरी |इस ))$"
)
NO_STYLE = frozenset(
    [
        "the",
        "this",
        "that",
        "same",
        "my",
        "your",
        "his",
        "her",
        "our",
        "a",
        "an",
        "any",
        "new",
        "other",
        "different",
        "old",
        "default",
        "which",
        "what",
        "no",
        "some",
    ]
)


def style_of(shown: str, text: str) -> str | None:
    """A style of the library in the words that were used, else "in … style", else a photo.

    ``shown``: the message as written (names with accents); ``text``: folded.
    """
    found = presets().mentions(shown)
    if found:
        longest = max(found, key=lambda mention: len(mention[0]))
        return longest[0].lower()
    for match in _named_style().finditer(text):
        said = next(group for group in match.groups() if group).strip()
        words = [word for word in said.split() if word not in NO_STYLE]
        if words and len(words) == len(said.split()):
            return said
    photo = _photo().search(text)
    return photo.group(0) if photo and not THE_PHOTO.search(text[: photo.start()]) else None


def model_of(text: str, *, setting: bool) -> str | None:
    """The catalogue's id for the longest name in the text."""
    if text.isascii() and _model_signs().isdisjoint(signs_of(text)):
        return None  # beside letters of other scripts a name may stand in the middle of a word
    strong, weak = _models()
    named = max(strong.finditer(text), key=lambda match: len(match.group(0)), default=None)
    if named:
        return _model_ids()[re.sub(r"\s+", " ", named.group(0))]
    for match in weak.finditer(text):
        by = BY.search(text[: match.start()]) or AFTER.search(text[match.end() :])
        if by or (setting and len(text.split()) <= 8):
            return _model_ids()[match.group(0)]
    return None


def negative_of(text: str) -> tuple[str, ...]:
    """What must not be in the picture, each thing on its own; ``text`` is folded."""
    found: list[str] = []
    table = tables()["negative"]
    for match in _ruled_out_before().finditer(text):
        found.append(next(group for group in match.groups() if group))
    for match in _ruling_out().finditer(text):
        tail = re.split(table["end"], text[match.end() :], maxsplit=1)[0]
        things = re.split(
            r"\s*(?:,|\b(?:and|or|nor|y|ni|o|e|ou|et|und|oder|и|или|і|або|i|lub|dan|atau|ve|veya|va|hoac|aur|ya)\b|،|و)\s*",
            tail,
        )
        found += [" ".join(thing.split()[:NEGATIVE_WORDS_MAX]) for thing in things[:4] if thing.strip()]
    return tuple(dict.fromkeys(found))


def cleared(text: str) -> tuple[str, ...]:
    """The settings that are to be dropped: their names, or ``all``."""
    table = tables()["clear"]
    if not re.search(table["verbs"], text):
        return ()
    named = [name for name, pattern in table["names"].items() if re.search(pattern, text)]
    if named:
        return tuple(named)
    if presets().mentions(text):
        return ("style",)
    return ("all",) if re.search(table["all"], text) or len(text.split()) == 1 else ()


@cache
def _named_style() -> Signed:
    said = listed("style* look aesthetic stil stile stilo tarz* uslub* estilo стил* styl* gaya phong")
    return Signed(re.compile(tables()["style"]["named"]), {*said, UNBORDERED})


@cache
def _photo() -> Signed:
    said = listed("photo photograph foto fotografia photographie фото фотографи* zdjecie fotograf")
    return Signed(re.compile(tables()["style"]["photo"]), {*said, UNBORDERED})


@cache
def _ruling_out() -> Signed:
    return signed(("", tables()["negative"]["before"]), flags=0)


@cache
def _ruled_out_before() -> Signed:
    said = listed("na nahi* ke olmasin* olmadan* koyma* istemiyorum*")
    return Signed(re.compile(tables()["negative"]["unspaced"]), {*said, UNBORDERED})


@cache
def _model_ids() -> dict[str, str]:
    both = (tables()["models"], tables()["weak_models"])
    return {
        fold(name): model
        for table in both
        for model, names in table.items()
        for name in names.split("|")
    }


@cache
def _models() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (_names(tables()["models"].values()), _names(tables()["weak_models"].values()))


@cache
def _model_signs() -> frozenset[str]:
    signs = signs_in(map(re.escape, _model_ids()))
    assert signs is not None
    return signs


def _names(lines: Iterable[str]) -> re.Pattern[str]:
    """Latin names: in scripts without blanks the next word stands right beside them."""
    names = {re.escape(fold(name)) for line in lines for name in line.split("|") if "*" not in name}
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![a-z0-9_-])(?:{'|'.join(longest)})(?![a-z0-9_])")
