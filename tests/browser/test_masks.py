"""A mask painted with mouse and keyboard, on a telephone's width, repaints that part of the picture."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.window import Window

pytestmark = pytest.mark.browser

#: How much of the layer is painted, and whether the page is wider than the screen.
STATE = """() => {
  const layer = document.getElementById("layer");
  const dots = layer.getContext("2d").getImageData(0, 0, layer.width, layer.height).data;
  let painted = 0;
  for (let at = 3; at < dots.length; at += 4) painted += dots[at] > 0;
  const root = document.documentElement;
  return { share: painted / (layer.width * layer.height), wide: root.scrollWidth > root.clientWidth };
}"""


def test_a_mask_is_painted_by_hand_and_by_keys_and_handed_in_with_words(
    house: Callable[..., House], window: Callable[..., Window], shot: Callable[[Page], None]
) -> None:
    person = window(house(step_s=0.02), color_scheme="dark")
    person.say("draw a snowman in a field")
    person.done(1).get_by_role("button", name="Inpaint").click()
    with person.page.expect_popup() as opening:
        person.pane.get_by_role("link", name="Paint the mask").click()
    page = opening.value
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda told: troubles.append(told.text) if told.type == "error" else None)
    page.set_viewport_size({"width": 360, "height": 640})
    layer = page.get_by_role("application")
    expect(page.get_by_role("button", name="Done")).to_be_disabled()

    box = layer.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 40, steps=4)
    page.mouse.up()
    by_hand = page.evaluate(STATE)
    layer.focus()
    for key in (" ", "ArrowDown", "ArrowDown", "ArrowDown", " "):
        page.keyboard.press(key)
    by_keys = page.evaluate(STATE)
    shot(page)
    page.get_by_role("button", name="Undo").click()
    undone = page.evaluate(STATE)
    page.get_by_role("textbox").fill("a red hat here")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("status")).to_contain_text("Thank you")
    shot(page)
    page.close()
    hat = person.done(2)

    expect(hat.locator(".asked")).to_have_text("a red hat here")
    assert 0 < by_hand["share"] < by_keys["share"]
    assert undone["share"] == by_hand["share"] and not by_keys["wide"]
    assert troubles == []
