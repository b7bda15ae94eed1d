"""The chat in the terminal: lines in, acts out; for people with rich, for scripts as JSON."""

import asyncio
import json
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from rich.console import Console

from adapters.local.messenger import Act, LocalMessenger
from adapters.phrases.phrases import bar
from core.conversation import Attachment, EventId, Incoming, PersonId, Press, ThreadKey
from core.errors import PictureRejected
from core.ids import new_id
from core.ports import Door, Line

CHUNK = 256 * 1024


class TerminalChat:
    """One person in one thread. Waits for each job before the next line, until `/nowait`."""

    def __init__(
        self,
        door: Door,
        messenger: LocalMessenger,
        console: Console,
        *,
        person: str,
        json_out: bool,
    ) -> None:
        self._door = door
        self._messenger = messenger
        self._console = console
        self._person = PersonId(f"local:{person}")
        self._thread = ThreadKey("local:terminal")
        self._json = json_out
        self._acts = messenger.listen()
        self._open: set[str] = set()
        self._newest: dict[str, Act] = {}
        self._changed = asyncio.Event()
        self._wait = True

    async def run(self, lines: AsyncIterator[str]) -> int:
        """Answers the exit code: 0 when every job has finished."""
        printer = asyncio.create_task(self._print())
        try:
            async for line in lines:
                if line.strip() == "/quit":
                    break
                await self._take(line)
                if self._wait:
                    await self._settled()
            await self._door.idle()
            await self._settled()
        finally:
            printer.cancel()
        return 0

    async def _take(self, line: str) -> None:
        word, _, rest = line.strip().partition(" ")
        if word == "/nowait":
            self._wait = False
        elif word == "/press":
            await self._press(rest.strip())
        elif word == "/attach":
            path, _, text = rest.partition(" ")
            await self._attach(Path(path), text)
        elif word == "/reply":
            message, _, text = rest.partition(" ")
            await self._say(text, reply_to=message)
        else:
            await self._say(line)

    async def _say(
        self, text: str, *, reply_to: str | None = None, attachments: tuple[Attachment, ...] = ()
    ) -> None:
        incoming = Incoming(
            event=EventId(f"local:{new_id()}"),
            thread=self._thread,
            person=self._person,
            text=text,
            message=f"u{new_id()}",
            reply_to_message=reply_to,
            attachments=attachments,
        )
        self._messenger.said(incoming)
        await self._door.receive(incoming)

    async def _press(self, name: str) -> None:
        """A button by its code, or by its label on the newest message that has it."""
        code = name
        for act in reversed(list(self._newest.values())):
            found = [b["code"] for b in act.buttons if b["label"].lower() == name.lower()]
            if found:
                code = found[0]
                break
        await self._door.press(
            Press(
                event=EventId(new_id()),
                thread=self._thread,
                person=self._person,
                code=code,
            )
        )

    async def _attach(self, path: Path, text: str) -> None:
        try:
            attachment = await self._door.upload(self._person, self._thread, _file(path))
        except PictureRejected as error:
            large = error.reason in (PictureRejected.TOO_LARGE, PictureRejected.TOO_MANY_PIXELS)
            code = "picture_too_large" if large else "bad_picture"
            await self._refuse(code)
        except OSError:
            await self._refuse("not_found")
        else:
            await self._say(text, attachments=(attachment,))

    async def _refuse(self, code: str) -> None:
        line = Line(kind="refused", code=code, final=True)
        await self._messenger.answer(self._thread, self._person, line)

    async def _settled(self) -> None:
        while True:
            await asyncio.sleep(0)
            if not self._open and self._acts.empty():
                return
            self._changed.clear()
            await self._changed.wait()

    async def _print(self) -> None:
        while True:
            act = await self._acts.get()
            if act.thread == self._thread:  # the page has threads of its own
                self._take_note(act)
                self._show(act)
            self._changed.set()

    def _take_note(self, act: Act) -> None:
        if act.act == "post" and not act.final:
            self._open.add(act.message)
        elif act.final:
            self._open.discard(act.message)
        self._newest.pop(act.message, None)
        self._newest[act.message] = act

    def _show(self, act: Act) -> None:
        if self._json:
            sys.stdout.write(json.dumps(act.to_json(), ensure_ascii=False) + "\n")
            sys.stdout.flush()
            return
        if act.act in ("post", "edit") and act.percent is not None:
            line = f"{bar(act.percent)} {act.percent:3d} %  {act.text}"
            end = "\r" if self._console.is_terminal else "\n"
            self._console.print(line.ljust(self._console.width - 1), end=end, markup=False)
            return
        self._console.print(f"  {act.text}", markup=False, highlight=False)
        for picture in act.pictures:
            self._console.print(f"  {picture}", markup=False, highlight=False, soft_wrap=True)
        if act.buttons:
            labels = " ".join(f"[{button['label']}]" for button in act.buttons)
            self._console.print(f"  {labels}", markup=False, highlight=False, style="dim")


async def stdin_lines(prompt: str = "") -> AsyncIterator[str]:
    """The lines of standard input, each read when it is wanted.

    Read in a daemon thread of our own, which may wait for ever: a pooled one would hold up the exit,
    and one inside `sys.stdin` would hold its lock while the interpreter ends.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[bytes] = asyncio.Queue()
    wanted = threading.Semaphore(0)

    def read() -> None:
        for line in _lines_of(sys.stdin.fileno(), wanted):
            loop.call_soon_threadsafe(lines.put_nowait, line)

    threading.Thread(target=read, daemon=True, name="stdin").start()
    while True:
        if prompt:
            sys.stderr.write(prompt)
            sys.stderr.flush()
        wanted.release()
        line = await lines.get()
        if not line:
            return
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _lines_of(descriptor: int, wanted: threading.Semaphore) -> Iterator[bytes]:
    """A line each time one is wanted; an empty one at the end, after which nothing comes."""
    rest = b""
    while True:
        wanted.acquire()
        while b"\n" not in rest:
            more = os.read(descriptor, CHUNK)
            if not more:
                if rest:
                    yield rest
                yield b""
                return
            rest += more
        line, _, rest = rest.partition(b"\n")
        yield line + b"\n"


async def _file(path: Path) -> AsyncIterator[bytes]:
    with await asyncio.to_thread(path.open, "rb") as file:
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            yield chunk
