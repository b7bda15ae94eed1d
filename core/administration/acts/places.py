"""What is decided about servers and channels: limits, where the bot listens, models, styles, filters."""

from collections.abc import Callable, Sequence

from core.administration.act import TOLERANCE_MAX, Act, Caller, Order
from core.administration.acts.saying import done, lift
from core.administration.house_rules import IGNORE, LISTEN, HouseRules
from core.errors import Refusal, RefusalCode
from core.messages import Line
from core.outbound.lines import answer_line
from core.people.standing import BLOCK, Rule, of_place
from core.routing.router import Router

LEVELS = ("default", *map(str, range(TOLERANCE_MAX + 1)))
MODES = {Act.LISTEN: LISTEN, Act.IGNORE: IGNORE, Act.BLOCK: BLOCK}


class Places:
    """A manager decides about places of their own; who ``operates`` the house about any."""

    def __init__(
        self, *, rules: HouseRules, router: Router, styles: Sequence[str],
        operates: Callable[[Caller], bool],
    ) -> None:  # fmt: skip
        self._rules = rules
        self._router = router
        self._styles = tuple(styles)
        self._operates = operates

    async def limit(self, caller: Caller, order: Order) -> Line:
        """How many requests a server (or a chat) may make in an hour, a day, a month; 0 lifts it."""
        if order.value not in ("hour", "day", "month") or order.amount < 0:
            raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
        subject, rule = of_place(self._own(caller, order.subject)), Rule(order.value)
        if order.amount:
            await self._rules.put(caller.person, "limit", subject, rule, str(order.amount), order.reason)
        else:
            await self._rules.drop(caller.person, "limit", subject, rule, order.reason)
        return done(caller, order)

    async def channel(self, caller: Caller, order: Order) -> Line:
        """Listen to every message of a channel, to none without a mention, or be silent there."""
        place = self._own(caller, order.subject or caller.channel or caller.thread)
        await self._rules.put(
            caller.person, order.act.value, of_place(place), Rule.CHANNEL, MODES[order.act], order.reason
        )
        return done(caller, order, subject=place)

    async def unblock(self, caller: Caller, order: Order) -> Line:
        place = self._own(caller, order.subject or caller.channel or caller.thread)
        await lift(self._rules, caller, order, of_place(place), Rule.CHANNEL)
        return done(caller, order, subject=place)

    async def tolerance(self, caller: Caller, order: Order) -> Line:
        """What painters let through here: of a channel, or, said so, of its server."""
        if order.value not in LEVELS:
            raise Refusal(RefusalCode.BAD_ORDER, act=order.act.value)
        named = caller.here if order.subject == "server" else order.subject
        place = self._own(caller, named or caller.channel or caller.thread)
        if order.value == "default":
            await lift(self._rules, caller, order, of_place(place), Rule.TOLERANCE)
        else:
            await self._rules.put(
                caller.person, "tolerance", of_place(place), Rule.TOLERANCE, order.value, order.reason
            )
        return done(caller, order, subject=place)

    async def models(self, caller: Caller, order: Order) -> Line:
        known = {str(card["id"]): str(card["model"]) for card in self._router.models()}
        return await self._names(caller, order, Rule.MODELS, known)

    async def styles(self, caller: Caller, order: Order) -> Line:
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
            return done(caller, order)
        chosen = [_id_of(name, known) for name in order.value.split(",") if name.strip()]
        await self._rules.put(
            caller.person, order.act.value, subject, rule, "\n".join(chosen), order.reason
        )
        return done(caller, order)

    def _own(self, caller: Caller, place: str) -> str:
        """A place that the caller may decide about; "" is here. Raises `Refusal` (not_manager)."""
        if not place:
            return caller.here
        own = {caller.server, caller.thread, caller.channel, *caller.places}
        if not self._operates(caller) and place not in own:
            raise Refusal(RefusalCode.NOT_MANAGER)
        return place


def _id_of(text: str, known: dict[str, str]) -> str:
    """The id of a name as people write it; raises `Refusal` (unknown_name)."""
    wanted = text.strip().casefold()
    for identity, name in known.items():
        if wanted in (identity.casefold(), name.casefold(), identity.split("/")[-1].casefold()):
            return identity
    raise Refusal(RefusalCode.UNKNOWN_NAME, asked=text.strip(), known=", ".join(known))
