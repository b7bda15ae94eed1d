"""Settings are complete, overridable, and refused by name."""

import re
import tomllib
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import asdict, fields, replace

from bot.config import Config, configured, load
from bot.environment import check_names
from bot.sections.tiers import TierSettings
from core.errors import ConfigError
from core.providers.registry import VENDORS, parse_settings, vendor_of
from core.secret import Secret

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def test_the_example_runs_as_it_stands_and_states_the_defaults() -> None:
    stated = load(EXAMPLE)

    assert replace(stated, providers={}, tiers={}) == Config()
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

    for section in set(Config.__struct_fields__) - {"providers", "tiers"}:
        keys = _keys(section, getattr(Config(), section))
        missing = {name: names - said.get(name, set()) for name, names in keys.items()}
        assert not any(missing.values()), missing


def _keys(path: str, value: object) -> dict[str, set[str]]:
    """The keys that each section of this name has, with those of the sections within it."""
    if not isinstance(value, Struct):
        return {"": {path}}
    inner = {name: getattr(value, name) for name in value.__struct_fields__}
    own = {name for name, held in inner.items() if not isinstance(held, Struct)}
    keys = {path: own}
    for name in inner.keys() - own:
        keys |= _keys(f"{path}.{name}", inner[name])
    return keys


def test_the_example_explains_every_key_of_a_tier() -> None:
    (tier,) = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))["tiers"].values()

    assert tier.keys() == set(TierSettings.__struct_fields__)


def test_the_example_explains_every_key_of_a_painter() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    explained = {line.split("=")[0].strip("# ") for line in lines if "=" in line}

    for name in set(VENDORS) - {"test"}:
        vendor = vendor_of("vendor", name)
        assert set(vendor.settings.__struct_fields__) <= explained


@pytest.mark.parametrize(
    ("text", "key", "problem"),
    [
        ("[limits]\nper_huor = 3", "limits.per_huor", "unknown key"),
        ("[limits]\nper_hour = 'many'", "limits.per_hour", "expected a whole number, got a text"),
        ("[limits]\nper_hour = 5.5", "limits.per_hour", "expected a whole number"),
        ("[limits]\nper_hour = -1", "limits.per_hour", "expected a whole number >= 0"),
        ("[limits]\nper_day = 1e13", "limits.per_day", "expected a whole number <= "),
        ("[credits]\nperson_month_usd = inf", "credits.person_month_usd", "expected a number <= "),
        ("[credits]\nday_usd = nan", "credits.day_usd", "expected a number >= "),
        ("limits = 3", "limits", "expected a table, got a whole number"),
        ("[telegram]\noperators = 1", "telegram.operators", "expected a list"),
        ("[telegram]\noperators = [1, 'a']", "telegram.operators.1", "expected a whole number"),
        ("[telegram]\ntoken = 5", "telegram.token", "expected a text"),
        ("[access]\nmode = 'shut'", "access.mode", "expected one of 'auto', 'open', 'allowlist'"),
        ("[language.model]\ndialect = 'x'", "language.model.dialect", "one of '', 'openai', 'gemini'"),
        ("[payments.offers.small]\nstars = 3", "payments.offers.small.credits", "is missing"),
        ("[payments.offers.'not one']\ncredits = 3", "payments.offers", "an offer's name is a short"),
        ("[tiers.premium]\n[tiers.gold]\nbatch_max = 9", "tiers.gold.batch_max", "number <= 4"),
        ("[tiers.gold]\nx = 9", "tiers.gold.x", "unknown key"),
        ("[language.own_styles.mine]\nkind = 'x'", "language.own_styles.mine.kind", "one of 'medium'"),
        ("time_zone = 'Mars'", "time_zone", "no such time zone"),
        ("[office]\npassword_hash = 'x'", "office.password_hash", "not a hash"),
        ("[office]\nproxies = ['x']", "office.proxies", "'x' does not appear to be"),
        ("[web]\nproxies = ['x']", "web.proxies", "'x' does not appear to be"),
        ("nonsense = 1", "nonsense", "unknown key"),
        ("[nonsense]\na = 1", "nonsense", "unknown key"),
        ("providers = 3", "providers", "expected a table"),
        ("[providers]\nopenai = 3", "providers.openai", "expected a table"),
        ("[providers.openai]\nkye = 'x'", "providers.openai.kye", "unknown key"),
        ("[providers.openai]\npoll_s = 0.5", "providers.openai.poll_s", "expected a number >= 1"),
        ("[providers.openai]\nmoderation = 'x'", "providers.openai.moderation", "one of 'auto', 'low'"),
        ("[providers.test]\nscript = ['x']", "providers.test.script", "'x' is not a valid"),
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
    assert settings.token.reveal() == "[no list"


def test_the_environment_reaches_tables_of_ones_own_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[tiers.gold]\nrank = 3\n[providers.horde]\nsteps = 9", encoding="utf-8")
    monkeypatch.setenv("PENTIMENTO_TIERS__GOLD__ALLOWANCE", "1_000")
    monkeypatch.setenv("PENTIMENTO_TIERS__GOLD__MODELS", '["flux"]')
    monkeypatch.setenv("PENTIMENTO_PROVIDERS", '{"openai": {"key": "sk-1", "poll_s": 4}}')
    monkeypatch.setenv("PENTIMENTO_PROVIDERS__OPENAI__POLL_S", "3")
    monkeypatch.setenv("PENTIMENTO_PROVIDERS__HORDE__NSFW", "true")
    monkeypatch.setenv("PENTIMENTO_PROVIDERS__HORDE__KEY", "12345")
    monkeypatch.setenv("PENTIMENTO_PROVIDERS__REPLICATE__MODERATION_MARKS", '["no"]')

    settings = load(file)

    gold, horde = settings.tiers["gold"], settings.providers["horde"]
    assert (gold.rank, gold.allowance, gold.models) == (3, 1000, ["flux"])
    assert (horde.steps, horde.nsfw, horde.secret()) == (9, True, "12345")
    assert (settings.providers["openai"].poll_s, settings.providers["openai"].secret()) == (3, "sk-1")
    assert settings.providers["replicate"].moderation_marks == ("no",)


@pytest.mark.parametrize(
    ("text", "meant"), [("on", True), ("Yes", True), ("1", True), ("off", False), ("FALSE", False)]
)
def test_a_switch_in_the_environment_is_said_as_people_say_it(
    monkeypatch: pytest.MonkeyPatch, text: str, meant: bool
) -> None:
    monkeypatch.setenv("PENTIMENTO_CREDITS__SAME_SEED", text)

    assert load(None).credits.same_seed is meant


@pytest.mark.parametrize(
    ("name", "text", "key", "problem"),
    [
        ("LIMITS__PER_HOUR", "hunter2", "limits.per_hour", "expected a whole number, got a text"),
        ("CREDITS__SAME_SEED", "hunter2", "credits.same_seed", "expected true or false, got a text"),
        ("TELEGRAM__OPERATORS", "[hunter2", "PENTIMENTO_TELEGRAM__OPERATORS", "not JSON"),
        ("TELEGRAM", "{hunter2", "PENTIMENTO_TELEGRAM", "not JSON"),
        ("TELEGRAM", '{"tokn": "hunter2"}', "telegram.tokn", "unknown key"),
        ("TELEGRAM", '{"token": ["hunter2"]}', "telegram.token", "expected a text"),
        ("TELEGRAM__TOKEN__X", "hunter2", "PENTIMENTO_TELEGRAM__TOKEN__X", "no such setting"),
        ("PROVIDERS__OPENAI", "hunter2", "PENTIMENTO_PROVIDERS__OPENAI", "not JSON"),
        ("PROVIDERS__OPENAI__KYE", "hunter2", "providers.openai.kye", "unknown key"),
        ("PROVIDERS__OPENAI__MODELS", "[hunter2", "PENTIMENTO_PROVIDERS__OPENAI__MODELS", "not JSON"),
        ("PROVIDERS__OPENAI__QUALITY", "hunter2", "providers.openai.quality", "expected one of"),
        ("LANGUAGE__MODEL__DIALECT", "hunter2", "language.model.dialect", "expected one of"),
        ("OFFICE__PASSWORD_HASH", "hunter2", "office.password_hash", "not a hash"),
    ],
)
def test_a_wrong_value_in_the_environment_is_named_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str, key: str, problem: str
) -> None:
    monkeypatch.setenv(f"PENTIMENTO_{name}", text)

    with pytest.raises(ConfigError) as refused:
        load(None)

    assert refused.value.key == key
    assert problem in refused.value.problem
    assert "hunter2" not in f"{refused.value!r} {refused.value} {refused.value.problem}"


def test_no_printed_form_of_the_settings_has_a_secret() -> None:
    config = configured({
        "store": {"secret": "hunter2"}, "storage": {"secret_key": "hunter2"},
        "payments": {"webhook_secret": "hunter2"}, "telegram": {"token": "hunter2"},
        "discord": {"token": "hunter2"}, "providers": {"openai": {"key": "hunter2"}},
        "language": {"model": {"key": "hunter2"}, "moderation": {"key": "hunter2"}},
        "notices": {"webhook_url": "https://hunter2", "smtp_password": "hunter2"},
        "office": {"password_hash": "$argon2hunter2", "token": "hunter2"},
    })  # fmt: skip

    assert "hunter2" not in f"{config!r} {config} {asdict(config)}"
    assert config.telegram.secret_token() == config.providers["openai"].secret() == "hunter2"


def test_what_is_called_a_secret_is_one() -> None:
    sections = [Config, vendor_of("vendor", "openai").settings]
    while sections:
        for field in fields(sections.pop()):
            if isinstance(field.default, Struct):
                sections.append(type(field.default))
            elif re.search("(^|_)(key|token|secret|password|hash)$", field.name):
                assert field.name == "access_key" or field.type is Secret, field


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
        "PENTIMENTOS_FRIEND",
    ],
)  # fmt: skip
def test_what_others_set_is_left_alone(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "20")

    assert load(None) == Config()


def test_a_name_is_right_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("pentimento_limits__Per_Hour", "20")

    assert load(None).limits.per_hour == 20


def test_each_key_of_the_example_can_come_from_the_environment() -> None:
    sections = asdict(load(EXAMPLE))
    names = {
        f"PENTIMENTO_{section.upper()}__{key.upper()}"
        for section, keys in sections.items() if isinstance(keys, Struct)
        for key in keys.__struct_fields__
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
    config = configured({
        "access": {"mode": "auto", "allowed": ["discord:123"]}, "telegram": {"operators": [42]},
        "admin": {"people": ["local:you"]},
    })  # fmt: skip

    assert config.let_in(paid=True) == {"discord:123", "telegram:42", "local:you"}
    assert configured({"access": {"mode": "open"}}).let_in(paid=True) is None
    assert Config().let_in(paid=False) is None
