"""What is done about jobs and painters: dead letters, pauses, maintenance of the whole house."""

from core.administration.act import Caller, Order
from core.administration.acts.saying import LISTED_MAX, Row, done
from core.administration.admin import Admin
from core.administration.house_rules import HouseRules
from core.ids import reference
from core.messages import Line
from core.outbound.lines import answer_line
from core.people.standing import HOUSE, Rule


class Jobs:
    def __init__(self, *, admin: Admin, rules: HouseRules) -> None:
        self._admin = admin
        self._rules = rules

    async def dead(self, caller: Caller, _: Order) -> Line:
        rows: list[Row] = [
            {
                "code": "admin_dead", "ref": reference(job.id), "provider": job.provider,
                "error": job.error or "-", "person": job.person,
            }
            for job in await self._admin.dead_letters(limit=LISTED_MAX)
        ]  # fmt: skip
        code = "admin_dead" if rows else "admin_dead_none"
        return answer_line(code, locale=caller.locale, rows=rows)

    async def retry(self, caller: Caller, order: Order) -> Line:
        job = await self._admin.retry(caller.person, order.subject, order.reason)
        return done(caller, order, subject=reference(job.id))

    async def refund(self, caller: Caller, order: Order) -> Line:
        given = await self._admin.refund(caller.person, order.subject, order.reason)
        return answer_line(
            "admin_refund", locale=caller.locale, person=order.subject, credits=int(given)
        )

    async def drop(self, caller: Caller, order: Order) -> Line:
        await self._admin.drop(caller.person, order.subject, order.reason)
        return done(caller, order)

    async def pause(self, caller: Caller, order: Order) -> Line:
        await self._admin.pause(caller.person, order.subject, order.reason)
        return done(caller, order)

    async def resume(self, caller: Caller, order: Order) -> Line:
        await self._admin.resume(caller.person, order.subject, order.reason)
        return done(caller, order)

    async def maintenance(self, caller: Caller, order: Order) -> Line:
        """While it is on, new requests are refused with these words; what is on its way is finished."""
        if order.value:
            await self._rules.put(
                caller.person, "maintenance", HOUSE, Rule.MAINTENANCE, order.value, order.reason
            )
        else:
            await self._rules.drop(caller.person, "maintenance", HOUSE, Rule.MAINTENANCE, order.reason)
        return done(caller, order)
