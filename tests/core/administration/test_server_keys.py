"""A server's own key is sealed, goes before the operator's, pays by itself, and is told to nobody."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.sections.painting import CatalogueSettings
from core.administration.server_keys import ServerKeys
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.db.database import Database
from core.errors import OwnKeyRefused, Refusal
from core.ids import new_id
from core.providers.registry import parse_settings
from tests.contracts.painters import SUBJECTS
from tests.fakes.clock import FakeClock
from tests.fakes.loopback import KEY, FakeServer
from tests.stories.local_house import House, local_house
from tests.stories.test_painters import OPEN

OWN = "sk-the-servers-own-0123456789"


def keys(database: Database, secret: str = "ours") -> ServerKeys:
    return ServerKeys(database, FakeClock(), secret, ["openai", "bfl"])


async def test_a_key_comes_back_to_the_painter_and_stands_nowhere_in_the_open(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    shelf = keys(database)
    await shelf.put("discord:server:1", "openai", f" {OWN}\n", who="op")

    assert await shelf.of("discord:server:1", "openai") == OWN
    assert await shelf.of("discord:server:2", "openai") is None
    assert await shelf.of("discord:server:1", "bfl") is None
    assert await shelf.of("", "openai") is None
    row = await database.one("server_key_get", server="discord:server:1", provider="openai")
    assert row is not None and OWN not in row["sealed"]
    assert OWN not in repr(await shelf.entries()) + caplog.text
    audit = await database.all("audit_last", limit=5)
    assert [(row["act"], row["subject"], row["reason"]) for row in audit] == [
        ("key_put", "discord:server:1", "openai")
    ]


async def test_without_the_secret_the_store_opens_nothing(database: Database) -> None:
    await keys(database).put("discord:server:1", "openai", OWN, who="op")

    with pytest.raises(OwnKeyRefused) as refused:
        await keys(database, "another").of("discord:server:1", "openai")

    assert OWN not in str(refused.value)


async def test_a_key_is_replaced_and_forgotten(database: Database) -> None:
    shelf = keys(database)
    await shelf.put("discord:server:1", "openai", "first", who="op")
    await shelf.put("discord:server:1", "openai", "second", who="op")

    assert await shelf.of("discord:server:1", "openai") == "second"
    assert await shelf.drop("discord:server:1", "openai", who="op")
    assert not await shelf.drop("discord:server:1", "openai", who="op")
    assert await shelf.of("discord:server:1", "openai") is None


@pytest.mark.parametrize("key", ["", "  ", "two words", "line\nbreak", "schlüssel", "x" * 501])
async def test_what_is_no_key_is_refused(database: Database, key: str) -> None:
    with pytest.raises(Refusal):
        await keys(database).put("discord:server:1", "openai", key, who="op")
    with pytest.raises(Refusal):
        await keys(database).put("discord:server:1", "unknown", OWN, who="op")

    assert await keys(database).entries() == []


@asynccontextmanager
async def house(data: Path, name: str) -> AsyncIterator[tuple[House, FakeServer]]:
    """The operator's key works at the fake; any other is turned away."""
    subject = next(subject for subject in SUBJECTS if subject.name == name)
    async with subject.fake() as fake:
        if hasattr(fake, "steps"):
            fake.steps = 0
        base_url = getattr(fake, "base_url", fake.url)
        section = parse_settings(name, {"base_url": base_url, "key": KEY, "poll_s": 1.0})
        async with local_house(
            data, providers={name: section}, access=OPEN,
            catalogue=CatalogueSettings(model=subject.model),
        ) as lived:  # fmt: skip
            yield lived, fake


async def drawn(lived: House, server: str, what: str = "fox") -> None:
    await lived.app.door.receive(
        Incoming(
            event=EventId(f"local:{new_id()}"), thread=ThreadKey(f"local:{server or 'private'}"),
            person=PersonId("local:ann"), name="ann", text=f"draw a {what} in {server or 'private'}",
            message=new_id(), direct=not server, server=server,
        )
    )  # fmt: skip
    await lived.idle()


def files_in(folder: Path) -> bytes:
    """Store, log and secrets of a house that has ended."""
    return b"".join(path.read_bytes() for path in folder.glob("*") if path.is_file())


def keys_used(fake: FakeServer) -> set[str]:
    """The credentials of all calls since the last look."""
    names = ("authorization", "x-key", "x-goog-api-key")
    used = {seen.headers.get(name, "") for seen in fake.seen for name in names} - {""}
    fake.seen.clear()
    return used


@pytest.mark.parametrize("name", ["openai", "bfl"])
async def test_a_server_paints_with_its_own_key_and_the_operator_pays_nothing(
    tmp_path: Path, name: str
) -> None:
    async with house(tmp_path, name) as (lived, _):
        await lived.app.server_keys.put("the-server", name, KEY, who="op")
        await drawn(lived, "the-server")

        assert lived.finals()[-1].pictures, lived.finals()[-1].text
        job = (await lived.app.admin.jobs())[0]
        attempts = await lived.app.database.all("attempts_of", job=job.id)
        assert [(row["outcome"], row["cost_micros"]) for row in attempts] == [("succeeded", 0)]
        assert attempts[0]["ref"] is None or attempts[0]["ref"].startswith("own|the-server|")
        assert await lived.balanced()


async def test_a_servers_bad_key_fails_there_alone_and_never_spends_the_operators(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, "bfl") as (lived, fake):
        await lived.app.server_keys.put("the-server", "bfl", OWN, who="op")
        await drawn(lived, "the-server")

        assert "This server's own key was turned away" in lived.finals()[-1].text
        assert "othing was charged" in lived.finals()[-1].text
        assert keys_used(fake) == {OWN}
        assert fake.made == 0
        await drawn(lived, "")
        assert lived.finals()[-1].pictures
        assert keys_used(fake) == {KEY}
        await drawn(lived, "another-server")
        assert lived.finals()[-1].pictures
        await lived.app.server_keys.drop("the-server", "bfl", who="op")
        await drawn(lived, "the-server/again")
        assert lived.finals()[-1].pictures


async def test_a_key_that_works_paints_at_once_after_one_that_was_turned_away(tmp_path: Path) -> None:
    """The account is left alone for ten minutes after a refusal; another key is another matter."""
    async with house(tmp_path, "bfl") as (lived, fake):
        await lived.app.server_keys.put("the-server", "bfl", OWN, who="op")
        await drawn(lived, "the-server")
        keys_used(fake)
        await drawn(lived, "the-server", "cat")
        assert keys_used(fake) == set()
        assert "This server's own key" in lived.finals()[-1].text

        await lived.app.server_keys.put("the-server", "bfl", KEY, who="op")
        await drawn(lived, "the-server", "boat")

        assert lived.finals()[-1].pictures, lived.finals()[-1].text


async def test_keys_sealed_with_a_lost_secret_fail_and_never_spend_the_operators(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, "bfl") as (lived, _):
        await lived.app.server_keys.put("the-server", "bfl", OWN, who="op")
    (tmp_path / "keys-secret").unlink()

    async with house(tmp_path, "bfl") as (lived, fake):
        await drawn(lived, "the-server")

        assert "This server's own key" in lived.finals()[-1].text
        assert keys_used(fake) == set()
        assert await lived.balanced()
        await lived.app.server_keys.put("the-server", "bfl", KEY, who="op")
        await drawn(lived, "the-server", "boat")
        assert lived.finals()[-1].pictures


async def test_the_whole_path_of_a_key_leaves_it_in_no_log_row_or_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with house(tmp_path, "bfl") as (lived, _):
        await lived.app.server_keys.put("the-server", "bfl", OWN, who="op")
        await drawn(lived, "the-server")
        await lived.app.server_keys.drop("the-server", "bfl", who="op")
        seen = "".join(act.text for act in lived.acts)
        rows = [
            *await lived.app.database.all("audit_last", limit=20),
            *await lived.app.database.all("jobs_list", state="", limit=20),
        ]

    said = capsys.readouterr()
    kept = await asyncio.to_thread(files_in, tmp_path)
    assert "job_started" in said.out + said.err
    assert OWN not in said.out + said.err + caplog.text + seen + repr(rows)
    assert OWN.encode() not in kept
