"""The real process and Debian's Chromium; a machine without one of them fails, and never skips."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.house import House
from tests.browser.window import Window

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Starts `pentimento try`; the page's default port is not touched."""
    started: list[House] = []

    def start(**settings: object) -> House:
        started.append(House(tmp_path / "data", **settings))
        return started[-1]

    yield start
    for house in started:
        house.stop()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Window]]:
    """Opens the page in a profile of its own; its script must not fail, and asks nobody else."""
    opened: list[Window] = []

    def open_window(house: House, **options: object) -> Window:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})
        opened.append(Window(context, house.address))
        return opened[-1]

    yield open_window
    for window in opened:
        window.close()
    assert [trouble for window in opened for trouble in window.troubles] == []


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[[Page], None]:
    """Takes a screenshot to look at, named after the test (in `shots/`, which git ignores)."""
    folder = ROOT / "shots"
    folder.mkdir(exist_ok=True)
    name = re.sub(r"[^\w]+", "-", request.node.name).strip("-")
    count = iter(range(1, 100))

    def take(page: Page) -> None:
        page.screenshot(path=folder / f"{name}-{next(count)}.png")

    return take
