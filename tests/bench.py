"""`make bench`: what the bot itself costs, beside a floor of five bare transactions, in one run.

Numbers of one noisy machine: trust the ratio.
"""

import asyncio
import resource
import statistics
import tempfile
import time
from pathlib import Path

import aiosqlite

from bot.config import Config, EmbeddedSettings, LimitSettings, StoreSettings
from bot.wiring import build, local_profile
from core.conversation import EventId, Incoming, PersonId, ThreadKey

JOBS = 200


async def floor(path: Path, count: int) -> float:
    """CPU seconds a job of five one-row transactions through aiosqlite, WAL, FULL."""
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await connection.execute("PRAGMA journal_mode=WAL")
        await connection.execute("PRAGMA synchronous=FULL")
        await connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)")
        start = time.process_time()
        for _ in range(count * 5):
            await connection.execute("BEGIN IMMEDIATE")
            await connection.execute("INSERT INTO t (v) VALUES ('x')")
            await connection.commit()
        return (time.process_time() - start) / count


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        bare = await floor(data / "floor.db", JOBS)
        lifted = LimitSettings(running=0)
        config = Config(
            store=StoreSettings(data=data),
            embedded=EmbeddedSettings(step_s=0, side_px=64),
            limits=lifted,
        )
        began = time.monotonic()
        async with build(local_profile(config)) as house, house.live():
            ready = time.monotonic() - began
            cpu = time.process_time()
            posted: list[float] = []
            for number in range(40):
                message = Incoming(
                    event=EventId(f"local:single{number}"), thread=ThreadKey("local:s"),
                    person=PersonId("local:s"), text="draw a fox in the snow",
                )  # fmt: skip
                acts, start = house.local.listen(), time.monotonic()
                asked = asyncio.create_task(house.door.receive(message))
                await acts.get()
                posted.append((time.monotonic() - start) * 1000)
                await asked
                await house.door.idle()
            cpu = time.process_time() - cpu
        posted.sort()
        each = cpu / len(posted)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"ready after                 {ready * 1000:8.1f} ms")
        print(
            f"message to first status p50 {statistics.median(posted):8.1f} ms, max {posted[-1]:.1f} ms"
        )
        print(f"CPU a job, painting 64 px   {each * 1000:8.1f} ms")
        print(f"CPU of the floor            {bare * 1000:8.1f} ms (ratio {each / bare:.1f})")
        print(f"peak resident               {peak:8d} MiB")


if __name__ == "__main__":
    asyncio.run(main())
