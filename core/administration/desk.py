"""Running the bot from a chat: one face for typed words and slash commands, checked at each act."""

from collections.abc import Awaitable, Callable, Sequence

import structlog

from core.administration.act import DAYS_MAX, MANAGER_ACTS, Act, Caller, Order
from core.administration.acts.jobs import Jobs
from core.administration.acts.looking import Looking
from core.administration.acts.moderating import Moderating
from core.administration.acts.people import People
from core.administration.acts.places import Places
from core.administration.admin import Admin
from core.administration.house_rules import HouseRules
from core.db.database import Database
from core.errors import LedgerError, Refusal, RefusalCode
from core.messages import Line
from core.money.payments import Payments
from core.people.members import Members
from core.ports import Clock
from core.routing.router import Router
from core.safety.reviews import Reviews
from core.safety.strikes import Strikes
from core.safety.trial import Trial

log = structlog.get_logger()


class AdminDesk:
    """``operators`` are the people whom the configuration names; nobody else may act for the house."""

    def __init__(
        self, *, database: Database, clock: Clock, admin: Admin, rules: HouseRules, members: Members,
        router: Router, styles: Sequence[str], operators: frozenset[str], payments: Payments,
        strikes: Strikes, reviews: Reviews, trial: Trial,
    ) -> None:  # fmt: skip
        self._operators = operators
        looking = Looking(
            database, clock, admin=admin, rules=rules, members=members, operates=self.operates
        )
        people = People(
            clock, admin=admin, rules=rules, members=members, payments=payments, operators=operators
        )
        places = Places(rules=rules, router=router, styles=styles, operates=self.operates)
        jobs = Jobs(admin=admin, rules=rules)
        moderating = Moderating(reviews=reviews, strikes=strikes)
        self._trial = trial
        self._does: dict[Act, Callable[[Caller, Order], Awaitable[Line]]] = {
            Act.HELP: looking.help, Act.STATS: looking.stats, Act.TOP: looking.top,
            Act.WHO: looking.who, Act.AUDIT: looking.audit,
            Act.GRANT: people.grant, Act.TAKE: people.grant, Act.POT: people.pot,
            Act.PAYS: people.pays, Act.PAYBACK: people.payback, Act.TIER: people.tier,
            Act.BAN: people.ban, Act.UNBAN: people.unban,
            Act.ALLOW: people.allow, Act.DISALLOW: people.disallow,
            Act.LIMIT: places.limit, Act.LISTEN: places.channel, Act.IGNORE: places.channel,
            Act.BLOCK: places.channel, Act.UNBLOCK: places.unblock, Act.TOLERANCE: places.tolerance,
            Act.MODELS: places.models, Act.STYLES: places.styles,
            Act.DEAD: jobs.dead, Act.RETRY: jobs.retry, Act.REFUND: jobs.refund, Act.DROP: jobs.drop,
            Act.PAUSE: jobs.pause, Act.RESUME: jobs.resume, Act.MAINTENANCE: jobs.maintenance,
            Act.REVIEWS: moderating.waiting, Act.APPROVE: moderating.approve,
            Act.DENY: moderating.deny, Act.STRIKE: moderating.strike, Act.LIFT: moderating.lifted,
            Act.TRY: self._try,
        }  # fmt: skip

    def operates(self, caller: Caller) -> bool:
        """Whether the configuration names this person, or they were let in as the operator elsewhere."""
        return caller.house or caller.person in self._operators

    def may(self, caller: Caller, act: Act) -> bool:
        """Whether this person may do that here; for showing commands, and checked again at each act."""
        manages = caller.manager and bool(caller.server) and act in MANAGER_ACTS
        return self.operates(caller) or manages

    def authorise(self, caller: Caller, act: Act) -> None:
        """Raises `Refusal`: not_operator, or not_manager where those who manage the place may."""
        if not self.may(caller, act):
            log.warning("admin_refused", person=caller.person, act=act.value)
            manages = act in MANAGER_ACTS and bool(caller.server)
            raise Refusal(RefusalCode.NOT_MANAGER if manages else RefusalCode.NOT_OPERATOR)

    async def administer(self, caller: Caller, order: Order) -> Line:
        """Do it and say so. Raises `Refusal`: not_operator, not_manager, or why it cannot be done."""
        self.authorise(caller, order.act)
        if not 0 <= order.days <= DAYS_MAX:
            raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
        try:
            line = await self._does[order.act](caller, order)
        except LedgerError:
            raise Refusal(RefusalCode.BOOKS) from None
        log.info("administered", person=caller.person, act=order.act.value, subject=order.subject)
        return line

    async def _try(self, caller: Caller, order: Order) -> Line:
        return await self._trial.run(caller, order.value)
