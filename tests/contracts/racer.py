"""A process of its own that does one thing many times at once; prints how often it was done.

``submits`` asks for many pictures, ``spends`` for what the last credits pay for, ``pays`` tells one
payment again and again, ``grants`` sends one form of a grant again and again.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable

from core.administration.admin import Admin
from core.administration.house_rules import HouseRules
from core.conversation import PersonId
from core.credits import Credits
from core.db.database import Database, open_database
from core.db.ledger import Ledger
from core.errors import Refusal
from core.money.gate import Terms
from core.money.limits import Limits
from core.money.payments import Payments
from core.money.shop import Payment
from core.ordering.submit import Submit
from core.signals import LocalSignals
from core.work.settlement import Settlement
from tests.contracts.test_queue import FREE, REQUEST, replace, status_row
from tests.fakes.clock import FakeClock

QUOTA = Limits(per_minute=0, per_hour=0, per_day=3, per_month=0, cooldown_s=0, running=0, waiting=0)
#: Pays for three of `REQUEST`, and a little more.
LAST = 14
ANN = PersonId("local:ann")

Deed = Callable[[int], Awaitable[bool]]


async def submits(database: Database, name: str, limits: Limits, allowance: int, count: int) -> Deed:
    desk = Submit(database, FakeClock(), Terms(limits=limits, allowance=allowance))
    statuses = [await status_row(database, f"{name}{n}") for n in range(count)]

    async def submit(n: int) -> bool:
        try:
            request = replace(REQUEST, prompt=f"{name}{n}")
            await desk.submit(statuses[n], "s1", "embedded", request)
        except Refusal:
            return False
        return True

    return submit


def pays(database: Database) -> Deed:
    clock = FakeClock()
    rules = HouseRules(database, clock, LocalSignals())
    payments = Payments(database, clock, Submit(database, clock, Terms(allowance=0)), rules, (), {})

    async def pay(n: int) -> bool:
        payment = Payment(charge="shop:ch_1", person=ANN, credits=Credits(100))
        return bool(await payments.paid(payment))

    return pay


def grants(database: Database) -> Deed:
    clock = FakeClock()
    ledger, submit = Ledger(database, clock), Submit(database, clock, Terms(allowance=0))
    admin = Admin(
        database,
        clock,
        ledger,
        Settlement(database, clock),
        submit,
        progress=None,
        worker=None,  # type: ignore[arg-type]
    )

    async def grant(n: int) -> bool:
        await admin.grant("cli:x", ANN, Credits(25), "a prize", ref="grant:office:once")
        return True

    return grant


async def deed_of(kind: str, database: Database, name: str, count: int) -> Deed:
    if kind == "pays":
        return pays(database)
    if kind == "grants":
        return grants(database)
    limits, allowance = (QUOTA, 1000) if kind == "submits" else (FREE, LAST)
    return await submits(database, name, limits, allowance, count)


async def race(kind: str, url: str, name: str, count: int) -> int:
    async with open_database(url) as database:
        deed = await deed_of(kind, database, name, count)
        print("ready", flush=True)
        sys.stdin.readline()
        return sum(await asyncio.gather(*(deed(n) for n in range(count))))


if __name__ == "__main__":
    print(asyncio.run(race(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))))
