"""Whether two words are the same word: in whatever number, case, accents or article."""

import re
import unicodedata
from functools import cache, lru_cache

from core.language.tongues import words
from core.language.turkish import stems

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
#: Arabic writes its article with the word: "البيت" is "بيت".
ARTICLE = re.compile(r"^(?:[بوفك]?ال|لل|ب(?=\w{4}))(?=\w{2})")


def fold(text: str) -> str:
    """Case and accents do not tell words apart when a thing is looked for."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in plain if not 0x300 <= ord(letter) <= 0x36F)
    )


@lru_cache(8_000)
def same_word(left: str, right: str) -> bool:
    """The same word in another number or case: lamp and lamps, стол and столе."""
    a, b = sorted((ARTICLE.sub("", fold(left)), ARTICLE.sub("", fold(right))), key=len)
    if a == b:
        return True
    if len(a) < 3 or HANGUL.match(a):
        return bool(HANGUL.match(a)) and b.startswith(a) and len(b) - len(a) <= 2
    if b in (a + "s", a + "es", a[:-1] + "ies", a[:-1] + "ves", a[:-2] + "ves", a + "n", a + "en"):
        return True
    if a.isascii() and b.isascii():
        return (
            _singular(a) == _singular(b)
            or (b.startswith(a) and b[len(a) :] in _endings())
            or (
                len(a) >= 5
                and b.startswith(a[:-1])
                and b[len(a) - 1 :] in ("ies", "i", "ae", "as", "os", "e")
            )
        )
    if CYRILLIC.search(a) and len(_cyrillic_stem(a)) > 2 and _cyrillic_stem(a) == _cyrillic_stem(b):
        return True
    shared = _shared(a, b)
    tail = len(b) - shared
    return shared >= max(3, len(a) - 2) and tail <= 3 and (len(a) > 3 or tail <= 2)


def same_turkish_word(left: str, right: str) -> bool:
    """Turkish builds its words behind the noun: ev, evi, evin; şemsiye, şemsiyeyi, şemsiyeli."""
    return same_word(left, right) or not stems(fold(left)).isdisjoint(stems(fold(right)))


def same_polish_word(left: str, right: str) -> bool:
    """Polish declines what English letters write, too: okulary, okularach."""
    if same_word(left, right):
        return True
    a, b = sorted((fold(left), fold(right)), key=len)
    shared = _shared(a, b)
    return len(a) > 3 and shared >= max(3, len(a) - 2) and len(b) - shared <= 3


@cache
def _endings() -> frozenset[str]:
    return frozenset(ending.casefold() for ending in words("wording")["small"]["case"])


def _singular(word: str) -> str:
    for ending, instead in (
        ("ies", "y"),
        ("ves", "f"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("xes", "x"),
        ("oes", "o"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return {
        "mice": "mouse",
        "men": "man",
        "women": "woman",
        "people": "person",
        "children": "child",
        "geese": "goose",
        "feet": "foot",
        "cacti": "cactus",
        "teeth": "tooth",
    }.get(word, word)


def _cyrillic_stem(word: str) -> str:
    """Without the fleeting vowel and the ending: стілець and стільці, замок and замка."""
    bare_word = re.sub(r"(?:ец|ек|ок)$", lambda match: match.group(0)[-1], word.replace("ь", ""))
    return bare_word.rstrip("аеиіоуыэюяйї")


def _shared(a: str, b: str) -> int:
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count
