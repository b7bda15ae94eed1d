"""`/link` with the real Discord and the real Telegram client in one house: one wallet, one gallery."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec.structs import asdict

from bot.roles import Role
from bot.wiring import App, build
from core.conversation import PersonId
from core.credits import Credits
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import User
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories import discord_house, telegram_house

BOTH = frozenset({Role.DISCORD, Role.TELEGRAM, Role.WORKER})
SECTIONS = {"credits": {"allowance": 20, "confirm_above": 0}}


class OnePerson:
    """Somebody who is Ana in Discord and Ann in Telegram, and types in the direct messages of both."""

    def __init__(self, discord: FakeDiscord, ana: User, telegram: FakeTelegram, ann: Person) -> None:
        self.discord, self.ana, self.telegram, self.ann = discord, ana, telegram, ann
        self.here, self.there = PersonId(f"discord:{ana.id}"), PersonId(f"telegram:{ann.id}")

    async def in_discord(self, command: str, **values: str) -> str:
        """What Discord shows to nobody but who typed the command."""
        channel = self.discord.people.direct(self.ana)
        act = await self.discord.people.command(self.ana, channel, command, **values)
        told = await self.discord.until(
            lambda: act.replies[-1] if act.replies and act.replies[-1].text else None
        )
        return told.text

    async def in_telegram(self, words: str) -> str:
        chat = telegram_house.private(self.telegram, self.ann)
        before = len(self.telegram.messages(chat))
        self.telegram.people.say(self.ann, words)
        told = await self.telegram.until(
            lambda: next((m for m in self.telegram.messages(chat)[before:] if m.sender is None), None)
        )
        return told.shown

    async def paint_in_discord(self, words: str) -> None:
        channel = self.discord.people.direct(self.ana)
        await self.discord.people.command(self.ana, channel, "imagine", prompt=words)
        await discord_house.drawn(self.discord, channel)

    async def paint_in_telegram(self, words: str) -> None:
        self.telegram.people.say(self.ann, words)
        await telegram_house.drawn(self.telegram, telegram_house.private(self.telegram, self.ann))

    async def link(self) -> str:
        first = code_in(await self.in_discord("link"))
        second = code_in(await self.in_telegram(f"/link {first}"))
        return await self.in_discord("link", code=second)


def code_in(words: str) -> str:
    found = re.search(r"/link ([A-Z0-9]{4}-[A-Z0-9]{4})", words)
    assert found is not None, words
    return found[1]


@asynccontextmanager
async def house(who: OnePerson, data: Path) -> AsyncIterator[App]:
    """One house with both platforms, each through its own client."""
    config = discord_house.settings(
        who.discord, data, **SECTIONS,
        telegram=asdict(telegram_house.settings(who.telegram, data).telegram),
    )  # fmt: skip
    async with build(config, roles=BOTH) as app, app.live():
        await who.discord.until(lambda: who.discord.gateway.connected)
        await who.telegram.until(lambda: who.telegram.called("deleteWebhook"))
        yield app


async def test_a_person_of_both_platforms_has_one_wallet_and_one_gallery_until_they_part(
    discord: FakeDiscord, ana: User, telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    who = OnePerson(discord, ana, telegram, ann)
    async with house(who, tmp_path) as app:
        await app.admin.grant("test", who.there, Credits(7), "a present")
        await who.paint_in_discord("a red fox in the snow")
        before = await who.in_telegram("/balance"), await who.in_telegram("/history")

        linked = await who.link()
        await who.paint_in_telegram("draw a blue whale under the stars")
        balances = {await who.in_discord("balance"), await who.in_telegram("/balance")}
        histories = {await who.in_discord("history"), await who.in_telegram("/history")}
        parted = await who.in_telegram("/unlink")
        apart = await who.in_discord("history"), await who.in_telegram("/history")
        wallets = await app.admin.wallet(who.here), await app.admin.wallet(who.there)

        assert await app.ledger.verify() == []
    assert "27 credits free" in before[0] and "no pictures yet" in before[1]
    assert "one person now" in linked and who.there in linked
    assert len(balances) == 1 and "25 credits free" in balances.pop()
    assert len(histories) == 1 and both_pictures(histories.pop())
    assert "parted again" in parted
    assert "fox" in apart[0] and "whale" not in apart[0]
    assert "whale" in apart[1] and "fox" not in apart[1]
    assert [sum(one.free for one in wallet.holdings) for wallet in wallets] == [18, 27]


def both_pictures(told: str) -> bool:
    return told.index("whale") < told.index("fox")
