"""What is said to the bot about a change does not stand in the prompt that comes of it."""

import pytest

from core.conversation import Context, Intent, Refinement, ThreadPicture
from core.language.refinement import OfflineRefiner
from core.language.rephrasing import rephrased
from core.language.slots import slots_of


async def refined(before: str, change: str) -> Refinement:
    """What a change makes of the one picture that is there."""
    picture = ThreadPicture(id="a", prompt=before, owner="local:ann")
    context = Context(author="local:ann", pictures=(picture,))
    slots = slots_of(change, Intent.EDIT, context)
    return await OfflineRefiner().refine(change, Intent.EDIT, slots, context, length_max=1000)


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a fox in the snow", "extend it to the left", "a fox in the snow"),
        ("a dog on a beach", "zoom out a little", "a dog on a beach, seen from further away"),
        ("a fox in the snow", "crop it tighter", "a fox in the snow, close-up"),
        ("a fox in the snow at night", "by day instead of night", "a fox in the snow, by day"),
        ("a blue car on a street", "a bit less blue", "a blue car on a street, less blue"),
        ("a blue car on a street", "make the car green, not blue", "a green car on a street"),
        ("a castle, watercolor", "rather as an oil painting than watercolor", "a castle, oil painting"),
        ("two cats on a sofa", "three cats, not two", "three cats on a sofa"),
        ("a woman in a red dress", "could you make her smile?", "a woman in a red dress, smiling"),
        ("a dog on a beach", "give me a version at sunset", "a dog on a beach, at sunset"),
        (
            "a dog on a beach", "can the dog wear sunglasses",
            "a dog on a beach, the dog wearing sunglasses",
        ),
        (
            "a fox in the snow", "make the fox look to the left",
            "a fox in the snow, the fox looking to the left",
        ),
        ("a fox in the snow", "hoping for a bit more light", "a fox in the snow, more light"),
        ("a fox in the snow", "pity the sky is so grey", "a fox in the snow, less grey sky"),
        ("a fox in the snow", "it's a bit too dark", "a fox in the snow, brighter"),
        ("a fox in the snow", "try it in pixel art", "a fox in the snow, pixel art"),
        ("ein Fuchs im Schnee", "das Gleiche als Aquarell", "ein Fuchs im Schnee, Aquarell"),
        ("un renard dans la neige", "plutôt la nuit", "un renard dans la neige, la nuit"),
    ],
)  # fmt: skip
async def test_a_change_says_what_is_to_be_seen(before: str, change: str, after: str) -> None:
    made = await refined(before, change)

    assert made.prompt == after


async def test_the_same_in_another_format_keeps_the_picture_and_takes_the_format() -> None:
    made = await refined("a fox", "same but square")

    assert made.params.aspect_ratio == "1:1" and "same" not in made.prompt


@pytest.mark.parametrize(
    "plain",
    [
        "make it darker", "add a lantern", "a cat instead of the fox", "make it look like a poster",
        "without the hat", "remove the people", "make the dress longer and green", "in winter",
        "the sea should be rougher", "let it rain", "mach es dunkler", "quita la nieve", "夜にして",
        "make her look older", "a version of the Mona Lisa with a cat behind her",
    ],
)  # fmt: skip
def test_what_is_plain_is_left_as_it_is(plain: str) -> None:
    assert rephrased(plain) == plain
