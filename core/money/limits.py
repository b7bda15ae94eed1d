"""How much one person may ask for: plain rules over numbers read in the submit transaction.

The tightest rule is named with its number and its time (design, section 9). Nought lifts a limit.
"""

from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo
from typing import Protocol

from core.days import HOUR_MS, begin_ms, today
from core.errors import Refusal, RefusalCode

MINUTE_MS = 60_000


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
    """What a person has used of each window; ``last_ms`` is the last submit that counts.

    ``minute_first_ms`` and ``hour_first_ms``: the oldest that counts in the sliding windows.
    """

    minute: int
    hour: int
    day: int
    month: int
    open: int
    last_ms: int
    minute_first_ms: int
    hour_first_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceUsage:
    """What a whole server or chat has used of each window."""

    hour: int
    day: int
    month: int
    hour_first_ms: int


class PlaceWindows(Protocol):
    """How many requests a whole server or chat may make; 0 lifts a limit."""

    @property
    def per_hour(self) -> int: ...
    @property
    def per_day(self) -> int: ...
    @property
    def per_month(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Where the windows that are running at ``now`` began, and where the calendar's end, in ms."""

    minute: int
    hour: int
    day: int
    month: int
    day_end: int
    month_end: int


def windows(now_ms: int, zone: tzinfo = UTC) -> Windows:
    """Sliding minute and hour, calendar day and month of ``zone``: computed, never reset by a job."""
    day = today(now_ms, zone)
    first = day.replace(day=1)
    next_first = (first + timedelta(days=32)).replace(day=1)
    return Windows(
        minute=now_ms - MINUTE_MS,
        hour=now_ms - HOUR_MS,
        day=begin_ms(day, zone),
        month=begin_ms(first, zone),
        day_end=begin_ms(day + timedelta(days=1), zone),
        month_end=begin_ms(next_first, zone),
    )


def longest(limits: Limits, now_ms: int, zone: tzinfo = UTC) -> int:
    """Where the longest window that has a limit began: nobody's older past needs to be counted."""
    now = windows(now_ms, zone)
    begins = [now_ms - limits.cooldown_s * 1000]
    begins += [now.minute] if limits.per_minute else []
    begins += [now.hour] if limits.per_hour else []
    begins += [now.day] if limits.per_day else []
    begins += [now.month] if limits.per_month else []
    return min(begins)


def wait_ms(limits: Limits, usage: Usage, now_ms: int) -> int:
    """What is left of the cooldown; never more than the whole of it, whatever a clock did."""
    whole = limits.cooldown_s * 1000
    return max(0, min(whole, usage.last_ms + whole - now_ms)) if usage.last_ms else 0


def check(limits: Limits, usage: Usage, now_ms: int, zone: tzinfo = UTC) -> None:
    """Raises the `Refusal` of the tightest limit that is reached; the cooldown is asked last."""
    now = windows(now_ms, zone)
    counted = (
        (RefusalCode.PER_MONTH, limits.per_month, usage.month, now.month_end),
        (RefusalCode.PER_DAY, limits.per_day, usage.day, now.day_end),
        (RefusalCode.PER_HOUR, limits.per_hour, usage.hour, _end(usage.hour_first_ms, HOUR_MS, now_ms)),
        (
            RefusalCode.PER_MINUTE, limits.per_minute, usage.minute,
            _end(usage.minute_first_ms, MINUTE_MS, now_ms),
        ),
    )  # fmt: skip
    for reason, limit, used, ends_ms in counted:
        if limit and used >= limit:
            raise Refusal(reason, limit=limit, used=used, seconds=_seconds(ends_ms - now_ms))
    places = limits.running + limits.waiting
    if limits.running and usage.open >= places:
        reason = RefusalCode.WAITING if limits.waiting else RefusalCode.RUNNING
        raise Refusal(reason, limit=places, used=usage.open)
    left_ms = wait_ms(limits, usage, now_ms)
    if left_ms:
        raise Refusal(RefusalCode.COOLDOWN, seconds=_seconds(left_ms))


def _end(first_ms: int, length_ms: int, now_ms: int) -> int:
    """When the oldest leaves a sliding window; a clock that went back does not make it longer."""
    return min(first_ms, now_ms) + length_ms


def check_place(limits: PlaceWindows, usage: PlaceUsage, now_ms: int, zone: tzinfo = UTC) -> None:
    """Raises the `Refusal` of the longest window of a place that is used up."""
    now = windows(now_ms, zone)
    counted = (
        ("month", limits.per_month, usage.month, now.month_end),
        ("day", limits.per_day, usage.day, now.day_end),
        ("hour", limits.per_hour, usage.hour, _end(usage.hour_first_ms, HOUR_MS, now_ms)),
    )
    for window, limit, used, ends_ms in counted:
        if limit and used >= limit:
            seconds = _seconds(ends_ms - now_ms)
            raise Refusal(
                RefusalCode.PLACE_LIMIT, window=window, limit=limit, used=used, seconds=seconds
            )


def _seconds(left_ms: int) -> int:
    return max(1, (left_ms + 999) // 1000)
