"""Credits bought in Discord's shop: given once for each entitlement, which is used up then."""

from pathlib import Path
from typing import Any

from bot.wiring import App
from core.conversation import PersonId
from core.credits import Bucket
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import User
from tests.stories.discord_house import house
from tests.stories.waiting import eventually

SKU = 4242
SHOP: dict[str, Any] = {"payments": {"offers": {"small": {"credits": 100, "sku": str(SKU)}}}}


async def bought(app: App, user: User) -> int:
    purse = await app.admin.wallet(PersonId(f"discord:{user.id}"))
    return sum(int(one.free) for one in purse.holdings if one.bucket is Bucket.PURCHASED)


async def test_an_entitlement_told_twice_gives_its_credits_once_and_is_used_up(
    discord: FakeDiscord, tmp_path: Path
) -> None:
    guild = await discord.people.guild("home")
    ana = discord.people.person("ana", guild)
    async with house(discord, tmp_path, **SHOP) as app:
        one = await discord.entitlements.buy(ana, SKU)
        await eventually(lambda: consumed(one))

        await discord.gateway.raw("ENTITLEMENT_CREATE", {**one, "consumed": False})
        two = await discord.entitlements.buy(ana, SKU)
        await eventually(lambda: consumed(two))

        assert await bought(app, ana) == 200
        assert await app.ledger.verify() == []


async def test_what_was_bought_while_nobody_listened_is_given_at_the_next_start(
    discord: FakeDiscord, tmp_path: Path
) -> None:
    guild = await discord.people.guild("home")
    ana = discord.people.person("ana", guild)
    missed = await discord.entitlements.buy(ana, SKU, told=False)
    other = await discord.entitlements.buy(ana, 77, told=False)

    async with house(discord, tmp_path, **SHOP) as app:
        await eventually(lambda: consumed(missed))

        assert await bought(app, ana) == 100
        assert not other["consumed"]


async def test_an_sku_that_is_no_offer_of_ours_is_left_alone(
    discord: FakeDiscord, tmp_path: Path
) -> None:
    guild = await discord.people.guild("home")
    ana = discord.people.person("ana", guild)
    async with house(discord, tmp_path, **SHOP) as app:
        other = await discord.entitlements.buy(ana, 77)
        one = await discord.entitlements.buy(ana, SKU)
        await eventually(lambda: consumed(one))

        assert await bought(app, ana) == 100
        assert not other["consumed"]


async def consumed(entitlement: dict[str, Any]) -> bool:
    return bool(entitlement["consumed"])
