"""Words that only point at a picture are told from words that ask for one."""

import pytest

from core.conversation import Context, ThreadPicture
from core.language.pointing import pointed_at


def picture(name: str, prompt: str, *, count: int = 1, parent: str | None = None) -> ThreadPicture:
    return ThreadPicture(id=name, prompt=prompt, owner="local:ann", n_images=count, parent=parent)


CHAIN = Context(
    author="local:ann",
    pictures=(
        picture("a", "a fox in the snow with a hat"),
        picture("b", "a fox in the snow at night", parent="a"),
        picture("c", "a fox at night, lantern", parent="b"),
    ),
)
BATCH = Context(author="local:ann", pictures=(picture("a", "a fox"), picture("o", "a red owl", count=4)))


@pytest.mark.parametrize(
    ("words", "chain", "batch"),
    [
        ("go back to the first one", "a", "a"), ("back to the original", "a", "a"),
        ("the previous one was better", "b", "a"), ("I like the second one", "b", "o#2"),
        ("number 2 please", "b", "o#2"), ("ok, take the fourth", None, "o#4"),
        ("show me the first one", "a", "o#1"), ("the top left one", "a", "o#1"), ("#3", "c", "o#3"),
        ("No, option two", "b", "o#2"), ("back to the one with the hat", "a", None),
        ("zurück zum ersten Bild", "a", "a"), ("das zweite gefällt mir besser", "b", "o#2"),
        ("vorherige Version bitte", "b", "a"), ("vuelve a la primera", "a", "a"),
        ("prefiero la tercera imagen", "c", "o#3"), ("la anterior era mejor", "b", "a"),
        ("je préfère la deuxième", "b", "o#2"), ("la troisième s'il te plaît", "c", "o#3"),
        ("volta para a primeira", "a", "a"), ("gosto mais da terceira", "c", "o#3"),
        ("вернись к первой картинке", "a", "a"), ("мне больше нравится вторая", "b", "o#2"),
        ("最初の画像に戻して", "a", "a"), ("2枚目がいい", "b", "o#2"), ("三番目にします", "c", "o#3"),
    ],
)  # fmt: skip
def test_a_picture_is_pointed_at(words: str, chain: str | None, batch: str | None) -> None:
    assert (pointed_at(words, CHAIN), pointed_at(words, BATCH)) == (chain, batch)


@pytest.mark.parametrize(
    "words",
    [
        "the third one, but blue", "make the second one darker", "upscale the second one",
        "go back to the first one and make it blue", "the first one is too dark", "vary number 3",
        "show me the first fox in the forest", "a second fox", "first, make it night", "i like it",
        "add a third lantern", "previous style but square", "draw the first snow",
        "use the second one as a base for a poster", "das zweite aber in rot", "la segunda en azul",
        "la deuxième, mais de nuit", "a segunda mais escura", "вторую сделай темнее", "2枚目を青くして",
    ],
)  # fmt: skip
def test_words_that_ask_for_more_are_left_to_understanding(words: str) -> None:
    assert pointed_at(words, CHAIN) is None and pointed_at(words, BATCH) is None


def test_a_reply_says_which_batch_is_meant() -> None:
    batches = Context(
        author="local:ann", pictures=(picture("x", "a fox", count=4), picture("y", "an owl", count=4)),
        reply_to="x",
    )  # fmt: skip

    assert pointed_at("the second one", batches) == "x#2"
