"""SIGKILL while a question is asked anew, with the change that was said, then a restart.

A sample runs in `make test`, every point in `make soak`, both on both engines.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.db.database import Database, open_database
from core.outbound.kept import load_line
from tests.crash.lives import KILLED, Life, killed_and_restarted, points_of

PROGRAM = "questioned_victim"
#: From the last statement that takes the older question's place to the end of all, with some to spare.
POINTS = range(1, 24)
#: Around the commit with which the older question has ended and the new one is not to be seen yet.
SAMPLE = range(2, 8)
ANEW = "“a boat on the sea, at night”: that costs 4 credits. Shall I?"


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


def acts(lives: Sequence[Life]) -> list[str]:
    lines = [line for one in lives for line in one.stdout.splitlines()]
    return [line for line in lines if line.count(" ") > 1]


def test_the_points_reach_to_the_end(database_url: str, tmp_path: Path) -> None:
    assert points_of(PROGRAM, database_url, tmp_path / "data") > SAMPLE[-1]


@pytest.mark.parametrize("kill_at", SAMPLE)
async def test_a_kill_at_a_sampled_statement_asks_all_the_same_and_once(
    database_url: str, tmp_path: Path, kill_at: int
) -> None:
    lives = killed_and_restarted(PROGRAM, database_url, tmp_path / "data", kill_at)

    assert lives[0].returncode == KILLED
    async with open_database(database_url) as database:
        await check(database, acts(lives))


@pytest.mark.soak
@pytest.mark.parametrize("kill_at", [n for n in POINTS if n not in SAMPLE])
async def test_a_kill_at_any_statement_asks_all_the_same_and_once(
    database_url: str, tmp_path: Path, kill_at: int
) -> None:
    lives = killed_and_restarted(PROGRAM, database_url, tmp_path / "data", kill_at)

    async with open_database(database_url) as database:
        await check(database, acts(lives))
