"""What is told beside a change says nothing about the picture: "my aunt loved it! now without the hat"."""

import re
from collections.abc import Sequence

from core.language.alike import fold
from core.language.change import Change, Kind
from core.language.describing import content
from core.language.prefaces import KIN, prefaces
from core.language.tongues import tongue_of
from core.language.wording import low, small

#: Laughter and praise, with which nobody describes a picture.
REACTION = re.compile(
    r"\b(?:(?:ha|ja|je|he|ka|хa|ха|kk|rs|ws|wk){2,}\w*|l+o+l+|l+m+a+o+|x+d+|jsjs\w*|mdr+|ptdr|buen[íi]sim[oa]|genial|geil|mega|hammer|super|top|tr[oó]p bien|chouette|bello|bellissim[oa]|fantastic[oa]|ótim[oa]|lind[oa]|maravilh\w+|mooi|prachtig|leuk|świetn\w+|super|fajn\w+|круто|класс\w*|супер|гарно|чудово|harika|süper|keren|mantap|bagus)\b",
    re.I,
)
#: Who speaks of themselves begins with that; later in a clause it may belong to a thing: "the hat i like".
OPENING_CHARS = 8


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
    plain = words.replace("'", "’")
    if KIN.match(plain) or (REACTION.search(plain) and not content(REACTION.sub(" ", plain))):
        return True
    lists = prefaces(tongue_of(words))
    speaks = lists.speaker.search(plain) if lists is not None else None
    return speaks is not None and speaks.start() < OPENING_CHARS and len(plain.split()) > 1


def _shows(before: str, words: str) -> bool:
    """Whether a thing of the picture is spoken of."""
    known = {fold(word) for word in content(before)}
    said = (word for word in content(words) if low(word) not in small().article)
    return any(fold(word) in known for word in said)
