"""One transaction that holds the credits and enqueues the job, or refuses and leaves no trace."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from core.credits import AccountId, Credits
from core.db import ledger
from core.db.database import Database, Tx
from core.db.rows import to_job
from core.errors import Refusal, RefusalCode
from core.ids import new_id
from core.jobs import Job, JobId, StatusMessage
from core.limits import Limits, PlaceUsage, Usage, check, check_place, longest, windows
from core.members import Members
from core.ports import Clock
from core.request import JobRequest
from core.similar import exact_key
from core.standing import Standing
from core.tiers import Tier, Tiers

#: The same wish of the same person within this time is one job, however often it is pressed.
TWIN_MS = 5_000
GRANTED_MAX = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms jobs are taken. ``day_micros`` is the hard stop of real cost, 0 lifts it.

    ``limits`` and ``allowance`` are everybody's where no ``tiers`` are given. ``allowed``: people,
    threads and servers that may ask; None means everybody.
    """

    limits: Limits = field(default_factory=Limits)
    allowance: int = 200
    day_micros: int = 5_000_000
    allowed: frozenset[str] | None = None
    attempts_max: int = 3
    tiers: Tiers | None = None

    @property
    def all_tiers(self) -> Tiers:
        if self.tiers is not None:
            return self.tiers
        return Tiers(ranked=(Tier(limits=self.limits, allowance=self.allowance),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The queued job; ``twin`` where it was there before (a double click)."""

    job: Job
    twin: bool = False


class Submit:
    def __init__(self, database: Database, clock: Clock, terms: Terms) -> None:
        self._database = database
        self._clock = clock
        self._terms = terms
        self._members = Members(database, clock, terms.all_tiers)
        self._granted: dict[str, None] = {}

    @property
    def members(self) -> Members:
        return self._members

    async def submit(
        self, status: StatusMessage, session: str, provider: str, request: JobRequest,
        *, when_ready: bool = False, thinking_micros: int = 0,
        also: Callable[[Tx], Awaitable[None]] | None = None,
    ) -> Submitted:  # fmt: skip
        """The queued job; the same status asked twice is one job. Raises `Refusal`, uncharged.

        ``when_ready``: a cooldown does not refuse the job but puts off its start.
        ``thinking_micros``: what a language model charged for the request's words. ``also`` is done in
        the same transaction where the job is new.
        """
        async with self._database.tx(lock="submit") as tx:
            found = await self._before(tx, status, request)
            if found is None:
                standing = await self._members.standing(status.person, status.thread, tx=tx)
                run_at = await self._allow(tx, standing, request, when_ready=when_ready)
                job = await self._enqueue(
                    tx, status, standing, session, provider, request, run_at, thinking_micros
                )
                if also is not None:
                    await also(tx)
                found = Submitted(job=job)
        self._remember_grant(status.person)
        return found

    async def _before(self, tx: Tx, status: StatusMessage, request: JobRequest) -> Submitted | None:
        """The job that this status, or the same wish a moment ago, made already."""
        row = await tx.one(
            "job_before",
            idem=status.event,
            person=status.person,
            fingerprint=request.fingerprint(),
            since=self._clock.now_ms() - TWIN_MS,
        )
        return Submitted(job=to_job(row), twin=row["idem"] != status.event) if row is not None else None

    async def open_account(self, person: str, thread: str = "") -> AccountId:
        """The account of a person, with this month's allowance granted once."""
        async with self._database.tx() as tx:
            standing = await self._members.standing(person, thread, tx=tx)
            return await self._account(tx, person, standing.tier)

    async def usage(self, person: str, limits: Limits) -> Usage:
        """What a person has used of each window that ``limits`` has."""
        return await self._usage(self._database, person, limits)

    async def _allow(self, tx: Tx, standing: Standing, request: JobRequest, *, when_ready: bool) -> int:
        """When the job may start, in milliseconds; raises `Refusal`."""
        now = self._clock.now_ms()
        standing.admit(self._terms.allowed)
        standing.check(
            model=request.model, style=request.style, resolution=request.resolution,
            count=request.count,
        )  # fmt: skip
        tier = standing.tier.limits
        usage = await self._usage(tx, standing.person, tier)
        check(replace(tier, cooldown_s=0) if when_ready else tier, usage, now)
        if standing.limits:
            check_place(standing.limits, await self._place_usage(tx, standing), now)
        if self._terms.day_micros:
            spent = await tx.one("spend_since", since=windows(now).day)
            if spent and int(spent["micros"]) >= self._terms.day_micros:
                raise Refusal(RefusalCode.BUDGET, limit=self._terms.day_micros // 1_000_000)
        return max(now, usage.last_ms + tier.cooldown_s * 1000) if when_ready else now

    async def admit(self, person: str, thread: str) -> Standing:
        """Raises `Refusal` for whom we do not paint here; answers how the person stands."""
        standing = await self._members.standing(person, thread)
        standing.admit(self._terms.allowed)
        return standing

    async def _place_usage(self, tx: Tx, standing: Standing) -> PlaceUsage:
        since = windows(self._clock.now_ms())
        row = await tx.one(
            "place_usage", server=standing.server, thread=standing.thread, hour=since.hour,
            day=since.day, month=min(since.month, since.hour),
        )  # fmt: skip
        assert row is not None
        return PlaceUsage(
            hour=int(row["hour_n"]), day=int(row["day_n"]), month=int(row["month_n"]),
            hour_first_ms=int(row["hour_first_ms"]),
        )  # fmt: skip

    async def _usage(self, tx: Tx, person: str, limits: Limits) -> Usage:
        now = self._clock.now_ms()
        since = windows(now)
        row = await tx.one(
            "person_usage",
            person=person,
            minute=since.minute,
            hour=since.hour,
            day=since.day,
            month=longest(limits, now),
        )
        assert row is not None
        return Usage(
            minute=int(row["minute_n"]),
            hour=int(row["hour_n"]),
            day=int(row["day_n"]),
            month=int(row["month_n"]),
            open=int(row["open_n"]),
            last_ms=int(row["last_ms"]),
            hour_first_ms=int(row["hour_first_ms"]),
            minute_first_ms=int(row["minute_first_ms"]),
        )

    async def _account(self, tx: Tx, person: str, tier: Tier) -> AccountId:
        now = self._clock.now_ms()
        account = AccountId(f"{person}/allowance")
        ref = f"allowance:{windows(now).month}:{person}"
        if ref not in self._granted:
            amount = Credits(tier.allowance)
            await ledger.grant(tx, account, amount, ref=ref, reason="allowance", now_ms=now)
        return account

    def _remember_grant(self, person: str) -> None:
        """Spares the next submit a statement; the journal's UNIQUE (ref) is what decides."""
        self._granted[f"allowance:{windows(self._clock.now_ms()).month}:{person}"] = None
        while len(self._granted) > GRANTED_MAX:
            self._granted.pop(next(iter(self._granted)))

    async def _enqueue(
        self, tx: Tx, status: StatusMessage, standing: Standing, session: str, provider: str,
        request: JobRequest, run_at: int, thinking_micros: int,
    ) -> Job:  # fmt: skip
        now, tier = self._clock.now_ms(), standing.tier
        account = await self._account(tx, status.person, tier)
        price = Credits(request.price_each * request.count)
        hold, vkey = await ledger.hold(
            tx, account, price, ref=f"hold:{status.event}", weight=tier.weight, now_ms=now
        )
        identity = JobId(new_id())
        row = await tx.one(
            "job_add",
            id=identity,
            idem=status.event,
            account=account,
            person=status.person,
            session=session,
            thread=status.thread,
            status=status.id,
            provider=provider,
            model=request.model,
            request=request.to_json(),
            fingerprint=request.fingerprint(),
            alike=exact_key(request),
            hold=hold,
            price=price,
            thinking=thinking_micros,
            vkey=vkey,
            running_max=tier.limits.running or 1_000_000,
            server=standing.server,
            run_at=run_at,
            attempts_max=self._terms.attempts_max,
            now=now,
        )
        assert row is not None
        await tx.run("status_job", id=status.id, job=identity)
        return to_job(row)
