"""Telegram calls us: the same house behind a webhook, its secret checked, nothing lost."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from adapters.telegram import client
from adapters.telegram.client import WEBHOOK_PATH
from adapters.telegram.webhook import SECRET_HEADER
from bot.reach import public_line
from bot.roles import Role
from bot.serving import application_of, serving
from bot.telegram import check_telegram
from bot.wiring import App, build
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories.telegram_house import drawn, private, settings

ROLES = frozenset({Role.TELEGRAM, Role.WORKER, Role.WEB})


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@asynccontextmanager
async def called_house(fake: FakeTelegram, data: Path, port: int) -> AsyncIterator[App]:
    config = settings(
        fake, data, telegram={"webhook": True},
        web={"public_url": f"http://127.0.0.1:{port}", "port": port},
    )  # fmt: skip
    async with build(config, roles=ROLES) as app:
        async with serving(application_of(app), host="127.0.0.1", port=port), app.live():
            await fake.until(lambda: fake.called("setWebhook"))
            yield app


async def test_a_call_of_telegram_becomes_a_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with called_house(telegram, tmp_path, free_port()):
        telegram.people.say(ann, "draw a fox")
        (fox,) = await drawn(telegram, private(telegram, ann))
        telegram.people.say(ann, "make it night", reply_to=fox)
        await drawn(telegram, private(telegram, ann), 2)

    assert set(telegram.updates.webhook_answers) == {200}
    assert telegram.called("getUpdates") == []


async def test_a_forged_call_is_refused_and_changes_nothing(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    port = free_port()
    forged = {"update_id": 5, "message": {"message_id": 1, "date": 1, "text": "draw a fox"}}

    async with called_house(telegram, tmp_path, port) as app, aiohttp.ClientSession() as session:
        answers = []
        for headers in ({}, {SECRET_HEADER: "guessed"}, {SECRET_HEADER: "gu\u00e9"}):
            url = f"http://127.0.0.1:{port}{WEBHOOK_PATH}"
            async with session.post(url, json=forged, headers=headers) as answer:
                answers.append(answer.status)
        stored = await app.inbox.pending("telegram:4242")

    assert answers == [401, 401, 401]
    assert stored == []
    assert telegram.called("sendMessage") == []


async def test_what_is_no_update_is_refused_by_whoever_knows_the_secret(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    port = free_port()

    async with called_house(telegram, tmp_path, port), aiohttp.ClientSession() as session:
        secret = {SECRET_HEADER: telegram.updates.webhook["secret"]}
        answers = []
        for body in ("not json", "[]", '{"update_id": "5"}'):
            url = f"http://127.0.0.1:{port}{WEBHOOK_PATH}"
            async with session.post(url, data=body, headers=secret) as answer:
                answers.append(answer.status)

    assert answers == [400, 400, 400]


async def test_what_came_while_nobody_listened_is_delivered_later(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    port = free_port()

    async with called_house(telegram, tmp_path, port):
        pass
    telegram.people.say(ann, "draw a fox")
    await telegram.until(
        lambda: "Error" in telegram.updates.webhook_info().get("last_error_message", "")
    )
    async with called_house(telegram, tmp_path, port):
        await drawn(telegram, private(telegram, ann))

    assert len(telegram.messages(private(telegram, ann))) == 1


async def test_check_says_that_telegrams_calls_arrive(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with called_house(telegram, tmp_path, free_port()) as app:
        telegram.people.say(ann, "draw a fox")
        await drawn(telegram, private(telegram, ann))
        works, lines = await check_telegram(app.config, app.phrases, app.storage)
        public = await public_line(app.config.web.public_url)

    assert works and lines[3:] == [
        "telegram updates: called at this address; 0 waiting",
        "telegram webhook address: answers",
    ]
    assert public == f"public address: {app.config.web.public_url}, answers"
    assert await public_line(app.config.web.public_url) == (
        f"public address: {app.config.web.public_url}, does not answer (is the bot running?)"
    )


async def test_of_two_processes_one_asks_to_be_called_and_the_other_takes_over(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "LEASE_WAIT_S", 0.05)
    port = free_port()
    config = settings(
        telegram, tmp_path, telegram={"webhook": True},
        web={"public_url": f"http://127.0.0.1:{port}", "port": port},
    )  # fmt: skip
    async with AsyncExitStack() as first, AsyncExitStack() as second:
        for stack in (first, second):
            house = await stack.enter_async_context(build(config, roles=ROLES))
            await stack.enter_async_context(house.live())
        await telegram.until(lambda: telegram.called("setWebhook"))
        await asyncio.sleep(0.3)
        together = len(telegram.called("setWebhook"))
        await first.aclose()
        await telegram.until(lambda: len(telegram.called("setWebhook")) == 2)

    assert together == 1
