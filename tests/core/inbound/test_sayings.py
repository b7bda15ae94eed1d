"""Whole messages that mean one thing, however they are pointed."""

import pytest

from core.inbound.sayings import Saying, says, thanks


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Yes, please!", Saying.YES),
        ("ja gerne", Saying.YES),
        ("Go for it", Saying.YES),
        ("no, thanks", Saying.NO),
        ("Great, thanks!", Saying.THANKS),
        ("yes but at night", None),
        ("go for a walk", None),
        ("Show me 3", Saying.SHOW),
        ("zeig mir Nummer 12!", Saying.SHOW),
        ("show #2", Saying.SHOW),
        ("show 3 foxes", None),
        ("show 123", None),
        ("Forget this conversation.", Saying.FORGET),
        ("neues Gespräch", Saying.FORGET),
    ],
)
def test_a_whole_message_means_one_thing(text: str, meant: Saying | None) -> None:
    assert says(text) is meant


def test_talk_begins_with_thanks_with_or_without_a_comma() -> None:
    assert thanks("great, thanks, that is lovely")
    assert thanks("thanks that is lovely")
    assert not thanks("great, now make it darker")
