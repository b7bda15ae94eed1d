"""Style guidance and quality words are said to the painter and stay within its limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.finishing import Finishing
from core.language.styles import presets


@pytest.mark.parametrize(("chars", "added"), [(49, ("high quality, detailed",)), (50, ())])
def test_only_short_prompts_get_quality_words(chars: int, added: tuple[str, ...]) -> None:
    finished = Finishing().finished("x" * chars, model="any", length_max=500)

    assert finished.added == added
    assert finished.prompt == ", ".join(("x" * chars, *added))


def test_a_model_that_takes_words_as_they_are_gets_nothing_added() -> None:
    plain = Finishing(plain_models=frozenset({"embedded"}))

    assert plain.finished("a fox in watercolor", model="embedded", length_max=500).added == ()


def test_both_can_be_switched_off() -> None:
    off = Finishing(quality="", guidance=False)

    assert (
        off.finished("a fox in watercolor", model="any", length_max=500).prompt == "a fox in watercolor"
    )


def test_a_style_that_is_named_brings_its_guidance() -> None:
    finished = Finishing(quality="").finished("a city, cyberpunk", model="any", length_max=500)

    assert finished.prompt == "a city, cyberpunk, neon lights, rain, high contrast, retro-futurism"


def test_no_style_no_guidance() -> None:
    assert (
        Finishing(quality="").finished("a knight and his horse", model="any", length_max=500).added == ()
    )


@given(
    prompt=st.text(min_size=1, max_size=300),
    limit=st.integers(10, 200),
    style=st.sampled_from(presets().names),
)
def test_the_limit_of_a_model_is_never_passed(prompt: str, limit: int, style: str) -> None:
    finished = Finishing().finished(prompt, model="any", style=style, length_max=limit)

    assert len(finished.prompt) <= limit
