"""A hurried repeat is one wish; another wish in a hurry is none."""

from dataclasses import replace

from core.conversation import EventId, Incoming, PersonId, Slots, ThreadKey
from core.inbound.turnstile import Repeats
from tests.fakes.clock import FakeClock

WISH = Incoming(
    event=EventId("discord:1"), thread=ThreadKey("discord:7"), person=PersonId("discord:8"), name="Ana",
    text="a fox", command="imagine",
)  # fmt: skip


def test_the_same_wish_in_a_hurry_is_counted() -> None:
    repeats = Repeats(FakeClock())

    counted = [repeats.count(WISH) for _ in range(3)]

    assert counted == [0, 1, 2]


def test_what_was_refused_is_asked_anew_once_in_a_hurry() -> None:
    repeats = Repeats(FakeClock())
    repeats.count(WISH)

    repeats.refused(WISH)
    anew = repeats.count(WISH)
    repeats.refused(WISH)

    assert (anew, repeats.count(WISH)) == (0, 1)


def test_another_command_or_another_option_is_another_wish() -> None:
    repeats = Repeats(FakeClock())
    repeats.count(WISH)

    others = [replace(WISH, command="edit"), replace(WISH, options=Slots(style="anime"))]

    assert [repeats.count(other) for other in others] == [0, 0]


def test_what_can_no_longer_be_a_hurried_repeat_is_forgotten() -> None:
    clock = FakeClock()
    repeats = Repeats(clock)

    for number in range(20):
        repeats.count(replace(WISH, text=f"fox {number}"))
        clock.advance(1.0)

    assert len(repeats._seen) <= 6
    assert repeats.count(replace(WISH, text="fox 19")) == 1
