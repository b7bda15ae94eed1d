"""What is typed after `/admin` becomes one order, or is refused with the form that was meant."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.administration.act import AMOUNT_MAX, REASON_MAX, TOLERANCE_MAX, Act, Order
from core.errors import Refusal, RefusalCode

#: Platforms whose people have numbers.
NUMBERED = frozenset({"discord", "telegram"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An act and the words behind it; ``platform`` is where they were typed."""

    act: Act
    rest: str
    platform: str

    def person(self, text: str) -> str:
        """``<platform>:<id>``; a bare id, or a mention (``<@42>``), is one of ``platform``.

        Raises `Refusal` (bad_order) for a name: a platform that numbers people tells bots no numbers of
        names, and an act that hits nobody would look done.
        """
        bare = text.strip().removeprefix("<@").removeprefix("!").removesuffix(">")
        if not re.fullmatch(r"[\w.:@-]{1,80}", bare):
            raise ValueError(text)
        if ":" not in bare and self.platform in NUMBERED and not bare.removeprefix("-").isdigit():
            raise Refusal(
                RefusalCode.BAD_ORDER, act=self.act.value, fault="name", asked=bare[:32],
                example=f"{self.platform}:42",
            )  # fmt: skip
        return bare if ":" in bare else f"{self.platform}:{bare}"


def parse(text: str, *, platform: str) -> Order:
    """What `/admin …` asks for; a bare number is a person of ``platform``.

    Raises `Refusal` (bad_order) naming the act whose form was not kept.
    """
    word, _, rest = text.strip().partition(" ")
    if not word:
        return Order(act=Act.STATS)
    name = word.lower()
    if name not in set(Act):
        raise Refusal(RefusalCode.BAD_ORDER, act=Act.HELP.value)
    act = Act(name)
    try:
        return FORMS[act](Typed(act=act, rest=rest.strip(), platform=platform))
    except ValueError:
        raise Refusal(RefusalCode.BAD_ORDER, act=act.value) from None


def _bare(typed: Typed) -> Order:
    return Order(act=typed.act)


def _money(typed: Typed) -> Order:
    """``<person> <credits> [for <n>d] <reason>``"""
    person, amount, why = _split(typed.rest, 2)
    days, reason = _days(why)
    return Order(
        act=typed.act, subject=typed.person(person), amount=_number(amount), days=days,
        reason=_reason(reason),
    )  # fmt: skip


def _pot(typed: Typed) -> Order:
    """``[server] <credits> <reason>``"""
    first, _, more = typed.rest.partition(" ")
    if re.fullmatch(r"[+-]?\d+", first):
        return Order(act=typed.act, amount=_number(first), reason=_reason(more))
    amount, reason = _split(more, 1)
    return Order(act=typed.act, subject=first, amount=_number(amount), reason=_reason(reason))


def _tier(typed: Typed) -> Order:
    """``<person> <tier> [for <n>d] <reason>``"""
    person, tier, why = _split(typed.rest, 2)
    days, reason = _days(why)
    return Order(
        act=typed.act, subject=typed.person(person), value=tier.lower(), days=days,
        reason=_reason(reason),
    )  # fmt: skip


def _ban(typed: Typed) -> Order:
    """``<person> [for <n>d] <reason>``"""
    person, why = _split(typed.rest, 1)
    days, reason = _days(why)
    return Order(act=typed.act, subject=typed.person(person), days=days, reason=_reason(reason))


def _allow(typed: Typed) -> Order:
    """``<person or place or "here"> <reason>``"""
    named, reason = _split(typed.rest, 1)
    subject = "" if named == "here" else typed.person(named)
    return Order(act=typed.act, subject=subject, reason=_reason(reason))


def _limit(typed: Typed) -> Order:
    """``<hour|day|month> <number> [place]``"""
    window, number, place = (*typed.rest.split(), "", "", "")[:3]
    if window not in ("hour", "day", "month"):
        raise ValueError(window)
    return Order(
        act=typed.act, subject="" if place == "here" else place, value=window, amount=_number(number)
    )


def _tolerance(typed: Typed) -> Order:
    """``<0 to 6, or default> [server]``"""
    level, place = (*typed.rest.split(), "", "")[:2]
    if level != "default" and not re.fullmatch(rf"[0-{TOLERANCE_MAX}]", level):
        raise ValueError(typed.rest)
    return Order(act=typed.act, subject="" if place == "here" else place, value=level)


def _place(typed: Typed) -> Order:
    """``[place]``"""
    return Order(act=typed.act, subject="" if typed.rest in ("", "here") else typed.rest.split()[0])


def _names(typed: Typed) -> Order:
    """``<name, name…>`` or ``all``; nothing shows what is allowed."""
    return Order(act=typed.act, value=typed.rest)


def _job(typed: Typed) -> Order:
    """``<reference> <reason>``"""
    ref, reason = _split(typed.rest, 1)
    return Order(act=typed.act, subject=ref, reason=_reason(reason))


def _painter(typed: Typed) -> Order:
    """``<painter> [reason]``"""
    painter, _, reason = typed.rest.partition(" ")
    if not painter:
        raise ValueError(typed.rest)
    return Order(act=typed.act, subject=painter, reason=reason.strip()[:REASON_MAX])


def _words(typed: Typed) -> Order:
    """``<words>``: what a person might type"""
    if not typed.rest:
        raise ValueError(typed.rest)
    return Order(act=typed.act, value=typed.rest)


def _maintenance(typed: Typed) -> Order:
    """``on <what people are told>`` or ``off``"""
    state, _, words = typed.rest.partition(" ")
    if state not in ("on", "off") or (state == "on" and not words.strip()):
        raise ValueError(typed.rest)
    return Order(act=typed.act, value=words.strip()[:REASON_MAX] if state == "on" else "")


def _top(typed: Typed) -> Order:
    """``[people|places] [days]``"""
    what, days = "people", 30
    for word in typed.rest.split():
        if word in ("people", "places"):
            what = word
        else:
            days = _number(word)
    return Order(act=typed.act, value=what, days=days)


def _who(typed: Typed) -> Order:
    """``<person>``"""
    return Order(act=typed.act, subject=typed.person(typed.rest))


def _pays(typed: Typed) -> Order:
    """``server`` or ``person``"""
    if typed.rest not in ("server", "person"):
        raise ValueError(typed.rest)
    return Order(act=typed.act, value=typed.rest)


#: The form of each act.
FORMS: dict[Act, Callable[[Typed], Order]] = {
    Act.HELP: _bare, Act.STATS: _bare, Act.AUDIT: _bare, Act.DEAD: _bare,
    Act.TOP: _top, Act.WHO: _who, Act.REVIEWS: _bare, Act.APPROVE: _job, Act.DENY: _job,
    Act.STRIKE: _ban, Act.LIFT: _ban, Act.TRY: _words,
    Act.GRANT: _money, Act.TAKE: _money, Act.POT: _pot, Act.PAYS: _pays,
    Act.TIER: _tier, Act.BAN: _ban, Act.UNBAN: _ban, Act.ALLOW: _allow, Act.DISALLOW: _allow,
    Act.LIMIT: _limit, Act.LISTEN: _place, Act.IGNORE: _place, Act.BLOCK: _place, Act.UNBLOCK: _place,
    Act.MODELS: _names, Act.STYLES: _names, Act.TOLERANCE: _tolerance,
    Act.RETRY: _job, Act.REFUND: _job, Act.DROP: _job, Act.PAYBACK: _job,
    Act.PAUSE: _painter, Act.RESUME: _painter, Act.MAINTENANCE: _maintenance,
}  # fmt: skip


def _split(text: str, count: int) -> list[str]:
    """``count`` words and the rest; raises ValueError where there are not so many."""
    parts = text.split(None, count)
    if len(parts) < count:
        raise ValueError(text)
    return [*parts, ""][: count + 1]


def _number(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,7}", text):
        raise ValueError(text)
    number = int(text)
    if abs(number) > AMOUNT_MAX:
        raise ValueError(text)
    return number


def _days(text: str) -> tuple[int, str]:
    """``for 7d because…`` → 7 and "because…"; 0 where no time is named."""
    found = re.match(r"for\s+(\d{1,4})\s*d(?:ays?)?\b\s*(.*)", text, re.DOTALL)
    return (int(found[1]), found[2]) if found else (0, text)


def _reason(text: str) -> str:
    """Money and people are not touched without a word about why."""
    words = " ".join(text.split())
    if not words:
        raise ValueError(text)
    return words[:REASON_MAX]
