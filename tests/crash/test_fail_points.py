"""SIGKILL before and after every database statement of one job's life, then a restart.

A sample runs in `make test`, every point in `make soak`, both on both engines.
"""

from pathlib import Path

import pytest

from core.credits import AccountId
from core.db.database import Database, open_database
from core.db.ledger import Ledger
from tests.crash.lives import KILLED, killed_and_restarted, points_of
from tests.fakes.clock import FakeClock

PROGRAM = "victim"
#: Before and after each statement of one job's life and each of its commits, with some to spare.
POINTS = range(1, 250)
SAMPLE = range(4, 170, 27)


async def check(database: Database) -> None:
    """One job, one picture, one charge, one final; the books balance and nothing is open."""
    jobs = await database.all("jobs_list", state="", limit=10)
    assert [row["state"] for row in jobs] == ["succeeded"]
    assert len(await database.all("pictures_of_job", job=jobs[0]["id"])) == 1
    ledger = Ledger(database, FakeClock())
    assert await ledger.verify() == []
    balance = await ledger.balance(AccountId("local:ann/allowance"))
    assert (balance.posted, balance.held) == (199, 0)
    assert await database.all("outbox_due", platform="local", now=2**53, limit=10) == []
    assert await database.all("inbox_open", source="chat") == []
    assert [
        row["final_done"] for row in await database.all("statuses_last", thread="local:t", limit=9)
    ] == [1]


def test_the_points_reach_to_the_end_of_a_life(database_url: str, tmp_path: Path) -> None:
    passed = points_of(PROGRAM, database_url, tmp_path / "data")

    assert SAMPLE[-1] < passed < POINTS[-1], "the life is longer, or shorter, than what is tried of it"


@pytest.mark.parametrize("kill_at", SAMPLE)
async def test_a_kill_at_a_sampled_statement_changes_nothing_but_time(
    database_url: str, tmp_path: Path, kill_at: int
) -> None:
    killed, _ = killed_and_restarted(PROGRAM, database_url, tmp_path / "data", kill_at)

    assert killed.returncode in (KILLED, 0)
    async with open_database(database_url) as database:
        await check(database)


@pytest.mark.soak
@pytest.mark.parametrize("kill_at", [n for n in POINTS if n not in SAMPLE])
async def test_a_kill_at_any_statement_changes_nothing_but_time(
    database_url: str, tmp_path: Path, kill_at: int
) -> None:
    killed_and_restarted(PROGRAM, database_url, tmp_path / "data", kill_at)

    async with open_database(database_url) as database:
        await check(database)
