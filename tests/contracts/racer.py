"""A process of its own that submits many requests at once; prints how many were taken."""

import asyncio
import sys

from core.db.database import open_database
from core.errors import Refusal
from core.gate import Terms
from core.limits import Limits
from core.submit import Submit
from tests.contracts.test_queue import REQUEST, replace, status_row
from tests.fakes.clock import FakeClock

QUOTA = Limits(per_minute=0, per_hour=0, per_day=3, per_month=0, cooldown_s=0, running=0, waiting=0)


async def race(url: str, name: str, count: int) -> int:
    async with open_database(url) as database:
        clock = FakeClock()
        desk = Submit(database, clock, Terms(limits=QUOTA, allowance=1000))
        statuses = [await status_row(database, f"{name}{n}") for n in range(count)]
        print("ready", flush=True)
        sys.stdin.readline()

        async def submit(n: int) -> bool:
            try:
                request = replace(REQUEST, prompt=f"{name}{n}")
                await desk.submit(statuses[n], "s1", "embedded", request)
            except Refusal:
                return False
            return True

        return sum(await asyncio.gather(*(submit(n) for n in range(count))))


if __name__ == "__main__":
    print(asyncio.run(race(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
