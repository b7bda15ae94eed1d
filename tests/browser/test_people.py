"""Several people, several conversations, several windows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.window import Window

pytestmark = pytest.mark.browser


def become(person: Window, name: str) -> None:
    person.page.get_by_label("You are").select_option(name)


def test_two_people_share_a_conversation_and_each_keeps_what_is_theirs(
    house: Callable[..., House], window: Callable[..., Window], shot: Callable[[Page], None]
) -> None:
    home = house()
    you, ann = window(home), window(home)
    become(ann, "ann")

    you.say("draw a fox in the snow")
    ann.done(1).get_by_role("button", name="Delete").click()
    expect(ann.bots("refused")).to_contain_text("This is somebody else's picture.")
    ann.bots("done").get_by_role("button", name="Vary").click()
    you.done(2)
    shot(ann.page)

    expect(you.bots("done").last.locator(".whose")).to_have_text("ann")
    expect(ann.bots("done").last.locator(".whose")).to_be_hidden()
    expect(ann.pane.locator(".message.person .who")).to_have_text(["you"])
    assert you.bots("refused").count() == 0
    ann.say("/balance")
    expect(ann.bots("answer")).to_contain_text("199 credits free")
    assert you.bots("answer").count() == 0


def test_conversations_stand_side_by_side(
    house: Callable[..., House], window: Callable[..., Window], shot: Callable[[Page], None]
) -> None:
    person = window(house(), viewport={"width": 1400, "height": 860})
    person.page.get_by_role("button", name="New conversation").click()
    person.page.get_by_role("textbox", name="Name of the new conversation").fill("sea pictures")
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_role("tab", name="sea-pictures")).to_have_attribute(
        "aria-selected", "true"
    )

    person.say("draw a red boat on the sea")
    person.page.get_by_role("tab", name="sketchbook").click()
    person.say("draw a fox in the snow")
    person.page.get_by_role("button", name="Show conversations side by side").click()

    panes = person.page.locator(".pane:not([hidden])")
    expect(panes).to_have_count(3)
    sea = person.page.get_by_role("tabpanel", name="sea-pictures")
    sketchbook = person.page.get_by_role("tabpanel", name="sketchbook")
    expect(sea.locator(".message[data-kind=done]")).to_contain_text("boat", timeout=20_000)
    expect(sketchbook.locator(".message[data-kind=done]")).to_contain_text("fox", timeout=20_000)
    shot(person.page)
    person.reload()
    expect(panes).to_have_count(3)


def test_news_of_a_hidden_conversation_is_marked(
    house: Callable[..., House], window: Callable[..., Window]
) -> None:
    home = house()
    person = window(home)

    home.type("draw a fox in the snow")

    tab = person.page.get_by_role("tab", name="terminal new")
    expect(tab).to_be_visible(timeout=20_000)
    tab.click()
    expect(person.page.get_by_role("tab", name="terminal", exact=True)).to_be_visible()
    person.done(1)


def test_two_windows_of_one_person_show_the_same_message_and_a_cancel_in_one_ends_it_in_both(
    house: Callable[..., House], window: Callable[..., Window]
) -> None:
    home = house(step_s=1)
    here, there = window(home), window(home)

    here.say("draw a fox in the snow")
    message = here.painting().get_attribute("data-message")
    expect(there.pane.locator(".message.person .words")).to_have_text("draw a fox in the snow")
    expect(there.painting()).to_have_attribute("data-message", message or "")
    there.bots().get_by_role("button", name="Cancel").click()

    for one in (here, there):
        expect(one.bots("cancelled")).to_contain_text("nothing was charged")
        assert one.bots("done").count() == 0
    expect(here.bots("cancelled")).to_have_attribute("data-message", message or "")
    home.stop()
    assert home.ledger_is_balanced()


def test_a_retry_pressed_in_two_windows_is_one_picture(
    house: Callable[..., House], window: Callable[..., Window]
) -> None:
    home = house(script=["provider_bug"])
    here, there = window(home), window(home)
    here.say("draw a fox in the snow")
    expect(there.bots("failed")).to_be_visible()

    here.bots("failed").get_by_role("button", name="Retry").click()
    there.bots("failed").get_by_role("button", name="Retry").click()

    here.done(1)
    there.done(1)
    here.say("/balance")
    expect(here.bots("answer")).to_contain_text("199 credits free and 0 held")
    assert here.bots("done").count() == there.bots("done").count() == 1


def test_nobody_cancels_what_somebody_else_is_waiting_for(
    house: Callable[..., House], window: Callable[..., Window], shot: Callable[[Page], None]
) -> None:
    home = house(step_s=0.5)
    you, ann = window(home), window(home)
    become(ann, "ann")
    you.say("draw a fox in the snow")

    ann.painting().get_by_role("button", name="Cancel").click()

    expect(ann.bots("refused")).to_contain_text("somebody else")
    shot(ann.page)
    you.done(1)
    assert you.bots("refused").count() == 0
