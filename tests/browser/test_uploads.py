"""A person's own pictures: picked, dropped, pasted, refused kindly."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.window import Window
from tests.fakes.pictures import picture

pytestmark = pytest.mark.browser

#: Gives files to an element the way the browser does; the bytes come as base64.
HAND_OVER = """
(element, { kind, name, type, body }) => {
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, { type }));
  const init = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent("paste", { ...init, clipboardData: data })
    : new DragEvent(kind, { ...init, dataTransfer: data });
  element.dispatchEvent(event);
}
"""


def file(kind: str, body: bytes, name: str = "mine.png", type: str = "image/png") -> dict[str, str]:
    return {"kind": kind, "name": name, "type": type, "body": base64.b64encode(body).decode()}


def test_a_picked_picture_is_changed_by_words(
    house: Callable[..., House],
    window: Callable[..., Window],
    shot: Callable[[Page], None],
    tmp_path: Path,
) -> None:
    person = window(house())
    (tmp_path / "mine.png").write_bytes(picture(96, 64))

    person.pane.locator("input[type=file]").set_input_files(tmp_path / "mine.png")
    expect(person.pane.locator(".attached")).to_contain_text("mine.png")
    expect(person.pane.get_by_role("button", name="Send")).to_be_enabled()
    shot(person.page)
    person.say("make it darker")

    done = person.done(1)
    expect(person.pane.locator(".attached li")).to_have_count(0)
    sent = person.pane.locator(".message.person").get_by_role("img", name="An uploaded picture")
    expect(sent).to_be_visible()
    shot(person.page)
    person.reload()
    expect(person.pane.locator(".message.person").get_by_role("img")).to_be_visible()
    expect(done).to_be_visible()


@pytest.mark.parametrize(("kind", "target"), [("drop", ".pane .scroll"), ("paste", ".pane textarea")])
def test_a_picture_can_be_dropped_or_pasted(
    house: Callable[..., House], window: Callable[..., Window], kind: str, target: str
) -> None:
    person = window(house())
    place = person.page.locator(target).first

    if kind == "drop":
        place.evaluate(HAND_OVER, file("dragover", picture()))
        expect(person.page.get_by_text("Drop the picture here").first).to_be_visible()
    place.evaluate(HAND_OVER, file(kind, picture()))

    expect(person.pane.locator(".attached")).to_contain_text("mine.png")
    expect(person.page.get_by_text("Drop the picture here").first).to_be_hidden()


@pytest.mark.parametrize(
    ("body", "type"),
    [(b"hello", "text/plain"), (b"\x89PNG\r\n\x1a\nnot really a picture", "image/png")],
    ids=["another kind of file", "a broken picture"],
)
def test_what_is_no_picture_is_refused_in_a_sentence(
    house: Callable[..., House], window: Callable[..., Window], body: bytes, type: str
) -> None:
    person = window(house())

    person.box.evaluate(HAND_OVER, file("paste", body, type=type))

    refusal = person.pane.get_by_role("alert")
    expect(refusal).to_contain_text("That file is not a picture I can read. Nothing was charged.")
    refusal.get_by_role("button", name="Remove").click()
    expect(refusal).to_have_count(0)
    person.say("draw a fox in the snow")
    person.done(1)
