"""The contracts of the inbox and of leases, on both engines."""

import asyncio

import pytest

from core.db.database import Database
from core.inbound.inbox import StoredInbox, StoredLeases
from tests.fakes.clock import FakeClock


@pytest.fixture
def inbox(database: Database, clock: FakeClock) -> StoredInbox:
    return StoredInbox(database, clock)


@pytest.fixture
def leases(database: Database, clock: FakeClock) -> StoredLeases:
    return StoredLeases(database, clock)


async def test_a_hundred_copies_of_an_event_are_stored_once(inbox: StoredInbox) -> None:
    stored = await asyncio.gather(*(inbox.store("webhook:x", "1", "{}") for _ in range(100)))

    assert sum(stored) == 1
    assert list(await inbox.pending("webhook:x")) == [("1", "{}")]


async def test_events_come_in_the_order_of_their_arrival_until_they_are_done(
    inbox: StoredInbox, clock: FakeClock
) -> None:
    for event in ("b", "a", "c"):
        await inbox.store("x", event, event)
        clock.advance(1)

    await inbox.done("x", "a")

    assert [event for event, _ in await inbox.pending("x")] == ["b", "c"]
    assert await inbox.last("x") == "c"


async def test_sources_do_not_mix(inbox: StoredInbox) -> None:
    await inbox.store("x", "1", "x")

    assert await inbox.store("y", "1", "y")
    assert list(await inbox.pending("y")) == [("1", "y")]


async def test_one_of_many_gets_a_lease_and_keeps_it_by_renewing(
    leases: StoredLeases, clock: FakeClock
) -> None:
    taken = await asyncio.gather(*(leases.take("bot", f"p{n}", seconds=10) for n in range(6)))
    owner = f"p{taken.index(True)}"
    clock.advance(9)

    assert sum(taken) == 1
    assert await leases.take("bot", owner, seconds=10)
    assert not await leases.take("bot", "somebody", seconds=10)


async def test_a_lease_that_ran_out_or_was_dropped_goes_to_the_next(
    leases: StoredLeases, clock: FakeClock
) -> None:
    await leases.take("bot", "a", seconds=10)
    clock.advance(11)
    assert await leases.take("bot", "b", seconds=10)

    await leases.drop("bot", "b")

    assert await leases.take("bot", "c", seconds=10)
