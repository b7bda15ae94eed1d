"""What is ordered to be done is shown done: a prompt has no orders in it."""

from importlib.resources import files

import pytest

from core.language.deeds import Deed, doing, done
from core.language.verbs import ing
from tests.core.language.test_rephrasing import refined

TABLE = files("tests.core.language").joinpath("deeds.tsv").read_text("utf-8")
ROWS = [line.split("\t") for line in TABLE.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("before", "said", "after"), ROWS, ids=[row[1][:48] for row in ROWS])
async def test_what_is_ordered_is_described_as_it_then_looks(before: str, said: str, after: str) -> None:
    assert (await refined(before, said)).prompt == after


@pytest.mark.parametrize(
    ("clause", "thing", "look"),
    [
        ("mend the sails", "the sails", "mended"),
        ("thin the fog a little", "the fog", "thinner"),
        ("sink it halfway", "", "sunken halfway"),
        ("shift the palette toward blue", "", "palette shifted toward blue"),
        ("break one of the panes", "", "one of the panes broken"),
        ("blur everything behind the robot", "", "everything behind the robot blurred"),
        ("tidy up the desk", "the desk", "tidy"),
    ],
)
def test_a_deed_is_the_look_that_it_leaves(clause: str, thing: str, look: str) -> None:
    assert done(clause) == Deed(thing, look)


@pytest.mark.parametrize("clause", ["break a leg", "fix dinner", "the broken vase", "polish sausages"])
def test_what_is_done_to_nothing_in_the_picture_is_no_deed(clause: str) -> None:
    assert done(clause) is None


@pytest.mark.parametrize(
    ("clause", "seen"),
    [
        ("let a dragon curl around the trunk", "a dragon curling around the trunk"),
        ("she should swim", "swimming"),
        ("the fox could happily juggle apples", "the fox happily juggling apples"),
        ("everybody has to be running", ""),
        ("the light should be warmer", ""),
        ("let it rain", ""),
    ],
)
def test_who_is_told_to_do_something_is_seen_doing_it(clause: str, seen: str) -> None:
    assert doing(clause) == seen


@pytest.mark.parametrize(
    ("verb", "seen"),
    [
        ("swim", "swimming"), ("ride", "riding"), ("lie", "lying"), ("see", "seeing"),
        ("climb", "climbing"), ("", ""),
    ],
)  # fmt: skip
def test_a_verb_is_seen_in_its_participle(verb: str, seen: str) -> None:
    assert ing(verb) == seen
