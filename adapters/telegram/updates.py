"""Updates that nobody loses: kept before they are confirmed, each handled once, in order per thread.

Words, and wishes for a picture, of a thread in which nothing is under way are kept by the core alone,
which stores every message anyway: most of what a bot sees, at half the writing. Everything else is
stored here; what is stored and not done is taken up again at the next start. Threads do not wait for
each other. The pictures of an album come as updates of their own and are handed on together.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import structlog
from telegram import Bot, Update

from adapters.telegram.ahead import Raw
from adapters.telegram.talk import wished, words_alone
from core.conversation import Incoming
from core.doors import Kept
from core.errors import StoreLost
from core.inbound.marks import Marks
from core.ports import Inbox

log = structlog.get_logger()


class Handle(Protocol):
    """Does what the updates ask for; calls ``kept`` as soon as the core has stored them."""

    async def __call__(self, updates: Sequence[Update], *, kept: Kept) -> None: ...


class Hear(Protocol):
    """Takes words alone, which need no library to be read."""

    async def __call__(self, said: Incoming, *, kept: Kept) -> None: ...


#: Seconds after the last picture of an album in which another may still come.
ALBUM_S = 1.0
#: An update whose handling failed this often is given up, so that it cannot stop its thread.
TRIES_MAX = 3
TRY_AGAIN_S = 1.0
#: Seconds that an update may take to reach the core's store. Then it is stored here as well, so that no
#: chat's updates wait for another's. Longer than a crowd takes, whom storing twice would only hold up.
KEPT_S = 1.0


@dataclass(slots=True, eq=False)
class Taken:
    """An update on its way: ``stored`` here, ``kept`` here or by the core, ``handled``."""

    raw: Raw
    stored: bool = False
    handled: bool = False
    kept: asyncio.Future[None] = field(default_factory=lambda: asyncio.Future())

    @property
    def number(self) -> str:
        return str(self.raw["update_id"])

    def keep(self) -> None:
        if not self.kept.done():
            self.kept.set_result(None)


class UpdateQueue:
    """``source`` names the bot's queue in the inbox. Without ``hear`` words are ``handle``'s too."""

    def __init__(
        self,
        inbox: Inbox,
        bot: Bot,
        handle: Handle,
        *,
        source: str,
        hear: Hear | None = None,
        album_s: float = ALBUM_S,
        try_again_s: float = TRY_AGAIN_S,
        kept_s: float = KEPT_S,
    ) -> None:
        self._inbox = inbox
        self._bot = bot
        self._handle = handle
        self._hear = hear
        self._source = source
        self._album_s = album_s
        self._try_again_s = try_again_s
        self._kept_s = kept_s
        self._lanes: dict[str, asyncio.Queue[Taken]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        #: Threads of which something is being stored: what comes after it goes behind it.
        self._bound: Counter[str] = Counter()
        self._marks = Marks(inbox, source)

    async def take(self, updates: Sequence[Raw]) -> None:
        """Returns when all are kept, so that they may be confirmed; repeats are dropped."""
        going, storing = list[Taken](), list[Raw]()
        for update in updates:
            if self._may_go(update):
                going.append(Taken(update))
                self._enqueue(going[-1])
            else:
                self._bound[lane_of(update)] += 1
                storing.append(update)
        await self._store_all(storing)
        await self._see_kept(going)

    def _may_go(self, update: Raw) -> bool:
        """Whether the core may have it at once: nothing is before it, and nothing is to be asked."""
        lane = lane_of(update)
        return plain(update) and lane not in self._lanes and not self._bound[lane]

    async def _see_kept(self, going: Sequence[Taken]) -> None:
        """Returns when the core has stored them, or when we did because that took too long."""
        if not going:
            return
        await asyncio.wait([taken.kept for taken in going], timeout=self._kept_s)
        late = [taken for taken in going if not taken.kept.done()]
        await asyncio.gather(*(self._store(taken.raw) for taken in late))
        for taken in late:
            taken.stored = True
            if taken.handled:
                await self._marks.add(taken.number)

    async def _store_all(self, updates: Sequence[Raw]) -> None:
        """All at once; each goes on its way, in their order, whatever became of the others."""
        stored = await asyncio.gather(*map(self._store, updates), return_exceptions=True)
        for update, new in zip(updates, stored, strict=True):
            lane = lane_of(update)
            self._bound[lane] -= 1
            if not self._bound[lane]:
                del self._bound[lane]
            if new is True:
                self._enqueue(Taken(update, stored=True))
        for failure in stored:
            if isinstance(failure, BaseException):
                raise failure

    async def _store(self, update: Raw) -> bool:
        payload = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
        return await self._inbox.store(self._source, str(update["update_id"]), payload)

    async def resume(self) -> int:
        """Take up what was stored and not done, as Telegram numbered it; answers how many."""
        waiting = await self._inbox.pending(self._source)
        for _, payload in sorted(waiting, key=lambda stored: int(stored[0])):
            self._enqueue(Taken(json.loads(payload), stored=True))
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

    def _enqueue(self, taken: Taken) -> None:
        key = lane_of(taken.raw)
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = asyncio.Queue()
            task = asyncio.create_task(self._run(key, lane), name=f"telegram-{key}")
            self._tasks[key] = task
        lane.put_nowait(taken)

    async def _run(self, key: str, lane: "asyncio.Queue[Taken]") -> None:
        """One thread's updates, one after the other; ends when there is none."""
        try:
            following: Taken | None = None
            while following is not None or not lane.empty():
                first = following if following is not None else lane.get_nowait()
                together, following = await self._album(first, lane)
                await self._do(together)
        finally:
            self._lanes.pop(key, None)
            self._tasks.pop(key, None)

    async def _album(
        self, first: Taken, lane: "asyncio.Queue[Taken]"
    ) -> tuple[list[Taken], Taken | None]:
        """The updates that belong together, and the one after them that was taken already."""
        group = _group_of(first.raw)
        together = [first]
        while group is not None:
            try:
                taken = await asyncio.wait_for(lane.get(), self._album_s)
            except TimeoutError:
                break
            if _group_of(taken.raw) != group:
                return together, taken
            together.append(taken)
        return together, None

    async def _do(self, together: Sequence[Taken]) -> None:
        """Handle and mark as done; a failure is tried again, and one that stays is given up."""
        first, tries = together[0], 0
        while tries < TRIES_MAX:
            try:
                await self._handed_on(together)
                break
            except StoreLost:
                log.warning("update_waits", update=first.number)  # it is no fault of the update
            except Exception:
                tries += 1
                log.exception("update_failed", update=first.number, given_up=tries == TRIES_MAX)
            if tries < TRIES_MAX:
                await asyncio.sleep(self._try_again_s)
        for taken in together:
            taken.handled = True
            taken.keep()
        # A repeat is recognised by the core, so that the mark can wait for others.
        stored = [taken.number for taken in together if taken.stored]
        if stored:
            await self._marks.add(*stored)

    async def _handed_on(self, together: Sequence[Taken]) -> None:
        first = together[0]
        said = words_alone(first.raw) if len(together) == 1 else None
        if said is not None and self._hear is not None:
            await self._hear(said, kept=first.keep)
            return
        updates = [Update.de_json(dict(taken.raw), self._bot) for taken in together]
        await self._handle(updates, kept=first.keep)


def plain(update: Raw) -> bool:
    """Whether it is a person's words and nothing else: nothing to be fetched or asked before the core
    has it, and nothing that this adapter answers by itself."""
    message = update.get("message", {})
    text = message.get("text", "")
    more = "reply_to_message" in message or "sender_chat" in message
    return bool(text) and wished(text) is not None and not more


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
