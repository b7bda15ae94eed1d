"""A prompt is cut to a length at a clause; quoted words and numbers stay whole or go whole."""

import re

from core.language.quotes import QUOTED

CLAUSE = re.compile(r"[,;.:!?，。、；！？…](?=\s|$|[\u3040-\u9fff])|\s[–—-]\s|\n")
WORD = re.compile(r"\s")
#: A cut at a clause may lose up to this share of the room; beyond it a cut between words says more.
CLAUSE_SHARE = 0.5


def trimmed(prompt: str, length_max: int) -> str:
    """At most ``length_max`` characters: the last clause that fits, else the last word that does."""
    if len(prompt) <= length_max:
        return prompt
    whole = [match.span() for match in QUOTED.finditer(prompt)]
    for borders, least in ((CLAUSE, int(length_max * CLAUSE_SHARE)), (CLAUSE, 1), (WORD, 1)):
        cuts = [place for place in _places(borders, prompt, length_max) if not _inside(place, whole)]
        if (
            cuts
            and cuts[-1] >= least
            and (borders is WORD or least > 1 or not _words_fit(prompt, length_max, whole))
        ):
            return prompt[: cuts[-1]].rstrip(" ,;:，、；–—-")
    return _characters(prompt, length_max, whole)


def _words_fit(prompt: str, length_max: int, whole: list[tuple[int, int]]) -> bool:
    return any(not _inside(place, whole) for place in _places(WORD, prompt, length_max))


def _places(borders: re.Pattern[str], prompt: str, length_max: int) -> list[int]:
    """Where a cut may be made; the border itself is left out. "3.5" and "1,000" are no clauses."""
    return [match.start() for match in borders.finditer(prompt) if 0 < match.start() <= length_max]


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in spans)


def _characters(prompt: str, length_max: int, whole: list[tuple[int, int]]) -> str:
    """One long word, or a script without spaces: before a quotation or a number, never inside."""
    cut = length_max
    for start, end in whole:
        if start < cut < end:
            cut = start or cut
    while (
        0 < cut < len(prompt)
        and prompt[cut - 1].isdigit()
        and prompt[cut].isdigit()
        and re.search(r"\D", prompt[:cut])
    ):
        cut -= 1
    return prompt[:cut].rstrip() or prompt[:length_max]
