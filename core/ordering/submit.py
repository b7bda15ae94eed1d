"""One transaction that holds the credits and enqueues the job, or refuses and leaves no trace."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import tzinfo

from core.credits import Bucket, Credits, Wallet
from core.db.database import Database, Tx
from core.db.rows import to_job
from core.db.wallet import account_of
from core.ids import new_id
from core.jobs import Job, JobId, StatusMessage
from core.money.gate import Gate, Terms
from core.money.limits import Limits, Usage, Windows, windows
from core.money.wallets import Wallets
from core.people.members import Members
from core.people.standing import Standing
from core.ports import Clock
from core.request import JobRequest
from core.routing.similar import traces

__all__ = ["Submit", "Submitted", "Terms"]

#: The same wish of the same person within this time is one job, however often it is pressed.
TWIN_MS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The queued job and its place in the queue; ``twin`` where it was there before (a double click).

    ``usage`` is what the person had used before it, ``standing`` how they stand; None for a twin.
    """

    job: Job
    place: int = 0
    twin: bool = False
    usage: Usage | None = None
    standing: Standing | None = None


class _OnlyTried(Exception):
    """Undoes a hold that was to show whether it can be."""


class Submit:
    def __init__(self, database: Database, clock: Clock, terms: Terms) -> None:
        self._database = database
        self._clock = clock
        self._terms = terms
        self._members = Members(database, clock, terms.all_tiers)
        self._gate = Gate(database, clock, terms, self._members)
        self._wallets = Wallets(database, clock, terms.zone, kept=terms.kept)

    @property
    def members(self) -> Members:
        return self._members

    @property
    def wallets(self) -> Wallets:
        return self._wallets

    async def submit(
        self, status: StatusMessage, session: str, provider: str, request: JobRequest,
        *, when_ready: bool = False, thinking_micros: int = 0,
        also: Callable[[Tx], Awaitable[None]] | None = None,
    ) -> Submitted:  # fmt: skip
        """The queued job; the same status asked twice is one job. Raises `Refusal`, uncharged.

        ``when_ready``: a cooldown does not refuse the job but puts off its start.
        ``thinking_micros``: what a language model charged for the request's words. ``also`` is done in
        the same transaction where the job is new. The message that asked is handled with that: nothing
        is left to do for it after a crash.
        """

        fingerprint = request.fingerprint()

        async def work(tx: Tx) -> Submitted:
            found = await self._before(tx, status.event, status.person, fingerprint)
            if found is not None:
                return found
            standing = await self._members.standing(status.person, status.thread, tx=tx)
            run_at, usage = await self._gate.allow(tx, standing, request, when_ready=when_ready)
            here = replace(request, tolerance=standing.tolerance)
            job = await self._enqueue(
                tx, status, standing, session, provider, here, fingerprint, run_at, thinking_micros
            )
            if also is not None:
                await also(tx)
            row = await tx.one("queue_place", id=job.id)
            place = int(row["n"]) + 1 if row else 1
            return Submitted(job=job, place=place, usage=usage, standing=standing)

        submitted = await self._database.write(work, lock="submit")
        if submitted.standing is not None:
            self._wallets.remember(submitted.standing.wallet, submitted.standing.tier)
        return submitted

    async def affords(self, status: StatusMessage, price: Credits) -> None:
        """Raises `Refusal` (no_credits) where a price could not be paid now; nothing is held."""

        async def work(tx: Tx) -> None:
            standing = await self._members.standing(status.person, status.thread, tx=tx)
            await self._wallets.hold(tx, standing, price, ref=f"hold:{status.event}")
            raise _OnlyTried

        with suppress(_OnlyTried):
            await self._database.write(work, lock="submit")

    async def tried(
        self, event: str, person: str, thread: str, request: JobRequest, *,
        when_ready: bool = False,
    ) -> Job | None:  # fmt: skip
        """The job that is on its way for the same wish; raises `Refusal` where none would be taken now.

        Nothing is held and nothing enqueued: before a message tells everybody of a wish.
        """
        fingerprint = request.fingerprint()
        price = Credits(request.price_each * request.count)

        async def work(tx: Tx) -> Job | None:
            found = await self._before(tx, event, person, fingerprint)
            if found is not None:
                return found.job if found.twin else None
            standing = await self._members.standing(person, thread, tx=tx)
            await self._gate.allow(tx, standing, request, when_ready=when_ready)
            await self._wallets.hold(tx, standing, price, ref=f"hold:{event}")
            raise _OnlyTried

        with suppress(_OnlyTried):
            return await self._database.write(work, lock="submit")
        return None

    async def _before(self, tx: Tx, event: str, person: str, fingerprint: str) -> Submitted | None:
        """The job that this event, or the same wish a moment ago, made already."""
        since = self._clock.now_ms() - TWIN_MS
        row = await tx.one("job_before", idem=event, person=person, fingerprint=fingerprint, since=since)
        return Submitted(job=to_job(row), twin=row["idem"] != event) if row is not None else None

    async def admit(self, person: str, thread: str, standing: Standing | None = None) -> Standing:
        """As `Gate.admit`."""
        return await self._gate.admit(person, thread, standing)

    @property
    def zone(self) -> tzinfo:
        return self._terms.zone

    def calendar(self) -> Windows:
        """The windows that are running now."""
        return windows(self._clock.now_ms(), self._terms.zone)

    async def saved(self, person: str) -> int:
        """Credits that this month went unspent because a cheaper model was enough."""
        row = await self._database.one("saved_since", person=person, since=self.calendar().month)
        return int(row["credits"]) if row is not None else 0

    async def wallet(self, person: str, thread: str = "") -> Wallet:
        """What a person has, with this month's allowance granted once."""
        return await self._wallets.opened(await self._members.standing(person, thread))

    async def usage(self, person: str, limits: Limits) -> Usage:
        """What a person has used of each window that ``limits`` has."""
        return await self._gate.usage(person, limits)

    async def _enqueue(
        self, tx: Tx, status: StatusMessage, standing: Standing, session: str, provider: str,
        request: JobRequest, fingerprint: str, run_at: int, thinking_micros: int,
    ) -> Job:  # fmt: skip
        price = Credits(request.price_each * request.count)
        held = await self._wallets.hold(tx, standing, price, ref=f"hold:{status.event}")
        identity = JobId(new_id())
        row = await tx.one(
            "job_add",
            id=identity,
            idem=status.event,
            account=account_of(standing.wallet, Bucket.ALLOWANCE),
            person=status.person,
            session=session,
            thread=status.thread,
            status=status.id,
            provider=provider,
            model=request.model,
            request=request.to_json(),
            fingerprint=fingerprint,
            **traces(request),
            hold=held.hold,
            price=price,
            thinking=thinking_micros,
            estimate=request.cost_each_micros * request.count,
            vkey=held.vkey,
            running_max=standing.tier.limits.running or 1_000_000,
            server=standing.server,
            payer=held.payer,
            run_at=run_at,
            attempts_max=self._terms.attempts_max,
            now=self._clock.now_ms(),
        )
        assert row is not None
        await tx.run("status_job", id=status.id, job=identity)
        await tx.run("inbox_done", source="chat", event=status.event, now=self._clock.now_ms())
        return to_job(row)
