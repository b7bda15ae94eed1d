"""What an operator is told about Telegram before and while it runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from adapters.phrases.phrases import Phrases
from adapters.telegram.arriving import in_plain_words
from bot.config import Config, configured
from bot.telegram import check_telegram, options_of
from core.errors import ConfigError
from core.storage.local import LocalStorage
from tests.fakes.loopback import FakeServer, nobody
from tests.fakes.telegram import FakeTelegram


def config(data: Path, **telegram: Any) -> Config:
    return configured({"store": {"data": data}, "telegram": telegram})


def test_the_token_may_stand_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text("42:abc\n", encoding="utf-8")

    options = options_of(config(tmp_path, token_file=str(secret)))

    assert options is not None and options.token == "42:abc"
    assert "abc" not in repr(options)


def test_without_a_token_there_is_no_telegram(tmp_path: Path) -> None:
    assert options_of(config(tmp_path)) is None


@pytest.mark.parametrize(
    ("telegram", "key"),
    [
        ({"token": "abc"}, "telegram.token"),
        ({"token_file": "/nowhere/at/all"}, "telegram.token_file"),
        ({"token": "42:abc", "webhook": True}, "telegram.webhook"),
    ],
)
def test_a_setting_that_cannot_work_is_named(tmp_path: Path, telegram: dict[str, Any], key: str) -> None:
    with pytest.raises(ConfigError) as refused:
        options_of(config(tmp_path, **telegram))

    assert refused.value.key == key


def test_the_webhook_has_an_address_and_a_secret_that_is_not_the_token(tmp_path: Path) -> None:
    web = {"public_url": "https://bot.example/", "port": 8080}
    telegram = {"token": "42:abc", "webhook": True}
    options = options_of(configured({"store": {"data": tmp_path}, "web": web, "telegram": telegram}))

    assert options is not None
    assert options.webhook_url == "https://bot.example/telegram/webhook"
    assert len(options.webhook_secret) == 64 and "abc" not in options.webhook_secret


def test_limits_of_writes_can_be_changed_and_lifted(tmp_path: Path) -> None:
    given = {"token": "42:abc", "private_writes": 0, "group_writes": 10}
    options = options_of(config(tmp_path, **given))

    assert options is not None
    assert options.private.per_window > 1000
    assert (options.group.per_window, options.group.progress) == (10, 6)


async def test_check_says_who_the_bot_is_and_what_it_sees(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        given = config(tmp_path, token=telegram.token, api_base=telegram.root)
        works, lines = await check_telegram(given, Phrases(), LocalStorage(tmp_path / "p"))

    assert works
    assert lines == [
        "telegram: ready as @pentimento_bot",
        "telegram in groups: sees only what is meant for the bot (privacy mode)",
        "telegram inline mode: off until telegram.storage_chat is set",
        "telegram updates: polled; 0 waiting",
    ]


class Elsewhere(FakeServer):
    """Somebody else's site."""

    def routes(self) -> list[web.RouteDef]:
        return []


@asynccontextmanager
async def called(data: Path, url: str, *, public: str) -> AsyncIterator[tuple[FakeTelegram, list[str]]]:
    """What `check` says of Telegram that calls ``url``, where ``public`` is the bot's address."""
    async with FakeTelegram() as telegram:
        if url:
            telegram.updates.set_webhook({"url": url, "secret_token": "s"})
        telegram.people.say(telegram.people.join("Ann"), "draw a fox")
        info = telegram.updates.webhook_info
        await telegram.until(lambda: not url or info().get("last_error_message"))
        settings = {"token": telegram.token, "api_base": telegram.root, "webhook": True}
        reached = {"public_url": public, "port": 8780}
        given = configured({"store": {"data": data}, "telegram": settings, "web": reached})
        _, lines = await check_telegram(given, Phrases(), LocalStorage(data / "p"))
        yield telegram, lines[3:]


async def test_check_tells_that_telegram_calls_where_nobody_listens(tmp_path: Path) -> None:
    async with nobody() as address:
        at = address.rstrip("/")
        async with called(tmp_path, f"{at}/telegram/webhook", public=at) as (telegram, lines):
            waiting = len(telegram.updates.pending)

    assert lines[0] == f"telegram updates: called at this address; {waiting} waiting"
    assert lines[1] == "telegram webhook address: does not answer (is the bot running?)"
    assert lines[2].startswith("telegram webhook: last failed 1970-01-01 00:00:01 UTC: ")


async def test_check_tells_that_the_path_leads_to_something_else(tmp_path: Path) -> None:
    async with Elsewhere() as other:
        at = other.url.rstrip("/")
        async with called(tmp_path, f"{at}/telegram/webhook", public=at) as (_, lines):
            pass

    assert lines[1] == "telegram webhook address: answers 404, which is not the bot"
    assert "the path does not lead to the bot (404)" in lines[2]


async def test_check_tells_that_another_address_is_called(tmp_path: Path) -> None:
    async with Elsewhere() as other:
        url = f"{other.url.rstrip('/')}/somebody/else/with-a-secret"
        async with called(tmp_path, url, public="http://127.0.0.1:9") as (_, lines):
            pass
    async with called(tmp_path, "", public="http://127.0.0.1:9") as (_, unset):
        pass

    assert lines[0].startswith("telegram updates: called at another address (127.0.0.1); the bot")
    assert "with-a-secret" not in "".join(lines)
    assert unset[0].startswith("telegram updates: not called yet; ") and "1 waiting" in unset[0]


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("Wrong response from the webhook: 502 Bad Gateway", "the bot was not there"),
        ("Wrong response from the webhook: 401 Unauthorized", "refused it as somebody else's"),
        ("Wrong response from the webhook: 301 Moved Permanently", "follows no redirect"),
        ("SSL error {error:0A000086:SSL routines::certificate verify failed}", "is not accepted"),
        ("Connection refused", "nothing listens"),
        ("Read timeout expired", "did not answer in time"),
        ("Failed to resolve host: Name or service not known", "the name of the address is not known"),
    ],
)
def test_why_a_call_failed_is_told_in_plain_words_with_telegrams_own(message: str, meant: str) -> None:
    told = in_plain_words(message)

    assert meant in told and message in told
    assert in_plain_words("Something new") == "'Something new'"


async def test_check_says_what_is_wrong(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        wrong = config(tmp_path, token="4242:wrong", api_base=telegram.root)
        away = config(tmp_path, token="42:abc", api_base="http://127.0.0.1:9")
        answers = [
            await check_telegram(given, Phrases(), LocalStorage(tmp_path / "p"))
            for given in (wrong, away)
        ]

    assert [works for works, _ in answers] == [False, False]
    assert "the token is not valid" in answers[0][1][0]
    assert "no connection to http://127.0.0.1:9" in answers[1][1][0]
