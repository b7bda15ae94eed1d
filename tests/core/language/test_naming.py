"""A model is the one that was named, and the names that understanding knows are the catalogue's too."""

from datetime import UTC, datetime

import pytest

from core.conversation import Context, Intent, Outcome, Slots, Understanding
from core.language.naming import ExactModels
from core.language.understanding import OfflineUnderstander
from core.language.vocabulary import tables
from core.providers.catalogue import Catalogue, load_catalogue

CATALOGUE = load_catalogue()
TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="module")
def exact() -> ExactModels:
    return ExactModels(OfflineUnderstander(), CATALOGUE)


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("draw a fox in the snow with nano banana pro", "nano-banana-pro"),
        ("draw a fox in the snow with Nano Banana Pro.", "nano-banana-pro"),
        ("draw a fox using flux ultra, 16:9", "flux-pro-1.1-ultra"),
        ("draw a fox with flux 2 max", "flux-2-max"),
        ("draw a cat with gpt-image-2", "gpt-image-2"),
        ("draw a cat with flux kontext max", "flux-kontext-max"),
        ("draw a cat with stable image ultra", "stable-image-ultra"),
        ("draw a cat with nano banana", "nano-banana"),
    ],
)
def test_the_exact_model_is_meant(exact: ExactModels, text: str, model: str) -> None:
    said = exact.understand(text, Context()).slots.model or ""

    assert CATALOGUE.named(said)[0].id == model


@pytest.mark.parametrize(
    "text",
    [
        "draw an ultra wide canyon with depth",
        "draw a stable image of a horse",
        "draw a core sample with erase marks",
        "draw a local bakery at dawn",
    ],
)
def test_words_like_any_other_name_no_model(exact: ExactModels, text: str) -> None:
    assert exact.understand(text, Context()).slots.model is None


def test_the_rest_of_what_was_understood_stays_as_it_was() -> None:
    meant = Understanding(
        intent=Intent.GENERATE, outcome=Outcome.ACT, confidence=0.7,
        slots=Slots(model="flux-pro", count=3),
    )  # fmt: skip

    class Said:
        def understand(self, text: str, context: Context) -> Understanding:
            return meant

        def slots(self, text: str, intent: Intent, context: Context) -> Slots:
            return meant.slots

        def pointed_at(self, text: str, context: Context) -> str | None:
            return None

    found = ExactModels(Said(), CATALOGUE).understand("three foxes, flux dev", Context())

    assert (found.intent, found.outcome, found.confidence) == (Intent.GENERATE, Outcome.ACT, 0.7)
    assert (found.slots.count, found.slots.model) == (3, "flux dev")


def test_a_command_names_a_model_as_exactly(exact: ExactModels) -> None:
    said = exact.slots("a fox with nano banana pro", Intent.GENERATE, Context())

    assert said.model == "nano banana pro"


def _living(catalogue: Catalogue, name: str) -> bool:
    """Whether some model of that name is alive, or ends in one that is."""
    for model in catalogue.named(name):
        heir = model
        while heir.retired(TODAY) and heir.successor:
            heir = catalogue[heir.successor]
        if not heir.retired(TODAY):
            return True
    return False


@pytest.mark.parametrize("table", ["models", "weak_models"])
def test_every_family_that_understanding_knows_leads_to_a_living_model(table: str) -> None:
    assert [family for family in tables()[table] if not _living(CATALOGUE, family)] == []


def test_what_people_call_a_family_is_in_the_catalogue_the_same_family() -> None:
    """Words that the catalogue knows under another name would be painted by another house."""
    strays = []
    for family, names in tables()["models"].items():
        houses = {model.provider for model in CATALOGUE.named(family)}
        for name in names.split("|"):
            known = {model.provider for model in CATALOGUE.named(name)}
            if known and not known & houses:
                strays.append((family, name, known))
    assert strays == []


def test_every_successor_is_a_record_and_every_chain_ends_alive() -> None:
    for model in CATALOGUE:
        seen = set()
        heir = model
        while heir.successor:
            assert heir.id not in seen, f"{model.id} goes round"
            seen.add(heir.id)
            heir = CATALOGUE[heir.successor]
        assert not heir.retired(TODAY) or heir.id == model.id, f"{model.id} ends in {heir.id}"
