"""Full names of models in plain words."""

import pytest

from core.providers.catalogue import load_catalogue
from core.routing.naming import Heard, heard, names_of

NAMES = names_of(load_catalogue())


@pytest.mark.parametrize(
    ("text", "model", "rest"),
    [
        ("draw a fox in the snow with flux 2 max", "flux-2-max", "draw a fox in the snow"),
        ("draw a fox with FLUX.2-max, at night", "flux-2-max", "draw a fox at night"),
        ("use nano banana pro: a fox", "nano-banana-pro", "a fox"),
        ("a fox using flux 1.1 pro ultra", "flux-pro-1.1-ultra", "a fox"),
        ("draw a fox with stable image core", "stable-image-core", "draw a fox"),
        ("draw a fox with GPT Image 2.6 Flare", "gpt-image-2.6-flare", "draw a fox"),
    ],
)
def test_a_full_name_is_heard_and_leaves_the_rest(text: str, model: str, rest: str) -> None:
    assert heard(text, NAMES) == Heard(model=model, rest=rest)


@pytest.mark.parametrize(
    "text", ["draw two foxes", "a banana", "draw a flux of colours", "make it 2 pro", "", "nano banana"]
)
def test_what_is_no_full_name_is_left_to_language(text: str) -> None:
    assert heard(text, NAMES) is None
