"""What is offered while people type, and what whole words of theirs stand for."""

import pytest

from adapters.discord.offer import Offer
from adapters.phrases.phrases import Phrases

PHRASES = Phrases(own_styles=["house look"])
OFFER = Offer(
    models=lambda: (),
    styles=("watercolor", "oil painting", "house look"),
    knows_size=lambda word: False,
    called={"watercolor": ("acuarela", "水彩"), "oil painting": ("huile", "peinture à l'huile")},
)


@pytest.mark.parametrize(
    ("typed", "locale", "offered"),
    [
        ("aqua", "de", [("Aquarell", "watercolor")]),
        ("olgem", "de", [("Ölgemälde", "oil painting")]),
        ("water", "de", [("watercolor · Aquarell", "watercolor")]),
        ("Acu", "ja", [("acuarela · 水彩画", "watercolor")]),
        ("color", "pt-BR", [("watercolor · Aquarela", "watercolor")]),
        ("house", "fr", [("house look", "house look")]),
        ("zzz", "fr", []),
    ],
)
def test_a_style_is_offered_by_its_native_name_and_by_any_other(
    typed: str, locale: str, offered: list[tuple[str, str]]
) -> None:
    assert OFFER.styles_like(PHRASES, typed, locale) == offered


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("aquarell ", "watercolor"),
        ("水彩", "watercolor"),
        ("Watercolor", "watercolor"),
        ("PEINTURE A L’HUILE", "oil painting"),
        ("House Look", "house look"),
        ("a moody one", "a moody one"),
        (None, None),
    ],
)
def test_what_is_typed_whole_is_the_style_of_that_name(typed: str | None, name: str | None) -> None:
    assert OFFER.style_of(PHRASES, typed, "de") == name
