"""Traps of the two engines that were met, each held shut by a test."""

import _sqlite3
import asyncio
import ctypes
import gc
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from core.db.database import MIGRATIONS, Database, Tx, load_texts, open_database
from core.ids import new_id

PERSON = {"name": "", "locale": "", "now": 1}


async def _put(database: Database) -> None:
    async with database.tx() as tx:
        await tx.run("person_seen", id=new_id(), **PERSON)
        await asyncio.sleep(0)
        await tx.run("person_seen", id=new_id(), **PERSON)


async def test_cancelled_transactions_leave_nothing_and_wedge_nothing(database: Database) -> None:
    """A cancelled await does not stop the statement that the driver's thread has begun."""
    for turn in range(60):
        task = asyncio.create_task(_put(database))
        for _ in range(turn % 7):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    await _put(database)

    rows = await database.one("people_count")

    assert rows is not None and int(rows["n"]) % 2 == 0


async def test_a_crowd_of_writers_never_meets_a_locked_store(database: Database) -> None:
    """Deferred transactions that read first meet SQLITE_BUSY_SNAPSHOT, which no time-out cures."""

    async def read_then_write(n: int) -> None:
        async with database.tx() as tx:
            await tx.one("people_count")
            await tx.run("person_seen", id=f"p{n}", **PERSON)

    await asyncio.gather(*(read_then_write(n) for n in range(60)))

    rows = await database.one("people_count")
    assert rows is not None and int(rows["n"]) == 60


async def test_a_unit_of_work_is_done_whole_or_not_at_all(database: Database) -> None:
    """Raised in the midst, or its caller cancelled at any moment."""

    async def work(tx: Tx, *, fails: bool = False) -> None:
        await tx.run("person_seen", id=new_id(), **PERSON)
        if fails:
            raise RuntimeError
        await tx.run("person_seen", id=new_id(), **PERSON)

    with pytest.raises(RuntimeError):
        await database.write(partial(work, fails=True))
    for turn in range(60):
        task = asyncio.create_task(database.write(work))
        for _ in range(turn % 7):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await database.write(work)

    rows = await database.one("people_count")
    assert rows is not None and int(rows["n"]) % 2 == 0


async def test_a_unit_that_waits_for_something_else_is_refused_and_undone(tmp_path: Path) -> None:
    """On SQLite it would stand in the way of everybody; it has to be seen in development."""

    async def work(tx: Tx) -> None:
        await tx.run("person_seen", id="p", **PERSON)
        await asyncio.sleep(0)

    async with open_database(f"sqlite:{tmp_path / 'units.db'}") as database:
        with pytest.raises(RuntimeError, match="nothing but its own statements"):
            await database.write(work)

        rows = await database.one("people_count")

    assert rows is not None and int(rows["n"]) == 0


async def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.tx() as tx:
            await tx.run("person_seen", id="p", **PERSON)
            raise RuntimeError

    rows = await database.one("people_count")
    assert rows is not None and int(rows["n"]) == 0


async def test_migrations_run_once_and_a_second_process_finds_nothing_to_do(empty_url: str) -> None:
    async with open_database(empty_url):
        pass

    async with open_database(empty_url) as again:
        assert await again.migrate() == 0


async def test_who_made_a_store_keeps_no_more_of_it_than_who_finds_it(tmp_path: Path) -> None:
    library = ctypes.CDLL(_sqlite3.__file__)
    if not hasattr(library, "sqlite3_memory_used"):
        pytest.skip("SQLite is built into Python without its names")
    used, held = library.sqlite3_memory_used, []
    used.restype = ctypes.c_int64

    for _ in ("made", "found"):
        gc.collect()
        before = used()
        async with open_database(f"sqlite:{tmp_path / 'store.db'}") as database:
            await database.one("people_count")
            held.append(used() - before)

    made, found = held
    assert made < 1.5 * found


async def test_two_processes_may_start_at_the_same_moment(empty_url: str) -> None:
    async def start() -> None:
        async with open_database(empty_url) as opened:
            await opened.one("people_count")

    await asyncio.gather(*(start() for _ in range(4)))


async def test_only_the_first_process_is_alone_and_the_next_is_after_it_died(database_url: str) -> None:
    async with open_database(database_url) as first:
        assert await first.alone() is True
        async with open_database(database_url) as second:
            assert await second.alone() is False

    async with open_database(database_url) as third:
        assert await third.alone() is True


def test_a_process_that_forgets_nothing_ends(tmp_path: Path) -> None:
    """An unclosed aiosqlite connection hangs the interpreter's exit."""
    program = (
        "import asyncio\nfrom core.db.database import open_database\n"
        "async def go():\n"
        f"    async with open_database('sqlite:{tmp_path / 'x.db'}') as database:\n"
        "        raise SystemExit(3)\n"
        "asyncio.run(go())\n"
    )

    done = subprocess.run([sys.executable, "-c", program], timeout=30, check=False)

    assert done.returncode == 3


async def test_the_claim_counts_who_is_busy_once_and_not_for_every_job(tmp_path: Path) -> None:
    """Counted for each waiting job, a claim was 50 to 140 times slower with a blocked backlog.

    The one count that depends on a row is that of a painter's running jobs: for each painter.
    """
    async with open_database(f"sqlite:{tmp_path / 'plan.db'}"):
        pass
    text = (MIGRATIONS.parent / "sql" / "jobs.sql").read_text(encoding="utf-8")
    claim = text.partition("-- name: job_claim")[2].partition("\n")[2].partition("-- name:")[0]

    with closing(sqlite3.connect(tmp_path / "plan.db")) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {claim}", {"worker": "w", "now": 1}).fetchall()
    plan = [row[3] for row in rows]

    assert {"MATERIALIZE busy_account", "MATERIALIZE busy_provider"} <= set(plan)
    assert sum("CORRELATED" in step for step in plan) <= 1


async def test_what_a_person_sent_is_counted_without_reading_what_others_did(tmp_path: Path) -> None:
    """Every picture that was ever sent has no job, and an index on that looks good to SQLite."""
    async with open_database(f"sqlite:{tmp_path / 'plan.db'}"):
        pass
    given = {"person": "telegram:1", "hour": 1, "day": 1, "nth": 99, "until": 2}

    with closing(sqlite3.connect(tmp_path / "plan.db")) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {load_texts()['sent_usage']}", given).fetchall()
    looks = [row[3] for row in rows if " picture " in row[3]]

    assert len(looks) == 2
    assert all("picture_sent (owner=? AND at_ms>? AND at_ms<?)" in look for look in looks)


@pytest.mark.parametrize("file", sorted((MIGRATIONS.parent / "sql").glob("*.sql")), ids=lambda p: p.stem)
def test_no_statement_reads_a_clock_of_its_own(file: Path) -> None:
    """Time is a parameter: a volatile clock is evaluated for each row, and two machines disagree."""
    text = file.read_text(encoding="utf-8").lower()

    for clock in ("clock_timestamp", "now()", "current_timestamp", "datetime('now", "strftime"):
        assert clock not in text


async def test_a_new_store_is_its_owners_alone_to_read(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path / 'store.db'}"

    async with open_database(url) as database:
        await database.run("secret_add", name="x", value="y", now=1)
        modes = {file.name: file.stat().st_mode & 0o077 for file in stores(tmp_path)}

    assert modes == dict.fromkeys(modes, 0) and "store.db" in modes


def stores(folder: Path) -> list[Path]:
    return list(folder.glob("store.db*"))
