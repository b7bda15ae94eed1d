"""Windows are computed, never reset: whatever the clock does, they are what they say."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refusal, RefusalCode
from core.limits import Limits, Usage, check, windows

MOMENTS = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2099, 12, 31))
NOTHING = Usage(minute=0, hour=0, day=0, month=0, open=0, last_ms=0, minute_first_ms=0, hour_first_ms=0)


def _ms(moment: datetime) -> int:
    return int(moment.replace(tzinfo=UTC).timestamp() * 1000)


@given(MOMENTS)
def test_every_window_holds_the_moment_and_ends_after_it(moment: datetime) -> None:
    now = _ms(moment)
    found = windows(now)

    assert found.month <= found.day <= now < found.day_end <= found.month_end
    assert found.hour < found.minute < now
    assert found.day_end - found.day == 86_400_000
    assert 28 <= (found.month_end - found.month) / 86_400_000 <= 31


@given(MOMENTS)
def test_the_next_month_begins_where_this_one_ends(moment: datetime) -> None:
    found = windows(_ms(moment))

    assert windows(found.month_end).month == found.month_end
    assert windows(found.month_end - 1).month == found.month


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
