"""Whether a request may be taken now: access, tier, windows, places, and what it really costs.

Everything that counts is read in the transaction that submits, so that nobody slips through beside it.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo

from core.db.database import Database, Tx
from core.errors import Refusal, RefusalCode
from core.money.limits import Limits, PlaceUsage, Usage, check, check_place, longest, wait_ms, windows
from core.money.tiers import Tier, Tiers
from core.people.members import Members
from core.people.standing import Standing
from core.ports import Clock
from core.request import JobRequest

#: Clocks of several machines may differ by so much; what is further ahead was before a clock went back.
SKEW_MS = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms jobs are taken. ``day_micros`` is the hard stop of real cost, 0 lifts it.

    ``limits`` and ``allowance`` are everybody's where no ``tiers`` are given. ``allowed``: people,
    threads and servers that may ask; None means everybody. ``zone``: whose days and months count.
    ``kept``: credits of an allowance that are carried over into the next month at most.
    """

    limits: Limits = field(default_factory=Limits)
    allowance: int = 200
    day_micros: int = 5_000_000
    allowed: frozenset[str] | None = None
    attempts_max: int = 3
    tiers: Tiers | None = None
    zone: tzinfo = UTC
    kept: int = 0

    @property
    def all_tiers(self) -> Tiers:
        if self.tiers is not None:
            return self.tiers
        return Tiers(ranked=(Tier(limits=self.limits, allowance=self.allowance),))


class Gate:
    def __init__(self, database: Database, clock: Clock, terms: Terms, members: Members) -> None:
        self._database = database
        self._clock = clock
        self._terms = terms
        self._members = members

    async def admit(self, person: str, thread: str, standing: Standing | None = None) -> Standing:
        """Raises `Refusal` for whom we do not paint here; answers how the person stands.

        ``standing``: where it was read a moment ago.
        """
        standing = standing or await self._members.standing(person, thread)
        standing.admit(self._terms.allowed)
        return standing

    async def allow(
        self, tx: Tx, standing: Standing, request: JobRequest, *, when_ready: bool
    ) -> tuple[int, Usage]:
        """When the job may start, in milliseconds, and what was used before it; raises `Refusal`."""
        now = self._clock.now_ms()
        standing.admit(self._terms.allowed)
        standing.check(
            model=request.model, style=request.style, resolution=request.resolution,
            count=request.count,
        )  # fmt: skip
        limits = standing.tier.limits
        usage = await self.usage(standing.person, limits, tx=tx)
        asked = replace(limits, cooldown_s=0) if when_ready else limits
        try:
            check(asked, usage, now, self._terms.zone)
        except Refusal as refusal:
            raise self._with_way_on(refusal, standing) from None
        if standing.limits:
            check_place(standing.limits, await self._place_usage(tx, standing), now, self._terms.zone)
        await self._afford(tx, standing, request)
        return now + (wait_ms(limits, usage, now) if when_ready else 0), usage

    def _with_way_on(self, refusal: Refusal, standing: Standing) -> Refusal:
        """With the numbers of the next tier, the minutes, and whose midnight it is."""
        better = self._terms.all_tiers.above(standing.tier)
        facts: dict[str, int | str] = {
            **refusal.facts,
            "minutes": -(-int(refusal.facts.get("seconds", 0)) // 60),
            "zone": str(self._terms.zone),
            "more": "yes" if better is not None else "no",
        }
        if better is not None:
            facts |= {"upgrade": better.name.capitalize(), "per_day": better.limits.per_day}
        return Refusal(refusal.reason, **facts)

    async def usage(self, person: str, limits: Limits, *, tx: Tx | None = None) -> Usage:
        """What a person has used of each window that ``limits`` has."""
        now = self._clock.now_ms()
        since = windows(now, self._terms.zone)
        row = await (tx or self._database).one(
            "person_usage",
            person=person,
            minute=since.minute,
            hour=since.hour,
            day=since.day,
            month=longest(limits, now, self._terms.zone),
            until=now + SKEW_MS,
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

    async def _place_usage(self, tx: Tx, standing: Standing) -> PlaceUsage:
        now = self._clock.now_ms()
        since = windows(now, self._terms.zone)
        row = await tx.one(
            "place_usage", server=standing.server, thread=standing.thread, hour=since.hour,
            day=since.day, month=min(since.month, since.hour), until=now + SKEW_MS,
        )  # fmt: skip
        assert row is not None
        return PlaceUsage(
            hour=int(row["hour_n"]), day=int(row["day_n"]), month=int(row["month_n"]),
            hour_first_ms=int(row["hour_first_ms"]),
        )  # fmt: skip

    async def _afford(self, tx: Tx, standing: Standing, request: JobRequest) -> None:
        """The house's day and the person's month of real cost; jobs on their way count as estimated."""
        now = windows(self._clock.now_ms(), self._terms.zone)
        cost, day = request.cost_each_micros * request.count, self._terms.day_micros
        if day:
            row = await tx.one("spend_committed", since=now.day)
            spent = int(row["micros"]) if row else 0
            if spent >= day or (cost and spent + cost > day):
                raise Refusal(RefusalCode.BUDGET, limit=day // 1_000_000)
        month = standing.tier.cost_month_micros
        if month and cost:
            row = await tx.one("person_cost", person=standing.person, since=now.month)
            if row is not None and int(row["micros"]) + cost > month:
                raise Refusal(
                    RefusalCode.COST, limit=f"{month / 1_000_000:.2f}", tier=standing.tier.name
                )
