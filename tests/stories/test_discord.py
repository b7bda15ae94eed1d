"""Discord from the chat window: the real client, the whole house, a strict fake of the platform."""

import asyncio
from pathlib import Path

from core.credits import AccountId
from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.world import Channel, Guild, User
from tests.stories.discord_house import DirectWindow, answered, drawn, house, pictures, texts
from tests.stories.plain_sentences import ASKED_MAX, play


async def test_thirty_plain_sentences_become_thirty_pictures(
    tmp_path: Path,
) -> None:
    async with FakeDiscord(free=True) as discord, house(discord, tmp_path) as app:
        ana = discord.people.person("Ana", await discord.people.guild("Den"))
        played = await play(DirectWindow(discord=discord, app=app, person=ana))
        journal = await app.ledger.verify()

    assert len([message for message in played.shown if message.picture]) == 30
    assert played.asked <= ASKED_MAX
    assert (discord.refusals, journal) == ([], [])


async def test_a_command_is_answered_with_the_message_that_becomes_the_picture(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]

    assert run.original is picture
    assert run.late_s is not None and run.late_s < 3
    assert texts(picture)[0].startswith("Reading your request…")
    assert picture.text.startswith("**a red fox in the snow**\nDone in")
    assert picture.labels == ["Vary", "Edit", "Upscale"]
    assert picture.files[0].description == "a red fox in the snow"
    assert len(discord.messages(general)) == 1
    assert not discord.refusals, discord.transcript()


async def test_what_is_kept_behind_more_is_chosen_in_a_select(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "generate", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        info = await discord.people.chooses(ana, picture, "Info")
        told = await answered(discord, info)
        original = await discord.people.chooses(ana, picture, "Original")
        sent = await answered(discord, original)

    assert "Asked: a red fox in the snow" in told.text and told.only_for is ana
    kept = [file.read_bytes() for file in (tmp_path / "pictures").rglob("*") if file.is_file()]
    assert sent.only_for is ana and sent.files[0].body in kept, "byte for byte as it was painted"
    assert sent.files[0].description == "a red fox in the snow"


async def test_a_conversation_of_mentions_and_replies_refines_the_picture(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        asked = await discord.people.says(ana, general, "@bot draw a fox in the snow")
        first = (await drawn(discord, general))[0]
        await discord.people.says(ana, general, "make it night", reply_to=first)
        second = (await drawn(discord, general, 2))[1]

    assert first.reply_to == asked.id
    assert "make it night" in second.text
    # Whoever cannot see it hears what the whole picture is, not only what was changed.
    heard = str(second.files[0].description)
    assert "fox in the snow" in heard and "night" in heard
    assert not discord.refusals, discord.transcript()


async def test_in_direct_messages_no_mention_is_needed(
    discord: FakeDiscord, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        alone = discord.people.direct(ana)
        await discord.people.says(ana, alone, "draw a lighthouse at dusk")

        assert len(await drawn(discord, alone)) == 1


async def test_talk_to_the_bot_is_answered_always_alone_and_once_in_company(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        alone = discord.people.direct(ana)
        for words in ("good morning", "how are you today?", "what a lovely day", "thanks"):
            await discord.people.says(ben, general, f"@bot {words}")
            await discord.people.says(ana, alone, words)
            await asyncio.sleep(0.2)
        told = await discord.until(lambda: discord.messages(alone)[3:] and discord.messages(alone))

    assert [message.text[:12] for message in told] == [
        "Hello! Say w", "I only paint", "I only paint", "You are welc",
    ]  # fmt: skip
    in_company = [message.text[:12] for message in discord.messages(general)]
    assert in_company == ["Hello! Say w", "I only paint"]


async def test_what_is_not_for_the_bot_is_neither_answered_nor_stored(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        await discord.people.says(ana, general, "draw me a fox, somebody")
        await discord.people.says(ana, general, "@bot draw a bear")
        await drawn(discord, general)
        stored = await app.database.all("turns_last", session=await _session(app, general), limit=9)

    assert [turn["text"] for turn in stored if turn["role"] == "user"] == ["draw a bear"]


async def _session(app: object, channel: Channel) -> str:
    row = await app.database.one("session_of", thread=f"discord:{channel.id}")  # type: ignore[attr-defined]
    return str(row["id"])


async def test_buttons_work_after_a_restart(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]

    async with house(discord, tmp_path):
        vary = await discord.people.presses(ana, picture, "Vary")
        await drawn(discord, general, 2)
        edit = await discord.people.presses(ana, picture, "Edit")
        await discord.until(lambda: edit.modal)

    async with house(discord, tmp_path):
        sent = await discord.people.submits(edit, {"words": "make it night"})
        await drawn(discord, general, 3)

    assert vary.original is not None and sent.original is not None
    assert vary.original.v2 and "make it night" in sent.original.text


async def test_whoever_calls_the_bot_by_its_name_is_told_how_to_ask(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot")
        await discord.until(lambda: discord.messages(general))
        await discord.people.says(ben, general, "@bot hi there")
        hello = await discord.until(lambda: discord.messages(general)[1:])
        await discord.people.says(ben, general, "that is a nice one", reply_to=hello[0])
        await discord.people.says(ana, general, f"@bot draw a <:red_fox:123456> and <@{ben.id}>")
        picture = (await drawn(discord, general))[0]

    assert [message.text[:6] for message in discord.messages(general)[:-1]] == ["Hello!", "Hello!"]
    assert f"red fox and {ben.name}" in picture.text


async def test_a_batch_is_one_message_whose_pictures_have_their_own_buttons(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox", count=3)
        batch = (await drawn(discord, general))[0]
        await discord.people.presses(ana, batch, "Vary 2")
        await drawn(discord, general, 2)

    assert len(batch.files) == 3
    assert batch.labels[:3] == ["Vary 1", "Vary 2", "Vary 3"]


async def test_cancel_on_the_status_gives_the_credits_back(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 5.0}) as app:
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        status = await discord.until(
            lambda: run.original if run.original and "Cancel" in run.original.labels else None
        )
        await discord.people.presses(ana, status, "Cancel")
        await discord.until(lambda: "Cancelled" in status.text)
        balance = await app.ledger.balance(AccountId(f"discord:{ana.id}/allowance"))

    assert balance.held == 0
    assert status.labels == ["Retry"]


async def test_a_picture_is_shared_in_a_channel_where_its_maker_may_post(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    gallery = await discord.people.channel(den, "gallery")
    closed = await discord.people.channel(den, "closed")
    closed.overwrites[ana.id] = (Bit(0), Bit.SEND_MESSAGES)
    async with house(discord, tmp_path) as app:
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        asked = await discord.people.chooses(ana, picture, "Share…")
        question = await answered(discord, asked)
        await discord.people.picks(ana, question, closed)
        refused = await discord.until(lambda: "may not" in question.text and question.text)
        await discord.people.picks(ana, question, gallery)
        shared = (await drawn(discord, gallery))[0]
        await discord.until(lambda: "seen there" in question.text)
        foreign = await discord.people.chooses(ben, picture, "Share…")
        told = await answered(discord, foreign)
        await app.door.idle()
        await discord.people.presses(ben, shared, "Vary")
        await drawn(discord, gallery, 2)

    assert question.only_for is ana and f"<#{closed.id}>" in refused
    assert "Shared by" in shared.text and "a red fox in the snow" in shared.text
    assert "somebody else's" in told.text and not discord.messages(closed)


async def test_nobody_is_pinged_by_the_words_of_a_prompt(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, tmp_path: Path
) -> None:
    den.everyone |= Bit.MENTION_EVERYONE
    async with house(discord, tmp_path):
        await discord.people.command(
            ana, general, "imagine", prompt=f"a fox **shouting @everyone and <@{ana.id}>"
        )
        picture = (await drawn(discord, general))[0]

    assert not picture.everyone and not picture.mentions
    assert "@everyone" not in picture.text
    assert r"\*\*shouting" in picture.text


async def test_who_calls_everybody_is_heard_all_the_same(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot @everyone draw a dog, @here")
        picture = (await drawn(discord, general))[0]

    assert "everyone" not in picture.text and "here" not in picture.text


async def test_pictures_appear_once_however_often_an_event_comes(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        discord.gateway.copies = 3
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        await drawn(discord, general, 2)
        told = await discord.people.command(ana, general, "balance")
        await answered(discord, told)
        await app.door.idle()

    assert len(told.replies) == 1 and not told.refusals
    assert (
        len([m for m in discord.messages(general) if not m.ephemeral])
        == 2
        == len(pictures(discord, general))
    )
