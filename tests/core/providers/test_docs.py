"""The pages for operators name only what there is: sections, keys, models, and prices as they are."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.config import configured
from core.providers.catalogue import load_catalogue
from core.providers.dialect import Settings
from core.providers.registry import VENDORS, models_for, parse_settings, vendor_of

FOLDER = Path(__file__).parents[3] / "docs" / "providers"
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted(FOLDER.glob("*.md"))}
CATALOGUE = load_catalogue()
#: The painter of the tests is nobody's to set up.
DESCRIBED = sorted(set(VENDORS) - {"test"})


def blocks(text: str) -> list[dict[str, Any]]:
    """What the page's TOML says; files that are elsewhere on the reader's machine stay unread."""
    return [tomllib.loads(found) for found in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)]


@pytest.mark.parametrize("page", PAGES)
def test_every_section_and_key_that_a_page_shows_is_taken(page: str) -> None:
    for block in blocks(PAGES[page]):
        records = block.pop("model", [])
        for name, raw in block.pop("providers", {}).items():
            settings = parse_settings(name, raw)
            models_for(name, settings, CATALOGUE)
        configured(block)
        assert isinstance(records, list)


@pytest.mark.parametrize("page", PAGES)
def test_every_record_that_a_page_shows_is_taken(page: str, tmp_path: Path) -> None:
    for number, text in enumerate(re.findall(r"```toml\n(.*?)```", PAGES[page], re.DOTALL)):
        block = tomllib.loads(text)
        if "model" not in block:
            continue
        file = tmp_path / f"{number}.toml"
        file.write_text(text, encoding="utf-8")

        known = load_catalogue([file])

        assert {record["id"] for record in block["model"]} <= {model.id for model in known}


@pytest.mark.parametrize("vendor", DESCRIBED)
def test_every_vendor_has_a_page_that_shows_each_key_of_its_own(vendor: str) -> None:
    page = PAGES[vendor]
    own = set(vendor_of("vendor", vendor).settings.__struct_fields__) - set(Settings.__struct_fields__)

    assert [key for key in sorted(own) if key not in page] == []
    assert f"({vendor}.md)" in PAGES["README"]


def test_every_key_that_all_share_is_in_the_overview() -> None:
    assert [key for key in Settings.__struct_fields__ if key not in PAGES["README"]] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_model_id_that_a_page_names_is_in_the_catalogue(page: str) -> None:
    """An id is what stands in backticks behind the name of a painter, or in a table's first column."""
    said = set(re.findall(r"`((?:replicate|fal|openrouter|horde)/[\w.-]+)`", PAGES[page]))
    said |= set(re.findall(r"^\| `?((?:gpt|dall|nano|gemini|flux|sd|stable|imagen)[\w.-]*)`? \|",
                           PAGES[page], re.MULTILINE))  # fmt: skip

    own = {record["id"] for block in blocks(PAGES[page]) for record in block.get("model", [])}
    assert [id for id in sorted(said - own) if not CATALOGUE.named(id)] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_span_of_prices_that_a_page_states_is_that_of_its_records(page: str) -> None:
    found = re.search(r"(\d+) to (\d+) credits", PAGES[page])
    if found is None:
        return
    prices = [
        price.credits
        for model in CATALOGUE.of(page).values()
        if model.retires_on is None
        for price in model.prices.values()
    ]

    assert (int(found.group(1)), int(found.group(2))) == (min(prices), max(prices))
