"""Rate limits with true headers: buckets by route and place, the global limit, refusals counted."""

import hashlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

GLOBAL_PER_S = 50


@dataclass(frozen=True, slots=True)
class Rule:
    limit: int
    window_s: float


#: By "METHOD shape"; edits of old messages have one more of their own.
RULES = {
    "POST /channels/:id/messages": Rule(5, 5.0),
    "PATCH /channels/:id/messages/:id": Rule(5, 5.0),
    "DELETE /channels/:id/messages/:id": Rule(5, 1.0),
    "PUT /channels/:id/messages/:id/reactions": Rule(1, 0.25),
    "webhook": Rule(5, 2.0),
    "old edit": Rule(3, 6.0),
}
OTHER = Rule(30, 1.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``headers`` go on every answer; ``retry_after`` is set where the request is refused."""

    headers: dict[str, str]
    retry_after: float | None = None
    scope: str = "user"
    is_global: bool = False


class Buckets:
    """One window per bucket; ``free`` switches all limits off."""

    def __init__(self, now: Callable[[], float], *, free: bool = False) -> None:
        self._now = now
        self._free = free
        self._used: dict[str, deque[float]] = {}
        self.refused = 0

    def take(self, shape: str, major: str, *, counts_globally: bool) -> Verdict:
        """One request of a route; refused ones do not use up the window."""
        if self._free:
            return Verdict({})
        if counts_globally and (wait := self._over("global", Rule(GLOBAL_PER_S, 1.0))):
            self.refused += 1
            return Verdict({}, wait, "global", True)
        rule = RULES.get(shape, OTHER)
        bucket = hashlib.sha256(shape.encode()).hexdigest()[:32]
        key = f"{bucket}:{major}"
        wait = self._over(key, rule)
        used = self._used[key]
        if not wait:
            used.append(self._now())
            if counts_globally:
                self._used["global"].append(self._now())
        else:
            self.refused += 1
        reset = max(0.0, used[0] + rule.window_s - self._now()) if used else rule.window_s
        headers = {
            "X-RateLimit-Limit": str(rule.limit),
            "X-RateLimit-Remaining": str(max(0, rule.limit - len(used))),
            "X-RateLimit-Reset-After": f"{reset:.3f}",
            "X-RateLimit-Bucket": bucket,
        }
        return Verdict(headers, wait or None)

    def old_edit(self, channel: int) -> float:
        """Seconds to wait before a message older than an hour may be edited again, else 0."""
        if self._free:
            return 0.0
        key = f"old:{channel}"
        wait = self._over(key, RULES["old edit"])
        if wait:
            self.refused += 1
        else:
            self._used[key].append(self._now())
        return wait

    def _over(self, key: str, rule: Rule) -> float:
        used = self._used.setdefault(key, deque())
        while used and used[0] <= self._now() - rule.window_s:
            used.popleft()
        return max(0.001, used[0] + rule.window_s - self._now()) if len(used) >= rule.limit else 0.0
