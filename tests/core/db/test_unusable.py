"""What cannot be a store is named in one line, at the start; no password is in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest

from core.db.database import open_database
from core.errors import ConfigError
from tests.fakes.loopback import nobody


async def refused(url: str) -> str:
    with pytest.raises(ConfigError) as error:
        async with open_database(url):
            pass
    return str(error.value)


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pentimento.db"
    file.write_bytes(b"anything but a database " * 200)

    told = await refused(f"sqlite:{file}")

    assert told == f"store.data: {file} cannot be the store: file is not a database"
    assert file.read_bytes().startswith(b"anything but")


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    told = await refused(f"sqlite:{tmp_path / 'file' / 'pentimento.db'}")

    assert told.startswith("store.data: ") and "cannot be the store" in told


async def test_a_store_of_a_newer_version_is_refused_and_left_as_it_was(database_url: str) -> None:
    async with open_database(database_url):
        pass
    await changed(database_url, "INSERT INTO schema_version VALUES (99999)")

    told = await refused(database_url)

    assert told.startswith("store: it was made by a newer version (its schema is 99999, this version")
    await changed(database_url, "DELETE FROM schema_version WHERE version = 99999")
    async with open_database(database_url) as database:
        assert await database.migrate() == 0


async def changed(url: str, statement: str) -> None:
    """As another version would have left it."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:"))) as store, store:
            store.execute(statement)
        return
    connection = await asyncpg.connect(url)
    await connection.execute(statement)
    await connection.close()


async def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    async with nobody() as address:
        port = address.rpartition(":")[2].strip("/").split("/")[0]
        told = await refused(f"postgresql://ann:hush@127.0.0.1:{port}/pentimento")

    assert told == "store.url: no server answers there"


async def test_a_database_that_there_is_not_is_told(postgres_url: str) -> None:
    told = await refused(postgres_url.replace("/postgres?", "/nowhere?"))

    assert told == "store.url: the server has no database of that name"
