"""What signs links and sessions is the same in every process on a store, and survives restarts."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from msgspec.structs import replace

from bot.config import Config
from bot.kept import SIGNED, derived, kept_secret, open_secrets, sealing_secret
from core.db.database import open_database
from core.secret import Secret


def settings(url: str, data: Path, root: str = "") -> Config:
    base = Config()
    return replace(base, store=replace(base.store, url=url, data=data, secret=Secret(root)))


def files_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if "lock" not in file.name]


async def opened(config: Config) -> dict[str, str]:
    async with open_database(config.database_url()) as database:
        return dict(await open_secrets(config, database, now_ms=1))


async def test_two_machines_on_one_postgres_sign_alike_and_a_restart_changes_nothing(
    database_url: str, tmp_path: Path
) -> None:
    here, there = (settings(database_url, tmp_path / name) for name in ("here", "there"))
    if database_url.startswith("sqlite:"):  # one folder is one machine
        there = here

    first, second = await asyncio.gather(opened(here), opened(there))

    assert first == second == await opened(there)
    assert len({*first.values()}) == len(SIGNED)
    assert all(len(value) >= 32 for value in first.values())


async def test_a_secret_that_lay_beside_the_store_is_taken_over(
    postgres_url: str, database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "link-secret").write_text("of before", encoding="ascii")

    assert (await opened(settings(database_url, tmp_path)))["link"] == "of before"


async def test_one_root_makes_every_secret_and_none_tells_another(tmp_path: Path) -> None:
    config = settings(f"sqlite:{tmp_path / 's.db'}", tmp_path, root="a root")

    made = await opened(config)

    assert made == {name: derived("a root", name) for name in SIGNED}
    assert len({*made.values(), sealing_secret(config), "a root"}) == len(SIGNED) + 2
    assert files_in(tmp_path) == ["s.db"]


async def test_what_seals_keys_is_never_in_the_store(database_url: str, tmp_path: Path) -> None:
    config = settings(database_url, tmp_path)

    kept = await opened(config)

    assert sealing_secret(config) not in kept.values()
    assert (tmp_path / "keys-secret").stat().st_mode & 0o077 == 0


def test_a_disk_that_filled_up_while_a_secret_was_written_leaves_no_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "no space left on device")

    file = tmp_path / "link-secret"
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="no space"):
            kept_secret(file)

    assert files_in(tmp_path) == []
    assert len(kept_secret(file)) >= 32


def test_an_empty_secret_signs_nothing_and_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "link-secret"
    file.touch()

    made = kept_secret(file)

    assert len(made) >= 32
    assert kept_secret(file) == made


def test_processes_that_start_at_once_have_one_secret(tmp_path: Path) -> None:
    together = Barrier(8)

    def started(_: int) -> str:
        together.wait()
        return kept_secret(tmp_path / "link-secret")

    with ThreadPoolExecutor(8) as pool:
        kept = set(pool.map(started, range(8)))

    assert len(kept) == 1
    assert files_in(tmp_path) == ["link-secret"]
