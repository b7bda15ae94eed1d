"""Discord as the configuration names it: refused by name, checked without connecting."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.discord.bot import intents
from adapters.discord.permissions import NEEDED, NUMBER, title
from adapters.phrases.phrases import Phrases
from bot.cli import app
from bot.config import Config, configured
from bot.discord import check_discord, options_of
from core.errors import ConfigError
from core.storage.local import LocalStorage
from tests.fakes.discord import Bit, FakeDiscord


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ({"token": "123456:telegrams"}, "discord.token"),
        ({"token": "a.b.c", "api_base": "http://x"}, "discord.gateway"),
        ({"token": "a.b.c", "gateway": "ws://x"}, "discord.gateway"),
        ({"token": "a.b.c", "shard_ids": [0]}, "discord.shard_count"),
        ({"token_file": "/nowhere/at/all"}, "discord.token_file"),
    ],
)
def test_settings_that_cannot_work_are_refused_by_name(section: dict[str, object], key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        options_of(configured({"discord": section}))

    assert caught.value.key == key


def test_check_names_the_setting_that_cannot_work_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PENTIMENTO_DISCORD__TOKEN", "half-a-token")

    ended = CliRunner().invoke(app, ["check", "--data", str(tmp_path)])

    assert ended.exit_code == 2 and "discord.token: not a bot token" in ended.output


def test_without_a_token_there_is_no_discord() -> None:
    assert options_of(Config()) is None


def test_the_token_is_in_no_printed_form() -> None:
    given = configured({"discord": {"token": "secret.secret.secret"}})

    assert "secret" not in repr(given.discord) + repr(options_of(given))


async def test_check_names_the_bot_its_invitation_and_what_is_missing_where(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        await discord.people.guild("Den")
        await discord.people.guild("Strict", permissions=Bit.SEND_MESSAGES | Bit.VIEW_CHANNEL)

        works, lines = await _check(discord, discord.token, tmp_path)

    told = "\n".join(lines)
    assert works and "in 2 servers" in told and f"permissions={NUMBER}" in told
    assert "discord in Strict: missing Embed Links, Attach Files, Create Public Threads" in told
    assert "discord intents: nothing is missing" in told and "integration_type=1" in told
    assert "Den" not in told and "operator" not in told


async def test_check_says_which_switch_is_off_and_who_can_run_nothing(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        await discord.people.guild("Den")
        discord.world.allowed_intents_flags = 0

        works, lines = await _check(discord, discord.token, tmp_path, operator_guild=7)

    told = "\n".join(lines)
    assert works and "discord intents: Message Content is missing" in told
    assert "discord.operator_guild: the bot is not in that server" in told
    assert "discord.operators: empty" in told


async def test_check_says_that_a_token_is_not_valid(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        works, lines = await _check(discord, "another.token.entirely", tmp_path)

    assert not works and "token is not valid" in lines[0]


async def _check(discord: FakeDiscord, token: str, path: Path, **more: object) -> tuple[bool, list[str]]:
    section = {"token": token, "api_base": discord.api, "gateway": discord.gateway_url, **more}
    return await check_discord(configured({"discord": section}), Phrases(), LocalStorage(path / "p"))


def test_the_guide_states_the_numbers_that_the_bot_really_uses() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "discord.md").read_text(encoding="utf-8")

    assert f"**{NUMBER}**" in guide
    assert f"**{intents(content=True).value}**" in guide
    assert str(intents(content=False).value) in guide
    assert all(title(right) in guide.replace("View Channels", "View Channel") for right in NEEDED)
