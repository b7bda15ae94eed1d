"""The figures of the operator's pages, read from the store: each equals the rows that it sums."""

import json
from collections.abc import Sequence
from datetime import date, tzinfo

from core.days import HOUR_MS, begin_ms, days_until, today
from core.db.database import Database, Row
from core.db.figures import (
    pattern,
    sum_of,
    to_call,
    to_entry,
    to_final,
    to_rule,
    to_seen,
    to_strike,
    words_pattern,
)
from core.db.rows import to_picture, to_transfer
from core.db.wallet import wallet as holdings_of
from core.people.standing import of_person
from core.ports import Clock
from core.reporting.figures import (
    AuditEntry,
    ErrorFigure,
    Life,
    ModelFigures,
    Now,
    PersonFigures,
    PersonFile,
    ProviderNow,
    Search,
    SeenJob,
    Waiting,
)
from core.reporting.money_figures import Money, StoredFigures
from core.reporting.money_report import MoneyReport

#: Open jobs that *Now* lists; the counts are of all.
OPEN_MAX = 100
#: A worker whose heartbeat is older is not counted.
ALIVE_MS = 30_000
JOURNAL_MAX = 200
STRIKES_MAX = 50
#: Outcomes of provider calls that say nothing about the provider's health.
NEUTRAL = frozenset({"sent", "canceled", "moderated_input", "moderated_output", "invalid_request"})


class StoredReports:
    """Implements `core.reporting.figures.Reports`; days, weeks and months are those of ``zone``."""

    def __init__(self, database: Database, clock: Clock, zone: tzinfo) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone
        self._money = MoneyReport(database, clock, zone)

    async def now(self) -> Now:
        at = self._clock.now_ms()
        midnight = begin_ms(today(at, self._zone), self._zone)
        counts = await sum_of(self._database, "report_open_counts")
        finals = await sum_of(self._database, "report_outbox")
        ended = {
            row["state"]: int(row["n"])
            for row in await self._database.all("report_ended", since=midnight)
        }
        return Now(
            at_ms=at,
            jobs=[to_seen(row) for row in await self._database.all("report_open", limit=OPEN_MAX)],
            running=int(counts["running"]),
            queued=int(counts["n"]) - int(counts["running"]),
            dead=int((await sum_of(self._database, "report_dead_count"))["n"]),
            finals=int(finals["n"]),
            oldest_final_ms=finals["oldest"],
            workers=len(await self._database.all("workers_alive", since=at - ALIVE_MS)),
            providers=await self._providers(at),
            spent_today=int((await sum_of(self._database, "spend_since", since=midnight))["micros"]),
            done_today=ended.get("succeeded", 0),
            failed_today=ended.get("failed", 0),
        )

    async def _providers(self, at: int) -> list[ProviderNow]:
        well: dict[str, int] = {}
        unwell: dict[str, int] = {}
        for row in await self._database.all("report_outcomes", since=at - HOUR_MS):
            if row["outcome"] not in NEUTRAL:
                sums = well if row["outcome"] == "succeeded" else unwell
                sums[row["provider"]] = sums.get(row["provider"], 0) + int(row["n"])
        closed = {
            row["provider"]: int(row["until_ms"])
            for row in await self._database.all("circuits_closed", now=at)
        }
        return [
            ProviderNow(
                name=row["name"],
                running=int(row["running"]),
                running_max=row["running_max"],
                paused_until=max(row["paused_until"], closed.get(row["name"], 0)),
                succeeded=well.get(row["name"], 0),
                failed=unwell.get(row["name"], 0),
            )
            for row in await self._database.all("report_providers")
        ]

    async def money(self, *, days: int = 30) -> Money:
        return await self._money.money(days=days)

    async def stored(self) -> Sequence[StoredFigures]:
        return await self._money.stored()

    async def jobs(self, search: Search) -> Sequence[SeenJob]:
        rows = await self._database.all(
            "report_jobs",
            text=pattern(search.text),
            words=words_pattern(search.text),
            state=search.state,
            person=search.person,
            before_ms=search.before_ms,
            before_id=search.before_id,
            limit=search.limit,
        )
        return [to_seen(row) for row in rows]

    async def life(self, job: str) -> Life | None:
        row = await self._database.one("report_job", id=job)
        if row is None:
            return None
        seen = to_seen(row)
        status = await self._database.one("status_get", id=seen.job.status)
        finals = await self._database.all("report_finals", job=job)
        pictures = await self._database.all("pictures_of_job", job=job)
        transfers = await self._database.all("transfers_of_hold", hold=seen.job.hold)
        return Life(
            seen=seen,
            prompt=json.loads(seen.job.request)["prompt"],
            calls=[to_call(found) for found in await self._database.all("attempts_of", job=job)],
            transfers=[to_transfer(found) for found in transfers],
            finals=[to_final(found) for found in finals],
            pictures=[to_picture(found) for found in pictures],
            acts=await self._acts(job),
            message=status["message"] if status is not None else None,
            retried_as=await self._id("report_job_by_idem", idem=f"replay:{seen.job.hold}"),
            retry_of=await self._retry_of(seen.job.idem),
        )

    async def _retry_of(self, idem: str) -> str | None:
        if not idem.startswith("replay:"):
            return None
        return await self._id("report_job_by_hold", hold=idem.removeprefix("replay:"))

    async def _id(self, query: str, **params: object) -> str | None:
        row = await self._database.one(query, **params)
        return row["id"] if row is not None else None

    async def _acts(self, subject: str) -> list[AuditEntry]:
        rows = await self._database.all("report_acts", subject=subject, limit=JOURNAL_MAX)
        return [to_entry(row) for row in rows]

    async def people(self, *, text: str = "", limit: int = 50) -> Sequence[PersonFigures]:
        rows = await self._database.all("report_people", text=pattern(text), limit=limit)
        return [await self._figures(row) for row in rows]

    async def person(self, person: str) -> PersonFile | None:
        row = await self._database.one("report_person", id=person)
        if row is None:
            # Somebody who was given credits before they ever wrote.
            wallet = await sum_of(self._database, "report_wallet", person=person)
            if not int(wallet["n"]):
                return None
            row = {"id": person, "name": "", "locale": "", "created_ms": 0}
        journal = await self._database.all("report_journal", person=person, limit=JOURNAL_MAX)
        now = self._clock.now_ms()
        rules = await self._database.all("rules_of", subject=of_person(person), now=now)
        strikes = await self._database.all("strikes_of", person=person, limit=STRIKES_MAX)
        kin = [found["id"] for found in await self._database.all("kin_of", person=person)]
        return PersonFile(
            figures=await self._figures(row),
            kin=[one for one in kin if one != person],
            wallet=(await holdings_of(self._database, person, now_ms=now)).holdings,
            rules=[to_rule(found) for found in rules],
            strikes=[to_strike(found) for found in strikes],
            transfers=[to_transfer(found) for found in journal],
            jobs=await self.jobs(Search(person=person, limit=30)),
            acts=await self._acts(person),
        )

    async def _figures(self, row: Row) -> PersonFigures:
        person = row["id"]
        wallet = await sum_of(self._database, "report_wallet", person=person)
        jobs = await sum_of(self._database, "report_person_jobs", person=person)
        return PersonFigures(
            id=person,
            name=row["name"],
            locale=row["locale"],
            created_ms=row["created_ms"],
            posted=int(wallet["posted"]),
            held=int(wallet["held"]),
            jobs=int(jobs["jobs"]),
            succeeded=int(jobs["succeeded"]),
            failed=int(jobs["failed"]),
            charged=int(jobs["charged"]),
            micros=int((await sum_of(self._database, "report_person_cost", person=person))["micros"]),
        )

    async def models(self, *, days: int = 30) -> Sequence[ModelFigures]:
        since = self._since(days)
        waited = await self._ranks("report_waits", since)
        painted = await self._ranks("report_paintings", since)
        nothing = (None, None)
        return [
            ModelFigures(
                provider=row["provider"],
                model=row["model"],
                succeeded=int(row["succeeded"]),
                failed=int(row["failed"]),
                cancelled=int(row["cancelled"]),
                waited_p50_s=waited.get(row["model"], nothing)[0],
                waited_p90_s=waited.get(row["model"], nothing)[1],
                painted_p50_s=painted.get(row["model"], nothing)[0],
                painted_p90_s=painted.get(row["model"], nothing)[1],
            )
            for row in await self._database.all("report_models", since=since)
        ]

    async def errors(self, *, days: int = 30) -> Sequence[ErrorFigure]:
        return [
            ErrorFigure(
                provider=row["provider"], model=row["model"], code=row["code"], count=int(row["n"])
            )
            for row in await self._database.all("report_errors", since=self._since(days))
        ]

    async def audit(
        self, *, text: str = "", before_ms: int = 2**62, before_id: str = "", limit: int = 100
    ) -> Sequence[AuditEntry]:
        rows = await self._database.all(
            "report_audit", text=pattern(text), before_ms=before_ms, before_id=before_id, limit=limit
        )
        return [to_entry(row) for row in rows]

    async def waiting(self) -> Waiting:
        dead, reviews = (
            await sum_of(self._database, "report_dead_count"),
            await sum_of(self._database, "reviews_open_count"),
        )
        return Waiting(dead=int(dead["n"]), reviews=int(reviews["n"]))

    async def _ranks(self, query: str, since: int) -> dict[str, tuple[float | None, float | None]]:
        rows = await self._database.all(query, since=since)
        return {row["model"]: (int(row["p50"]) / 1000, int(row["p90"]) / 1000) for row in rows}

    def _since(self, days: int) -> int:
        first: date = days_until(today(self._clock.now_ms(), self._zone), days)[0]
        return begin_ms(first, self._zone)
