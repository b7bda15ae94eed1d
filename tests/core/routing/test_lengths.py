"""How long a request may be, counted as people count."""

import pytest

from core.errors import Refusal, RefusalCode
from core.routing.lengths import Lengths, check_length, length_of


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("fox", 3),
        ("  fox  ", 3),
        ("e\u0301te\u0301", 3),
        ("狐狸", 4),
        ("\u1112\u1161\u11ab", 2),
        ("कौवा", 2),
        ("👩\u200d👩\u200d👧", 1),
        ("👍🏽", 1),
        ("❤\ufe0f", 1),
        ("x" + "\u0301" * 600, 601),
        ("", 0),
    ],
)
def test_a_character_is_what_people_see_as_one(text: str, length: int) -> None:
    assert length_of(text) == length


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ox", RefusalCode.TOO_SHORT),
        ("fox", None),
        ("狐狸", None),
        ("x" * 500, None),
        ("e\u0301" * 500, None),
        ("a" + "👩\u200d👩\u200d👧" * 499, None),
        ("x" * 501, RefusalCode.TOO_LONG),
        ("狐" * 251, RefusalCode.TOO_LONG),
        ("x" * 10_000, RefusalCode.TOO_LONG),
        ("🎨", RefusalCode.EMPTY),
        ("   ", RefusalCode.EMPTY),
    ],
)
def test_three_to_five_hundred_characters_are_drawn(text: str, reason: RefusalCode | None) -> None:
    refused = None

    try:
        check_length(text, Lengths())
    except Refusal as refusal:
        refused = refusal.reason

    assert refused is reason
