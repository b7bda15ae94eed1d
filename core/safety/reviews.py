"""What an operator must look at first: held without a charge, decided once, told to the person."""

from collections.abc import Collection, Sequence

import structlog

from core.administration.house_rules import HouseRules
from core.conversation import Incoming, Moderation, PersonId, platform_of
from core.db.database import Database, Row, Tx
from core.errors import Refusal, RefusalCode
from core.ids import new_id
from core.pictures import BlobKey
from core.ports import Clock, Signals, Storage
from core.safety.held import Review, ReviewKind, ReviewState
from core.safety.strikes import Strikes

log = structlog.get_logger()

TOPIC = "review"
#: A person may have so many requests waiting to be looked at; more are refused.
WAITING_MAX = 5
#: What nobody looked at for so long is refused: a week.
STALE_MS = 7 * 86_400_000
SWEPT_MAX = 200


class Reviews:
    def __init__(
        self, database: Database, clock: Clock, signals: Signals, rules: HouseRules, strikes: Strikes,
        storage: Storage,
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._signals = signals
        self._rules = rules
        self._strikes = strikes
        self._storage = storage

    async def hold(self, incoming: Incoming, words: str, found: Moderation) -> RefusalCode | None:
        """Hold a request; None where an operator has let this very message through before.

        Answers the word to the person: reviewed, or moderated where it was denied or too many wait.
        """
        async with self._database.tx(lock="review") as tx:
            known = await tx.one("review_of_event", event=incoming.event)
            if known is not None:
                return _answer_of(ReviewState(known["state"]))
            waiting = await tx.one("reviews_open_of", person=incoming.person)
            if waiting is not None and int(waiting["n"]) >= WAITING_MAX:
                return RefusalCode.MODERATED
            await tx.one(
                "review_add", id=new_id(), kind=ReviewKind.REQUEST.value, event=incoming.event,
                person=incoming.person, thread=incoming.thread, category=found.category,
                rule=found.rule, words=words, payload=incoming.to_json(), job=None, idx=0, blob="",
                now=self._clock.now_ms(),
            )  # fmt: skip
        return RefusalCode.REVIEWED

    async def waiting(self, *, limit: int = 50) -> Sequence[Review]:
        """What waits for an operator, oldest first."""
        return [to_review(row) for row in await self._database.all("reviews_open", limit=limit)]

    async def approve(self, who: str, review: str, reason: str) -> Review:
        """Let it go on. Raises `Refusal`: not_found, too_late where it was decided before."""
        return await self._decide(who, review, ReviewState.APPROVED, reason)

    async def deny(self, who: str, review: str, reason: str, *, strike: bool = False) -> Review:
        """Refuse it, uncharged; with a strike where it was meant ill. Raises as `approve`."""
        denied = await self._decide(who, review, ReviewState.DENIED, reason)
        if strike:
            await self._strikes.count(denied.person, event=f"review:{denied.id}", category="review")
        return denied

    async def sweep(self) -> int:
        """Refuse what nobody looked at in time; answers how many."""
        before = self._clock.now_ms() - STALE_MS
        rows = await self._database.all("reviews_stale", before=before, limit=SWEPT_MAX)
        for row in rows:
            await self._decide("house", row["id"], ReviewState.DENIED, "nobody looked at it")
        return len(rows)

    async def _decide(self, who: str, review: str, state: ReviewState, reason: str) -> Review:
        found = await self._found(review)
        async with self._database.tx() as tx:
            row = await tx.one(
                "review_decide", id=found["id"], state=state.value, who=who, reason=reason,
                now=self._clock.now_ms(),
            )  # fmt: skip
            if row is None:
                raise Refusal(RefusalCode.TOO_LATE)
            await self._note(tx, who, state, row, reason)
        log.info("reviewed", review=row["id"], state=state.value)
        self._signals.tell(TOPIC)
        return to_review(row)

    async def _note(self, tx: Tx, who: str, state: ReviewState, row: Row, reason: str) -> None:
        act = "approve" if state is ReviewState.APPROVED else "deny"
        await self._rules.note(
            tx, who, act, row["person"], reason, review=row["id"], kind=row["kind"],
            category=row["category"],
        )  # fmt: skip

    async def _found(self, review: str) -> Row:
        """By the whole id, or by the end of it that people read."""
        wanted = "".join(letter for letter in review.lower() if letter.isalnum())
        rows = await self._database.all("review_by_ref", ref=f"%{wanted}") if len(wanted) >= 6 else []
        if len(rows) != 1:
            raise Refusal(RefusalCode.NOT_FOUND)
        return rows[0]

    async def due(self, platforms: Collection[str], *, until: int) -> list[Row]:
        """Decided rows of these platforms, which are the caller's to act on until then."""
        now, taken = self._clock.now_ms(), []
        for row in await self._database.all("reviews_due", now=now, limit=SWEPT_MAX):
            if platform_of(row["thread"]) not in platforms:
                continue
            mine = await self._database.one_locked("", "review_take", id=row["id"], now=now, until=until)
            if mine is not None:
                taken.append(mine)
        return taken

    async def free(self, *, until: int) -> None:
        """Give back what was taken until then, and not acted on."""
        await self._database.run("reviews_free", now=self._clock.now_ms(), until=until)

    async def done(self, row: Row) -> None:
        """The person knows; a denied picture's file goes, unless it is also somebody else's."""
        await self._database.run("review_done", id=row["id"], now=self._clock.now_ms())
        if row["blob"] and row["state"] == ReviewState.DENIED:
            await self.drop_blob(BlobKey(row["blob"]), review=row["id"])

    async def drop_blob(self, blob: BlobKey, *, review: str = "") -> None:
        """Delete a file that nobody may see, unless a picture or another review has the same one."""
        held = await self._database.one("review_blob_used", blob=blob, id=review)
        if held is None and await self._database.one("blob_used", blob=blob) is None:
            await self._storage.delete(blob)


def to_review(row: Row) -> Review:
    return Review(
        id=row["id"],
        kind=ReviewKind(row["kind"]),
        person=PersonId(row["person"]),
        name=dict(row).get("person_name", ""),
        thread=row["thread"],
        category=row["category"],
        rule=row["rule"],
        words=row["words"],
        job=row["job_id"] or "",
        blob=BlobKey(row["blob"]),
        state=ReviewState(row["state"]),
        at_ms=row["at_ms"],
    )


def _answer_of(state: ReviewState) -> RefusalCode | None:
    return {
        ReviewState.OPEN: RefusalCode.REVIEWED,
        ReviewState.APPROVED: None,
        ReviewState.DENIED: RefusalCode.MODERATED,
    }[state]
