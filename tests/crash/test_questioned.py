"""SIGKILL while a question is asked anew, with the change that was said, then a restart.

A sample runs in `make test`, every point in `make soak`, both on both engines.
"""

from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from core.db.database import Database, open_database
from core.outbound.kept import load_line
from tests import forks

#: From the last statement that takes the older question's place to the end of all, with some to spare.
POINTS = range(1, 24)
#: Around the commit with which the older question has ended and the new one is not to be seen yet.
SAMPLE = range(2, 8)
ANEW = "“a boat on the sea, at night”: that costs 4 credits. Shall I?"


def live(url: str, data: Path, kill_at: int) -> "CompletedProcess[str]":
    return forks.run("tests.crash.questioned_victim", url, str(data), str(kill_at), timeout=180)


async def check(database: Database, shown: Sequence[str]) -> None:
    """One question waits and is to be seen, the older one has ended, nothing was painted."""
    newest, older = await database.all("statuses_last", thread="local:t", limit=9)
    assert (older["final_done"], load_line(older["line"]).code) == (1, "asked_anew")
    assert (newest["final_done"], load_line(newest["line"]).code) == (0, "changed")
    about = [
        words
        for _, message, words in (act.split(" ", 2) for act in shown)
        if message == newest["message"]
    ]
    assert about[-1] == ANEW
    assert await database.all("jobs_list", state="", limit=9) == []
    under_way = await database.one("under_way")
    assert under_way is not None and under_way["n"] == 0
    assert await database.all("inbox_open", source="chat") == []


def acts(*lives: "CompletedProcess[str]") -> list[str]:
    lines = [line for one in lives for line in one.stdout.splitlines()]
    return [line for line in lines if line.count(" ") > 1]


def test_the_points_reach_to_the_end(database_url: str, tmp_path: Path) -> None:
    done = live(database_url, tmp_path / "data", 0)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout.splitlines()[-1]) > SAMPLE[-1]


@pytest.mark.parametrize("kill_at", SAMPLE)
async def test_a_kill_at_a_sampled_statement_asks_all_the_same_and_once(
    database_url: str, tmp_path: Path, kill_at: int
) -> None:
    killed = live(database_url, tmp_path / "data", kill_at)
    restarted = live(database_url, tmp_path / "data", 0)

    assert (killed.returncode, restarted.returncode) == (-9, 0)
    async with open_database(database_url) as database:
        await check(database, acts(killed, restarted))


@pytest.mark.soak
@pytest.mark.parametrize("kill_at", [n for n in POINTS if n not in SAMPLE])
async def test_a_kill_at_any_statement_asks_all_the_same_and_once(
    database_url: str, tmp_path: Path, kill_at: int
) -> None:
    killed = live(database_url, tmp_path / "data", kill_at)
    restarted = live(database_url, tmp_path / "data", 0)

    assert restarted.returncode == 0
    async with open_database(database_url) as database:
        await check(database, acts(killed, restarted))
