"""What goes wrong at a painter, as it looks in the page: said, repeated by itself, offered again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.window import Window

pytestmark = pytest.mark.browser

Start = Callable[..., House]
Open = Callable[..., Window]
Shot = Callable[[Page], None]

FOX = "draw a fox in the snow"


def test_a_failure_is_said_with_a_retry_and_two_presses_are_one_new_picture(
    house: Start, window: Open, shot: Shot
) -> None:
    home = house(script=["provider_bug"])
    person = window(home)

    person.say(FOX)
    failed = person.bots("failed")
    expect(failed).to_contain_text("Generation failed, please try again")
    expect(failed).to_contain_text("Nothing was charged.")
    shot(person.page)
    failed.get_by_role("button", name="Retry").dblclick()
    person.done(1)
    person.say("/balance")

    expect(person.bots("answer")).to_contain_text("199 credits free and 0 held")
    assert person.bots("done").count() == 1
    home.stop()
    assert home.ledger_is_balanced()


def test_a_lost_connection_is_said_while_it_is_tried_again_in_the_same_message(
    house: Start, window: Open, shot: Shot
) -> None:
    person = window(house(script=["unreachable submit"] * 3))

    person.say(FOX)
    line = person.bots("progress")
    expect(line).to_contain_text("Connection lost, retrying…", timeout=15_000)
    message = line.get_attribute("data-message")
    shot(person.page)
    person.done(1)

    assert person.bots().count() == 1
    assert person.bots().get_attribute("data-message") == message
    percents = person.recorded("percents")
    assert percents == sorted(percents)


def test_what_takes_longer_than_usual_is_said_and_can_still_be_cancelled(
    house: Start, window: Open, shot: Shot
) -> None:
    person = window(house(script=["slow"], slow_s=60))

    person.say(FOX)
    line = person.bots("progress")
    expect(line).to_contain_text("Generation taking longer than expected", timeout=30_000)
    shot(person.page)
    line.get_by_role("button", name="Cancel").click()

    expect(person.bots("cancelled")).to_contain_text("nothing was charged")


def test_what_a_painter_may_not_show_is_said_and_not_charged(
    house: Start, window: Open, shot: Shot
) -> None:
    person = window(house(script=["moderated_output"]))

    person.say(FOX)
    expect(person.bots("failed")).to_contain_text("would not show what came out. Nothing was charged.")
    shot(person.page)
    person.say("/balance")

    expect(person.bots("answer")).to_contain_text("200 credits free and 0 held")


def test_three_of_four_pictures_are_shown_with_a_word_in_the_place_of_the_fourth(
    house: Start, window: Open, shot: Shot
) -> None:
    person = window(house(script=["paint", "paint", "partial", "moderated_output"]))

    person.say("draw 4 pictures of a fox in the snow")
    done = person.done(1)
    shot(person.page)
    person.say("/balance")

    expect(done.get_by_role("img")).to_have_count(3)
    expect(done.locator(".missing")).to_have_count(1)
    expect(person.bots("answer")).to_contain_text("197 credits free and 0 held")
