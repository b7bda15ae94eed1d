"""The house is put together: here and in `ground`, `machinery`, `platforms` classes are chosen."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import structlog

from adapters.local.messenger import LocalMessenger
from adapters.phrases.phrases import Phrases
from bot.config import Config
from bot.ground import Ground, open_ground
from bot.lifecycle import Loop, running, working
from bot.machinery import Machinery, machinery_of
from bot.metrics import Metrics
from bot.platforms import mask_page, open_platforms
from bot.roles import LOCAL_PROFILE, Role
from core.admin import Admin
from core.admin_desk import AdminDesk
from core.answers import Answers
from core.belongings import Belongings
from core.db.database import Database, Probe
from core.db.ledger import Ledger
from core.desk import Desk
from core.door import CoreDoor
from core.doors import Door, Masks
from core.gallery import Gallery
from core.inbox import StoredInbox, StoredLeases
from core.intake import Intake
from core.joining import Joining
from core.judging import Judge
from core.language.naming import ExactModels
from core.language.subject import describe_subject
from core.language.trimming import trimmed
from core.languages import Languages
from core.limits import Limits
from core.mask_links import MaskLinks
from core.masking import Masking
from core.messages import Messenger
from core.offers import Offers
from core.orders import Orders
from core.payments import Payments
from core.planning import Planner
from core.ports import Clock, Inbox, Leases, Links, Signals, Storage, Webhook
from core.preferences import Preferences
from core.presses import Presses
from core.privacy import Privacy
from core.providers.catalogue import load_catalogue
from core.quotas import Quotas
from core.resuming import Resuming
from core.retention import Retention
from core.reviews import Reviews
from core.server_keys import ServerKeys
from core.settings import Settings
from core.shares import TellingLeases
from core.statuses import Statuses
from core.storage import checks
from core.storage.links import SignedLinks
from core.storage.local import LocalStorage
from core.storage.uploads import stripped
from core.strikes import Strikes
from core.sweep import Sweep
from core.trial import Trial, Unrecorded

if TYPE_CHECKING:
    from adapters.discord.client import Discord
    from adapters.telegram.client import Telegram

log = structlog.get_logger()

#: Seconds that finals have at the end of a process; what is left comes at the next start.
DELIVER_S = 2.0


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
    local: LocalMessenger | None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What `live` sets in motion."""

    ground: Ground
    machinery: Machinery
    door: CoreDoor
    roles: frozenset[Role]
    loops: dict[str, Loop]
    ready: asyncio.Event


def local_profile(config: Config) -> Config:
    """The profile of `chat` and `try`: no windows and no cooldown, places for jobs as ever."""
    lifted = Limits(
        per_minute=0, per_hour=0, per_day=0, per_month=0, cooldown_s=0,
        running=config.limits.running, waiting=config.limits.waiting,
    )  # fmt: skip
    limits = config.limits.model_copy(update={name: getattr(lifted, name) for name in lifted.__slots__})
    return config.model_copy(update={"limits": limits})


@asynccontextmanager
async def build(
    config: Config, *, roles: frozenset[Role] = LOCAL_PROFILE, probe: Probe | None = None
) -> AsyncIterator[App]:
    """Open everything in order; nothing moves before `App.live`. Leaving closes in reverse."""
    async with AsyncExitStack() as stack:
        ground = await stack.enter_async_context(open_ground(config, probe))
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
        connected = platforms.connect(ground, door, inbox, leases, payments)
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


def door_of(
    ground: Ground, machinery: Machinery, messengers: Mapping[str, Messenger], links: Links,
    payments: Payments,
) -> CoreDoor:  # fmt: skip
    """The way in, with all that stands behind it."""
    config, database, clock = ground.config, ground.database, ground.clock
    wording, router = ground.wording, ground.painters.router
    submit, progress, relay = machinery.submit, machinery.progress, machinery.relay
    cancelling = machinery.cancelling
    statuses = Statuses(database, clock, messengers, relay)
    gallery = Gallery(
        database, clock, ground.storage, links, clean=stripped, public_url=config.web.public_url,
        fetch=ground.links_of_people.fetch if config.storage.user_links else None,
    )  # fmt: skip
    exact = ExactModels(wording.understander, load_catalogue(config.catalogue.files))
    judge = Judge(
        wording.moderator, machinery.strikes, machinery.reviews, submit.members,
        outside=bool(config.language.moderation.service),
    )  # fmt: skip
    plans = partial(
        Planner,
        database=database,
        refiner=wording.refiner,
        router=router,
        subject=describe_subject,
        trim=trimmed,
        lengths=config.core_lengths(),
        as_typed=wording.as_typed,
        finisher=wording.finisher,
        members=submit.members,
    )
    planner = plans(judge=judge)
    offers = Offers(database, relay, same_seed=config.credits.same_seed, like=config.credits.offer_like)
    orders = Orders(
        submit, statuses, progress, machinery.worker, offers=offers,
        confirm_above=config.credits.confirm_above, quotas=machinery.quotas,
    )  # fmt: skip
    admin = AdminDesk(
        database=database, clock=clock, admin=machinery.admin, rules=machinery.rules,
        members=submit.members, router=router, styles=wording.styles.names,
        operators=config.operators(), payments=payments, strikes=machinery.strikes,
        reviews=machinery.reviews, trial=Trial(exact, plans(judge=Unrecorded(wording.moderator))),
    )  # fmt: skip
    preferences = Preferences(database, clock)
    languages = Languages(database, clock, ground.phrases.names())
    desk = Desk(
        database=database,
        clock=clock,
        understander=exact,
        statuses=statuses,
        planner=planner,
        orders=orders,
        submit=submit,
        answers=Answers(database, submit, machinery.estimates, cancelling),
        settings=Settings(
            database, clock, router, preferences, styles=wording.styles.names,
            knows_style=wording.styles.knows,
        ),
        gallery=gallery,
        progress=progress,
        rules=machinery.rules,
        admin=admin,
        quotas=machinery.quotas,
        languages=languages,
        joining=Joining(database, clock, machinery.rules),
        preferences=preferences,
        privacy=Privacy(
            database, clock, Belongings(database, clock, ground.storage),
            forgotten=(languages.forget, submit.members.forget),
        ),
        masking=Masking(
            database, clock, ground.storage, MaskLinks(ground.secrets["link"], clock), router, exact,
            ground.signals, page_of=partial(mask_page, config),
        ),
        first_signs=machinery.first_signs,
    )  # fmt: skip
    intake = Intake(database, clock, exact, desk, wording.second)
    return CoreDoor(
        database=database,
        clock=clock,
        intake=intake,
        presses=Presses(database, clock, desk, cancelling),
        gallery=gallery,
        settings=desk.settings,
        cancelling=cancelling,
        progress=progress,
        admin=admin,
        rules=machinery.rules,
        masks=desk.masking,
        resuming=Resuming(
            desk,
            intake,
            machinery.reviews,
            machinery.settlement,
            relay,
            ground.signals,
            messengers.keys(),
        ),
    )


async def _wake_for_what_came(ground: Ground, inbox: Inbox) -> None:
    """Webhooks that came while nobody listened: who polls their work looks at once."""
    for name in ground.webhooks:
        for _, payload in await inbox.pending(f"webhook:{name}"):
            ground.wakes.told(payload)


@asynccontextmanager
async def live(house: House) -> AsyncIterator[None]:
    """The loops of one process, begun after recovery; leaving ends them in order."""
    ground, machinery = house.ground, house.machinery
    async with AsyncExitStack() as stack:
        stack.push_async_callback(house.door.intake.aclose)
        alone = await ground.database.alone()
        if alone:
            await _take_over(ground, machinery)
        left = await house.door.intake.left(alone=alone)
        await stack.enter_async_context(running({
            **house.loops, "relay": machinery.relay.run,
            "places": machinery.progress.run, "rules": machinery.rules.run,
            "reviews": house.door.resuming.run,
            "quotas": machinery.quotas.run,
        }))  # fmt: skip
        if Role.WORKER in house.roles:
            silence_s = ground.config.worker.dead_after_s
            await stack.enter_async_context(
                working(machinery.worker, machinery.sweep, dead_after_s=silence_s)
            )
            if ground.painters.warming.needed:
                await stack.enter_async_context(running({"warming": ground.painters.warming.run}))
        if Role.SCHEDULER in house.roles:
            from bot.schedule import Schedule, chores  # APScheduler, in one process of several

            duties = chores(
                ground.database, machinery.ledger, ground.clock,
                sweep=house.door.gallery.sweep, expire=machinery.submit.wallets.expire,
                notices=machinery.notices, refuse=machinery.reviews.sweep,
                retain=Retention(ground.database, ground.clock, ground.config.retention.keeping()).run,
            )  # fmt: skip
            schedule = Schedule(ground.database, ground.clock, machinery.worker.id, duties)
            await stack.enter_async_context(schedule.running())
        await house.door.intake.recover(left)
        await asyncio.to_thread(_warm, ground)
        house.ready.set()
        log.info("ready", pid=os.getpid(), alone=alone, roles=sorted(house.roles))
        yield
    await machinery.relay.drain(DELIVER_S)


def _warm(ground: Ground) -> None:
    """What the first message and picture would wait for, read while the platforms are called."""
    ground.wording.warm()
    ground.phrases.warm()
    ground.painters.warm()
    checks.warm()


async def _take_over(ground: Ground, machinery: Machinery) -> None:
    """Nobody else lives on this store: whatever was under way belonged to a dead process."""
    if isinstance(ground.storage, LocalStorage):  # a bucket's lifecycle rule does it there
        ground.storage.sweep()
    await ground.database.run("leases_drop")
    await machinery.sweep.take_over()
    await machinery.relay.recover()
