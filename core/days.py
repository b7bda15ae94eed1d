"""Days of the operator's calendar: where they begin, over daylight saving too, in milliseconds.

Sums come from the store by quarter of an hour, because the days of every time zone in use begin at
one; this gives each quarter its day.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

QUARTER_MS = 900_000
HOUR_MS = 3_600_000
DAY_MS = 86_400_000
#: Days whose beginning is kept: every limit asks for those of today, tomorrow and the month.
KEPT_MAX = 64


def today(now_ms: int, zone: tzinfo) -> date:
    return datetime.fromtimestamp(now_ms / 1000, zone).date()


def moment(at_ms: int) -> str:
    """A moment as lists show it, in UTC: ``2026-12-01 08:30:05 UTC``."""
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%d %H:%M:%S} UTC"


@lru_cache(KEPT_MAX)
def begin_ms(day: date, zone: tzinfo) -> int:
    """The first moment of a day."""
    return round(datetime.combine(day, time(), zone).timestamp() * 1000)


def monday(day: date) -> date:
    """The first day of the week of ``day``."""
    return day - timedelta(days=day.weekday())


def days_until(last: date, count: int) -> list[date]:
    """``count`` days without a gap, oldest first."""
    return [last - timedelta(days=ago) for ago in range(count - 1, -1, -1)]


def by_day(quarters: Mapping[int, int], zone: tzinfo) -> dict[date, int]:
    """Sums by quarter (milliseconds since the epoch / 900,000) as sums by day."""
    sums: dict[date, int] = {}
    for quarter, amount in quarters.items():
        day = today(quarter * QUARTER_MS, zone)
        sums[day] = sums.get(day, 0) + amount
    return sums


def total(sums: Mapping[date, int], days: Iterable[date]) -> int:
    return sum(sums.get(day, 0) for day in days)
