"""A misspelt verb is the verb that was meant, and nothing else is touched."""

import pytest

from core.conversation import Context, Intent, Outcome, ThreadPicture
from core.language.refinement import OfflineRefiner
from core.language.slips import VERBS, without_slips
from core.language.understanding import OfflineUnderstander

FOX = Context(pictures=(ThreadPicture(id="g1", prompt="a fox in the snow", owner="me"),))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chnage the sky to purple", "change the sky to purple"),
        ("mkae it darker", "make it darker"),
        ("maek it night", "make it night"),
        ("mak it brighter", "make it brighter"),
        ("ad a hat", "add a hat"),
        ("please remvoe the snow", "please remove the snow"),
        ("can you repalce the fox with a wolf", "can you replace the fox with a wolf"),
        ("cahnge the fox to a wolf", "change the fox to a wolf"),
        ("romove the snow", "remove the snow"),
    ],
)
async def test_a_misspelt_change_is_made_like_the_change(typed: str, meant: str) -> None:
    results = []
    for text in (typed, meant):
        heard = OfflineUnderstander().understand(text, FOX)
        assert (heard.intent, heard.outcome) == (Intent.EDIT, Outcome.ACT)
        made = await OfflineRefiner().refine(text, heard.intent, heard.slots, FOX, length_max=500)
        results.append((made.prompt, made.negative, made.change))

    assert results[0] == results[1]


@pytest.mark.parametrize(
    "text",
    [
        *(f"{verb} it" for verb in VERBS), "charge the phone", "chance of rain", "take a seat",
        "ad campaign for a shoe", "ad", "dad a hat", "changed my mind", "burn the house", "swan lake",
        "maker of things", "a mak in the snow", "mein Turm soll rot sein", "",
    ],
)  # fmt: skip
def test_words_that_are_right_stay_as_they_are(text: str) -> None:
    assert without_slips(text) == text
