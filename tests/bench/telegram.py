"""The bot at Telegram beside two floors, on the same fake, in one run.

usage: python -m tests.bench.telegram [KIND …]        (a JSON object on stdout)

CPU is the bot process's own, from /proc; wall times are of this machine. ``saturate``: sixteen people,
the provider answers at once. ``steady``: four requests a second, the provider takes half a second.
``ignored``: messages of a group that are not for the bot. Each answer is 2 MB in base64.
"""

import asyncio
import contextlib
import json
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pybase64
from aiohttp import web

from tests.bench.house import percentile
from tests.fakes.pictures import picture
from tests.fakes.telegram import Chat, FakeTelegram, Message, Person

KINDS = ("floor", "shortest", "ours")
PICTURE_BYTES = 2_080_000
PEOPLE, ROUNDS = 16, 8
STEADY, STEADY_GAP_S, STEADY_PROVIDER_S = 40, 0.25, 0.5
IGNORED = 600
TICKS = os.sysconf("SC_CLK_TCK")

Figures = dict[str, float]


@dataclass
class Painter:
    """An image service whose answer is ready: ``answered`` says when each request had it."""

    delay_s: float = 0.0
    answered: dict[int, float] = field(default_factory=dict)
    body: bytes = b""

    def __post_init__(self) -> None:
        png = picture()
        whole = png + os.urandom(PICTURE_BYTES - len(png))
        image = pybase64.b64encode(whole).decode()
        document = {"created": 1, "data": [{"b64_json": image}], "output_format": "png"}
        self.body = json.dumps(document).encode()

    async def generate(self, request: web.Request) -> web.Response:
        asked = await request.json()
        await asyncio.sleep(self.delay_s)
        found = re.search(r"\d+", asked["prompt"])
        if found is not None:
            self.answered[int(found.group())] = asyncio.get_running_loop().time()
        return web.Response(body=self.body, content_type="application/json")


@contextlib.asynccontextmanager
async def serving(painter: Painter) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_post("/v1/images/generations", painter.generate)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    await runner.cleanup()


@dataclass(frozen=True)
class Bot:
    """A bot under way, and what its process has used."""

    telegram: FakeTelegram
    painter: Painter
    pid: int

    def cpu_s(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak_mib(self) -> float:
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+)", status)
        return int(found.group(1)) / 1024 if found else 0.0


@contextlib.asynccontextmanager
async def running(kind: str) -> AsyncIterator[Bot]:
    painter = Painter()
    async with FakeTelegram(privacy=False) as telegram, serving(painter) as url:
        with tempfile.TemporaryDirectory() as data:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.bench.telegram_bots", kind, telegram.root, telegram.token,
                url, data, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            try:
                yield Bot(telegram, painter, process.pid)
            finally:
                process.terminate()
                await process.wait()


class Load:
    """People who ask for numbered pictures, and what became of each."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._count = 0
        self.firsts: list[float] = []
        self.answers: list[float] = []

    async def ask(self, person: Person) -> None:
        self._count += 1
        number = 1000 + self._count
        telegram = self._bot.telegram
        chat = telegram.people.private(person)
        before = len(telegram.messages(chat))
        began = asyncio.get_running_loop().time()
        telegram.people.say(person, f"/imagine a fox with the number {number} on its coat")
        message = await telegram.until(lambda: painted(telegram, chat, before), timeout_s=60)
        done = next(version.at for version in message.history if version.photo)
        self.firsts.append(message.history[0].at - began)
        self.answers.append(done - self._bot.painter.answered.get(number, done))


def painted(telegram: FakeTelegram, chat: Chat, before: int) -> Message | None:
    messages = telegram.messages(chat)[before:]
    return messages[0] if messages and messages[0].photo else None


async def saturate(bot: Bot) -> Figures:
    people = [bot.telegram.people.join(f"S{number}") for number in range(PEOPLE)]
    load = Load(bot)
    await asyncio.gather(*(load.ask(person) for person in people))
    cpu = bot.cpu_s()

    async def one(person: Person) -> None:
        for _ in range(ROUNDS):
            await load.ask(person)

    await asyncio.gather(*(one(person) for person in people))
    return {
        "cpu_ms_per_generation": 1000 * (bot.cpu_s() - cpu) / (PEOPLE * ROUNDS),
        "peak_mib": bot.peak_mib(),
    }


async def steady(bot: Bot) -> Figures:
    people = [bot.telegram.people.join(f"T{number}") for number in range(STEADY)]
    bot.painter.delay_s = STEADY_PROVIDER_S
    load = Load(bot)
    tasks = []
    for person in people:
        tasks.append(asyncio.create_task(load.ask(person)))
        await asyncio.sleep(STEADY_GAP_S)
    await asyncio.gather(*tasks)
    bot.painter.delay_s = 0.0
    return {
        "first_message_p50_ms": 1000 * percentile(load.firsts, 0.5),
        "first_message_p99_ms": 1000 * percentile(load.firsts, 0.99),
        "answer_to_picture_p50_ms": 1000 * percentile(load.answers, 0.5),
        "answer_to_picture_p99_ms": 1000 * percentile(load.answers, 0.99),
    }


async def ignored(bot: Bot) -> Figures:
    """What a message costs that nobody answers; the floor and the shortest bot answer all."""
    group = bot.telegram.people.group("Talk")
    person = bot.telegram.people.join("Talker")
    cpu = bot.cpu_s()
    for number in range(IGNORED):
        bot.telegram.people.say(person, f"did you see what happened at {number}?", chat=group)
        await asyncio.sleep(0.003)
    await bot.telegram.until(lambda: not bot.telegram.updates.pending, timeout_s=30)
    return {"cpu_ms_per_ignored_message": 1000 * (bot.cpu_s() - cpu) / IGNORED}


async def measured(kind: str) -> Figures:
    async with running(kind) as bot:
        figures = {**await saturate(bot), **await steady(bot)}
        if kind == "ours":
            figures |= await ignored(bot)
        return figures


async def main(kinds: list[str]) -> None:
    found: dict[str, Any] = {}
    for kind in kinds or KINDS:
        found[kind] = {name: round(value, 2) for name, value in (await measured(kind)).items()}
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
