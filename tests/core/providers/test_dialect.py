"""What every dialect shares: words within limits, costs that are booked, secrets that stay hidden."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, RefinedPrompt
from core.providers.catalogue import Model
from core.providers.dialect import Settings, booking, plausible, trimmed, words
from core.secret import Secret
from tests.contracts.painters import CATALOGUE, request, source

Kind = ProviderErrorKind
FLUX = CATALOGUE["flux-pro-1.1"]
STABLE = CATALOGUE["stable-image-core"]


def said(model: Model, prompt: str, **changes: object) -> str:
    asked = replace(request(model.id), prompt=RefinedPrompt(prompt), **changes)  # type: ignore[arg-type]
    return words(model, asked)


def test_an_edit_is_told_the_instruction_and_a_variation_the_prompt() -> None:
    facts = {"instruction": "make it night", "sources": (source(),)}

    assert said(FLUX, "a fox at night", operation=Operation.EDIT, **facts) == "make it night"
    assert said(FLUX, "a fox at night", operation=Operation.VARY, **facts) == "a fox at night"


def test_what_must_not_be_in_it_is_said_where_there_is_no_field_for_it() -> None:
    assert said(FLUX, "a fox", negative="text") == "a fox Without text."
    assert said(STABLE, "a fox", negative="text") == "a fox"


def test_a_models_suffix_is_added_to_prompts_and_never_to_instructions() -> None:
    styled = replace(FLUX, suffix="high quality, 8k")

    assert said(styled, "a fox") == "a fox high quality, 8k"
    asked = {"operation": Operation.EDIT, "instruction": "make it night", "sources": (source(),)}
    assert said(styled, "a fox", **asked) == "make it night"


@given(
    prompt=st.text(min_size=1, max_size=400),
    negative=st.sampled_from(["", "text", "people and dogs"]),
    limit=st.integers(60, 300),
)
def test_no_prompt_is_longer_than_its_model_takes(prompt: str, negative: str, limit: int) -> None:
    short = replace(FLUX, prompt_max=limit, suffix="8k")

    assert len(said(short, prompt, negative=negative)) <= limit


def test_a_long_prompt_is_cut_behind_a_clause_or_between_words() -> None:
    assert trimmed("a red fox, in the deep snow at dawn", 25) == "a red fox, in the deep"
    assert trimmed("a red fox in the snow, at dawn under pines", 30) == "a red fox in the snow"
    assert trimmed("a fox", 10) == "a fox"


@pytest.mark.parametrize(
    ("kind", "begun", "booked"),
    [
        (Kind.TIMEOUT_UNKNOWN, False, 700), (Kind.OVERLOADED, False, 0), (Kind.OVERLOADED, True, 700),
        (Kind.PROVIDER_BUG, True, 700), (Kind.MODERATED_OUTPUT, True, 0), (Kind.AUTH, True, 0),
    ],
)  # fmt: skip
def test_only_what_may_have_been_done_is_booked(kind: Kind, begun: bool, booked: int) -> None:
    with pytest.raises(ProviderError) as raised, booking(700, begun=begun):
        raise ProviderError("p", kind)

    assert raised.value.cost_micros == booked
    assert raised.value.maybe_done is begun


def test_costs_beyond_reason_are_not_believed() -> None:
    assert [plausible(c) for c in (39_000.4, -1, 1e300, float("inf"), float("nan"))] == [
        39_000,
        0,
        0,
        0,
        0,
    ]


def test_a_key_is_in_no_text_of_its_settings() -> None:
    settings = Settings(vendor="openai", key=Secret("sk-secret"))

    assert "sk-secret" not in f"{settings!r} {settings}"
    assert settings.secret() == "sk-secret"
