"""What was painted here before is offered before anything is charged: use it, or make a new one."""

from collections.abc import Sequence
from itertools import zip_longest

import structlog

from core.buttons import Verb
from core.db.database import Database, Row, Tx
from core.jobs import StatusMessage
from core.messages import Line
from core.outbound.lines import button
from core.outbound.relay import Relay
from core.request import JobRequest
from core.routing.similar import alike, exact_key, frame_of, likeness, said, sieved

log = structlog.get_logger()

#: Of so many finished requests of the same frame, the newest, the likest is looked for.
LOOKED_AT = 64
#: Of as many as these, whose words are nearly the same, the words themselves are compared.
COMPARED = ("first", "second", "third", "fourth", "fifth")
SHOWN_CHARS = 80


class Offers:
    """Never across the privacy scope: a session sees jobs of its own scope and no others.

    ``same_seed``: the very same request with the seed it names is served at once. ``like``: the same
    without a seed, and nearly the same, is offered.
    """

    def __init__(self, database: Database, relay: Relay, *, same_seed: bool, like: bool) -> None:
        self._database = database
        self._relay = relay
        self._same_seed = same_seed
        self._like = like

    async def same(self, session: str, person: str, request: JobRequest) -> str | None:
        """The job that made this very picture, of this session or this person."""
        key = exact_key(request) if self._same_seed else ""
        if not key:
            return None
        row = await self._database.one(
            "job_alike", alike=key, session=session, person=person, count=request.count
        )
        return str(row["id"]) if row is not None else None

    async def like(self, session: str, request: JobRequest) -> Row | None:
        """A finished job that asked for the same picture, or nearly, in whatever words."""
        frame = frame_of(request) if self._like and not request.seeded else ""
        if not frame:
            return None
        words = said(request)

        async def work(tx: Tx) -> Row | None:
            rows = await tx.all("jobs_like", session=session, frame=frame, limit=LOOKED_AT)
            names = sieved(likeness(words), [(row["id"], row["likeness"]) for row in rows])
            for row in await _offered(tx, session, names):
                if alike(words, said(JobRequest.from_json(row["request"]))):
                    return row
            return None

        return await self._database.read(work)

    async def serve(self, status: StatusMessage, job: str) -> None:
        """Show a finished picture in this message, for free."""
        log.info("served_again", status=status.id, job=job)
        await self._relay.again(status, job)

    async def share(self, status: StatusMessage, job: str) -> None:
        """Show a picture where its maker wants it to be seen as well."""
        log.info("shared", status=status.id, job=job)
        await self._relay.again(status, job, note="shared")

    async def use(self, status: StatusMessage, job: str, session: str) -> bool:
        """Take what was offered; False where it is no longer to be had here."""
        found = await self._database.read(lambda tx: _offered(tx, session, [job]))
        if found:
            await self.serve(status, job)
        return bool(found)


async def _offered(tx: Tx, session: str, names: Sequence[str]) -> list[Row]:
    """Of the first those that this session may see, in their order."""
    if not names:
        return []
    nearest = dict(zip_longest(COMPARED, names[: len(COMPARED)], fillvalue=""))
    rows = {row["id"]: row for row in await tx.all("jobs_offered", session=session, **nearest)}
    return [rows[name] for name in names if name in rows]


def offer_line(status: StatusMessage, found: Row, request: JobRequest, intent: str) -> Line:
    """ "Someone here already made this": use it, free; or make a new one, at its price."""
    before = JobRequest.from_json(found["request"])
    shown = said(before)
    return Line(
        kind="ask",
        code="alike",
        facts={
            "asked": shown if len(shown) <= SHOWN_CHARS else f"{shown[:SHOWN_CHARS].rstrip()}…",
            "picked": before.picked,
            "whose": "own" if found["person"] == status.person else "other",
            "credits": request.price_each * request.count,
            "job": found["id"],
        },
        buttons=(
            button(Verb.USE, status.id, found["id"]),
            button(Verb.NEW, status.id, intent.lower()),
        ),
        locale=status.locale,
    )
