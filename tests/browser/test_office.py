"""The operator signs in and walks through the pages, on a desk, on a phone and in the dark."""

from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser, Page, expect

from tests.browser.house import House

pytestmark = pytest.mark.browser

HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("burnt sienna")
PAGES = (
    "Money", "Jobs", "Dead letters", "Review", "People", "Models", "Keys", "Settings", "Audit",
)  # fmt: skip
WINDOWS: dict[str, dict[str, object]] = {
    "desk": {"viewport": {"width": 1280, "height": 860}},
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True},
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, house: Callable[..., House]) -> House:
    monkeypatch.setenv("PENTIMENTO_OFFICE__PASSWORD_HASH", HASH)
    return house(step_s=0.4)


def sign_in(page: Page, home: House) -> None:
    page.goto(f"{home.address}/office")
    page.get_by_label("Password").fill("burnt sienna")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Now")).to_be_visible()


@pytest.mark.parametrize("name", list(WINDOWS))
def test_the_operator_walks_through_the_pages(
    home: House, browser: Browser, shot: Callable[[Page], None], name: str
) -> None:
    context = browser.new_context(**WINDOWS[name])
    page, troubles = context.new_page(), list[str]()
    page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    sign_in(page, home)

    home.type("draw a soldier bleeding to death, gore")
    home.type("draw a fox in the snow")
    expect(page.locator("#now")).to_contain_text("draw a fox in the snow", timeout=10_000)
    shot(page)
    expect(page.locator(".figure", has_text="Done today")).to_contain_text("1", timeout=20_000)
    for link in (
        "Money",
        "Jobs",
        "Dead letters",
        "Review",
        "People",
        "Models",
        "Keys",
        "Settings",
        "Audit",
    ):
        page.get_by_role("navigation").get_by_role("link", name=link).click()
        expect(page.get_by_role("heading", level=1, name=link)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), link
        shot(page)
        if link == "Review":
            what_was_held_is_veiled_until_it_is_clicked(page)
    page.goto(f"{home.address}/office/jobs")
    page.locator("a.ref").first.click()
    expect(page.get_by_role("heading", name="The life of job")).to_be_visible()
    expect(page.locator(".pictures img")).to_be_visible()
    shot(page)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Password")).to_be_visible()

    assert troubles == []
    context.close()


def what_was_held_is_veiled_until_it_is_clicked(page: Page) -> None:
    held = page.locator(".veiled")
    expect(held).to_contain_text("a soldier bleeding to death")
    assert held.evaluate("one => getComputedStyle(one).filter") == "blur(8px)"

    page.locator(".veil").click()

    assert held.evaluate("one => getComputedStyle(one).filter") == "none"
    expect(page.locator(".lift")).to_be_hidden()
    page.locator(".veil").click()
    assert held.evaluate("one => getComputedStyle(one).filter") != "none"


def test_credits_are_given_in_the_browser(home: House, browser: Browser) -> None:
    page = browser.new_page()
    sign_in(page, home)
    home.type("draw a fox in the snow")
    expect(page.locator(".figure", has_text="Done today")).to_contain_text("1", timeout=20_000)
    page.goto(f"{home.address}/office/people/local:you")

    form = page.get_by_role("group", name="Give or take credits")
    form.get_by_label("Credits (a minus takes them)").fill("25")
    form.get_by_label("Why").fill("a prize")
    form.get_by_role("button", name="Book").click()

    expect(page.get_by_role("status")).to_have_text("Booked: 25 credits. 224 are free now.")
    page.reload()
    expect(page.get_by_role("status")).to_have_count(0)
    assert home.ledger_is_balanced()
    page.close()
