"""What an operator is told about Telegram before and while it runs."""

from pathlib import Path
from typing import Any

import pytest

from adapters.phrases.phrases import Phrases
from bot.config import Config
from bot.telegram import check_telegram, options_of
from core.errors import ConfigError
from core.storage.local import LocalStorage
from tests.fakes.telegram import FakeTelegram


def config(data: Path, **telegram: Any) -> Config:
    return Config(store={"data": data}, telegram=telegram)


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
    options = options_of(
        Config(store={"data": tmp_path}, web=web, telegram={"token": "42:abc", "webhook": True})
    )

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
    ]


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
