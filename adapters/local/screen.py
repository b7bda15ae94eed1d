"""How acts look: JSON lines for scripts, plain lines for a pipe, bars that move for a terminal."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Protocol

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.text import Text

from adapters.local.inline import Way, blocks, sequence, way_of
from adapters.local.messenger import Act
from adapters.phrases.phrases import bar

BAR_CELLS = 20
#: Columns of a finished picture and of one that is being painted.
PICTURE_COLUMNS, PREVIEW_COLUMNS = 56, 28
INDENT = "  "


class Screen(Protocol):
    """Shows acts; ``number`` is how a person names the message in `/reply`, 0 where they cannot."""

    async def show(self, act: Act, number: int) -> None: ...

    def close(self) -> None: ...


class JsonScreen:
    """One JSON object for each visible act (a stable face: scripts and benchmarks read it)."""

    async def show(self, act: Act, number: int) -> None:
        sys.stdout.write(json.dumps(act.to_json(), ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def close(self) -> None:
        pass


class PlainScreen:
    """Every act on a line of its own."""

    def __init__(self, console: Console) -> None:
        self._console = console

    async def show(self, act: Act, number: int) -> None:
        if _moving(act):
            self._console.print(_bar_text(act), markup=False, highlight=False, soft_wrap=True)
            return
        for line in _words(act, number):
            self._console.print(line, soft_wrap=True)

    def close(self) -> None:
        pass


class LiveScreen:
    """Bars that move in place with their previews; pictures in the terminal where it can show them.

    ``moving`` is switched off while the person is typing: their line must stay where it is.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._way = way_of(os.environ, colours=console.color_system is not None)
        self._bars: dict[str, Act] = {}
        self._previews: dict[str, Text] = {}
        self._live: Live | None = None
        self.moving = True

    async def show(self, act: Act, number: int) -> None:
        if _moving(act):
            await self._move(act)
            return
        self._bars.pop(act.message, None)
        self._previews.pop(act.message, None)
        self._refresh()
        for line in _words(act, number):
            self._console.print(line, soft_wrap=True)
        for picture in act.pictures:
            await self._picture(Path(picture))

    def close(self) -> None:
        self._bars.clear()
        self._refresh()

    async def _move(self, act: Act) -> None:
        self._bars[act.message] = act
        if act.line.preview is not None and self._way is not Way.NONE:
            columns = min(PREVIEW_COLUMNS, self._console.width - len(INDENT))
            self._previews[act.message] = await asyncio.to_thread(blocks, act.line.preview, columns)
        if self.moving:
            self._refresh()

    def _refresh(self) -> None:
        """The bars below everything that was said; gone when nothing is under way."""
        if not self._bars:
            if self._live is not None:
                self._live.stop()
                self._live = None
            return
        if self._live is None:
            self._live = Live(console=self._console, transient=True, auto_refresh=False)
            self._live.start()
        self._live.update(Group(*self._rows()), refresh=True)

    def _rows(self) -> list[RenderableType]:
        rows: list[RenderableType] = []
        for message, act in self._bars.items():
            if message in self._previews:
                rows.append(self._previews[message])
            rows.append(Text(_bar_text(act), no_wrap=True, overflow="ellipsis"))
        return rows

    async def _picture(self, picture: Path) -> None:
        columns = min(PICTURE_COLUMNS, self._console.width - len(INDENT))
        if self._way in (Way.KITTY, Way.ITERM):
            shown = await asyncio.to_thread(sequence, self._way, picture, columns)
            self._console.file.write(shown + "\n")
            self._console.file.flush()
        elif self._way is Way.BLOCKS:
            self._console.print(await asyncio.to_thread(blocks, picture, columns), end="")


def screen_for(console: Console, *, json_out: bool) -> Screen:
    if json_out:
        return JsonScreen()
    return LiveScreen(console) if console.is_terminal else PlainScreen(console)


def _moving(act: Act) -> bool:
    return act.act in ("post", "edit") and act.percent is not None


def _bar_text(act: Act) -> str:
    return f"{bar(act.percent or 0, BAR_CELLS)} {act.percent:3d} %  {act.text}"


def _words(act: Act, number: int) -> list[Text]:
    """What is said, where the pictures are, and what may be pressed."""
    name = f"#{number} " if number else ""
    lines = [Text(f"{INDENT}{name}{act.text}")]
    lines += [Text(f"{INDENT}{picture}", style="dim") for picture in act.pictures]
    if act.buttons:
        labels = " ".join(f"[{button['label']}]" for button in act.buttons)
        lines.append(Text(f"{INDENT}{labels}", style="dim"))
    return lines
