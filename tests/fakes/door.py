"""A core's door that remembers what came in and does nothing about it; uploads are kept for real."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence

from core.administration.act import Act, Caller, Order
from core.conversation import Attachment, Incoming, PersonId, Press, ThreadKey
from core.doors import Choices, Kept, Shown
from core.errors import PictureRejected, Refusal, RefusalCode
from core.jobs import JobId
from core.messages import Line
from core.outbound.lines import answer_line
from core.pictures import BlobKey, Picture, PictureId


class FakeDoor:
    """Implements `core.doors.Door`. ``history`` is what `shown` answers, by thread."""

    def __init__(self) -> None:
        self.received: list[Incoming] = []
        self.pressed: list[Press] = []
        self.uploads: dict[str, bytes] = {}
        self.history: dict[str, list[Shown]] = {}
        self.deleted: list[tuple[str, str]] = []
        self.fails = self.enough = False
        self.chosen: dict[str, str] = {"style": ""}
        self.decided: dict[str, bool] = {}
        self.operators: set[str] = set()
        self.orders: list[tuple[Caller, Order]] = []

    async def receive(self, incoming: Incoming, *, kept: Kept | None = None) -> None:
        if self.fails:
            raise RuntimeError("postgres://user:secret@host")
        if kept is not None:
            kept()
        if incoming.event not in {seen.event for seen in self.received}:
            self.received.append(incoming)

    async def press(self, press: Press) -> None:
        self.pressed.append(press)

    async def allowed(self, press: Press) -> bool:
        return True

    async def language(self, person: PersonId, locale: str) -> str:
        return locale

    async def there(self, job: str) -> bool:
        return True

    async def first_in(self, server: str) -> JobId | None:
        return None

    async def upload(
        self, person: PersonId, thread: ThreadKey, body: AsyncIterator[bytes], *,
        sensitive: bool = False, shows: str = "",
    ) -> Attachment:  # fmt: skip
        """A PNG by its first bytes; anything else is rejected, and all where it was ``enough``."""
        whole = b"".join([chunk async for chunk in body])
        if self.enough:
            raise Refusal(RefusalCode.SENT_HOUR, limit=100, minutes=12)
        if not whole.startswith(b"\x89PNG"):
            raise PictureRejected(PictureRejected.NOT_A_PICTURE)
        digest = hashlib.sha256(whole).hexdigest()
        self.uploads[digest] = whole
        return Attachment(blob=BlobKey(f"{digest}.png"), picture=PictureId(digest[:12]))

    async def prompts(self, thread: ThreadKey, message: str, person: PersonId) -> Sequence[str]:
        return ()

    async def shown(self, thread: ThreadKey, *, limit: int = 50) -> Sequence[Shown]:
        return self.history.get(thread, [])[-limit:]

    async def choices(self, thread: ThreadKey) -> Choices:
        return Choices(chosen=self.chosen, offered={"style": ["watercolor", "neon"]}, credits=1)

    async def choose(self, thread: ThreadKey, name: str, value: str) -> Choices:
        """Offers two styles; everything else is refused."""
        if name != "style" or value not in ("", "watercolor", "neon"):
            raise Refusal(RefusalCode.UNSUPPORTED)
        self.chosen = {name: value}
        return await self.choices(thread)

    async def original(self, person: PersonId, picture: PictureId) -> Picture:
        raise Refusal(RefusalCode.NOT_FOUND)

    async def edited(self, incoming: Incoming, *, fresh: bool = False) -> None:
        self.received.append(incoming)

    def listens(self, *places: str) -> bool | None:
        return self.decided.get(next((place for place in places if place in self.decided), ""))

    def blocked(self, *places: str) -> bool:
        return False

    def may(self, caller: Caller, act: Act) -> bool:
        return caller.person in self.operators

    async def administer(self, caller: Caller, order: Order) -> Line:
        """Kept in ``orders``; everybody who is no operator is refused."""
        if not self.may(caller, order.act):
            raise Refusal(RefusalCode.NOT_OPERATOR)
        self.orders.append((caller, order))
        return answer_line("admin_done", act=order.act.value, target=order.subject, value=order.value)

    async def message_deleted(self, thread: ThreadKey, message: str) -> None:
        self.deleted.append((thread, message))

    async def destination_dead(self, thread: ThreadKey) -> None:
        self.deleted.append((thread, "*"))

    async def thread_moved(self, old: ThreadKey, new: ThreadKey) -> None:
        self.history[new] = self.history.pop(old, [])

    async def idle(self) -> None:
        await asyncio.sleep(0)
