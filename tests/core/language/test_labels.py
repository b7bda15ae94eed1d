"""Labels say where a thing belongs; they are not painted."""

import pytest

from core.language.labels import without_labels
from core.language.spoken import said


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("prompt: owl in a barn\nlighting: low sun\nlens: 50mm", "owl in a barn, low sun, 50mm"),
        ("Subject: otter. Place: an old bathtub.", "otter, an old bathtub"),
        ("(1) a cracked watch (2) on sand (3) long shadows", "a cracked watch, on sand, long shadows"),
        ("sticker 3: a happy toast", "a happy toast"),
        ("next card: the heron", "the heron"),
        ("agora o de sexta: uma capivara", "uma capivara"),
        ("for the menu: a lobster in a suit", "a lobster in a suit"),
        ("give me 3 of those, a bunch of radishes", "a bunch of radishes"),
        ("a fox (1) and a hare", "a fox (1) and a hare"),
        ("a scene: two boats", "a scene: two boats"),
    ],
)
def test_what_a_label_names_is_painted_without_it(message: str, shown: str) -> None:
    assert said(message) == shown


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("had a rough day, anyway, draw a calm lake", "a calm lake"),
        ("昨日は疲れた…それはさておき、傘をさした熊をお願いします", "傘をさした熊"),
        ("the bench fell through so we do a plaque. For the plaque: a wren. Cheers, Phil", "a wren"),
        ("et pour moi un ours qui tricote", "un ours qui tricote"),
    ],
)
def test_the_matter_begins_where_the_talk_turns_to_it(message: str, shown: str) -> None:
    assert said(message).startswith(shown)


def test_a_secret_in_brackets_goes_alone() -> None:
    assert said("draw our router as a dragon (wifi pw is Hunter22x)") == "our router as a dragon"


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Next client. Wedding rings on sheet music", "Wedding rings on sheet music"),
        ("Unrelated, for the newsletter: children planting beans", "children planting beans"),
        ("Now other thing for my sister: two swans", "two swans"),
        ("Third in the series: a petrol station", "a petrol station"),
        ("That's the mugs done. A banner with dried flowers", "A banner with dried flowers"),
    ],
)
def test_what_only_announces_the_next_thing_is_no_part_of_it(text: str, thing: str) -> None:
    assert without_labels(text) == thing


@pytest.mark.parametrize(
    "text",
    [
        "a school: red bricks, big clock", "The office: four desks and a plant",
        "The change. A butterfly", "My sister: a nurse with red hair",
        "Back to school: a bus full of frogs", "The poster: a whale in a tie",
    ],
)  # fmt: skip
def test_what_names_a_thing_is_kept(text: str) -> None:
    assert without_labels(text) == text
