"""The chat in the terminal: lines become messages, presses and uploads; acts become words."""

import asyncio
import io
import os
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from adapters.local.inline import Way, blocks, iterm, kitty, sequence, way_of
from adapters.local.messenger import LocalMessenger
from adapters.local.screen import JsonScreen, LiveScreen, PlainScreen, screen_for
from adapters.local.terminal import TerminalChat
from adapters.local.typed import stdin_lines
from adapters.phrases.phrases import Phrases
from core.conversation import Incoming, PersonId, ThreadKey
from core.doors import Kept
from core.jobs import StatusId, StatusMessage
from core.messages import Button, Line
from core.pictures import BlobKey, MediaType, Picture, PictureId, Size
from tests.fakes.door import FakeDoor
from tests.fakes.pictures import picture

YOU = PersonId("local:you")
TERMINAL = ThreadKey("local:terminal")
PAINTED = Picture(
    id=PictureId("p1"), blob=BlobKey("b.png"), media_type=MediaType.PNG, size=Size(width=64, height=64),
    bytes=1, owner=YOU, session="s", job="j1", index=0, parent=None, prompt="a fox",
    created_ms=0,
)  # fmt: skip
PAINTING = Line(kind="progress", code="initializing", percent=30)
DONE = Line(
    kind="done", code="done", percent=100, final=True, pictures=[PAINTED],
    facts={"seconds": 2, "model": "embedded", "credits": 1},
    buttons=[Button(code="p1:vary:j1", verb="vary")],
)  # fmt: skip


class PaintingDoor(FakeDoor):
    """Paints whatever is said, at once, into one message of its own."""

    def __init__(self, messenger: LocalMessenger, done: Line = DONE) -> None:
        super().__init__()
        self._messenger = messenger
        self._done = done

    async def receive(self, incoming: Incoming, *, kept: Kept | None = None) -> None:
        await super().receive(incoming, kept=kept)
        status = StatusMessage(
            id=StatusId("s1"), thread=incoming.thread, person=YOU, event=incoming.event, job=None,
            message=None, request="", nonce="", route={}, final_done=False, locale="",
        )  # fmt: skip
        message = await self._messenger.post(status, PAINTING)
        await asyncio.sleep(0)
        await self._messenger.deliver(replace(status, message=message), self._done)


@pytest.fixture
def painted(tmp_path: Path) -> Path:
    file = tmp_path / "painted.png"
    file.write_bytes(picture(64, 64))
    return file


@pytest.fixture
def messenger(painted: Path) -> LocalMessenger:
    async def path(_: Picture) -> Path:
        return painted

    return LocalMessenger(Phrases(), path)


async def typed(*lines: str) -> AsyncIterator[str]:
    for line in lines:
        yield line


def terminal_console(**options: object) -> Console:
    given = {"file": io.StringIO(), "force_terminal": True, "width": 100, "color_system": "truecolor"}
    return Console(**{**given, **options})  # type: ignore[arg-type]


def written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


async def test_a_line_becomes_a_message_and_its_picture_a_path(
    messenger: LocalMessenger, painted: Path
) -> None:
    door, console = PaintingDoor(messenger), Console(file=io.StringIO(), width=300)
    chat = TerminalChat(door, messenger, PlainScreen(console), person="you")

    code = await chat.run(typed("draw a fox", "/reply 1 make it night", "/press vary", "/quit", "no"))

    first, second = door.received
    assert code == 0
    assert (first.text, second.text) == ("draw a fox", "make it night")
    assert second.reply_to_message and second.reply_to_message.startswith("m")
    [press] = door.pressed
    assert (press.code, bool(press.message)) == ("p1:vary:j1", True)
    lines = [line.strip() for line in written(console).splitlines()]
    assert "30 %  Setting up the easel…" in lines[0]
    assert lines[1:4] == ["#1 Done in 2 s · embedded · 1 credit", str(painted), "[Vary]"]


async def test_a_button_is_pressed_by_what_it_reads_or_what_it_does(messenger: LocalMessenger) -> None:
    door = PaintingDoor(messenger, replace(DONE, locale="de"))
    chat = TerminalChat(door, messenger, PlainScreen(Console(file=io.StringIO())), person="you")

    await chat.run(typed("draw a fox", "/press Vary", "/press variante", "/press Original"))

    assert [press.code for press in door.pressed] == ["p1:vary:j1", "p1:vary:j1", "Original"]


async def test_the_other_threads_are_not_the_terminals(messenger: LocalMessenger) -> None:
    console = Console(file=io.StringIO(), width=300)
    chat = TerminalChat(FakeDoor(), messenger, PlainScreen(console), person="you")

    elsewhere = Line(kind="answer", code="help", final=True)
    await messenger.answer(ThreadKey("local:page"), YOU, elsewhere)
    await chat.run(typed("/press p1:vary:x"))

    assert written(console) == ""


async def test_a_file_is_sent_along(messenger: LocalMessenger, painted: Path, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("hello")
    door, console = FakeDoor(), Console(file=io.StringIO(), width=300)
    chat = TerminalChat(door, messenger, PlainScreen(console), person="you")

    await chat.run(
        typed(
            f"/attach {painted} make it night",
            f"/attach {tmp_path / 'words.txt'} x",
            f"/attach {tmp_path / 'nowhere.png'} x",
        )
    )

    [incoming] = door.received
    assert (incoming.text, len(incoming.attachments)) == ("make it night", 1)
    door.enough = True
    await chat.run(typed(f"/attach {painted} make it night"))

    refusals = written(console).splitlines()
    assert "You may go on in 12 minutes." in refusals[2]
    assert "not a picture I can read" in refusals[0]
    assert "cannot find that" in refusals[1]


async def test_a_screen_that_breaks_ends_the_chat_and_does_not_hang(messenger: LocalMessenger) -> None:
    class Broken(JsonScreen):
        async def show(self, act: object, number: int) -> None:
            raise BrokenPipeError

    chat = TerminalChat(PaintingDoor(messenger), messenger, Broken(), person="you")

    with pytest.raises(BrokenPipeError):
        async with asyncio.timeout(5):
            await chat.run(typed("draw a fox"))


async def test_a_bar_moves_in_place_and_is_gone_at_the_end(
    messenger: LocalMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", {"TERM": "xterm-256color"})
    console = terminal_console()
    chat = TerminalChat(PaintingDoor(messenger), messenger, LiveScreen(console), person="you")

    await chat.run(typed("draw a fox"))

    text = written(console)
    assert "30 %  Setting up the easel…" in text
    bar, _, end = text.partition("Done in 2 s")
    assert "\x1b[2K" in bar  # the bar's line was erased before the end was written
    assert "Setting up" not in end
    assert "▀" in end


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TERM": "xterm-kitty"}, Way.KITTY),
        ({"TERM": "xterm-ghostty"}, Way.KITTY),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, Way.ITERM),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Way.ITERM),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux"}, Way.BLOCKS),
        ({"TERM": "screen-256color", "TERM_PROGRAM": "iTerm.app"}, Way.BLOCKS),
        ({"TERM": "xterm-256color"}, Way.BLOCKS),
        ({}, Way.BLOCKS),
    ],
)
def test_a_terminal_is_asked_only_what_it_says_it_can(environment: dict[str, str], way: Way) -> None:
    assert way_of(environment, colours=True) is way
    assert way_of(environment, colours=False) is Way.NONE


def test_kitty_gets_png_in_chunks_of_its_size() -> None:
    parts = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", kitty(b"\x89PNG" * 3000, 40))

    assert parts[0][0] == "f=100,a=T,q=2,c=40,m=1"
    assert [control for control, _ in parts[1:]] == ["m=1"] * (len(parts) - 2) + ["m=0"]
    assert all(len(chunk) <= 4096 for _, chunk in parts)


def test_iterm_is_told_the_size() -> None:
    assert iterm(b"1234", 40) == (
        "\x1b]1337;File=inline=1;size=4;width=40;preserveAspectRatio=1:MTIzNA==\x07"
    )


def test_any_picture_becomes_a_sequence_or_blocks(tmp_path: Path) -> None:
    file = tmp_path / "wide.webp"
    file.write_bytes(picture(64, 32, kind="WEBP"))

    text = blocks(file, 16)

    assert [len(line) for line in text.plain.splitlines()] == [16] * 4
    assert sequence(Way.KITTY, file, 16).startswith("\x1b_Gf=100")
    assert sequence(Way.ITERM, file, 16).startswith("\x1b]1337")


def test_the_screen_fits_who_reads_it() -> None:
    piped, seen = Console(file=io.StringIO()), terminal_console()

    assert isinstance(screen_for(piped, json_out=False), PlainScreen)
    assert isinstance(screen_for(piped, json_out=True), JsonScreen)
    assert isinstance(screen_for(seen, json_out=False), LiveScreen)


async def test_typed_lines_come_whole_with_the_last_one_unfinished(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, writing = os.pipe()
    os.write(writing, "one\r\nzwei ü\n\nlast".encode())
    os.close(writing)
    with os.fdopen(reading) as pipe:
        monkeypatch.setattr("sys.stdin", pipe)

        lines = [line async for line in stdin_lines()]

    assert lines == ["one", "zwei ü", "", "last"]
