"""The contract of changes that wait for their picture, on both engines."""

import asyncio

import pytest

from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.db.database import Database
from core.errors import Refusal, RefusalCode
from core.jobs import Job, StatusMessage
from core.messages import Line
from core.ordering.follows import TAKEN_MS, WAIT_MOST, WAIT_MS, Follows
from core.outbound.lines import answer_line, waiting_line
from core.work.settlement import Made, Settlement
from tests.contracts.test_queue import BLOB, claim, status_row, submit
from tests.core.outbound.test_relay import Desk
from tests.fakes.clock import FakeClock


class Waiting:
    """The store's part, over a relay with a fake platform."""

    def __init__(self, database: Database, clock: FakeClock) -> None:
        self.desk = Desk(database, clock)
        self.database, self.clock = database, clock
        self.follows = Follows(database, clock, self.desk.relay)
        self.settlement = Settlement(database, clock)

    async def waits(self, event: str, first: str, person: str = "local:ann") -> StatusMessage:
        """A change that waits, its message sent."""
        incoming = Incoming(
            event=EventId(event), thread=ThreadKey("local:t"), person=PersonId(person), text="x"
        )
        status = await self.desk.statuses.open(incoming)
        await self.database.one_locked(
            "", "inbox_add", source="chat", event=event, payload="{}", now=self.clock.now_ms()
        )
        until = await self.follows.wait(status, first, waiting_line(status, ""))
        assert until is not None
        await self.follows.free(status.id, until=until)
        return status

    async def succeeds(self) -> Job:
        """The next job in the queue is painted."""
        running = await claim(self.database, self.clock)
        assert running is not None
        job = await self.settlement.succeed(running, [Made(index=0, blob=BLOB)])
        assert job is not None
        return job

    async def due(self) -> list[str]:
        return [row["id"] for row in await self.follows.due()]

    async def row(self, status: StatusMessage) -> dict[str, object]:
        row = await self.database.one("status_get", id=status.id)
        assert row is not None
        return dict(row)


@pytest.fixture
def waiting(database: Database, clock: FakeClock) -> Waiting:
    return Waiting(database, clock)


async def test_it_is_due_when_the_job_has_ended_and_not_before(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)

    early = await waiting.due()
    await waiting.succeeds()

    assert (early, await waiting.due()) == ([], [change.id])
    assert await waiting.follows.picture(job.status) is not None


async def test_it_is_due_too_where_the_job_was_cancelled_and_there_is_no_picture(
    waiting: Waiting,
) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)

    await waiting.settlement.cancel(job.id)

    assert await waiting.due() == [change.id]
    assert await waiting.follows.picture(job.status) is None


async def test_a_change_that_waits_for_a_change_waits_for_that_ones_end(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    first = await waiting.waits("e2", job.status)
    second = await waiting.waits("e3", first.id)
    await waiting.succeeds()

    begun = await waiting.due()
    await submit(waiting.database, waiting.clock, "e2")
    painted = await waiting.due()
    await waiting.succeeds()

    assert (begun, painted, await waiting.due()) == ([first.id], [], [second.id])


async def test_of_ten_that_see_it_due_one_begins_it(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)
    await waiting.succeeds()

    taken = await asyncio.gather(*(waiting.follows.take(change.id) for _ in range(10)))

    assert len([row for row in taken if row is not None]) == 1
    assert await waiting.due() == []


async def test_whoever_took_it_and_died_has_it_for_a_minute(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)
    await waiting.succeeds()
    await waiting.follows.take(change.id)

    waiting.clock.advance(TAKEN_MS / 1000)

    assert await waiting.due() == [change.id]


async def test_the_only_process_has_it_at_once(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)
    await waiting.succeeds()
    await waiting.follows.take(change.id)

    await waiting.follows.free_all()

    assert await waiting.due() == [change.id]


async def test_what_became_of_it_ends_its_waiting_in_the_same_transaction(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    painted, asked, refused = [await waiting.waits(event, job.status) for event in ("e2", "e3", "e4")]
    await waiting.succeeds()

    await submit(waiting.database, waiting.clock, "e2")
    await waiting.database.run("status_asked", id=asked.id, line="{}")
    await waiting.desk.relay.close(refused, answer_line("left_no"))

    assert [(await waiting.row(status))["follows"] for status in (painted, asked, refused)] == [None] * 3
    assert await waiting.due() == []


async def test_as_many_wait_as_may_and_others_do_not_count(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    for n in range(WAIT_MOST):
        await waiting.waits(f"mine{n}", job.status)
    await waiting.waits("theirs", job.status, person="local:ben")

    with pytest.raises(Refusal) as refused:
        await waiting.waits("more", job.status)

    assert refused.value.reason is RefusalCode.NOT_YET
    assert len(await waiting.follows.of("local:t", "local:ann")) == WAIT_MOST
    assert len(await waiting.follows.in_thread("local:t")) == WAIT_MOST + 1


async def test_of_many_at_one_moment_no_more_wait_than_may(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")

    await asyncio.gather(
        *(waiting.waits(f"e{n}", job.status) for n in range(2, 12)), return_exceptions=True
    )

    assert len(await waiting.follows.of("local:t", "local:ann")) == WAIT_MOST


async def test_to_wait_twice_is_once_and_its_message_is_handled_with_it(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)

    again = await waiting.follows.wait(change, "st-other", _line(change))

    assert again == 0 and (await waiting.row(change))["follows"] == job.status
    assert await waiting.database.all("inbox_open", source="chat") == []


async def test_one_that_has_begun_does_not_wait_again(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)
    await submit(waiting.database, waiting.clock, "e2")

    assert await waiting.follows.wait(change, job.status, _line(change)) is None
    assert (await waiting.row(change))["follows"] is None


async def test_let_go_it_ends_with_a_line_and_once(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)

    ended = [await waiting.follows.let_go(change.id) for _ in range(2)]
    await waiting.desk.relay.deliver_due()

    assert ended == [True, False]
    assert waiting.desk.platform.log == [("deliver", "m1", "let_go")]


async def test_what_is_just_being_begun_is_not_let_go_and_keeps_its_words(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)
    await waiting.succeeds()
    await waiting.follows.take(change.id)

    assert not await waiting.follows.let_go(change.id)
    assert not await waiting.follows.reword(change, "other words")


async def test_it_gets_other_words_while_it_waits(waiting: Waiting) -> None:
    job = await submit(waiting.database, waiting.clock, "e1")
    change = await waiting.waits("e2", job.status)

    taken = await waiting.follows.reword(change, "other words")
    stored = await waiting.database.one("inbox_get", source="chat", event="e2")

    assert taken and stored is not None and stored["payload"] == "other words"


async def test_behind_a_question_that_nobody_answers_it_ends_with_the_day(waiting: Waiting) -> None:
    asked = await status_row(waiting.database, "e1")
    await waiting.database.run("status_asked", id=asked.id, line="{}")
    change = await waiting.waits("e2", asked.id)
    waits = await waiting.due()

    waiting.clock.advance(WAIT_MS / 1000 + 1)

    assert (waits, await waiting.due()) == ([], [change.id])


async def test_a_request_that_became_no_job_ends_what_waits_for_it(waiting: Waiting) -> None:
    refused = await waiting.desk.posted("e0")
    change = await waiting.waits("e2", refused.id)
    await waiting.desk.relay.close(refused, answer_line("left_no"))
    told = await waiting.due()

    await waiting.desk.relay.deliver_due()

    assert (told, await waiting.due()) == ([], [change.id])


def _line(status: StatusMessage) -> Line:
    return waiting_line(status, "")
