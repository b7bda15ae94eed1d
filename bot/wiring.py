"""The house put together: concrete classes are chosen in `ground`, `machinery`, `entrance` and here."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from adapters.phrases.phrases import Phrases
from bot.config import Config
from bot.entrance import door_of
from bot.ground import Ground, open_ground
from bot.lean import share_one_heap
from bot.living import House, live
from bot.machinery import machinery_of
from bot.metrics import Metrics
from bot.platforms import open_platforms
from bot.roles import LOCAL_PROFILE, Role
from core.administration.admin import Admin
from core.administration.server_keys import ServerKeys
from core.db.database import Database, Probe, open_database
from core.db.ledger import Ledger
from core.doors import Door, Masks
from core.inbound.inbox import StoredInbox, StoredLeases
from core.money.limits import Limits
from core.money.payments import Payments
from core.money.quotas import Quotas
from core.outbound.shares import TellingLeases
from core.ports import Clock, Inbox, Leases, Links, Signals, Storage, Webhook
from core.safety.reviews import Reviews
from core.safety.strikes import Strikes
from core.storage.links import SignedLinks
from core.work.sweep import Sweep

if TYPE_CHECKING:
    from adapters.discord.client import Discord
    from adapters.local.messenger import LocalMessenger
    from adapters.telegram.ahead import Ahead
    from adapters.telegram.client import Telegram


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """One process's house, open. ``local`` is there with the role of that name only."""

    config: Config
    clock: Clock
    database: Database
    ledger: Ledger
    admin: Admin
    sweep: Sweep
    door: Door
    storage: Storage
    links: Links
    inbox: Inbox
    leases: Leases
    signals: Signals
    webhooks: Mapping[str, Webhook]
    server_keys: ServerKeys
    #: What each kind of signature is made with, by name (`bot.kept.SIGNED`).
    secrets: Mapping[str, str] = field(repr=False)
    phrases: Phrases
    local: "LocalMessenger | None"
    telegram: "Telegram | None"
    discord: "Discord | None"
    metrics: Metrics
    quotas: Quotas
    payments: Payments
    strikes: Strikes
    reviews: Reviews
    masks: Masks
    #: Set once what a dead process left behind is taken up.
    ready: asyncio.Event
    #: Recover what a dead process left behind, then run until the context ends.
    live: Callable[[], AbstractAsyncContextManager[None]]


def local_profile(config: Config) -> Config:
    """The profile of `chat` and `try`: no windows and no cooldown, places for jobs as ever."""
    lifted = Limits(
        per_minute=0, per_hour=0, per_day=0, per_month=0, cooldown_s=0,
        running=config.limits.running, waiting=config.limits.waiting,
    )  # fmt: skip
    limits = replace(config.limits, **{name: getattr(lifted, name) for name in lifted.__slots__})
    return replace(config, limits=limits)


@asynccontextmanager
async def build(
    config: Config, *, roles: frozenset[Role] = LOCAL_PROFILE, probe: Probe | None = None,
    database: Database | None = None, ahead: "Ahead | None" = None,
) -> AsyncIterator[App]:  # fmt: skip
    """Open everything in order; nothing moves before `App.live`. Leaving closes in reverse.

    ``database``: one that is open already and stays open; ``ahead``: what Telegram was asked meanwhile.
    """
    share_one_heap()
    async with AsyncExitStack() as stack:
        if database is None:
            store = open_database(config.database_url(), probe=probe)
            database = await stack.enter_async_context(store)
        ground = await stack.enter_async_context(open_ground(config, database))
        platforms = await stack.enter_async_context(open_platforms(ground, roles))
        metrics = Metrics()
        messengers = platforms.messengers(metrics)
        machinery = machinery_of(ground, messengers, metrics)
        links = SignedLinks(ground.secrets["link"], ttl_s=config.web.link_ttl_s)
        payments = Payments(
            ground.database, ground.clock, machinery.submit, machinery.rules,
            config.payments.core_offers(), platforms.refunders(),
        )  # fmt: skip
        door = door_of(ground, machinery, messengers, links, payments)
        inbox = StoredInbox(ground.database, ground.clock)
        leases = TellingLeases(StoredLeases(ground.database, ground.clock), machinery.shares)
        await machinery.rules.refresh()
        await _wake_for_what_came(ground, inbox)
        connected = platforms.connect(ground, door, inbox, leases, payments, ahead)
        house = House(
            ground=ground, machinery=machinery, door=door, roles=roles,
            loops={**ground.loops, **connected}, ready=asyncio.Event(),
        )  # fmt: skip
        yield App(
            config=config,
            clock=ground.clock,
            database=ground.database,
            ledger=machinery.ledger,
            sweep=machinery.sweep,
            admin=machinery.admin,
            door=door,
            storage=ground.storage,
            links=links,
            inbox=inbox,
            leases=leases,
            signals=ground.signals,
            webhooks=ground.webhooks,
            server_keys=ground.painters.keys,
            secrets=ground.secrets,
            phrases=ground.phrases,
            local=platforms.local,
            telegram=platforms.telegram,
            discord=platforms.discord,
            metrics=metrics,
            quotas=machinery.quotas,
            payments=payments,
            strikes=machinery.strikes,
            reviews=machinery.reviews,
            masks=door.masks,
            ready=house.ready,
            live=lambda: live(house),
        )


async def _wake_for_what_came(ground: Ground, inbox: Inbox) -> None:
    """Webhooks that came while nobody listened: who polls their work looks at once."""
    for name in ground.webhooks:
        for _, payload in await inbox.pending(f"webhook:{name}"):
            ground.wakes.told(payload)
