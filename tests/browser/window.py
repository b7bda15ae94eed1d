"""One browser window on the chat page, as a person sees and uses it."""

from playwright.sync_api import BrowserContext, Locator, expect

#: Records what a test asks about afterwards: every layout shift, and every percent that was shown.
RECORDER = """
window.recorded = { shifts: [], percents: [] };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.recorded.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
new MutationObserver((changes) => {
  for (const { target } of changes) {
    window.recorded.percents.push(Number(target.getAttribute("aria-valuenow")));
  }
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["aria-valuenow"] });
"""


class Window:
    """``troubles`` collects failed scripts and requests to anywhere but the process."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.troubles: list[str] = []
        self._context = context
        self._address = address
        self.page = context.new_page()
        self.page.add_init_script(RECORDER)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("console", lambda said: self._heard(said.text))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.goto(address)
        self.settle()

    def _asked(self, url: str) -> None:
        if not url.startswith((self._address, "data:", "blob:")):
            self.troubles.append(f"asked {url}")

    def _heard(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.troubles.append(text)

    def settle(self) -> None:
        expect(self.page.locator("html[data-ready]")).to_be_attached()

    def reload(self) -> None:
        self.page.reload()
        self.settle()

    def close(self) -> None:
        self._context.close()

    @property
    def pane(self) -> Locator:
        return self.page.locator(".pane:not([hidden])").first

    @property
    def box(self) -> Locator:
        return self.pane.get_by_role("textbox")

    def say(self, text: str) -> None:
        self.box.fill(text)
        self.box.press("Enter")

    def bots(self, kind: str = "") -> Locator:
        return self.pane.locator(f".message.bot[data-kind={kind}]" if kind else ".message.bot")

    def done(self, count: int) -> Locator:
        """The newest picture, when there are ``count`` of them and the last one is fully shown."""
        found = self.bots("done")
        expect(found).to_have_count(count, timeout=20_000)
        expect(found.last.locator(".preview, .before")).to_have_count(0, timeout=5_000)
        return found.last

    def painting(self) -> Locator:
        """The message that is being painted, once its shape is known and a preview shows."""
        found = self.bots("progress")
        expect(found.locator(".preview").first).to_be_visible(timeout=10_000)
        return found.last

    def places_of(self, message: Locator) -> dict[str, object]:
        """Where the parts of a message are on the screen: a scroll counts as a jump, too."""
        parts = (".frame", ".line", ".say", ".actions")
        return {part: message.locator(part).bounding_box() for part in parts}

    def recorded(self, name: str) -> list[float]:
        return list(self.page.evaluate(f"window.recorded.{name}"))

    def forget_shifts(self) -> None:
        self.page.evaluate("window.recorded.shifts = []")
