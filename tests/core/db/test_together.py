"""Units of work that wait for SQLite's writer at one moment share its next commit."""

import asyncio
from collections import Counter
from functools import partial
from pathlib import Path

from core.db.database import Database, Tx, open_database
from core.db.together import UNITS_MAX

PERSON = {"name": "", "locale": "", "now": 1}


async def _put(tx: Tx, name: str, *, fails: bool = False) -> str:
    await tx.run("person_seen", id=name, **PERSON)
    if fails:
        raise ValueError(name)
    return name


async def _people(database: Database) -> int:
    row = await database.one("people_count")
    assert row is not None
    return int(row["n"])


async def test_a_crowd_of_units_needs_few_commits_and_each_gets_its_own_result(tmp_path: Path) -> None:
    told: Counter[str] = Counter()

    def probe(when: str, what: str) -> None:
        told[f"{when} {what}"] += 1

    names = [f"p{n}" for n in range(UNITS_MAX + 1)]
    async with open_database(f"sqlite:{tmp_path / 'x.db'}", probe=probe) as database:
        results = await asyncio.gather(*(database.write(partial(_put, name=name)) for name in names))

        assert await _people(database) == len(names)
    assert results == names
    # The first finds the writer free; all who came meanwhile are together, as far as they fit.
    assert told["after commit"] <= 3


async def test_what_one_unit_raises_is_its_own_and_undoes_no_other(tmp_path: Path) -> None:
    async with open_database(f"sqlite:{tmp_path / 'x.db'}") as database:
        results = await asyncio.gather(
            *(database.write(partial(_put, name=f"p{n}", fails=n % 3 == 0)) for n in range(12)),
            return_exceptions=True,
        )

        assert await _people(database) == 8
    assert [str(result) for result in results] == [f"p{n}" for n in range(12)]
    assert [isinstance(result, ValueError) for result in results] == [n % 3 == 0 for n in range(12)]


async def test_nobody_hears_of_a_success_when_the_commit_fails(tmp_path: Path) -> None:
    failing = False

    def probe(when: str, what: str) -> None:
        if failing and (when, what) == ("before", "commit"):
            raise OSError("the disk is full")

    async with open_database(f"sqlite:{tmp_path / 'x.db'}", probe=probe) as database:
        failing = True
        results = await asyncio.gather(
            *(database.write(partial(_put, name=f"p{n}")) for n in range(5)), return_exceptions=True
        )
        failing = False

        assert [type(result) for result in results] == [OSError] * 5
        assert await _people(database) == 0
        assert await database.write(partial(_put, name="after all")) == "after all"


async def test_who_gives_up_waiting_takes_no_other_along(tmp_path: Path) -> None:
    """Whoever is cancelled may have been the one that was committing for the rest."""
    async with open_database(f"sqlite:{tmp_path / 'x.db'}") as database:
        for turn in range(40):
            tasks = [
                asyncio.create_task(database.write(partial(_put, name=f"{turn}-{n}"))) for n in range(6)
            ]
            for _ in range(turn % 8):
                await asyncio.sleep(0)
            tasks[turn % 6].cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)

            kept = [result for n, result in enumerate(results) if n != turn % 6]
            assert kept == [f"{turn}-{n}" for n in range(6) if n != turn % 6]


async def test_a_transaction_beside_them_sees_them_whole(tmp_path: Path) -> None:
    async with open_database(f"sqlite:{tmp_path / 'x.db'}") as database:

        async def pair(n: int) -> None:
            async def work(tx: Tx) -> None:
                await _put(tx, f"{n}-a")
                await _put(tx, f"{n}-b")

            await database.write(work)

        async def look() -> int:
            async with database.tx() as tx:
                row = await tx.one("people_count")
                assert row is not None
                return int(row["n"])

        seen = await asyncio.gather(*(look() if n % 4 == 3 else pair(n) for n in range(20)))

    assert [count for count in seen if count is not None and count % 2] == []
