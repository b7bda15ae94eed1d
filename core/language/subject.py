"""A few words for the status line ("Painting your sunset over the sea…"), safe to show anywhere."""

import re
import unicodedata

from core.language.scrubbing import SPAN, without_orders
from core.language.trimming import trimmed

LENGTH_MAX = 40
LINK = re.compile(
    r"(?:https?://|www\.|discord\.gg/|t\.me/)\S+|\[([^\]]*)\]\([^)]*\)|<[@#][!&]?\d+>|<a?:\w+:\d+>|<[^>]{0,80}>",
    re.I,
)
MENTION = re.compile(r"@\s*(?:everyone|here|channel|all)\b|@[\w.-]+", re.I)
MARKUP = re.compile(r"[`*_~|<>\[\](){}@#\\^=+/\"“”„«»$%&;:!?]|(?<!\w)['’]|['’](?!\w)|^\s*[-–—]+")
CLAUSE = re.compile(r"[,;.:!?，。、；！？\n]\s|[，。、；！？]|\s[–—-]\s")
ARTICLE = re.compile(
    r"^(?:(?:an?|the|some|my|our|un|una|uno|une|des|ein|eine|einen|o|os|um|uma|il|lo|la|el|le|les|der|die|das|one)\s+|l['’]|un['’])",
    re.I,
)
MADE = re.compile(r"^(?:picture|image|photo|pic) of (?:an?|the|some)?\s*", re.I)


def describe_subject(prompt: str) -> str:
    """The first clause without its article: no markup, mention, link or control character."""
    plain = unicodedata.normalize("NFC", without_orders(prompt))
    plain = MENTION.sub(" ", LINK.sub(lambda match: match.group(1) or " ", plain))
    plain = "".join(letter if _shown(letter) else " " for letter in SPAN.sub(" ", plain))
    clause = next((part for part in CLAUSE.split(plain) if _bare(part)), "")
    words = MADE.sub("", ARTICLE.sub("", _bare(clause)))
    return trimmed(words, LENGTH_MAX)


def _bare(clause: str) -> str:
    return " ".join(MARKUP.sub(" ", clause).split()).strip(" .,-–—")


def _shown(letter: str) -> bool:
    """Letters, marks, digits, spaces and plain punctuation; no control, format or private character."""
    kind = unicodedata.category(letter)
    return (
        kind[0] in "LMNP"
        or letter == " "
        or letter == "\n"
        or (kind[0] == "S" and letter in "`^$+=<>|~")
    )
