"""Changes as people word them, and the prompt that each makes of a picture's."""

import pytest

from core.conversation import Context, Intent, Refinement, Slots, ThreadPicture
from core.language.refinement import OfflineRefiner

CAT = "a fat orange cat with a party hat riding a skateboard down a hill"
KITCHEN = "a farmhouse kitchen with copper pots, a wood stove and a sleeping dog, warm light"
KNIGHT = "a knight in silver armour holding a red shield, standing on a cliff"
CHILDREN = "three children building a sandcastle on a beach"
MANSION = "a haunted mansion on a hill"


async def changed(before: str, text: str) -> Refinement:
    context = Context(pictures=(ThreadPicture(id="g1", prompt=before, owner="me"),), author="me")
    return await OfflineRefiner().refine(text, Intent.EDIT, Slots(), context, length_max=600)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (
            KNIGHT,
            "shield blue, cape added",
            "a knight in silver armour holding a blue shield, standing on a cliff, cape",
        ),
        (KNIGHT, "shield gone, armour gold", "a knight in gold armour, standing on a cliff"),
        (
            CAT,
            "make the skateboard gold and the hat bigger",
            "a fat orange cat with a bigger party hat riding a gold skateboard down a hill",
        ),
        (
            "a girl with an umbrella and a small dog",
            "give the girl a yellow coat and the dog tiny boots",
            "a girl with an umbrella and a small dog, with a yellow coat, dog with tiny boots",
        ),
        (
            "two old men playing chess in a park",
            "change the chess to cards and the park to a train carriage",
            "two old men playing cards in a train carriage",
        ),
        (
            "ein Haus mit einem roten Dach und einer Tür",
            "mach das Dach blau und die Tür gelb",
            "ein Haus mit einem Dach in Blau und einer Tür in Gelb",
        ),
    ],
)
async def test_two_changes_in_one_breath_are_both_made(before: str, text: str, after: str) -> None:
    assert (await changed(before, text)).prompt == after


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (
            KITCHEN,
            "The pots should be blue enamel, not copper.",
            "a farmhouse kitchen with blue enamel pots, a wood stove and a sleeping dog, warm light",
        ),
        (CHILDREN, "just two kids, not three", "two kids building a sandcastle on a beach"),
        (
            "a street cafe in Vienna with a waiter",
            "Paris, not Vienna",
            "a street cafe in Paris with a waiter",
        ),
        (MANSION, "a castle, not a mansion", "a castle on a hill"),
        (
            "a wizard with a long grey beard",
            "the beard should be white not grey",
            "a wizard with a long white beard",
        ),
    ],
)
async def test_what_shall_no_longer_be_so_gives_way(before: str, text: str, after: str) -> None:
    assert (await changed(before, text)).prompt == after


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("a red fox in a forest", "could it maybe be two foxes?", "two red foxes in a forest"),
        (KNIGHT, "he should be smiling um yeah thats it", f"{KNIGHT}, smiling"),
        (
            KNIGHT,
            "the rain bit was great thanks but hmm can you also maybe make the knight female",
            "a female knight in silver armour holding a red shield, standing on a cliff",
        ),
        (MANSION, "its way too scary, make it cosy", f"{MANSION}, cosy"),
        (MANSION, "its too gloomy", f"{MANSION}, more cheerful"),
        (
            MANSION,
            "it would look better with lights in the windows",
            f"{MANSION}, lights in the windows",
        ),
        (MANSION, "not bad but i think we need a moon behind it", f"{MANSION}, a moon behind it"),
        (CAT, "quita the skateboard y ponle wings", "a fat orange cat with a party hat, wings"),
    ],
)
async def test_what_is_said_to_the_bot_is_not_painted(before: str, text: str, after: str) -> None:
    assert (await changed(before, text)).prompt == after


async def test_a_reason_is_neither_painted_nor_ruled_out() -> None:
    made = await changed("a street cafe, a cyclist", "remove the cyclist, it was better without")

    assert (made.prompt, made.negative) == ("a street cafe", "cyclist")
