"""Which buttons stand under a line, and in which rows.

Five buttons make a row and five rows a message; a select has its row to itself. What is seldom wanted
stands in the select *More*. Codes that begin with `d1:` never reach the core: they open something.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from adapters.discord.forms import Choice, Pick, Push, Row
from adapters.phrases.phrases import Phrases
from core.buttons import Code, Verb, decode, encode
from core.messages import Button, Line
from core.outbound.lines import button

ROW_MAX = 5
MASK_PAGE = "inpaint"
#: The question in words, below which the button deletes.
DELETE_SURE = "delete_sure"
ROWS_MAX = 5
LOCAL = "d1"
MORE, STYLE, MODEL, THREAD, MENU = "more", "style", "model", "thread", "menu"
SHARE, SHARE_IN, DELETE, KEY, EXTEND = "share", "share_in", "delete", "key", "extend"
#: Which way a picture can be extended.
SIDES = ("left", "right", "top", "bottom")
LINK_MAX = 512

#: Seen at once under a picture; everything else is in *More*.
FIRST = (Verb.VARY, Verb.EDIT, Verb.UPSCALE, Verb.RETRY)
EACH = frozenset({Verb.VARY, Verb.EDIT, Verb.UPSCALE, Verb.ORIGINAL})
STYLES = {
    Verb.VARY: discord.ButtonStyle.primary,
    Verb.YES: discord.ButtonStyle.primary,
    Verb.START_WHEN_READY: discord.ButtonStyle.primary,
    Verb.RETRY: discord.ButtonStyle.primary,
    Verb.CANCEL: discord.ButtonStyle.danger,
    Verb.DELETE: discord.ButtonStyle.danger,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What can be done where a message stands: ``threads`` begin below it, ``shares`` go elsewhere."""

    threads: bool = False
    shares: bool = False


NOWHERE = Around()


def local_code(verb: str, subject: str) -> str:
    """A code of this adapter alone."""
    return f"{LOCAL}:{verb}:{subject}"


def local_of(code: str) -> tuple[str, str]:
    """The verb and the subject of such a code; two empty words for any other."""
    parts = code.split(":")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == LOCAL else ("", "")


class Components:
    """``masks``: whether people can reach a page to paint a mask on, so that Inpaint is offered."""

    def __init__(self, phrases: Phrases, *, masks: bool = False) -> None:
        self._phrases = phrases
        self._masks = masks

    def rows(self, line: Line, around: Around = NOWHERE) -> tuple[Row, ...]:
        """The rows under a line; none under one without buttons."""
        if line.kind == "answer" and line.code == MASK_PAGE:
            return self._page(line)
        if line.kind == "done" and line.job is not None:
            return self._result(line, max(1, len(line.pictures)), around)
        asks = line.code != DELETE_SURE
        return _in_rows([self._below(button, line.locale, asks=asks) for button in line.buttons])

    def _result(self, line: Line, count: int, around: Around) -> tuple[Row, ...]:
        """One picture: Vary, Edit, Upscale. Of several each has its number, a row for each verb."""
        job, locale = str(line.job), line.locale
        given = {Verb(button.verb) for button in line.buttons}
        first = [verb for verb in FIRST if verb in given]
        if count == 1:
            pushes = [self._push(b, locale) for b in line.buttons if Verb(b.verb) in first]
            rows: list[Row] = list(_in_rows(pushes))
        else:
            rows = [
                tuple(self._numbered(verb, job, number, locale) for number in range(1, count + 1))
                for verb in first
                if verb in EACH
            ]
        rest = [b for b in line.buttons if Verb(b.verb) not in first]
        return (*rows, self._more(line, rest, count, around))

    def _more(self, line: Line, buttons: Sequence[Button], count: int, around: Around) -> Pick:
        job, locale = str(line.job), line.locale
        choices: list[Choice] = []
        for given in buttons:
            verb = Verb(given.verb)
            if verb is Verb.DELETE:
                continue
            if verb in EACH and count > 1:
                for number in range(1, count + 1):
                    push = self._numbered(verb, job, number, locale)
                    choices.append(Choice(label=push.label, code=push.code))
            else:
                label = self._phrases.button(given, locale)
                choices.append(Choice(label=label, code=given.code))
        begins = [THREAD] if around.threads else []
        first = [self._here(verb, job, locale) for verb in (*begins, MODEL, STYLE, EXTEND)]
        first += self._inpaint(job, count, locale)
        ends = [SHARE] if around.shares else []
        last = [self._here(verb, job, locale) for verb in (*ends, DELETE)]
        hint = self._phrases.phrase("discord-more", locale)
        return Pick(code=local_code(MORE, job), hint=hint, choices=(*first, *choices, *last))

    def _inpaint(self, job: str, count: int, locale: str) -> list[Choice]:
        if not self._masks:
            return []
        numbers = range(1, count + 1)
        pushes = [self._numbered(Verb.INPAINT, job, number, locale) for number in numbers]
        if count == 1:
            pushes = [self._push(button(Verb.INPAINT, job), locale)]
        return [Choice(label=push.label, code=push.code) for push in pushes]

    def _page(self, line: Line) -> tuple[Row, ...]:
        """The way to the page, which is the presser's alone."""
        link = str(line.facts["link"])
        label = self._phrases.phrase("button-inpaint", line.locale)
        return ((Push(label=label, url=link),),) if len(link) <= LINK_MAX else ()

    def _below(self, given: Button, locale: str, *, asks: bool) -> Push:
        """Below an answer. ``asks``: to delete is asked about first, as under every picture."""
        if given.verb != Verb.DELETE.value or not asks:
            return self._push(given, locale)
        entry = self._here(DELETE, decode(given.code).subject, locale)
        return Push(label=entry.label, code=entry.code, style=STYLES[Verb.DELETE])

    def sure(self, job: str, locale: str, shown: str = "") -> tuple[Row, ...]:
        """Below "Delete this picture for good?": the button that does it. ``shown``: the message that
        shows the picture once more and goes with it."""
        code = encode(Code(verb=Verb.DELETE, subject=job, arg=shown))
        return ((self._push(Button(code=code, verb=Verb.DELETE.value), locale),),)

    def _here(self, verb: str, job: str, locale: str) -> Choice:
        """An entry that opens something of this adapter's own."""
        label = self._phrases.phrase(f"discord-more-{verb}", locale)
        return Choice(label=label, code=local_code(verb, job))

    def _push(self, button: Button, locale: str) -> Push:
        style = STYLES.get(Verb(button.verb), discord.ButtonStyle.secondary)
        return Push(label=self._phrases.button(button, locale), code=button.code, style=style)

    def _numbered(self, verb: Verb, job: str, number: int, locale: str) -> Push:
        code = encode(Code(verb=verb, subject=job, arg=str(number)))
        name = self._phrases.button(Button(code=code, verb=verb.value), locale)
        return Push(label=f"{name} {number}", code=code, style=STYLES.get(verb, Push(label="").style))


def _in_rows(pushes: Sequence[Push]) -> tuple[Row, ...]:
    rows = [tuple(pushes[at : at + ROW_MAX]) for at in range(0, len(pushes), ROW_MAX)]
    return tuple(rows[:ROWS_MAX])
