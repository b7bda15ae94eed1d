"""The contract of wallets, on both engines: buckets in order, split holds, pots, renewals and ends."""

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.credits import Bucket, Credits, TransferKind
from core.db import wallet as books
from core.db.database import Database, open_database
from core.db.ledger import Ledger
from core.db.wallet import Allowance, Held
from core.errors import AlreadySettled, LedgerError, Refusal
from core.ids import new_id
from tests.fakes.clock import FakeClock

ANN, SERVER = "local:ann", "local:server:7"


def _ms(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type, misc]


NOW = _ms(2026, 11, 20)
NOVEMBER = Allowance(period="2026-11", ends_ms=_ms(2026, 12, 1), tier="free", amount=Credits(10))
DECEMBER = Allowance(period="2026-12", ends_ms=_ms(2027, 1, 1), tier="free", amount=Credits(10))


class Books:
    """The functions of `core.db.wallet`, each in a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def renew(self, due: Allowance, now: int = NOW) -> None:
        async with self.database.tx() as tx:
            await books.renew(tx, ANN, due, now_ms=now)

    async def give(self, bucket: Bucket, amount: int, *, ref: str = "", ends: int = 0) -> bool:
        async with self.database.tx() as tx:
            return await books.give(
                tx, SERVER if bucket is Bucket.POT else ANN, bucket, Credits(amount),
                ref=ref or f"{bucket}:{amount}", reason="", now_ms=NOW, expires_ms=ends,
            )  # fmt: skip

    async def hold(self, price: int, ref: str = "job", *payers: str, now: int = NOW) -> Held:
        async with self.database.tx() as tx:
            return await books.hold(
                tx, payers or (ANN,), ANN, Credits(price), ref=ref, weight=1, now_ms=now
            )

    async def settle(self, held: Held, charged: int) -> bool:
        async with self.database.tx() as tx:
            return await books.settle(tx, held.hold, Credits(charged), now_ms=NOW)

    async def refund(self, held: Held, now: int = NOW) -> int:
        async with self.database.tx() as tx:
            return await books.refund(tx, held.hold, "", now_ms=now)

    async def take(self, amount: int, ref: str = "take") -> None:
        async with self.database.tx() as tx:
            await books.take(tx, ANN, Credits(amount), ref=ref, reason="", now_ms=NOW)

    async def expire(self, now: int) -> int:
        async with self.database.tx() as tx:
            return await books.expire(tx, now_ms=now)

    async def shown(self, now: int = NOW, owner: str = ANN) -> dict[str, tuple[int, int]]:
        """Free and held credits by bucket, in the order in which they are spent."""
        purse = await books.wallet(self.database, owner, now_ms=now)
        return {one.bucket.value: (int(one.free), int(one.held)) for one in purse.holdings}

    async def verify(self) -> list[str]:
        found = await Ledger(self.database, FakeClock()).verify()
        return [difference.problem for difference in found]


@pytest.fixture
async def ann(database: Database) -> Books:
    opened = Books(database)
    await opened.renew(NOVEMBER)
    return opened


async def test_allowance_bought_and_given_are_spent_in_that_order_and_what_ends_first_before(
    ann: Books,
) -> None:
    await ann.give(Bucket.GRANTED, 5)
    await ann.give(Bucket.PURCHASED, 5)
    assert list(await ann.shown()) == ["allowance", "purchased", "granted"]

    held = await ann.hold(17)

    assert await ann.shown() == {"allowance": (0, 10), "purchased": (0, 5), "granted": (3, 2)}
    await ann.settle(held, 11)
    assert await ann.shown() == {"allowance": (0, 0), "purchased": (4, 0), "granted": (5, 0)}
    assert await ann.verify() == []


async def test_a_gift_that_ends_before_the_month_is_spent_first(ann: Books) -> None:
    await ann.give(Bucket.GRANTED, 4, ends=NOVEMBER.ends_ms - 1)

    await ann.settle(await ann.hold(4), 4)

    assert await ann.shown() == {"granted": (0, 0), "allowance": (10, 0)}


async def test_a_split_hold_is_settled_once_and_not_otherwise(ann: Books) -> None:
    await ann.give(Bucket.PURCHASED, 5)
    held = await ann.hold(12)

    outcomes = await asyncio.gather(*(ann.settle(held, 11) for _ in range(10)))

    assert sum(outcomes) == 1
    with pytest.raises(AlreadySettled):
        await ann.settle(held, 12)
    with pytest.raises(LedgerError):
        await ann.settle(held, 13)
    assert await ann.verify() == []


async def test_a_released_part_beside_a_captured_one_is_no_difference(ann: Books) -> None:
    await ann.give(Bucket.PURCHASED, 5)
    held = await ann.hold(12)

    await ann.settle(held, 3)

    assert await ann.shown() == {"allowance": (7, 0), "purchased": (5, 0)}
    assert await ann.verify() == []


async def test_a_refund_goes_back_where_it_came_from_once(ann: Books) -> None:
    await ann.give(Bucket.PURCHASED, 5)
    held = await ann.hold(12)
    await ann.settle(held, 12)

    given = await asyncio.gather(*(ann.refund(held) for _ in range(5)))

    assert sum(given) == 12
    assert await ann.shown() == {"allowance": (10, 0), "purchased": (5, 0)}
    assert await ann.verify() == []


async def test_what_is_refunded_after_its_bucket_ended_does_not_end(ann: Books) -> None:
    held = await ann.hold(4)
    await ann.settle(held, 4)

    await ann.refund(held, now=DECEMBER.ends_ms + 1)

    assert (await ann.shown(DECEMBER.ends_ms + 1))["granted"] == (4, 0)
    assert await ann.verify() == []


async def test_what_is_left_of_an_allowance_ends_when_the_next_one_comes(ann: Books) -> None:
    held = await ann.hold(4)
    assert await ann.shown(DECEMBER.ends_ms - 1) == {}

    await ann.renew(DECEMBER, NOVEMBER.ends_ms)
    await ann.renew(DECEMBER, NOVEMBER.ends_ms + 1)

    assert await ann.shown(NOVEMBER.ends_ms) == {"allowance": (10, 4)}
    await ann.settle(held, 0)
    assert await ann.shown(NOVEMBER.ends_ms) == {"allowance": (14, 0)}
    kinds = [row.kind for row in await Ledger(ann.database, FakeClock()).journal(ANN)]
    assert kinds.count(TransferKind.EXPIRE) == 1
    assert await ann.verify() == []


async def test_a_part_of_the_allowance_can_be_kept(ann: Books) -> None:
    kept = Allowance(period="2026-12", ends_ms=DECEMBER.ends_ms, tier="free", amount=Credits(10), kept=3)

    await ann.renew(kept, NOVEMBER.ends_ms)

    assert await ann.shown(NOVEMBER.ends_ms) == {"allowance": (13, 0)}


async def test_a_better_tier_in_the_middle_of_a_month_adds_the_difference_once(ann: Books) -> None:
    premium = Allowance(period="2026-11", ends_ms=NOVEMBER.ends_ms, tier="premium", amount=Credits(25))

    for due in (premium, NOVEMBER, premium, NOVEMBER):
        await ann.renew(due)

    assert await ann.shown() == {"allowance": (25, 0)}


async def test_gifts_that_ended_are_taken_back_by_the_sweep(ann: Books) -> None:
    await ann.give(Bucket.GRANTED, 5, ends=NOW + 1000)
    assert await ann.expire(NOW) == 0

    assert await ann.expire(NOW + 1000) == 1

    assert await ann.expire(NOW + 1000) == 0
    assert await ann.shown(NOW + 1000) == {"allowance": (10, 0)}
    assert await ann.verify() == []


async def test_the_servers_pot_pays_first_and_the_person_when_it_is_empty(ann: Books) -> None:
    await ann.give(Bucket.POT, 6)

    first = await ann.hold(4, "one", SERVER, ANN)
    second = await ann.hold(4, "two", SERVER, ANN)

    assert (first.payer, second.payer) == (SERVER, "")
    assert await ann.shown(owner=SERVER) == {"pot": (2, 4)}
    assert await ann.shown() == {"allowance": (6, 4)}
    await ann.settle(first, 4)
    await ann.settle(second, 4)
    assert await ann.verify() == []


async def test_credits_are_taken_back_from_what_is_spent_last(ann: Books) -> None:
    await ann.give(Bucket.GRANTED, 5)

    await ann.take(7)
    await ann.take(7)

    assert await ann.shown() == {"allowance": (8, 0), "granted": (0, 0)}
    with pytest.raises(LedgerError):
        await ann.take(9, "again")
    assert await ann.verify() == []


async def test_fifty_holds_race_for_what_two_buckets_cover(ann: Books) -> None:
    await ann.give(Bucket.PURCHASED, 5)

    outcomes = await asyncio.gather(
        *(ann.hold(4, f"job-{n}") for n in range(50)), return_exceptions=True
    )

    assert sum(isinstance(outcome, Refusal) for outcome in outcomes) == 47
    assert await ann.shown() == {"allowance": (0, 10), "purchased": (3, 2)}
    assert await ann.verify() == []


class Model(RuleBasedStateMachine):
    """Grants, holds, captures, releases, refunds and ends in any order, against plain sums."""

    url = ""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.context = open_database(self.url)
        self.books = Books(self.loop.run_until_complete(self.context.__aenter__()))
        self.posted = {Bucket.ALLOWANCE: 0, Bucket.PURCHASED: 0, Bucket.GRANTED: 0}
        self.open: dict[str, tuple[Held, dict[Bucket, int]]] = {}
        self.charged: dict[str, tuple[Held, dict[Bucket, int]]] = {}
        self.count = 0

    def run(self, work: object) -> object:
        return self.loop.run_until_complete(work)  # type: ignore[arg-type]

    def free(self, bucket: Bucket) -> int:
        return self.posted[bucket] - sum(parts.get(bucket, 0) for _, parts in self.open.values())

    @initialize()
    def begin(self) -> None:
        self.run(self._fresh())

    async def _fresh(self) -> None:
        """One store for a whole run of examples: each has a person of its own."""
        self.person = f"local:{new_id()}"
        async with self.books.database.tx() as tx:
            await books.renew(tx, self.person, NOVEMBER, now_ms=NOW)
        self.posted[Bucket.ALLOWANCE] = 10

    @rule(bucket=st.sampled_from([Bucket.PURCHASED, Bucket.GRANTED]), amount=st.integers(1, 9))
    def grant(self, bucket: Bucket, amount: int) -> None:
        self.count += 1
        ref = f"{self.person}:{self.count}"

        async def twice() -> list[bool]:
            found = []
            for _ in range(2):
                async with self.books.database.tx() as tx:
                    found.append(
                        await books.give(
                            tx, self.person, bucket, Credits(amount), ref=ref, reason="", now_ms=NOW
                        )
                    )
            return found

        assert self.run(twice()) == [True, False]
        self.posted[bucket] += amount

    @rule(price=st.integers(0, 25))
    def hold(self, price: int) -> None:
        self.count += 1
        name = f"{self.person}:{self.count}"

        async def go() -> Held | None:
            try:
                async with self.books.database.tx() as tx:
                    return await books.hold(
                        tx, (self.person,), self.person, Credits(price), ref=name, weight=1, now_ms=NOW
                    )
            except Refusal:
                return None

        held = self.run(go())
        if price > sum(self.free(bucket) for bucket in self.posted):
            assert held is None
            return
        assert isinstance(held, Held)
        parts, left = {}, price
        for bucket in self.posted:
            parts[bucket] = min(left, self.free(bucket))
            left -= parts[bucket]
        self.open[name] = (held, parts)

    @precondition(lambda self: self.open)
    @rule(data=st.data(), share=st.integers(0, 100))
    def capture_or_release(self, data: st.DataObject, share: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.open)))
        held, parts = self.open.pop(name)
        charged = sum(parts.values()) * share // 100
        assert self.run(self.books.settle(held, charged)) is True
        assert self.run(self.books.settle(held, charged)) is False
        taken, left = {}, charged
        for bucket, part in parts.items():
            taken[bucket] = min(left, part)
            left -= taken[bucket]
            self.posted[bucket] -= taken[bucket]
        self.charged[name] = (held, taken)

    @precondition(lambda self: self.charged)
    @rule(data=st.data())
    def refund(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.charged)))
        held, taken = self.charged.pop(name)
        assert self.run(self.books.refund(held)) == sum(taken.values())
        assert self.run(self.books.refund(held)) == 0
        for bucket, amount in taken.items():
            self.posted[bucket] += amount

    @rule(amount=st.integers(1, 9))
    def end(self, amount: int) -> None:
        """A gift that ends at once is never spent, and is gone after the sweep."""
        self.count += 1
        ref = f"{self.person}:{self.count}"

        async def go() -> None:
            async with self.books.database.tx() as tx:
                await books.give(
                    tx, self.person, Bucket.GRANTED, Credits(amount), ref=ref, reason="", now_ms=NOW,
                    expires_ms=NOW - self.count,
                )  # fmt: skip
            await self.books.expire(NOW)

        self.run(go())

    @invariant()
    def every_bucket_is_what_the_model_says(self) -> None:
        if not hasattr(self, "person"):
            return
        shown = self.run(self.books.shown(owner=self.person))
        assert isinstance(shown, dict)
        for bucket, posted in self.posted.items():
            free, held = shown.get(bucket.value, (0, 0))
            assert (free, free + held) == (self.free(bucket), posted)

    def teardown(self) -> None:
        assert self.run(self.books.verify()) == []
        self.run(self.context.__aexit__(None, None, None))
        self.loop.close()


def test_any_order_of_moves_keeps_the_books(database_url: str) -> None:
    Model.url = database_url
    run_state_machine_as_test(
        Model,
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
