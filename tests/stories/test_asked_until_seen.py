"""A question is seen by whom it waits for, whatever fails while it is shown."""

from pathlib import Path

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.faults import Fault as DiscordFault
from tests.fakes.discord.world import Channel, User
from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram.faults import Fault
from tests.stories import discord_house, telegram_house
from tests.stories.discord_house import AGREE, charges
from tests.stories.telegram_house import private, said

DEAR = {"confirm_above": 3}
WISH = "draw four pictures of a boat on the sea"


def refused(telegram: FakeTelegram) -> bool:
    """Whether the question was written, and not taken."""
    calls = telegram.called("editMessageText", ok=False)
    return any("more than usual" in str(call.params.get("text")) for call in calls)


async def test_a_question_that_telegram_did_not_take_is_written_again(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)
    async with telegram_house.house(telegram, tmp_path, credits=DEAR) as app:
        telegram.faults.plan(Fault(method="editMessageText", times=99, status=502, description="no"))
        telegram.people.say(ann, WISH)
        await telegram.until(lambda: refused(telegram))
        telegram.faults.clear()
        question = await telegram.until(lambda: said(telegram, chat, "more than usual"))
        telegram.people.press(ann, question, next(iter(question.buttons)))
        await telegram_house.drawn(telegram, chat)
        await app.door.idle()

    assert question.photo and "· 4 credits" in question.shown


async def test_a_question_whose_showing_a_stop_cut_off_is_shown_at_the_next_start(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)
    telegram.faults.plan(Fault(method="editMessageText", times=99, status=502, description="no"))
    async with telegram_house.house(telegram, tmp_path, credits=DEAR) as app:
        telegram.people.say(ann, WISH)
        await telegram.until(lambda: refused(telegram))
        await app.door.idle()
        unseen = said(telegram, chat, "more than usual")
    telegram.faults.clear()

    async with telegram_house.house(telegram, tmp_path, credits=DEAR) as app:
        question = await telegram.until(lambda: said(telegram, chat, "more than usual"))
        telegram.people.press(ann, question, next(iter(question.buttons)))
        await telegram_house.drawn(telegram, chat)
        await app.door.idle()

    assert unseen is None
    assert len(telegram.messages(chat)) == 1
    assert question.photo and "· 4 credits" in question.shown


async def test_at_discord_too(discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path) -> None:
    fault = discord.faults.plan(DiscordFault(method="PATCH", path="/messages/", times=99, status=500))
    async with discord_house.house(discord, tmp_path, credits=DEAR) as app:
        await discord.people.says(ana, general, f"@bot {WISH}")
        await discord.until(lambda: fault.times < 99)
        await app.door.idle()
    unseen = [message.text for message in discord.messages(general) if AGREE in message.labels]
    fault.times = 0

    async with discord_house.house(discord, tmp_path, credits=DEAR) as app:
        question = await discord.until(
            lambda: next((m for m in discord.messages(general) if AGREE in m.labels), None)
        )
        await discord.people.presses(ana, question, AGREE)
        await discord_house.drawn(discord, general)
        await app.door.idle()
        paid = await charges(app, ana)

    assert unseen == [] and paid == 4
