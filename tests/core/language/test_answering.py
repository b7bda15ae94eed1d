"""What only the thread tells: a yes, one of two jobs, a thing that the picture shows."""

from dataclasses import replace

import pytest

from core.conversation import PAID, Context, Intent, Outcome, Role, ThreadJob, ThreadPicture, Turn
from core.language.understanding import OfflineUnderstander

FOX = ThreadPicture(id="g1", prompt="a red fox with a lantern in the snow", owner="me")
BESIDE = Context(pictures=(FOX,))
OVERHEARD = replace(BESIDE, direct=False, addressed=False)


def meant(text: str, context: Context) -> tuple[Intent, Outcome]:
    found = OfflineUnderstander().understand(text, context)
    return found.intent, found.outcome


def said(answer: str) -> Context:
    turns = (
        Turn(role=Role.USER, text="i wrote a story about an otter that runs a ferry", user="me"),
        Turn(role=Role.ASSISTANT, text=answer, user="me"),
    )
    return Context(turns=turns, asked=answer.startswith("Sure! What"))


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        ("Would you like me to draw the otter?", "yeah go for it"),
        ("Shall I paint it for you?", "yes please"),
        ("Soll ich den Otter zeichnen?", "ja gerne"),
        ("¿Quieres que lo dibuje?", "sí, por favor"),
        ("Mau aku gambar?", "boleh dong"),
        ("描きましょうか？", "はい、お願いします"),
        ("Нарисовать выдру?", "да, давай"),
    ],
)
def test_a_yes_to_the_offer_to_draw_is_a_request(offer: str, answer: str) -> None:
    assert meant(answer, said(offer)) == (Intent.VISUALIZE, Outcome.ACT)


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        ("Is it about your own dog?", "yeah go for it"),
        ("Would you like me to draw the otter?", "no thanks"),
        ("Would you like me to draw the otter?", "yes but later, we're eating"),
        ("I could draw the otter.", "yeah ok"),
    ],
)
def test_a_yes_to_anything_else_draws_nothing(before: str, answer: str) -> None:
    intent, outcome = meant(answer, said(before))

    assert outcome is not Outcome.ACT or intent not in PAID


def test_things_named_to_the_bot_that_asked_for_them_are_heard() -> None:
    asked = said("Sure! What should be on it?")

    answer = "the play is Hamlet so a skull with a crown on it and lots of mist"
    assert meant(answer, asked)[1] is not Outcome.LEAVE
    assert meant("sorry, the twins typed that", asked)[1] is Outcome.LEAVE


TWO = Context(
    jobs=(
        ThreadJob(id="j1", state="running", prompt="a lighthouse of glass"),
        ThreadJob(id="j2", state="queued", prompt="a tea house at dusk"),
    )
)


@pytest.mark.parametrize(
    "text", ["drop the tea house, keep the lighthouse", "keep the lighthouse, drop the tea house"]
)
def test_one_of_two_jobs_is_let_go_and_the_other_kept(text: str) -> None:
    assert meant(text, TWO) == (Intent.CANCEL, Outcome.ACT)
    assert OfflineUnderstander().understand(text, TWO).slots.job == "j2"


@pytest.mark.parametrize(
    "text", ["on mine swap the lantern for an umbrella", "replace the lantern with a torch"]
)
def test_what_the_picture_shows_is_changed_also_where_nobody_was_addressed(text: str) -> None:
    assert meant(text, OVERHEARD) == (Intent.EDIT, Outcome.ACT)


def test_a_question_whether_the_fox_can_wear_a_hat_is_a_wish_beside_the_fox() -> None:
    assert meant("can the fox wear a hat?", BESIDE) == (Intent.EDIT, Outcome.ACT)
    assert meant("can the dentist wear a hat?", BESIDE)[1] is not Outcome.ACT


@pytest.mark.parametrize(
    "text", ["swap the onions for leeks", "add more garlic", "add more chilli and make it thicker"]
)
def test_what_is_said_to_the_cook_changes_no_picture_that_shows_none_of_it(text: str) -> None:
    assert meant(text, OVERHEARD)[1] is Outcome.LEAVE


def test_what_is_said_to_the_cook_may_be_said_of_a_picture_of_soup() -> None:
    soup = replace(FOX, prompt="a bowl of soup with garlic, onions and red chilli")

    heard = meant("swap the onions for leeks", replace(OVERHEARD, pictures=(soup,)))
    assert heard == (Intent.EDIT, Outcome.ACT)


@pytest.mark.parametrize(
    "text",
    [
        "no, i meant a wolf not a fox",
        "No no, I said a wolf, not a fox!",
        "not a fox, i asked for a wolf",
    ],
)
def test_what_was_meant_instead_of_what_is_shown_is_a_change(text: str) -> None:
    assert meant(text, BESIDE) == (Intent.EDIT, Outcome.ACT)


@pytest.mark.parametrize("text", ["no, i meant tuesday not monday", "i said hello not goodbye"])
def test_what_was_meant_instead_of_what_no_picture_shows_is_talk(text: str) -> None:
    assert meant(text, BESIDE)[1] is not Outcome.ACT


@pytest.mark.parametrize("text", ["mend the lantern", "polish the lantern a bit", "thin out the snow"])
def test_what_is_to_be_done_to_a_thing_of_the_picture_changes_it(text: str) -> None:
    assert meant(text, BESIDE) == (Intent.EDIT, Outcome.ACT)


@pytest.mark.parametrize("text", ["mend the fence before winter", "can you fix the printer"])
def test_what_is_to_be_done_to_something_else_is_not_drawn(text: str) -> None:
    intent, outcome = meant(text, BESIDE)

    assert outcome is not Outcome.ACT or intent not in PAID


@pytest.mark.parametrize(
    "text", ["could the fox be reading a newspaper", "I'd like the fox picture with a stormy sea"]
)
def test_a_question_how_something_of_the_picture_could_be_changes_it(text: str) -> None:
    assert meant(text, BESIDE) == (Intent.EDIT, Outcome.ACT)
