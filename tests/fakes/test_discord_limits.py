"""What the fake Discord refuses, slows down, and breaks on order."""

import asyncio
import io
from typing import Any

import aiohttp
import discord as lib
import pytest

from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.world import Channel, Guild, User
from tests.fakes.discord_client import refused, running
from tests.fakes.pictures import flat


async def test_rights_are_enforced_by_code(discord: FakeDiscord, den: Guild, ana: User) -> None:
    people = discord.people
    hidden, mute, no_files = [await people.channel(den, name) for name in ("hidden", "mute", "no-files")]
    await people.forbid(hidden, Bit.VIEW_CHANNEL)
    await people.forbid(mute, Bit.SEND_MESSAGES)
    await people.forbid(no_files, Bit.ATTACH_FILES)
    ana.dms_closed = True
    async with running(discord) as bot:
        channel = bot.get_partial_messageable

        codes = [
            await refused(channel(hidden.id).send("x")),
            await refused(channel(mute.id).send("x")),
            await refused(channel(no_files.id).send(file=lib.File(io.BytesIO(flat()), "x.png"))),
            await refused(channel(people.direct(ana).id).send("x")),
            await refused(channel(4).send("x")),
            await refused(channel(mute.id).get_partial_message(4).edit(content="x")),
        ]

    assert codes == [50001, 50013, 50013, 50007, 10003, 10008]


async def test_limits_of_a_message_are_enforced(
    discord: FakeDiscord, den: Guild, general: Channel
) -> None:
    den.automod.add("forbidden")
    async with running(discord) as bot:
        place = bot.get_partial_messageable(general.id)

        assert await refused(place.send("x" * 2001)) == 50035
        assert await refused(place.send("")) == 50006
        assert await refused(place.send("a Forbidden word")) == 200000
        big = lib.File(io.BytesIO(b"x" * (den.file_bytes_max + 1)), "big.png")
        assert await refused(place.send(file=big)) == 50045


async def test_a_repeated_nonce_answers_the_first_message(
    discord: FakeDiscord, general: Channel
) -> None:
    async with running(discord) as bot:
        place = bot.get_partial_messageable(general.id)

        first = await place.send("once", nonce="outbox-1")
        again = await place.send("once", nonce="outbox-1")

    assert first.id == again.id
    assert len(discord.messages(general)) == 1


async def test_five_edits_in_five_seconds_and_true_headers(
    discord: FakeDiscord, general: Channel
) -> None:
    async with running(discord) as bot:
        place = bot.get_partial_messageable(general.id)
        message = await place.send("0")
        raw = f"{discord.api}/channels/{general.id}/messages/{message.id}"
        headers = {"Authorization": f"Bot {discord.token}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            answers = [await session.patch(raw, json={"content": str(n)}) for n in range(6)]
            body = await answers[5].json()
            discord.advance(5)
            later = await session.patch(raw, json={"content": "later"})

    remaining = [answer.headers["X-RateLimit-Remaining"] for answer in answers]
    assert [answer.status for answer in answers] == [200] * 5 + [429]
    assert remaining == ["4", "3", "2", "1", "0", "0"]
    assert answers[5].headers["Via"] and 4 < body["retry_after"] <= 5 and body["global"] is False
    assert later.status == 200


async def test_an_old_message_may_be_edited_three_times_in_six_seconds(
    discord: FakeDiscord, general: Channel
) -> None:
    async with running(discord, max_ratelimit_timeout=30.0) as bot:
        message = await bot.get_partial_messageable(general.id).send("old")
        discord.advance(3601)
        raw = f"{discord.api}/channels/{general.id}/messages/{message.id}"
        headers = {"Authorization": f"Bot {discord.token}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            answers = [await session.patch(raw, json={"content": str(n)}) for n in range(4)]

    assert [answer.status for answer in answers] == [200, 200, 200, 429]


async def test_a_person_cannot_be_pinged_by_words_that_were_not_allowed(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord, allowed_mentions=lib.AllowedMentions.none()) as bot:
        await bot.get_partial_messageable(general.id).send(f"@everyone <@{ana.id}>")

    sent = discord.messages(general)[0]
    assert not sent.everyone and not sent.mentions


@pytest.mark.parametrize(
    ("fault", "code"),
    [({"code": 20028}, 20028), ({"status": 503}, 0), ({"status": 429}, 0)],
    ids=["a code", "unavailable", "Cloudflare's ban"],
)
async def test_faults_come_on_order(
    discord: FakeDiscord, general: Channel, fault: dict[str, Any], code: int
) -> None:
    async with running(discord) as bot:
        place = bot.get_partial_messageable(general.id)
        discord.fault(method="POST", path="/messages", times=1 if code != 20028 else 5, **fault)

        if code == 20028:
            sent = asyncio.create_task(place.send("x"))
            await discord.until(lambda: any(call.code == code for call in discord.calls))
            sent.cancel()
        else:
            assert await refused(place.send("x")) == code
            assert (await place.send("y")).content == "y"


async def test_a_dropped_answer_leaves_the_message_there(discord: FakeDiscord, general: Channel) -> None:
    async with running(discord) as bot:
        discord.fault(method="POST", path="/messages", drop="after")

        with pytest.raises((aiohttp.ClientError, OSError)):
            await bot.get_partial_messageable(general.id).send("sent but not answered")

    assert [message.text for message in discord.messages(general)] == ["sent but not answered"]
