"""What refines and moderates is chosen by the configuration; offline by default."""

from pathlib import Path

import pytest

from bot.config import Config, configured
from bot.sections.language import ModelSettings, ModerationSettings, StyleSettings
from bot.wording import open_wording
from core.conversation import Context, Intent, Slots, Verdict
from core.errors import ConfigError
from core.language.moderation import RuleModerator
from core.language.refinement import OfflineRefiner
from core.secret import Secret
from tests.fakes.clock import FakeClock
from tests.fakes.llm import FakeModels, decision
from tests.fakes.loopback import KEY


def config(**language: object) -> Config:
    return configured({"language": language})


async def test_by_default_everything_is_offline() -> None:
    async with open_wording(Config(), FakeClock()) as wording:
        assert isinstance(wording.refiner, OfflineRefiner)
        assert isinstance(wording.moderator, RuleModerator)
        assert wording.second is None
        assert {"realistic", "cartoon", "watercolor", "cyberpunk"} <= set(wording.styles.names)


@pytest.mark.parametrize(("dialect", "path"), [("openai", "/v1"), ("gemini", "/v1beta")])
async def test_a_model_that_is_configured_writes_the_prompt(
    tmp_path: Path, dialect: str, path: str
) -> None:
    secret = tmp_path / "key"
    secret.write_text(f"{KEY}\n", encoding="utf-8")
    async with FakeModels() as models:
        models.say(decision(prompt="a fox at a frozen lake"))
        model = ModelSettings(
            dialect=dialect, base_url=models.url + path, name="small", key_file=str(secret)
        )

        async with open_wording(config(model=model), FakeClock()) as wording:
            made = await wording.refiner.refine(
                "draw a fox", Intent.GENERATE, Slots(), Context(), length_max=200
            )

    assert made.prompt == "a fox at a frozen lake"


async def test_a_moderation_service_stands_behind_the_rules() -> None:
    async with FakeModels() as models:
        models.flagged = {"violence"}
        service = ModerationSettings(service="openai", base_url=models.base_url, key=Secret(KEY))

        async with open_wording(config(moderation=service), FakeClock()) as wording:
            found = await wording.moderator.moderate("a fox", has_attachment=False)

    assert found.verdict is Verdict.REVIEW


async def test_a_style_of_ones_own_is_known_and_finished() -> None:
    own = {"house": StyleSettings(words=["our look"], guidance=["muted greens"])}

    async with open_wording(config(own_styles=own, quality=""), FakeClock()) as wording:
        added = wording.finisher.added("a fox in our look", model="any", style=None, length_max=200)

    assert added == ("muted greens",)


@pytest.mark.parametrize(
    ("language", "key"),
    [
        ({"model": ModelSettings(dialect="openai")}, "language.model.name"),
        ({"moderation": ModerationSettings(service="http")}, "language.moderation.base_url"),
        (
            {"model": ModelSettings(dialect="openai", name="x", key_file="/nowhere/key")},
            "language.model.key_file",
        ),
    ],
)
async def test_what_is_missing_is_named(language: dict[str, object], key: str) -> None:
    with pytest.raises(ConfigError) as refused:
        async with open_wording(config(**language), FakeClock()):
            pass

    assert refused.value.key == key
