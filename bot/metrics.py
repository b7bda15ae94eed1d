"""What Prometheus is told: counted as it happens in this process, and read from the store when asked."""

import asyncio
from collections.abc import Mapping, Sequence

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client import generate_latest as exposition

from core.conversation import PersonId, ThreadKey
from core.errors import DeliveryError
from core.figures import Reports
from core.jobs import StatusMessage
from core.messages import Line, Messenger
from core.pictures import Picture
from core.settlement import Ended

BUCKETS_S = (0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600)
LAG_PROBE_S = 0.01


class Metrics:
    """One registry a house; nothing is global."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        labels = ("provider", "model", "state", "code")
        self._jobs = Counter("pentimento_jobs", "Jobs that ended here", labels, registry=registry)
        self._credits = Counter(
            "pentimento_credits_charged", "Credits charged", ("model",), registry=registry
        )
        self._pictures = Counter("pentimento_pictures", "Pictures made", ("model",), registry=registry)
        self._waited = Histogram(
            "pentimento_queue_seconds", "From asking to the first claim", ("model",),
            buckets=BUCKETS_S, registry=registry,
        )  # fmt: skip
        self._painted = Histogram(
            "pentimento_provider_seconds", "From the first claim to the end", ("provider", "model"),
            buckets=BUCKETS_S, registry=registry,
        )  # fmt: skip
        self._edits = Counter(
            "pentimento_edits", "Edits of status messages asked for", ("platform",), registry=registry
        )
        self._sends = Counter(
            "pentimento_sends", "Messages sent and finals, by how it went (delivery_later: a 429)",
            ("platform", "outcome"), registry=registry,
        )  # fmt: skip
        self._now = {
            name: Gauge(f"pentimento_{name}", text, registry=registry)
            for name, text in (
                ("jobs_running", "Jobs being painted"),
                ("jobs_queued", "Jobs waiting"),
                ("dead_letters", "Dead letters"),
                ("outbox_open", "Finals not delivered yet"),
                ("outbox_age_seconds", "Age of the oldest of them"),
                ("workers", "Workers with a heartbeat"),
                ("spend_today_dollars", "Real cost since midnight of the operator"),
                ("loop_lag_seconds", "How late the event loop is"),
            )
        }

    def ended(self, ended: Ended, pictures: Sequence[Picture]) -> None:
        """A job ended in this process."""
        job = ended.job
        self._jobs.labels(job.provider, job.model, job.state.value, job.error or "").inc()
        self._credits.labels(job.model).inc(job.charged)
        self._pictures.labels(job.model).inc(len(pictures))
        if job.started_ms is not None and job.finished_ms is not None:
            self._waited.labels(job.model).observe((job.started_ms - job.created_ms) / 1000)
            took = (job.finished_ms - job.started_ms) / 1000
            self._painted.labels(job.provider, job.model).observe(took)

    def edited(self, platform: str) -> None:
        self._edits.labels(platform).inc()

    def sent(self, platform: str, outcome: str) -> None:
        self._sends.labels(platform, outcome).inc()

    async def exposed(self, reports: Reports) -> tuple[bytes, str]:
        """The text of `/metrics`, and its media type."""
        now = await reports.now()
        loop = asyncio.get_running_loop()
        before = loop.time()
        await asyncio.sleep(LAG_PROBE_S)
        age_ms = now.at_ms - now.oldest_final_ms if now.oldest_final_ms else 0
        for name, value in {
            "jobs_running": now.running,
            "jobs_queued": now.queued,
            "dead_letters": now.dead,
            "outbox_open": now.finals,
            "outbox_age_seconds": age_ms / 1000,
            "workers": now.workers,
            "spend_today_dollars": now.spent_today / 1_000_000,
            "loop_lag_seconds": max(0.0, loop.time() - before - LAG_PROBE_S),
        }.items():
            self._now[name].set(value)
        return exposition(self.registry), CONTENT_TYPE_LATEST


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
    ) -> str | None:  # fmt: skip
        return await self._inner.answer(thread, person, line, reply_to=reply_to, route=route)
