"""What was seen lately is known for a while, and a crowd leaves nothing behind."""

from core.lately import FORGOTTEN_AT_ONCE, Lately

MINUTE_MS = 60_000


def test_what_was_put_is_known_until_its_time_is_over() -> None:
    seen: Lately[str, int] = Lately(MINUTE_MS)

    seen.put("ann", 1, 0)

    assert (seen.get("ann", MINUTE_MS - 1), seen.get("ann", MINUTE_MS), seen.get("bob", 0)) == (
        1,
        None,
        None,
    )


def test_what_is_put_again_is_known_anew_and_what_is_forgotten_is_not() -> None:
    seen: Lately[str, int] = Lately(MINUTE_MS)
    for now in (0, MINUTE_MS // 2):
        seen.put("ann", now, now)
        seen.put("bob", now, now)

    seen.forget("bob")

    assert seen.get("ann", MINUTE_MS) == MINUTE_MS // 2
    assert seen.get("bob", MINUTE_MS) is None


def test_a_crowd_that_went_away_is_forgotten_as_others_come() -> None:
    seen: Lately[int, bool] = Lately(MINUTE_MS)
    for person in range(1000):
        seen.put(person, True, 0)

    for person in range(1000, 1500):
        seen.put(person, True, MINUTE_MS)

    assert len(seen) == 500


def test_no_more_are_kept_than_there_is_room_for() -> None:
    seen: Lately[int, bool] = Lately(MINUTE_MS, most=10)

    for person in range(100):
        seen.put(person, True, person)

    assert 10 - FORGOTTEN_AT_ONCE < len(seen) <= 10
    assert seen.get(99, 100)
