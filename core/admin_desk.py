"""Running the bot from a chat: one face for typed words and slash commands, checked at each act."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import structlog

from core.admin import Admin
from core.administration import DAY_MS, DAYS_MAX, MANAGER_ACTS, Act, Caller, Order
from core.conversation import PersonId
from core.credits import Balance, Credits
from core.db.database import Database
from core.errors import LedgerError, Refusal, RefusalCode
from core.house_rules import BLOCK, IGNORE, LISTEN, HouseRules
from core.ids import reference
from core.lines import answer_line
from core.members import Members
from core.payments import Payments
from core.ports import Clock, Line
from core.reviews import Reviews
from core.routing import Router
from core.standing import HOUSE, Rule, of_person, of_place
from core.strikes import Strikes
from core.trial import Trial

log = structlog.get_logger()

LISTED_MAX = 15
#: How much of a held request is listed.
WORDS_MAX = 120
MODES = {Act.LISTEN: LISTEN, Act.IGNORE: IGNORE, Act.BLOCK: BLOCK}
Row = dict[str, int | str]


class AdminDesk:
    """``operators`` are the people whom the configuration names; nobody else may act for the house."""

    def __init__(
        self, *, database: Database, clock: Clock, admin: Admin, rules: HouseRules, members: Members,
        router: Router, styles: Sequence[str], operators: frozenset[str], payments: Payments,
        strikes: Strikes, reviews: Reviews, trial: Trial,
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._admin = admin
        self._rules = rules
        self._members = members
        self._router = router
        self._styles = tuple(styles)
        self._operators = operators
        self._payments = payments
        self._strikes = strikes
        self._reviews = reviews
        self._trial = trial
        self._does: dict[Act, Callable[[Caller, Order], Awaitable[Line]]] = {
            Act.HELP: self._help, Act.STATS: self._stats, Act.TOP: self._top, Act.WHO: self._who,
            Act.AUDIT: self._audit, Act.GRANT: self._grant, Act.TAKE: self._grant, Act.POT: self._pot,
            Act.PAYS: self._pays, Act.PAYBACK: self._payback, Act.TIER: self._tier,
            Act.BAN: self._ban, Act.UNBAN: self._unban,
            Act.ALLOW: self._allow, Act.DISALLOW: self._disallow, Act.LIMIT: self._limit,
            Act.LISTEN: self._channel, Act.IGNORE: self._channel, Act.BLOCK: self._channel,
            Act.UNBLOCK: self._unblock, Act.TOLERANCE: self._tolerance,
            Act.MODELS: self._models, Act.STYLES: self._allowed_styles,
            Act.DEAD: self._dead, Act.RETRY: self._retry, Act.REFUND: self._refund, Act.DROP: self._drop,
            Act.REVIEWS: self._waiting, Act.APPROVE: self._approve, Act.DENY: self._deny,
            Act.STRIKE: self._strike, Act.LIFT: self._lifted, Act.TRY: self._try,
            Act.PAUSE: self._pause, Act.RESUME: self._resume, Act.MAINTENANCE: self._maintenance,
        }  # fmt: skip

    def operates(self, caller: Caller) -> bool:
        """Whether the configuration names this person, or they were let in as the operator elsewhere."""
        return caller.house or caller.person in self._operators

    def may(self, caller: Caller, act: Act) -> bool:
        """Whether this person may do that here; for showing commands, and checked again at each act."""
        manages = caller.manager and bool(caller.server) and act in MANAGER_ACTS
        return self.operates(caller) or manages

    async def administer(self, caller: Caller, order: Order) -> Line:
        """Do it and say so. Raises `Refusal`: not_operator, not_manager, or why it cannot be done."""
        if not self.may(caller, order.act):
            log.warning("admin_refused", person=caller.person, act=order.act.value)
            manages = order.act in MANAGER_ACTS and bool(caller.server)
            raise Refusal(RefusalCode.NOT_MANAGER if manages else RefusalCode.NOT_OPERATOR)
        if not 0 <= order.days <= DAYS_MAX:
            raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
        try:
            line = await self._does[order.act](caller, order)
        except LedgerError:
            raise Refusal(RefusalCode.BOOKS) from None
        log.info("administered", person=caller.person, act=order.act.value, subject=order.subject)
        return line

    # -- looking ------------------------------------------------------------------------------

    async def _help(self, caller: Caller, _: Order) -> Line:
        code = "admin_help" if self.operates(caller) else "admin_help_manager"
        return answer_line(code, locale=caller.locale)

    async def _stats(self, caller: Caller, _: Order) -> Line:
        """Of the house for an operator, of their own server for its manager."""
        if self.operates(caller):
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

    async def _top(self, caller: Caller, order: Order) -> Line:
        """Who generates most: of the house, or of the manager's own server."""
        since = self._clock.now_ms() - (order.days or 30) * DAY_MS
        server = "" if self.operates(caller) else caller.server
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
        return answer_line("admin_top", locale=caller.locale, days=order.days or 30, rows=shown)

    async def _who(self, caller: Caller, order: Order) -> Line:
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

    async def _audit(self, caller: Caller, _: Order) -> Line:
        rows: list[Row] = [
            {
                "code": "admin_audit", "act": row["act"], "target": row["subject"], "who": row["who"],
                "reason": row["reason"] or "-",
            }
            for row in await self._database.all("audit_last", limit=LISTED_MAX)
        ]  # fmt: skip
        return answer_line("admin_audit", locale=caller.locale, rows=rows)

    # -- people and their credits -------------------------------------------------------------

    async def _grant(self, caller: Caller, order: Order) -> Line:
        amount = _positive(order)
        signed = Credits(-amount if order.act is Act.TAKE else amount)
        balance = await self._admin.grant(
            caller.person, PersonId(order.subject), signed, order.reason, days=order.days
        )
        return self._booked(caller, order, balance)

    async def _pot(self, caller: Caller, order: Order) -> Line:
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

    async def _pays(self, caller: Caller, order: Order) -> Line:
        """Whether a server's pot is spent before its members' own credits."""
        subject = of_place(order.subject or caller.here)
        await self._rules.put(caller.person, "pays", subject, Rule.PAYS, order.value, order.reason)
        return self._done(caller, order)

    async def _tier(self, caller: Caller, order: Order) -> Line:
        """Given by hand; "none" takes that back, so that roles and places decide again."""
        if order.value == "none":
            await self._lift(caller, order, of_person(order.subject), Rule.TIER)
            return self._done(caller, order)
        if self._members.tiers.named(order.value) is None:
            known = ", ".join(tier.name for tier in self._members.tiers.ranked)
            raise Refusal(RefusalCode.UNKNOWN_NAME, asked=order.value, known=known)
        await self._rules.put(
            caller.person, "tier", of_person(order.subject), Rule.TIER, order.value, order.reason,
            until_ms=self._until(order),
        )  # fmt: skip
        return self._done(caller, order)

    async def _ban(self, caller: Caller, order: Order) -> Line:
        if order.subject in self._operators:
            raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
        await self._rules.put(
            caller.person, "ban", of_person(order.subject), Rule.BANNED, order.reason, order.reason,
            until_ms=self._until(order),
        )  # fmt: skip
        return self._done(caller, order)

    async def _unban(self, caller: Caller, order: Order) -> Line:
        await self._lift(caller, order, of_person(order.subject), Rule.BANNED)
        return self._done(caller, order)

    async def _allow(self, caller: Caller, order: Order) -> Line:
        """Let in whom the access list does not name; a subject may be a person or a place."""
        for subject in self._both(caller, order):
            await self._rules.put(caller.person, "allow", subject, Rule.ALLOWED, "yes", order.reason)
        return self._done(caller, order)

    async def _disallow(self, caller: Caller, order: Order) -> Line:
        gone = [
            await self._rules.drop(caller.person, "disallow", subject, Rule.ALLOWED, order.reason)
            for subject in self._both(caller, order)
        ]
        if not any(gone):
            raise Refusal(RefusalCode.NOT_FOUND)
        return self._done(caller, order)

    def _both(self, caller: Caller, order: Order) -> Sequence[str]:
        """Ids do not say what they are: people and private chats share theirs on some platforms."""
        if not order.subject:
            return (of_place(caller.here),)
        return (of_person(order.subject), of_place(order.subject))

    # -- places -------------------------------------------------------------------------------

    async def _limit(self, caller: Caller, order: Order) -> Line:
        """How many requests a server (or a chat) may make in an hour, a day, a month; 0 lifts it."""
        if order.value not in ("hour", "day", "month") or order.amount < 0:
            raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
        subject, rule = of_place(self._own(caller, order.subject)), Rule(order.value)
        if order.amount:
            await self._rules.put(caller.person, "limit", subject, rule, str(order.amount), order.reason)
        else:
            await self._rules.drop(caller.person, "limit", subject, rule, order.reason)
        return self._done(caller, order)

    async def _channel(self, caller: Caller, order: Order) -> Line:
        """Listen to every message of a channel, to none without a mention, or be silent there."""
        place = self._own(caller, order.subject or caller.channel or caller.thread)
        await self._rules.put(
            caller.person, order.act.value, of_place(place), Rule.CHANNEL, MODES[order.act], order.reason
        )
        return self._done(caller, order, subject=place)

    async def _unblock(self, caller: Caller, order: Order) -> Line:
        place = self._own(caller, order.subject or caller.channel or caller.thread)
        await self._lift(caller, order, of_place(place), Rule.CHANNEL)
        return self._done(caller, order, subject=place)

    async def _tolerance(self, caller: Caller, order: Order) -> Line:
        """What painters let through here: of a channel, or, said so, of its server."""
        named = caller.here if order.subject == "server" else order.subject
        place = self._own(caller, named or caller.channel or caller.thread)
        if order.value == "default":
            await self._lift(caller, order, of_place(place), Rule.TOLERANCE)
        else:
            await self._rules.put(
                caller.person, "tolerance", of_place(place), Rule.TOLERANCE, order.value, order.reason
            )
        return self._done(caller, order, subject=place)

    async def _models(self, caller: Caller, order: Order) -> Line:
        known = {str(card["id"]): str(card["model"]) for card in self._router.models()}
        return await self._names(caller, order, Rule.MODELS, known)

    async def _allowed_styles(self, caller: Caller, order: Order) -> Line:
        return await self._names(caller, order, Rule.STYLES, {name: name for name in self._styles})

    async def _names(self, caller: Caller, order: Order, rule: Rule, known: dict[str, str]) -> Line:
        """Which of ``known`` (ids with their names) may be used here; "all" lifts it, "" shows it."""
        subject = of_place(caller.here)
        if not order.value:
            here = (await self._rules.of(subject)).get(rule, "")
            return answer_line(
                f"admin_{rule.value}", locale=caller.locale, names=", ".join(here.split("\n")) or "-",
                known=", ".join(known),
            )  # fmt: skip
        if order.value.lower() == "all":
            await self._rules.drop(caller.person, order.act.value, subject, rule, order.reason)
            return self._done(caller, order)
        chosen = [_id_of(name, known) for name in order.value.split(",") if name.strip()]
        await self._rules.put(
            caller.person, order.act.value, subject, rule, "\n".join(chosen), order.reason
        )
        return self._done(caller, order)

    def _own(self, caller: Caller, place: str) -> str:
        """A place that the caller may decide about; "" is here. Raises `Refusal` (not_manager)."""
        if not place:
            return caller.here
        own = {caller.server, caller.thread, caller.channel, *caller.places}
        if not self.operates(caller) and place not in own:
            raise Refusal(RefusalCode.NOT_MANAGER)
        return place

    async def _try(self, caller: Caller, order: Order) -> Line:
        return await self._trial.run(caller, order.value)

    # -- jobs, painters, the house ------------------------------------------------------------

    async def _dead(self, caller: Caller, _: Order) -> Line:
        rows: list[Row] = [
            {
                "code": "admin_dead", "ref": reference(job.id), "provider": job.provider,
                "error": job.error or "-", "person": job.person,
            }
            for job in await self._admin.dead_letters(limit=LISTED_MAX)
        ]  # fmt: skip
        code = "admin_dead" if rows else "admin_dead_none"
        return answer_line(code, locale=caller.locale, rows=rows)

    async def _retry(self, caller: Caller, order: Order) -> Line:
        job = await self._admin.retry(caller.person, order.subject, order.reason)
        return self._done(caller, order, subject=reference(job.id))

    async def _refund(self, caller: Caller, order: Order) -> Line:
        given = await self._admin.refund(caller.person, order.subject, order.reason)
        return answer_line(
            "admin_refund", locale=caller.locale, person=order.subject, credits=int(given)
        )

    async def _payback(self, caller: Caller, order: Order) -> Line:
        """A payment back to who made it, by its charge."""
        given = await self._payments.give_back(caller.person, order.subject, order.reason)
        return answer_line(
            "admin_refund", locale=caller.locale, person=order.subject, credits=int(given)
        )

    async def _drop(self, caller: Caller, order: Order) -> Line:
        await self._admin.drop(caller.person, order.subject, order.reason)
        return self._done(caller, order)

    async def _pause(self, caller: Caller, order: Order) -> Line:
        await self._admin.pause(caller.person, order.subject, order.reason)
        return self._done(caller, order)

    async def _resume(self, caller: Caller, order: Order) -> Line:
        await self._admin.resume(caller.person, order.subject, order.reason)
        return self._done(caller, order)

    # -- moderation ---------------------------------------------------------------------------

    async def _waiting(self, caller: Caller, _: Order) -> Line:
        """What waits for somebody to look at it; pictures are looked at on the operator's page."""
        rows: list[Row] = [
            {
                "code": "admin_review", "ref": reference(one.id), "kind": one.kind.value,
                "person": one.person, "category": one.category, "words": one.words[:WORDS_MAX],
            }
            for one in await self._reviews.waiting(limit=LISTED_MAX)
        ]  # fmt: skip
        code = "admin_reviews" if rows else "admin_reviews_none"
        return answer_line(code, locale=caller.locale, rows=rows)

    async def _approve(self, caller: Caller, order: Order) -> Line:
        await self._reviews.approve(caller.person, order.subject, order.reason)
        return self._done(caller, order)

    async def _deny(self, caller: Caller, order: Order) -> Line:
        await self._reviews.deny(caller.person, order.subject, order.reason)
        return self._done(caller, order)

    async def _strike(self, caller: Caller, order: Order) -> Line:
        await self._strikes.give(caller.person, order.subject, order.reason)
        return self._done(caller, order)

    async def _lifted(self, caller: Caller, order: Order) -> Line:
        """Strikes, the slower pace, and a suspension, all at once."""
        await self._strikes.lift(caller.person, order.subject, order.reason)
        return self._done(caller, order)

    async def _maintenance(self, caller: Caller, order: Order) -> Line:
        """While it is on, new requests are refused with these words; what is on its way is finished."""
        if order.value:
            await self._rules.put(
                caller.person, "maintenance", HOUSE, Rule.MAINTENANCE, order.value, order.reason
            )
        else:
            await self._rules.drop(caller.person, "maintenance", HOUSE, Rule.MAINTENANCE, order.reason)
        return self._done(caller, order)

    # -- the rest -----------------------------------------------------------------------------

    async def _lift(self, caller: Caller, order: Order, subject: str, rule: Rule) -> None:
        if not await self._rules.drop(caller.person, order.act.value, subject, rule, order.reason):
            raise Refusal(RefusalCode.NOT_FOUND)

    def _done(self, caller: Caller, order: Order, subject: str = "") -> Line:
        return answer_line(
            "admin_done", locale=caller.locale, act=order.act.value,
            target=subject or order.subject or caller.here, value=order.value or "none",
            amount=order.amount, days=order.days,
            place=_place_word(caller, subject or order.subject or caller.here),
        )  # fmt: skip

    def _until(self, order: Order) -> int:
        return self._clock.now_ms() + order.days * DAY_MS if order.days else 0


def _positive(order: Order) -> int:
    if order.amount <= 0:
        raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
    return order.amount


def _place_word(caller: Caller, place: str) -> str:
    """What people call a place of the caller's own; "-" where only its id is known."""
    if caller.server and place == caller.server:
        return "server"
    if caller.server and place in (caller.channel, caller.thread):
        return "channel"
    return "chat" if place == caller.thread else "-"


def _by_state(counts: dict[str, int]) -> Row:
    states = ("queued", "running", "succeeded", "failed", "cancelled")
    return {state: counts.get(state, 0) for state in states}


def _id_of(text: str, known: dict[str, str]) -> str:
    """The id of a name as people write it; raises `Refusal` (unknown_name)."""
    wanted = text.strip().casefold()
    for identity, name in known.items():
        if wanted in (identity.casefold(), name.casefold(), identity.split("/")[-1].casefold()):
            return identity
    raise Refusal(RefusalCode.UNKNOWN_NAME, asked=text.strip(), known=", ".join(known))
