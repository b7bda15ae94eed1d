"""Rows of the store as figures of the operator's pages, and what is sought as patterns of SQL."""

import json
from collections.abc import Sequence

from core.db.database import Database, Row
from core.db.rows import to_job
from core.reporting.figures import AuditEntry, Call, Final, RuleInForce, SeenJob, StrikeEntry
from core.reporting.money_figures import Share


async def sum_of(database: Database, query: str, **params: object) -> Row:
    """The one row of a statement that counts or sums: it is there of nothing, too."""
    row = await database.one(query, **params)
    assert row is not None
    return row


def to_seen(row: Row) -> SeenJob:
    """A row of a job that carries its person's name."""
    asked = json.loads(row["request"])["asked"]
    return SeenJob(job=to_job(row), asked=asked, name=row["person_name"])


def by_place(threads: Sequence[Share]) -> list[Share]:
    """Threads of one chat together: `telegram:<chat>:<topic>` is a place, not its topics.

    What was asked for in a server is its (`discord:server:<id>`), in whichever channel.
    """
    places: dict[str, Share] = {}
    for one in threads:
        parts = one.name.split(":")
        name = ":".join(parts[: 3 if parts[1:2] == ["server"] else 2])
        before = places.get(name, Share(name=name))
        places[name] = Share(
            name=name,
            calls=before.calls + one.calls,
            micros=before.micros + one.micros,
            jobs=before.jobs + one.jobs,
            credits=before.credits + one.credits,
        )
    return sorted(places.values(), key=lambda one: (-one.micros, -one.credits, one.name))


def pattern(text: str) -> str:
    """A pattern for LIKE … ESCAPE '!'; "" where nothing is sought."""
    wanted = text.strip().lower()
    for special in "!%_":
        wanted = wanted.replace(special, f"!{special}")
    return f"%{wanted}%" if wanted else ""


def words_pattern(text: str) -> str:
    """As `pattern`, in the words of a stored request: they stand between "asked" and "model"."""
    quoted = json.dumps(text.strip(), ensure_ascii=False)[1:-1]
    wanted = pattern(quoted)
    return f'%"asked": "{wanted}"model": "%' if wanted else ""


def to_call(row: Row) -> Call:
    return Call(
        n=row["n"],
        index=row["idx"],
        provider=row["provider"],
        model=row["model"],
        sent_ms=row["sent_ms"],
        ended_ms=row["ended_ms"],
        outcome=row["outcome"],
        ref=row["ref"],
        cost_micros=row["cost_micros"],
    )


def to_final(row: Row) -> Final:
    return Final(
        id=row["id"],
        platform=row["platform"],
        tries=row["tries"],
        run_at=row["run_at"],
        at_ms=row["at_ms"],
        done_ms=row["done_ms"],
        outcome=row["outcome"],
    )


def to_rule(row: Row) -> RuleInForce:
    return RuleInForce(name=row["name"], value=row["value"], until_ms=row["until_ms"])


def to_strike(row: Row) -> StrikeEntry:
    return StrikeEntry(category=row["category"], at_ms=row["at_ms"], lifted_ms=row["lifted_ms"])


def to_entry(row: Row) -> AuditEntry:
    return AuditEntry(
        id=row["id"],
        who=row["who"],
        act=row["act"],
        subject=row["subject"],
        reason=row["reason"],
        facts=row["facts"],
        at_ms=row["at_ms"],
    )
