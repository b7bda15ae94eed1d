"""How long the event loop stands still while pictures are painted (G16).

A loop that is late may have been held up by us (something long in it, or a thread that keeps the
interpreter's lock) or by the machine (the processor was somebody else's). Linux says how long the loop's
thread was ready and did not run; that is told apart, as on a busy machine it is most of it.
"""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from core.providers.embedded import EmbeddedProvider
from tests.bench.house import ask_all, house, percentile

BEAT_S = 0.005
LONG_MS = 20.0
#: Pictures by their side in pixels.
PICTURES = {1024: 8, 2048: 3}
ALONE_S = 3.0


@dataclass
class Lateness:
    """In milliseconds, beat after beat; ``ours`` without what the thread waited for a processor."""

    all: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)

    def figures(self, name: str) -> dict[str, float]:
        return {
            f"{name}_max_ms": max(self.all), f"{name}_ours_max_ms": max(self.ours),
            f"{name}_ours_p99_ms": percentile(self.ours, 0.99),
            f"{name}_ours_long": sum(late > LONG_MS for late in self.ours),
        }  # fmt: skip


@asynccontextmanager
async def watched() -> AsyncIterator[Lateness]:
    late = Lateness()
    waited = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")

    def held_up_ms() -> float:
        return int(waited.read_text(encoding="ascii").split()[1]) / 1e6

    async def watch() -> None:
        loop = asyncio.get_running_loop()
        while True:
            held, before = held_up_ms(), loop.time()
            await asyncio.sleep(BEAT_S)
            lag = (loop.time() - before - BEAT_S) * 1000
            late.all.append(lag)
            late.ours.append(max(0.0, lag - (held_up_ms() - held)))

    watching = asyncio.create_task(watch())
    yield late
    watching.cancel()


async def stalls(data: Path) -> dict[str, float]:
    """With nothing to do, and while pictures of two sizes are painted."""
    figures: dict[str, float] = {}
    async with watched() as late:
        await asyncio.sleep(ALONE_S)
    figures |= late.figures("alone")
    for side, count in PICTURES.items():
        async with house(data / f"{side}", EmbeddedProvider(step_s=0), side_px=side) as opened:
            await ask_all(opened, 2, 1, offset=100_000)
            async with watched() as late:
                await ask_all(opened, count, count)
        figures |= late.figures(f"{side}px")
    return figures
