"""The contract of the ledger, on both engines. Remove a guard and one of these fails."""

import asyncio

import pytest

from core.credits import AccountId, Credits, HoldId
from core.db import ledger as books
from core.db.database import Database
from core.db.ledger import Ledger
from core.errors import AlreadySettled, LedgerError, Refusal
from tests.fakes.clock import FakeClock

ANN = AccountId("local:ann/allowance")


async def _hold(database: Database, amount: int, ref: str) -> HoldId:
    async with database.tx() as tx:
        hold, _ = await books.hold(tx, ANN, Credits(amount), ref=ref, weight=1, now_ms=1)
    return hold


async def _settle(database: Database, hold: HoldId, charged: int) -> bool:
    async with database.tx() as tx:
        return await books.settle(tx, hold, ANN, Credits(4), Credits(charged), now_ms=2)


@pytest.fixture
async def ledger(database: Database, clock: FakeClock) -> Ledger:
    opened = Ledger(database, clock)
    await opened.grant(ANN, Credits(12), ref="first", reason="a test")
    return opened


async def test_a_grant_asked_twice_is_given_once(ledger: Ledger) -> None:
    again = await ledger.grant(ANN, Credits(12), ref="first", reason="a test")

    assert again is False
    assert (await ledger.balance(ANN)).free == 12


async def test_a_crowd_cannot_overspend(ledger: Ledger, database: Database) -> None:
    """Fifty holds race for a balance that covers three."""
    outcomes = await asyncio.gather(
        *(_hold(database, 4, f"job-{n}") for n in range(50)), return_exceptions=True
    )

    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert len(refused) == 47
    assert (await ledger.balance(ANN)).free == 0
    assert await ledger.verify() == []


async def test_a_hold_is_captured_once_however_often_it_is_asked(
    ledger: Ledger, database: Database
) -> None:
    hold = await _hold(database, 4, "job")

    outcomes = await asyncio.gather(*(_settle(database, hold, 4) for _ in range(20)))

    assert sum(outcomes) == 1
    assert (await ledger.balance(ANN)).posted == 8
    assert await ledger.verify() == []


async def test_a_part_is_charged_and_the_rest_comes_back(ledger: Ledger, database: Database) -> None:
    hold = await _hold(database, 4, "job")

    await _settle(database, hold, 3)

    balance = await ledger.balance(ANN)
    assert (balance.posted, balance.held) == (9, 0)
    assert await ledger.verify() == []


async def test_a_released_hold_cannot_be_captured(ledger: Ledger, database: Database) -> None:
    hold = await _hold(database, 4, "job")
    await _settle(database, hold, 0)

    with pytest.raises(AlreadySettled):
        await _settle(database, hold, 4)

    assert (await ledger.balance(ANN)).free == 12


async def test_verify_names_a_balance_that_was_tampered_with(ledger: Ledger, database: Database) -> None:
    async with database.tx() as tx:
        await tx.one("account_grant", account=ANN, amount=1)

    assert [difference.subject for difference in await ledger.verify()] == [ANN]


async def test_no_more_can_be_taken_back_than_is_free(ledger: Ledger, database: Database) -> None:
    await _hold(database, 4, "job")

    with pytest.raises(LedgerError):
        await ledger.grant(ANN, Credits(-9), ref="too much", reason="a test")
    assert (await ledger.balance(ANN)).free == 8
    assert await ledger.grant(ANN, Credits(-8), ref="all that is free", reason="a test")

    assert (await ledger.balance(ANN)).free == 0
    assert await ledger.verify() == []


async def test_the_store_itself_settles_a_hold_once(ledger: Ledger, database: Database) -> None:
    held = await _hold(database, 4, "h")
    row: dict[str, object] = {
        "debit": ANN, "credit": "house", "amount": 4, "kind": "capture", "hold_id": held,
        "part_of": None, "reason": "", "now": 1,
    }  # fmt: skip

    async with database.tx() as tx:
        first = await tx.one("transfer_add", id="c1", ref="one way", **row)
        second = await tx.one("transfer_add", id="c2", ref="another", **row)

    assert first is not None
    assert second is None


async def test_the_store_itself_holds_no_more_than_there_is(ledger: Ledger, database: Database) -> None:
    async with database.tx() as tx:
        too_much = await tx.one("account_take", account=ANN, amount=13)
        held = await tx.one("account_hold", account=ANN, amount=13, weight=1)
        all_of_it = await tx.one("account_take", account=ANN, amount=12)

    assert (too_much, held) == (None, None)
    assert all_of_it is not None


@pytest.mark.parametrize(("held", "charged"), [(1, 0), (0, 13)])
async def test_the_store_itself_lets_no_balance_fall_below_nought(
    ledger: Ledger, database: Database, held: int, charged: int
) -> None:
    with pytest.raises(Exception, match=r"(?i)check"):
        async with database.tx() as tx:
            await tx.one("account_settle", account=ANN, held=held, charged=charged)

    assert (await ledger.balance(ANN)).posted == 12
