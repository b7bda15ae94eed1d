"""`/settings` as menus: the keyboard below the panel becomes a list, and the panel again.

The codes are `s1:<name>:<page>`, `s1` alone for the way back, and `c1:<name>:<value>` for a choice
("" is the usual). What can be chosen is asked of the core in the moment that a list is opened.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.phrases.phrases import Phrases
from adapters.telegram.keys import Key, Keys, key, keys
from core.buttons import BYTES_MAX, Verb
from core.doors import Choices
from core.messages import Button
from core.outbound.lines import button
from core.people.languages import AUTO

SETTINGS = "settings"
OPEN, CHOOSE = "s1", "c1"
#: The settings of a thread that the core offers values for, two in a row.
LISTED = ("model", "style", "aspect_ratio", "resolution", "count")
#: The person's own, which the core sets by its own verbs.
REFINE, LANGUAGE = "refine", "language"
OWN = {REFINE: Verb.REFINE, LANGUAGE: Verb.SPEAK}
PAGE = 18
STYLE = "style"
#: Names of styles are longer than other values: a telephone cuts them where three share a row.
COLUMNS, STYLE_COLUMNS = 3, 2
CHOSEN = "• "


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """``name``: which list, "" for the panel itself; ``page`` from 1."""

    name: str = ""
    page: int = 1

    def encode(self) -> str:
        return f"{OPEN}:{self.name}:{self.page}" if self.name else OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """``value`` "" is the usual."""

    name: str
    value: str

    def encode(self) -> str:
        """The payload; "" where the value is too long for a button."""
        code = f"{CHOOSE}:{self.name}:{self.value}"
        return code if len(code.encode()) <= BYTES_MAX else ""


def to_opened(data: str) -> Opened | None:
    """The list that a press opens; None where the press is something else."""
    if data == OPEN:
        return Opened()
    parts = data.split(":")
    known = len(parts) == 3 and parts[0] == OPEN and parts[1] in (*LISTED, REFINE, LANGUAGE)
    if not known or not parts[2].isdigit() or len(parts[2]) > 2:
        return None
    return Opened(name=parts[1], page=max(1, int(parts[2])))


def to_chosen(data: str) -> Chosen | None:
    """The choice of a press; None where the press is something else."""
    parts = data.split(":", 2)
    if len(parts) != 3 or parts[0] != CHOOSE or parts[1] not in (*LISTED, *OWN):
        return None
    return Chosen(name=parts[1], value=parts[2])


class Panel:
    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def main(self, drops: Sequence[Button], locale: str) -> Keys:
        """The ways to the lists, and the "x" of what holds."""
        names = [*LISTED, REFINE, LANGUAGE]
        drawn = [self._way(name, locale) for name in names]
        rows = [drawn[at : at + 2] for at in range(0, len(drawn), 2)]
        rows += [[self._core(item, locale)] for item in drops]
        return keys(rows)

    def opened(self, opened: Opened, choices: Choices, locale: str) -> Keys:
        """A list in the place of the panel's buttons; what holds now has a dot before it."""
        match opened.name:
            case name if name == REFINE:
                rows = [[self._own(REFINE, arg, locale)] for arg in ("on", "off")]
            case name if name == LANGUAGE:
                codes = [*self._phrases.names(), AUTO]
                drawn = [self._own(LANGUAGE, code, locale) for code in codes]
                rows = [drawn[at : at + 2] for at in range(0, len(drawn), 2)]
            case _:
                rows = self._values(opened, choices, locale)
        back = self._phrases.button(Button(code="", verb="back"), locale)
        rows.append([key(back, Opened().encode())])
        return keys(rows)

    def _values(self, opened: Opened, choices: Choices, locale: str) -> list[list[Key]]:
        name, held = opened.name, choices.chosen.get(opened.name, "")
        begin = (opened.page - 1) * PAGE
        offered = choices.offered.get(name, ())
        shown = offered[begin : begin + PAGE]
        usual = self._phrases.phrase("set-usual", locale)
        styles = name == STYLE
        named = {value: self._phrases.style(value, locale) if styles else value for value in shown}
        labels = {"": usual, **named}
        drawn = [
            key(f"{CHOSEN if value == held else ''}{label}", code)
            for value, label in labels.items()
            if (code := Chosen(name=name, value=value).encode())
        ]
        wide = STYLE_COLUMNS if styles else COLUMNS
        rows = [drawn[:1], *(drawn[at : at + wide] for at in range(1, len(drawn), wide))]
        if begin + PAGE < len(offered):
            more = self._phrases.phrase("telegram-more", locale)
            after = Opened(name=name, page=opened.page + 1)
            rows.append([key(more, after.encode())])
        return rows

    def _way(self, name: str, locale: str) -> Key:
        label = self._phrases.phrase(f"set-{name.replace('_', '-')}", locale)
        return key(label, Opened(name=name).encode())

    def choice(self, name: str, locale: str) -> Keys:
        """Below words about a list, the way to it."""
        label = self._phrases.phrase("telegram-choose", locale)
        way = key(label, Opened(name=name).encode())
        return keys([[way]])

    def _own(self, name: str, value: str, locale: str) -> Key:
        """A choice of the person's own, labelled as the core's button for it."""
        label = self._phrases.button(button(OWN[name], "-", value), locale)
        return key(label, Chosen(name=name, value=value).encode())

    def _core(self, item: Button, locale: str) -> Key:
        return key(self._phrases.button(item, locale), item.code)
