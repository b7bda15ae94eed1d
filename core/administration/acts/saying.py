"""What the acts of operators share: the line that says one was done, and rules that are taken back."""

from core.administration.act import Caller, Order
from core.administration.house_rules import HouseRules
from core.errors import Refusal, RefusalCode
from core.messages import Line
from core.outbound.lines import answer_line
from core.people.standing import Rule

Row = dict[str, int | str]

LISTED_MAX = 15


def done(caller: Caller, order: Order, subject: str = "") -> Line:
    """That it was done, about whom or where, and for how long."""
    target = subject or order.subject or caller.here
    return answer_line(
        "admin_done", locale=caller.locale, act=order.act.value, target=target,
        value=order.value or "none", amount=order.amount, days=order.days,
        place=_place_word(caller, target),
    )  # fmt: skip


async def lift(rules: HouseRules, caller: Caller, order: Order, subject: str, rule: Rule) -> None:
    """Take a rule back; raises `Refusal` (not_found) where there is none."""
    if not await rules.drop(caller.person, order.act.value, subject, rule, order.reason):
        raise Refusal(RefusalCode.NOT_FOUND)


def _place_word(caller: Caller, place: str) -> str:
    """What people call a place of the caller's own; "-" where only its id is known."""
    if caller.server and place == caller.server:
        return "server"
    if caller.server and place in (caller.channel, caller.thread):
        return "channel"
    return "chat" if place == caller.thread else "-"
