"""A few words for the status line ("Painting your sunset over the sea…"), safe to show anywhere."""

import re
import unicodedata
from collections.abc import Sequence

from core.language.lexicon import concepts_of
from core.language.normalise import CJK_RUN, fold
from core.language.scrubbing import without_orders, without_spans
from core.language.trimming import trimmed

LENGTH_MAX = 40
LINK = re.compile(
    r"(?:https?://|www\.|discord\.gg/|t\.me/)\S+|\[([^\]]*)\]\([^)]*\)|<[@#][!&]?\d+>|<a?:\w+:\d+>|<[^>]{0,80}>",
    re.I,
)
MENTION = re.compile(r"@\s*(?:everyone|here|channel|all)\b|@[\w.-]+", re.I)
MARKUP = re.compile(r"[`*_~|<>\[\](){}@#\\^=+/\"“”„«»$%&;:!?]|(?<!\w)['’]|['’](?!\w)|^\s*[-–—]+")
#: Without one of these there is neither link nor mention, without one of those no markup.
LINKED = re.compile(r"[/.\[<@]")
MARK = re.compile(r"[`*_~|<>\[\](){}@#\\^=+/\"“”„«»$%&;:!?'’–—-]")
CLAUSE = re.compile(r"[,;.:!?，。、；！？\n]\s|[，。、；！？]|\s[–—-]\s")
ARTICLE = re.compile(
    r"^(?:(?:an?|the|some|my|our|un|una|uno|une|des|ein|eine|einen|o|os|um|uma|il|lo|la|el|le|les|der|die|das|one)\s+|l['’]|un['’])",
    re.I,
)
#: What a bare order consists of: a verb, then these and no thing: "please draw me a picture of it".
VERBS = frozenset({"draw", "make", "show"})
KIND = frozenset({"kind"})
FILLING = KIND | {"it", "a", "mine", "you"}
PICTURE = frozenset(
    [
        "picture",
        "pic",
        "image",
        "img",
        "photo",
        "bild",
        "foto",
        "imagen",
        "imagem",
        "immagine",
        "картинку",
        "рисунок",
        "obraz",
        "gambar",
        "hinh",
    ]
)
MADE = re.compile(r"^(?:picture|image|photo|pic) of (?:an?|the|some)?\s*", re.I)


def describe_subject(prompt: str) -> str:
    """The first clause that names a thing, without its article: no markup, mention, link or control
    character. "" where there is nothing but the order: "draw", "make me a picture"."""
    plain = unicodedata.normalize("NFC", without_orders(prompt))
    if LINKED.search(plain):
        plain = MENTION.sub(" ", LINK.sub(lambda match: match.group(1) or " ", plain))
    plain = _as_shown(without_spans(plain))
    clause = next((part for part in CLAUSE.split(plain) if _names_a_thing(_bare(part))), "")
    words = MADE.sub("", ARTICLE.sub("", _bare(clause)))
    return trimmed(words, LENGTH_MAX)


def _names_a_thing(clause: str) -> bool:
    """False for nothing at all and for a bare order; in doubt a thing is named."""
    words = fold(clause).split()
    said = next((word for word in words if not _means(word, KIND)), "")
    verb = said if _means(said, VERBS) else ""
    return any(word != verb and word not in PICTURE and not _fills(word, words) for word in words)


def _fills(word: str, words: Sequence[str]) -> bool:
    """A coal mine is a thing, and so is an article on its own."""
    return word != "mine" and len(words) > 1 and _means(word, FILLING)


def _means(word: str, wanted: frozenset[str]) -> bool:
    if CJK_RUN.search(word) and len(word) > 1:
        return False  # words are not spaced apart: the thing may stand in the same run
    return any(not wanted.isdisjoint(concepts) for concepts in concepts_of(word))


def _bare(clause: str) -> str:
    bare = MARKUP.sub(" ", clause) if MARK.search(clause) else clause
    return " ".join(bare.split()).strip(" .,-–—")


def _as_shown(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter if _shown(letter) else " " for letter in text)


def _shown(letter: str) -> bool:
    """Letters, marks, digits, spaces and plain punctuation; no control, format or private character."""
    kind = unicodedata.category(letter)
    return (
        kind[0] in "LMNP"
        or letter == " "
        or letter == "\n"
        or (kind[0] == "S" and letter in "`^$+=<>|~")
    )
