"""What a corpus can have wrong besides its labels: repeats, templates, one voice too loud."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from core.conversation import Intent
from core.language.lexicon import concepts_of
from core.language.normalise import fold, read
from core.language.training.dataset import Row

#: A template: the same message but for one or two words in this many rows or more.
TEMPLATE_ROWS = 6
#: Chat in the words of requests is the hard kind: "paint the fence", "who took that photo".
WANTING = frozenset({"draw", "image", "change", "alter", "remove"})
SIMILAR = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Shares are of all rows, ``hard`` is of the chat. ``repeated``: pairs of rows that say the same in nearly the same words."""

    rows: int
    chat: float
    hard: float
    repeated: tuple[tuple[Row, Row], ...]
    contradicting: tuple[tuple[Row, Row], ...]
    templated: float
    voices: dict[str, float]
    languages: dict[str, float]


def survey(rows: Sequence[Row]) -> Survey:
    pairs = list(_near_duplicates(rows))
    return Survey(
        rows=len(rows),
        chat=sum(row.intent is Intent.CHAT for row in rows) / len(rows),
        hard=_hard([row for row in rows if row.intent is Intent.CHAT]),
        repeated=tuple(pair for pair in pairs if pair[0].intent is pair[1].intent),
        contradicting=tuple((a, b) for a, b in pairs if a.intent is not b.intent and a.place == b.place),
        templated=_templated(rows) / len(rows),
        voices=_shares([row.voice for row in rows]),
        languages=_shares([row.language for row in rows]),
    )


def report(rows: Sequence[Row]) -> str:
    found = survey(rows)
    lines = [
        f"{found.rows} messages, {found.chat:.0%} chat ({found.hard:.0%} of it hard), {len(found.voices)} voices, "
        f"{len(found.languages)} languages",
        f"near-duplicates {len(found.repeated)}, contradictions {len(found.contradicting)}, "
        f"templated {found.templated:.1%}",
        "voices: " + ", ".join(f"{name} {share:.1%}" for name, share in found.voices.items()),
        "languages: " + ", ".join(f"{name} {share:.1%}" for name, share in found.languages.items()),
    ]
    return "\n".join(lines)


def _hard(chat: Sequence[Row]) -> float:
    """The share that says what requests say, and wants nothing."""
    return sum(is_hard(row) for row in chat) / max(1, len(chat))


def is_hard(row: Row) -> bool:
    """Whether a chat message holds a word of those by which pictures are asked for or changed."""
    return any(
        WANTING.intersection(found) for word in read(row.text).words for found in concepts_of(word)
    )


def _near_duplicates(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pairs whose sets of three-letter pieces overlap by `SIMILAR`; they meet at their rarest pieces."""
    sets = [_pieces(row.text) for row in rows]
    common = Counter(piece for pieces in sets for piece in pieces)
    shelves: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for number, pieces in enumerate(sets):
        keys = sorted(pieces, key=lambda piece: (common[piece], piece))[:3]
        seen = {other for key in keys for other in shelves[key]}
        pairs += [
            (rows[other], rows[number])
            for other in sorted(seen)
            if len(pieces & sets[other]) >= SIMILAR * len(pieces | sets[other])
        ]
        for key in keys:
            shelves[key].append(number)
    return pairs


def _templated(rows: Sequence[Row]) -> int:
    """Rows that share their beginning and end, and so differ in one place only, with many others."""
    frames: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        words = fold(row.text).split()
        for at in range(len(words)) if len(words) > 3 else ():
            frames[(*words[:at], "…", *words[at + 1 :])].add(number)
    return len(
        {number for members in frames.values() if len(members) >= TEMPLATE_ROWS for number in members}
    )


def _pieces(text: str) -> frozenset[str]:
    plain = re.sub(r"[^\w]+", " ", fold(text)).strip() or text
    return frozenset(plain[at : at + 3] for at in range(max(1, len(plain) - 2)))


def _shares(names: Sequence[str]) -> dict[str, float]:
    return {name: count / len(names) for name, count in Counter(names).most_common()}
