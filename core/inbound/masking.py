"""Painting by a mask: the link to its page, what comes back from there, and the words it waits for.

A mask that was handed in with words is a request at once; without, the person's next words in that
thread say what is to be there. Either way it becomes an edit of that one picture, as any other.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import structlog

from core.conversation import (
    Context,
    EventId,
    Incoming,
    Intent,
    PersonId,
    Press,
    ThreadKey,
    platform_of,
)
from core.days import DAY_MS
from core.db.database import Database, Row, Tx
from core.db.rows import to_picture
from core.decoding import apart
from core.doors import Canvas
from core.errors import LinkRefused, Refusal, RefusalCode
from core.ids import new_id
from core.inbound.mask_links import TTL_MS, MaskLink, MaskLinks
from core.jobs import Job
from core.messages import Line
from core.outbound.lines import answer_line
from core.pictures import Operation, PaintParams, Picture, PictureId
from core.plain import storable
from core.ports import Clock, Signals, Storage, Understander
from core.routing.router import Router
from core.work.masks import drawn_mask

log = structlog.get_logger()

TOPIC = "mask"
#: Rows are of no use longer than this: a link lives an hour, and its words come within another.
KEPT_MS = DAY_MS
#: What words may want while a mask waits for them.
PAINTS = frozenset({Intent.GENERATE, Intent.EDIT, Intent.VISUALIZE})


class Masking:
    """Implements `core.doors.Masks`. ``page_of``: where people of a thread reach the page, or None."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        storage: Storage,
        links: MaskLinks,
        router: Router,
        understander: Understander,
        signals: Signals,
        *,
        page_of: Callable[[ThreadKey], str | None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._storage = storage
        self._links = links
        self._router = router
        self._understander = understander
        self._signals = signals
        self._page_of = page_of

    async def offer(self, job: Job, press: Press, place: int) -> Line:
        """The way to the page for one picture, or how to say it where there is none."""
        made = await self._database.all("pictures_of_job", job=job.id)
        if not made:
            raise Refusal(RefusalCode.NO_PICTURE)
        picture = to_picture(made[min(place, len(made)) - 1])
        if not self._fills(picture):
            return answer_line("inpaint_unable", locale=press.locale)
        page = self._page_of(press.thread)
        if page is None:
            return answer_line("inpaint_no_page", locale=press.locale)
        token = self._links.sign(
            press.person, press.thread, picture.id, message=press.message, locale=press.locale
        )
        return answer_line("inpaint", locale=press.locale, link=f"{page}/{token}")

    def _fills(self, picture: Picture) -> bool:
        try:
            self._router.choose(Operation.FILL, PaintParams(), picture.size, pictures=1)
        except Refusal:
            return False
        return True

    async def opened(self, token: str) -> Canvas:
        """Raises `LinkRefused`."""
        link, picture = await self._linked(token)
        return Canvas(
            person=link.person, size=picture.size, media_type=picture.media_type, blob=picture.blob,
            locale=link.locale,
        )  # fmt: skip

    async def finished(self, token: str, body: bytes, words: str) -> None:
        """Take a mask in, once for each link.

        Raises `LinkRefused`; `PictureRejected` for what is no PNG; `Refusal` (mask_size, mask_empty).
        """
        link, picture = await self._linked(token)
        pixels = picture.size.width * picture.size.height
        mask = await apart(pixels, drawn_mask, body, picture.size)
        stored = await self._storage.put(_pieces(mask))
        identity, now = new_id(), self._clock.now_ms()

        async def keep(tx: Tx) -> None:
            if await tx.one("mask_get", nonce=link.nonce) is not None:
                raise LinkRefused("mask link used")
            session = await tx.one("session_open", id=new_id(), thread=link.thread, now=now)
            assert session is not None
            await tx.run(
                "mask_picture_add", id=identity, blob=stored.key, width=stored.size.width,
                height=stored.size.height, bytes=stored.bytes,
                owner=link.person, session=session["id"], now=now,
            )  # fmt: skip
            await tx.run("masks_used", thread=link.thread, person=link.person, now=now)
            await tx.run(
                "mask_add", nonce=link.nonce, platform=platform_of(link.thread), thread=link.thread,
                person=link.person, message=link.message, locale=link.locale, picture=link.picture,
                mask=identity, words=storable(words).strip(), now=now,
            )  # fmt: skip
            await tx.run("session_masked", id=session["id"], now=now)
            await tx.run("masks_drop", before=now - KEPT_MS)

        await self._database.write(keep)
        self._signals.tell(TOPIC)

    async def _linked(self, token: str) -> tuple[MaskLink, Picture]:
        """The link with its picture, if that is still the person's and the link was not used."""
        link = self._links.check(token)
        row = await self._database.one("picture_get", id=link.picture)
        if row is None or await self._database.one("mask_get", nonce=link.nonce) is not None:
            raise LinkRefused("mask link used, or its picture is gone")
        kin = {one["id"] for one in await self._database.all("kin_of", person=link.person)}
        if row["owner"] not in kin:
            raise LinkRefused("mask link of somebody else's picture")
        return link, to_picture(row)

    async def due(self, platform: str, *, until: int) -> list[Row]:
        """The masks that nobody has taken up on a platform, this process's until then."""
        now = self._clock.now_ms()
        if await self._database.one("masks_wait", platform=platform, now=now) is None:
            return []  # the usual: nothing is written
        rows = await self._database.write(
            lambda tx: tx.all("masks_due", platform=platform, now=now, until=until)
        )
        return list(rows)

    async def free(self, platform: str, *, until: int) -> None:
        """Give back what was taken until then, and not told."""
        now = self._clock.now_ms()
        await self._database.run("masks_free", platform=platform, now=now, until=until)

    async def told(self, row: Row) -> None:
        await self._database.run("mask_told", nonce=row["nonce"])

    async def request(self, row: Row) -> Incoming:
        """A mask that came with its words, as the message that it is."""
        place = await self._database.one("place_get", thread=row["thread"])
        session = await self._database.one("session_of", thread=row["thread"])
        server = str(place["server"]) if place is not None else ""
        roles = await self._database.one("member_get", person=row["person"], server=server)
        asked = Incoming(
            event=EventId(f"mask:{row['nonce']}"),
            thread=ThreadKey(row["thread"]),
            person=PersonId(row["person"]),
            text=row["words"],
            message=row["message"],
            direct=not server,
            locale=row["locale"],
            server=server,
            channel=str(place["channel"]) if place is not None else "",
            roles=tuple(str(roles["roles"]).split()) if roles is not None else (),
            shared=session is not None and session["scope"] == server,
        )
        return masked(asked, row["mask"], row["picture"])

    async def worn(self, incoming: Incoming, session: Row, context: Context) -> Incoming:
        """The message as an edit by the mask that waits for it, where there is one and it is meant.

        A reply to the picture, or to the question about it, is always meant.
        """
        since = self._clock.now_ms() - TTL_MS
        meant_for_us = incoming.direct or incoming.addressed
        if session["masked_ms"] < since or not meant_for_us or not incoming.text.strip():
            return incoming
        row = await self._database.one(
            "mask_waiting", thread=incoming.thread, person=incoming.person, since=since
        )
        if row is None or incoming.attachments or not self._meant(incoming, row, context):
            return incoming
        bound = masked(incoming, row["mask"], row["picture"])
        now = self._clock.now_ms()
        async with self._database.tx() as tx:
            await tx.run("masks_used", thread=incoming.thread, person=incoming.person, now=now)
            await tx.run("inbox_set", source="chat", event=incoming.event, payload=bound.to_json())
        return bound

    def _meant(self, incoming: Incoming, row: Row, context: Context) -> bool:
        if incoming.reply_to_message:
            return bool(incoming.reply_to_message == row["message"])
        asked = replace(context, asked=True, reply_to=row["picture"])
        return self._understander.understand(incoming.text, asked).intent in PAINTS


def masked(incoming: Incoming, mask: str, picture: str) -> Incoming:
    """The message as an edit of that picture by that mask, for whoever reads it now or later."""
    return replace(
        incoming, command="edit", mask=PictureId(mask),
        options=replace(incoming.options, target=picture),
    )  # fmt: skip


def ready_line(locale: str) -> Line:
    """The mask is here: what shall be there?"""
    return replace(answer_line("mask_ready", locale=locale), private=False)


async def _pieces(body: bytes) -> AsyncIterator[bytes]:
    yield body
