"""One transaction that holds the credits and enqueues the job, or refuses and leaves no trace."""

from dataclasses import dataclass, field

from core.credits import AccountId, Credits
from core.db import ledger
from core.db.database import Database, Tx
from core.db.rows import to_job
from core.errors import Refusal, RefusalCode
from core.ids import new_id
from core.jobs import Job, JobId, StatusMessage
from core.limits import Limits, Usage, check, windows
from core.ports import Clock
from core.request import JobRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms jobs are taken. ``day_micros`` is the hard stop of real cost, 0 lifts it.

    ``allowance``: credits that every account gets each month. ``allowed``: people and threads that
    may ask; empty means everybody.
    """

    limits: Limits = field(default_factory=Limits)
    allowance: int = 200
    day_micros: int = 5_000_000
    allowed: frozenset[str] = frozenset()
    weight: int = 1
    attempts_max: int = 3


class Submit:
    def __init__(self, database: Database, clock: Clock, terms: Terms) -> None:
        self._database = database
        self._clock = clock
        self._terms = terms

    async def submit(
        self, status: StatusMessage, session: str, provider: str, request: JobRequest,
        *, skip_cooldown: bool = False,
    ) -> Job:  # fmt: skip
        """The queued job; the same status asked twice is one job. Raises `Refusal`, uncharged."""
        async with self._database.tx(lock="submit") as tx:
            found = await tx.one("job_by_idem", idem=status.event)
            if found is not None:
                return to_job(found)
            await self._allow(tx, status, skip_cooldown=skip_cooldown)
            return await self._enqueue(tx, status, session, provider, request)

    async def open_account(self, person: str) -> AccountId:
        """The account of a person, with this month's allowance granted once."""
        async with self._database.tx() as tx:
            return await self._account(tx, person)

    async def _allow(self, tx: Tx, status: StatusMessage, *, skip_cooldown: bool) -> None:
        now = self._clock.now_ms()
        allowed = self._terms.allowed
        if allowed and status.person not in allowed and status.thread not in allowed:
            raise Refusal(RefusalCode.NOT_ALLOWED)
        since = windows(now)
        row = await tx.one(
            "person_usage",
            person=status.person,
            minute=since.minute,
            hour=since.hour,
            day=since.day,
            month=since.month,
        )
        assert row is not None
        usage = Usage(
            minute=int(row["minute_n"]),
            hour=int(row["hour_n"]),
            day=int(row["day_n"]),
            month=int(row["month_n"]),
            open=int(row["open_n"]),
            last_ms=0 if skip_cooldown else int(row["last_ms"]),
            hour_first_ms=int(row["hour_first_ms"]),
        )
        check(self._terms.limits, usage, now)
        spent = await tx.one("spend_since", since=since.day)
        if self._terms.day_micros and spent and int(spent["micros"]) >= self._terms.day_micros:
            raise Refusal(RefusalCode.BUDGET, limit=self._terms.day_micros // 1_000_000)

    async def _account(self, tx: Tx, person: str) -> AccountId:
        now = self._clock.now_ms()
        month = windows(now).month
        account = AccountId(f"{person}/allowance")
        allowance = Credits(self._terms.allowance)
        ref = f"allowance:{month}:{person}"
        await ledger.grant(tx, account, allowance, ref=ref, reason="allowance", now_ms=now)
        return account

    async def _enqueue(
        self, tx: Tx, status: StatusMessage, session: str, provider: str, request: JobRequest
    ) -> Job:
        now = self._clock.now_ms()
        account = await self._account(tx, status.person)
        price = Credits(request.price_each * request.count)
        hold, vkey = await ledger.hold(
            tx, account, price, ref=f"hold:{status.event}", weight=self._terms.weight, now_ms=now
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
            request=request.to_json(),
            hold=hold,
            price=price,
            vkey=vkey,
            running_max=self._terms.limits.running or 1_000_000,
            attempts_max=self._terms.attempts_max,
            now=now,
        )
        assert row is not None
        await tx.run("status_job", id=status.id, job=identity)
        return to_job(row)
