"""The conversation in the page: what is drawn, refined, varied, cancelled, and survives."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.window import Window

pytestmark = pytest.mark.browser

Start = Callable[..., House]
Open = Callable[..., Window]
Shot = Callable[[Page], None]

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
FOX = "draw a fox in the snow"


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desktop", "phone"])
def test_one_message_moves_and_becomes_the_picture_and_nothing_jumps(
    house: Start, window: Open, shot: Shot, device: dict[str, object]
) -> None:
    person = window(house(step_s=0.3), **device)

    person.say(FOX)
    message = person.painting().get_attribute("data-message")
    person.forget_shifts()
    before = person.places_of(person.bots())
    shot(person.page)
    person.done(1)
    shot(person.page)

    assert person.bots().count() == 1
    assert person.bots().get_attribute("data-message") == message
    assert person.places_of(person.bots()) == before
    assert person.recorded("shifts") == []
    percents = person.recorded("percents")
    assert percents == sorted(percents) and percents[-1] == 100
    assert {10, 30, 60} <= set(percents)
    picture = person.pane.get_by_role("img", name=FOX, exact=True)
    assert picture.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [256, 256]


def test_a_wide_batch_of_four_keeps_its_shape(house: Start, window: Open, shot: Shot) -> None:
    person = window(house())

    person.say("draw 4 pictures of a red boat on the sea, 16:9")
    expect(person.bots("progress").locator(".cell")).to_have_count(4)
    frame = person.bots().locator(".frame")
    before = frame.bounding_box()
    done = person.done(1)
    shot(person.page)

    assert frame.bounding_box() == before
    assert before is not None and 1.6 < before["width"] / before["height"] < 1.9
    expect(done.get_by_role("img")).to_have_count(4)


def test_a_picture_is_refined_by_talking_and_the_earlier_one_shows_through(
    house: Start, window: Open, shot: Shot
) -> None:
    person = window(house(step_s=0.2))
    person.say(FOX)
    first = person.done(1).get_by_role("img").get_attribute("src")

    person.say("make it night")
    expect(person.bots("progress").locator(".before")).to_have_attribute("src", first or "")
    shot(person.page)
    second = person.done(2).get_by_role("img").get_attribute("src")

    assert first != second
    expect(person.bots("done").first).to_contain_text(FOX)


def test_vary_makes_a_new_message_and_cancel_gives_the_credit_back(
    house: Start, window: Open, shot: Shot
) -> None:
    home = house(step_s=1)
    person = window(home)
    person.say(FOX)
    person.done(1)

    person.bots("done").get_by_role("button", name="Vary").click()
    person.painting().get_by_role("button", name="Cancel").click()
    expect(person.bots("cancelled")).to_contain_text("nothing was charged")
    shot(person.page)
    person.bots("cancelled").get_by_role("button", name="Retry").click()
    person.done(2)
    person.say("/balance")

    expect(person.bots("answer")).to_contain_text("198 credits free and 0 held")
    home.stop()
    assert home.ledger_is_balanced()


def test_a_button_is_busy_from_the_press_on_and_pressed_once(house: Start, window: Open) -> None:
    person = window(house())
    person.say(FOX)
    vary = person.done(1).get_by_role("button", name="Vary")

    vary.dblclick()

    expect(vary).to_have_attribute("aria-busy", "true")
    person.done(2)
    assert person.bots().count() == 2


def test_a_reload_in_the_middle_shows_the_same_message_going_on(
    house: Start, window: Open, shot: Shot
) -> None:
    person = window(house(step_s=0.5))
    person.say(FOX)
    message = person.painting().get_attribute("data-message")
    reached = float(person.bots().get_by_role("progressbar").get_attribute("aria-valuenow") or 0)

    person.reload()

    going_on = person.bots("progress")
    expect(going_on).to_have_attribute("data-message", message or "")
    expect(going_on.locator(".preview")).to_be_visible()
    shot(person.page)
    shown = float(going_on.get_by_role("progressbar").get_attribute("aria-valuenow") or 0)
    assert min([shown, *person.recorded("percents")]) >= reached
    person.done(1)
    assert person.bots().count() == 1
    assert person.bots().get_attribute("data-message") == message


def test_a_killed_process_goes_on_in_the_same_window(house: Start, window: Open) -> None:
    home = house(step_s=0.5)
    person = window(home)
    person.say(FOX)
    message = person.painting().get_attribute("data-message")

    home.kill()
    expect(person.page.get_by_text("The connection is lost.")).to_be_visible()
    home.start_again()

    expect(person.page.get_by_text("The connection is lost.")).to_be_hidden(timeout=15_000)
    person.done(1)
    assert person.bots().count() == 1
    assert person.bots().get_attribute("data-message") == message
    person.say("make it night")
    person.done(2)


def test_a_reply_branches_from_an_older_picture(house: Start, window: Open, shot: Shot) -> None:
    person = window(house())
    person.say("draw a fox in the snow")
    person.done(1)
    person.say("draw a red boat on the sea")
    person.done(2)

    person.bots("done").first.get_by_role("button", name="Reply to this picture").click()
    expect(person.pane.locator(".quoted .text")).to_have_text("draw a fox in the snow")
    shot(person.page)
    person.say("make it night")
    person.done(3).get_by_role("button", name="Info").click()

    panel = person.page.get_by_role("dialog", name="About this picture")
    expect(panel).to_contain_text("fox")
    expect(panel).not_to_contain_text("boat")
    expect(panel).to_contain_text("Made from")
    shot(person.page)
    expect(person.pane.locator(".message.person").last.locator(".quote")).to_contain_text("fox")


def test_the_edit_button_asks_what_should_change(house: Start, window: Open) -> None:
    person = window(house())
    person.say(FOX)

    person.done(1).get_by_role("button", name="Edit").click()

    expect(person.box).to_be_focused()
    expect(person.pane.locator(".quoted .text")).to_have_text(FOX)
    expect(person.box).to_have_attribute(
        "placeholder", "What should change? Reply to this picture with a few words."
    )
    person.page.keyboard.type("make it night")
    person.page.keyboard.press("Enter")
    person.done(2)


def test_the_original_is_downloaded_untouched(house: Start, window: Open) -> None:
    home = house()
    person = window(home)
    person.say(FOX)
    done = person.done(1)

    with person.page.expect_download() as saved:
        done.get_by_role("button", name="Original").click()

    body = saved.value.path().read_bytes()
    stored = [file for file in (home.data / "pictures").rglob("*.*") if file.read_bytes() == body]
    assert len(stored) == 1
    assert saved.value.suggested_filename.startswith("pentimento-")
    assert Image.open(io.BytesIO(body)).size == (256, 256)


def test_what_cannot_be_drawn_is_said_and_changes_nothing(
    house: Start, window: Open, shot: Shot
) -> None:
    person = window(house())

    person.say("draw " + "a fox and a hen and " * 40)
    expect(person.bots("refused")).to_contain_text("please stay within 500. Nothing was charged.")
    shot(person.page)
    person.say("/balance")

    expect(person.bots("answer")).to_contain_text("200 credits free")


def test_what_is_typed_in_the_terminal_shows_in_the_page(house: Start, window: Open) -> None:
    home = house()
    person = window(home)

    person.page.get_by_role("tab", name="terminal").click()
    home.type("draw a blue house")

    done = person.done(1)
    expect(done).to_contain_text("draw a blue house")
    expect(person.pane.locator(".message.person .words")).to_have_text("draw a blue house")


def test_settings_are_selects_whose_price_follows_and_what_was_said_stays(
    house: Start, window: Open, shot: Shot
) -> None:
    person = window(house())

    person.page.get_by_role("button", name="Settings of this conversation").click()
    panel = person.page.get_by_role("dialog", name="Settings of this conversation")
    panel.get_by_label("Style").select_option("watercolor")
    panel.get_by_label("Pictures").select_option("2")
    expect(panel.get_by_role("status")).to_have_text("So a request costs 2 credits.")
    shot(person.page)
    panel.get_by_role("button", name="Close").click()
    person.say(FOX)
    expect(person.done(1).get_by_role("img")).to_have_count(2)
    person.say("/balance")
    expect(person.bots("answer")).to_contain_text("198 credits free")

    person.reload()

    expect(person.bots("answer")).to_contain_text("198 credits free")
    person.page.get_by_role("button", name="Settings of this conversation").click()
    expect(panel.get_by_label("Style")).to_have_value("watercolor")
