"""SIGKILL between the end of a picture and the start of the change that waited for it, then a restart.

A sample runs in `make test`, every point in `make soak`, both on both engines.
"""

from pathlib import Path

import pytest

from core.credits import AccountId
from core.db.database import Database, open_database
from core.db.ledger import Ledger
from core.request import JobRequest
from tests.crash.lives import KILLED, killed_and_restarted, points_of
from tests.fakes.clock import FakeClock

PROGRAM = "following_victim"
#: From the end of the first picture to that of the second, with some to spare.
POINTS = range(1, 130)
#: From the first one's last commit to the second one's first: what neither life alone has.
SAMPLE = range(16, 80, 16)


async def check(database: Database) -> None:
    """Two jobs, the second from the first one's picture, a charge and a final each; nothing waits."""
    jobs = sorted(await database.all("jobs_list", state="", limit=9), key=lambda row: row["created_ms"])
    assert [row["state"] for row in jobs] == ["succeeded", "succeeded"]
    made = [await database.all("pictures_of_job", job=row["id"]) for row in jobs]
    assert [len(pictures) for pictures in made] == [1, 1]
    assert JobRequest.from_json(jobs[1]["request"]).parent == made[0][0]["id"]
    ledger = Ledger(database, FakeClock())
    assert await ledger.verify() == []
    balance = await ledger.balance(AccountId("local:ann/allowance"))
    assert (balance.posted, balance.held) == (198, 0)
    under_way = await database.one("under_way")
    assert under_way is not None and under_way["n"] == 0
    assert await database.all("inbox_open", source="chat") == []
    shown = await database.all("statuses_last", thread="local:t", limit=9)
    assert [(row["final_done"], row["follows"]) for row in shown] == [(1, None)] * 2


def test_the_points_reach_from_one_life_into_the_other(database_url: str, tmp_path: Path) -> None:
    assert points_of(PROGRAM, database_url, tmp_path / "data") > SAMPLE[-1]


@pytest.mark.parametrize("kill_at", SAMPLE)
async def test_a_kill_at_a_sampled_statement_begins_the_change_all_the_same_and_once(
    database_url: str, tmp_path: Path, kill_at: int
) -> None:
    killed, _ = killed_and_restarted(PROGRAM, database_url, tmp_path / "data", kill_at)

    assert killed.returncode == KILLED
    async with open_database(database_url) as database:
        await check(database)


@pytest.mark.soak
@pytest.mark.parametrize("kill_at", [n for n in POINTS if n not in SAMPLE])
async def test_a_kill_at_any_statement_begins_the_change_all_the_same_and_once(
    database_url: str, tmp_path: Path, kill_at: int
) -> None:
    killed_and_restarted(PROGRAM, database_url, tmp_path / "data", kill_at)

    async with open_database(database_url) as database:
        await check(database)
