"""Marks wait for one another, and are all written before a process ends."""

import asyncio

import pytest

from core.db.database import Database
from core.inbound import marks
from core.inbound.inbox import StoredInbox
from core.inbound.marks import MARK_MAX, Marks
from tests.fakes.clock import FakeClock

SOURCE = "chat"


class Counted(StoredInbox):
    """Notes how many were marked in each step."""

    def __init__(self, database: Database, clock: FakeClock) -> None:
        super().__init__(database, clock)
        self.steps: list[int] = []
        self.marked = asyncio.Event()

    async def done(self, source: str, *events: str) -> None:
        self.steps.append(len(events))
        await super().done(source, *events)
        self.marked.set()

    async def holding(self, count: int) -> list[str]:
        events = [f"e{number}" for number in range(count)]
        for event in events:
            await self.store(SOURCE, event, "{}")
        return events


@pytest.fixture
def inbox(database: Database, clock: FakeClock) -> Counted:
    return Counted(database, clock)


async def test_what_comes_within_a_moment_is_marked_in_one_step(
    inbox: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MARK_S", 0.01)
    waiting = Marks(inbox, SOURCE)
    for event in await inbox.holding(3):
        await waiting.add(event)
    before = len(await inbox.pending(SOURCE))

    await inbox.marked.wait()

    assert (before, inbox.steps) == (3, [3])
    assert await inbox.pending(SOURCE) == []


async def test_a_great_many_do_not_wait(inbox: Counted) -> None:
    waiting = Marks(inbox, SOURCE)

    for event in await inbox.holding(MARK_MAX):
        await waiting.add(event)

    assert inbox.steps == [MARK_MAX]
    await waiting.aclose()


async def test_none_is_left_unmarked_at_the_end(inbox: Counted) -> None:
    waiting = Marks(inbox, SOURCE)
    await waiting.add(*await inbox.holding(2))

    await waiting.aclose()
    await waiting.aclose()

    assert inbox.steps == [2]
    assert await inbox.pending(SOURCE) == []
