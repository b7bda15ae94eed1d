"""The modules of one connection, put together: who hears of events, presses, forms and commands."""

from dataclasses import dataclass

import aiohttp

from adapters.discord.administration import AdminCommands
from adapters.discord.bot import Bot
from adapters.discord.callbacks import Callbacks
from adapters.discord.choosing import Choosing
from adapters.discord.commands import Commands
from adapters.discord.downloads import Downloads
from adapters.discord.entitlements import Entitlements
from adapters.discord.inbound import Inbound
from adapters.discord.keys import Keys
from adapters.discord.links import Links
from adapters.discord.locales import Locales
from adapters.discord.modals import Modals
from adapters.discord.offer import Offer
from adapters.discord.operating import OperatorCommands
from adapters.discord.outbound import DiscordMessenger
from adapters.discord.places import Places
from adapters.discord.presses import Presses
from adapters.discord.pressing import Pressing
from adapters.discord.sharing import Sharing
from adapters.discord.submits import Submits
from adapters.discord.threads import Threads
from adapters.discord.wishes import Wishes
from adapters.phrases.phrases import Phrases
from core.administration.key_desk import KeyDesk
from core.doors import Door
from core.money.shop import Shop
from core.ports import Inbox, Leases


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """What the adapter asks of the core."""

    door: Door
    inbox: Inbox
    leases: Leases
    offer: Offer
    shop: Shop | None = None
    keys: KeyDesk | None = None


async def assemble(
    bot: Bot, core: Core, phrases: Phrases, messenger: DiscordMessenger, callbacks: Callbacks,
    locales: Locales, session: aiohttp.ClientSession, *, listened: frozenset[int], operator_guild: int,
) -> None:  # fmt: skip
    """Give the bot whom it hands its events to, and its tree the commands."""
    door, sender, wording = core.door, messenger.sender, messenger.wording
    downloads, links, modals = Downloads(session, door), Links(sender), Modals(phrases)
    wishes = Wishes(door, messenger, callbacks, downloads, links)
    threads, keys = Threads(messenger, downloads, door), Keys(core.keys, wording, callbacks, modals)
    pressing = Pressing(door, callbacks, downloads, wording, sender)
    choosing = Choosing(door, wishes, modals)
    sharing = Sharing(door, messenger, callbacks)
    presses = Presses(pressing, messenger, modals, threads, sharing, choosing, core.offer, door)
    submits = Submits(pressing, wishes, modals, threads, keys, choosing)
    inbound = Inbound(
        door, wishes, locales, links, Places(sender.channel),
        listened=listened, shards=bot.shards_apart,
    )  # fmt: skip
    bot.hand_to(inbound, presses, submits, Entitlements(core.shop) if core.shop is not None else None)
    await Commands(phrases, wishes, submits, threads, core.offer).add_to(bot.tree)
    AdminCommands(phrases, wording, callbacks, door).add_to(bot.tree, keys)
    OperatorCommands(phrases, wording, callbacks, door).add_to(bot.tree, operator_guild)
