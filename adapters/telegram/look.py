"""What a line looks like at Telegram: its words, and its buttons in the place where it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from adapters.telegram.addresses import Address
from adapters.telegram.keyboards import Keyboards
from adapters.telegram.keys import Keys
from adapters.telegram.wording import Wording, Words
from core.messages import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """``me``: answers the bot's own name at Telegram, known once it has connected."""

    wording: Wording
    keyboards: Keyboards
    me: Callable[[], str]

    def text(self, line: Line) -> Words:
        return self.wording.text(line)

    def caption(self, line: Line) -> Words:
        return self.wording.caption(line)

    def phrase(self, name: str, locale: str) -> str:
        return self.wording.phrase(name, locale)

    def markup(self, address: Address, line: Line) -> Keys | None:
        """Under a finished inline message only the way to the bot: it may stand in anybody's chat."""
        if not address.inline or line.kind == "progress":
            return self.keyboards.of(line)
        return self.keyboards.own(self.me(), line.locale)


def hidden(line: Line) -> bool:
    """Whether its picture stands under a spoiler."""
    return bool(line.facts.get("sensitive"))
