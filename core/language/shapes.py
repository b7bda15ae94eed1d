"""The shape and size that a message asks for: ratio and resolution."""

import re
from functools import cache

from core.conversation import Intent
from core.language.signs import Signed
from core.language.vocabulary import tables, word_signs, words_pattern

#: Two numbers with a colon are a ratio only where they are a usual one; others are times and scores.
RATIOS = frozenset(
    [
        "1:1",
        "2:3",
        "3:2",
        "3:4",
        "4:3",
        "4:5",
        "5:4",
        "9:16",
        "16:9",
        "10:16",
        "16:10",
        "21:9",
        "9:21",
        "2:1",
        "1:2",
        "3:1",
        "1:3",
        "5:7",
        "7:5",
        "8:10",
        "10:8",
        "1:4",
        "4:1",
        "3:5",
        "5:3",
        "9:18",
        "18:9",
        "9:19",
        "9:20",
        "20:9",
        "32:9",
        "11:14",
        "14:11",
        "4:6",
        "6:4",
        "5:8",
        "8:5",
        "12:5",
        "1:3",
        "8:11",
    ]
)
NUMBERS = re.compile(
    r"(?<![\d:.,/-])(\d{1,2})\s?(?::|x|×|/|by|to|zu|на|比|a)\s?(\d{1,2})(?![\d%/]|:\d|[.,]\d|x\d|\s?(?:px|cm|mm|m\b|am|pm|uhr))"
)
DIGIT = re.compile(r"\d")
FLAG = re.compile(r"-{1,2}(?:ar|aspect|ratio)[ =](\d{1,2})[:x/](\d{1,2})")
PIXELS = re.compile(r"(?<![\w.])(\d{3,4})\s?[x×*]\s?(\d{3,4})(?!\d)")
RESOLUTION = re.compile(
    r"(?<![a-z0-9.])(?:[248]\s?[kк](?![a-z0-9])(?:\s?uhd)?|full\s?-?hd|ultra\s?-?hd|u?hd|(?:720|1080|1440|2160)p|(?:512|768|1024|1536|2048|4096)\s?px)(?![a-z0-9])"
)
NAMES = {"square": "1:1", "portrait": "portrait", "landscape": "landscape"}
#: A direction in the picture, or the size of a thing in it: no shape of the picture itself.
NO_SHAPE = re.compile(
    r"\b(?:flip|mirror|straighten|reflect|rotate|spiegel\w*|voltea\w*|retourne\w*|specchia\w*|espelha\w*)\b|\bas (?:tall|wide)\b"
)
#: "Square it", "crop to a square", "kare kırp": said of a picture that is there.
SQUARED = re.compile(
    r"\bsquare (?:it|this|that)\b|\b(?:to|into) an? square\b|\bmake (?:it|this|that) square\b"
    r"|\b(?:crop|kirp\w*|potong|recort\w*|ritagli\w*)\b.*\b(?:square|kare|kotak|persegi|cuadrad\w*|quadrat\w*)\b"
    r"|\b(?:square|kare|kotak)\b.*\b(?:crop|kirp\w*)\b"
)


def ratio_of(text: str, intent: Intent) -> str | None:
    """``16:9``, ``portrait`` …; ``text`` is folded. "A portrait of a beekeeper" says no ratio."""
    numbered = DIGIT.search(text) is not None
    if numbered and (flag := FLAG.search(text)):
        return f"{flag.group(1)}:{flag.group(2)}"
    for match in NUMBERS.finditer(text) if numbered else ():
        said = f"{match.group(1)}:{match.group(2)}"
        if said in RATIOS and (":" in match.group(0) or _of_format(text, match)):
            return said
    if intent is Intent.EDIT and NO_SHAPE.search(text):
        return None
    for name, pattern in _plain().items():
        if pattern.search(text):
            return NAMES[name]
    if intent is Intent.EDIT and SQUARED.search(text):
        return NAMES["square"]
    for name, (near, bare) in _ambiguous().items():
        # What stands alone has the same words as what stands beside another.
        shaped = near.may_be_in(text) and (near.search(text) or bare.search(text))
        if shaped or (intent is Intent.SETTING and _said(name, text)):
            return NAMES[name]
    return None


def _said(name: str, text: str) -> bool:
    return re.search(words_pattern(tables()["ratio"][f"ambiguous_{name}"].split()), text) is not None


def resolution_of(text: str) -> str | None:
    """As said, without blanks: ``2048x2048``, ``4k``, ``hd``."""
    if not DIGIT.search(text) and "hd" not in text:
        return None
    if pixels := PIXELS.search(text):
        return f"{pixels.group(1)}x{pixels.group(2)}"
    said = RESOLUTION.search(text)
    return re.sub(r"[\s-]", "", said.group(0)).replace("к", "k") if said else None


def _of_format(text: str, match: re.Match[str]) -> bool:
    """A ratio said with "by" or "x" needs a word of format near by, or it is a size or a score."""
    around = text[max(0, match.start() - 18) : match.end() + 18]
    return re.search(_format(), around) is not None or "make it" in around or "to " in around[:18]


@cache
def _format() -> str:
    return words_pattern(tables()["ratio"]["format"].split())


@cache
def _plain() -> dict[str, Signed]:
    table = tables()["ratio"]
    unclear = {word for name in NAMES for word in table[f"ambiguous_{name}"].split()}
    found = {}
    for name in NAMES:
        clear = [word for word in table[name].split() if word not in unclear]
        found[name] = Signed(re.compile(words_pattern(clear)), word_signs(clear))
    return found


@cache
def _ambiguous() -> dict[str, tuple[Signed, re.Pattern[str]]]:
    """Beside a word of format; or alone between marks, or at the end after "in" or "make it"."""
    table = tables()["ratio"]
    patterns = {}
    for name in NAMES:
        listed = table[f"ambiguous_{name}"].split()
        word = words_pattern(listed)
        beside = rf"{word}[ -]{_format()}|{_format()}(?: in| en| em| im)? {word}(?! of| de | von )"
        alone = (
            rf"(?:^|[,;:(.]\s*|\b(?:in|as|make it|make this|make that|into|to|als|en|em|im|in) (?:an? )?)"
            rf"{word}(?=\s*(?:[,.;:!?)]|$|\b(?:please|pls|plz|bitte|por favor|now|instead|this time|for (?:instagram|the phone|print))\b))"
        )
        patterns[name] = (Signed(re.compile(beside), word_signs(listed)), re.compile(alone))
    return patterns
