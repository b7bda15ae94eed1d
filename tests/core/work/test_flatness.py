"""Who asks for one plain colour gets it; from everybody else a flat picture is kept."""

import pytest

from core.work.flatness import asks_plain


@pytest.mark.parametrize(
    "text",
    [
        "a plain blue background", "a solid red square", "all white", "nothing but black",
        "a blank page",
        "ein einfarbiges Bild", "une couleur unie", "純色の背景",
    ],
)  # fmt: skip
def test_one_plain_colour_is_asked_for(text: str) -> None:
    assert asks_plain(text)


@pytest.mark.parametrize(
    "text", ["a white rabbit in the snow", "a black cat at night", "an explaining owl", "a red boat"]
)
def test_a_thing_that_has_a_colour_is_more_than_that_colour(text: str) -> None:
    assert not asks_plain(text)
