"""A question that is asked anew with a change, as it looks in the windows of the platforms."""

from pathlib import Path

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, User
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories import discord_house, telegram_house
from tests.stories.discord_house import AGREE, charges
from tests.stories.telegram_house import private, said

DEAR = {"confirm_above": 3}
WISH = "draw four pictures of a boat on the sea"
ANEW = "“a boat on the sea, at night”: that costs 4 credits. Shall I?"
MOVED = "Asked again below, with your change."


async def test_telegram_asks_below_and_the_older_question_says_so(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)
    async with telegram_house.house(telegram, tmp_path, credits=DEAR) as app:
        telegram.people.say(ann, WISH)
        first = await telegram.until(lambda: said(telegram, chat, "more than usual"))
        telegram.people.say(ann, "make it night")
        anew = await telegram.until(lambda: said(telegram, chat, ANEW))
        await telegram.until(lambda: first.shown == MOVED)
        old_buttons, yes = list(first.buttons), next(iter(anew.buttons))
        telegram.people.press(ann, anew, yes)
        await telegram_house.drawn(telegram, chat)
        await app.door.idle()
        books = await app.ledger.verify()

    assert old_buttons == [] and books == []
    assert anew.photo and "· 4 credits" in anew.shown


async def test_discord_asks_below_and_the_older_question_says_so(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with discord_house.house(discord, tmp_path, credits=DEAR) as app:
        await discord.people.says(ana, general, f"@bot {WISH}")
        first = await discord.until(
            lambda: next((m for m in discord.messages(general) if AGREE in m.labels), None)
        )
        change = await discord.people.says(ana, general, "@bot make it night")
        anew = await discord.until(
            lambda: next((m for m in discord.messages(general) if m.text == ANEW), None)
        )
        await discord.until(lambda: first.text == MOVED)
        old_buttons = list(first.labels)
        await discord.people.presses(ana, anew, AGREE)
        await discord_house.drawn(discord, general)
        await app.door.idle()
        paid = await charges(app, ana)

    assert old_buttons == [] and anew.reply_to == change.id
    assert paid == 4 and not discord.refusals, discord.transcript()


async def test_a_discord_command_changes_what_is_asked_about_as_words_do(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with discord_house.house(discord, tmp_path, credits=DEAR) as app:
        await discord.people.command(ana, general, "imagine", prompt="a boat on the sea", count=4)
        await discord.until(lambda: any(AGREE in m.labels for m in discord.messages(general)))
        run = await discord.people.command(ana, general, "edit", prompt="make it night")
        await discord.until(lambda: run.original and run.original.text == ANEW)
        await discord.people.presses(ana, run.original, AGREE)
        await discord_house.drawn(discord, general)
        await app.door.idle()
        paid = await charges(app, ana)

    assert paid == 4
