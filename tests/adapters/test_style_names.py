"""Built-in styles have a name in every language, and each name stands for its style."""

import pytest

from adapters.phrases import phrases
from adapters.phrases.phrases import Phrases
from core.language.styles import presets
from core.messages import Line

PHRASES = Phrases()
LANGUAGES = PHRASES.languages()
#: What a button shows on a telephone where two share a row.
CHARS_MAX = 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_style_has_a_name_of_its_own_that_fits_on_a_button(language: str) -> None:
    said = {
        phrase.removeprefix("style-"): PHRASES.phrase(phrase, language)
        for phrase in phrases._sources(language)
        if phrase.startswith("style-")
    }

    assert set(said) == {name.replace(" ", "-") for name in presets().names}
    assert len({name.casefold() for name in said.values()}) == len(presets())
    assert all(0 < len(name) <= CHARS_MAX for name in said.values())
    assert not [name for name in said.values() if name[0].islower()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_style_is_named_by_its_name_in_any_language_and_by_the_one_it_always_had(
    language: str,
) -> None:
    for name in presets().names:
        shown = PHRASES.style(name, language)

        assert presets().name_of(shown) == presets().name_of(shown.upper()) == name
        assert presets().name_of(name) == name
        assert PHRASES.style(shown, language) == shown, "said twice it would be another style"


def test_the_operators_own_styles_keep_the_names_that_they_were_given() -> None:
    ours = Phrases(own_styles=["Neon", "House Look"])

    assert ours.style("Neon", "de") == "Neon" and ours.style("neon", "fr") == "neon"
    assert ours.style("House Look", "de") == "House Look"
    assert ours.style("neon sign, very wet", "fr") == "neon sign, very wet"
    assert (PHRASES.style("neon", "fr"), PHRASES.style("Neon", "xx")) == ("Néon", "Neon")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line(kind="done", code="done", facts={"style": "watercolor"}), "Stil hier: Aquarell"),
        (
            Line(kind="answer", code="setting_set", facts={"what": "style", "value": "oil painting"}),
            "Stil Ölgemälde",
        ),
        (
            Line(
                kind="answer", code="settings", facts={"credits": 1},
                rows=[
                    {"code": "setting", "what": "style", "value": "etching"},
                    {"code": "setting", "what": "model", "value": "etching"},
                ],
            ),
            "Stil: Radierung\nModell: etching",
        ),
        (
            Line(
                kind="answer", code="why", facts={"asked": "x"},
                rows=[{"code": "told_taken", "kind": "style", "taken": "papercut"}],
            ),
            "Scherenschnitt",
        ),
        (
            Line(
                kind="refused", code="style_not_here",
                facts={"asked": "felt", "known": "watercolor, house look"},
            ),
            "Aquarell, house look",
        ),
        (
            Line(kind="answer", code="style_unknown", facts={"asked": "x", "styles": "low poly, neon"}),
            "Low Poly, Neon",
        ),
    ],
)  # fmt: skip
def test_where_a_style_is_told_of_it_has_its_name_in_the_readers_language(line: Line, said: str) -> None:
    assert said in PHRASES.text(line, "de-AT")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_picked_is_said_in_every_language(language: str) -> None:
    picks = ["photo", "style felt", *(f"extend {side}" for side in ("left", "right", "top", "bottom"))]
    said = []
    for pick in picks:
        line = Line(kind="done", code="done", facts={"asked": "as the core reads it", "picked": pick})
        once = PHRASES.told(line, language)
        assert PHRASES.told(once, language) == once
        said.append(once.facts["asked"])

    assert len(set(said)) == len(picks) and "as the core reads it" not in said
    assert PHRASES.style("felt", language) in str(said[1])


def test_a_request_from_before_picks_were_kept_is_shown_as_it_was() -> None:
    for facts in ({"asked": "in felt style"}, {"asked": "in felt style", "picked": "nonsense"}):
        line = Line(kind="done", code="done", facts=dict(facts), locale="de")

        assert PHRASES.told(line).facts["asked"] == "in felt style"
