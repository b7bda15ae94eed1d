"""Discord hands nothing in twice: while the store is away, who spoke to the bot is told so."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.discord import client
from core import patience
from core.errors import StoreLost
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, User
from tests.stories.discord_house import SLOW, answered, charges, drawn, house, texts

NOT_TAKEN = "I cannot keep requests at the moment, so this one was not taken. Nothing was charged."


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSES_S", (0.01, 0.01))


class Store:
    """A store that is away for a while."""

    def __init__(self) -> None:
        self._away = False

    def __call__(self, when: str, query: str) -> None:
        if self._away and when == "before":
            raise StoreLost("as planned")

    @contextmanager
    def away(self) -> Iterator[None]:
        self._away = True
        try:
            yield
        finally:
            self._away = False


@pytest.fixture
def store() -> Store:
    return Store()


async def test_a_mention_a_reply_and_a_direct_message_are_told_that_nothing_was_taken(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, store: Store
) -> None:
    alone = discord.people.direct(ana)
    async with house(discord, tmp_path, probe=store) as app:
        await discord.people.says(ana, general, "@bot draw a red fox")
        picture = (await drawn(discord, general))[0]
        with store.away():
            asked = [
                await discord.people.says(ana, general, "@bot draw a bear"),
                await discord.people.says(ana, general, "make it night", reply_to=picture),
                await discord.people.says(ana, alone, "draw an owl"),
            ]
            await discord.people.says(ana, general, "what a nice fox, isn't it?")
            await discord.until(lambda: discord.messages(general)[2:] and discord.messages(alone))
        await discord.people.says(ana, alone, "draw an owl")
        await drawn(discord, alone)
        await app.door.idle()
        spent = await charges(app, ana)

    told = discord.messages(general)[1:] + discord.messages(alone)[:1]
    assert [message.reply_to for message in told] == [message.id for message in asked]
    assert all(texts(message)[0].startswith(NOT_TAKEN) for message in told)
    assert len(discord.messages(general)) == 3, "talk among people is not answered"
    assert spent == 2


async def test_a_command_says_the_same_in_the_message_that_announced_it(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, store: Store
) -> None:
    async with house(discord, tmp_path, probe=store):
        with store.away():
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            told = await discord.until(
                lambda: run.original if run.original and len(run.original.history) == 2 else None
            )
            balance = await answered(discord, await discord.people.command(ana, general, "balance"))

    assert told.text.startswith(NOT_TAKEN) and balance.text.startswith(NOT_TAKEN)


@pytest.mark.parametrize("entry", ["Vary", "Info"])
async def test_a_press_is_no_dead_click(
    entry: str, discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, store: Store
) -> None:
    async with house(discord, tmp_path, probe=store):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        act = discord.people.presses if entry == "Vary" else discord.people.chooses
        with store.away():
            pressed = await act(ana, picture, entry)
            told = await answered(discord, pressed)

    assert told.text.startswith(NOT_TAKEN) and told.only_for is ana


async def test_what_opens_a_form_opens_it_and_the_form_is_told(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, store: Store
) -> None:
    async with house(discord, tmp_path, probe=store):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        with store.away():
            edit = await discord.people.presses(ana, picture, "Edit")
            await discord.until(lambda: edit.modal)
            sent = await discord.people.submits(edit, {"words": "make it night"})
            told = await answered(discord, sent)

    assert told.text.startswith(NOT_TAKEN) and told.only_for is ana


async def test_an_edit_waits_for_the_store_as_nothing_hands_it_in_again(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, store: Store
) -> None:
    async with house(discord, tmp_path, probe=store, embedded=SLOW, worker={"places": 1}) as app:
        await discord.people.says(ana, general, "@bot draw a lighthouse")
        asked = await discord.people.says(ana, general, "@bot draw a red fox")
        await discord.until(
            lambda: len(found := discord.messages(general)) == 2 and "Cancel" in found[1].labels
        )
        with store.away():
            await discord.people.edits(asked, "@bot draw a brown bear")
            await asyncio.sleep(0.1)
        _, second = await drawn(discord, general, 2)
        await app.door.idle()

    assert "brown bear" in texts(second)[-1]


async def test_a_store_that_is_away_ends_no_connection(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(client, "RENEW_S", 0.05)
    async with house(discord, tmp_path, probe=store):
        with store.away():
            await asyncio.sleep(0.3)
        await discord.people.says(ana, general, "@bot draw a red fox")
        await drawn(discord, general)

    assert discord.gateway.identified == 1


async def test_who_lost_the_connection_to_another_process_takes_it_again_when_that_one_is_gone(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("RENEW_S", 0.05), ("LEASE_WAIT_S", 0.05), ("AGAIN_S", 0.05)):
        monkeypatch.setattr(client, name, seconds)
    async with house(discord, tmp_path) as app:
        assert app.discord is not None and app.discord.bot is not None
        lease = f"discord:{app.discord.bot.application_id}:all"
        await app.database.run("lease_drop", name=lease, owner=app.discord._owner)
        now = app.clock.now_ms()
        await app.database.one("lease_take", name=lease, owner="another", now=now, until=now + 60_000)
        await discord.until(lambda: app.discord and app.discord.bot is None)
        await app.database.run("lease_drop", name=lease, owner="another")
        await discord.until(lambda: discord.gateway.identified == 2)
        await discord.people.says(ana, general, "@bot draw a red fox")

        assert len(await drawn(discord, general)) == 1
