"""The store goes away in the middle of a job, and comes back: one picture, one charge, no restart."""

from collections import Counter
from pathlib import Path

import pytest

from bot.sections.limits import CreditSettings
from core.conversation import ThreadKey
from core.errors import StoreLost
from tests.stories.local_house import House, local_house


class Away:
    """A store that is lost at a statement, so many times; ``heard`` counts how often it came there."""

    def __init__(self, when: str, query: str, times: int) -> None:
        self._point, self._times = (when, query), times
        self.heard: Counter[tuple[str, str]] = Counter()

    def __call__(self, when: str, query: str) -> None:
        self.heard[when, query] += 1
        if (when, query) == self._point and self.heard[when, query] <= self._times:
            raise StoreLost("as planned")

    @property
    def lost(self) -> int:
        return min(self._times, self.heard[self._point])


#: Before, in and after what ends a job well; what ends the final; what is written before the call; and
#: on the way in: the message, its job, and the line that announces it.
POINTS = [
    ("before", "job_finish", 3), ("after", "job_finish", 2), ("before", "picture_add", 1),
    ("after", "outbox_add", 1), ("before", "attempt_end", 2),
    ("before", "outbox_done", 2), ("before", "attempt_add", 2), ("before", "inbox_add", 2),
    ("before", "job_add", 2), ("after", "job_add", 1), ("before", "status_sent", 2),
]  # fmt: skip


@pytest.mark.parametrize(("when", "query", "times"), POINTS)
async def test_a_job_that_the_store_was_lost_for_ends_as_one_picture_and_one_charge(
    tmp_path: Path, database_url: str, when: str, query: str, times: int
) -> None:
    away = Away(when, query, times)
    async with local_house(tmp_path, url=database_url, probe=away) as house:
        await house.say("draw a fox in the snow")
        await ended(house)

        assert away.lost == times
        assert len(house.painter.submitted) == 1
        assert len({act.message for act in house.acts}) == 1
        assert [len(act.pictures) for act in house.finals()] == [1]
        assert await house.free() == 199
        assert await house.balanced()


async def test_an_end_that_was_committed_and_not_heard_of_is_no_second_one(
    tmp_path: Path, database_url: str
) -> None:
    away = Unheard("job_finish")
    async with local_house(tmp_path, url=database_url, probe=away) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: away.done)
        await house.app.database.run("outbox_free", platform="local", now=house.app.clock.now_ms())
        await ended(house)

        assert len({act.message for act in house.finals() if act.pictures}) == 1
        assert await house.free() == 199
        assert await house.balanced()


class Unheard:
    """The commit that a statement is part of is done, and its answer lost on the way."""

    def __init__(self, query: str) -> None:
        self._point = ("after", query)
        self.ending = self.done = False

    def __call__(self, when: str, query: str) -> None:
        self.ending |= (when, query) == self._point
        if (when, query) == ("after", "commit") and self.ending and not self.done:
            self.done = True
            raise StoreLost("as planned")


async def test_a_message_that_was_kept_and_not_heard_of_is_taken_up_all_the_same(
    tmp_path: Path, database_url: str
) -> None:
    away = Unheard("inbox_add")
    async with local_house(tmp_path, url=database_url, probe=away) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.act == "deliver")
        await house.idle()

        assert away.done
        assert len({act.message for act in house.finals()}) == 1
        assert await house.free() == 199


async def test_a_question_asked_anew_whose_commit_was_not_heard_of_is_shown_and_asks_nothing_else(
    tmp_path: Path, database_url: str
) -> None:
    away, dear = Unheard("inbox_changed"), CreditSettings(confirm_above=3)
    async with local_house(tmp_path, url=database_url, probe=away, credits=dear) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("draw four pictures of a boat on the sea")
        await house.until(lambda act: "more than usual" in act.text)
        await house.say("make it night")
        anew = await house.until(lambda act: "at night”: that costs 4 credits" in act.text)
        await house.idle()
        painted = len(house.painter.submitted)
        await house.press(anew.buttons[0]["code"])
        await house.idle()

        assert away.done and painted == 1
        assert len(house.finals()[-1].pictures) == 4
        assert await house.free() == 195


async def test_a_message_that_was_answered_is_not_answered_again_when_its_repeat_loses_the_store(
    tmp_path: Path, database_url: str
) -> None:
    away = AwayOnce("inbox_add")
    async with local_house(tmp_path, url=database_url, probe=away) as house:
        await house.say("/balance", event="local:same")
        await house.idle()
        told = len(house.answers())
        away.next = True
        await house.say("/balance", event="local:same")
        await house.idle()

        assert away.lost
        assert told and len(house.answers()) == told


class AwayOnce:
    """The store is lost before a statement, the next time that it comes there after it was told so."""

    def __init__(self, query: str) -> None:
        self._query = query
        self.next = self.lost = False

    def __call__(self, when: str, query: str) -> None:
        if self.next and (when, query) == ("before", self._query):
            self.next, self.lost = False, True
            raise StoreLost("as planned")


async def test_a_request_that_is_deleted_while_the_store_is_away_is_cancelled_when_it_is_back(
    tmp_path: Path,
) -> None:
    away = Away("before", "status_by_message", 2)
    async with local_house(tmp_path, "slow", slow_s=1.0, probe=away) as house:
        await house.say("draw a boat on the sea")
        await house.until(lambda act: act.percent == 60)
        message = await house.say("draw a fox in the snow")

        await house.app.door.message_deleted(ThreadKey("local:t"), message)
        await house.idle()

        assert away.lost == 2
        assert len(house.painter.submitted) == 1
        assert await house.free() == 199


async def test_a_failure_that_the_store_was_lost_for_gives_back_once(
    tmp_path: Path, database_url: str
) -> None:
    away = Away("before", "job_finish", 2)
    async with local_house(tmp_path, "moderated_output", url=database_url, probe=away) as house:
        await house.say("draw a fox in the snow")
        await ended(house)

        assert away.lost == 2
        assert len(house.finals()) == 1
        assert await house.free() == 200
        assert await house.balanced()


async def test_the_reference_of_paid_work_is_kept_before_anything_goes_on(
    tmp_path: Path, database_url: str
) -> None:
    away = Away("before", "attempt_ref", 2)
    async with local_house(tmp_path, "slow", url=database_url, slow_s=0.3, probe=away) as house:
        await house.say("draw a fox in the snow")
        await ended(house)

        assert away.lost == 2
        assert len(house.painter.submitted) == 1
        assert [len(act.pictures) for act in house.finals()] == [1]


async def ended(house: House) -> None:
    """Until the final was delivered and nothing is open."""
    await house.until(lambda act: act.act == "deliver")
    await house.idle()
