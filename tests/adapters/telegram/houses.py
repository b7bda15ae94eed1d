"""A messenger at a loopback Telegram, with storage, inbox and leases in memory."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from adapters.phrases.phrases import Phrases
from adapters.status.window import Pace
from adapters.telegram.client import Options, Telegram
from core.conversation import ThreadKey
from core.ids import new_id
from core.jobs import JobId, StatusId, StatusMessage
from core.messages import Line
from core.pictures import BlobKey, MediaType, Picture, PictureId, Size
from tests.fakes.telegram import FakeTelegram

FREE = Pace(window_s=1.0, per_window=1000, progress=1000, gap_s=0.0, edits_max=100)
JOB = JobId("job1")


class MemoryStorage:
    """Pictures by key; what a messenger needs of `core.ports.Storage`."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}

    def keep(self, body: bytes, size: Size) -> Picture:
        key = BlobKey(new_id())
        self.bodies[key] = body
        return Picture(
            id=PictureId(new_id()), blob=key, media_type=MediaType.PNG, size=size, bytes=len(body),
            owner="o", session="s", job=JOB, index=0, parent=None, prompt="", created_ms=0,
        )  # fmt: skip

    async def read(self, key: BlobKey) -> bytes:
        return self.bodies[key]


class MemoryInbox:
    """Implements `core.ports.Inbox`; a ``broken`` one takes nothing."""

    def __init__(self) -> None:
        self.broken = False
        self.stored: dict[tuple[str, str], str] = {}
        self.finished: list[str] = []

    async def store(self, source: str, event: str, payload: str) -> bool:
        if self.broken:
            raise RuntimeError("the disk is full")
        if (source, event) in self.stored:
            return False
        self.stored[source, event] = payload
        return True

    async def pending(self, source: str) -> Sequence[tuple[str, str]]:
        return [(e, p) for (s, e), p in self.stored.items() if s == source and e not in self.finished]

    async def done(self, source: str, *events: str) -> None:
        self.finished.extend(events)

    async def last(self, source: str) -> str | None:
        return next((e for s, e in reversed(self.stored) if s == source), None)


class RecordingDoor:
    """What an adapter told the core."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.heard = asyncio.Event()

    def _note(self, what: str, where: str) -> None:
        self.told.append((what, where))
        self.heard.set()

    async def first_in(self, server: str) -> None:
        return None

    async def message_deleted(self, thread: ThreadKey, message: str) -> None:
        self._note("deleted", message)

    async def destination_dead(self, thread: ThreadKey) -> None:
        self._note("dead", thread)

    async def thread_moved(self, old: ThreadKey, new: ThreadKey) -> None:
        self._note("moved", f"{old}>{new}")


def status_in(thread: str, *, message: str | None = None, person: int = 1, **more: Any) -> StatusMessage:
    return StatusMessage(
        id=StatusId(new_id()), thread=ThreadKey(thread), person=f"telegram:{person}", event="telegram:e",
        job=JOB, message=message, nonce="n", route={}, final_done=False, locale="en",
        **{"request": "", **more},
    )  # fmt: skip


def progress(percent: int, **more: Any) -> Line:
    return Line(kind="progress", code="generating", percent=percent, job=JOB, **more)


@asynccontextmanager
async def messenger_at(fake: FakeTelegram, **options: Any) -> AsyncIterator[tuple[Any, Any, Any]]:
    """The messenger, its storage, and the door it tells."""
    storage, door = MemoryStorage(), RecordingDoor()
    given = {"api_base": fake.root, "private": FREE, "group": FREE, "per_second": 0, **options}
    telegram = Telegram(Options(token=fake.token, **given), Phrases(), storage)
    telegram.messenger.connect(door)
    async with telegram.opened():
        yield telegram.messenger, storage, door
