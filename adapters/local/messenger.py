"""The local window as a platform: acts broadcast to whoever looks on. No deadlines, no limits."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from adapters.local.feed import Feed
from adapters.phrases.phrases import Phrases
from core.conversation import Incoming, PersonId, ThreadKey
from core.ids import new_id
from core.jobs import StatusMessage
from core.messages import Line
from core.pictures import Picture

#: What a window takes for a panel, a download or a hint: not shown again when it opens anew.
PASSING: Final = frozenset({"info", "original", "edit_prompt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One visible act, as `pentimento chat --json` prints it; ``at`` in seconds since the start.

    ``previews``: the newest of each picture that is being painted, by its place in the batch.
    """

    act: str
    thread: str
    person: str
    message: str
    line: Line
    phrases: Phrases = field(repr=False)
    pictures: tuple[str, ...]
    at: float
    reply_to: str = ""
    previews: Mapping[int, bytes] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """Worded when somebody reads it: most marks are overtaken before."""
        return self.phrases.text(self.line)

    @property
    def buttons(self) -> tuple[dict[str, str], ...]:
        return tuple(
            {"label": self.phrases.button(button, self.line.locale), "code": button.code}
            for button in self.line.buttons
        )

    @property
    def job(self) -> str | None:
        return self.line.job

    @property
    def percent(self) -> int | None:
        return self.line.percent

    @property
    def final(self) -> bool:
        """Nothing more comes by itself: the end, or a question that waits for a person."""
        return self.line.final or self.line.kind == "ask"

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A person wrote something, for the other windows on the same thread."""

    incoming: Incoming


class LocalMessenger:
    """Implements `core.messages.Messenger`.

    `listen` gives a queue that gets every act from now on; `watching` a feed of the page's, in which
    newer progress overtakes older.
    """

    platform = "local"
    #: Whoever sits here can call `pentimento export`.
    document_bytes_max = 0

    def __init__(
        self, phrases: Phrases, where: Callable[[Picture], Awaitable[Path | str | None]]
    ) -> None:
        self._phrases = phrases
        self._where = where
        self._listeners: list[asyncio.Queue[Act]] = []
        self._feeds: set[Feed[Act | Said]] = set()
        self._under_way: dict[str, Act] = {}
        self._start = time.monotonic()

    def listen(self) -> asyncio.Queue[Act]:
        queue: asyncio.Queue[Act] = asyncio.Queue()
        self._listeners.append(queue)
        return queue

    @contextmanager
    def watching(self) -> Iterator[Feed[Act | Said]]:
        feed: Feed[Act | Said] = Feed()
        self._feeds.add(feed)
        try:
            yield feed
        finally:
            self._feeds.discard(feed)

    def close_feeds(self) -> None:
        """The process ends: whoever watches is told so."""
        for feed in self._feeds:
            feed.close()

    def under_way(self, message: str) -> Act | None:
        """The newest of a message that is not final, with its preview, for a window that opens now."""
        return self._under_way.get(message)

    def said(self, incoming: Incoming) -> None:
        for feed in self._feeds:
            feed.put(Said(incoming=incoming))

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
    ) -> str | None:  # fmt: skip
        message = f"m{new_id()}"
        await self._tell("answer", thread, person, message, line, reply_to)
        return None if line.code in PASSING else message

    async def _tell(
        self, act: str, thread: str, person: str, message: str, line: Line, reply_to: str = ""
    ) -> None:
        places = [await self._where(picture) for picture in line.pictures]
        found = tuple(str(place) for place in places if place is not None)
        self._show(act, thread, person, message, line, found, reply_to)

    def _show(
        self,
        act: str,
        thread: str,
        person: str,
        message: str,
        line: Line,
        pictures: tuple[str, ...],
        reply_to: str = "",
    ) -> None:
        before = self._under_way.pop(message, None)
        passing = act == "answer" or line.kind != "progress"
        seen = Act(
            act=act,
            thread=thread,
            person=person,
            message=message,
            line=line,
            phrases=self._phrases,
            pictures=pictures,
            at=time.monotonic() - self._start,
            reply_to=reply_to,
            previews={} if passing else _previews(before, line),
        )
        if not passing:
            self._under_way[message] = seen
        for queue in self._listeners:
            queue.put_nowait(seen)
        for feed in self._feeds:
            feed.put(seen, overtakes=message if act == "edit" else "")


def _previews(before: Act | None, line: Line) -> Mapping[int, bytes]:
    """Those so far: a mark may be overtaken unseen."""
    known = before.previews if before is not None else {}
    return known if line.preview is None else {**known, line.preview_of: line.preview}
