"""Running it: metrics that equal what happened, job states for scripts, backup, export, forgetting."""

import asyncio
import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from msgspec.structs import replace

from bot.backup import back_up
from bot.config import Config, load
from bot.serving import application_of, serving
from bot.wiring import App, build, local_profile
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.credits import AccountId
from core.errors import ConfigError, Refusal, RefusalCode
from core.people.belongings import Belongings
from core.pictures import BlobKey
from core.secret import Secret

ANN = PersonId("local:ann")


def settings_in(data: Path) -> Config:
    settings = local_profile(load(None))
    return replace(
        settings,
        store=replace(settings.store, data=data),
        office=replace(settings.office, token=Secret("for scripts")),
        embedded=replace(settings.embedded, step_s=0.01, side_px=128),
    )


async def ask(house: App, text: str, event: str, person: str = ANN) -> None:
    await house.door.receive(
        Incoming(
            event=EventId(f"local:{event}"), thread=ThreadKey("local:room"), person=PersonId(person),
            text=text, message=event, name=person[6:],
        )
    )  # fmt: skip
    await asyncio.wait_for(house.door.idle(), 30)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[App]:
    async with build(settings_in(tmp_path / "data")) as opened, opened.live():
        yield opened


async def get(house: App, path: str, token: str = "") -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with (
        serving(application_of(house), host="127.0.0.1", port=0) as address,
        aiohttp.ClientSession(headers=headers) as client,
        client.get(address + path) as reply,
    ):
        return reply.status, (await reply.read()).decode(errors="replace")


async def test_metrics_count_what_happened(house: App) -> None:
    await ask(house, "draw a fox in the snow", "m1")

    _, text = await get(house, "/metrics")

    labels = 'code="",model="embedded",provider="embedded",state="succeeded"'
    assert f"pentimento_jobs_total{{{labels}}} 1.0" in text
    assert 'pentimento_credits_charged_total{model="embedded"} 1.0' in text
    assert 'pentimento_queue_seconds_count{model="embedded"} 1.0' in text
    assert 'pentimento_sends_total{outcome="delivered",platform="local"} 2.0' in text
    assert "pentimento_outbox_open 0.0" in text
    assert (await get(house, "/ready"))[0] == 200


async def test_a_house_that_does_not_live_yet_is_not_ready(tmp_path: Path) -> None:
    async with build(settings_in(tmp_path)) as house:
        assert (await get(house, "/ready"))[0] == 503


async def test_a_script_reads_a_jobs_state_and_its_picture_with_the_token_alone(house: App) -> None:
    await ask(house, "draw a fox in the snow", "m1")
    (job,) = await house.admin.jobs()

    status, text = await get(house, f"/jobs/{job.id}", "for scripts")

    told = json.loads(text)
    assert (status, told["state"], told["percent"], told["error"]) == (200, "completed", 100, None)
    assert (await get(house, told["image"]))[0] == 200
    assert (await get(house, f"/jobs/{job.id}"))[0] == 401
    assert (await get(house, f"/jobs/{job.id}", "a guess"))[0] == 401
    assert (await get(house, "/jobs/nothing", "for scripts"))[0] == 404


async def test_a_backup_made_while_it_works_opens_as_it_is(house: App, tmp_path: Path) -> None:
    await ask(house, "draw a fox in the snow", "m1")
    working = asyncio.create_task(ask(house, "draw a red boat on the sea", "m2"))

    count = await asyncio.to_thread(back_up, house.config, tmp_path / "copy")
    await working

    assert count >= 1
    async with build(settings_in(tmp_path / "copy")) as restored, restored.live():
        await asyncio.wait_for(restored.door.idle(), 30)
        assert await restored.ledger.verify() == []
        (row, *_) = await restored.database.all("own_pictures", person=ANN)
        assert await restored.storage.read(BlobKey(row["blob"]))
    with pytest.raises(ConfigError):
        back_up(house.config, tmp_path / "copy")


async def test_an_export_has_every_row_and_every_picture_under_its_checksum(
    house: App, tmp_path: Path
) -> None:
    import hashlib

    await ask(house, "draw a fox in the snow", "m1")
    await ask(house, "draw an owl", "m2", "local:bob")

    rows = await Belongings(house.database, house.clock, house.storage).export(ANN, tmp_path / "a.zip")

    assert rows["jobs"] == rows["pictures"] == 1
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
        for file in manifest["files"]:
            assert hashlib.sha256(archive.read(file["name"])).hexdigest() == file["sha256"]
        assert {file["name"] for file in manifest["files"]} == set(archive.namelist()) - {
            "manifest.json"
        }
        assert b"fox" in archive.read("rows/turns.json")
        assert not any(b"owl" in archive.read(name) for name in archive.namelist())


async def test_who_is_forgotten_is_nowhere_in_the_store_and_the_books_still_balance(house: App) -> None:
    await ask(house, "draw a fox in the snow", "m1")
    await ask(house, "draw an owl", "m2", "local:bob")
    (picture,) = await house.database.all("own_pictures", person=ANN)
    belongings = Belongings(house.database, house.clock, house.storage)

    receipt = await belongings.forget(ANN, who="cli:test")

    assert (receipt.files, receipt.rows["pictures"]) == (1, 1)
    with pytest.raises(FileNotFoundError):
        await house.storage.read(BlobKey(picture["blob"]))
    assert await house.ledger.verify() == []
    balance = await house.ledger.balance(AccountId(f"{receipt.alias}/allowance"))
    assert balance.posted == 199
    with pytest.raises(Refusal) as refused:
        await belongings.forget(ANN, who="cli:test")
    assert refused.value.reason is RefusalCode.NOT_FOUND
    dump = "\n".join(await _everything(house))
    assert "local:ann" not in dump and "fox" not in dump
    assert "owl" in dump


async def _everything(house: App) -> list[str]:
    import sqlite3

    connection = sqlite3.connect(house.config.store.data / "pentimento.db")
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
