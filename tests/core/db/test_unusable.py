"""What cannot be a store is named in one line, at the start; no password is in it."""

from pathlib import Path

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


async def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    async with nobody() as address:
        port = address.rpartition(":")[2].strip("/").split("/")[0]
        told = await refused(f"postgresql://ann:hush@127.0.0.1:{port}/pentimento")

    assert told == "store.url: no server answers there"


async def test_a_database_that_there_is_not_is_told(postgres_url: str) -> None:
    told = await refused(postgres_url.replace("/postgres?", "/nowhere?"))

    assert told == "store.url: the server has no database of that name"
