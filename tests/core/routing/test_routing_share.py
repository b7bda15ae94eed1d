"""A labelled set of requests: a third goes to a cheaper model, and none of those that must not."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from core.pictures import Operation, PaintParams, Size
from core.providers.catalogue import Catalogue, load_catalogue
from core.routing.router import CatalogueRouter, Choice

KNOWN = load_catalogue()
PROMPTS = tomllib.loads(Path(__file__).with_name("routing_prompts.toml").read_text("utf-8"))
SOURCE = Size(width=1024, height=1024)


def router(*providers: str) -> CatalogueRouter:
    offered = [model for model in KNOWN if model.provider in (*providers, "embedded")]
    return CatalogueRouter(Catalogue(offered), KNOWN, today=lambda: date(2026, 11, 25))


def drawn(of: CatalogueRouter, prompt: str) -> Choice:
    return of.choose(Operation.GENERATE, PaintParams(), None, prompt=prompt)


def edited(of: CatalogueRouter, prompt: str) -> Choice:
    return of.choose(Operation.EDIT, PaintParams(), SOURCE, prompt=prompt, pictures=1)


def test_the_set_is_of_at_least_two_hundred_and_no_prompt_stands_twice() -> None:
    every = [*PROMPTS["cheap"], *PROMPTS["demanding"], *PROMPTS["edits"]]

    assert len(every) >= 200
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("providers", [("gemini",), ("bfl",), ("openai",), ("gemini", "bfl", "openai")])
def test_a_third_goes_to_a_cheaper_model_and_nothing_that_must_not(providers: tuple[str, ...]) -> None:
    of = router(*providers)
    demanding = [(prompt, drawn(of, prompt)) for prompt in PROMPTS["demanding"]]
    demanding += [(prompt, edited(of, prompt)) for prompt in PROMPTS["edits"]]
    cheap = [drawn(of, prompt) for prompt in PROMPTS["cheap"]]

    routed = [choice for choice in cheap if choice.reason == "simple"]

    assert [prompt for prompt, choice in demanding if choice.reason == "simple"] == []
    assert 0.30 <= len(routed) / (len(cheap) + len(demanding)) <= 0.40
    assert all(choice.saved_each > 0 for choice in routed)


def test_what_is_saved_is_the_difference_to_the_usual_model() -> None:
    of = router("gemini")
    usual = of.choose(Operation.GENERATE, PaintParams(), None)

    choice = drawn(of, "a red fox in the snow")

    assert choice.price_each + choice.saved_each == usual.price_each


def test_an_explicit_choice_and_a_default_save_nothing_and_are_kept() -> None:
    choice = router("gemini").choose(
        Operation.GENERATE, PaintParams(model="nano banana pro"), None, prompt="a cat"
    )

    assert (choice.model, choice.reason, choice.saved_each) == ("nano-banana-pro", "asked", 0)
