"""What an operator may ask about money: real cost by day and share, credits, and what storage holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Real cost of one day of the operator's calendar, and how often a painter was called."""

    day: date
    micros: int
    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of the money: provider calls with their real cost, charged jobs with their credits."""

    name: str
    calls: int = 0
    micros: int = 0
    jobs: int = 0
    credits: int = 0


#: The share of what a language model charged for words, among the shares of models.
WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circulation:
    """Credits: what people have (``held`` of it promised to jobs), and what the journal has moved."""

    posted: int
    held: int
    granted: int
    captured: int
    refunded: int
    expired: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketFigures:
    """All wallets' buckets of one kind together, in credits."""

    name: str
    posted: int
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A model's succeeded jobs: micro-dollars by the catalogue's prices, and as their painters said."""

    name: str
    jobs: int
    computed: int
    reported: int

    @property
    def percent(self) -> float:
        """How much more (or less) it was than computed."""
        return (self.reported - self.computed) * 100 / self.computed if self.computed else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Real cost in micro-dollars: today, this week (from Monday), this month; ``days`` without gaps.

    The shares are of the days shown. Calls are those of painters; what a language model charged for
    words is in every sum, and a share of its own (`WORDS`) among the models.
    """

    days: Sequence[Day]
    today: int
    week: int
    month: int
    models: Sequence[Share]
    people: Sequence[Share]
    places: Sequence[Share]
    circulation: Circulation
    buckets: Sequence[BucketFigures] = ()
    drifts: Sequence[Drift] = ()
    #: Credits of this month that people kept because a cheaper model was enough.
    saved: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFigures:
    """What is kept of a person, in pictures and bytes; a file that two pictures share counts once."""

    owner: str
    name: str
    pictures: int
    bytes: int
