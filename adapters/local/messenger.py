"""The local window as a platform: acts broadcast to whoever looks on. No deadlines, no limits."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from adapters.phrases.phrases import Phrases
from core.conversation import PersonId, ThreadKey
from core.ids import new_id
from core.jobs import StatusMessage
from core.pictures import Picture
from core.ports import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One visible act, as `pentimento chat --json` prints it; ``at`` in seconds since the start."""

    act: str
    thread: str
    person: str
    message: str
    job: str | None
    percent: int | None
    text: str
    pictures: tuple[str, ...]
    buttons: tuple[dict[str, str], ...]
    at: float
    final: bool
    preview: bytes | None = None

    def to_json(self) -> dict[str, object]:
        return {
            "act": self.act,
            "message": self.message,
            "job": self.job,
            "percent": self.percent,
            "text": self.text,
            "pictures": list(self.pictures),
            "buttons": list(self.buttons),
            "at": round(self.at, 3),
        }


class LocalMessenger:
    """Implements `core.ports.Messenger`; `listen` gives a queue that gets every act from now on."""

    platform = "local"

    def __init__(
        self, phrases: Phrases, picture_path: Callable[[Picture], Awaitable[Path | None]]
    ) -> None:
        self._phrases = phrases
        self._picture_path = picture_path
        self._listeners: list[asyncio.Queue[Act]] = []
        self._start = time.monotonic()

    def listen(self) -> asyncio.Queue[Act]:
        queue: asyncio.Queue[Act] = asyncio.Queue()
        self._listeners.append(queue)
        return queue

    async def post(self, status: StatusMessage, line: Line) -> str:
        message = f"m{new_id()}"
        await self._tell("post", status.thread, status.person, message, line)
        return message

    def edit(self, status: StatusMessage, line: Line) -> None:
        """No deadline and no budget here: every mark is shown."""
        self._show("edit", status.thread, status.person, status.message or "", line, ())

    async def deliver(self, status: StatusMessage, line: Line) -> str:
        message = status.message or f"m{new_id()}"
        await self._tell("deliver", status.thread, status.person, message, line)
        return message

    async def answer(
        self, thread: ThreadKey, person: PersonId, line: Line, *, reply_to: str = "",
        route: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        await self._tell("answer", thread, person, f"m{new_id()}", line)

    async def _tell(self, act: str, thread: str, person: str, message: str, line: Line) -> None:
        paths = [await self._picture_path(picture) for picture in line.pictures]
        found = tuple(str(path) for path in paths if path is not None)
        self._show(act, thread, person, message, line, found)

    def _show(
        self, act: str, thread: str, person: str, message: str, line: Line, pictures: tuple[str, ...]
    ) -> None:
        seen = Act(
            act=act,
            thread=thread,
            person=person,
            message=message,
            job=line.job,
            percent=line.percent,
            text=self._phrases.text(line),
            pictures=pictures,
            buttons=tuple(
                {"label": self._phrases.button(button), "code": button.code} for button in line.buttons
            ),
            at=time.monotonic() - self._start,
            final=line.final or line.kind == "ask",
            preview=line.preview,
        )
        for queue in self._listeners:
            queue.put_nowait(seen)
