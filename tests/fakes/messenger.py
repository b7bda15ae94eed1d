"""A platform without a network: it remembers what it shows, and refuses when it is told to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.conversation import PersonId, ThreadKey
from core.errors import MessageGone
from core.jobs import StatusMessage
from core.messages import Line


@dataclass
class FakeMessenger:
    """Implements `core.messages.Messenger`. ``refuse`` is a queue of errors for the next deliveries.

    ``shown`` is what stands in each message now; ``log`` every act that the platform took, and
    ``told`` is called after each.
    """

    platform: str = "local"
    document_bytes_max: int = 10 * 2**20
    refuse: list[Exception] = field(default_factory=list)
    shown: dict[str, Line] = field(default_factory=dict)
    log: list[tuple[str, str, str]] = field(default_factory=list)
    told: Callable[[], None] = lambda: None

    async def post(self, status: StatusMessage, line: Line) -> str:
        return self._show("post", f"m{len(self.shown) + 1}", line)

    def edit(self, status: StatusMessage, line: Line) -> None:
        assert status.message is not None
        self._show("edit", status.message, line)

    async def deliver(self, status: StatusMessage, line: Line) -> str:
        if self.refuse:
            raise self.refuse.pop(0)
        if status.message is not None and status.message not in self.shown:
            raise MessageGone(status.message)
        return self._show("deliver", status.message or f"m{len(self.shown) + 1}", line)

    async def answer(
        self, thread: ThreadKey, person: PersonId, line: Line, *, reply_to: str = "",
        route: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self._show("answer", f"m{len(self.shown) + 1}", line)

    def delete(self, message: str) -> None:
        """A person deletes a message."""
        del self.shown[message]

    def _show(self, act: str, message: str, line: Line) -> str:
        self.shown[message] = line
        self.log.append((act, message, line.code))
        self.told()
        return message
