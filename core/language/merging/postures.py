"""Who is to sit stands no more: one posture takes the place of another, whatever words ask for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.language.change import Change, Kind
from core.language.loose_ends import tidied
from core.language.tongues import words

#: Changes that are about a figure which the picture has; what is added brings its own.
ABOUT_A_FIGURE = frozenset({Kind.WHOLE, Kind.MAKE, Kind.OTHER, Kind.PLACE})
#: "A sleeping dog beside him": another figure.
ANOTHER = re.compile(
    r"^(?:with |and )?(?:an?|another|some|two|three|un|una|une|ein|eine|einen|een|um|uma|uno|ещё|еще|bir)\s",
    re.I,
)
UNSPACED = ("ja", "zh", "ko")


@dataclass(frozen=True, slots=True)
class Posture:
    """``instead``: of each language whose verbs cannot go, the words that take the place of another's."""

    shown: re.Pattern[str]
    wished: re.Pattern[str]
    unspaced: tuple[tuple[re.Pattern[str], str], ...]

    def stands_in(self, prompt: str) -> bool:
        return bool(self.shown.search(prompt)) or any(one.search(prompt) for one, _ in self.unspaced)


def reposed(before: str, prompt: str, asked: Sequence[Change]) -> str:
    """The changed ``prompt`` without the posture that the picture had ``before``, where another is asked
    for. With figures of several postures nobody knows whose is meant, and all stay."""
    had = [posture for posture in postures() if posture.stands_in(before)]
    if len(had) != 1:
        return prompt
    new = [posture for posture in postures() if any(_wishes(posture, change) for change in asked)]
    if len(new) != 1 or new == had:
        return prompt
    return tidied(_exchanged(prompt, had[0], new[0]))


def _wishes(posture: Posture, change: Change) -> bool:
    if change.kind not in ABOUT_A_FIGURE or ANOTHER.match(change.new):
        return False
    said = f"{change.new} {change.words}"
    return bool(posture.wished.search(said)) or posture.stands_in(change.new)


def _exchanged(prompt: str, had: Posture, new: Posture) -> str:
    plain = had.shown.sub(" ", prompt)
    for (old, _), (_, instead) in zip(had.unspaced, new.unspaced, strict=True):
        plain = old.sub(instead, plain)
    return re.sub(r"\s{2,}", " ", plain)


@cache
def postures() -> tuple[Posture, ...]:
    return tuple(_posture(listed) for listed in words("postures").values())


def _posture(listed: dict[str, str | list[str]]) -> Posture:
    shown = "|".join(listed["shown"])
    wished = "|".join(
        [
            *listed["wished"],
            *(str(listed[f"{code}_wished"]) for code in ("ja", "ko") if f"{code}_wished" in listed),
        ]
    )
    return Posture(
        shown=re.compile(rf"(?<![\w-])(?:{shown})(?![\w-])", re.I),
        wished=re.compile(rf"(?<![^\W\u3040-\u9fff\uac00-\ud7af])(?:{wished})", re.I),
        unspaced=tuple(
            (re.compile(str(listed[f"{code}_shown"])), str(listed[code])) for code in UNSPACED
        ),
    )
