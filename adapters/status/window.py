"""How often a place may be written to: a sliding window with a reserve that only finals may use.

Edits and sends share a platform's limit, and all messages of a chat share one budget. Without a
reserve a final waits behind progress: measured with six jobs ending together under 5 per 5 s, the
longest wait was 4.4 s without and 0.25 s with one of two places.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace

#: A budget that nobody uses up.
LIFTED = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A platform's habit in one kind of place, in seconds.

    ``per_window`` writes in any ``window_s``, of which progress may use ``progress``. ``gap_s``:
    between two edits of one message; after ``slow_after_s`` of a job it grows by half with each
    edit, up to ``gap_max_s``. ``edits_max``: progress edits in the life of one job. ``first_s``: from
    the message that was sent to its first edit, where that is another time than ``gap_s``.
    """

    window_s: float
    per_window: int
    progress: int
    gap_s: float
    slow_after_s: float = 30.0
    gap_max_s: float = 15.0
    edits_max: int = 8
    first_s: float | None = None

    def budgeted(self, writes: int) -> "Pace":
        """The same habit with another budget, of which progress takes its share; 0 lifts it."""
        if not writes:
            return replace(self, per_window=LIFTED, progress=LIFTED)
        share = max(1, round(self.progress * writes / self.per_window))
        return replace(self, per_window=writes, progress=share)


class Window:
    """The writes of one place. Times are seconds of a monotonic clock, given by the caller.

    There is one for each of thousands of places: a list, as an empty deque takes 760 bytes.
    """

    __slots__ = ("_at", "_blocked_until", "pace")

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._at: list[float] = []
        self._blocked_until = 0.0

    def wait_s(self, now: float, *, final: bool, owed: int = 0) -> float:
        """Seconds until a write may go out; 0 when it may now. ``owed``: finals still to come."""
        self._forget(now)
        limit = self.pace.per_window
        if not final:
            limit = max(1, min(self.pace.progress, limit - owed))
        wait = self._blocked_until - now
        if len(self._at) >= limit:
            wait = max(wait, self._at[-limit] + self.pace.window_s - now)
        return max(0.0, wait)

    def spend(self, now: float) -> None:
        self._at.append(now)

    def block(self, now: float, seconds: float) -> None:
        """The platform said to wait: this place only, not the whole bot."""
        self._blocked_until = max(self._blocked_until, now + seconds)

    def idle(self, now: float) -> bool:
        """Nothing here that another write would have to know of."""
        self._forget(now)
        return not self._at and now >= self._blocked_until

    def _forget(self, now: float) -> None:
        if self._at:
            del self._at[: bisect_right(self._at, now - self.pace.window_s)]
