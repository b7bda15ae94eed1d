"""What Discord refuses: a final that may not be posted, shown or sent finds the next best way."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.world import Channel, Guild, Member, User
from tests.stories.discord_house import (
    AGREE,
    SLOW,
    answered,
    began,
    charges,
    drawn,
    house,
    pictures,
)
from tests.stories.waiting import painting


async def test_without_message_content_the_bot_says_what_it_can_read(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    discord.world.allowed_intents_flags = 0
    async with house(discord, tmp_path) as app:
        assert app.discord is not None and not app.discord.health.reads_content
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        await drawn(discord, general)
        help_act = await discord.people.command(ana, general, "help")
        told = await discord.until(lambda: help_act.original)

    assert "I read only what mentions me" in told.text


async def test_a_reply_that_cannot_be_read_is_answered_once_with_what_can_be(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    discord.world.allowed_intents_flags = 0
    async with house(discord, tmp_path) as app:
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        first = await discord.people.says(ana, general, "make it night", reply_to=picture)
        told = (await discord.until(lambda: discord.messages(general)[1:]))[0]
        await discord.people.says(ana, general, "make it blue", reply_to=picture)
        await discord.people.chooses(ana, picture, "Continue in thread")
        thread = await discord.until(lambda: _thread(discord))
        begun = (await discord.until(lambda: discord.messages(thread)))[0]
        await discord.people.says(ana, thread, "@bot make it night")
        await drawn(discord, thread)
        spent = await charges(app, ana)

    assert told.reply_to == first.id and "Mention me, or press Edit" in told.text
    assert len(discord.messages(general)) == 2, "said once"
    assert "\nMention me here" in begun.text and spent == 2


def _thread(discord: FakeDiscord) -> Channel | None:
    return next((c for c in discord.world.channels.values() if c.is_thread), None)


async def test_a_user_installation_works_where_the_bot_is_no_member(
    discord: FakeDiscord, den: Guild, tmp_path: Path
) -> None:
    elsewhere = await discord.people.guild("Elsewhere", joined=False)
    lounge = await discord.people.channel(elsewhere, "lounge")
    cleo = discord.people.person("Cleo", elsewhere)
    async with house(discord, tmp_path) as app:
        run = await discord.people.command(
            cleo, lounge, "imagine", installed="user", prompt="a red fox in the snow"
        )
        picture = await discord.until(lambda: run.original if run.original and run.original.v2 else None)
        await app.door.idle()

    assert picture.files and not [
        call for call in discord.calls if f"/channels/{lounge.id}" in call.path
    ]


async def test_where_the_bot_is_no_member_nobody_is_told_to_mention_it_or_to_reply(
    discord: FakeDiscord, den: Guild, tmp_path: Path
) -> None:
    elsewhere = await discord.people.guild("Elsewhere", joined=False)
    lounge = await discord.people.channel(elsewhere, "lounge")
    cleo = discord.people.person("Cleo", elsewhere, locale="de")
    async with house(discord, tmp_path):
        helped = await discord.people.command(cleo, lounge, "help", installed="user")
        told = (await answered(discord, helped)).text

    assert "kein Mitglied" in told and "/edit" in told
    assert "erwähne mich" not in told and "antworte auf" not in told


async def test_who_deletes_what_can_no_longer_be_changed_there_is_told_that_it_stands(
    discord: FakeDiscord, den: Guild, tmp_path: Path
) -> None:
    elsewhere = await discord.people.guild("Elsewhere", joined=False)
    lounge = await discord.people.channel(elsewhere, "lounge")
    cleo = discord.people.person("Cleo", elsewhere)
    async with house(discord, tmp_path):
        ends = []
        for prompt in ("a red fox in the snow", "a bear in a forest"):
            run = await discord.people.command(cleo, lounge, "imagine", installed="user", prompt=prompt)
            shown = await discord.until(
                lambda run=run: run.original and run.original.v2 and run.original
            )
            if ends:
                discord.advance(1000)
            sure = await answered(discord, await discord.people.chooses(cleo, shown, "Delete…"))
            await discord.people.presses(cleo, sure, "Delete")
            await discord.until(lambda sure=sure: sure.deleted or sure.text.startswith("Deleted"))
            ends.append((shown, sure))

    (quick, gone), (late, told) = ends
    assert quick.text == "Deleted." and gone.deleted
    assert late.files and "one still stands there" in told.text and not told.buttons


async def test_where_only_the_token_reaches_its_end_keeps_the_picture_in_the_history(
    discord: FakeDiscord, den: Guild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = await discord.people.guild("Elsewhere", joined=False)
    lounge = await discord.people.channel(elsewhere, "lounge")
    cleo = discord.people.person("Cleo", elsewhere)
    async with house(discord, tmp_path, embedded=SLOW) as app:
        run = await discord.people.command(
            cleo, lounge, "imagine", installed="user", prompt="a red fox in the snow"
        )
        await began(discord, run)
        discord.advance(1000)
        await app.door.idle()
        history = await discord.people.command(cleo, lounge, "history", installed="user")
        told = await discord.until(lambda: history.replies[0] if history.replies else None)
        spent = await charges(app, cleo)

    assert "a red fox in the snow" in told.text and spent == 1


async def test_a_token_that_is_revoked_stops_the_bot_and_nothing_else(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        assert app.discord is not None
        discord.token = "another.token.now"
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        health = app.discord.health
        await discord.until(lambda: "revoked" in health.problem)
        asked = len(discord.calls)
        await asyncio.sleep(0.3)

        assert len(discord.calls) == asked and not health.connected


async def test_after_a_ban_of_the_address_nothing_is_sent(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        assert app.discord is not None
        discord.fault(method="PATCH", status=429)
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await discord.until(lambda: app.discord.sender.banned_s)
        edits = len(discord.called("PATCH"))
        await asyncio.sleep(0.5)

        assert len(discord.called("PATCH")) == edits
        assert 600 < app.discord.sender.banned_s <= 660


REFUSALS = {
    "unknown message": {"code": 10008},
    "a write limit": {"code": 20028},
    "a limit of old messages": {"code": 30046},
    "filtered words": {"code": 200000},
    "invalid form": {"code": 50035},
    "too large": {"code": 50045},
    "server error": {"status": 500},
    "unavailable": {"status": 503},
    "cut before": {"drop": "before"},
    "cut after": {"drop": "after"},
    "a true limit": {"status": 429, "retry_after": 0.2},
}


@pytest.mark.parametrize("fault", REFUSALS.values(), ids=REFUSALS)
async def test_a_refused_final_finds_another_way(
    fault: dict[str, Any], discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 0.3}) as app:
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await began(discord, run)
        # Between two edits of one message lie two seconds, so that the next one is the final.
        discord.fault(method="PATCH", path=f"/messages/{run.original.id}", **fault)
        shown = await discord.until(
            lambda: [m for m in discord.messages(general) if m.files], timeout_s=20
        )
        await app.door.idle()
        spent = await charges(app, ana)

    assert len(shown) == 1 and len(shown[0].files) == 1
    assert spent == 1


@pytest.mark.parametrize(
    ("right", "named"),
    [(Bit.ATTACH_FILES, "(missing: Attach Files)"), (Bit.VIEW_CHANNEL, "(missing: View Channel)")],
)
async def test_without_the_right_to_show_it_is_sent_privately_and_the_right_is_named(
    right: Bit, named: str, discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    await discord.people.forbid(general, right)
    async with house(discord, tmp_path) as app:
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        alone = discord.people.direct(ana)
        await discord.until(lambda: [m for m in discord.messages(alone) if m.files])
        await discord.until(lambda: run.original and named in run.original.text)
        await app.door.idle()

    assert run.original is not None and not run.original.labels, "no button that does nothing"
    assert f"in <#{general.id}> {named}" in discord.messages(alone)[0].text


async def test_where_no_history_is_read_it_is_answered_without_a_reference(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    await discord.people.forbid(general, Bit.READ_MESSAGE_HISTORY)
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot what can you do?")
        told = (await discord.until(lambda: discord.messages(general)))[0]
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        picture = (await drawn(discord, general))[0]

    assert "/imagine" in told.text
    assert told.reply_to is None and picture.reply_to is None


async def test_one_missing_right_is_not_named_as_two(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    """Whoever may not write has no files to attach: Discord's library takes both away."""
    await discord.people.forbid(general, Bit.SEND_MESSAGES)
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        alone = discord.people.direct(ana)
        sent = (await discord.until(lambda: discord.messages(alone)))[0]

    assert sent.files and "(missing: Send Messages)" in sent.text


async def test_a_question_that_a_filter_refuses_is_asked_without_the_words(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot draw a grey wolf in the snow")
        await drawn(discord, general)
        den.automod.add("wolf")
        await asyncio.sleep(0.1)
        await discord.people.says(ana, general, "@bot please draw a grey wolf in the snow")
        asked = await discord.until(
            lambda: [m for m in discord.messages(general) if "Make new" in m.labels]
        )
        await discord.people.says(ana, general, "@bot undo")
        await discord.until(lambda: discord.messages(general)[2:])

    assert "You made this here before" in asked[0].text and "wolf" not in asked[0].text


async def test_with_closed_direct_messages_the_picture_is_kept(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    ana.dms_closed = True
    await discord.people.forbid(general, Bit.ATTACH_FILES)
    async with house(discord, tmp_path) as app:
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await discord.until(lambda: run.original and "is kept" in run.original.text)
        await app.door.idle()

    assert "Attach Files" in run.original.text


@pytest.mark.parametrize("locked", [False, True], ids=["archived", "locked"])
async def test_a_thread_that_was_closed_meanwhile_still_gets_its_picture(
    locked: bool, discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    thread = await discord.people.thread(ana, general, "foxes")
    async with house(discord, tmp_path, embedded=SLOW) as app:
        await discord.people.says(ana, thread, "@bot draw a bear in a forest")
        await discord.until(lambda: any("Cancel" in m.labels for m in discord.messages(thread)))
        await discord.people.archive(thread, locked=locked)
        place = general if locked else thread
        await drawn(discord, place)
        await app.door.idle()

    assert len(pictures(discord, place)) == 1


@pytest.mark.parametrize("kicked", [False, True], ids=["deleted", "kicked"])
async def test_a_channel_that_is_gone_is_written_to_no_more(
    kicked: bool, discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    away = await discord.people.guild("Away")
    away.members[ana.id] = Member(user=ana)
    other = await discord.people.channel(away, "other")
    async with house(discord, tmp_path, embedded=SLOW) as app:
        run = await discord.people.command(ana, other, "imagine", prompt="a red fox in the snow")
        await began(discord, run)

        await painting(app)
        if kicked:
            await discord.people.kick_bot(away)
        else:
            await discord.people.delete_channel(other)
        await app.door.idle()
        refused = [call for call in discord.refusals if f"/channels/{other.id}" in call.path]
        history = await discord.people.command(ana, general, "history")
        told = await discord.until(lambda: history.replies[0] if history.replies else None)

    assert len(refused) <= 2
    assert "a red fox in the snow" in told.text


async def test_where_it_may_not_write_answers_and_questions_are_said_to_the_person_alone(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    await discord.people.forbid(general, Bit.SEND_MESSAGES)
    async with house(discord, tmp_path, credits={"confirm_above": 2}) as app:
        alone = discord.people.direct(ana)
        await discord.people.says(ana, general, "@bot")
        refused = (await discord.until(lambda: discord.messages(alone)))[0]
        await discord.people.says(ana, general, "@bot draw 4 pictures of a fox in the snow")
        asked = await discord.until(
            lambda: next((said for said in discord.messages(alone)[1:] if AGREE in said.labels), None)
        )
        await discord.people.presses(ana, asked, AGREE)
        await discord.until(lambda: any(said.files for said in discord.messages(alone)))
        await app.door.idle()
        spent = await charges(app, ana)

    assert "I may not write in" in refused.text and "(missing: Send Messages)" in refused.text

    assert "I may not write in" in asked.history[0].text
    assert discord.messages(general) == []
    assert spent == 4
