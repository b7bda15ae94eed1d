"""`/settings` as selects: what holds in a conversation, chosen where it is read.

Each select shows in its hint what holds now. What may be chosen is asked of the core in that moment.
"""

from collections.abc import Sequence
from dataclasses import replace

from adapters.discord.addresses import to_thread
from adapters.discord.components import local_code
from adapters.discord.forms import Choice, Pick, Push, Row
from adapters.discord.modals import CHOICES_MAX
from adapters.discord.wording import NOTHING
from adapters.phrases.phrases import Phrases
from core.buttons import Verb
from core.conversation import ThreadKey
from core.doors import Choices, Door
from core.messages import Button, Line
from core.outbound.lines import button
from core.people.languages import AUTO

SETTINGS, SET, OWN = "settings", "set", "own"
#: The settings of a thread that the core offers values for.
LISTED = ("model", "style", "aspect_ratio", "resolution", "count")
#: In a select, the way back to what is usual, and the way to a form with all that there is.
USUAL, ALL = "-", local_code(SET, "all")


class Panel:
    """The selects. `connect` it to the door before the first line."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._door: Door | None = None

    def connect(self, door: Door) -> None:
        self._door = door

    async def rows(self, channel: int, line: Line) -> tuple[Row, ...]:
        """A select each, and a button for what holds and has none."""
        choices = await self.choices(to_thread(channel))
        locale = line.locale
        offered = [(name, choices.offered.get(name, ())) for name in LISTED]
        picks = [
            self._pick(name, values, choices.chosen.get(name, ""), locale)
            for name, values in offered
            if len(values) > 1 or choices.chosen.get(name)
        ]
        drops = tuple(self._push(drop, locale) for drop in line.buttons if drop.arg not in LISTED)
        return (*picks, *self._own(line), *((drops,) if drops else ()))

    async def choices(self, thread: ThreadKey) -> Choices:
        assert self._door is not None, "not connected to the core"
        return await self._door.choices(thread)

    def _pick(self, name: str, values: Sequence[str], held: str, locale: str) -> Pick:
        usual = self._phrases.phrase("set-usual", locale)
        fits = len(values) < CHOICES_MAX
        shown = values if fits else values[: CHOICES_MAX - 2]
        options = [Choice(label=usual, code=USUAL)]
        options += [Choice(label=self._named(name, value, locale), code=value) for value in shown]
        if not fits:
            options.append(Choice(label=self._phrases.phrase("discord-more", locale), code=ALL))
        return Pick(
            code=local_code(SET, name), choices=tuple(options),
            hint=f"{self._label(name, locale)}: {self._named(name, held, locale) or usual}",
        )  # fmt: skip

    def _named(self, name: str, value: str, locale: str) -> str:
        """A value of a setting, as people call it."""
        return self._phrases.style(value, locale) if name == "style" else value

    def _own(self, line: Line) -> list[Pick]:
        """What is a person's own, wherever they speak: the core's buttons, in selects."""
        languages = [button(Verb.SPEAK, "-", code) for code in (*self._phrases.names(), AUTO)]
        refining = [button(Verb.REFINE, "-", arg) for arg in ("on", "off")]
        return [
            self._of_buttons("refine", refining, line), self._of_buttons("language", languages, line)
        ]  # fmt: skip

    def _of_buttons(self, name: str, buttons: Sequence[Button], line: Line) -> Pick:
        locale = line.locale
        options = [Choice(label=self._phrases.button(one, locale), code=one.code) for one in buttons]
        held = [
            option.label for one, option in zip(buttons, options, strict=True)
            if one.arg == line.facts.get(name)
        ]  # fmt: skip
        hint = ": ".join([self._label(name, locale), *held])
        return Pick(code=local_code(OWN, name), hint=hint, choices=tuple(options))

    def _label(self, name: str, locale: str) -> str:
        return self._phrases.phrase(f"set-{name.replace('_', '-')}", locale)

    def _push(self, drop: Button, locale: str) -> Push:
        return Push(label=self._phrases.button(drop, locale), code=drop.code)


def told(line: Line) -> Line:
    """The words above the selects: what holds, and not what could."""
    return replace(line, rows=[row for row in line.rows if row.get("value") != NOTHING])
