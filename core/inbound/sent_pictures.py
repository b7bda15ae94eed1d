"""Pictures that people send: as files, and as links in their words."""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import partial

from core.conversation import Attachment, Incoming, PersonId, ThreadKey, platform_of
from core.db.database import Database, Tx
from core.errors import PictureRejected, Refusal
from core.ids import new_id
from core.inbound.few import Few
from core.money.sending import Sending
from core.pictures import PictureId, StoredBlob
from core.ports import Clock, Storage
from core.request import HIDDEN
from core.storage.fetch import picture_link

#: Pictures that come in from one platform at the same time: each is held whole while it is cleaned.
COMING_MAX = 4

#: The bytes behind a link that a person sent.
Fetch = Callable[[str], AsyncIterator[bytes]]
Clean = Callable[[AsyncIterator[bytes]], AsyncIterator[bytes]]


class Counted:
    """Bytes on their way; ``bytes``: how many came."""

    def __init__(self, body: AsyncIterator[bytes]) -> None:
        self._body = body
        self.bytes = 0

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        chunk = await anext(self._body)
        self.bytes += len(chunk)
        return chunk


class SentPictures:
    """``clean`` strips a picture of its metadata.

    ``sending``: how much a person may send. ``fetch``: how pictures behind people's links are got; None
    leaves links alone.
    """

    def __init__(
        self, database: Database, clock: Clock, storage: Storage, sending: Sending, *, clean: Clean,
        fetch: Fetch | None = None,
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._storage = storage
        self._sending = sending
        self._clean = clean
        self._fetch = fetch
        self._coming: dict[str, Few] = defaultdict(partial(Few, COMING_MAX))

    async def upload(
        self, person: PersonId, thread: ThreadKey, body: AsyncIterator[bytes], *,
        sensitive: bool = False, shows: str = "",
    ) -> Attachment:  # fmt: skip
        """Store a person's picture; raises `PictureRejected`, and `Refusal` (sent_hour, sent_day).

        Nothing of it is read before it has a place among those that come in from its platform.
        """
        async with self._coming[platform_of(person)].place(person):
            await self._sending.check(self._database, person)
            coming = Counted(body)
            try:
                blob = await self._storage.put(self._clean(coming))
            except PictureRejected:
                # It was fetched all the same: who sends such files again and again is slowed down.
                if coming.bytes:
                    await self._refused(person, thread, coming.bytes)
                raise
            return await self._kept(person, thread, blob, sensitive=sensitive, shows=shows)

    async def _kept(
        self, person: PersonId, thread: ThreadKey, blob: StoredBlob, *, sensitive: bool, shows: str
    ) -> Attachment:
        """Counted anew where it is written down: another may have come in meanwhile."""
        identity = PictureId(new_id())

        async def work(tx: Tx) -> Refusal | None:
            refusal = await self._refusal(tx, person, blob)
            # Refused, its row is what its file is found and removed by.
            await self._written(
                tx, identity, person, thread, gone=refusal is not None, blob=blob.key,
                media_type=blob.media_type.value, width=blob.size.width, height=blob.size.height,
                bytes=0 if refusal else blob.bytes,
                params=HIDDEN if sensitive else "{}", prompt=shows,
            )  # fmt: skip
            return refusal

        if refusal := await self._database.write(work, lock=f"sent/{person}"):
            raise refusal
        return Attachment(blob=blob.key, picture=identity)

    async def _refused(self, person: PersonId, thread: ThreadKey, size: int) -> None:
        """What was no picture of ours: a row that counts, of no file."""

        async def work(tx: Tx) -> None:
            await self._written(
                tx, PictureId(new_id()), person, thread, gone=True, blob="", media_type="", width=0,
                height=0, bytes=size, params="{}", prompt="",
            )  # fmt: skip

        await self._database.write(work, lock=f"sent/{person}")

    async def _written(
        self, tx: Tx, identity: PictureId, person: PersonId, thread: ThreadKey, *, gone: bool,
        **facts: str | int,
    ) -> None:  # fmt: skip
        """``gone``: it was never to be had, and counts among what was sent."""
        now = self._clock.now_ms()
        session = await tx.one("session_open", id=new_id(), thread=thread, now=now)
        assert session is not None
        await tx.one(
            "picture_add", id=identity, owner=person, session=session["id"], job=None, idx=0,
            parent=None, negative="", model="", now=now, **facts,
        )  # fmt: skip
        if gone:
            await tx.run("picture_delete", id=identity, now=now)

    async def _refusal(self, tx: Tx, person: PersonId, blob: StoredBlob) -> Refusal | None:
        try:
            await self._sending.check(tx, person, coming=blob.bytes)
        except Refusal as refusal:
            return refusal
        return None

    async def linked(self, incoming: Incoming) -> Incoming:
        """The message with the picture that its one direct link names; raises `Refusal`."""
        if self._fetch is None or incoming.attachments or not incoming.addressed:
            return incoming
        link = picture_link(incoming.text)
        if link is None:
            return incoming
        try:
            found = await self.upload(incoming.person, incoming.thread, self._fetch(link))
        except PictureRejected as error:
            raise Refusal(error.told) from error
        words = " ".join(incoming.text.replace(link, " ").split())
        return replace(incoming, attachments=(found,), text=words)
