"""Edits status messages in place: at most one edit in flight for a message, the newest wins.

Progress waits for its turn in the place's window and is overtaken by newer progress; a final
ignores the gap, uses the whole window, and nothing comes after it; so does a question, for which
somebody waits, and which is written again where it failed: nothing newer comes to overtake it. A
place that is told to wait holds up nobody else.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import structlog

from adapters.status.window import Pace, Window
from core.errors import DeliveryError, DeliveryLater, DestinationDead, MessageGone
from core.jobs import StatusMessage
from core.messages import Line

log = structlog.get_logger()

#: A visible change of this many points is worth an edit.
POINTS = 10
JITTER = 0.1
#: The kind of line that waits for a person.
QUESTION = "ask"
#: Seconds until a question that failed is written again; the next start shows what failed to the end.
AGAIN_S = (1.0, 2.0, 5.0, 15.0, 60.0)
#: Windows of so many places are kept without asking whether they are still in use.
WINDOWS_MIN = 256

T = TypeVar("T")

Send = Callable[[StatusMessage, Line], Awaitable[None]]
Gone = Callable[[StatusMessage], Awaitable[None]]


class Ticker(Protocol):
    """Seconds, and how to wait for them: the clock of the window, so that tests do not sleep."""

    def now(self) -> float: ...
    async def sleep(self, seconds: float) -> None: ...


class LoopTicker:
    """The event loop's own clock."""

    def now(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass(slots=True)
class Slot:
    """One message: what it shows, what it should show, and the task that writes it until that is one."""

    status: StatusMessage
    newest: Line | None = None
    shown: Line | None = None
    shown_at: float = 0.0
    began: float = 0.0
    edits: int = 0
    failed: int = 0
    again_at: float = 0.0
    task: asyncio.Task[None] | None = None
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)


class StatusEditor:
    """``place`` names the chat whose window a message uses; ``pace`` its habit; ``edit`` writes.

    ``gone`` is told of a message that was deleted, ``dead`` of a place that cannot be written to.
    """

    def __init__(
        self,
        *,
        place: Callable[[StatusMessage], str],
        pace: Callable[[str], Pace],
        edit: Send,
        gone: Gone,
        dead: Gone,
        ticker: Ticker | None = None,
    ) -> None:
        self._place = place
        self._pace = pace
        self._edit = edit
        self._gone = gone
        self._dead = dead
        self._ticker = ticker or LoopTicker()
        self._slots: dict[str, Slot] = {}
        self._windows: dict[str, Window] = {}
        self._windows_max = WINDOWS_MIN
        self._owed: Counter[str] = Counter()

    def push(self, status: StatusMessage, line: Line) -> None:
        """Show newer progress when it may; returns at once."""
        slot = self._slots.get(status.id)
        if slot is None:
            slot = self._add(Slot(status=status, began=self._ticker.now()))
        slot.status = status
        if line.kind == QUESTION and slot.task is not None and not slot.busy.locked():
            slot.task.cancel()
            slot.task = None
        if slot.task is None:
            if not worth(slot.shown, line):
                return
            slot.task = asyncio.create_task(self._run(status.id, slot), name=f"status-{status.id}")
        slot.newest, slot.failed, slot.again_at = line, 0, 0.0

    def posted(self, status: StatusMessage, line: Line) -> None:
        """It was just sent with this line: the first edit keeps its distance, and says more."""
        now = self._ticker.now()
        if status.id not in self._slots:
            self._add(Slot(status=status, shown=line, shown_at=now, began=now))

    async def final(self, status: StatusMessage, write: Callable[[], Awaitable[T]]) -> T:
        """Write a final (an edit, or a new message) as soon as its place allows; errors pass through.

        Progress of the same message that is waiting is dropped; progress in flight is awaited.
        """
        slot = self._drop(status.id)
        if slot is not None:
            slot.newest = None
            async with slot.busy:
                if slot.task is not None:
                    slot.task.cancel()
                return await self.write(self._place(status), write)
        return await self.write(self._place(status), write)

    async def write(self, place: str, write: Callable[[], Awaitable[T]]) -> T:
        """A send that is no progress (a new message, an answer): it counts, and may use the reserve."""
        while (wait := self.wait_s(place)) > 0:
            await self._ticker.sleep(wait)
        self._window(place).spend(self._ticker.now())
        try:
            return await write()
        except DeliveryLater as error:
            self.block(place, error.retry_after_s)
            raise

    def wait_s(self, place: str) -> float:
        """Seconds until this place takes a write that is no progress; 0 when it does now."""
        return self._window(place).wait_s(self._ticker.now(), final=True)

    def block(self, place: str, seconds: float) -> None:
        """The platform told this place to wait."""
        jittered = seconds * (1 + random.uniform(0, JITTER))
        self._window(place).block(self._ticker.now(), jittered)

    async def aclose(self) -> None:
        """Drop what is waiting; finals are the relay's and come again."""
        tasks = [slot.task for slot in self._slots.values() if slot.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._slots.clear()
        self._owed.clear()

    def _add(self, slot: Slot) -> Slot:
        """Each message that is on its way will need a final: progress leaves room for it."""
        self._slots[slot.status.id] = slot
        self._owed[self._place(slot.status)] += 1
        return slot

    def _drop(self, key: str) -> Slot | None:
        slot = self._slots.pop(key, None)
        if slot is not None:
            place = self._place(slot.status)
            self._owed[place] -= 1
            if not self._owed[place]:
                del self._owed[place]
        return slot

    async def _run(self, key: str, slot: Slot) -> None:
        """The only writer of progress for one message; ends when there is nothing new to show."""
        try:
            while slot.newest is not None and self._slots.get(key) is slot:
                wait = self._wait_s(slot)
                if wait > 0:
                    await self._ticker.sleep(wait)
                    continue
                line, slot.newest = slot.newest, None
                spent = slot.edits >= self._pace_of(slot).edits_max and line.kind != QUESTION
                if spent or not worth(slot.shown, line):
                    continue
                async with slot.busy:
                    if self._slots.get(key) is slot:
                        await self._write(key, slot, line)
        finally:
            if slot.task is asyncio.current_task():
                slot.task = None

    async def _write(self, key: str, slot: Slot, line: Line) -> None:
        place = self._place(slot.status)
        self._window(place).spend(self._ticker.now())
        try:
            await self._edit(slot.status, line)
        except DeliveryLater as error:
            self.block(place, error.retry_after_s)
            if slot.newest is None:
                slot.newest = line
        except MessageGone:
            self._drop(key)
            await self._gone(slot.status)
        except DestinationDead:
            self._drop(key)
            await self._dead(slot.status)
        except DeliveryError as error:
            log.info("edit_failed", status=slot.status.id, code=error.code, detail=error.detail)
            self._once_more(slot, line)
        except Exception:
            log.exception("edit_broke", status=slot.status.id)
            self._once_more(slot, line)
        else:
            slot.shown, slot.shown_at, slot.edits = line, self._ticker.now(), slot.edits + 1

    def _once_more(self, slot: Slot, line: Line) -> None:
        if line.kind == QUESTION and slot.newest is None and slot.failed < len(AGAIN_S):
            slot.newest, slot.again_at = line, self._ticker.now() + AGAIN_S[slot.failed]
            slot.failed += 1

    def _wait_s(self, slot: Slot) -> float:
        now = self._ticker.now()
        place = self._place(slot.status)
        if slot.newest is not None and slot.newest.kind == QUESTION:
            return max(self._window(place).wait_s(now, final=True), slot.again_at - now)
        wait = self._window(place).wait_s(now, final=False, owed=self._owed[place])
        if slot.shown is None:
            return wait
        return max(wait, slot.shown_at + self._gap_s(slot, now) - now)

    def _gap_s(self, slot: Slot, now: float) -> float:
        pace = self._pace_of(slot)
        if not slot.edits and pace.first_s is not None:
            return pace.first_s
        if now - slot.began < pace.slow_after_s:
            return pace.gap_s
        return min(pace.gap_max_s, pace.gap_s * 1.5 ** max(1, slot.edits))

    def _pace_of(self, slot: Slot) -> Pace:
        return self._window(self._place(slot.status)).pace

    def _window(self, place: str) -> Window:
        window = self._windows.get(place)
        if window is None:
            if len(self._windows) >= self._windows_max:
                self._forget_idle()
            window = self._windows[place] = Window(self._pace(place))
        return window

    def _forget_idle(self) -> None:
        """Looked through again when there are twice as many as are in use now."""
        now = self._ticker.now()
        self._windows = {
            place: window for place, window in self._windows.items() if not window.idle(now)
        }
        self._windows_max = max(WINDOWS_MIN, 2 * len(self._windows))


def worth(shown: Line | None, line: Line) -> bool:
    """Whether a person would see a difference: another state, ten points, another place, a preview."""
    if shown is None or line.preview is not None:
        return True
    if (shown.kind, shown.code) != (line.kind, line.code):
        return True
    if shown.facts.get("place") != line.facts.get("place"):
        return True
    return (line.percent or 0) - (shown.percent or 0) >= POINTS
