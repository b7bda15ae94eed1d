"""People write to the bot as they write to people: of a letter only the wish is painted."""

import pytest

from core.language.letters import without_letter
from core.language.spoken import said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Dear Sir or Madam, would you be so kind as to prepare for me a picture of "
            "roses over a gate? Kind regards, Margaret",
            "roses over a gate",
        ),
        (
            "I would be most grateful if you could draw a steam train. Yours sincerely, Harold P. Finch",
            "a steam train",
        ),
        (
            "Sehr geehrte Damen und Herren, wären Sie so nett und malen einen Leuchtturm? "
            "Mit freundlichen Grüßen, Heinz",
            "einen Leuchtturm",
        ),
        ("bonjour, j'aimerais bien une carte, cordialement, Huguette", "une carte"),
        ("hi!! im 11 and my mom said i can ask you, can i have a unicorn", "a unicorn"),
        ("hello there, this is Priya from class 5b, can you draw a peacock", "a peacock"),
        ("can you make one of a dragon but cute, for my little bro", "a dragon but cute"),
        ("so like i was thinking maybe a samurai frog", "a samurai frog"),
    ],
)
def test_of_a_letter_the_wish_is_painted(text: str, shown: str) -> None:
    assert said(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "a lady writing a letter, best wishes written on it",
        'a letter that begins with "Dear Sir" on an old desk',
        "my dog is a brown poodle, can you draw a picture of him in a hat",
        "a dear friend and madam curie at tea",
    ],
)
def test_a_picture_of_letters_and_of_whom_was_spoken_is_left_whole(text: str) -> None:
    assert without_letter(text) == text
