"""Discord's shop: a consumable bought there gives its credits once, and is then used up.

The credits are booked first and the entitlement is consumed after: what a crash leaves unconsumed is
seen again at the next start, and the charge's id makes it harmless.
"""

from typing import Any

import discord
import structlog

from adapters.discord.addresses import to_person
from core.credits import Credits
from core.money.shop import Payment, Shop

log = structlog.get_logger()

#: How many unused ones a start looks at; the rest come with the next.
MISSED_MAX = 1000


class Entitlements:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def bought(self, entitlement: discord.Entitlement) -> None:
        """Give what an entitlement stands for; those that are no offer of ours are left alone."""
        offer = self._shop.by_sku(str(entitlement.sku_id))
        if offer is None or entitlement.user_id is None or entitlement.deleted or entitlement.consumed:
            return
        await self._shop.paid(
            Payment(
                charge=f"discord:{entitlement.id}", person=to_person(entitlement.user_id),
                credits=Credits(offer.credits), offer=offer.id, amount=f"sku {offer.sku}",
            )
        )  # fmt: skip
        try:
            await entitlement.consume()
        except discord.NotFound:
            log.info("entitlement_gone", entitlement=entitlement.id)

    async def missed(self, client: discord.Client) -> None:
        """What was bought while nobody listened."""
        skus: list[Any] = [discord.Object(int(offer.sku)) for offer in self._shop.offers if offer.sku]
        if not skus:
            return
        found = client.entitlements(
            skus=skus, limit=MISSED_MAX, exclude_ended=True, exclude_deleted=True
        )
        async for entitlement in found:
            await self.bought(entitlement)
