"""What a job costs and how long people wait, beside the floor in the same process and the same run."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.wiring import App
from tests.bench.floor import floor
from tests.bench.house import InstantPainter, ask_all, house, message, percentile, resident_mib

Figures = dict[str, float]

#: Who asks without a pause, and how often altogether; the first few are not counted.
PEOPLE, SATURATING, WARM = 16, 480, 32
#: Four a second, and how long their provider takes.
STEADY, GAP_S, PROVIDER_S = 60, 0.25, 0.5


class Watch:
    """Somebody who looks at every window: when each request was seen first and when it was done."""

    def __init__(self, opened: App, painter: InstantPainter) -> None:
        assert opened.local is not None
        self._acts = opened.local.listen()
        self._painter = painter
        self._posted: defaultdict[str, list[float]] = defaultdict(list)
        self.sent: defaultdict[str, list[float]] = defaultdict(list)
        self.finals: list[float] = []

    @property
    def firsts(self) -> list[float]:
        """A thread's messages are taken in order, so that its n-th status belongs to its n-th."""
        return [
            seen - sent
            for person, posted in self._posted.items()
            for sent, seen in zip(self.sent[person], posted, strict=False)
        ]

    async def run(self) -> None:
        while True:
            act = await self._acts.get()
            if act.act == "post":
                self._posted[act.person].append(time.monotonic())
            elif act.act == "deliver" and act.job in self._painter.answered:
                self.finals.append(time.monotonic() - self._painter.answered[act.job])


async def at_saturation(data: Path) -> Figures:
    """Sixteen people ask without a pause."""
    least = await _floor_saturated(data)
    painter = InstantPainter()
    async with house(data, painter) as opened:
        await ask_all(opened, WARM, PEOPLE, offset=100_000)
        watch = Watch(opened, painter)
        watching = asyncio.create_task(watch.run())
        used = await _measured(lambda: ask_all(opened, SATURATING, PEOPLE, sent=watch.sent))
        await asyncio.sleep(0.1)
        watching.cancel()
        return {
            **_beside(used, least), **_waited(watch.firsts, watch.finals), "rss_mib": resident_mib(),
        }  # fmt: skip


async def _floor_saturated(data: Path) -> Figures:
    async with floor(data) as least:

        async def person(which: int) -> None:
            for number in range(which, SATURATING, PEOPLE):
                await least.job(number)

        async def everybody() -> None:
            await asyncio.gather(*(person(which) for which in range(PEOPLE)))

        return {**await _measured(everybody), **_waited(least.firsts, least.finals)}


async def _measured(work: Callable[[], Awaitable[None]]) -> Figures:
    cpu, began = time.process_time(), time.monotonic()
    await work()
    spent, wall = time.process_time() - cpu, time.monotonic() - began
    return {"cpu_ms": spent / SATURATING * 1000, "per_s": SATURATING / wall}


async def steady(data: Path) -> Figures:
    """Four requests a second; the floor answers the same ones, each a moment after ours."""
    painter = InstantPainter(seconds=PROVIDER_S)
    async with house(data, painter) as opened, floor(data, provider_s=PROVIDER_S) as least:
        watch = Watch(opened, painter)
        watching, jobs = asyncio.create_task(watch.run()), []
        for number in range(STEADY):
            person = f"local:p{number}"
            watch.sent[person].append(time.monotonic())
            await opened.door.receive(message(number, f"p{number}"))
            await asyncio.sleep(GAP_S / 2)
            jobs.append(asyncio.create_task(least.job(number)))
            await asyncio.sleep(GAP_S / 2)
        await asyncio.gather(*jobs)
        await opened.door.idle()
        watching.cancel()
        return _beside(_waited(watch.firsts, watch.finals), _waited(least.firsts, least.finals))


def _waited(firsts: list[float], finals: list[float]) -> Figures:
    return {
        f"{name}_{label}_ms": percentile(values, share) * 1000
        for name, values in (("first", firsts), ("final", finals))
        for label, share in (("p50", 0.5), ("p99", 0.99))
    }


def _beside(ours: Figures, least: Figures) -> Figures:
    return {**ours, **{f"floor_{name}": value for name, value in least.items()}}
