"""A Telegram and an image service on loopback, a bot between them, and people who ask for pictures."""

import asyncio
import contextlib
import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pybase64
from aiohttp import web

from tests.fakes.pictures import photo
from tests.fakes.telegram import Chat, FakeTelegram, FloodLimits, Message, Person

PICTURE_BYTES = 2_080_002
TICKS = os.sysconf("SC_CLK_TCK")
MARK_BYTES = 9


@cache
def large() -> bytes:
    """A real picture, not yet as large as the answers are to be."""
    return photo(int(PICTURE_BYTES * 0.95))


@dataclass
class Painter:
    """An image service. Each answer ends in the number that its prompt named, so that none is mixed up.

    ``png``: the picture, filled up to ``bytes``; 0 as it is. ``delay_s``: until it answers.
    ``held``: answers wait for this. ``breaks``: says of a number how its call ends instead: "500", or
    "drop" (the connection, after the work was done). ``asked``: when each number came, and how often.
    """

    delay_s: float = 0.0
    bytes: int = PICTURE_BYTES
    png: bytes = field(default_factory=large)
    held: asyncio.Event | None = None
    breaks: Callable[[int], str] = lambda number: ""
    asked: dict[int, float] = field(default_factory=dict)
    answered: dict[int, float] = field(default_factory=dict)
    calls: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.paints(self.png, self.bytes)

    def paints(self, png: bytes, length: int = 0) -> None:
        """Other pictures from now on, brought to ``length`` bytes and to whole triples of base64."""
        filled = png + os.urandom(max(0, length - len(png) - MARK_BYTES))
        self.image = pybase64.b64encode(filled + bytes(-len(filled) % 3))

    async def generate(self, request: web.Request) -> web.Response:
        words = json.dumps(await request.json())
        return await self._answer(request, words)

    async def edit(self, request: web.Request) -> web.Response:
        form = await request.post()
        return await self._answer(request, str(form["prompt"]))

    async def _answer(self, request: web.Request, words: str) -> web.Response:
        number = number_in(words)
        now = asyncio.get_running_loop().time
        self.asked.setdefault(number, now())
        self.calls[number] += 1
        await asyncio.sleep(self.delay_s)
        if self.held is not None:
            await self.held.wait()
        match self.breaks(number):
            case "500":
                error = {"error": {"message": "overloaded", "type": "server_error"}}
                return web.json_response(error, status=500)
            case "drop":
                assert request.transport is not None
                request.transport.close()
        self.answered[number] = now()
        tail = pybase64.b64encode(f"{number:0{MARK_BYTES}d}".encode())
        parts = (b'{"created": 1, "data": [{"b64_json": "', self.image, tail,
                 b'"}], "output_format": "png"}')  # fmt: skip
        return web.Response(body=b"".join(parts), content_type="application/json")


@contextlib.asynccontextmanager
async def serving(painter: Painter) -> AsyncIterator[str]:
    application = web.Application(client_max_size=64 * 2**20)
    application.router.add_post("/v1/images/generations", painter.generate)
    application.router.add_post("/v1/images/edits", painter.edit)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=8192).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    await runner.cleanup()


@dataclass(frozen=True)
class Bot:
    """A bot under way, and what its process has used."""

    telegram: FakeTelegram
    painter: Painter
    pid: int
    data: Path
    started: float

    def cpu_s(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak_mib(self) -> float:
        return self._memory("VmHWM")

    def resident_mib(self) -> float:
        return self._memory("VmRSS")

    def late_ms(self) -> float:
        """The longest that its event loop stood still since this was asked the last time."""
        told = self.data / "late"
        late = float(told.read_text()) if told.exists() else 0.0
        told.write_text("0")
        return late

    def _memory(self, name: str) -> float:
        found = re.search(rf"{name}:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        return int(found.group(1)) / 1024 if found else 0.0


@contextlib.asynccontextmanager
async def running(
    kind: str, *, limits: FloodLimits | None = None, **sections: Any
) -> AsyncIterator[Bot]:
    """A bot of ``kind``; ``sections`` of its configuration, for ours alone."""
    painter = Painter()
    async with FakeTelegram(privacy=False, limits=limits) as telegram, serving(painter) as url:
        with tempfile.TemporaryDirectory() as data:
            began = asyncio.get_running_loop().time()
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.bench.telegram_bots", kind, telegram.root, telegram.token,
                url, data, json.dumps(sections), stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            try:
                yield Bot(telegram, painter, process.pid, Path(data), began)
            finally:
                process.terminate()
                await process.wait()


@dataclass(frozen=True)
class Generation:
    """One request: seconds until its first message, and from the answer to its picture.

    ``early``: the message stood before the provider was asked. ``own``: the picture was its own.
    """

    number: int
    first_s: float
    last_s: float
    early: bool
    own: bool
    edits: int


class Load:
    """People who ask for numbered pictures, and what became of each."""

    def __init__(self, bot: Bot, *, patience_s: float = 120) -> None:
        self._bot = bot
        self._patience_s = patience_s
        self.made: list[Generation] = []
        self.told: list[int] = []

    async def ask(self, person: Person, *, chat: Chat | None = None, photo: bytes = b"") -> None:
        """One request, from its message to its picture, or to the word that it failed."""
        telegram, number = self._bot.telegram, next(NUMBERS)
        place = chat or telegram.people.private(person)
        known = set(telegram.messages(place))
        began = asyncio.get_running_loop().time()
        if photo:
            words = f"/edit make the number on the coat {number}"
            request = telegram.people.send_photo(person, photo, words, chat=chat)
        else:
            words = f"/imagine a fox with the number {number} on its coat"
            request = telegram.people.say(person, words, chat=chat)

        def ended() -> Message | None:
            for message in telegram.messages(place):
                mine = message.reply_to is request if chat else message not in known
                if mine and (message.photo or "Retry" in message.buttons):
                    return message
            return None

        message = await telegram.until(ended, timeout_s=self._patience_s)
        if not message.photo:
            self.told.append(number)
            return
        self.made.append(self._measured(number, message, began))
        for size in message.photo:
            size.body = b""  # looked at; a thousand of them would be this process's memory

    def _measured(self, number: int, message: Message, began: float) -> Generation:
        painter = self._bot.painter
        done = next(version.at for version in message.history if version.photo)
        first = message.history[0].at
        tail = message.photo[-1].body[-MARK_BYTES:]
        return Generation(
            number=number, first_s=first - began, last_s=done - painter.answered.get(number, done),
            early=first <= painter.asked.get(number, first), own=tail == f"{number:09d}".encode(),
            edits=len(message.history) - 2,
        )  # fmt: skip


class Numbers:
    """Numbers that no picture model would leave out of a prompt, each once."""

    def __init__(self) -> None:
        self._last = 100_000

    def __next__(self) -> int:
        self._last += 1
        return self._last


NUMBERS = Numbers()


def number_in(words: str) -> int:
    found = re.search(r"\d{6}", words)
    return int(found.group()) if found else 0
