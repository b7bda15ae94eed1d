"""How long a painter takes, by our own measure: for the bar, the wait and "longer than usual"."""

from dataclasses import dataclass
from math import ceil, exp

from core.db.database import Database
from core.jobs import Job
from core.ports import Clock

SAMPLE = 50
FRESH_MS = 60_000
#: Where nothing was measured yet and the catalogue names no time, in seconds.
UNKNOWN_S = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds that half, and nine of ten, of a model's pictures took."""

    p50_s: float
    p90_s: float

    def fraction(self, elapsed_s: float) -> float:
        """How far a picture probably is, 0 to 1: half-way at p50, never quite there."""
        return 1.0 - exp(-0.7 * elapsed_s / max(self.p50_s, 0.1))


class Estimates:
    """Measured on the newest pictures of each model, asked of the store at most once a minute.

    ``expected_s``: the catalogue's seconds by model, until there is a measure.
    ``places``: how many jobs run at one time, to tell a wait.
    """

    def __init__(
        self, database: Database, clock: Clock, *, expected_s: dict[str, float], places: int
    ) -> None:
        self._database = database
        self._clock = clock
        self._expected_s = expected_s
        self._places = places
        self._known: dict[str, tuple[int, Pace]] = {}

    async def pace(self, model: str) -> Pace:
        now = self._clock.now_ms()
        measured, pace = self._known.get(model, (0, None))
        if pace is None or now - measured > FRESH_MS:
            pace = await self._measure(model)
            self._known[model] = (now, pace)
        return pace

    async def wait_s(self, job: Job, place: int) -> int:
        """About how many seconds until a job at that place in the queue is done; 0 if it has none.

        One that waits for the end of a cooldown, or to be tried again, does not begin before.
        """
        if place < 1:
            return 0
        pace = await self.pace(job.model)
        in_turn_s = pace.p50_s * (ceil(place / self._places) + 1)
        not_before_s = (job.run_at - self._clock.now_ms()) / 1000 + pace.p50_s
        return max(1, round(max(in_turn_s, not_before_s)))

    async def _measure(self, model: str) -> Pace:
        rows = await self._database.all("attempt_times", model=model, limit=SAMPLE)
        took = sorted(int(row["took"]) / 1000 for row in rows)
        if len(took) < 3:
            usual = self._expected_s.get(model, UNKNOWN_S)
            return Pace(p50_s=usual, p90_s=2 * usual)
        return Pace(p50_s=took[len(took) // 2], p90_s=took[len(took) * 9 // 10])
