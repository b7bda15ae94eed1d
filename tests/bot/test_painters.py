"""Painters as the configuration names them: offered or not, checked for free, documented."""

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.clock import SystemClock
from bot.config import Config, load
from bot.painters import check_painters, open_painters, retiring_lines, router_of
from bot.sections.painting import CatalogueSettings
from core.errors import ConfigError
from core.pictures import Operation, PaintParams
from core.providers.catalogue import parse
from core.providers.registry import VENDORS, parse_settings
from tests.fakes.loopback import KEY, nobody
from tests.fakes.openai import FakeOpenAi
from tests.fakes.replicate import FakeReplicate

DOCS = Path(__file__).parents[2] / "docs" / "providers"
PAGES = sorted(DOCS.glob("*.md"))


def config(**providers: dict[str, Any]) -> Config:
    return Config(providers={name: parse_settings(name, raw) for name, raw in providers.items()})


async def test_only_what_has_a_key_or_an_address_is_offered() -> None:
    settings = config(
        openai={}, gemini={"key": "k"}, comfyui={}, a1111={"base_url": "http://127.0.0.1:7860"},
        horde={"key": "k"},
    )  # fmt: skip

    async with open_painters(settings, SystemClock()) as painters:
        assert set(painters) == {"gemini", "a1111"}
    assert {model.provider for model in router_of(settings).live()} == {"gemini", "a1111", "embedded"}


async def test_each_key_is_checked_with_a_call_that_spends_nothing() -> None:
    async with FakeOpenAi() as openai, FakeReplicate() as replicate, nobody() as address:
        settings = config(
            openai={"key": KEY, "base_url": openai.base_url},
            replicate={"key": "wrong", "base_url": replicate.base_url},
            comfyui={"base_url": address},
            gemini={},
        )

        lines = await check_painters(settings, SystemClock())

    assert lines == [
        "openai: ready, models 7",
        "replicate: not ready (auth)",
        "comfyui: not ready (unreachable)",
        "gemini: no key; not offered",
    ]
    assert openai.made == replicate.made == 0


async def test_a_second_painter_of_a_vendor_has_its_own_models() -> None:
    settings = config(
        openai={"key": "k"},
        lab={"vendor": "openai", "base_url": "http://10.0.0.5/v1", "models": ["lab/gpt-image-2"]},
    )

    choice = router_of(settings).choose(Operation.GENERATE, PaintParams(model="lab/gpt-image-2"), None)

    assert (choice.provider, choice.model) == ("lab", "lab/gpt-image-2")
    async with open_painters(settings, SystemClock()) as painters:
        assert painters["lab"].profile.name == "lab"


def test_a_model_that_is_not_in_the_catalogue_is_refused_by_name() -> None:
    settings = config(openai={"key": "k", "models": ["gpt-image-99"]})

    with pytest.raises(ConfigError) as refused:
        router_of(settings)

    assert (refused.value.key, "gpt-image-99" in refused.value.problem) == (
        "providers.openai.models", True,
    )  # fmt: skip


def test_a_model_that_ends_soon_is_named_with_its_successor() -> None:
    from datetime import date

    lines = retiring_lines(config(openai={"key": "k"}), date(2026, 11, 25))

    assert lines == ["gpt-image-1.5: ends on 2026-12-01; its successor is gpt-image-2.5-flare"]


def test_the_operators_records_are_added_and_replace_ours(tmp_path: Path) -> None:
    own = tmp_path / "models.toml"
    own.write_text(
        '[[model]]\nid = "nano-banana-2"\nlike = "nano-banana-2"\nname = "Ours"\n'
        '[[model]]\nid = "mine"\nlike = "nano-banana-pro"\nname = "Mine"\n',
        encoding="utf-8",
    )
    settings = config(gemini={"key": "k"})

    router = router_of(replace(settings, catalogue=CatalogueSettings(files=[own])))

    assert router.offered["nano-banana-2"].name == "Ours"
    assert router.offered["mine"].wire == "gemini-3-pro-image"


@pytest.mark.parametrize("vendor", sorted(set(VENDORS) - {"test"}))
def test_every_painter_has_a_page_that_says_what_to_set(vendor: str) -> None:
    text = (DOCS / f"{vendor}.md").read_text(encoding="utf-8")

    assert f"[providers.{vendor}]" in text
    assert f"[{vendor}]({vendor}.md)" in (DOCS / "README.md").read_text(encoding="utf-8")
    for said in ("**It can**", "progress**"):
        assert said in text, said


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_the_pages_say_to_set_can_be_set(page: Path, tmp_path: Path) -> None:
    shipped = resources.files("core.providers").joinpath("models.toml").read_text(encoding="utf-8")
    for n, block in enumerate(_blocks(page)):
        if "model" in tomllib.loads(block):
            parse(f"{shipped}\n{block}", page.name)
        else:
            file = tmp_path / f"{n}.toml"
            file.write_text(block, encoding="utf-8")
            load(file)


def _blocks(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [part.partition("```")[0] for part in text.split("```toml\n")[1:]]
