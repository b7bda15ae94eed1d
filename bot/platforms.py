"""Where people meet the bot in this process: the local window, Telegram, Discord."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.phrases.phrases import Phrases
from bot.config import Config
from bot.ground import Ground
from bot.lifecycle import Loop
from bot.metrics import CountedMessenger, Metrics
from bot.roles import Role
from core.administration.key_desk import KeyDesk
from core.conversation import Intent, ThreadKey, platform_of
from core.doors import Door
from core.inbound.mask_links import PATH
from core.messages import Messenger
from core.money.shop import Refunder, Shop
from core.pictures import Picture
from core.ports import Inbox, Leases, Storage

if TYPE_CHECKING:
    from adapters.discord.client import Discord
    from adapters.local.messenger import LocalMessenger
    from adapters.telegram.ahead import Ahead
    from adapters.telegram.client import Telegram


@dataclass(frozen=True, slots=True, kw_only=True)
class Platforms:
    """None where the role is not this process's, or where there is no token."""

    local: "LocalMessenger | None"
    telegram: "Telegram | None"
    discord: "Discord | None"

    def messengers(self, metrics: Metrics) -> dict[str, Messenger]:
        """By the first part of a thread's key, each counted."""
        there: dict[str, Messenger] = {}
        if self.local is not None:
            there["local"] = self.local
        if self.telegram is not None:
            there["telegram"] = self.telegram.messenger
        if self.discord is not None:
            there["discord"] = self.discord.messenger
        return {name: CountedMessenger(one, metrics) for name, one in there.items()}

    def refunders(self) -> dict[str, Refunder]:
        """The platforms of this process that can give money back."""
        return {"telegram": self.telegram.stars} if self.telegram is not None else {}

    def connect(
        self,
        ground: Ground,
        door: Door,
        inbox: Inbox,
        leases: Leases,
        shop: Shop,
        ahead: "Ahead | None" = None,
    ) -> dict[str, Loop]:
        """Show each platform the door; answers the loops that keep it connected.

        ``ahead``: what Telegram was asked before there was a house.
        """
        loops: dict[str, Loop] = {}
        if self.telegram is not None:
            self.telegram.connect(door, inbox, leases, shop, ahead)
            loops["telegram"] = self.telegram.run
        if self.discord is not None:
            from adapters.discord.assembly import Core as DiscordCore
            from adapters.discord.offer import Offer

            styles = ground.wording.styles
            called = {style.name: (*style.words, *style.called) for style in styles}
            offer = Offer(
                models=ground.painters.router.models, styles=styles.names, knows_size=_names_size,
                called=called,
            )  # fmt: skip
            keys = KeyDesk(ground.painters.keys, door.may)
            core = DiscordCore(door=door, inbox=inbox, leases=leases, offer=offer, shop=shop, keys=keys)
            self.discord.connect(core)
            loops["discord"] = self.discord.run
        return loops


@asynccontextmanager
async def open_platforms(ground: Ground, roles: frozenset[Role]) -> AsyncIterator[Platforms]:
    """The clients are made, and not yet connected.

    Each library is imported only where its platform is set up: they weigh 25 and 33 MiB.
    """
    config, phrases, storage = ground.config, ground.phrases, ground.storage
    async with AsyncExitStack() as stack:
        telegram = discord = None
        if Role.TELEGRAM in roles and config.telegram.secret_token():
            from bot.telegram import open_telegram

            telegram = await stack.enter_async_context(open_telegram(config, phrases, storage))
        if Role.DISCORD in roles and config.discord.secret_token():
            from bot.discord import open_discord

            discord = await stack.enter_async_context(open_discord(config, phrases, storage))
        local = _local(phrases, storage) if Role.LOCAL in roles else None
        yield Platforms(local=local, telegram=telegram, discord=discord)


def mask_page(config: Config, thread: ThreadKey) -> str | None:
    """Where a mask for that thread is painted: the chat page is on this machine and needs no address."""
    public = config.web.public_url.rstrip("/")
    return public + PATH if public else PATH if platform_of(thread) == "local" else None


def _local(phrases: Phrases, storage: Storage) -> "LocalMessenger":
    from adapters.local.messenger import LocalMessenger

    async def where(picture: Picture) -> Path | str | None:
        return await storage.path(picture.blob) or await storage.link(picture.blob)

    return LocalMessenger(phrases, where)


def _names_size(word: str) -> bool:
    """Whether a word stands for a shape or a resolution, in any language: "wide", "4k"."""
    from core.language.shapes import ratio_of, resolution_of

    folded = word.casefold()
    return bool(ratio_of(folded, Intent.SETTING) or resolution_of(folded))
