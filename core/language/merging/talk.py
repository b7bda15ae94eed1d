"""What is told beside a change says nothing about the picture: "my aunt loved it! now without the hat"."""

import re
from collections.abc import Sequence

from core.language.alike import fold
from core.language.describing import content
from core.language.edits import Change, Kind
from core.language.prefaces import prefaces
from core.language.tongues import UNSPACED, tongue_of

#: Laughter and praise, with which nobody describes a picture.
REACTION = re.compile(
    r"\b(?:(?:ha|ja|je|he|ka|хa|ха|kk|rs|ws|wk){2,}\w*|l+o+l+|l+m+a+o+|x+d+|jsjs\w*|mdr+|ptdr|buen[íi]sim[oa]|genial|geil|mega|hammer|super|top|tr[oó]p bien|chouette|bello|bellissim[oa]|fantastic[oa]|ótim[oa]|lind[oa]|maravilh\w+|mooi|prachtig|leuk|świetn\w+|super|fajn\w+|круто|класс\w*|супер|гарно|чудово|harika|süper|keren|mantap|bagus)\b",
    re.I,
)
#: "My mother-in-law laughed so much": of somebody whom the picture does not show.
KIN = re.compile(
    r"^(?:(?:and|und|et|y|e|en|i|и|і|oh|haha) )?(?:my|our|meine?[rmn]?|unsere?|mes|ma|mon|mis|mi|minhas?|meus?|mia|mio|miei|mijn|m[’']n|moja|mój|moi|мо[йяи]|моя|мій|моє|мої|anneme?|babam|adikku|ibuku)\s+[^\W\d_]+\s+\S+",
    re.I,
)
#: A thing of one or two words may be all that is wished for: "sunglasses! and make it night".
TOLD_WORDS_MIN = 2


def without_talk(before: str, asked: Sequence[Change]) -> list[Change]:
    """The changes without what no rule reads, where it only tells: of who asks, or how it pleased."""
    kept = list[Change]()
    for change in asked:
        if (
            change.kind is Kind.OTHER
            and len(asked) > 1
            and _tells(change.new)
            and not _shows(before, change.new)
        ):
            continue
        kept.append(change)
    return kept if any(change.kind is not Kind.KEEP for change in kept) else list(asked)


def _tells(words: str) -> bool:
    tongue = tongue_of(words)
    lists = prefaces(tongue)
    long = tongue in UNSPACED or len(words.split()) >= TOLD_WORDS_MIN
    if REACTION.search(words) or KIN.match(words):
        return True
    plain = words.replace("'", "’")
    return long and lists is not None and lists.speaker.search(plain) is not None


def _shows(before: str, words: str) -> bool:
    """Whether a thing of the picture is spoken of."""
    known = {fold(word) for word in content(before)}
    return any(fold(word) in known for word in content(words))
