"""Pacing of edits: newest wins, finals first, one place's wait is nobody else's."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.status.editor import AGAIN_S, WINDOWS_MIN, StatusEditor, worth
from adapters.status.window import Pace, Window
from core.conversation import PersonId, ThreadKey
from core.errors import DeliveryError, DeliveryLater, DestinationDead, MessageGone
from core.jobs import StatusId, StatusMessage
from core.messages import Line

PACE = Pace(window_s=5, per_window=5, progress=3, gap_s=1.0)


class FakeTicker:
    """Time that moves only when somebody waits for it."""

    def __init__(self) -> None:
        self._now = 100.0

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += seconds

    async def sleep(self, seconds: float) -> None:
        self._now += seconds
        await asyncio.sleep(0)


class Board:
    """A platform's side of the edits: what was written, when, and errors to come."""

    def __init__(self) -> None:
        self.ticker = FakeTicker()
        self.pace = PACE
        self.written: list[tuple[float, str, int]] = []
        self.errors: list[Exception] = []
        self.gone: list[str] = []
        self.dead: list[str] = []
        #: Places whose window was made.
        self.paced: list[str] = []
        self.editor = StatusEditor(
            place=lambda status: status.thread, pace=self._pace, edit=self._edit,
            gone=self._gone, dead=self._dead, ticker=self.ticker,
        )  # fmt: skip

    def _pace(self, place: str) -> Pace:
        self.paced.append(place)
        return self.pace

    async def _edit(self, status: StatusMessage, line: Line) -> None:
        at = self.ticker.now()
        await asyncio.sleep(0)
        if self.errors:
            raise self.errors.pop(0)
        self.written.append((at, status.id, line.percent or 0))

    async def _gone(self, status: StatusMessage) -> None:
        self.gone.append(status.id)

    async def _dead(self, status: StatusMessage) -> None:
        self.dead.append(status.id)

    async def final(self, status: StatusMessage) -> None:
        async def write() -> None:
            self.written.append((self.ticker.now(), status.id, 100))

        await self.editor.final(status, write)

    async def settle(self) -> None:
        for _ in range(400):
            await asyncio.sleep(0)


@pytest.fixture
async def board() -> AsyncIterator[Board]:
    made = Board()
    yield made
    await made.editor.aclose()


def status(name: str, thread: str = "x:1") -> StatusMessage:
    return StatusMessage(
        id=StatusId(name), thread=ThreadKey(thread), person=PersonId("x:ann"), event=name, job=None,
        message=f"m{name}", request="", nonce="n", route={}, final_done=False, locale="",
    )  # fmt: skip


def line(percent: int, **facts: int) -> Line:
    return Line(kind="progress", code="generating", percent=percent, facts=dict(facts))


async def test_the_newest_of_many_marks_is_shown_and_the_rest_are_not(board: Board) -> None:
    for percent in range(10, 90, 10):
        board.editor.push(status("a"), line(percent))
    await board.settle()

    assert [percent for _, _, percent in board.written] == [80]


async def test_what_nobody_would_see_begins_no_work(board: Board) -> None:
    """Thousands of silent jobs tell each second that they are where they were."""
    board.editor.push(status("a"), line(30))
    await board.settle()

    board.editor.push(status("a"), line(35))

    assert "status-a" not in {task.get_name() for task in asyncio.all_tasks()}


async def test_edits_of_one_message_keep_their_gap(board: Board) -> None:
    for percent in (10, 30, 60):
        board.editor.push(status("a"), line(percent))
        await board.settle()

    times = [at for at, _, _ in board.written]
    assert len(times) == 3
    assert all(later - earlier >= 1.0 for earlier, later in itertools.pairwise(times))


async def test_the_first_edit_waits_a_moment_for_what_is_known_by_then(board: Board) -> None:
    """Whatever is shown first stands until the gap is over."""
    board.pace = replace(PACE, first_s=0.25)
    board.editor.posted(status("a"), line(0))
    board.editor.push(status("a"), line(10))
    board.editor.push(status("a"), line(20))
    await board.settle()
    board.editor.push(status("a"), line(40))
    await board.settle()

    assert board.written == [(100.25, "a", 20), (101.25, "a", 40)]


async def test_a_question_waits_for_no_gap(board: Board) -> None:
    """Somebody waits for it: in a group the gap would be four seconds of silence."""
    question = Line(kind="ask", code="price", percent=0)
    for place in ("x:1", "x:2"):
        board.editor.posted(status(f"in-{place}", place), line(0))
    board.editor.push(status("in-x:1", "x:1"), question)
    board.editor.push(status("in-x:2", "x:2"), line(20))
    await asyncio.sleep(0)
    board.editor.push(status("in-x:2", "x:2"), question)
    await board.settle()

    assert sorted(board.written)[0] == (100.0, "in-x:1", 0)
    assert [name for _, name, percent in board.written if percent == 0] == ["in-x:1", "in-x:2"]


async def test_a_question_that_fails_is_asked_until_it_stands_and_progress_is_not(board: Board) -> None:
    question = Line(kind="ask", code="price", percent=0)
    for mark in (question, line(20)):
        board.errors = [DeliveryError("no answer"), RuntimeError("a bug"), DeliveryError("no answer")]
        board.editor.push(status(mark.kind, mark.kind), mark)
        await board.settle()

    assert board.written == [(100.0 + sum(AGAIN_S[:3]), "ask", 0)]


async def test_a_question_that_was_answered_meanwhile_is_not_asked_again(board: Board) -> None:
    board.errors = [DeliveryError("no answer")]
    board.editor.push(status("a"), Line(kind="ask", code="price", percent=0))
    while board.errors:  # noqa: ASYNC110  # the board has no event for it
        await asyncio.sleep(0)
    board.editor.push(status("a"), line(20))
    await board.settle()

    assert [percent for _, _, percent in board.written] == [20]


async def test_a_question_that_never_arrives_is_given_up(board: Board) -> None:
    board.errors = [DeliveryError("no answer") for _ in range(99)]
    board.editor.push(status("a"), Line(kind="ask", code="price", percent=0))
    await board.settle()

    assert len(board.errors) == 99 - 1 - len(AGAIN_S)


async def test_a_job_is_edited_at_most_eight_times_before_its_final(board: Board) -> None:
    for percent in range(0, 200, 10):
        board.editor.push(status("a"), line(percent))
        await board.settle()
    await board.final(status("a"))

    assert len(board.written) == 8 + 1


async def test_six_finals_at_once_never_exceed_the_window_and_all_arrive(board: Board) -> None:
    for name in "abcdef":
        board.editor.push(status(name), line(50))
    await board.settle()
    await asyncio.gather(*(board.final(status(name)) for name in "abcdef"))

    times = [at for at, _, _ in board.written]
    assert sum(percent == 100 for _, _, percent in board.written) == 6
    for at in times:
        assert sum(at - 5 < other <= at for other in times) <= 5


async def test_progress_leaves_the_reserve_to_finals(board: Board) -> None:
    for name in "abcd":
        board.editor.push(status(name), line(50))
    await asyncio.sleep(0.01)
    before = board.ticker.now()

    await board.final(status("e"))

    assert board.written[-1][:2] == (before, "e") or ("e", 100) in [w[1:] for w in board.written]


async def test_nothing_comes_after_a_final(board: Board) -> None:
    board.editor.push(status("a"), line(30))
    await board.settle()
    board.editor.push(status("a"), line(60))
    await board.final(status("a"))
    await board.settle()

    assert [percent for _, _, percent in board.written] == [30, 100]


async def test_a_place_that_is_told_to_wait_holds_up_nobody_else(board: Board) -> None:
    board.errors.append(DeliveryLater(60))
    board.editor.push(status("a"), line(30))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    before = board.ticker.now()
    board.editor.push(status("b", "x:2"), line(30))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert ("b", 30) in [written[1:] for written in board.written]
    assert next(at for at, name, _ in board.written if name == "b") <= before + 1


async def test_a_refused_edit_is_shown_when_the_wait_is_over(board: Board) -> None:
    board.errors.append(DeliveryLater(7))
    board.editor.push(status("a"), line(30))
    await board.settle()

    assert board.written[0][0] >= 107


async def test_a_deleted_message_is_reported_and_no_longer_written(board: Board) -> None:
    board.errors.append(MessageGone())
    board.editor.push(status("a"), line(30))
    await board.settle()

    assert board.gone == ["a"] and board.written == []


async def test_a_place_that_refuses_everything_is_reported(board: Board) -> None:
    board.errors.append(DestinationDead())
    board.editor.push(status("a"), line(30))
    await board.settle()

    assert board.dead == ["a"]


def test_only_a_visible_change_is_worth_an_edit() -> None:
    assert worth(None, line(10))
    assert not worth(line(60), line(65))
    assert worth(line(60), line(70))
    assert worth(line(10, place=3), line(10, place=2))
    assert worth(line(60), Line(kind="progress", code="processing", percent=61))


async def test_a_crowd_that_went_away_is_forgotten(board: Board) -> None:
    crowd = [f"x:{number}" for number in range(2 * WINDOWS_MIN)]

    for place in crowd:
        await board.final(status("a", place))
        board.ticker.advance(1)

    assert len(board.paced) == len(crowd)
    await board.final(status("a", crowd[0]))
    await board.final(status("a", crowd[-1]))
    assert board.paced == [*crowd, crowd[0]]


def test_a_window_that_is_idle_is_forgotten() -> None:
    window = Window(PACE)
    window.spend(0.0)

    assert not window.idle(1.0)
    assert window.idle(6.0)
