"""Settings are complete, overridable, and refused by name."""

from pathlib import Path

import pytest

from bot.config import Config, load
from core.errors import ConfigError

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def test_the_example_runs_as_it_stands_and_states_the_defaults() -> None:
    assert load(EXAMPLE) == Config()


def test_the_example_explains_every_key() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    explained = {line.split("=")[0].strip() for line in lines if "=" in line and "#" in line}

    for section in Config.model_fields:
        keys = set(type(getattr(Config(), section)).model_fields)
        assert keys <= explained, section


@pytest.mark.parametrize(
    ("text", "key", "problem"),
    [
        ("[limits]\nper_huor = 3", "limits.per_huor", "unknown key"),
        ("[limits]\nper_hour = 'many'", "limits.per_hour", "integer"),
        ("[limits]\nper_hour = -1", "limits.per_hour", "greater"),
        ("nonsense = 1", "nonsense", "unknown key"),
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
