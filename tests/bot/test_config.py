"""Settings are complete, overridable, and refused by name."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.config import Config, load
from bot.environment import check_names
from bot.sections.tiers import TierSettings
from core.errors import ConfigError
from core.providers.registry import VENDORS, parse_settings, vendor_of

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def test_the_example_runs_as_it_stands_and_states_the_defaults() -> None:
    stated = load(EXAMPLE)

    assert stated.model_copy(update={"providers": {}, "tiers": {}}) == Config()
    assert stated.core_tiers() == Config().core_tiers()
    for name, settings in stated.providers.items():
        assert settings == parse_settings(name, {}), name


def explained() -> dict[str, set[str]]:
    """The keys of each section that have a comment behind them; "# key = …" counts too."""
    found: dict[str, set[str]] = {"": set()}
    section = ""
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if header := re.match(r"\[([\w.]+)\]", line):
            section = header.group(1)
            found[section] = set()
        elif key := re.match(r"(?:# )?(\w+) = .*\S", line):
            found[section] |= {key.group(1)} if re.search(r" #\s*\S", line[1:]) else set()
    return found


def test_the_example_explains_every_key_in_its_own_section() -> None:
    said = explained()

    for section in set(Config.model_fields) - {"providers", "tiers"}:
        keys = _keys(section, getattr(Config(), section))
        missing = {name: names - said.get(name, set()) for name, names in keys.items()}
        assert not any(missing.values()), missing


def _keys(path: str, value: object) -> dict[str, set[str]]:
    """The keys that each section of this name has, with those of the sections within it."""
    if not isinstance(value, BaseModel):
        return {"": {path}}
    inner = {name: getattr(value, name) for name in type(value).model_fields}
    own = {name for name, held in inner.items() if not isinstance(held, BaseModel)}
    keys = {path: own}
    for name in inner.keys() - own:
        keys |= _keys(f"{path}.{name}", inner[name])
    return keys


def test_the_example_explains_every_key_of_a_tier() -> None:
    (tier,) = load(EXAMPLE).tiers.values()

    assert tier.model_fields_set == set(TierSettings.model_fields)


def test_the_example_explains_every_key_of_a_painter() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    explained = {line.split("=")[0].strip("# ") for line in lines if "=" in line}

    for name in set(VENDORS) - {"test"}:
        vendor = vendor_of("vendor", name)
        assert set(vendor.settings.model_fields) <= explained


@pytest.mark.parametrize(
    ("text", "key", "problem"),
    [
        ("[limits]\nper_huor = 3", "limits.per_huor", "unknown key"),
        ("[limits]\nper_hour = 'many'", "limits.per_hour", "integer"),
        ("[limits]\nper_hour = -1", "limits.per_hour", "greater"),
        ("nonsense = 1", "nonsense", "unknown key"),
        ("[providers.openai]\nkye = 'x'", "providers.openai.kye", "unknown key"),
        ("[providers.openai]\npoll_s = 0.5", "providers.openai.poll_s", "greater"),
        ("[providers.mine]\nkey = 'x'", "providers.mine", "unknown vendor mine; known are"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(tmp_path: Path, text: str, key: str, problem: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError) as refused:
        load(file)

    assert refused.value.key == key
    assert problem in refused.value.problem


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[limits]\nper_hour = 3\nper_day = 4", encoding="utf-8")
    monkeypatch.setenv("PENTIMENTO_LIMITS__PER_HOUR", "20")

    settings = load(file)

    assert (settings.limits.per_hour, settings.limits.per_day) == (20, 4)


def test_the_environment_gives_lists_and_tables_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[telegram]\noperators = [1]\nper_second = 5", encoding="utf-8")
    monkeypatch.setenv("PENTIMENTO_TELEGRAM__OPERATORS", "[2, 3]")
    monkeypatch.setenv("PENTIMENTO_TELEGRAM", '{"storage_chat": 7, "operators": [4]}')
    monkeypatch.setenv("PENTIMENTO_TELEGRAM__TOKEN", "[no list")

    settings = load(file).telegram

    assert (settings.operators, settings.storage_chat, settings.per_second) == ([2, 3], 7, 5)
    assert settings.token == "[no list"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("PENTIMENTO_LIMITS__PER_HUOR", "PENTIMENTO_LIMITS__PER_HOUR"),
        ("PENTIMENTO_LIMITS_PER_HOUR", "PENTIMENTO_LIMITS__PER_HOUR"),
        ("PENTIMENTO_LIMIT__PER_HOUR", "PENTIMENTO_LIMITS__PER_HOUR"),
        ("PENTIMENTO_DISCORD_TOKEN", "PENTIMENTO_DISCORD__TOKEN"),
        ("pentimento_time_zon", "PENTIMENTO_TIME_ZONE"),
        ("PENTIMENTO_TELEGRAM__TOKN", "PENTIMENTO_TELEGRAM__TOKEN"),
        ("PENTIMENTO_NONSENSE", ""),
    ],
)
def test_a_wrong_name_in_the_environment_is_refused_with_the_right_one(
    monkeypatch: pytest.MonkeyPatch, wrong: str, meant: str
) -> None:
    monkeypatch.setenv(wrong, "3")

    with pytest.raises(ConfigError) as refused:
        load(None)

    assert refused.value.key == wrong
    hint = f"; is {meant} meant?" if meant else ""
    assert refused.value.problem == f"there is no such setting{hint}"


@pytest.mark.parametrize(
    "name",
    [
        "PENTIMENTO_LOG", "PENTIMENTO_SERVICE_HOST", "PENTIMENTO_PORT", "PENTIMENTO_PORT_8780_TCP_ADDR",
        "PENTIMENTOS_FRIEND", "pentimento_limits__per_hour",
    ],
)  # fmt: skip
def test_what_others_set_and_what_is_right_in_any_case_is_taken(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "20")

    assert load(None).limits.per_hour == Config().limits.per_hour


def test_each_key_of_the_example_can_come_from_the_environment() -> None:
    sections = load(EXAMPLE).model_dump()
    names = {
        f"PENTIMENTO_{section.upper()}__{key.upper()}"
        for section, keys in sections.items() if isinstance(keys, dict) for key in keys
    }  # fmt: skip

    check_names(names, Config)

    assert len(names) > 60


def test_a_painters_key_comes_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PENTIMENTO_PROVIDERS__OPENAI__KEY", "sk-1")

    assert load(None).providers["openai"].secret() == "sk-1"
    assert load(EXAMPLE).providers["openai"].secret() == "sk-1"
    assert "sk-1" not in repr(load(EXAMPLE))


def test_a_painters_key_comes_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("sk-2\n", encoding="utf-8")
    file = tmp_path / "config.toml"
    file.write_text(f"[providers.openai]\nkey_file = '{secret}'", encoding="utf-8")

    assert load(file).providers["openai"].secret() == "sk-2"


def test_who_runs_the_bot_is_let_in_without_being_listed() -> None:
    config = Config(
        access={"mode": "auto", "allowed": ["discord:123"]}, telegram={"operators": [42]},
        admin={"people": ["local:you"]},
    )  # fmt: skip

    assert config.let_in(paid=True) == {"discord:123", "telegram:42", "local:you"}
    assert Config(access={"mode": "open"}).let_in(paid=True) is None
    assert Config().let_in(paid=False) is None
