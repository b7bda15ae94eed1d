"""What operators and managers look at: counts, who generates most, a person's standing, the audit."""

from collections.abc import Callable
from dataclasses import replace

from core.administration.act import Caller, Order
from core.administration.acts.saying import LISTED_MAX, Row
from core.administration.admin import Admin
from core.administration.house_rules import HouseRules
from core.conversation import PersonId
from core.days import DAY_MS
from core.db.database import Database
from core.messages import Line
from core.outbound.lines import answer_line
from core.people.members import Members
from core.people.standing import Rule, of_person
from core.ports import Clock


class Looking:
    """``operates``: whether a caller sees the whole house, or only a server of their own."""

    def __init__(
        self, database: Database, clock: Clock, *, admin: Admin, rules: HouseRules, members: Members,
        operates: Callable[[Caller], bool],
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._admin = admin
        self._rules = rules
        self._members = members
        self._operates = operates

    async def help(self, caller: Caller, _: Order) -> Line:
        code = "admin_help" if self._operates(caller) else "admin_help_manager"
        return answer_line(code, locale=caller.locale)

    async def stats(self, caller: Caller, _: Order) -> Line:
        """Of the house for an operator, of their own server for its manager."""
        if self._operates(caller):
            counts = await self._database.all("job_counts")
            dead = len(await self._admin.dead_letters(limit=100))
            facts = _by_state({row["state"]: int(row["n"]) for row in counts})
            line = answer_line("admin_stats", locale=caller.locale, dead=dead)
            return replace(line, facts={**line.facts, **facts}, rows=await self._painters())
        since = self._clock.now_ms() - 30 * DAY_MS
        rows = await self._database.all(
            "place_counts", server=caller.server, thread=caller.thread, since=since
        )
        credits = sum(int(row["credits"]) for row in rows)
        line = answer_line("admin_stats_server", locale=caller.locale, credits=credits)
        facts = _by_state({row["state"]: int(row["n"]) for row in rows})
        return replace(line, facts={**line.facts, **facts})

    async def _painters(self) -> list[Row]:
        now = self._clock.now_ms()
        return [
            {"code": "admin_painter_paused", "provider": row["name"]}
            for row in await self._database.all("providers_all")
            if row["paused_until"] > now
        ]

    async def top(self, caller: Caller, order: Order) -> Line:
        """Who generates most: of the house, or of the manager's own server."""
        since = self._clock.now_ms() - (order.days or 30) * DAY_MS
        server = "" if self._operates(caller) else caller.server
        if order.value == "places" and not server:
            rows = await self._database.all("top_places", since=since, limit=LISTED_MAX)
        else:
            rows = await self._database.all("top_people", server=server, since=since, limit=LISTED_MAX)
        shown: list[Row] = [
            {
                "code": "admin_top", "number": place, "id": row["id"],
                "called": row["name"] or row["id"], "jobs": int(row["jobs"]),
                "credits": int(row["credits"]),
            }
            for place, row in enumerate(rows, start=1)
        ]  # fmt: skip
        code = "admin_top" if shown else "admin_top_none"
        return answer_line(code, locale=caller.locale, days=order.days or 30, rows=shown)

    async def who(self, caller: Caller, order: Order) -> Line:
        """A person's wallet and standing."""
        person = PersonId(order.subject)
        rules = await self._rules.of(of_person(person))
        standing = await self._members.standing(person, caller.thread)
        balance = await self._admin.balance(person)
        return answer_line(
            "admin_who", locale=caller.locale, person=person, free=int(balance.free),
            held=int(balance.held), tier=standing.tier.name, banned=rules.get(Rule.BANNED, "-"),
            allowed="yes" if Rule.ALLOWED in rules else "-",
        )  # fmt: skip

    async def audit(self, caller: Caller, _: Order) -> Line:
        rows: list[Row] = [
            {
                "code": "admin_audit", "act": row["act"], "target": row["subject"], "who": row["who"],
                "reason": row["reason"] or "none",
            }
            for row in await self._database.all("audit_last", limit=LISTED_MAX)
        ]  # fmt: skip
        return answer_line(
            "admin_audit" if rows else "admin_audit_none", locale=caller.locale, rows=rows
        )


def _by_state(counts: dict[str, int]) -> Row:
    states = ("queued", "running", "succeeded", "failed", "cancelled")
    return {state: counts.get(state, 0) for state in states}
