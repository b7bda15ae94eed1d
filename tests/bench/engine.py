"""What the bot itself costs, part by part, each in a process of its own.

usage: python -m tests.bench.engine PART        (a JSON object on stdout)
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiosqlite

from core.db.database import open_database
from core.providers.embedded import EmbeddedProvider as EmbeddedPainter
from tests.bench.house import InstantPainter, house, message, percentile, resident_mib
from tests.bench.limits import limits
from tests.bench.seed import seed

Figures = dict[str, float]

#: The statements that no bot with a ledger and a queue can do without, in five transactions.
FLOOR = (
    ("UPDATE account SET held = held + 1 WHERE id = 'a'",
     "INSERT INTO transfer (id, amount) VALUES (:n, 1)",
     "INSERT INTO job (id, state) VALUES (:n, 'queued')"),
    ("UPDATE job SET state = 'running' WHERE id = :n AND state = 'queued'",),
    ("INSERT INTO attempt (id, ref) VALUES (:n, 'r')",),
    ("UPDATE job SET state = 'succeeded' WHERE id = :n AND state = 'running'",
     "INSERT INTO settled (id, amount) VALUES (:n, 1)",
     "UPDATE account SET held = held - 1 WHERE id = 'a'",
     "INSERT INTO picture (id, blob) VALUES (:n, 'b')",
     "INSERT INTO outbox (id, done) VALUES (:n, 0)"),
    ("UPDATE outbox SET done = 1 WHERE id = :n",),
)  # fmt: skip
TABLES = """
CREATE TABLE account (id TEXT PRIMARY KEY, held INT);
CREATE TABLE transfer (id INT PRIMARY KEY, amount INT);
CREATE TABLE job (id INT PRIMARY KEY, state TEXT);
CREATE TABLE attempt (id INT PRIMARY KEY, ref TEXT);
CREATE TABLE settled (id INT PRIMARY KEY, amount INT);
CREATE TABLE picture (id INT PRIMARY KEY, blob TEXT);
CREATE TABLE outbox (id INT PRIMARY KEY, done INT);
INSERT INTO account VALUES ('a', 0);
"""


async def floor(data: Path) -> Figures:
    """CPU of the five transactions alone, through aiosqlite, WAL, FULL."""
    count = 400
    async with aiosqlite.connect(data / "floor.db", isolation_level=None) as connection:
        await connection.execute("PRAGMA journal_mode=WAL")
        await connection.execute("PRAGMA synchronous=FULL")
        await connection.executescript(TABLES)
        start, began = time.process_time(), time.monotonic()
        for number in range(count):
            for statements in FLOOR:
                await connection.execute("BEGIN IMMEDIATE")
                for statement in statements:
                    await connection.execute(statement, {"n": number} if ":n" in statement else {})
                await connection.commit()
        cpu, wall = time.process_time() - start, time.monotonic() - began
    return {"cpu_ms": cpu / count * 1000, "per_s": count / wall}


async def saturate(data: Path) -> Figures:
    """Sixteen people ask without a pause; CPU a job and jobs a second."""
    count, people = 480, 16
    async with house(data, InstantPainter()) as opened:
        await _ask_all(opened, 32, people, offset=100_000)
        start, began = time.process_time(), time.monotonic()
        await _ask_all(opened, count, people)
        cpu, wall = time.process_time() - start, time.monotonic() - began
    return {"cpu_ms": cpu / count * 1000, "per_s": count / wall, "rss_mib": resident_mib()}


async def steady(data: Path) -> Figures:
    """Four requests a second: message to first status, painter's answer to final, in milliseconds."""
    painter = InstantPainter(seconds=0.5)
    posted: dict[str, float] = {}
    sent: dict[str, float] = {}
    answered: list[float] = []
    async with house(data, painter) as opened:
        assert opened.local is not None
        acts = opened.local.listen()

        async def watch() -> None:
            while True:
                act = await acts.get()
                if act.act == "post":
                    posted[act.person] = time.monotonic()
                if act.act == "deliver" and act.job:
                    answered.append((time.monotonic() - painter.answered[act.job]) * 1000)

        watcher = asyncio.create_task(watch())
        for number in range(60):
            person = f"p{number}"
            sent[f"local:{person}"] = time.monotonic()
            await opened.door.receive(message(number, person))
            await asyncio.sleep(0.25)
        await opened.door.idle()
        watcher.cancel()
    first = [(posted[person] - sent[person]) * 1000 for person in posted]
    return {
        "first_p50_ms": percentile(first, 0.5),
        "first_p99_ms": percentile(first, 0.99),
        "final_p50_ms": percentile(answered, 0.5),
        "final_p99_ms": percentile(answered, 0.99),
    }


async def waiting(data: Path) -> Figures:
    """Five thousand jobs wait in one process."""
    count = 5_000
    async with house(data, InstantPainter(seconds=600)) as opened:
        await asyncio.sleep(0.2)
        rest = resident_mib()
        for number in range(count):
            await opened.door.receive(message(number, f"w{number}"))
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


async def lag(data: Path) -> Figures:
    """How late the event loop is while fifty pictures of 1024 pixels are painted, in milliseconds."""
    late: list[float] = []

    async def watch() -> None:
        clock = asyncio.get_running_loop()
        while True:
            before = clock.time()
            await asyncio.sleep(0.005)
            late.append((clock.time() - before - 0.005) * 1000)

    async with house(data, EmbeddedPainter(step_s=0), side_px=1024) as opened:
        await _ask_all(opened, 2, 1, offset=100_000)
        watcher = asyncio.create_task(watch())
        await _ask_all(opened, 50, 50)
        watcher.cancel()
    return {"p99_ms": percentile(late, 0.99), "max_ms": max(late)}


async def one_person(data: Path) -> Figures:
    """Four hundred requests of one person: the last hundred against the first (G12)."""
    async with house(data, InstantPainter()) as opened:
        await _ask_all(opened, 50, 1, offset=100_000)
        costs = []
        for start in range(0, 400, 100):
            costs.append(await _cost(opened, 100, 1, start))
        return {"first_ms": costs[0], "last_ms": costs[-1], "ratio": costs[-1] / costs[0]}


async def many_people(data: Path) -> Figures:
    """Four thousand people, one request each: the last against the first, and what each leaves (G12)."""
    async with house(data, InstantPainter()) as opened:
        await _ask_all(opened, 200, 200, offset=100_000)
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
        await _ask_all(opened, 32, people, offset=100_000, prefix="old")
        costs = [await _cost(opened, 160, people, n * 160, prefix="old") for n in range(3)]
    return {"cpu_ms": min(costs), "start_ms": start_ms}


async def _cost(opened, count: int, people: int, start: int, prefix: str = "p") -> float:  # type: ignore[no-untyped-def]
    cpu = time.process_time()
    await _ask_all(opened, count, people, offset=start, prefix=prefix)
    return (time.process_time() - cpu) / count * 1000


async def _ask_all(opened, count: int, people: int, *, offset: int = 0, prefix: str = "p") -> None:  # type: ignore[no-untyped-def]
    async def person(which: int) -> None:
        for number in range(which, count, people):
            who = offset + which if people > 16 else which
            await opened.door.receive(message(offset + number, f"{prefix}{who}"))

    before = await opened.database.one("jobs_count")
    await asyncio.gather(*(person(which) for which in range(people)))
    await opened.door.idle()
    after = await opened.database.one("jobs_count")
    assert after["n"] - before["n"] == count, "not every request became a job: this measures nothing"


PARTS: dict[str, Callable[[Path], Awaitable[Figures]]] = {
    "floor": floor, "saturate": saturate, "steady": steady, "waiting": waiting, "idle": idle, "lag": lag,
    "one_person": one_person, "many_people": many_people, "history": history, "limits": limits,
}  # fmt: skip


async def main(part: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(await PARTS[part](Path(folder))))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
