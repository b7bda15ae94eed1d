"""One of several ideas that were offered is drawn alone, however it is named."""

import pytest

from core.conversation import Context, Role, Turn
from core.language.options import chosen_option

LOGOS = "1. A teapot shaped like a moon. 2. A heron made of tea leaves. 3. A mountain inside a cup."
BANK = "A squirrel with an acorn safe would fit, or a beaver counting coins."


def offered(text: str) -> Context:
    asked = Turn(role=Role.USER, text="What fits?", user="local:ann")
    return Context(author="local:ann", turns=(asked, Turn(role=Role.ASSISTANT, text=text)))


@pytest.mark.parametrize(
    ("offer", "said", "idea"),
    [
        (LOGOS, "number two", "A heron made of tea leaves"),
        (LOGOS, "The heron one, please.", "A heron made of tea leaves"),
        (LOGOS, "let's see the last one", "A mountain inside a cup"),
        (LOGOS, "show me one", "A teapot shaped like a moon"),
        (BANK, "The beaver idea as a picture please", "a beaver counting coins"),
        (BANK, "draw the squirrel", "A squirrel with an acorn safe"),
        ("How about a lighthouse, a windmill or a ferry?", "the windmill", "a windmill"),
        (BANK, "draw it", ""),
        ("A fox would be lovely.", "draw the fox", ""),
    ],
)
def test_the_idea_that_is_named_is_chosen(offer: str, said: str, idea: str) -> None:
    assert chosen_option(said, offered(offer)) == idea


def test_a_second_idea_of_ones_own_is_what_comes_behind_or() -> None:
    ann = "local:ann"
    turns = (
        Turn(role=Role.USER, text="For the cover I imagine a fox made of autumn leaves.", user=ann),
        Turn(role=Role.ASSISTANT, text="Lovely."),
        Turn(role=Role.USER, text="Or a fox of maps, even better.", user=ann),
    )

    assert chosen_option("the second idea", Context(author=ann, turns=turns)) == "a fox of maps"
