"""What an operator may ask to see: jobs, people and models in figures, and the port that gives all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.credits import Holding, Transfer
from core.jobs import Job
from core.pictures import Picture
from core.reporting.money_figures import Money, StoredFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One provider call of a job; times in milliseconds since the epoch."""

    n: int
    index: int
    provider: str
    model: str
    sent_ms: int
    ended_ms: int | None
    outcome: str
    ref: str | None
    cost_micros: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Final:
    """A row of the outbox: the end of a job on its way to its message."""

    id: str
    platform: str
    tries: int
    run_at: int
    at_ms: int
    done_ms: int | None
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """What somebody who runs the bot did. ``facts`` is JSON."""

    id: str
    who: str
    act: str
    subject: str
    reason: str
    facts: str
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenJob:
    """A job as a list shows it. ``asked``: the words as typed, ``name``: the person's own."""

    job: Job
    asked: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One job's whole life: its words, calls, money, finals, pictures and what operators did to it.

    ``retried_as`` and ``retry_of`` are the ids of the jobs that an operator's retry connects.
    """

    seen: SeenJob
    prompt: str
    calls: Sequence[Call]
    transfers: Sequence[Transfer]
    finals: Sequence[Final]
    pictures: Sequence[Picture]
    acts: Sequence[AuditEntry]
    message: str | None
    retried_as: str | None = None
    retry_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFigures:
    """How a model did. Seconds are nearest-rank percentiles, None where nothing was measured."""

    provider: str
    model: str
    succeeded: int
    failed: int
    cancelled: int
    waited_p50_s: float | None = None
    waited_p90_s: float | None = None
    painted_p50_s: float | None = None
    painted_p90_s: float | None = None

    @property
    def success(self) -> float | None:
        """Of those that ended by themselves; a cancelled job says nothing about a model."""
        ended = self.succeeded + self.failed
        return self.succeeded / ended if ended else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorFigure:
    """How often jobs of a model failed with a code."""

    provider: str
    model: str
    code: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderNow:
    """A provider at this moment, and how its calls of the last hour ended."""

    name: str
    running: int
    running_max: int
    paused_until: int
    succeeded: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """This moment. ``jobs`` are the open ones, oldest first; the counts are of all of them.

    ``oldest_final_ms``: since when the oldest undelivered final waits.
    """

    at_ms: int
    jobs: Sequence[SeenJob]
    running: int
    queued: int
    dead: int
    finals: int
    oldest_final_ms: int | None
    workers: int
    providers: Sequence[ProviderNow]
    spent_today: int
    done_today: int
    failed_today: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFigures:
    """A person with their wallet and their jobs. ``charged`` in credits, ``micros`` real cost."""

    id: str
    name: str
    locale: str
    created_ms: int
    posted: int
    held: int
    jobs: int
    succeeded: int
    failed: int
    charged: int
    micros: int

    @property
    def free(self) -> int:
        return self.posted - self.held


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInForce:
    """What operators (or strikes) decided about a person; ``until_ms`` 0 is for good."""

    name: str
    value: str
    until_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeEntry:
    """What moderation refused, or an operator's own strike; ``lifted_ms`` 0 while it counts."""

    category: str
    at_ms: int
    lifted_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile:
    """One person: figures, wallet, journal (newest first), newest jobs, and what was decided.

    ``rules`` are those in force; ``acts`` what operators did; ``kin`` the accounts on other platforms
    that are the same person.
    """

    figures: PersonFigures
    kin: Sequence[str]
    wallet: Sequence[Holding]
    transfers: Sequence[Transfer]
    jobs: Sequence[SeenJob]
    rules: Sequence[RuleInForce]
    strikes: Sequence[StrikeEntry]
    acts: Sequence[AuditEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for an operator: dead letters, and what must be looked at."""

    dead: int
    reviews: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which jobs: ``text`` in the words, the id, the model or the name; ``state`` may be ``dead``.

    ``before_ms`` and ``before_id`` are the last job of the page before.
    """

    text: str = ""
    state: str = ""
    person: str = ""
    before_ms: int = 2**62
    before_id: str = ""
    limit: int = 50


class Reports(Protocol):
    """Figures of the store. Each equals the rows that it sums, at the moment of the question."""

    async def now(self) -> Now: ...
    async def money(self, *, days: int = 30) -> Money: ...
    async def stored(self) -> Sequence[StoredFigures]:
        """What storage holds of each person, the most first."""
        ...

    async def jobs(self, search: Search) -> Sequence[SeenJob]: ...
    async def life(self, job: str) -> Life | None:
        """By the whole id; None where there is none."""
        ...

    async def people(self, *, text: str = "", limit: int = 50) -> Sequence[PersonFigures]: ...
    async def person(self, person: str) -> PersonFile | None: ...
    async def models(self, *, days: int = 30) -> Sequence[ModelFigures]: ...
    async def errors(self, *, days: int = 30) -> Sequence[ErrorFigure]: ...
    async def audit(
        self, *, text: str = "", before_ms: int = 2**62, before_id: str = "", limit: int = 100
    ) -> Sequence[AuditEntry]:
        """The newest first; ``text`` in who, what, whom or why, after the last of the page before."""
        ...

    async def waiting(self) -> Waiting: ...
