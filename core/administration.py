"""The words of running the bot from a chat: who asks, for what; and how it is typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from core.conversation import PersonId, ThreadKey
from core.errors import Refusal, RefusalCode

DAY_MS = 86_400_000
AMOUNT_MAX = 1_000_000
DAYS_MAX = 3650
REASON_MAX = 200
#: As loose as a painter's own filter can be set; 0 is the strictest.
TOLERANCE_MAX = 6


class Act(StrEnum):
    """What can be asked for. `MANAGER_ACTS` are open to whoever manages the server they are in."""

    HELP = "help"
    STATS = "stats"
    TOP = "top"
    WHO = "who"
    AUDIT = "audit"
    GRANT = "grant"
    TAKE = "take"
    POT = "pot"
    PAYS = "pays"
    PAYBACK = "payback"
    TIER = "tier"
    BAN = "ban"
    UNBAN = "unban"
    ALLOW = "allow"
    DISALLOW = "disallow"
    LIMIT = "limit"
    LISTEN = "listen"
    IGNORE = "ignore"
    BLOCK = "block"
    UNBLOCK = "unblock"
    MODELS = "models"
    STYLES = "styles"
    TOLERANCE = "tolerance"
    DEAD = "dead"
    RETRY = "retry"
    REFUND = "refund"
    DROP = "drop"
    PAUSE = "pause"
    RESUME = "resume"
    MAINTENANCE = "maintenance"
    REVIEWS = "reviews"
    APPROVE = "approve"
    DENY = "deny"
    STRIKE = "strike"
    LIFT = "lift"
    TRY = "try"


MANAGER_ACTS = frozenset({
    Act.HELP, Act.STATS, Act.TOP, Act.LIMIT, Act.LISTEN, Act.IGNORE, Act.BLOCK, Act.UNBLOCK, Act.MODELS,
    Act.STYLES, Act.TOLERANCE,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks, from where. ``manager``: the platform says, now, that they may manage ``server``.

    ``places``: other channels of which the platform says that they are in that server. ``house``:
    signed in on the operator's pages, or at the machine itself; never said of somebody in a chat.
    """

    person: PersonId
    thread: ThreadKey
    server: str = ""
    channel: str = ""
    manager: bool = False
    places: frozenset[str] = frozenset()
    locale: str = ""
    house: bool = False

    @property
    def here(self) -> str:
        """The server, or the thread where there is none."""
        return self.server or self.thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One act. ``subject``: a person, a place ("" is here), a job's reference, a painter.

    ``value``: a tier, a window (hour, day, month), names separated by commas, words for people.
    ``days``: for how long, 0 for good. ``amount``: credits, or a limit's number.
    """

    act: Act
    subject: str = ""
    value: str = ""
    amount: int = 0
    days: int = 0
    reason: str = ""


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
        return FORMS[act](act, rest.strip(), platform)
    except ValueError:
        raise Refusal(RefusalCode.BAD_ORDER, act=act.value) from None


def _bare(act: Act, rest: str, platform: str) -> Order:
    return Order(act=act)


def _money(act: Act, rest: str, platform: str) -> Order:
    """``<person> <credits> [for <n>d] <reason>``"""
    person, amount, why = _split(rest, 2)
    days, reason = _days(why)
    return Order(
        act=act, subject=_person(person, platform), amount=_number(amount), days=days,
        reason=_reason(reason),
    )  # fmt: skip


def _pot(act: Act, rest: str, platform: str) -> Order:
    """``[server] <credits> <reason>``"""
    first, _, more = rest.partition(" ")
    if re.fullmatch(r"[+-]?\d+", first):
        return Order(act=act, amount=_number(first), reason=_reason(more))
    amount, reason = _split(more, 1)
    return Order(act=act, subject=first, amount=_number(amount), reason=_reason(reason))


def _tier(act: Act, rest: str, platform: str) -> Order:
    """``<person> <tier> [for <n>d] <reason>``"""
    person, tier, why = _split(rest, 2)
    days, reason = _days(why)
    return Order(
        act=act, subject=_person(person, platform), value=tier.lower(), days=days,
        reason=_reason(reason),
    )  # fmt: skip


def _ban(act: Act, rest: str, platform: str) -> Order:
    """``<person> [for <n>d] <reason>``"""
    person, why = _split(rest, 1)
    days, reason = _days(why)
    return Order(act=act, subject=_person(person, platform), days=days, reason=_reason(reason))


def _allow(act: Act, rest: str, platform: str) -> Order:
    """``<person or place or "here"> <reason>``"""
    named, reason = _split(rest, 1)
    subject = "" if named == "here" else _person(named, platform)
    return Order(act=act, subject=subject, reason=_reason(reason))


def _limit(act: Act, rest: str, platform: str) -> Order:
    """``<hour|day|month> <number> [place]``"""
    window, number, place = (*rest.split(), "", "", "")[:3]
    if window not in ("hour", "day", "month"):
        raise ValueError(window)
    return Order(act=act, subject="" if place == "here" else place, value=window, amount=_number(number))


def _tolerance(act: Act, rest: str, platform: str) -> Order:
    """``<0 to 6, or default> [server]``"""
    level, place = (*rest.split(), "", "")[:2]
    if level != "default" and not re.fullmatch(rf"[0-{TOLERANCE_MAX}]", level):
        raise ValueError(rest)
    return Order(act=act, subject="" if place == "here" else place, value=level)


def _place(act: Act, rest: str, platform: str) -> Order:
    """``[place]``"""
    return Order(act=act, subject="" if rest in ("", "here") else rest.split()[0])


def _names(act: Act, rest: str, platform: str) -> Order:
    """``<name, name…>`` or ``all``; nothing shows what is allowed."""
    return Order(act=act, value=rest)


def _job(act: Act, rest: str, platform: str) -> Order:
    """``<reference> <reason>``"""
    ref, reason = _split(rest, 1)
    return Order(act=act, subject=ref, reason=_reason(reason))


def _painter(act: Act, rest: str, platform: str) -> Order:
    """``<painter> [reason]``"""
    painter, _, reason = rest.partition(" ")
    if not painter:
        raise ValueError(rest)
    return Order(act=act, subject=painter, reason=reason.strip()[:REASON_MAX])


def _words(act: Act, rest: str, platform: str) -> Order:
    """``<words>``: what a person might type"""
    if not rest:
        raise ValueError(rest)
    return Order(act=act, value=rest)


def _maintenance(act: Act, rest: str, platform: str) -> Order:
    """``on <what people are told>`` or ``off``"""
    state, _, words = rest.partition(" ")
    if state not in ("on", "off") or (state == "on" and not words.strip()):
        raise ValueError(rest)
    return Order(act=act, value=words.strip()[:REASON_MAX] if state == "on" else "")


def _top(act: Act, rest: str, platform: str) -> Order:
    """``[people|places] [days]``"""
    what, days = "people", 30
    for word in rest.split():
        if word in ("people", "places"):
            what = word
        else:
            days = _number(word)
    return Order(act=act, value=what, days=days)


def _who(act: Act, rest: str, platform: str) -> Order:
    """``<person>``"""
    return Order(act=act, subject=_person(rest, platform))


def _pays(act: Act, rest: str, platform: str) -> Order:
    """``server`` or ``person``"""
    if rest not in ("server", "person"):
        raise ValueError(rest)
    return Order(act=act, value=rest)


#: The form of each act.
FORMS: dict[Act, Callable[[Act, str, str], Order]] = {
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


def _person(text: str, platform: str) -> str:
    """``<platform>:<id>``; a bare id, or a mention (``<@42>``), is one of ``platform``."""
    bare = text.strip().removeprefix("<@").removeprefix("!").removesuffix(">")
    if not re.fullmatch(r"[\w.:@-]{1,80}", bare):
        raise ValueError(text)
    return bare if ":" in bare else f"{platform}:{bare}"


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
