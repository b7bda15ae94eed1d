"""A store that goes away says so in one way, whichever it is, and works when it is back."""

from pathlib import Path

import asyncpg
import pytest

from core.db.database import Database, open_database
from core.errors import StoreLost

PERSON = {"name": "", "locale": "", "now": 1}


async def test_a_disk_that_is_full_is_a_lost_store_until_there_is_room(tmp_path: Path) -> None:
    async with open_database(f"sqlite:{tmp_path / 'store.db'}") as database:
        writer = database._writer  # type: ignore[attr-defined]
        await writer.execute("PRAGMA max_page_count=1")

        with pytest.raises(StoreLost, match="SQLITE_FULL"):
            for number in range(500):
                await database.run("person_seen", id=f"p{number}", **PERSON)
        with pytest.raises(StoreLost, match="SQLITE_FULL"):
            async with database.tx() as tx:
                for number in range(500, 1000):
                    await tx.run("person_seen", id=f"p{number}", **PERSON)

        await writer.execute("PRAGMA max_page_count=100000")
        await database.run("person_seen", id="there", **PERSON)
        assert await database.one("person_language", id="there") is not None


async def test_a_statement_that_is_wrong_is_no_lost_store(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)not.null") as raised:
        await database.run("person_seen", id="a", name="", locale="", now=None)

    assert not isinstance(raised.value, StoreLost)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_connection_that_the_server_ends_is_a_lost_store_and_the_next_is_well(
    database: Database, database_url: str
) -> None:
    with pytest.raises(StoreLost):
        async with database.tx() as tx:
            await tx.run("person_seen", id="gone", **PERSON)
            await end_all(database_url)
            await tx.run("person_seen", id="gone too", **PERSON)

    await database.run("person_seen", id="there", **PERSON)
    assert await database.one("person_language", id="there") is not None
    assert await database.one("person_language", id="gone") is None


async def test_who_holds_a_store_holds_it_again_when_the_server_is_back(database_url: str) -> None:
    """Another that starts then must not take the jobs of the living for a dead one's."""
    async with open_database(database_url) as living, open_database(database_url) as starting:
        assert await living.alone()
        if database_url.startswith("postgres"):
            await end_all(database_url)
        await living.hold_on()

        assert not await starting.alone()


async def end_all(url: str) -> None:
    """As an operator who ends every connection to a database."""
    operator = await asyncpg.connect(url)
    try:
        await operator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await operator.close()
