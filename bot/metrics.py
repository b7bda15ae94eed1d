"""What happens in this process, counted as it happens; `bot.exposition` tells Prometheus."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.conversation import PersonId, ThreadKey
from core.errors import DeliveryError
from core.jobs import StatusMessage
from core.messages import Line, Messenger
from core.pictures import Picture
from core.work.settlement import Ended

BUCKETS_S = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0)

#: The values of a series' labels, in the order in which `bot.exposition` names them.
Labels = tuple[str, ...]


@dataclass(slots=True)
class Times:
    """Seconds that something took, as a histogram."""

    sum_s: float = 0.0
    #: How many took at most as long as each of `BUCKETS_S` and longer than the one before, and the rest.
    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS_S) + 1))

    def add(self, seconds: float) -> None:
        self.sum_s += seconds
        self.counts[bisect_left(BUCKETS_S, seconds)] += 1


class Metrics:
    """Of one house; nothing is global."""

    def __init__(self) -> None:
        self.jobs: Counter[Labels] = Counter()
        self.credits: Counter[Labels] = Counter()
        self.pictures: Counter[Labels] = Counter()
        self.edits: Counter[Labels] = Counter()
        self.sends: Counter[Labels] = Counter()
        self.waited: defaultdict[Labels, Times] = defaultdict(Times)
        self.painted: defaultdict[Labels, Times] = defaultdict(Times)

    def ended(self, ended: Ended, pictures: Sequence[Picture]) -> None:
        """A job ended in this process."""
        job = ended.job
        self.jobs[job.provider, job.model, job.state.value, job.error or ""] += 1
        self.credits[job.model,] += job.charged
        self.pictures[job.model,] += len(pictures)
        if job.started_ms is not None and job.finished_ms is not None:
            self.waited[job.model,].add((job.started_ms - job.created_ms) / 1000)
            self.painted[job.provider, job.model].add((job.finished_ms - job.started_ms) / 1000)

    def edited(self, platform: str) -> None:
        self.edits[platform,] += 1

    def sent(self, platform: str, outcome: str) -> None:
        self.sends[platform, outcome] += 1


class CountedMessenger:
    """A `Messenger` whose edits and sends are counted; all else is the inner one's."""

    def __init__(self, inner: Messenger, metrics: Metrics) -> None:
        self._inner = inner
        self._metrics = metrics

    @property
    def platform(self) -> str:
        return self._inner.platform

    @property
    def document_bytes_max(self) -> int:
        return self._inner.document_bytes_max

    async def post(self, status: StatusMessage, line: Line) -> str:
        try:
            message = await self._inner.post(status, line)
        except DeliveryError as error:
            self._metrics.sent(self.platform, error.code)
            raise
        self._metrics.sent(self.platform, "delivered")
        return message

    def edit(self, status: StatusMessage, line: Line) -> None:
        self._metrics.edited(self.platform)
        self._inner.edit(status, line)

    async def deliver(self, status: StatusMessage, line: Line) -> str:
        try:
            message = await self._inner.deliver(status, line)
        except DeliveryError as error:
            self._metrics.sent(self.platform, error.code)
            raise
        self._metrics.sent(self.platform, "delivered")
        return message

    async def answer(
        self, thread: ThreadKey, person: PersonId, line: Line, *, reply_to: str = "",
        route: Mapping[str, str] | None = None,
    ) -> str | tuple[str, ...] | None:  # fmt: skip
        return await self._inner.answer(thread, person, line, reply_to=reply_to, route=route)
