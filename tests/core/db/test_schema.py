"""What the store promises to keep, whatever the code does."""

import re
import sqlite3
from pathlib import Path

import pytest

from core.db.database import open_database
from core.jobs import FINAL, MOVES, JobState, public_state

STATEMENTS = Path(__file__).parents[3] / "core/db/sql/jobs.sql"
PUBLIC = {"pending", "processing", "completed", "failed"}


@pytest.fixture
async def store(tmp_path: Path) -> sqlite3.Connection:
    """A store that was just made, opened from outside."""
    file = tmp_path / "pentimento.db"
    async with open_database(f"sqlite:///{file}"):
        pass
    return sqlite3.connect(file)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("session", {"id", "thread", "settings", "created_ms", "updated_ms", "deleted_ms"}),
        ("turn", {"id", "session_id", "role", "person", "text", "pictures", "at_ms"}),
        (
            "job",
            {"id", "person", "price", "state", "created_ms", "finished_ms", "error", "request"},
        ),
        (
            "picture",
            {"id", "job_id", "blob", "width", "height", "model", "prompt", "parent_id"},
        ),
    ],
)
def test_what_a_request_leaves_behind_has_its_columns(
    store: sqlite3.Connection, table: str, columns: set[str]
) -> None:
    there = {row[1] for row in store.execute(f"PRAGMA table_info({table})")}

    assert columns <= there


@pytest.mark.parametrize(
    ("table", "column", "nonsense"), [("turn", "role", "robot"), ("job", "state", "perhaps")]
)
def test_a_closed_set_takes_nothing_else(
    store: sqlite3.Connection, table: str, column: str, nonsense: str
) -> None:
    (text,) = store.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()

    assert f"{column} IN (" in text and nonsense not in text


def test_every_state_is_one_of_the_four_that_people_see() -> None:
    seen = {public_state(state).value for state in JobState}

    assert seen == PUBLIC


def test_the_statements_move_a_job_along_the_table_and_along_all_of_it() -> None:
    moves: dict[JobState, set[JobState]] = {state: set() for state in JobState}
    text = STATEMENTS.read_text(encoding="utf-8")

    for to, rest in re.findall(r"UPDATE job SET state = (\S+?),(.*?);", text, re.DOTALL):
        (begun,) = re.findall(r"AND state = '(\w+)'", rest)
        moves[JobState(begun)] |= FINAL if to == ":state" else {JobState(to.strip("'"))}

    assert moves == MOVES
