"""The style library: names in many languages, guidance for each, a server's own styles."""

import pytest

from core.language.styles import presets


def test_there_are_more_than_thirty_presets_and_each_has_guidance() -> None:
    assert len(presets()) >= 34
    assert {"realistic", "cartoon", "watercolor", "cyberpunk"} <= set(presets().names)
    assert all(style.guidance for style in presets())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a fox, watercolour", "watercolor"),
        ("un zorro en acuarela", "watercolor"),
        ("水彩风格的狐狸", "watercolor"),
        ("лиса акварелью", "watercolor"),
        ("in pixel art style", "pixel art"),
        ("as an oil painting", "oil painting"),
        ("a stained glass window", "stained glass"),
        ("수채화 여우", "watercolor"),
    ],
)
def test_a_style_is_known_by_its_words(text: str, name: str) -> None:
    assert [style.name for _, style in presets().mentions(text)] == [name]


def test_a_style_inside_another_word_is_none() -> None:
    assert presets().mentions("a toil, a spinkick and a decor") == []


def test_a_servers_own_style_is_merged_and_replaces_one_of_ours() -> None:
    own = {"house": {"words": ["our look"], "guidance": ["muted"]}, "neon": {"guidance": ["dim"]}}

    merged = presets().merged(own)

    assert [style.name for _, style in merged.mentions("a fox in our look")] == ["house"]
    assert merged.named("neon style") is not None
    assert merged.named("neon").guidance == ("dim",)  # type: ignore[union-attr]


def test_some_names_stand_for_a_style_only_where_one_is_named_outright() -> None:
    assert presets().name_of("Pizarra") == "chalkboard"
    assert presets().mentions("un gato ante una pizarra") == []


def test_a_name_may_be_typed_with_either_apostrophe() -> None:
    assert (
        presets().name_of("Peinture à l’huile")
        == presets().name_of("peinture à l'huile")
        == "oil painting"
    )


def test_words_that_an_operator_gave_to_a_style_win_over_our_names() -> None:
    own = {"house": {"words": ["pizarra"], "guidance": ["slate"]}}

    assert presets().merged(own).name_of("pizarra") == "house"


def test_a_style_in_turkish_capitals_is_named_too() -> None:
    [(said, style)] = presets().mentions("FLAT DESİGN")

    assert (said, style.name) == ("FLAT DESİGN", "flat vector")
