"""What is told before a wish is not painted; what a picture shows is not taken for talk."""

import pytest

from core.conversation import Context, Intent
from core.language.spoken import said
from core.language.understanding import OfflineUnderstander


@pytest.mark.parametrize(
    ("message", "wish"),
    [
        ("we lost the match 3-0 so draw a sad goalkeeper in the rain", "a sad goalkeeper in the rain"),
        (
            "so my nephew turns 6 tomorrow and he's obsessed with diggers, can u do a digger with a hat",
            "a digger with a hat",
        ),
        ("for our band flyer i'd need a skeleton playing banjo", "a skeleton playing banjo"),
        ("quick one before my meeting: a teapot like an elephant", "a teapot like an elephant"),
        ("ok last one i promise then bed: a moon made of bread", "a moon made of bread"),
        ("wife says no more dogs so a cat lawyer", "a cat lawyer"),
        ("hab grad langeweile, mal mir mal nen dackel im raumanzug", "nen dackel im raumanzug"),
        (
            "meine tochter hat geburtstag, bitte ein einhorn auf rollschuhen",
            "ein einhorn auf rollschuhen",
        ),
        ("mi hermana se casa el sábado, dibuja dos nutrias", "dos nutrias"),
        ("ma copine adore les chats alors un chat astronaute stp", "un chat astronaute"),
        ("minha avó faz 80 anos, desenha um bolo gigante", "um bolo gigante"),
        ("mijn zus is jarig dus graag een olifant met ballonnen", "een olifant met ballonnen"),
        ("siostra ma urodziny, narysuj lisa z balonem", "lisa z balonem"),
        ("скучно сил нет, нарисуй ёжика на велосипеде", "ёжика на велосипеде"),
        ("kardeşimin doğum günü, balonlu bir ayı çiz", "balonlu bir ayı"),
        ("妹の誕生日なので、風船を持ったうさぎを描いて", "風船を持ったうさぎ"),
        ("今天好无聊，画一只喝茶的猫", "一只喝茶的猫"),
        (
            "sorry voor de late app hoor, maar kan je een koe op schaatsen maken? moet morgen mee",
            "een koe op schaatsen",
        ),
        ("neyse boşver onu, karda yürüyen bir deve çiz", "karda yürüyen bir deve"),
        ("ok diffrent thing. a mole with a lamp", "a mole with a lamp"),
        ("ahora un búho con bufanda", "un búho con bufanda"),
        ("he proposed last night, so a ring on a croissant please", "a ring on a croissant"),
        ("i can't sleep. show me a calm forest at night", "a calm forest at night"),
        (
            "sorry to bother, my cat ran away yesterday. can you make a poster with a grey cat",
            "a poster with a grey cat",
        ),
    ],
)
def test_a_wish_begins_where_it_is_ordered(message: str, wish: str) -> None:
    assert said(message) == wish


@pytest.mark.parametrize(
    "wish",
    [
        "a knight in a dark forest, a dragon behind him",
        "my cat in a spacesuit, two moons in the sky",
        "the sea at night, a ship on it",
        "an old man who is asleep, a dog at his feet",
        "her grandmother's kitchen: a table with apples",
        "A birthday party in the garden. Paint a clown too.",
        "una casa comunque bella sul mare",
        "ein haus am see, egal welche farbe",
        "A cat on a chair. For the background: a library",
        "A fox in the snow. So, at night",
    ],
)
def test_what_is_to_be_seen_is_kept_to_its_beginning(wish: str) -> None:
    assert said(wish).replace(" ", "")[:12] == wish.replace(" ", "")[:12]


def test_a_wish_that_has_begun_is_not_cut_by_its_courtesies() -> None:
    assert said("намалюй мені, будь ласка, ведмедя з парасолькою") == "ведмедя з парасолькою"
    assert said("so my daughter wants a mermaid, can you do that?") == "a mermaid"


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("i have a cat named Milo. draw a portrait", "Milo"),
        ("my dog died last week. could you draw him on a cloud", "dog"),
        ("we met a red fox in the garden yesterday. draw the fox asleep", "red fox"),
    ],
)
def test_what_the_order_leans_on_is_kept(message: str, shown: str) -> None:
    assert shown in said(message)


@pytest.mark.parametrize(
    "message",
    [
        "my nephew turns six tomorrow, can you do a red fox with a hat",
        "mijn hond is ziek, teken een beagle met een sjaal",
        "mama ma jutro urodziny, narysuj bukiet tulipanów",
        "завтра экзамен, нарисуй сову в очках",
        "в мене сьогодні свято, намалюй торт зі свічками",
        "we named our boat Pearl, draw a boat with a pearl on the sail",
    ],
)
def test_a_wish_is_heard_behind_its_story(message: str) -> None:
    meant = OfflineUnderstander().understand(message, Context(direct=True))

    assert meant.intent is Intent.GENERATE


@pytest.mark.parametrize(
    "message",
    [
        "my nephew turns six tomorrow, can you believe it",
        "my cat ran away, can you help me find a name for the new one",
        "we won the match, so we drink a beer now",
        "he said he can draw a horse, can you do better",
        "can you make a list of our names",
    ],
)
def test_a_story_without_a_wish_is_talk(message: str) -> None:
    meant = OfflineUnderstander().understand(message, Context(direct=True))

    assert meant.intent is Intent.CHAT
