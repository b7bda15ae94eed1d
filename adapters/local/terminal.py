"""The chat in the terminal: what a person types becomes messages, presses and uploads."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from adapters.local.messenger import Act, LocalMessenger
from adapters.local.screen import JsonScreen, LiveScreen, Screen
from core.conversation import Attachment, EventId, Incoming, PersonId, Press, ThreadKey
from core.doors import Door
from core.errors import PictureRejected, Refusal
from core.ids import new_id
from core.messages import Line

CHUNK = 256 * 1024


class TerminalChat:
    """One person in one thread. Waits for each job before the next line, until `/nowait`."""

    def __init__(self, door: Door, messenger: LocalMessenger, screen: Screen, *, person: str) -> None:
        self._door = door
        self._messenger = messenger
        self._screen = screen
        self._person = PersonId(f"local:{person}")
        self._thread = ThreadKey("local:terminal")
        self._acts = messenger.listen()
        self._open: set[str] = set()
        self._newest: dict[str, Act] = {}
        #: Messages with a picture, in order: `/reply 2 …` means the second.
        self._numbered: list[str] = []
        self._changed = asyncio.Event()
        self._showing = False
        self._wait = True

    async def run(self, lines: AsyncIterator[str]) -> int:
        """Answers the exit code: 0 when every job has finished."""
        printer = asyncio.create_task(self._print())
        printer.add_done_callback(lambda _: self._changed.set())
        try:
            async for line in lines:
                if line.strip() == "/quit":
                    break
                await self._take(line)
                if self._wait:
                    await self._settled(printer)
            await self._door.idle()
            await self._settled(printer)
        finally:
            printer.cancel()
            self._screen.close()
        return 0

    async def _take(self, line: str) -> None:
        word, _, rest = line.strip().partition(" ")
        match word:
            case "/nowait":
                self._wait = False
                if isinstance(self._screen, LiveScreen):
                    self._screen.moving = False
            case "/press":
                await self._press(rest.strip())
            case "/attach":
                path, _, text = rest.partition(" ")
                await self._attach(path, text)
            case "/reply":
                name, _, text = rest.partition(" ")
                await self._say(text, reply_to=self._message(name))
            case "/help" if not isinstance(self._screen, JsonScreen):
                await self._say(line)
                await self._tell(Line(kind="answer", code="terminal_help", final=True))
            case _:
                await self._say(line)

    def _message(self, name: str) -> str:
        """A message by its number on the screen, or by its id."""
        number = name.removeprefix("#")
        if number.isdigit() and 0 < int(number) <= len(self._numbered):
            return self._numbered[int(number) - 1]
        return name

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
        """A button by its code, or by its label on the newest message that has it: as it reads there, or
        by what it does (`vary`, `edit`), which is the same in every language."""
        message, code, wanted = "", name, name.casefold()
        for act in reversed(self._newest.values()):
            named = [(b["code"], (b["label"].casefold(), _does(b["code"]))) for b in act.buttons]
            found = [code for code, names in named if wanted in names]
            if found:
                message, code = act.message, found[0]
                break
        press = Press(
            event=EventId(new_id()),
            thread=self._thread,
            person=self._person,
            code=code,
            message=message,
        )
        await self._door.press(press)

    async def _attach(self, path: str, text: str) -> None:
        try:
            attachment = await self._door.upload(self._person, self._thread, _file(path))
        except PictureRejected as error:
            await self._refuse(error.told.value)
        except Refusal as refusal:
            await self._refuse(refusal.code, **refusal.facts)
        except OSError:
            await self._refuse("not_found")
        else:
            await self._say(text, attachments=(attachment,))

    async def _refuse(self, code: str, **facts: int | str) -> None:
        await self._tell(Line(kind="refused", code=code, facts=facts, final=True))

    async def _tell(self, line: Line) -> None:
        await self._messenger.answer(self._thread, self._person, line)

    async def _settled(self, printer: "asyncio.Task[None]") -> None:
        """Until every message has its end and was shown; a screen that breaks raises here."""
        while True:
            await asyncio.sleep(0)
            if printer.done():
                await printer
            if not (self._open or self._showing) and self._acts.empty():
                return
            self._changed.clear()
            await self._changed.wait()

    async def _print(self) -> None:
        while True:
            act = await self._acts.get()
            if act.thread == self._thread:  # the page has threads of its own
                self._showing = True
                self._take_note(act)
                await self._screen.show(act, self._number(act))
                self._showing = False
            self._changed.set()

    def _take_note(self, act: Act) -> None:
        if act.line.kind == "progress":
            self._open.add(act.message)
        elif act.final:
            self._open.discard(act.message)
        self._newest.pop(act.message, None)
        self._newest[act.message] = act

    def _number(self, act: Act) -> int:
        if act.act != "deliver" or not act.pictures:
            return 0
        if act.message not in self._numbered:
            self._numbered.append(act.message)
        return self._numbered.index(act.message) + 1


async def _file(path: str) -> AsyncIterator[bytes]:
    whole = await asyncio.to_thread(Path(path).expanduser)
    with await asyncio.to_thread(whole.open, "rb") as file:
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            yield chunk


def _does(code: str) -> str:
    """The verb of a button's code."""
    return code.split(":")[1] if ":" in code else ""
