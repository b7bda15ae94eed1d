"""Every test of the store finds one that is empty, whatever the one before has left in it."""

import asyncio

import asyncpg

from tests.conftest import Emptied

Rows = dict[str, list[tuple[object, ...]]]


async def rows_of(url: str) -> Rows:
    connection = await asyncpg.connect(url)
    try:
        names = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {
            name: [tuple(row) for row in await connection.fetch(f"SELECT * FROM {name}")]
            for (name,) in names
        }
    finally:
        await connection.close()


async def test_a_store_that_was_used_is_as_it_was_made(postgres_url: str) -> None:
    stores = Emptied(postgres_url)
    url = await asyncio.to_thread(stores.take)
    made = await rows_of(url)
    left_open = await asyncpg.connect(url)
    await left_open.execute("INSERT INTO lease VALUES ('a', 'b', 1); UPDATE fair SET v = 9")
    transaction = left_open.transaction()
    await transaction.start()
    await left_open.execute("UPDATE lease SET until_ms = 2")

    await asyncio.to_thread(stores.give_back, url)

    left_open.terminate()
    assert await asyncio.to_thread(stores.take) == url
    assert await rows_of(url) == made
    assert {name for name, rows in made.items() if rows} == set(Emptied.FILLED)
