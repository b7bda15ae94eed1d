"""The buttons under a message, and the small menus that open in their place.

A menu is the keyboard edited, never a new message. Its codes (`m1:<menu>:<job>[:<arg>]`) do nothing
but draw other buttons; what a menu leads to is a code of the core, authorised there at press.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from adapters.phrases.phrases import Phrases
from adapters.telegram.keys import Key, Keys, key, keys, way
from adapters.telegram.panel import COLUMNS, SETTINGS, STYLE_COLUMNS, Panel
from adapters.telegram.picks import SIDES, Kind, Pick
from core.buttons import Verb
from core.messages import Button, Line
from core.outbound.lines import RESULT_VERBS, button

MENU = "m1"
NUMBERS_IN_ROW = 8
#: Values of a list that are shown at once.
LIST_PAGE = 18
#: What concerns one picture of a batch: asked for after its number.
PER_PICTURE = (Verb.VARY, Verb.EDIT, Verb.UPSCALE, Verb.ORIGINAL)
_LISTED = frozenset({Verb.SHOW.value})
_ALONE = frozenset({Verb.PAGE.value, Verb.SET.value, Verb.DROP_STYLE.value})

#: Lines that show a picture with all that can be done with it: a final, and one that is shown again.
RESULTS = frozenset({"done", "answer"})
#: Answers that list what there is, with the setting that it is chosen for.
CHOSEN_FROM = {"models": "model", "styles": "style", "style_unknown": "style"}


class Menu(StrEnum):
    """What stands behind a menu's code."""

    PICTURE = "pic"
    DELETE = "del"
    MAIN = "main"
    STYLES = "sty"
    MODELS = "mod"
    SIDES = "sid"


#: The lists of one picture, with the name of their button.
LISTS = {Menu.STYLES: "styles", Menu.MODELS: "models", Menu.SIDES: "extend"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuCode:
    """``count`` pictures in the message; ``styled`` where a lasting style can be dropped there.

    ``number``: of the picture that is meant, or of the page of a list, from 1. ``place``: the picture of
    a batch that a list is for, from 1; 0 where there is one picture.
    """

    menu: Menu
    job: str
    count: int = 1
    number: int = 1
    styled: bool = False
    place: int = 0

    def encode(self, menu: Menu | None = None) -> str:
        """The payload; of the same picture and another ``menu`` where that is given."""
        shape = f"{self.count}.{self.number}.{int(self.styled)}.{self.place}"
        return f"{MENU}:{(menu or self.menu).value}:{self.job}:{shape}"


def to_menu(data: str) -> MenuCode | None:
    """The menu of a press; None where the press is the core's."""
    parts = data.split(":")
    if len(parts) != 4 or parts[0] != MENU or parts[1] not in set(Menu):
        return None
    shape = parts[3].split(".")
    if len(shape) not in (3, 4) or not all(part.isdigit() and len(part) < 3 for part in shape):
        return None
    count, number, styled, place = (*map(int, shape), 0)[:4]
    return MenuCode(
        menu=Menu(parts[1]), job=parts[2], count=count, number=number, styled=bool(styled), place=place
    )


class Keyboards:
    """``masks``: whether there is a page to paint a mask on, so that Inpaint is offered."""

    def __init__(self, phrases: Phrases, *, masks: bool = False) -> None:
        self._phrases = phrases
        self._masks = masks
        self.panel = Panel(phrases)

    def of(self, line: Line) -> Keys | None:
        """The buttons of a line; None where it has none."""
        if line.kind in RESULTS and line.job is not None and line.pictures and line.buttons:
            styled = any(item.verb == Verb.DROP_STYLE.value for item in line.buttons)
            count = max(1, len(line.pictures))
            code = MenuCode(menu=Menu.MAIN, job=line.job, count=count, styled=styled)
            return self._main(code, line.locale)
        if line.code == SETTINGS:
            return self.panel.main(line.buttons, line.locale)
        if line.code in CHOSEN_FROM:
            return self.panel.choice(CHOSEN_FROM[line.code], line.locale)
        return self._markup(self._rows(line.buttons, line.locale))

    def own(self, bot: str, locale: str) -> Keys:
        """Below a message in anybody's chat: the way to the bot itself."""
        label = self._phrases.phrase("telegram-inline-button", locale)
        return keys([[way(label, f"https://t.me/{bot}")]])

    def opened(self, code: MenuCode, locale: str, offered: Sequence[str] = ()) -> Keys | None:
        """The buttons that a press on a menu's code leads to; ``offered``: the values of a list."""
        match code.menu:
            case Menu.STYLES:
                rows = self._list(code, Kind.STYLE, offered, locale)
            case Menu.MODELS:
                rows = self._list(code, Kind.MODEL, offered, locale)
            case Menu.SIDES:
                labels = [self._phrases.phrase(f"telegram-side-{side}", locale) for side in SIDES]
                rows = self._picks(code, Kind.EXTEND, dict(zip(SIDES, labels, strict=True)), 2)
            case Menu.PICTURE:
                number = str(code.number)
                verbs = [button(verb, code.job, number) for verb in PER_PICTURE]
                rows = self._rows(verbs, locale)
                rows.append(self._menus(replace(code, number=1, place=code.number), locale))
                rows += [[*self._inpaint(code.job, locale, number)]] if self._masks else []
            case Menu.DELETE:
                rows = [[self._drawn(button(Verb.DELETE, code.job), locale)]]
            case Menu.MAIN:
                return self._main(code, locale)
        back = replace(code, menu=Menu.PICTURE, number=code.place, place=0) if code.place else None
        leads = back or replace(code, menu=Menu.MAIN, number=1)
        return self._markup([*rows, [self._leading(leads, "back", locale)]])

    def _main(self, code: MenuCode, locale: str) -> Keys | None:
        """A result's buttons; those of a batch begin with the numbers of its pictures."""
        batch = code.count > 1
        verbs = [verb for verb in RESULT_VERBS if verb is not Verb.DELETE]
        rows: list[list[Key]] = []
        if batch:
            verbs = [*(verb for verb in verbs if verb not in PER_PICTURE), Verb.ALBUM]
            numbers = range(1, code.count + 1)
            rows.append([self._number(code, number) for number in numbers])
        rows += self._rows([button(verb, code.job) for verb in verbs], locale)
        if not batch:
            rows += [self._menus(code, locale), [*self._inpaint(code.job, locale)]]
        if len(rows[-1]) >= COLUMNS:
            rows.append([])
        rows[-1].append(self._leading(code, "delete", locale, Menu.DELETE))
        if code.styled:
            rows.append([self._drawn(button(Verb.DROP_STYLE, code.job), locale)])
        return self._markup(rows)

    def _menus(self, code: MenuCode, locale: str) -> list[Key]:
        """The ways to the lists for one picture."""
        return [self._leading(code, verb, locale, menu) for menu, verb in LISTS.items()]

    def _inpaint(self, job: str, locale: str, number: str = "") -> list[Key]:
        return [self._drawn(button(Verb.INPAINT, job, number), locale)] if self._masks else []

    def _list(self, code: MenuCode, kind: Kind, offered: Sequence[str], locale: str) -> list[list[Key]]:
        """One page of a list, and the way to the next."""
        begin = (max(1, code.number) - 1) * LIST_PAGE
        page = offered[begin : begin + LIST_PAGE]
        styles = kind is Kind.STYLE
        labels = {value: self._phrases.style(value, locale) if styles else value for value in page}
        rows = self._picks(code, kind, labels, STYLE_COLUMNS if styles else COLUMNS)
        if begin + LIST_PAGE < len(offered):
            after = replace(code, number=max(1, code.number) + 1)
            label = self._phrases.phrase("telegram-more", locale)
            rows.append([key(label, after.encode())])
        return rows

    @staticmethod
    def _picks(code: MenuCode, kind: Kind, labels: Mapping[str, str], columns: int) -> list[list[Key]]:
        pick = Pick(
            kind=kind, job=code.job, value="", count=code.count, styled=code.styled, place=code.place
        )
        codes = {value: replace(pick, value=value).encode() for value in labels}
        drawn = [key(label, codes[value]) for value, label in labels.items() if codes[value]]
        return [drawn[at : at + columns] for at in range(0, len(drawn), columns)]

    def _number(self, code: MenuCode, number: int) -> Key:
        picked = replace(code, menu=Menu.PICTURE, number=number, place=0)
        return key(str(number), picked.encode())

    def _leading(self, leads: MenuCode, verb: str, locale: str, menu: Menu | None = None) -> Key:
        """``menu``: another than that of the code."""
        label = self._phrases.button(Button(code="", verb=verb), locale)
        return key(label, leads.encode(menu))

    def _rows(self, buttons: Sequence[Button], locale: str) -> list[list[Key]]:
        """Three in a row, numbers eight; what stands alone has a row of its own."""
        rows: list[list[Key]] = []
        kind = ""
        for item in buttons:
            now = "number" if item.verb in _LISTED else "alone" if item.verb in _ALONE else "verb"
            width = {"number": NUMBERS_IN_ROW, "alone": 1, "verb": COLUMNS}[now]
            if not rows or kind != now or len(rows[-1]) >= width:
                rows.append([])
            rows[-1].append(self._drawn(item, locale))
            kind = now
        return rows

    def _drawn(self, item: Button, locale: str) -> Key:
        label = self._phrases.button(item, locale)
        return key(label, item.code)

    @staticmethod
    def _markup(rows: list[list[Key]]) -> Keys | None:
        return keys(rows) if rows else None
