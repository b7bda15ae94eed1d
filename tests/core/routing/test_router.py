"""The router: explicit choice wins, retired models have heirs, sizes become what a model takes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ConfigError, Refusal, RefusalCode
from core.pictures import Operation, PaintParams, Size
from core.providers.catalogue import Catalogue, Trait, load_catalogue, parse
from core.routing.complexity import Complexity, complexity_of, control_of
from core.routing.router import CatalogueRouter, preferred
from core.routing.sizes import nearest_ratio, ratio_of, side_of
from tests.fakes.openai import _size_fits

KNOWN = load_catalogue()
TODAY = date(2026, 11, 25)
SOURCE = Size(width=1216, height=832)


def router(*providers: str, default: str = "", by_complexity: bool = False) -> CatalogueRouter:
    offered = [model for model in KNOWN if model.provider in (*providers, "embedded")]
    return CatalogueRouter(
        Catalogue(offered), KNOWN, today=lambda: TODAY, default=default, by_complexity=by_complexity
    )


def asked(**params: object) -> PaintParams:
    return replace(PaintParams(), **params)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("model", "resolution", "credits"),
    [
        ("nano-banana-2", "1K", 7), ("nano-banana-2", "2K", 10), ("nano-banana-2", "4K", 14),
        ("nano-banana-2", None, 10), ("nano-banana-pro", "1K", 10), ("nano-banana-pro", "2K", 15),
        ("nano-banana-pro", "4K", 20), ("nano-banana-pro", None, 15), ("embedded", None, 1),
    ],
)  # fmt: skip
def test_the_price_shown_is_the_price_of_model_and_resolution(
    model: str, resolution: str | None, credits: int
) -> None:
    choice = router("gemini").choose(Operation.GENERATE, asked(model=model, resolution=resolution), None)

    assert (choice.model, choice.price_each) == (model, credits)


def test_nano_banana_costs_five_where_it_still_lives() -> None:
    choice = router("replicate").choose(Operation.GENERATE, asked(model="nano banana"), None)

    assert (choice.model, choice.price_each, choice.notice) == ("replicate/nano-banana", 5, "")


def test_two_k_is_the_default_where_the_model_has_it() -> None:
    of = router("gemini", "openai", "bfl")

    gemini = of.choose(Operation.GENERATE, asked(model="nano banana pro"), None)
    flux = of.choose(Operation.GENERATE, asked(model="flux pro"), None)

    assert (gemini.resolution, str(gemini.size)) == ("2K", "2048x2048")
    assert (flux.resolution, str(flux.size)) == ("1K", "1024x1024")


def test_an_explicit_choice_wins_over_every_rule() -> None:
    of = router("gemini", "bfl", default="nano-banana-2", by_complexity=True)

    choice = of.choose(
        Operation.GENERATE, asked(model="flux.2 max"), None, prompt='a sign that says "open"'
    )

    assert (choice.model, choice.reason) == ("flux-2-max", "asked")


def test_the_operators_default_is_not_said_to_have_been_asked_for() -> None:
    choice = router("gemini", default="nano-banana-2").choose(Operation.GENERATE, asked(), None)

    assert (choice.model, choice.reason) == ("nano-banana-2", "default")


def test_what_painted_the_picture_paints_its_change_and_is_not_said_to_have_been_asked_for() -> None:
    choice = preferred(router("gemini", "bfl"), Operation.EDIT, asked(model="nano-banana-2"), SOURCE)

    assert (choice.model, choice.reason) == ("nano-banana-2", "kept")


@pytest.mark.parametrize("before", ["flux-2-pro", "stable-image-core"])
def test_a_picture_whose_painter_is_gone_or_cannot_is_changed_by_another(before: str) -> None:
    here = router("gemini") if before == "flux-2-pro" else router("gemini", "stability")

    choice = preferred(here, Operation.OUTPAINT, asked(model=before), SOURCE)

    assert choice.model != before


def test_what_nobody_can_is_refused_whoever_painted_before() -> None:
    only = CatalogueRouter(Catalogue([KNOWN["stable-image-core"]]), KNOWN, today=lambda: TODAY)

    with pytest.raises(Refusal) as refused:
        preferred(only, Operation.EDIT, asked(model="stable-image-core"), SOURCE)

    assert refused.value.reason is RefusalCode.UNSUPPORTED


def test_a_price_alone_is_a_number_so_that_a_phrase_can_count_with_it() -> None:
    cards = {card["id"]: card["credits"] for card in router("gemini").models()}

    assert cards["embedded"] == 1
    assert cards["nano-banana-pro"] == "10–20"


def test_a_retired_model_has_a_successor_and_a_word() -> None:
    choice = router("openai").choose(Operation.GENERATE, asked(model="dall-e 3"), None)

    assert choice.model == "gpt-image-2.6-sunburst"
    assert choice.notice == "retired"
    assert choice.facts == {"asked_model": "DALL-E 3", "painted_model": "GPT Image 2.6 Sunburst"}


def test_successors_are_followed_as_far_as_it_takes() -> None:
    choice = router("openai").choose(Operation.GENERATE, asked(model="gpt-image-1"), None)

    assert choice.model == "gpt-image-2.5-flare"


def test_a_model_that_is_not_here_is_refused_and_the_ones_that_are_named() -> None:
    with pytest.raises(Refusal) as refused:
        router("bfl").choose(Operation.GENERATE, asked(model="midjourney"), None)

    assert refused.value.reason is RefusalCode.UNKNOWN_MODEL
    assert "FLUX.2 pro" in str(refused.value.facts["known"])


@pytest.mark.parametrize(
    ("provider", "named", "operation", "painter"),
    [
        ("bfl", "flux pro", Operation.FILL, "flux-pro-1.0-fill"),
        ("bfl", "flux pro", Operation.EDIT, "flux-kontext-pro"),
        ("bfl", "flux pro", Operation.OUTPAINT, "flux-pro-1.0-expand"),
        ("openai", "gpt image", Operation.FILL, "gpt-image-2.6-sunburst"),
        ("stability", "stable image core", Operation.UPSCALE, "stability-upscale"),
        ("replicate", "flux pro", Operation.FILL, "replicate/flux-fill-pro"),
    ],
)
def test_the_house_of_a_chosen_model_finds_the_one_that_can(
    provider: str, named: str, operation: Operation, painter: str
) -> None:
    choice = router(provider).choose(operation, asked(model=named), SOURCE, pictures=1)

    assert choice.model == painter


def test_what_no_model_of_the_house_can_is_refused_before_any_charge() -> None:
    with pytest.raises(Refusal) as refused:
        router("fal").choose(Operation.UPSCALE, asked(model="fal/flux-dev"), SOURCE, pictures=1)

    assert refused.value.reason is RefusalCode.UNSUPPORTED


@pytest.mark.parametrize(
    ("prompt", "model"),
    [
        ("keep the outlines of this sketch, make it a castle", "flux-pro-1.0-canny"),
        ("same pose, but an astronaut on the moon", "flux-pro-1.0-depth"),
        ("make it night", "flux-kontext-pro"),
    ],
)
def test_outlines_and_poses_choose_their_models(prompt: str, model: str) -> None:
    choice = router("bfl").choose(Operation.EDIT, asked(), SOURCE, prompt=prompt, pictures=1)

    assert choice.model == model


def test_a_near_ratio_is_mapped_with_a_word() -> None:
    choice = router("gemini").choose(
        Operation.GENERATE, asked(model="nano banana pro", aspect_ratio="5:2"), None
    )

    assert choice.notice == "ratio"
    assert choice.facts == {"asked_ratio": "5:2", "painted_ratio": "21:9"}


def test_a_resolution_a_model_has_not_is_capped_with_a_word_and_its_own_price() -> None:
    choice = router("bfl").choose(Operation.GENERATE, asked(model="flux pro", resolution="4k"), None)

    assert (choice.notice, choice.resolution, choice.price_each) == ("resolution", "1K", 4)


def test_the_embedded_painter_is_never_chosen_over_a_real_one_unless_it_is_asked_for() -> None:
    of = router("bfl", by_complexity=True)

    assert of.choose(Operation.GENERATE, asked(), None, prompt="a cat").provider == "bfl"
    assert of.choose(Operation.GENERATE, asked(model="offline"), None).provider == "embedded"
    assert router().choose(Operation.GENERATE, asked(), None, prompt="a cat").provider == "embedded"


def test_simple_prompts_go_to_cheaper_models_and_hard_ones_to_better() -> None:
    of = router("gemini", by_complexity=True)

    simple = of.choose(Operation.GENERATE, asked(), None, prompt="a red fox in the snow")
    hard = of.choose(
        Operation.GENERATE, asked(), None,
        prompt="five dancers holding hands in front of a mirror, intricate costumes, each reflected",
    )  # fmt: skip

    assert (simple.model, simple.reason) == ("nano-banana-2-lite", "simple")
    assert (hard.model, hard.reason) == ("nano-banana-pro", "hard")


@given(
    model=st.sampled_from([model for model in KNOWN if Operation.GENERATE in model.operations]),
    ratio=st.sampled_from(["1:1", "16:9", "9:16", "3:1", "1:3", "portrait", "5:2", "8:1", "7:5"]),
    resolution=st.sampled_from([None, "1k", "2k", "4k", "hd", "1536x1024", "512", "9999x9999"]),
)  # fmt: skip
def test_every_size_is_one_the_model_takes(model: object, ratio: str, resolution: str | None) -> None:
    from core.providers.catalogue import Model

    assert isinstance(model, Model)
    of = CatalogueRouter(Catalogue([replace(model, retires_on=None)]), KNOWN, today=lambda: TODAY)

    size = of.choose(
        Operation.GENERATE, asked(model=model.id, aspect_ratio=ratio, resolution=resolution), None
    ).size

    assert max(size.width, size.height) <= model.edge_max
    assert size.width % model.edge_multiple == 0 or model.sizes
    assert not model.pixels_max or size.width * size.height <= model.pixels_max
    if model.provider == "openai" and not model.wire.startswith(("dall-e", "gpt-image-1", "chatgpt")):
        assert _size_fits(str(size), model.wire)
    if model.sizes:
        assert str(size) in model.sizes


@pytest.mark.parametrize(
    ("factor", "size"), [(2, "2048x1408"), (4, "4096x2800")]
)  # 1024 x 704 by factor
def test_upscaling_multiplies_within_the_models_bounds(factor: int, size: str) -> None:
    choice = router("stability").choose(
        Operation.UPSCALE, asked(factor=factor), Size(width=1024, height=704), pictures=1
    )

    assert choice.model == "stability-upscale"
    assert abs(choice.size.width - int(size.split("x")[0])) <= 16


def test_a_model_that_ends_soon_is_the_operators_warning() -> None:
    assert [model.id for model in KNOWN.retiring(TODAY)] == ["gpt-image-1.5"]
    assert KNOWN.retiring(date(2026, 10, 1)) != []


def test_every_record_is_whole() -> None:
    models = list(KNOWN)

    assert len(models) >= 65
    for model in models:
        assert model.source, model.id
        assert model.operations, model.id
        assert all(price.credits >= 1 for price in model.prices.values()), model.id
        assert model.seconds <= model.seconds_max
        assert all(ratio_of(ratio) for ratio in model.ratios)
        assert model.retires_on is None or KNOWN.get(model.successor or ""), model.id
        assert not (Operation.FILL in model.operations and model.mask is None), model.id


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[model]]\nid='x'\ncolour=1\noperations=[]", "unknown key colour"),
        ("[[model]]\nid='x'\noperations=['fly']\nprices={}", "fly"),
        ("[[model]]\nid='x'\noperations=[]", "prices is missing"),
        ("[[model]]\nid='x'\nlike='y'", "no record y"),
        ("model = 1 2", "not TOML"),
    ],
)
def test_a_wrong_record_is_refused_by_name(text: str, problem: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse(text, "own.toml")

    assert problem in refused.value.problem


def test_names_are_found_however_they_are_written() -> None:
    for words in ("Nano Banana Pro", "nano-banana-pro", "nanobananapro", "gemini-3-pro-image"):
        assert KNOWN.named(words)[0].id == "nano-banana-pro", words


@pytest.mark.parametrize(
    ("said", "side"),
    [("2k", 2048), ("4K", 4096), ("hd", 1280), ("1536x1024", 1254), ("huge", None), (None, None)],
)
def test_resolutions_as_said(said: str | None, side: int | None) -> None:
    assert side_of(said) == side


@pytest.mark.parametrize(
    ("said", "ratio"), [("16:9", 16 / 9), ("portrait", 0.75), ("x", None), ("1:0", None)]
)
def test_ratios_as_said(said: str, ratio: float | None) -> None:
    assert ratio_of(said) == ratio
    assert nearest_ratio(2.5, ("16:9", "21:9", "1:1")) == "21:9"


@pytest.mark.parametrize(
    ("prompt", "needed"),
    [
        ("a cat", Complexity.SIMPLE),
        ("a red fox in the snow at dawn", Complexity.SIMPLE),
        ('a shop sign that says "Bakery"', Complexity.TEXT),
        ("a family at a table", Complexity.USUAL),
        ("seven musicians on a stage, each holding another instrument, facing a crowd, "
         "photorealistic", Complexity.HARD),
    ],
)  # fmt: skip
def test_complexity_is_what_can_be_counted(prompt: str, needed: Complexity) -> None:
    assert complexity_of(prompt, Operation.GENERATE, 0) is needed


def test_controls_are_heard() -> None:
    assert control_of("use the outlines of my drawing") is Trait.CANNY
    assert control_of("the same pose in a forest") is Trait.DEPTH
    assert control_of("a fox") is None


def test_a_models_card_says_speed_resolution_price_and_what_it_is_for() -> None:
    cards = {card["id"]: card for card in router("gemini", "replicate").models()}

    assert cards["replicate/nano-banana"]["credits"] == 5
    assert cards["nano-banana-2"] == {
        "model": "Nano Banana 2", "id": "nano-banana-2", "credits": "7–14", "seconds": "4–6",
        "resolution": "4K", "best": "balanced",
    }  # fmt: skip
    pro = cards["nano-banana-pro"]
    assert (pro["credits"], pro["seconds"], pro["best"]) == ("10–20", "10–20", "quality")
    assert "imagen-4" not in cards


@pytest.mark.parametrize("resolution", [None, "1K"])
def test_a_change_keeps_the_side_that_the_operator_gave_the_embedded_painter(
    resolution: str | None,
) -> None:
    """The resolution's name comes along with the picture that is changed."""
    small = replace(KNOWN["embedded"], side_default=512)
    routes = CatalogueRouter(Catalogue([small]), KNOWN, today=lambda: TODAY)

    choice = routes.choose(Operation.EDIT, asked(resolution=resolution), Size(width=512, height=512))

    assert choice.size == Size(width=512, height=512)
