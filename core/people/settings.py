"""What holds from now on in a thread: model, ratio, style, count, seed; visible and droppable."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from core.buttons import Verb
from core.conversation import Slots, ThreadKey
from core.db.database import Database, Row, Tx
from core.doors import Choices
from core.errors import Refusal, RefusalCode
from core.ids import new_id
from core.messages import Button, Line
from core.outbound.lines import answer_line, button
from core.people.preferences import Preferences
from core.pictures import Operation, PaintParams
from core.plain import fields_of
from core.ports import Clock
from core.routing.router import Choice, Router, preferred

#: How many pictures of one request.
COUNTS = ("1", "2", "3", "4")
#: What a thread may set, in the order in which it is shown.
NAMES = ("model", "style", "aspect_ratio", "resolution", "count", "seed", "negative")

Stored = dict[str, object]


class Settings:
    """``styles``: the names of the style library; ``knows_style``: whether words name one of them;
    ``style_named``: the name that a word for one stands for, other words as they are."""

    def __init__(
        self, database: Database, clock: Clock, router: Router, preferences: Preferences,
        *, styles: Sequence[str], knows_style: Callable[[str], bool], style_named: Callable[[str], str],
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._router = router
        self._preferences = preferences
        self._styles = tuple(styles)
        self.knows_style = knows_style
        self._style_named = style_named

    async def change(self, session: Row, slots: Slots, locale: str) -> Line:
        """Set what a message says, clear what it clears; answers what holds now.

        Raises `Refusal` for a model that there is not.
        """
        chosen = fields_of(slots).items()
        said = {name: value for name, value in chosen if name in NAMES and value not in (None, ())}
        cleared = NAMES if "all" in slots.clear else slots.clear
        if slots.model:
            self._router.choose(Operation.GENERATE, PaintParams(model=slots.model), None)

        def changed(stored: Stored) -> Stored:
            return {name: value for name, value in stored.items() if name not in cleared} | said

        await self._rewrite(session["id"], changed)
        if said:
            first, *more = ({"what": name, "value": _shown(value)} for name, value in said.items())
            rows: list[dict[str, int | str]] = [{"code": "setting", **other} for other in more]
            return answer_line("setting_set", locale=locale, buttons=_drops(said), rows=rows, **first)
        return answer_line("setting_cleared", locale=locale, what=", ".join(slots.clear) or "all")

    async def drop(self, session: Row, name: str, locale: str) -> Line:
        """Clear one setting; a press on its "x"."""
        if name not in NAMES:
            raise Refusal(RefusalCode.UNKNOWN_BUTTON)
        return await self.change(session, Slots(clear=(name,)), locale)

    async def by_command(self, name: str, value: str, session: Row, locale: str) -> Line:
        """`/model x` and `/style x`: set, or without a word list what there is."""
        if not value:
            return self.models(locale) if name == "model" else self.styles(locale)
        if name == "style" and not self.knows_style(value):
            return self.styles(locale, instead_of=value)
        slots = Slots(model=value) if name == "model" else Slots(style=self._style_named(value))
        return await self.change(session, slots, locale)

    def panel(self, session: Row, locale: str) -> Line:
        """Who paints in this thread and what was set for it, each with its "x"."""
        stored = json.loads(session["settings"])
        rows: list[dict[str, int | str]] = [
            {"code": "setting", "what": name, "value": _shown(value)}
            for name in NAMES
            if (value := stored.get(name))
        ]
        if not stored.get("model"):
            rows.insert(0, {"code": "setting_usual", "what": "model", "value": self.painter(stored)})
        return answer_line(
            "settings", locale=locale, rows=rows, buttons=_drops(stored), credits=self._price(stored)
        )

    async def choices(self, thread: ThreadKey) -> Choices:
        """What holds in a thread and what else could, for a panel of selects."""
        session = await self._database.one("session_of", thread=thread)
        return self._choices(json.loads(session["settings"]) if session else {})

    async def choose(self, thread: ThreadKey, name: str, value: str) -> Choices:
        """Set one of them, "" for the usual. What another model cannot goes with it.

        Raises `Refusal` for what is not offered.
        """
        now = self._clock.now_ms()
        session = await self._database.write(
            lambda tx: tx.one("session_open", id=new_id(), thread=thread, now=now)
        )
        assert session is not None
        changed = partial(self._with_choice, name=name, value=value)
        return self._choices(await self._rewrite(session["id"], changed))

    def _with_choice(self, stored: Stored, *, name: str, value: str) -> Stored:
        if value and value not in self._offered(stored).get(name, ()):
            raise Refusal(RefusalCode.UNSUPPORTED)
        stored = {setting: held for setting, held in stored.items() if setting != name}
        if value:
            stored[name] = int(value) if name == "count" else value
        offered = self._offered(stored)
        return {
            setting: held for setting, held in stored.items()
            if setting not in ("aspect_ratio", "resolution") or held in offered[setting]
        }  # fmt: skip

    def _choices(self, stored: Mapping[str, object]) -> Choices:
        offered = self._offered(stored)
        chosen = {name: str(stored.get(name) or "") for name in offered}
        return Choices(chosen=chosen, offered=offered, credits=self._price(stored))

    def _offered(self, stored: Mapping[str, object]) -> dict[str, Sequence[str]]:
        """By setting; what a message set in other words than ours is offered beside them."""
        model = str(stored.get("model") or "")
        offered: dict[str, Sequence[str]] = {
            "model": [str(card["model"]) for card in self._router.models()],
            "style": self._styles,
            **self._router.shapes(model or None),
            "count": COUNTS,
        }
        for name in ("model", "style"):
            held = str(stored.get(name) or "")
            if held and held not in offered[name]:
                offered[name] = (held, *offered[name])
        return offered

    def painter(self, stored: Mapping[str, Any]) -> str:
        """The model that paints as things are set, where a request names none."""
        return self._usual(stored).model

    def _price(self, stored: Mapping[str, Any]) -> int:
        """Credits of a request as things are set."""
        return self._usual(stored).price_each * int(stored.get("count") or 1)

    def _usual(self, stored: Mapping[str, Any]) -> Choice:
        wanted = PaintParams(
            model=stored.get("model"), resolution=stored.get("resolution"),
            aspect_ratio=stored.get("aspect_ratio"),
        )  # fmt: skip
        return preferred(self._router, Operation.GENERATE, wanted, None)

    def models(self, locale: str) -> Line:
        """The models that there are: speed, resolution, price, what each is good for."""
        rows: list[dict[str, int | str]] = [
            {"code": "model", **facts} for facts in self._router.models()
        ]
        return answer_line("models", locale=locale, rows=rows)

    def styles(self, locale: str, *, instead_of: str = "") -> Line:
        """The names of the library; ``instead_of``: one that somebody asked for in vain."""
        code = "style_unknown" if instead_of else "styles"
        return answer_line(code, locale=locale, styles=", ".join(self._styles), asked=instead_of)

    async def _rewrite(self, session: str, changed: Callable[[Stored], Stored]) -> Stored:
        """What holds now, made of what holds at this moment: two may set something at once."""
        now = self._clock.now_ms()

        async def work(tx: Tx) -> tuple[Row, Stored, Stored]:
            row = await tx.one("session_touch", id=session, now=now)
            assert row is not None
            before: Stored = json.loads(row["settings"])
            after = changed(before)
            text = json.dumps(after, ensure_ascii=False)
            await tx.run("session_set", id=session, settings=text, now=now)
            return row, before, after

        row, before, after = await self._database.write(work)
        if row["own"]:
            await self._preferences.learn(row["own"], before, after)
        return after


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def _drops(names: Iterable[str]) -> Sequence[Button]:
    return [button(Verb.SET, "-", name) for name in names if name in NAMES]
