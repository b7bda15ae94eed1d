"""The text of `/metrics`: what this process counted, and what the store says when it is asked.

Only a process that serves it imports Prometheus's library, and with it a web server and a push client.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry
from prometheus_client import generate_latest as exposition
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from bot.metrics import BUCKETS_S, Labels, Metrics, Times
from core.reporting.figures import Now, Reports

LAG_PROBE_S = 0.01
PREFIX = "pentimento_"
#: How Prometheus writes the bounds of a histogram.
BOUNDS = (*map(str, BUCKETS_S), "+Inf")


class _Told:
    """A collector of one house's figures, as Prometheus's library asks for them."""

    def __init__(self, metrics: Metrics, now: Now, lag_s: float) -> None:
        self._metrics = metrics
        self._now = now
        self._lag_s = lag_s

    def collect(self) -> Iterator[Metric]:
        told = self._metrics
        yield _counter("jobs", "Jobs that ended here", ("provider", "model", "state", "code"), told.jobs)
        yield _counter("credits_charged", "Credits charged", ("model",), told.credits)
        yield _counter("pictures", "Pictures made", ("model",), told.pictures)
        yield _times("queue_seconds", "From asking to the first claim", ("model",), told.waited)
        yield _times(
            "provider_seconds", "From the first claim to the end", ("provider", "model"), told.painted
        )
        yield _counter("edits", "Edits of status messages asked for", ("platform",), told.edits)
        yield _counter(
            "sends", "Messages sent and finals, by how it went (delivery_later: a 429)",
            ("platform", "outcome"), told.sends,
        )  # fmt: skip
        for name, text, value in self._gauges():
            yield GaugeMetricFamily(PREFIX + name, text, value=value)

    def _gauges(self) -> Iterable[tuple[str, str, float]]:
        now = self._now
        age_ms = now.at_ms - now.oldest_final_ms if now.oldest_final_ms else 0
        spent = now.spent_today / 1_000_000
        return (
            ("jobs_running", "Jobs being painted", now.running),
            ("jobs_queued", "Jobs waiting", now.queued),
            ("dead_letters", "Dead letters", now.dead),
            ("outbox_open", "Finals not delivered yet", now.finals),
            ("outbox_age_seconds", "Age of the oldest of them", age_ms / 1000),
            ("workers", "Workers with a heartbeat", now.workers),
            ("spend_today_dollars", "Real cost since midnight of the operator", spent),
            ("loop_lag_seconds", "How late the event loop is", self._lag_s),
        )


async def exposed(metrics: Metrics, reports: Reports) -> tuple[bytes, str]:
    """The text, and its media type."""
    now = await reports.now()
    loop = asyncio.get_running_loop()
    before = loop.time()
    await asyncio.sleep(LAG_PROBE_S)
    registry = CollectorRegistry()
    registry.register(_Told(metrics, now, max(0.0, loop.time() - before - LAG_PROBE_S)))
    return exposition(registry), CONTENT_TYPE_LATEST


def _counter(name: str, text: str, labels: Labels, counts: Mapping[Labels, int]) -> CounterMetricFamily:
    family = CounterMetricFamily(PREFIX + name, text, labels=labels)
    for values, count in counts.items():
        family.add_metric(values, count)
    return family


def _times(name: str, text: str, labels: Labels, times: Mapping[Labels, Times]) -> HistogramMetricFamily:
    family = HistogramMetricFamily(PREFIX + name, text, labels=labels)
    for values, taken in times.items():
        buckets = list(zip(BOUNDS, map(float, accumulate(taken.counts)), strict=True))
        family.add_metric(values, buckets, taken.sum_s)
    return family
