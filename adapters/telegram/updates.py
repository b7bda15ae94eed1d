"""Updates that nobody loses: stored before they are confirmed, each handled once, in order per thread.

What is stored and not done is taken up again at the next start. Threads do not wait for each other.
The pictures of an album come as updates of their own and are handed on together.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import structlog
from telegram import Bot, Update

from core.marks import Marks
from core.ports import Inbox

log = structlog.get_logger()

Raw = Mapping[str, Any]
Handle = Callable[[Sequence[Update]], Awaitable[None]]

#: What we ask Telegram for.
WANTED = (
    "message", "edited_message", "callback_query", "inline_query", "chosen_inline_result",
    "my_chat_member", "guest_message", "pre_checkout_query",
)  # fmt: skip
#: Seconds after the last picture of an album in which another may still come.
ALBUM_S = 1.0
#: An update whose handling failed this often is given up, so that it cannot stop its thread.
TRIES_MAX = 3
TRY_AGAIN_S = 1.0


class UpdateQueue:
    """``source`` names the bot's queue in the inbox."""

    def __init__(
        self,
        inbox: Inbox,
        bot: Bot,
        handle: Handle,
        *,
        source: str,
        album_s: float = ALBUM_S,
        try_again_s: float = TRY_AGAIN_S,
    ) -> None:
        self._inbox = inbox
        self._bot = bot
        self._handle = handle
        self._source = source
        self._album_s = album_s
        self._try_again_s = try_again_s
        self._lanes: dict[str, asyncio.Queue[Raw]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._marks = Marks(inbox, source)

    async def take(self, updates: Sequence[Raw]) -> None:
        """Returns when all are stored, at once, so that they may be confirmed; repeats are dropped."""
        stored = await asyncio.gather(*map(self._store, updates), return_exceptions=True)
        for update, new in zip(updates, stored, strict=True):
            if new is True:
                self._enqueue(update)
        for failure in stored:
            if isinstance(failure, BaseException):
                raise failure

    async def _store(self, update: Raw) -> bool:
        payload = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
        return await self._inbox.store(self._source, str(update["update_id"]), payload)

    async def resume(self) -> int:
        """Take up what was stored and not done; answers how many."""
        waiting = await self._inbox.pending(self._source)
        for _, payload in waiting:
            self._enqueue(json.loads(payload))
        return len(waiting)

    async def idle(self) -> None:
        """Returns when everything taken was handled."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        await self._marks.write()

    async def aclose(self) -> None:
        """Stop at once; what is under way is taken up at the next start."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._marks.aclose()

    def _enqueue(self, update: Raw) -> None:
        key = lane_of(update)
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = asyncio.Queue()
            task = asyncio.create_task(self._run(key, lane), name=f"telegram-{key}")
            self._tasks[key] = task
        lane.put_nowait(update)

    async def _run(self, key: str, lane: "asyncio.Queue[Raw]") -> None:
        """One thread's updates, one after the other; ends when there is none."""
        try:
            following: Raw | None = None
            while following is not None or not lane.empty():
                first = following if following is not None else lane.get_nowait()
                together, following = await self._album(first, lane)
                await self._do(together)
        finally:
            self._lanes.pop(key, None)
            self._tasks.pop(key, None)

    async def _album(self, first: Raw, lane: "asyncio.Queue[Raw]") -> tuple[list[Raw], Raw | None]:
        """The updates that belong together, and the one after them that was taken already."""
        group = _group_of(first)
        together = [first]
        while group is not None:
            try:
                update = await asyncio.wait_for(lane.get(), self._album_s)
            except TimeoutError:
                break
            if _group_of(update) != group:
                return together, update
            together.append(update)
        return together, None

    async def _do(self, raws: Sequence[Raw]) -> None:
        """Handle and mark as done; a failure is tried again, and one that stays is given up."""
        for number in range(1, TRIES_MAX + 1):
            try:
                updates = [Update.de_json(dict(raw), self._bot) for raw in raws]
                await self._handle(updates)
                break
            except Exception:
                last = number == TRIES_MAX
                log.exception("update_failed", update=raws[0].get("update_id"), given_up=last)
                if not last:
                    await asyncio.sleep(self._try_again_s)
        # A repeat is recognised by the core, so that the mark can wait for others.
        await self._marks.add(*(str(raw["update_id"]) for raw in raws))


def lane_of(update: Raw) -> str:
    """What must stay in order: a topic's messages. A press or a query waits for nothing."""
    for kind in ("message", "edited_message"):
        if kind in update:
            message = update[kind]
            topic = message.get("message_thread_id", 0) if message.get("is_topic_message") else 0
            return f"{message['chat']['id']}:{topic}"
    return f"update:{update['update_id']}"


def _group_of(update: Raw) -> str | None:
    group = update.get("message", {}).get("media_group_id")
    return str(group) if group is not None else None
