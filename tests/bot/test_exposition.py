"""What a process counted reaches Prometheus as its own library would have counted it."""

from bot.exposition import exposed
from bot.metrics import Metrics
from tests.test_deploy import Quiet


async def test_times_are_told_by_how_many_took_at_most_as_long() -> None:
    metrics = Metrics()
    for seconds in (0.5, 3.0, 3000.0):
        metrics.waited["embedded",].add(seconds)

    text, _ = await exposed(metrics, Quiet())

    told = dict(line.rsplit(" ", 1) for line in text.decode().splitlines() if "queue" in line)
    bucket = 'pentimento_queue_seconds_bucket{{le="{}",model="embedded"}}'
    bounds = ("0.5", "2.0", "5.0", "600.0", "+Inf")
    assert [told[bucket.format(bound)] for bound in bounds] == ["1.0", "1.0", "2.0", "2.0", "3.0"]
    assert told['pentimento_queue_seconds_sum{model="embedded"}'] == "3003.5"
    assert told['pentimento_queue_seconds_count{model="embedded"}'] == "3.0"
