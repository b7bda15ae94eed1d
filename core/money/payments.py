"""Buying credits: what is offered, and what a proven payment gives, once for each charge.

Who proves it is the adapter's (Telegram's own update, Discord's entitlement, a webhook's signature).
A refund takes the credits back before the money goes, so that nobody has both.
"""

from collections.abc import Mapping, Sequence

import structlog

from core.administration.house_rules import HouseRules
from core.credits import Bucket, Credits
from core.db import wallet
from core.db.database import Database
from core.errors import Refusal, RefusalCode
from core.money.shop import Offer, Payment, Refunder
from core.ordering.submit import Submit
from core.ports import Clock

log = structlog.get_logger()


class Payments:
    """Implements `core.money.shop.Shop`. ``refunders`` by platform, the first part of a charge's id."""

    def __init__(
        self, database: Database, clock: Clock, submit: Submit, rules: HouseRules,
        offers: Sequence[Offer], refunders: Mapping[str, Refunder],
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._submit = submit
        self._rules = rules
        self._offers = {offer.id: offer for offer in offers}
        self._refunders = refunders

    @property
    def offers(self) -> Sequence[Offer]:
        return tuple(self._offers.values())

    def offer(self, name: str) -> Offer | None:
        return self._offers.get(name)

    def by_sku(self, sku: str) -> Offer | None:
        return next((offer for offer in self.offers if offer.sku and offer.sku == sku), None)

    async def paid(self, payment: Payment) -> bool:
        """Give what was paid for, with its audit row; False where that charge gave it before."""
        now = self._clock.now_ms()
        await self._submit.wallet(payment.person)
        async with self._database.tx() as tx:
            new = await tx.one(
                "payment_add", charge=payment.charge, person=payment.person, offer=payment.offer,
                credits=payment.credits, amount=payment.amount, now=now,
            )  # fmt: skip
            if new is None:
                return False
            await wallet.give(
                tx, payment.person, Bucket.PURCHASED, payment.credits, ref=f"paid:{payment.charge}",
                reason="purchase", now_ms=now,
            )  # fmt: skip
            await self._rules.note(
                tx, payment.person, "purchase", payment.person, payment.charge,
                credits=int(payment.credits), amount=payment.amount,
            )  # fmt: skip
        log.info("paid", person=payment.person, charge=payment.charge, credits=int(payment.credits))
        return True

    async def give_back(self, who: str, charge: str, reason: str) -> Credits:
        """Take the credits back, then give the money back; answers the credits.

        Raises `Refusal` (not_found, too_late), `LedgerError` where they are spent, or what the platform
        raised: then the same again goes on where it stopped.
        """
        row = await self._database.one("payment_get", charge=charge)
        refunder = self._refunders.get(charge.split(":", 1)[0])
        if row is None or refunder is None:
            raise Refusal(RefusalCode.NOT_FOUND)
        if row["state"] == "refunded":
            raise Refusal(RefusalCode.TOO_LATE)
        if row["state"] == "paid":
            await self._take(who, charge, row["person"], Credits(row["credits"]), reason)
        await refunder.give_back(row["person"], charge)
        async with self._database.tx() as tx:
            await tx.one("payment_state", charge=charge, before="refunding", after="refunded")
        return Credits(row["credits"])

    async def _take(self, who: str, charge: str, person: str, credits: Credits, reason: str) -> None:
        async with self._database.tx() as tx:
            mine = await tx.one("payment_state", charge=charge, before="paid", after="refunding")
            if mine is None:
                return
            await wallet.take(
                tx, person, credits, ref=f"payback:{charge}", reason=reason, now_ms=self._clock.now_ms()
            )
            await self._rules.note(
                tx, who, "payback", person, reason, charge=charge, credits=int(credits)
            )
