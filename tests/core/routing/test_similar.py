"""Which requests are the same picture, and which only sound like it."""

from dataclasses import replace

import pytest

from core.pictures import Operation
from core.request import JobRequest
from core.routing.similar import BITS_APART_MAX, alike, exact_key, frame_of, likeness, sieved

REQUEST = JobRequest(
    operation=Operation.GENERATE, asked="a fox", prompt="a fox in the snow", model="flux-2-pro",
    width=1024, height=1024, seed=7, price_each=3,
)  # fmt: skip

#: The same picture in other words' order, spelling or politeness.
SAME = [
    ("a red fox in the snow", "Red fox in snow."),
    ("a red fox in the snow", "please draw me a red fox in the snow!"),
    ("a lighthouse on a cliff at dusk", "Lighthouse on cliff, at dusk"),
    ("two cats asleep on a windowsill", "two cats asleep on the windowsill"),
    ("an astronaut riding a horse", "Can you make a picture of an astronaut riding a horse"),
    ("a bowl of ramen, steam rising, wooden table", "bowl of ramen, steam rising, wooden table"),
    ("mountains and lakes", "mountain and lake"),
    ("ein roter fuchs im schnee", "Bitte zeichne mir einen roter Fuchs im Schnee"),
    ("雪の中の狐", "雪の中の狐。"),
    ('a poster that says "GRAND OPENING"', 'poster that says "GRAND OPENING"'),
    ("an old wooden sailing ship", "old wooden sailing ship, please"),
    (
        "a wide view of an old stone lighthouse on a rocky cliff above a stormy sea with gulls",
        "wide view of an old stone lighthouse on a rocky cliff above the stormy sea, with gulls about",
    ),
    (
        "a cosy corner with an armchair, a lamp, shelves full of books, a cat and rain on the window",
        "cosy corner with armchair, lamp, shelves full of books, cat, and rain on the windows",
    ),
]
#: Pictures that a person would be cross to be given for the other.
OTHER = [
    ("a red fox in the snow", "a blue fox in the snow"),
    ("a red fox in the snow", "a red fox in the rain"),
    ("a cat on a dog", "a dog on a cat"),
    ("a cat chasing a dog", "a dog chasing a cat"),
    ("a fox", "a fox without a tail"),
    ("a fox", "no fox"),
    ("two cats", "three cats"),
    ("2 cats", "3 cats"),
    ("a red car and a blue house", "a blue car and a red house"),
    ('a poster that says "OPEN"', 'a poster that says "CLOSED"'),
    ('a poster that says "open"', "an open poster"),
    ("a knight under a bridge", "a knight over a bridge"),
    ("an old man", "an old woman"),
    ("a fox", "a fox and a hen"),
    ("a fox", "a hen"),
    ("雪の中の狐", "雨の中の狐"),
    ("", ""),
    ("the picture", "a drawing"),
    (
        "a wide view of an old stone lighthouse on a rocky cliff above a stormy sea with gulls",
        "a wide view of an old stone lighthouse on a rocky cliff above a stormy sea at night with gulls",
    ),
    (
        "a cosy corner with an armchair, a lamp, shelves full of books, a cat and rain on the window",
        "a cosy corner with a red armchair, a lamp, shelves full of books, a cat and rain on the window",
    ),
    (
        "a wide view of an old stone lighthouse on a rocky cliff above a stormy sea with gulls",
        "a wide view of a new glass tower on a busy street above a crowded square with trams",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_wish_in_other_words_is_alike_both_ways(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_picture_is_not_offered_for_this_one(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_sieve_lets_everything_through_that_is_alike(one: str, other: str) -> None:
    assert (likeness(one) ^ likeness(other)).bit_count() <= BITS_APART_MAX


def test_the_sieve_keeps_nearly_all_strangers_out_and_names_the_nearest_first() -> None:
    wanted = likeness("an old fox asleep in the deep snow under a pine")
    near = likeness("an old fox asleep in the snow, under a pine")
    strangers = [likeness(text) for pair in (*SAME, *OTHER) for text in pair]

    names = sieved(wanted, [("near", near), ("same", wanted), *(("x", other) for other in strangers)])

    assert names[:2] == ["same", "near"]
    assert len(names) <= 4
    assert all(0 <= other < 2**63 for other in strangers)


def test_a_frame_is_all_but_the_words_and_the_seed() -> None:
    same = replace(REQUEST, prompt="a hen", seed=9, asked="x", price_each=1, notice="ratio")

    assert frame_of(same) == frame_of(REQUEST)
    for changes in (
        {"model": "nano-banana"}, {"width": 512}, {"count": 2}, {"style": "ink"}, {"sources": ("p1",)},
        {"mask": "m1"}, {"negative": "hats"}, {"resolution": "4K"}, {"operation": Operation.OUTPAINT},
        {"tolerance": 0},
    ):  # fmt: skip
        assert frame_of(replace(REQUEST, **changes)) != frame_of(REQUEST)


def test_what_is_new_by_its_nature_is_never_offered() -> None:
    assert frame_of(replace(REQUEST, operation=Operation.VARY)) == ""
    assert frame_of(replace(REQUEST, operation=Operation.UPSCALE)) == ""


def test_an_exact_key_needs_a_seed_that_somebody_named() -> None:
    seeded = replace(REQUEST, seeded=True)

    assert exact_key(REQUEST) == ""
    assert exact_key(seeded) == exact_key(replace(seeded, prompt="A fox  in the snow."))
    assert exact_key(seeded) != exact_key(replace(seeded, seed=8))
