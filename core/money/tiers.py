"""Tiers: what a person may use, by whom or where they are, or because an operator gave it to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.money.limits import Limits

#: The tier of whoever has no other.
FREE = "free"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """Nought lifts a limit, an empty set allows everything.

    ``allowance``: credits each month. ``weight``: turns in the queue against one of the free tier.
    ``cost_month_micros``: real cost of a month in micro-dollars. ``batch_max``: pictures of one request.
    ``given_to``: the people, roles, threads, channels and servers that have it without being given it.
    """

    name: str = FREE
    limits: Limits = field(default_factory=Limits)
    allowance: int = 200
    weight: int = 1
    batch_max: int = 4
    cost_month_micros: int = 0
    models: frozenset[str] = frozenset()
    resolutions: frozenset[str] = frozenset()
    given_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """``ranked`` from the lowest, which everybody has, to the highest."""

    ranked: Sequence[Tier] = (Tier(),)

    @property
    def lowest(self) -> Tier:
        return self.ranked[0]

    def named(self, name: str) -> Tier | None:
        return next((tier for tier in self.ranked if tier.name == name), None)

    def above(self, tier: Tier) -> Tier | None:
        """The next higher tier that gives more a day; 0 there is without a limit."""
        places = [one.name for one in self.ranked]
        later = self.ranked[places.index(tier.name) + 1 :] if tier.name in places else ()
        mine = tier.limits.per_day
        return next((one for one in later if mine and one.limits.per_day > mine), None)

    def of(self, names: Iterable[str], *, granted: str = "") -> Tier:
        """The tier that was granted, else the highest that one of ``names`` has.

        ``names``: the person, their roles, the thread, its channel and its server.
        """
        given = self.named(granted)
        if given is not None:
            return given
        here = frozenset(names)
        return next((tier for tier in reversed(self.ranked) if tier.given_to & here), self.lowest)
