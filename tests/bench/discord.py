"""The bot at Discord beside a bare discord.py bot, on the same fake, in one run (G14, G5, G9, servers).

usage: python -m tests.bench.discord [rate|whole|held|failing|servers …]    (a JSON object on stdout)

``rate``: fifty commands a second, small pictures. ``whole``: pictures of 2 MB. ``held``: five hundred
wait for the provider, whose answers of 2 MB then come at once. ``failing``: three of ten provider calls
fail. ``servers``: what 400 servers weigh. CPU and memory are the bot process's own, from /proc; trust
the ratios of one run.
"""

import asyncio
import contextlib
import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pybase64
from aiohttp import web

from tests.bench.house import percentile, tiny_png
from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.world import Channel, Guild, Interaction, Role, User
from tests.fakes.pictures import photo

PARTS = ("rate", "whole", "held", "failing", "servers")
KINDS = ("bare", "ours")
PER_S, SECONDS = 50, 6
WARM = 10
PEOPLE, ROUNDS = 16, 8
HELD, HELD_BYTES = 500, 2_080_000
FAILING, FAILING_SHARE = 100, 0.3
SERVERS, CHANNELS, ROLES = 400, 60, 40
#: What image and unit set for Python, for both bots.
AS_DEPLOYED = {"PYTHONNODEBUGRANGES": "1"}
TICKS = os.sysconf("SC_CLK_TCK")
NUMBER = re.compile(r"number (\d+)")

Figures = dict[str, float]


@dataclass
class Painter:
    """An image service: pictures end with the number that was asked for, so that none is mistaken.

    ``gate`` holds answers back until it is set; ``fails`` says which numbers end in an error.
    """

    size: int = 0
    fails: Callable[[int], bool] = lambda number: False
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    calls: Counter[int] = field(default_factory=Counter)

    async def generate(self, request: web.Request) -> web.Response:
        asked = await request.json()
        found = NUMBER.search(asked["prompt"])
        number = int(found.group(1)) if found else 0
        self.calls[number] += 1
        await self.gate.wait()
        if self.fails(number):
            return web.json_response({"error": {"message": "overheated"}}, status=500)
        image = _padded(self.size) + pybase64.b64encode(f"#{number}".encode()).decode()
        document = {"created": 1, "data": [{"b64_json": image}], "output_format": "png"}
        return web.Response(body=json.dumps(document).encode(), content_type="application/json")


@lru_cache
def _padded(size: int) -> str:
    """A picture of about that many bytes in base64, to which more can be appended."""
    png = photo(int(size * 0.95)) if size else tiny_png()
    room = max(0, size - len(png))
    return pybase64.b64encode(png + b"\0" * (room + -(len(png) + room) % 3)).decode()


@dataclass(frozen=True)
class Bot:
    """A bot under way, a server with a channel for each of its people, and what its process has used."""

    fake: FakeDiscord
    painter: Painter
    pid: int
    people: list[User] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)

    def cpu_s(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def mib(self, name: str = "VmRSS") -> float:
        """``VmHWM`` is the peak."""
        found = re.search(rf"{name}:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        return int(found.group(1)) / 1024 if found else 0.0

    async def asks(self, number: int) -> Interaction:
        place = number % len(self.channels)
        prompt = f"a fox with the number {number} on its coat"
        return await self.fake.people.command(
            self.people[place], self.channels[place], "imagine", prompt=prompt
        )

    async def ended(self, acts: list[Interaction], seconds: float) -> None:
        """Until each shows a picture or says why not, or the time is over."""
        with contextlib.suppress(TimeoutError, AssertionError):
            async with asyncio.timeout(seconds):
                await self.fake.until(lambda: all(_ended(act) for act in acts), seconds + 1)


def _ended(act: Interaction) -> bool:
    return act.original is not None and (bool(act.original.files) or "Nothing was" in act.original.text)


@contextlib.asynccontextmanager
async def running(kind: str, *, places: int = 1, servers: int = 0) -> AsyncIterator[Bot]:
    painter = Painter()
    async with FakeDiscord(free=True) as fake, _serving(painter) as url:
        den = await fake.people.guild("Den")
        channels = [await fake.people.channel(den, f"c{n}") for n in range(places)]
        people = [fake.people.person(f"P{n}", den) for n in range(places)]
        for number in range(servers):
            await _server(fake, number)
        with tempfile.TemporaryDirectory() as data:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", f"tests.bench.discord_{kind}", fake.api, fake.gateway_url,
                fake.token, url, data,
                stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
                env={**os.environ, **AS_DEPLOYED},
            )  # fmt: skip
            try:
                await fake.until(lambda: fake.gateway.connected and fake.world.commands[None], 120)
                yield Bot(fake, painter, process.pid, people, channels)
            finally:
                process.terminate()
                await process.wait()


@contextlib.asynccontextmanager
async def _serving(painter: Painter) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_post("/v1/images/generations", painter.generate)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    await runner.cleanup()


async def _server(fake: FakeDiscord, number: int) -> Guild:
    guild = await fake.people.guild(f"G{number}")
    for one in range(ROLES):
        role = Role(id=fake.world.id(), name=f"role {one}", permissions=Bit(0))
        guild.roles[role.id] = role
    for one in range(CHANNELS):
        fake.world.channel(0, f"channel-{one}", guild)
    return guild


async def _warmed(bot: Bot) -> None:
    """What is read once (words, patterns) is no part of a command's cost."""
    bot.painter.gate.set()
    await bot.ended([await bot.asks(10_000 + number) for number in range(WARM)], 30)


async def rate(kind: str) -> Figures:
    async with running(kind, places=200) as bot:
        await _warmed(bot)
        loop, before = asyncio.get_running_loop(), bot.cpu_s()
        acts, begin = [], loop.time()
        for number in range(PER_S * SECONDS):
            acts.append(await bot.asks(number))
            await asyncio.sleep(max(0.0, begin + (number + 1) / PER_S - loop.time()))
        await bot.ended(acts, 60)
        firsts = [1000 * (act.late_s or 99.0) for act in acts]
        return {
            "late": sum(bool(act.refusals) or act.answer is None for act in acts),
            "pictures": sum(bool(act.original and act.original.files) for act in acts),
            "cpu_ms_per_command": 1000 * (bot.cpu_s() - before) / len(acts),
            "first_answer_p50_ms": percentile(firsts, 0.5),
            "first_answer_p99_ms": percentile(firsts, 0.99),
        }


async def whole(kind: str) -> Figures:
    """Sixteen people, one after another each; the provider answers at once with 2 MB."""
    async with running(kind, places=PEOPLE) as bot:
        await _warmed(bot)
        bot.painter.size = HELD_BYTES
        before = bot.cpu_s()

        async def one(person: int) -> None:
            for turn in range(ROUNDS):
                await bot.ended([await bot.asks(person + turn * PEOPLE)], 60)

        await asyncio.gather(*(one(person) for person in range(PEOPLE)))
        return {
            "cpu_ms_per_picture": 1000 * (bot.cpu_s() - before) / (PEOPLE * ROUNDS),
            "peak_mib": bot.mib("VmHWM"),
        }


async def held(kind: str) -> Figures:
    async with running(kind, places=HELD) as bot:
        await _warmed(bot)
        bot.painter.gate.clear()
        bot.painter.size = HELD_BYTES
        # It is memory that is asked about here: nobody is late.
        bot.fake.interactions.answer_s = 600.0
        acts = []
        for number in range(HELD):
            acts.append(await bot.asks(number))
            await asyncio.sleep(1 / PER_S)
        await bot.fake.until(lambda: sum(bot.painter.calls[n] for n in range(HELD)) >= HELD, 120)
        waiting = bot.mib()
        bot.painter.gate.set()
        await bot.ended(acts, 180)
        shown = [act.original.files if act.original else [] for act in acts]
        right = [files and files[0].body.endswith(f"#{n}".encode()) for n, files in enumerate(shown)]
        return {
            "held": HELD,
            "pictures": sum(bool(files) for files in shown),
            "crossed": sum(bool(files) and not right[n] for n, files in enumerate(shown)),
            "waiting_mib": waiting,
            "peak_mib": bot.mib("VmHWM"),
        }


async def failing() -> Figures:
    """Ours alone: a bare bot has no promise to keep. By number, so that a repeat fails again."""
    async with running("ours", places=20) as bot:
        await _warmed(bot)
        bot.painter.fails = lambda number: number % 10 < FAILING_SHARE * 10
        acts = [await bot.asks(number) for number in range(FAILING)]
        await bot.ended(acts, 120)
        files = [len(act.original.files) if act.original else 0 for act in acts]
        told = sum(not count and _ended(act) for count, act in zip(files, acts, strict=True))
        return {
            "sent": FAILING,
            "pictures": sum(count == 1 for count in files),
            "told": told,
            "lost": FAILING - told - sum(bool(count) for count in files),
            "twice": sum(count > 1 for count in files),
            "calls_max": max(bot.painter.calls[number] for number in range(FAILING)),
        }


async def servers(kind: str) -> Figures:
    found: Figures = {}
    for count in (0, SERVERS):
        async with running(kind, servers=count) as bot:
            await _warmed(bot)
            await asyncio.sleep(3)
            found[f"mib_{count}_servers"] = bot.mib()
    return found


async def _both(part: Callable[[str], Awaitable[Figures]]) -> dict[str, Figures]:
    return {kind: await part(kind) for kind in KINDS}


async def measured(part: str) -> dict[str, Any]:
    """The figures of a part, with what its goal asks for."""
    if part == "failing":
        return {"ours": await failing()}
    found: dict[str, Any] = await _both(
        {"rate": rate, "whole": whole, "held": held, "servers": servers}[part]
    )
    least, own = found["bare"], found["ours"]
    match part:
        case "rate":
            cpu, first = "cpu_ms_per_command", "first_answer_p99_ms"
            found["cpu_ratio"], found["first_ratio"] = own[cpu] / least[cpu], own[first] / least[first]
        case "whole":
            cpu = "cpu_ms_per_picture"
            found["cpu_ratio"] = own[cpu] / least[cpu]
        case "held":
            found["peak_ratio"] = own["peak_mib"] / least["peak_mib"]
        case "servers":
            name = f"mib_{SERVERS}_servers"
            found["mib_more"] = own[name] - least[name]
            found["mib_more_for_the_servers"] = found["mib_more"] - (
                own["mib_0_servers"] - least["mib_0_servers"]
            )
    return found


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _rounded(inner) for name, inner in value.items()}
    return round(value, 2)


async def main(parts: list[str]) -> None:
    found = {}
    for part in parts or PARTS:
        found[part] = _rounded(await measured(part))
        print(f"{part}: {json.dumps(found[part])}", file=sys.stderr, flush=True)
    print(json.dumps(found))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
