"""For everybody: by keyboard alone, by ear, on a narrow screen, in light and in dark."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.window import Window

pytestmark = pytest.mark.browser

Start = Callable[..., House]
Open = Callable[..., Window]
Shot = Callable[[Page], None]

#: The contrast of an element's words against what is behind them, as WCAG counts it.
CONTRAST = """
(element) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => colour.slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  let behind = element;
  const ground = (found) => rgba(getComputedStyle(found).backgroundColor);
  while (behind && ground(behind)[3] < 255) behind = behind.parentElement;
  const pair = [light(rgba(getComputedStyle(element).color)), light(ground(behind))];
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}
"""
WORDS = [
    ".mark",
    ".tabs button",
    ".message .words",
    ".say",
    ".asked",
    ".actions button",
    ".private",
    "textarea",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_readable_in_light_and_in_dark(
    house: Start, window: Open, shot: Shot, scheme: str
) -> None:
    person = window(house(), color_scheme=scheme)
    person.say("draw a fox in the snow")
    person.done(1)
    person.say("/balance")
    expect(person.bots("answer")).to_be_visible()
    shot(person.page)

    contrasts = {
        name: [round(found.evaluate(CONTRAST), 2) for found in person.page.locator(name).all()]
        for name in WORDS
    }

    assert all(contrasts.values()), contrasts
    assert min(min(found) for found in contrasts.values()) >= 4.5, contrasts


def test_the_theme_can_be_chosen_and_is_kept(house: Start, window: Open) -> None:
    person = window(house(), color_scheme="light")
    body = person.page.locator("body")
    colour = "element => getComputedStyle(element).backgroundColor"
    light = body.evaluate(colour)

    person.page.get_by_role("button", name="Theme: as the system").click()
    person.page.get_by_role("button", name="Theme: light").click()
    dark = body.evaluate(colour)
    person.reload()

    assert light != dark
    assert body.evaluate(colour) == dark
    expect(person.page.get_by_role("button", name="Theme: dark")).to_be_visible()


def test_everything_is_reached_by_keyboard_alone(house: Start, window: Open, shot: Shot) -> None:
    person = window(house())
    keys = person.page.keyboard
    focused = person.page.locator("*:focus")
    expect(person.box).to_be_focused()

    keys.type("draw a fox in the snow")
    keys.press("Enter")
    person.done(1)
    expect(person.box).to_be_focused()
    names = []
    for _ in range(11):
        keys.press("Shift+Tab")
        names.append(focused.evaluate("e => e.getAttribute('aria-label') || e.textContent.trim()"))
    for _ in names[names.index("Info") + 1 :]:
        keys.press("Tab")
    shot(person.page)
    keys.press("Enter")
    expect(person.page.get_by_role("dialog", name="About this picture")).to_be_visible()
    keys.press("Escape")

    expect(focused).to_have_text("Info")
    wanted = {
        "Vary", "Edit", "Inpaint", "Upscale", "Redo", "Original", "Info", "Delete",
        "Reply to this picture",
    }  # fmt: skip
    assert wanted <= set(names)
    assert "Open the picture: draw a fox in the snow" in names


def test_a_picture_opens_in_full_and_closes_by_keyboard(house: Start, window: Open, shot: Shot) -> None:
    person = window(house())
    person.say("draw 2 pictures of a fox in the snow")
    done = person.done(1)

    done.get_by_role("button", name="Open the picture").first.press("Enter")
    full = person.page.get_by_role("dialog", name="Picture")
    first = full.get_by_role("img").get_attribute("src")
    person.page.keyboard.press("ArrowRight")
    shot(person.page)

    expect(full.get_by_role("img")).not_to_have_attribute("src", first or "")
    person.page.keyboard.press("Escape")
    expect(full).to_be_hidden()
    expect(done.get_by_role("button", name="Open the picture").first).to_be_focused()


def test_cancel_keeps_the_focus_when_the_picture_comes(house: Start, window: Open) -> None:
    person = window(house(step_s=0.6))
    person.say("draw a fox in the snow")

    person.painting().get_by_role("button", name="Cancel").focus()
    done = person.done(1)

    expect(done.get_by_role("button", name="Vary")).to_be_focused()


def test_a_screen_reader_hears_stages_and_the_end_and_no_chatter(house: Start, window: Open) -> None:
    person = window(house(step_s=0.5))
    person.page.evaluate(
        """() => {
          window.heard = [];
          const live = document.querySelector(".pane:not([hidden]) .live");
          const listen = new MutationObserver(() => window.heard.push(live.textContent));
          listen.observe(live, { childList: true });
        }"""
    )

    person.say("draw a fox in the snow")
    bar = person.painting().get_by_role("progressbar")
    said = re.compile(r"^Painting your fox in the snow… [67]\d %$")
    expect(bar).to_have_attribute("aria-valuetext", said)
    person.done(1)

    heard = person.page.evaluate("window.heard")
    assert heard[0] == "Reading your request…"
    assert "Painting your fox in the snow…" in heard
    assert heard[-1].startswith("draw a fox in the snow. Done in")
    assert len(heard) == len(set(heard)) <= 5


def test_nothing_is_wider_than_a_phone(house: Start, window: Open, shot: Shot) -> None:
    person = window(house(), viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    width = "document.documentElement.scrollWidth"

    person.say("draw a fox with a hat " + "w" * 200)
    person.done(1)
    shot(person.page)
    person.bots("done").get_by_role("button", name="Info").tap()
    expect(person.page.get_by_role("dialog", name="About this picture")).to_be_visible()
    shot(person.page)

    assert person.page.evaluate(width) == 360
    for found in [*person.page.locator("button:visible, select:visible").all()]:
        box = found.bounding_box()
        assert box is None or (box["width"] >= 24 and box["height"] >= 24)


def test_every_control_has_a_name(house: Start, window: Open) -> None:
    person = window(house())
    person.say("draw a fox in the snow")
    person.done(1)

    nameless = person.page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, textarea, a")]
          .filter((e) => !(e.getAttribute("aria-label") || e.getAttribute("aria-labelledby")
            || e.textContent.trim() || e.labels?.[0]?.textContent.trim()))
          .map((e) => e.outerHTML)"""
    )

    assert nameless == []
