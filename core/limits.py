"""How much one person may ask for: plain rules over numbers read in the submit transaction.

The tightest rule is named with its number and its time (design, section 9). Nought lifts a limit.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from core.errors import Refusal, RefusalCode

MINUTE_MS = 60_000
HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The free tier by default. ``running`` and ``waiting`` are places for jobs at one time."""

    per_minute: int = 8
    per_hour: int = 10
    per_day: int = 50
    per_month: int = 200
    cooldown_s: int = 30
    running: int = 1
    waiting: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a person has used of each window; ``last_ms`` is the last submit that counts."""

    minute: int
    hour: int
    day: int
    month: int
    open: int
    last_ms: int
    hour_first_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Where the windows that are running at ``now`` began, in milliseconds."""

    minute: int
    hour: int
    day: int
    month: int


def windows(now_ms: int) -> Windows:
    """Sliding minute and hour, calendar day and month (UTC): computed, never reset by a job."""
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Windows(
        minute=now_ms - MINUTE_MS,
        hour=now_ms - HOUR_MS,
        day=int(midnight.timestamp() * 1000),
        month=int(midnight.replace(day=1).timestamp() * 1000),
    )


def check(limits: Limits, usage: Usage, now_ms: int) -> None:
    """Raises the `Refusal` of the tightest limit that is reached; the cooldown is asked last."""
    counted = (
        (RefusalCode.PER_MONTH, limits.per_month, usage.month),
        (RefusalCode.PER_DAY, limits.per_day, usage.day),
        (RefusalCode.PER_HOUR, limits.per_hour, usage.hour),
        (RefusalCode.PER_MINUTE, limits.per_minute, usage.minute),
    )
    for reason, limit, used in counted:
        if limit and used >= limit:
            seconds = max(1, (usage.hour_first_ms + HOUR_MS - now_ms + 999) // 1000)
            raise Refusal(reason, limit=limit, used=used, seconds=seconds)
    places = limits.running + limits.waiting
    if limits.running and usage.open >= places:
        raise Refusal(RefusalCode.WAITING, limit=places, used=usage.open)
    left_ms = usage.last_ms + limits.cooldown_s * 1000 - now_ms
    if limits.cooldown_s and left_ms > 0:
        raise Refusal(RefusalCode.COOLDOWN, seconds=(left_ms + 999) // 1000)
