"""What the bot itself costs, part by part, each in a process of its own.

usage: python -m tests.bench.engine PART        (a JSON object on stdout)
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from core.db.database import open_database
from tests.bench.house import InstantPainter, ask_all, house, message, resident_mib
from tests.bench.limits import limits
from tests.bench.seed import seed
from tests.bench.speed import at_saturation, steady
from tests.bench.stalls import stalls
from tests.bench.where import where
from tests.bench.workers import workers

Figures = dict[str, float]

#: How many of the five thousand that shall wait are asked for at one time.
SIDE_BY_SIDE = 64


async def waiting(data: Path) -> Figures:
    """Five thousand jobs wait in one process."""
    count = 5_000
    async with house(data, InstantPainter(seconds=600)) as opened:
        await asyncio.sleep(0.2)
        rest = resident_mib()

        async def some(which: int) -> None:
            for number in range(which, count, SIDE_BY_SIDE):
                await opened.door.receive(message(number, f"w{number}"))

        await asyncio.gather(*(some(which) for which in range(SIDE_BY_SIDE)))
        full = resident_mib()
        for task in asyncio.all_tasks():
            if task.get_name().startswith("job-"):
                task.cancel()
        return {"rest_mib": rest, "waiting_mib": full, "per_1000_mib": (full - rest) / count * 1000}


async def idle(data: Path) -> Figures:
    """Nothing happens for ten seconds."""
    async with house(data, InstantPainter()):
        await asyncio.sleep(2)
        start = time.process_time()
        await asyncio.sleep(10)
        return {"cpu_percent": (time.process_time() - start) * 10}


async def start(data: Path) -> Figures:
    """From the command to ready in fresh processes, beside the same interpreter that does nothing."""
    house_of_workers = [sys.executable, "-m", "bot", "run", "--roles", "worker"]
    ready = [await _until_ready(house_of_workers, data) for _ in range(3)]
    nothing = [await _until_ready([sys.executable, "-c", "pass"], data) for _ in range(3)]
    return {"ready_s": min(ready), "floor_s": min(nothing)}


async def _until_ready(program: list[str], data: Path) -> float:
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *program, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PENTIMENTO_STORE__DATA": str(data), "PENTIMENTO_LOG": "INFO"},
    )  # fmt: skip
    assert process.stderr is not None
    while (line := await process.stderr.readline()) and b"ready" not in line:
        pass
    took = time.monotonic() - began
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
    await process.communicate()
    return took


async def one_person(data: Path) -> Figures:
    """Four hundred requests of one person: the last hundred against the first (G12)."""
    async with house(data, InstantPainter()) as opened:
        await ask_all(opened, 50, 1, offset=100_000)
        costs = []
        for start in range(0, 400, 100):
            costs.append(await _cost(opened, 100, 1, start))
        return {"first_ms": costs[0], "last_ms": costs[-1], "ratio": costs[-1] / costs[0]}


async def many_people(data: Path) -> Figures:
    """Four thousand people, one request each: the last against the first, and what each leaves (G12)."""
    async with house(data, InstantPainter()) as opened:
        await ask_all(opened, 200, 200, offset=100_000)
        costs, memory = [], []
        for start in range(0, 4_000, 400):
            costs.append(await _cost(opened, 400, 400, start))
            memory.append(resident_mib())
        left = (memory[-1] - memory[1]) * 1024 / (400 * (len(memory) - 2))
        return {
            "first_ms": costs[0], "last_ms": costs[-1], "ratio": costs[-1] / costs[0], "left_kib": left,
        }  # fmt: skip


async def history(data: Path) -> Figures:
    """A store of a million turns in ten thousand sessions against an empty one (G13)."""
    empty = await _with_store(data / "empty", 0)
    full = await _with_store(data / "full", 1_000_000)
    return {
        "empty_ms": empty["cpu_ms"], "full_ms": full["cpu_ms"],
        "cpu_ratio": full["cpu_ms"] / empty["cpu_ms"],
        "start_empty_ms": empty["start_ms"], "start_full_ms": full["start_ms"],
        "start_ratio": full["start_ms"] / empty["start_ms"],
    }  # fmt: skip


async def _with_store(data: Path, turns: int) -> Figures:
    async with open_database(f"sqlite:{data / 'pentimento.db'}"):
        pass
    if turns:
        seed(data / "pentimento.db", turns=turns)
    began = time.monotonic()
    async with house(data, InstantPainter()) as opened:
        start_ms = (time.monotonic() - began) * 1000
        people = 16
        await ask_all(opened, 32, people, offset=100_000, prefix="old")
        costs = [await _cost(opened, 160, people, n * 160, prefix="old") for n in range(3)]
    return {"cpu_ms": min(costs), "start_ms": start_ms}


async def _cost(opened, count: int, people: int, start: int, prefix: str = "p") -> float:  # type: ignore[no-untyped-def]
    cpu = time.process_time()
    await ask_all(opened, count, people, offset=start, prefix=prefix)
    return (time.process_time() - cpu) / count * 1000


PARTS: dict[str, Callable[[Path], Awaitable[Figures]]] = {
    "saturated": at_saturation, "steady": steady, "where": where, "start": start, "idle": idle,
    "waiting": waiting, "one_person": one_person, "many_people": many_people, "history": history,
    "stalls": stalls, "workers": workers, "limits": limits,
}  # fmt: skip


async def main(part: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(await PARTS[part](Path(folder))))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
