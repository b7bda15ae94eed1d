"""Eight tries to sign in a minute for each address, whichever process counts them."""

import asyncio

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.db.database import Database, open_database
from core.safety.guard import WINDOW_MS, StoredGuard
from tests.fakes.clock import FakeClock


async def test_of_thirty_racing_tries_eight_pass_and_the_ninth_is_told_how_long(
    database: Database, clock: FakeClock
) -> None:
    first, second = StoredGuard(database, clock), StoredGuard(database, clock)

    waits = await asyncio.gather(
        *(guard.try_sign_in("10.0.0.1") for _ in range(15) for guard in (first, second))
    )

    assert waits.count(0) == 8
    assert set(waits) == {0, 60}
    assert await first.try_sign_in("10.0.0.2") == 0


async def test_a_try_is_free_again_a_minute_after_it_and_not_before(
    database: Database, clock: FakeClock
) -> None:
    guard = StoredGuard(database, clock)
    for _ in range(8):
        await guard.try_sign_in("a")
    clock.advance(59.999)
    assert await guard.try_sign_in("a") == 1

    clock.advance(0.001)

    assert await guard.try_sign_in("a") == 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 20_000), min_size=5, max_size=40))
def test_no_window_of_a_minute_holds_more_than_eight(tmp_path_factory, pauses: list[int]) -> None:  # type: ignore[no-untyped-def]
    async def passed() -> list[int]:
        clock = FakeClock()
        async with open_database(f"sqlite:{tmp_path_factory.mktemp('s') / 'store.db'}") as database:
            guard = StoredGuard(database, clock)
            times = []
            for pause in pauses:
                clock.advance(pause / 1000)
                if await guard.try_sign_in("a") == 0:
                    times.append(clock.now_ms())
            return times

    times = asyncio.run(passed())

    for start in times:
        assert sum(start <= time < start + WINDOW_MS for time in times) <= 8


async def test_a_session_that_ended_stays_ended(database: Database, clock: FakeClock) -> None:
    guard = StoredGuard(database, clock)
    assert not await guard.ended("s1")

    await guard.end("s1")
    await guard.end("s1")

    assert await guard.ended("s1")
    assert not await guard.ended("s2")
