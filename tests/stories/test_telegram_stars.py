"""Credits for Stars: an invoice, a yes in time, credits once for each charge, and the way back."""

from pathlib import Path
from typing import Any

import pytest

from bot.wiring import App
from core.administration.act import Act, Caller, Order
from core.conversation import PersonId, ThreadKey
from core.credits import Bucket
from core.errors import Refusal, RefusalCode
from tests.fakes.telegram import FakeTelegram, Message, Person, wire
from tests.stories.telegram_house import house, private

SHOP: dict[str, Any] = {
    "payments": {"offers": {"small": {"credits": 100, "stars": 50}, "web": {"credits": 9}},
                 "support": "Write to help@example.org."},
    "admin": {"people": ["telegram:1"]},
}  # fmt: skip
BOSS = Caller(person=PersonId("telegram:1"), thread=ThreadKey("telegram:1:0"))


def said(telegram: FakeTelegram, person: Person) -> list[str]:
    return [message.shown for message in telegram.messages(private(telegram, person))]


async def invoice(telegram: FakeTelegram, person: Person) -> Message:
    telegram.people.say(person, "/buy")
    return await telegram.until(
        lambda: next(
            (m for m in telegram.messages(private(telegram, person)) if "invoice" in m.service), None
        )
    )


async def bought(app: App, person: Person) -> int:
    purse = await app.admin.wallet(PersonId(f"telegram:{person.id}"))
    return sum(int(one.free) for one in purse.holdings if one.bucket is Bucket.PURCHASED)


async def test_who_pays_gets_credits_once_and_can_have_the_money_back(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path, **SHOP) as app:
        ann = telegram.people.join("Ann")
        bill = await invoice(telegram, ann)
        assert bill.service["invoice"]["total_amount"] == 50
        paid = await telegram.payments.pay(ann, bill)
        assert paid is not None
        await telegram.until(
            lambda: any("100 credits are yours" in text for text in said(telegram, ann))
        )
        assert await bought(app, ann) == 100

        telegram.updates.redeliver({"update_id": 999_999, "message": wire.message(telegram.world, paid)})
        telegram.people.say(ann, "/balance")
        await telegram.until(lambda: any("Bought: 100" in text for text in said(telegram, ann)))
        assert await bought(app, ann) == 100

        (charge,) = telegram.payments.charges
        order = Order(act=Act.PAYBACK, subject=f"telegram:{charge}", reason="it was a mistake")
        await app.door.administer(BOSS, order)
        assert telegram.payments.charges[charge]["refunded"]
        assert await bought(app, ann) == 0
        with pytest.raises(Refusal) as refused:
            await app.door.administer(BOSS, order)
        assert refused.value.reason is RefusalCode.TOO_LATE
        assert await app.ledger.verify() == []


async def test_an_invoice_that_is_not_ours_or_has_another_price_is_refused(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path, **SHOP) as app:
        ann, bob = telegram.people.join("Ann"), telegram.people.join("Bob")
        bill = await invoice(telegram, ann)

        checkouts = [
            telegram.payments.checkout(ann, bill, amount=1),
            telegram.payments.checkout(ann, bill, payload=f"huge:{ann.id}"),
            telegram.payments.checkout(bob, bill),
        ]
        await telegram.until(lambda: all(one.ok is not None for one in checkouts))

        assert [one.ok for one in checkouts] == [False] * 3
        assert "not sold any more" in checkouts[0].error
        assert await bought(app, ann) == 0


async def test_credits_that_are_spent_keep_the_money(telegram: FakeTelegram, tmp_path: Path) -> None:
    async with house(telegram, tmp_path, **SHOP) as app:
        ann = telegram.people.join("Ann")
        await telegram.payments.pay(ann, await invoice(telegram, ann))
        await telegram.until(
            lambda: any("100 credits are yours" in text for text in said(telegram, ann))
        )
        person = PersonId(f"telegram:{ann.id}")
        balance = await app.admin.balance(person)
        await app.admin.grant("test", person, -balance.free, "spent")  # type: ignore[arg-type]

        (charge,) = telegram.payments.charges
        with pytest.raises(Refusal) as refused:
            await app.door.administer(
                BOSS, Order(act=Act.PAYBACK, subject=f"telegram:{charge}", reason="why not")
            )

        assert refused.value.reason is RefusalCode.BOOKS
        assert not telegram.payments.charges[charge]["refunded"]


async def test_help_with_a_payment_is_there_where_something_is_sold(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path, **SHOP):
        ann = telegram.people.join("Ann")
        telegram.people.say(ann, "/paysupport")

        await telegram.until(
            lambda: any("Write to help@example.org." in text for text in said(telegram, ann))
        )
        telegram.people.say(ann, "/terms")
        await telegram.until(lambda: any("They do not end" in text for text in said(telegram, ann)))


async def test_without_offers_nothing_is_sold(telegram: FakeTelegram, tmp_path: Path) -> None:
    async with house(telegram, tmp_path):
        ann = telegram.people.join("Ann")
        telegram.people.say(ann, "/buy")

        await telegram.until(lambda: any("I do not know /buy" in text for text in said(telegram, ann)))
