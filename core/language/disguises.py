"""A text as it reads to a person: hidden, spaced, swapped and look-alike letters are undone."""

import re
import unicodedata
from string import ascii_lowercase

#: Digits and signs that stand in for letters inside a word.
LEET = str.maketrans("0134578@$!|€", "oieastbaslle")
LEET_OR = str.maketrans("1", "l")
#: Quantities and codes keep their digits: 4k, 3d, 18th, 2x, 12px.
QUANTITY = re.compile(r"\d+(?:st|nd|rd|th|k|d|s|x|am|pm|px|cm|mm|km|m|kg|g|hd|p|yo|y)?$|[a-z]\d{1,2}$")
#: Letters of other scripts that look like Latin ones.
LOOKALIKE = str.maketrans(
    "пиавеѕіјорсухкмнтгԁһԛԝɡɑαβγειικνορτυχωµ",
    "nuabesijopcyxkmhtrdhqwgaabyeiiknoptuxwu",
)
MIXED = re.compile(r"(?=\w*[a-z])(?=\w*[\u0370-\u052f\u0250-\u02af])\w+")
FOREIGN_ONLY = re.compile(r"(?<!\w)[аеорсухіѕјԁһкмнтвαεοικνρτυχ]{3,}(?!\w)")
SPACED = re.compile(r"(?<![^\W_])(?:[^\W_](?: |[.\-_*·•,/|] ?)){2,}[^\W_](?![^\W_])")
PARTING = re.compile(r"[ .\-_*·•,/|]")
INSIDE_MARK = re.compile(r"[._*·•|~-]")
INSIDE = re.compile(
    r"(?<=[a-z])[._*·•|~]+(?=[a-z])|(?<![a-z][a-z][a-z])(?<=[a-z])-(?=[a-z])|(?<=[a-z])-(?=[a-z]{1,2}(?![a-z]))"
)
STRETCHED = re.compile(r"([a-z])\1{2,}")
#: Asked for before that pattern, which looks at every letter.
THRICE = tuple(letter * 3 for letter in ascii_lowercase)
#: A word with a letter and a sign that stands in for one.
LEET_WORD = re.compile(r"(?<![\w@$!|€])(?=[\w@$!|€]*[\d@$!|€])(?=[\w@$!|€]*[a-z])[\w@$!|€]+")
LEET_SIGN = re.compile(r"[\d@$!|€]")


def readings(text: str) -> str:
    """The plain text and every other reading of it, a line each; all in lower case without accents."""
    wide = _lowered(text)
    plain = " ".join(wide.split())
    found = [plain]
    # Mostly all three are the same text.
    for reading in dict.fromkeys((_unmasked(plain), _joined(wide), _unbroken(plain))):
        for variant in (
            reading,
            _unleeted(reading, LEET),
            _unleeted(reading.translate(LEET_OR), LEET),
            _unstretched(reading),
        ):
            if variant not in found:
                found.append(variant)
    return "\n".join(found)


def plainly(text: str) -> str:
    """NFKC, lower case, nothing invisible, no accents on Latin letters, single spaces."""
    return " ".join(_lowered(text).split())


def _lowered(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text.lower()
    shown = "".join(
        letter
        for letter in unicodedata.normalize("NFKC", text)
        if unicodedata.category(letter) not in ("Cf", "Cc", "Co") or letter in "\n\t"
    )
    lower = shown.casefold().replace("ё", "е").replace("ı", "i").replace("ł", "l").replace("đ", "d")
    return _unaccented(lower.replace("ø", "o"))


def _unaccented(text: str) -> str:
    """Latin letters lose their marks; a mark on another script is part of the letter."""
    if text.isascii():
        return text
    kept: list[str] = []
    latin = False
    for letter in unicodedata.normalize("NFD", text):
        if 0x300 <= ord(letter) <= 0x36F and latin:
            continue
        latin = "a" <= letter <= "z" if not unicodedata.combining(letter) else latin
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


def _unmasked(text: str) -> str:
    """Words that mix scripts, and look-alike words in a Latin text, read as Latin."""
    if text.isascii():
        return text
    read = MIXED.sub(lambda match: match.group(0).translate(LOOKALIKE), text)
    latin = len(re.findall(r"[a-z]", read))
    if latin > len(re.findall(r"[\u0370-\u052f]", read)):
        read = FOREIGN_ONLY.sub(lambda match: match.group(0).translate(LOOKALIKE), read)
    return read


def _unleeted(text: str, table: dict[int, int]) -> str:
    if not LEET_SIGN.search(text):
        return text
    return LEET_WORD.sub(lambda match: _word_unleeted(match.group(0), table), text)


def _word_unleeted(word: str, table: dict[int, int]) -> str:
    core = word.rstrip("!|")
    if not LEET_SIGN.search(core) or QUANTITY.fullmatch(core):
        return word
    return core.translate(table)


def _unstretched(text: str) -> str:
    return STRETCHED.sub(r"\1", text) if any(run in text for run in THRICE) else text


def _joined(text: str) -> str:
    """ "n u d e" and "n.u.d.e" as one word; two spaces part two words, else every parting is read."""
    joined = SPACED.sub(lambda match: f" {_partings(PARTING.sub('', match.group(0)))} ", text)
    return " ".join(joined.split())


def _partings(word: str) -> str:
    """A long run of spaced letters may be two words: "n a k e d c a t"."""
    if not 8 <= len(word) <= 24:
        return word
    return " ".join([word, *(f"{word[:cut]} {word[cut:]}" for cut in range(3, len(word) - 2))])


def _unbroken(text: str) -> str:
    return INSIDE.sub("", text) if INSIDE_MARK.search(text) else text
