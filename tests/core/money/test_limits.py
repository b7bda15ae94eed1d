"""Windows are computed, never reset: whatever the clock does, they are what they say."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.days import today
from core.errors import Refusal, RefusalCode
from core.money.limits import (
    HOUR_MS,
    MINUTE_MS,
    Limits,
    PlaceUsage,
    Usage,
    check,
    check_place,
    longest,
    wait_ms,
    windows,
)
from core.people.standing import PlaceLimits

MOMENTS = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2099, 12, 31))
#: With daylight saving, quarter hours, a midnight that is skipped (Cairo) and a skipped day (Apia).
ZONES = st.sampled_from([
    ZoneInfo(name)
    for name in ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Africa/Cairo",
                 "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe")
])  # fmt: skip
NOTHING = Usage(minute=0, hour=0, day=0, month=0, open=0, last_ms=0, minute_first_ms=0, hour_first_ms=0)


def _ms(moment: datetime) -> int:
    return int(moment.replace(tzinfo=UTC).timestamp() * 1000)


@given(MOMENTS, ZONES)
def test_every_window_holds_the_moment_and_ends_after_it(moment: datetime, zone: ZoneInfo) -> None:
    now = _ms(moment)
    found = windows(now, zone)

    assert found.month <= found.day <= now < found.day_end <= found.month_end
    assert found.hour < found.minute < now
    assert 27.9 <= (found.month_end - found.month) / 86_400_000 <= 31.1


@given(MOMENTS, ZONES)
def test_the_next_window_begins_where_this_one_ends(moment: datetime, zone: ZoneInfo) -> None:
    found = windows(_ms(moment), zone)

    assert windows(found.month_end, zone).month == found.month_end
    assert windows(found.month_end - 1, zone).month == found.month
    assert windows(found.day_end, zone).day == found.day_end
    assert windows(found.day_end - 1, zone).day == found.day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 30)), ZONES)
def test_a_day_is_as_long_as_it_is_there(day: date, zone: ZoneInfo) -> None:
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=zone).timestamp() * 1000)
    found = windows(noon, zone)

    assert today(found.day, zone) == today(found.day_end - 1, zone) == today(noon, zone)
    assert today(found.day - 1, zone) == today(noon, zone) - timedelta(days=1) or zone.key in (
        "Pacific/Apia",
    )
    assert 22 * HOUR_MS < found.day_end - found.day < 26 * HOUR_MS


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2028, 2, 29), 24), (date(2026, 6, 1), 24)],
)
def test_the_days_around_a_change_of_clocks_have_their_own_length(day: date, hours: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=berlin).timestamp() * 1000)

    found = windows(noon, berlin)

    assert (found.day_end - found.day) == hours * HOUR_MS


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_cooldown_names_the_seconds_that_are_left(elapsed: int, cooldown: int) -> None:
    now = _ms(datetime(2026, 2, 28, 23, 59, 30))
    usage = Usage(
        minute=0, hour=0, day=0, month=0, open=0, last_ms=now - elapsed * 1000,
        minute_first_ms=0, hour_first_ms=0,
    )  # fmt: skip
    limits = Limits(cooldown_s=cooldown)

    if elapsed >= cooldown:
        check(limits, usage, now)
        return
    with pytest.raises(Refusal) as refused:
        check(limits, usage, now)
    assert refused.value.facts["seconds"] == cooldown - elapsed


@given(MOMENTS, st.integers(-10 * HOUR_MS, 10 * HOUR_MS), ZONES)
def test_a_clock_that_jumps_makes_nobody_wait_longer_than_the_window(
    moment: datetime, jump_ms: int, zone: ZoneInfo
) -> None:
    """The last request stands ``jump_ms`` from now, in the past or (a clock went back) in the future."""
    now = _ms(moment)
    usage = Usage(
        minute=8, hour=10, day=0, month=0, open=0, last_ms=now + jump_ms,
        minute_first_ms=now + jump_ms, hour_first_ms=now + jump_ms,
    )  # fmt: skip

    assert 0 <= wait_ms(Limits(), usage, now) <= 30_000
    for limits, most in (
        (Limits(per_minute=8, per_hour=0), MINUTE_MS),
        (Limits(per_minute=0, per_hour=10), HOUR_MS),
    ):
        with pytest.raises(Refusal) as refused:
            check(limits, usage, now, zone)
        assert 1 <= int(refused.value.facts["seconds"]) <= most // 1000


@given(MOMENTS, ZONES)
def test_nobodys_past_before_the_longest_window_is_counted(moment: datetime, zone: ZoneInfo) -> None:
    now = _ms(moment)
    found = windows(now, zone)

    assert longest(Limits(), now, zone) == min(found.month, found.hour)
    assert longest(Limits(per_month=0), now, zone) == min(found.day, found.hour)
    lifted = Limits(per_minute=0, per_hour=0, per_day=0, per_month=0, cooldown_s=30)
    assert longest(lifted, now, zone) == now - 30_000


def test_nought_lifts_every_limit() -> None:
    full = Usage(
        minute=99, hour=99, day=999, month=9999, open=99, last_ms=2**40, minute_first_ms=1,
        hour_first_ms=1,
    )  # fmt: skip
    lifted = Limits(per_minute=0, per_hour=0, per_day=0, per_month=0, cooldown_s=0, running=0, waiting=0)

    check(lifted, full, 2**40)


def test_the_month_is_named_before_the_hour_because_it_lasts_longer() -> None:
    usage = Usage(
        minute=0, hour=10, day=50, month=200, open=0, last_ms=0, minute_first_ms=0, hour_first_ms=0
    )

    with pytest.raises(Refusal) as refused:
        check(Limits(), usage, _ms(datetime(2026, 5, 5)))

    assert refused.value.reason is RefusalCode.PER_MONTH


@given(MOMENTS, st.integers(1, 5), st.integers(0, 9))
def test_a_place_is_refused_from_its_limit_on(moment: datetime, limit: int, used: int) -> None:
    now = _ms(moment)
    usage = PlaceUsage(hour=0, day=used, month=0, hour_first_ms=0)

    if used < limit:
        check_place(PlaceLimits(per_day=limit), usage, now)
        return
    with pytest.raises(Refusal) as refused:
        check_place(PlaceLimits(per_day=limit), usage, now)
    assert refused.value.facts["window"] == "day"
