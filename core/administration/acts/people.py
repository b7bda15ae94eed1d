"""What is done about people: their credits and who pays, their tier, whether they may come in."""

from collections.abc import Sequence

from core.administration.act import Act, Caller, Order
from core.administration.acts.saying import done, lift
from core.administration.admin import Admin
from core.administration.house_rules import HouseRules
from core.conversation import PersonId
from core.credits import Balance, Credits
from core.days import DAY_MS
from core.errors import Refusal, RefusalCode
from core.messages import Line
from core.money.payments import Payments
from core.outbound.lines import answer_line
from core.people.members import Members
from core.people.standing import Rule, of_person, of_place
from core.ports import Clock


class People:
    """``operators`` cannot be banned, not even by one another."""

    def __init__(
        self, clock: Clock, *, admin: Admin, rules: HouseRules, members: Members, payments: Payments,
        operators: frozenset[str],
    ) -> None:  # fmt: skip
        self._clock = clock
        self._admin = admin
        self._rules = rules
        self._members = members
        self._payments = payments
        self._operators = operators

    async def grant(self, caller: Caller, order: Order) -> Line:
        amount = _positive(order)
        signed = Credits(-amount if order.act is Act.TAKE else amount)
        balance = await self._admin.grant(
            caller.person, PersonId(order.subject), signed, order.reason, days=order.days
        )
        return self._booked(caller, order, balance)

    async def pot(self, caller: Caller, order: Order) -> Line:
        """Into (or out of) the credits that a server's members share."""
        if not order.amount:
            raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
        server = order.subject or caller.here
        balance = await self._admin.fill(caller.person, server, Credits(order.amount), order.reason)
        return self._booked(caller, order, balance, subject=server)

    def _booked(self, caller: Caller, order: Order, balance: Balance, subject: str = "") -> Line:
        return answer_line(
            f"admin_{order.act.value}", locale=caller.locale, person=subject or order.subject,
            credits=order.amount, free=int(balance.free), days=order.days,
        )  # fmt: skip

    async def pays(self, caller: Caller, order: Order) -> Line:
        """Whether a server's pot is spent before its members' own credits."""
        subject = of_place(order.subject or caller.here)
        await self._rules.put(caller.person, "pays", subject, Rule.PAYS, order.value, order.reason)
        return done(caller, order)

    async def payback(self, caller: Caller, order: Order) -> Line:
        """A payment back to who made it, by its charge."""
        given = await self._payments.give_back(caller.person, order.subject, order.reason)
        return answer_line(
            "admin_refund", locale=caller.locale, person=order.subject, credits=int(given)
        )

    async def tier(self, caller: Caller, order: Order) -> Line:
        """Given by hand; "none" takes that back, so that roles and places decide again."""
        if order.value == "none":
            await lift(self._rules, caller, order, of_person(order.subject), Rule.TIER)
            return done(caller, order)
        if self._members.tiers.named(order.value) is None:
            known = ", ".join(tier.name for tier in self._members.tiers.ranked)
            raise Refusal(RefusalCode.UNKNOWN_NAME, asked=order.value, known=known)
        await self._rules.put(
            caller.person, "tier", of_person(order.subject), Rule.TIER, order.value, order.reason,
            until_ms=self._until(order),
        )  # fmt: skip
        return done(caller, order)

    async def ban(self, caller: Caller, order: Order) -> Line:
        if order.subject in self._operators:
            raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
        await self._rules.put(
            caller.person, "ban", of_person(order.subject), Rule.BANNED, order.reason, order.reason,
            until_ms=self._until(order),
        )  # fmt: skip
        return done(caller, order)

    async def unban(self, caller: Caller, order: Order) -> Line:
        await lift(self._rules, caller, order, of_person(order.subject), Rule.BANNED)
        return done(caller, order)

    async def allow(self, caller: Caller, order: Order) -> Line:
        """Let in whom the access list does not name; a subject may be a person or a place."""
        subject, *also = self._both(caller, order)
        await self._rules.put(
            caller.person, "allow", subject, Rule.ALLOWED, "yes", order.reason, also=also
        )
        return done(caller, order)

    async def disallow(self, caller: Caller, order: Order) -> Line:
        subject, *also = self._both(caller, order)
        if not await self._rules.drop(
            caller.person, "disallow", subject, Rule.ALLOWED, order.reason, also=also
        ):
            raise Refusal(RefusalCode.NOT_FOUND)
        return done(caller, order)

    def _both(self, caller: Caller, order: Order) -> Sequence[str]:
        """Ids do not say what they are: people and private chats share theirs on some platforms."""
        if not order.subject:
            return (of_place(caller.here),)
        return (of_person(order.subject), of_place(order.subject))

    def _until(self, order: Order) -> int:
        return self._clock.now_ms() + order.days * DAY_MS if order.days else 0


def _positive(order: Order) -> int:
    if order.amount <= 0:
        raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
    return order.amount
