"""The figures of money, read from the store: each equals the rows that it sums."""

from dataclasses import replace
from datetime import tzinfo

from core.credits import TransferKind
from core.days import begin_ms, by_day, days_until, monday, today, total
from core.db.database import Database
from core.db.figures import by_place, sum_of
from core.ports import Clock
from core.reporting.money_figures import (
    WORDS,
    BucketFigures,
    Circulation,
    Day,
    Drift,
    Money,
    Share,
    StoredFigures,
)


class MoneyReport:
    """Days, weeks and months are those of ``zone``."""

    def __init__(self, database: Database, clock: Clock, zone: tzinfo) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone

    async def money(self, *, days: int = 30) -> Money:
        last = today(self._clock.now_ms(), self._zone)
        shown = days_until(last, days)
        first = min(shown[0], monday(last), last.replace(day=1))
        rows = await self._database.all("report_spend_quarters", since=begin_ms(first, self._zone))
        micros = by_day({int(row["quarter"]): int(row["micros"]) for row in rows}, self._zone)
        calls = by_day({int(row["quarter"]): int(row["calls"]) for row in rows}, self._zone)
        since = begin_ms(shown[0], self._zone)
        return Money(
            days=[Day(day=day, micros=micros.get(day, 0), calls=calls.get(day, 0)) for day in shown],
            today=micros.get(last, 0),
            week=total(micros, (day for day in micros if day >= monday(last))),
            month=total(micros, (day for day in micros if day >= last.replace(day=1))),
            models=await self._models_and_words(since),
            people=await self._shares("person", since),
            places=by_place(await self._shares("thread", since)),
            circulation=await self._circulation(),
            buckets=await self._buckets(),
            drifts=await self._drifts(since),
            saved=await self._saved(begin_ms(last.replace(day=1), self._zone)),
        )

    async def stored(self) -> list[StoredFigures]:
        return [
            StoredFigures(
                owner=row["owner"], name=row["name"], pictures=int(row["n"]), bytes=int(row["bytes"])
            )
            for row in await self._database.all("report_stored")
        ]

    async def _drifts(self, since: int) -> list[Drift]:
        return [
            Drift(
                name=row["name"], jobs=int(row["jobs"]), computed=int(row["computed"]),
                reported=int(row["reported"]),
            )
            for row in await self._database.all("report_drift", since=since)
        ]  # fmt: skip

    async def _saved(self, since: int) -> int:
        row = await self._database.one("saved_since", person="", since=since)
        return int(row["credits"]) if row is not None else 0

    async def _models_and_words(self, since: int) -> list[Share]:
        words = await sum_of(self._database, "report_words", since=since)
        share = Share(name=WORDS, calls=int(words["calls"]), micros=int(words["micros"]))
        models = await self._shares("model", since)
        return [*models, share] if share.micros else models

    async def _shares(self, kind: str, since: int) -> list[Share]:
        """What was spent and what was charged, by the same name; the dearest first."""
        shares: dict[str, Share] = {}
        for row in await self._database.all(f"report_spend_by_{kind}", since=since):
            name = row["name"]
            shares[name] = Share(name=name, calls=int(row["calls"]), micros=int(row["micros"]))
        for row in await self._database.all(f"report_credits_by_{kind}", since=since):
            share = shares.get(row["name"], Share(name=row["name"]))
            shares[share.name] = replace(share, jobs=int(row["jobs"]), credits=int(row["credits"]))
        return sorted(shares.values(), key=lambda one: (-one.micros, -one.credits, one.name))

    async def _circulation(self) -> Circulation:
        balances = await sum_of(self._database, "report_balances")
        moved = {row["kind"]: int(row["amount"]) for row in await self._database.all("report_moved")}
        return Circulation(
            posted=int(balances["posted"]),
            held=int(balances["held"]),
            granted=moved.get(TransferKind.GRANT, 0),
            captured=moved.get(TransferKind.CAPTURE, 0),
            refunded=moved.get(TransferKind.REFUND, 0),
            expired=moved.get(TransferKind.EXPIRE, 0),
        )

    async def _buckets(self) -> list[BucketFigures]:
        """Those that end at different times are of one kind all the same."""
        sums: dict[str, BucketFigures] = {}
        for row in await self._database.all("report_buckets"):
            name = row["name"].partition(":")[0] or "other"
            before = sums.get(name, BucketFigures(name=name, posted=0, held=0))
            sums[name] = BucketFigures(
                name=name, posted=before.posted + int(row["posted"]), held=before.held + int(row["held"])
            )
        return sorted(sums.values(), key=lambda one: one.name)
