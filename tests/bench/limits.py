"""What the limits cost inside the submit transaction: how a person stands, and whether they may ask."""

import time
from dataclasses import replace
from pathlib import Path

from bot.clock import SystemClock
from core.conversation import PersonId, ThreadKey
from core.db.database import Database, Tx, open_database
from core.db.rows import to_status
from core.money.gate import Gate, Terms
from core.money.limits import Limits
from core.money.tiers import Tier, Tiers
from core.ordering.submit import Submit
from core.pictures import Operation
from core.request import JobRequest
from tests.bench.house import percentile

#: As many as a person of the free tier may have behind them in a month.
BEHIND = 200
ASKED = 600
LIMITS = Limits(
    per_minute=10**6, per_hour=10**6, per_day=10**6, per_month=10**6, cooldown_s=0, running=10**6
)
REQUEST = JobRequest(
    operation=Operation.GENERATE, asked="a fox", prompt="a fox", model="embedded", width=64, height=64,
    seed=1, price_each=1, cost_each_micros=1,
)  # fmt: skip


async def limits(data: Path) -> dict[str, float]:
    """Milliseconds of the limiter in a transaction, with 200 requests of the person in this month.

    It waits for nothing: what is more than its CPU was somebody else's on the machine.
    """
    clock = SystemClock()
    tier = Tier(limits=LIMITS, allowance=10**6, cost_month_micros=10**12)
    terms = Terms(tiers=Tiers(ranked=(tier,)), day_micros=10**12)
    async with open_database(f"sqlite:{data / 'limits.db'}") as database:
        submit = Submit(database, clock, terms)
        await _requests(database, submit)
        gate, took = Gate(database, clock, terms, submit.members), []

        async def limited(tx: Tx) -> tuple[float, float]:
            began, cpu = time.perf_counter(), time.thread_time()
            standing = await submit.members.standing("local:ann", "local:t", tx=tx)
            await gate.allow(tx, standing, REQUEST, when_ready=False)
            return (time.perf_counter() - began) * 1000, (time.thread_time() - cpu) * 1000

        for _ in range(ASKED):
            took.append(await database.write(limited, lock="submit"))
    wall, cpu = ([one[which] for one in took] for which in (0, 1))
    return {
        "p50_ms": percentile(wall, 0.5), "p99_ms": percentile(wall, 0.99),
        "cpu_p99_ms": percentile(cpu, 0.99),
    }  # fmt: skip


async def _requests(database: Database, submit: Submit) -> None:
    """Those that stand in the windows; none of them is painted."""
    await database.run("provider_put", name="embedded", running_max=5)
    async with database.tx() as tx:
        await tx.run("session_open", id="s1", thread="local:t", now=1)
    for number in range(BEHIND):
        async with database.tx() as tx:
            row = await tx.one(
                "status_add", id=f"st{number}", thread="local:t", person="local:ann",
                event=f"e{number}", request="", nonce="n", route="{}", locale="", now=1,
            )  # fmt: skip
        assert row is not None
        status = replace(to_status(row), thread=ThreadKey("local:t"), person=PersonId("local:ann"))
        await submit.submit(status, "s1", "embedded", replace(REQUEST, prompt=f"fox {number}"))
