"""The settings as menus: every list leads back, what holds has a dot, every code fits."""

import pytest

from adapters.phrases.phrases import Phrases
from adapters.telegram.panel import LISTED, PAGE, Chosen, Opened, Panel, to_chosen, to_opened
from core.buttons import BYTES_MAX
from core.doors import Choices
from tests.adapters.telegram.test_keyboards import codes, labels

PANEL = Panel(Phrases())
CHOICES = Choices(
    chosen={"aspect_ratio": "16:9"},
    offered={
        "aspect_ratio": ("1:1", "16:9"), "style": [f"style {n}" for n in range(PAGE + 1)],
        "model": ["x" * 60],
    },
    credits=1,
)  # fmt: skip


def test_the_panel_leads_to_each_of_its_lists() -> None:
    found = [to_opened(code) for code in codes(PANEL.main((), "en"))]

    assert [one.name for one in found if one] == [*LISTED, "refine", "language"]


def test_what_holds_has_a_dot_and_the_usual_stands_first() -> None:
    assert labels(PANEL.opened(Opened(name="aspect_ratio"), CHOICES, "en")) == [
        ["as usual"], ["1:1", "• 16:9"], ["« Back"],
    ]  # fmt: skip


@pytest.mark.parametrize("name", [*LISTED, "refine", "language"])
def test_every_list_leads_back_and_every_code_fits(name: str) -> None:
    found = codes(PANEL.opened(Opened(name=name), CHOICES, "en"))

    assert to_opened(found[-1]) == Opened()
    assert all(len(code.encode()) <= BYTES_MAX for code in found)


def test_a_long_list_has_pages() -> None:
    first = PANEL.opened(Opened(name="style"), CHOICES, "en")
    more = to_opened(codes(first)[-2])
    assert more is not None

    assert labels(PANEL.opened(more, CHOICES, "en")) == [["• as usual"], [f"style {PAGE}"], ["« Back"]]


def test_languages_and_refinement_lead_back_to_the_panel_as_every_choice_does() -> None:
    spoken = codes(PANEL.opened(Opened(name="language"), CHOICES, "en"))[:-1]
    refined = codes(PANEL.opened(Opened(name="refine"), CHOICES, "en"))[:-1]

    assert {chosen.name for code in spoken if (chosen := to_chosen(code))} == {"language"}
    assert [to_chosen(code) for code in refined] == [
        Chosen(name="refine", value="on"), Chosen(name="refine", value="off"),
    ]  # fmt: skip


def test_a_choice_is_read_again_as_it_was_written() -> None:
    choices = [Chosen(name="aspect_ratio", value="16:9"), Chosen(name="style", value="")]

    assert [to_chosen(choice.encode()) for choice in choices] == choices
    assert [to_chosen(code) for code in ("c1:no:x", "c1:style", "p1:vary:j")] == [None] * 3
    assert [to_opened(code) for code in ("s1:no:1", "s1:style:a", "s1:style", "p1:x")] == [None] * 4
