"""Changes that wait for their picture: said while it was being painted, and begun when it is there.

Nothing is held or charged for one that waits: it is a status message that names the request it follows.
"""

from collections.abc import Sequence

from core.days import DAY_MS
from core.db.database import Database, Row, Tx, Work
from core.db.rows import to_status
from core.errors import Refusal, RefusalCode
from core.jobs import StatusMessage
from core.lately import Lately
from core.messages import Line
from core.outbound.kept import stored_line
from core.outbound.lines import let_go_line
from core.outbound.relay import Relay
from core.ports import Clock
from core.request import JobRequest

#: How many of one person wait in one thread.
WAIT_MOST = 3
#: How long one waits at most, where a question before it is not answered.
WAIT_MS = DAY_MS
#: Changes that are looked at in one go.
DUE_MOST = 50
#: For how long one is in the hands of whoever sends its message or begins it, in milliseconds.
TAKEN_MS = 60_000
#: Looks, and seconds between them, at one that is in somebody's hands.
LOOKS, LOOK_S = 50, 0.1


class Follows:
    """The store's part of it: who waits for what, and which of several processes begins it."""

    def __init__(self, database: Database, clock: Clock, relay: Relay) -> None:
        self._database = database
        self._clock = clock
        self._relay = relay
        #: What is waited for, as far as this process was told: its end is worth a look at once.
        self._awaited: Lately[str, bool] = Lately(WAIT_MS)

    async def wait(self, status: StatusMessage, first: str, line: Line) -> int | None:
        """From now on this status waits for the one whose id is ``first``, and shows ``line``; its event
        is handled with that. Twice is once. Raises `Refusal` (not_yet) where too many wait.

        Answers until when the caller has it, to send its message and then `free` it; None where it waits
        no more.
        """
        now = self._clock.now_ms()

        async def work(tx: Tx) -> int | None:
            until: int | None = now + TAKEN_MS
            row = await tx.one(
                "status_follows", id=status.id, follows=first, line=stored_line(line), until=until,
                most=WAIT_MOST,
            )  # fmt: skip
            if row is None:
                known = await tx.one("status_get", id=status.id)
                assert known is not None
                if _fresh(known):
                    raise Refusal(RefusalCode.NOT_YET)
                until = known["taken_ms"] if known["follows"] is not None else None
            await tx.run("inbox_done", source="chat", event=status.event, now=now)
            return until

        until = await self._database.write(work, lock="follows")
        self._awaited.put(first, True, now)
        return until

    def awaited(self, status: str) -> bool:
        """Whether somebody is known to wait for this request."""
        return self._awaited.get(status, self._clock.now_ms()) is not None

    async def subject(self, first: str) -> str:
        """What the picture shows that is waited for; "" where that is a change itself."""
        row = await self._database.one("status_get", id=first)
        job = await self._database.one("job_get", id=row["job_id"]) if row and row["job_id"] else None
        request = JobRequest.from_json(job["request"]) if job is not None else None
        return "" if request is None or request.sources else request.subject

    async def picture(self, first: str) -> str | None:
        """The picture that was waited for (of a batch the first); None where there is none."""
        row = await self._database.one("status_get", id=first)
        if row is None or not row["job_id"]:
            return None
        made = await self._database.all("pictures_of_job", job=row["job_id"])
        return made[0]["id"] if made else None

    async def due(self) -> Sequence[Row]:
        """Those whose request has ended, one way or another, oldest first."""
        now = self._clock.now_ms()
        return await self._database.all("follows_due", now=now, before=now - WAIT_MS, limit=DUE_MOST)

    async def take(self, status: str) -> Row | None:
        """To begin it, until its ``taken_ms``; None where somebody else does, or it waits no more."""
        now = self._clock.now_ms()
        return await self._database.write(
            lambda tx: tx.one("follow_take", id=status, now=now, until=now + TAKEN_MS)
        )

    async def free(self, status: str, *, until: int) -> None:
        """Give back what was taken until then, and goes on waiting."""
        await self._database.run("follow_free", id=status, until=until)

    async def free_all(self) -> None:
        """At the start of the only process on a store: what a dead one was beginning is due again."""
        await self._database.run("follows_free_all")

    async def reword(self, status: StatusMessage, payload: str) -> bool:
        """Give one that waits other words; False where it waits no more."""

        async def work(tx: Tx) -> bool:
            now = self._clock.now_ms()
            row = await tx.one("follow_reworded", event=status.event, payload=payload, now=now)
            return row is not None

        return await self._at_rest(status.id, work)

    async def let_go(self, status: str) -> bool:
        """One that waits ends, and its message says so; False where it waits no more."""

        async def work(tx: Tx) -> bool:
            row = await tx.one("follow_let_go", id=status, now=self._clock.now_ms())
            if row is None:
                return False
            line = stored_line(let_go_line(locale=row["locale"]))
            await self._relay.enqueue(tx, f"{status}:let_go", to_status(row), line=line)
            return True

        done = await self._at_rest(status, work)
        if done:
            self._relay.wake()
        return done

    async def _at_rest(self, status: str, work: Work[bool]) -> bool:
        """Do it to one that waits, as soon as it is in nobody's hands; False where it waits no more."""
        for _ in range(LOOKS):
            if await self._database.write(work):
                return True
            row = await self._database.one("status_get", id=status)
            if row is None or row["follows"] is None:
                return False
            await self._clock.sleep(LOOK_S)
        return False

    async def of(self, thread: str, person: str) -> Sequence[str]:
        """What waits of a person in a thread, oldest first."""
        rows = await self._database.all("follows_of", thread=thread, person=person)
        return [row["id"] for row in rows]

    async def in_thread(self, thread: str, person: str = "") -> Sequence[str]:
        """All that waits in a thread; of one person, where one is named."""
        rows = await self._database.all("follows_in", thread=thread)
        return [row["id"] for row in rows if person in ("", row["person"])]


def _fresh(row: Row) -> bool:
    """Whether nothing has come of a status so far: it neither waits nor has it begun or ended."""
    return row["follows"] is None and not row["job_id"] and not row["final_done"]
