"""Fresh wishes as people type them, and what of them is painted."""

import pytest

from core.conversation import Context, Intent, Refinement, Role, Slots, Turn
from core.language.refinement import OfflineRefiner


async def wished(text: str, *before: str, intent: Intent = Intent.GENERATE) -> Refinement:
    turns = tuple(Turn(role=Role.USER, text=said, user="me") for said in before)
    return await OfflineRefiner().refine(
        text, intent, Slots(), Context(turns=turns, author="me"), length_max=600
    )


@pytest.mark.parametrize(
    ("text", "prompt", "negative"),
    [
        ("a city street, i dont want any cars in it", "a city street", "cars"),
        ("a birthday cake, and leave out the candles", "a birthday cake", "candles"),
        ("a beach at sunset, but skip the palm trees please", "a beach at sunset", "palm trees"),
        (
            "a forest path without any leaves on the ground",
            "a forest path",
            "leaves",
        ),
        ("una calle de noche, no quiero coches", "una calle de noche", "coches"),
        ("ein Garten, ich will keine Menschen sehen", "ein Garten", "Menschen"),
        ("une forêt, je ne veux pas d'animaux", "une forêt", "animaux"),
        ("осенний парк, только без людей", "осенний парк", "людей"),
        ("een straat zonder auto's", "een straat", "auto's"),
        ("um gato no rio", "um gato no rio", ""),
    ],
)
async def test_what_a_wish_rules_out_is_not_painted(text: str, prompt: str, negative: str) -> None:
    made = await wished(text)

    assert (made.prompt, made.negative) == (prompt, negative)


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        (
            "um so basically i need like a picture for my history project its about an aqueduct",
            "an aqueduct",
        ),
        ("ok thx. completely different now, could you do a lighthouse", "a lighthouse"),
        ("Thank you, dear. And now a hedgehog at a piano, if I may.", "a hedgehog at a piano"),
        ("hiya! would u be so kind and do me a badger in a bathtub, ta", "a badger in a bathtub"),
        ("A train on a viaduct, if you'd be so kind. It's for my grandson.", "A train on a viaduct"),
        ("i need something for my blog post: a stack of pancakes", "a stack of pancakes"),
        ("a snail on a mailbox but portrait 2:3 this time", "a snail on a mailbox"),
        ("uhh ok so like a dragon but make it baking bread idk lol", "a dragon baking bread"),
        ("so my daughter wants a mermaid on a seahorse, can you do that?", "a mermaid on a seahorse"),
        ("a cat. no wait, two cats on a roof", "two cats on a roof"),
        ("oops wrong chat. anyway draw a bee", "a bee"),
        ("kun je een tekening maken van een olifant alsjeblieft", "een olifant"),
    ],
)
async def test_chatter_around_a_wish_is_not_painted(text: str, prompt: str) -> None:
    assert (await wished(text)).prompt == prompt


@pytest.mark.parametrize(
    ("told", "prompt"),
    [
        ("ok so i had this dream where my school was inside a whale", "school was inside a whale"),
        ("Imaginei uma biblioteca dentro de um baobá.", "uma biblioteca dentro de um baobá"),
        ("Ich hab mir ein Café im Zug vorgestellt, mit Farnen.", "ein Café im Zug, mit Farnen"),
    ],
)
async def test_of_a_dream_only_what_was_in_it_is_painted(told: str, prompt: str) -> None:
    assert (await wished("draw that", told, intent=Intent.VISUALIZE)).prompt == prompt


@pytest.mark.parametrize(
    ("told", "order", "prompt"),
    [
        (
            "Ho immaginato una balena con una città",
            "disegnala",
            "una balena con una città",
        ),
        ("昨晚我梦见一座漂在云上的图书馆。", "画出来", "一座漂在云上的图书馆"),
        ("Представил себе город внутри часов", "нарисуй это", "город внутри часов"),
    ],
)
async def test_an_order_in_one_word_shows_what_was_told(told: str, order: str, prompt: str) -> None:
    assert (await wished(order, told, intent=Intent.VISUALIZE)).prompt == prompt


async def test_all_that_is_said_of_the_style_of_a_series_lasts() -> None:
    made = await wished(
        "page 2: a glove under a bridge",
        "ok for this whole comic use ink wash, black and white only, no captions",
    )

    assert made.prompt.endswith("a glove under a bridge, ink wash, black and white")
    assert made.negative == "captions"
