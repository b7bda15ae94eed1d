"""What people buy of the application: entitlements, listed, told to the bot, and consumed once."""

from typing import Any

from aiohttp import web

from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.world import User, World

CONSUMABLE = 1


class Entitlements:
    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway
        self.all: dict[int, dict[str, Any]] = {}

    async def buy(self, user: User, sku: int, *, told: bool = True) -> dict[str, Any]:
        """A person buys a consumable; ``told`` False: the bot was not listening."""
        made: dict[str, Any] = {
            "id": str(self._world.id()), "sku_id": str(sku), "user_id": str(user.id),
            "application_id": str(self._world.bot.id), "type": CONSUMABLE, "deleted": False,
            "consumed": False,
        }  # fmt: skip
        self.all[int(made["id"])] = made
        if told:
            await self._gateway.raw("ENTITLEMENT_CREATE", dict(made))
        return made

    def listed(self, query: dict[str, str]) -> list[dict[str, Any]]:
        """Consumed ones are not listed unless they are asked for."""
        skus = set(filter(None, query.get("sku_ids", "").split(",")))
        after, limit = int(query.get("after", "0")), int(query.get("limit", "100"))
        rows = [
            row for key, row in sorted(self.all.items())
            if key > after and not row["consumed"] and (not skus or row["sku_id"] in skus)
        ]  # fmt: skip
        return rows[:limit]

    def consume(self, key: int) -> None:
        row = self.all.get(key)
        if row is None or row["deleted"]:
            raise web.HTTPNotFound()
        row["consumed"] = True
