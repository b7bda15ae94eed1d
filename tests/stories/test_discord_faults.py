"""Discord at its worst: late, twice, cut off, refused, expired; and still one picture, one charge."""

import asyncio
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters.discord.callbacks import ANSWER_BY_S, MESSAGE_BY_S
from adapters.discord.outbound import DiscordMessenger
from bot.wiring import App, build
from core.credits import AccountId
from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.interactions import ANSWER_S
from tests.fakes.discord.world import Channel, Guild, Member, Message, User
from tests.fakes.llm import FakeModels
from tests.fakes.loopback import KEY
from tests.stories.discord_house import ROLES, drawn, eventually, house, pictures, settings

SLOW = {"step_s": 0.4}
ALLOWANCE = 5000


async def began(discord: FakeDiscord, run: Any) -> Message:
    """Wait until the job of a command is on its way."""
    return await discord.until(
        lambda: run.original if run.original and "Cancel" in run.original.labels else None
    )


async def charges(app: App, *people: User) -> int:
    """Credits spent by people; whoever never asked for a picture has no account yet."""
    spent = 0
    for person in people:
        account = AccountId(f"discord:{person.id}/allowance")
        balance = await app.ledger.balance(account)
        assert balance.held == 0
        if await app.ledger.transfers(account):
            spent += ALLOWANCE - int(balance.posted)
    return spent


async def test_the_first_answer_waits_for_nobody(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    """The turn of the thread is held (by a store, a model or a provider that does not answer)."""
    async with house(discord, tmp_path) as app:
        held = app.door.intake._turnstile.turn(f"discord:{general.id}")
        async with held:
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            first = await discord.until(lambda: run.original)
            private = await discord.people.command(ana, general, "balance")
            await discord.until(lambda: private.answer)
        picture = (await drawn(discord, general))[0]
        await discord.until(lambda: private.original.text)

    assert run.late_s is not None and MESSAGE_BY_S - 0.2 < run.late_s < ANSWER_S
    assert private.late_s is not None and ANSWER_BY_S - 0.2 < private.late_s < ANSWER_S
    assert picture is first and len(discord.messages(general)) == 2
    assert private.original.only_for is ana
    assert not run.refusals


async def test_a_store_that_is_held_up_delays_no_first_answer(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        async with app.database.tx():
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            first = await discord.until(lambda: run.original)
            private = await discord.people.command(ana, general, "balance")
            await discord.until(lambda: private.answer)
        picture = (await drawn(discord, general))[0]

    assert picture is first and run.late_s is not None and run.late_s < ANSWER_S
    assert not run.refusals and not private.refusals


async def test_a_language_model_that_is_held_up_delays_no_first_answer(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with FakeModels() as models:
        models.hang_s = 60.0
        model = {"dialect": "openai", "base_url": models.base_url, "name": "small", "key": KEY}
        async with house(discord, tmp_path, language={"model": model}):
            first = await discord.people.command(ana, general, "imagine", prompt="a red fox")
            await drawn(discord, general)
            then = await discord.people.command(ana, general, "edit", prompt="the other way, at night")
            seen = await discord.until(lambda: then.original)

    assert first.late_s is not None and first.late_s < ANSWER_S
    assert then.late_s is not None and then.late_s < ANSWER_S and seen.only_for is None


async def test_a_provider_that_is_held_up_delays_no_first_answer(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 60.0}):
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await began(discord, run)
        balance = await discord.people.command(ana, general, "balance")
        await discord.until(lambda: balance.original and balance.original.text)

    assert run.late_s is not None and run.late_s < ANSWER_S
    assert balance.late_s is not None and balance.late_s < ANSWER_S


@pytest.mark.parametrize("code", [10062, 40060], ids=["three seconds missed", "answered already"])
async def test_an_interaction_that_takes_no_answer_ends_in_one_picture_all_the_same(
    code: int, discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        discord.fault(method="POST", path="/callback", code=code, times=1)
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await drawn(discord, general)
        await app.door.idle()
        spent = await charges(app, ana)

    assert len(pictures(discord, general)) == len(discord.messages(general)) == 1
    assert spent == 1


async def test_an_answer_that_another_process_gave_is_the_message_that_becomes_the_picture(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        held = app.door.intake._turnstile.turn(f"discord:{general.id}")
        async with held:
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            callback = f"{discord.api}/interactions/{run.id}/{run.token}/callback?with_response=1"
            async with aiohttp.ClientSession() as other:
                await other.post(callback, json={"type": 4, "data": {"content": "Reading…"}})
        picture = (await drawn(discord, general))[0]
        await app.door.idle()

    assert picture is run.original and len(discord.messages(general)) == 1


async def test_who_cannot_be_written_to_is_told_where_the_answer_is_private(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    ana.dms_closed = True
    async with house(discord, tmp_path):
        asked = await discord.people.says(ana, general, "@bot how many credits do I have left?")
        told = await discord.until(lambda: discord.messages(general))

    assert 50007 in [call.code for call in discord.refusals]
    assert "/balance answers so that only you see it" in told[0].text and told[0].reply_to == asked.id


async def test_two_shards_serve_their_servers_and_the_first_the_direct_messages(
    discord: FakeDiscord, tmp_path: Path
) -> None:
    discord.shards = 2
    shards: dict[int, Channel] = {}
    while len(shards) < 2:
        guild = await discord.people.guild(f"Guild {len(discord.world.guilds)}")
        shards[(guild.id >> 22) % 2] = await discord.people.channel(guild, "general")
    people = {number: discord.people.person(f"P{number}", place.guild)
              for number, place in shards.items() if place.guild}  # fmt: skip
    async with house(discord, tmp_path) as app:
        assert app.discord is not None and app.discord.bot is not None
        count = app.discord.bot.shard_count
        for number, place in shards.items():
            await discord.people.command(people[number], place, "imagine", prompt="a red fox")
            await drawn(discord, place)
        alone = discord.people.direct(people[1])
        await discord.people.says(people[1], alone, "draw a lighthouse at dusk")
        await drawn(discord, alone)
        await discord.gateway.drop(4000)
        await discord.people.says(people[1], shards[1], "@bot draw a bear in a forest")
        await drawn(discord, shards[1], 2)
        identified = discord.gateway.identified

    assert count == 2 and identified == 2


async def test_a_process_with_one_shard_hears_its_own_servers_only(
    discord: FakeDiscord, tmp_path: Path
) -> None:
    discord.shards = 2
    guilds = [await discord.people.guild(f"Guild {number}") for number in range(6)]
    mine = [guild for guild in guilds if (guild.id >> 22) % 2 == 1]
    section = {"shard_ids": [1], "shard_count": 2}
    config = settings(discord, tmp_path, discord=section)
    async with build(config, roles=ROLES) as app, app.live():
        bot = await discord.until(lambda: app.discord and app.discord.bot)
        await discord.until(lambda: len(bot.guilds) == len(mine))

        assert {guild.id for guild in bot.guilds} == {guild.id for guild in mine}


async def test_a_job_outlives_the_fifteen_minutes_of_its_token(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded=SLOW) as app:
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await began(discord, run)
        discord.advance(1000)
        picture = (await drawn(discord, general))[0]
        await app.door.idle()
        spent = await charges(app, ana)

    assert picture is run.original and spent == 1
    assert not discord.refusals


async def test_a_restart_in_the_middle_of_a_job_ends_in_the_same_message(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 5.0}, worker={"places": 1}):
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await began(discord, run)

    async with house(discord, tmp_path) as app:
        picture = (await drawn(discord, general))[0]
        await app.door.idle()
        spent = await charges(app, ana)

    assert picture is run.original and len(discord.messages(general)) == 1
    assert spent == 1


async def test_an_answer_whose_reply_was_lost_is_found_again(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        discord.fault(method="POST", path="/callback", drop="after")
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        await app.door.idle()

    assert picture is run.original and len(discord.messages(general)) == 1


async def test_a_process_that_died_before_it_knew_its_answer_takes_it_up(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message was answered and its id not stored: the next process asks for it."""
    async with house(discord, tmp_path) as app:
        with monkeypatch.context() as broken:
            broken.setattr(DiscordMessenger, "_as_answer", _dies_after(DiscordMessenger._as_answer))
            run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
            await discord.until(lambda: run.original)
            await asyncio.sleep(0.2)
        await app.door.intake.recover(await app.door.intake.left(alone=True))
        picture = (await drawn(discord, general))[0]
        await app.door.idle()

    assert picture is run.original and len(discord.messages(general)) == 1


def _dies_after(answer: Any) -> Any:
    async def dying(*given: Any) -> str:
        await answer(*given)
        raise RuntimeError("the process dies here")

    return dying


async def test_a_lost_connection_is_resumed_and_what_was_said_meanwhile_is_drawn(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.gateway.drop(4000)
        await discord.people.says(ana, general, "@bot draw a bear in a forest")

        assert len(await drawn(discord, general)) == 1

    assert discord.gateway.resumed == 1


async def test_an_event_that_cannot_be_read_ends_nothing(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.gateway.raw("MESSAGE_CREATE", {"id": "no number", "channel_id": None})
        await discord.gateway.raw("GUILD_CREATE", {"nothing": "here"})
        await discord.people.says(ana, general, "@bot draw a bear in a forest")

        assert len(await drawn(discord, general)) == 1

    assert discord.gateway.identified == 1


async def test_forged_buttons_do_nothing(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        job = picture.buttons[0]["custom_id"].split(":")[2]
        forged = [
            "", "p1:delete", f"p1:delete:{job}", "p1:cancel:nobody", "p0:vary:x", "p1:yes:' OR 1=1",
            "p1:" + "x" * 90, "d1:menu:4", f"d1:thread:{job}:x", "d1:nothing:at:all:here", "🦊" * 20,
            f"p1:retry:{job}",
        ]  # fmt: skip
        acts = [await discord.people.forges(ben, picture, code) for code in forged]
        await discord.until(lambda: all(act.answer is not None for act in acts))
        await app.door.idle()
        spent = await charges(app, ana, ben)

    assert picture.files and len(discord.messages(general)) >= 1
    assert all(reply.only_for is ben for act in acts for reply in act.replies if reply is not picture)
    assert len(pictures(discord, general)) == 1 and spent == 1


async def test_six_jobs_that_finish_together_lose_nothing_and_meet_no_limit(
    discord: FakeDiscord, den: Guild, general: Channel, tmp_path: Path
) -> None:
    people = [discord.people.person(f"P{number}", den) for number in range(6)]
    async with house(discord, tmp_path, embedded=SLOW) as app:
        for number, person in enumerate(people):
            await discord.people.command(person, general, "imagine", prompt=f"a fox with {number} hats")
        await drawn(discord, general, 6)
        await app.door.idle()
        spent = await charges(app, *people)

    assert len(discord.messages(general)) == 6 and spent == 6
    assert discord.buckets.refused == 0
    assert not discord.refusals


async def test_a_deleted_request_that_waits_is_cancelled_and_costs_nothing(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    limits = {"running": 1}
    async with house(discord, tmp_path, embedded={"step_s": 1.0}, limits=limits) as app:
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        second = await discord.people.says(ana, general, "@bot draw a fox in the snow")
        waiting = await discord.until(
            lambda: next((m for m in discord.messages(general) if m.reply_to == second.id
                          and "Cancel" in m.labels), None)
        )  # fmt: skip
        await discord.people.deletes(second)
        await discord.until(lambda: "Cancelled" in waiting.text)
        await drawn(discord, general)
        await app.door.idle()
        spent = await charges(app, ana)

    assert spent == 1


async def test_edited_words_change_the_job_that_waits(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 0.6}, limits={"running": 1}) as app:
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        second = await discord.people.says(ana, general, "@bot draw a fox in the snow")
        await discord.until(
            lambda: any(
                m.reply_to == second.id and "Cancel" in m.labels for m in discord.messages(general)
            )
        )
        await discord.people.edits(second, "@bot draw a whale in the sea")
        await drawn(discord, general, 2)
        await app.door.idle()
        await discord.people.edits(second, "@bot draw 2 pictures of a whale in the sea")
        await discord.until(lambda: any("costs 2 credits" in m.text for m in discord.messages(general)))

    words = [message.text for message in pictures(discord, general)]
    assert any("whale" in text for text in words) and not any("fox" in text for text in words)


async def test_a_status_that_was_deleted_is_delivered_anew_once(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded=SLOW) as app:
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        status = await began(discord, run)
        await discord.until(lambda: app.database)
        await asyncio.sleep(0.5)
        await discord.people.deletes(status)
        picture = (await drawn(discord, general))[0]
        await app.door.idle()
        spent = await charges(app, ana)

    assert picture is not status and len(pictures(discord, general)) == 1
    assert spent == 1


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
        await app.door.intake._database.one("status_get", id="x")
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

        async def running() -> bool:
            return bool(await app.admin.jobs(state="running"))

        await eventually(running)
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


async def test_a_thousand_commands_at_once_are_all_answered(
    discord: FakeDiscord, den: Guild, tmp_path: Path
) -> None:
    """Nobody is forgotten; how quick it is depends on the machine, and is the bench's to say."""
    discord.interactions.answer_s = 60.0
    channels = [await discord.people.channel(den, f"c{number}") for number in range(10)]
    people = [discord.people.person(f"P{number}", den) for number in range(100)]
    async with house(discord, tmp_path):
        acts = [
            await discord.people.command(people[number % 100], channels[number % 10], "balance")
            for number in range(1000)
        ]

        async def answered() -> bool:
            return all(act.answer is not None or act.refusals for act in acts)

        await eventually(answered)
        told = acts[-1]
        await discord.until(lambda: told.original and told.original.text, timeout_s=40)

    assert not [act for act in acts if act.refusals]
