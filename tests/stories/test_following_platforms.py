"""A change that waits for its picture, as it looks in the windows of the platforms."""

from pathlib import Path

import pytest

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, User
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories import discord_house, telegram_house
from tests.stories.discord_house import SLOW, began, charges
from tests.stories.telegram_house import private, said

WAITS = "First your boat on a lake, then this…"
ENDED = "Cancelled before it began. Nothing was charged."


async def test_telegram_turns_the_waiting_message_into_the_changed_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)
    async with telegram_house.house(telegram, tmp_path, embedded=SLOW) as app:
        telegram.people.say(ann, "draw a boat on a lake")
        await telegram.until(lambda: said(telegram, chat, "Painting"))
        telegram.people.say(ann, "make it night")
        waits = await telegram.until(lambda: said(telegram, chat, WAITS))
        buttons = waits.buttons
        telegram.people.say(ann, "and add a moon")
        await telegram.until(lambda: said(telegram, chat, "First the picture before this, then this…"))
        boat, night, moon = await telegram_house.drawn(telegram, chat, 3)
        books = await app.ledger.verify()

    assert list(buttons) == ["Cancel"]
    assert night is waits and telegram.messages(chat) == [boat, night, moon]
    assert night.shown.startswith("make it night\nDone in")
    assert books == []


async def test_telegram_hears_the_button_the_edit_and_the_other_words(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)
    async with telegram_house.house(telegram, tmp_path, embedded=SLOW) as app:
        telegram.people.say(ann, "draw a boat on a lake")
        await telegram.until(lambda: said(telegram, chat, "Painting"))
        words = telegram.people.say(ann, "make it night")
        await telegram.until(lambda: said(telegram, chat, "First your boat"))
        telegram.people.edit(words, "make it autumn")
        telegram.people.say(ann, "and add a moon")
        last = await telegram.until(lambda: said(telegram, chat, "First the picture before this"))
        telegram.people.press(ann, last, "Cancel")
        await telegram.until(lambda: said(telegram, chat, ENDED))
        _, autumn = await telegram_house.drawn(telegram, chat, 2)
        await app.door.idle()

    assert autumn.shown.startswith("make it autumn\n")
    assert len(telegram_house.pictures(telegram, chat)) == 2 and last.shown == ENDED


async def test_discord_turns_the_waiting_message_into_the_changed_picture(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with discord_house.house(discord, tmp_path, embedded=SLOW) as app:
        await discord.people.says(ana, general, "@bot draw a boat on a lake")
        await discord.until(lambda: _said(discord, general, "Painting"))
        change = await discord.people.says(ana, general, "@bot make it night")
        waits = await discord.until(lambda: _said(discord, general, WAITS))
        labels = waits.labels
        _, night = await discord_house.drawn(discord, general, 2)
        await app.door.idle()
        paid = await charges(app, ana)

    assert labels == ["Cancel"]
    assert night is waits and night.reply_to == change.id
    assert "boat" in str(night.files[0].description) and "night" in str(night.files[0].description)
    assert paid == 2 and not discord.refusals, discord.transcript()


@pytest.mark.parametrize("how", ["button", "deleted"])
async def test_discord_takes_it_back(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, how: str
) -> None:
    async with discord_house.house(discord, tmp_path, embedded=SLOW) as app:
        await discord.people.says(ana, general, "@bot draw a boat on a lake")
        await discord.until(lambda: _said(discord, general, "Painting"))
        change = await discord.people.says(ana, general, "@bot make it night")
        waits = await discord.until(lambda: _said(discord, general, WAITS))
        if how == "button":
            await discord.people.presses(ana, waits, "Cancel")
        else:
            await discord.people.deletes(change)
        await discord.until(lambda: waits.text == ENDED)
        await discord_house.drawn(discord, general)
        await app.door.idle()
        paid = await charges(app, ana)

    assert len(discord_house.pictures(discord, general)) == 1 and paid == 1


async def test_a_discord_command_waits_as_words_do(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with discord_house.house(discord, tmp_path, embedded=SLOW):
        await began(
            discord, await discord.people.command(ana, general, "imagine", prompt="a boat on a lake")
        )
        run = await discord.people.command(ana, general, "edit", prompt="make it night")
        await discord.until(lambda: run.original and "First your boat on a lake" in run.original.text)
        _, night = await discord_house.drawn(discord, general, 2)

    assert night is run.original


def _said(discord: FakeDiscord, channel: Channel, part: str) -> "discord_house.Message | None":
    return next((m for m in discord.messages(channel) if part in m.text), None)
