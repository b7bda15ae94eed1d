"""Finals are delivered until confirmed, once; what the platform refuses decides what follows."""

import asyncio

import pytest

from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.db.database import Database, open_database
from core.db.rows import to_picture
from core.errors import DeliveryLater, DeliveryUnknown, DestinationDead, StoreLost
from core.jobs import Job, StatusMessage
from core.messages import Line
from core.outbound.first_signs import FirstSigns
from core.outbound.lines import answer_line
from core.outbound.progress import Progress
from core.outbound.relay import ABANDONED_MS, DELAYS_S, LEASE_MS, Relay
from core.outbound.shares import SHARE, Shares
from core.outbound.statuses import Statuses
from core.signals import LocalSignals
from core.work.estimates import Estimates
from core.work.settlement import Ended
from tests.core.reporting.test_reports import a_life
from tests.fakes.clock import FakeClock
from tests.fakes.messenger import FakeMessenger


class Desk:
    """A relay over a fake platform, and one posted status message."""

    def __init__(self, database: Database, clock: FakeClock, shares: Shares | None = None) -> None:
        self.database, self.clock = database, clock
        self.platform = FakeMessenger()
        estimates = Estimates(database, clock, expected_s={}, places=1)
        messengers, signals = {"local": self.platform}, LocalSignals()
        progress = Progress(database, clock, messengers, estimates, signals, shares)
        self.first_signs = FirstSigns()
        self.relay = Relay(database, clock, messengers, progress, signals, shares, self.first_signs)
        self.statuses = Statuses(database, clock, {"local": self.platform}, self.relay)

    async def posted(self, event: str = "e") -> StatusMessage:
        async with self.database.tx() as tx:
            await tx.one("session_open", id="s", thread="local:t", now=1)
        incoming = Incoming(
            event=EventId(event), thread=ThreadKey("local:t"), person=PersonId("local:ann"), text="x",
            route={SHARE: "one"},
        )  # fmt: skip
        status = await self.statuses.open(incoming)
        return await self.statuses.post(status, answer_line("help"))

    async def outcomes(self) -> list[str]:
        rows = await self.database.all("outbox_all")
        return [row["outcome"] for row in rows]


@pytest.fixture
def desk(database: Database, clock: FakeClock) -> Desk:
    return Desk(database, clock)


async def test_a_final_turns_the_message_itself(desk: Desk) -> None:
    status = await desk.posted()

    await desk.relay.close(status, answer_line("left_no"))
    await desk.relay.deliver_due()
    await desk.relay.deliver_due()

    assert desk.platform.log[1:] == [("deliver", "m1", "left_no")]
    assert await desk.outcomes() == ["delivered"]


async def test_a_final_whose_message_is_gone_is_sent_anew_once(desk: Desk) -> None:
    status = await desk.posted()
    desk.platform.delete("m1")

    await desk.relay.close(status, answer_line("left_no"))
    await desk.relay.deliver_due()
    await desk.relay.deliver_due()

    assert [code for act, _, code in desk.platform.log if act == "deliver"] == ["left_no"]


async def test_a_dead_destination_is_not_written_to_again(desk: Desk) -> None:
    status = await desk.posted()
    desk.platform.refuse = [DestinationDead("blocked")]

    await desk.relay.close(status, answer_line("left_no"))
    await desk.relay.deliver_due()
    desk.clock.advance(3600)

    assert await desk.relay.deliver_due() == 0
    assert await desk.outcomes() == ["dead"]


async def test_a_send_of_unknown_outcome_is_recorded_and_not_repeated(desk: Desk) -> None:
    status = await desk.posted()
    desk.platform.refuse = [DeliveryUnknown("time-out")]

    await desk.relay.close(status, answer_line("left_no"))
    await desk.relay.deliver_due()
    desk.clock.advance(3600)

    assert await desk.relay.deliver_due() == 0
    assert await desk.outcomes() == ["unknown"]


async def test_a_refused_final_waits_as_long_as_it_was_told(desk: Desk) -> None:
    status = await desk.posted()
    desk.platform.refuse = [DeliveryLater(42.0)]

    await desk.relay.close(status, answer_line("left_no"))
    await desk.relay.deliver_due()
    desk.clock.advance(41)
    too_early = await desk.relay.deliver_due()
    desk.clock.advance(1)

    assert too_early == 0
    assert await desk.relay.deliver_due() == 1


async def test_an_error_nobody_foresaw_is_tried_again_later(desk: Desk) -> None:
    status = await desk.posted()
    desk.platform.refuse = [RuntimeError("a bug")]

    await desk.relay.close(status, answer_line("left_no"))
    await desk.relay.deliver_due()
    desk.clock.advance(1)

    assert await desk.relay.deliver_due() == 1


async def test_a_final_that_fails_again_and_again_waits_longer_each_time(desk: Desk) -> None:
    waited = []
    desk.platform.refuse = [RuntimeError("a bug") for _ in (*DELAYS_S, DELAYS_S[-1])]
    await desk.relay.close(await desk.posted(), answer_line("left_no"))

    while desk.platform.refuse:
        assert await desk.relay.deliver_due() == 0
        (row,) = await desk.database.all("outbox_all")
        waited.append((row["run_at"] - desk.clock.now_ms()) / 1000)
        desk.clock.advance(waited[-1])

    assert waited == [*DELAYS_S, DELAYS_S[-1]]
    assert await desk.relay.deliver_due() == 1


async def test_a_picture_deleted_while_its_final_waited_ends_as_deleted(desk: Desk) -> None:
    job = await painted(desk)
    desk.platform.refuse = [DeliveryLater(5.0)]
    await desk.relay.deliver_due()
    (picture,) = await desk.database.all("pictures_of_job", job=job.id)

    await desk.database.run("picture_delete", id=picture["id"], now=desk.clock.now_ms())
    desk.clock.advance(5)
    await desk.relay.deliver_due()

    assert [code for act, _, code in desk.platform.log if act == "deliver"] == ["deleted"]


async def test_a_final_whose_file_is_gone_is_told_once_and_ends(desk: Desk) -> None:
    await painted(desk)
    desk.platform.refuse = [FileNotFoundError("e1.png")]

    await desk.relay.deliver_due()
    desk.clock.advance(3600)

    assert await desk.relay.deliver_due() == 0
    assert [code for act, _, code in desk.platform.log if act == "deliver"] == ["file_lost"]
    assert await desk.outcomes() == ["delivered"]


async def painted(desk: Desk) -> Job:
    """A job that ended well in this process; its final is remembered and due."""
    job = await a_life(desk.database, desk.clock, "e1", "local:ann", "succeeded", 0)
    made = await desk.database.all("pictures_of_job", job=job.id)
    desk.relay.ended(Ended(job=job), [to_picture(row) for row in made])
    return job


async def test_two_processes_deliver_a_final_once(desk: Desk) -> None:
    status = await desk.posted()
    other = Desk(desk.database, desk.clock)
    other.platform.shown = desk.platform.shown
    await desk.relay.close(status, answer_line("left_no"))

    delivered = [await desk.relay.deliver_due(), await other.relay.deliver_due()]

    assert sorted(delivered) == [0, 1]


async def test_what_a_dead_process_was_delivering_is_due_again(desk: Desk) -> None:
    status = await desk.posted()
    await desk.relay.close(status, answer_line("left_no"))
    async with desk.database.tx() as tx:
        for row in await tx.all("outbox_due", platform="local", now=desk.clock.now_ms(), limit=9):
            until = desk.clock.now_ms() + LEASE_MS
            await tx.one("outbox_take", id=row["id"], now=desk.clock.now_ms(), until=until)
    assert await desk.relay.deliver_due() == 0

    await desk.relay.recover()

    assert await desk.relay.deliver_due() == 1


async def test_a_place_that_makes_one_wait_holds_up_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chat under its limit, or a slow upload, is no reason for others to wait."""
    gate = asyncio.Event()
    whole = desk.platform.deliver

    async def deliver(status: StatusMessage, line: Line) -> str:
        if status.message == "m1":
            await gate.wait()
        return await whole(status, line)

    monkeypatch.setattr(desk.platform, "deliver", deliver)
    slow, quick = await desk.posted(), await desk.posted(event="e2")
    running = asyncio.create_task(desk.relay.run())
    await desk.relay.close(slow, answer_line("left_no"))
    await asyncio.sleep(0.05)

    await desk.relay.close(quick, answer_line("left_no"))
    await asyncio.sleep(0.2)
    first = [message for act, message, _ in desk.platform.log if act == "deliver"]
    gate.set()
    await desk.relay.drain(5)
    running.cancel()

    assert first == ["m2"]
    assert await desk.outcomes() == ["delivered", "delivered"]


async def test_a_final_that_a_stop_cuts_off_is_due_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(status: StatusMessage, line: Line) -> str:
        await asyncio.Event().wait()
        return ""

    monkeypatch.setattr(desk.platform, "deliver", never)
    await desk.relay.close(await desk.posted(), answer_line("left_no"))

    await desk.relay.drain(0.01)
    due = await desk.database.all("outbox_due", platform="local", now=desk.clock.now_ms(), limit=9)

    assert len(due) == 1
    assert await desk.relay.deliver_due() == 0  # this process takes nothing more


async def test_a_final_is_its_own_processs_until_that_one_left_it_lying(
    database: Database, clock: FakeClock
) -> None:
    near, far = (
        Desk(database, clock, Shares(mine={"local": frozenset({one})})) for one in ("one", "two")
    )
    first = await near.posted()
    await near.relay.close(first, answer_line("left_no"))

    too_soon = await far.relay.deliver_due()
    delivered = await near.relay.deliver_due()
    second = await near.posted("f")
    await near.relay.close(second, answer_line("left_no"))
    clock.advance(ABANDONED_MS / 1000)
    abandoned = await far.relay.deliver_due()

    assert (too_soon, delivered, abandoned) == (0, 1, 1)
    assert [act[0] for act in near.platform.log] == ["post", "deliver", "post"]


async def test_who_waits_for_a_platform_leaves_its_finals_to_who_speaks_to_it(
    database: Database, clock: FakeClock
) -> None:
    shares = Shares()
    waiting = Desk(database, clock, shares)
    status = await waiting.posted()
    await waiting.relay.close(status, answer_line("left_no"))

    shares.lead("local", leads=False)
    left = await waiting.relay.deliver_due()
    shares.lead("local", leads=True)
    taken_over = await waiting.relay.deliver_due()

    assert (left, taken_over) == (0, 1)


class Away:
    """A store that is lost before a statement, so many times from when it is told to be."""

    def __init__(self, query: str) -> None:
        self.query, self.times = query, 0
        self.lost = asyncio.Event()

    def __call__(self, when: str, query: str) -> None:
        if (when, query) == ("before", self.query) and self.times:
            self.times -= 1
            self.lost.set()
            raise StoreLost("as planned")


@pytest.mark.parametrize("query", ["status_get", "job_get", "pictures_of_job"])
async def test_a_store_that_is_lost_while_a_final_is_read_holds_it_up_for_moments(
    database_url: str, clock: FakeClock, query: str
) -> None:
    away = Away(query)
    async with open_database(database_url, probe=away) as database:
        desk = Desk(database, clock)
        await a_life(database, clock, "e1", "local:ann", "succeeded", 0)
        began, away.times = clock.now_ms(), 2

        assert await desk.relay.deliver_due() == 1
        assert away.times == 0
        assert clock.now_ms() - began < 1000


async def test_a_final_that_has_to_wait_waits_no_longer_because_the_store_was_lost(
    database_url: str, clock: FakeClock
) -> None:
    away = Away("outbox_later")
    async with open_database(database_url, probe=away) as database:
        desk = Desk(database, clock)
        status = await desk.posted()
        desk.platform.refuse = [DeliveryLater(5.0)]
        await desk.relay.close(status, answer_line("left_no"))
        away.times = 2

        assert await desk.relay.deliver_due() == 0
        clock.advance(5)

        assert await desk.relay.deliver_due() == 1


async def test_a_final_whose_turn_ran_out_while_the_store_was_away_is_left_to_whoever_takes_it_now(
    database_url: str, clock: FakeClock
) -> None:
    away = Away("status_get")
    async with open_database(database_url, probe=away) as database:
        desk, other = Desk(database, clock), Desk(database, clock)
        await a_life(database, clock, "e1", "local:ann", "succeeded", 0)
        away.times = 20

        assert await desk.relay.deliver_due() == 0
        assert clock.now_ms() > LEASE_MS
        assert await other.relay.deliver_due() == 1
        assert [code for act, _, code in desk.platform.log if act == "deliver"] == []


async def test_who_comes_late_moves_no_final_that_another_process_has_taken(
    database_url: str, clock: FakeClock
) -> None:
    away = Away("outbox_later")
    async with open_database(database_url, probe=away) as database:
        desk = Desk(database, clock)
        status = await desk.posted()
        desk.platform.refuse = [DeliveryLater(0.0)]
        await desk.relay.close(status, answer_line("left_no"))
        away.times = 1_000_000
        begun = asyncio.create_task(desk.relay.deliver_due())
        await away.lost.wait()
        clock.advance(LEASE_MS / 1000)
        (row,) = await database.all("outbox_all")
        until = clock.now_ms() + LEASE_MS
        await database.one_locked("", "outbox_take", id=row["id"], now=clock.now_ms(), until=until)
        away.times = 0
        await begun

        (row,) = await database.all("outbox_all")
        assert row["run_at"] == until


async def test_a_picture_waits_for_the_first_sign_of_whoever_just_asked(desk: Desk) -> None:
    """An upload of megabytes would keep a new message waiting for its answer; words are quickly told."""
    await painted(desk)
    with desk.first_signs.expected("new"):
        delivering = asyncio.create_task(desk.relay.deliver_due())
        await asyncio.sleep(0.05)
        too_soon = list(desk.platform.log)
        desk.first_signs.given("new")
        await delivering

    assert too_soon == []
    assert [act for act, *_ in desk.platform.log] == ["deliver"]
