"""Everything is put together here, and only here: the one place that names concrete classes."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import structlog

from adapters.discord.client import Core as DiscordCore
from adapters.discord.client import Discord
from adapters.discord.presses import Offer
from adapters.local.messenger import LocalMessenger
from adapters.phrases.phrases import Phrases
from adapters.telegram.client import Telegram
from bot.clock import SystemClock
from bot.config import Config
from bot.discord import open_discord
from bot.kept import kept_secret
from bot.lifecycle import Loop, running, working
from bot.metrics import CountedMessenger, Metrics
from bot.notices import notifiers_of
from bot.painters import open_painters, open_webhooks, retiring_lines, router_of
from bot.roles import LOCAL_PROFILE, Role
from bot.schedule import Schedule, chores
from bot.storage import storage_of
from bot.telegram import open_telegram
from bot.wording import open_wording
from core.admin import Admin
from core.answers import Answers
from core.cancelling import Cancelling
from core.db.database import Database, Probe, open_database
from core.db.ledger import Ledger
from core.desk import Desk
from core.door import CoreDoor
from core.estimates import Estimates
from core.gallery import Gallery
from core.inbox import StoredInbox, StoredLeases
from core.intake import Intake
from core.jobs import Job
from core.language.subject import describe_subject
from core.language.understanding import OfflineUnderstander
from core.limits import Limits
from core.notices import Budgets, Notices
from core.orders import Orders
from core.painting import Studio
from core.pictures import Picture
from core.planning import Planner
from core.ports import Clock, Door, Inbox, Leases, Links, Messenger, Provider, Signals, Storage, Webhook
from core.presses import Presses
from core.providers.embedded import EmbeddedProvider
from core.providers.polling import Wakes
from core.providers.wrappers.gates import StoredGates
from core.relay import Relay
from core.reports import StoredReports
from core.routing import CatalogueRouter, Router
from core.settings import Settings
from core.settlement import Settlement, Told
from core.signals import LocalSignals
from core.statuses import Statuses
from core.storage.checks import stripped
from core.storage.fetch import LinkFetcher
from core.storage.links import SignedLinks
from core.storage.local import LocalStorage
from core.submit import Submit, Terms
from core.sweep import Sweep
from core.worker import Worker

log = structlog.get_logger()

#: A model that takes this many times its longest usual time is given up.
DEADLINE_TIMES = 3
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
    phrases: Phrases
    local: LocalMessenger | None
    telegram: Telegram | None
    discord: Discord | None
    metrics: Metrics
    #: Set once what a dead process left behind is taken up.
    ready: asyncio.Event
    #: Recover what a dead process left behind, then run until the context ends.
    live: Callable[[], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What `live` sets in motion."""

    config: Config
    database: Database
    clock: Clock
    ledger: Ledger
    storage: Storage
    relay: Relay
    worker: Worker
    sweep: Sweep
    intake: Intake
    roles: frozenset[Role]
    loops: dict[str, Loop]
    ready: asyncio.Event
    notices: Notices


@dataclass(frozen=True, slots=True, kw_only=True)
class Painters:
    """Who can paint: the providers by name, the router over them, seconds expected by model."""

    providers: dict[str, Provider]
    router: Router
    expected_s: dict[str, float]
    #: Seconds by model, where one usually takes longer than the general deadline allows for.
    deadlines: dict[str, float]
    #: Jobs at one time at each provider, over all processes.
    places: dict[str, int]
    paid: bool


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
        clock = SystemClock()
        database = await stack.enter_async_context(open_database(config.database_url(), probe=probe))
        storage = await stack.enter_async_context(storage_of(config))
        wakes, webhook_secret = Wakes(), kept_secret(config.store.data / "webhook-secret")
        painters = await stack.enter_async_context(
            painters_of(config, clock, database, wakes, webhook_secret)
        )
        webhooks = await stack.enter_async_context(open_webhooks(config, clock, webhook_secret))
        for name, running_max in painters.places.items():
            await database.run("provider_put", name=name, running_max=running_max)
        signals, loops = _signals(config)
        signals.hear("webhook", wakes.told)
        phrases = Phrases()
        messengers: dict[str, Messenger] = {}
        local = _local(phrases, storage) if Role.LOCAL in roles else None
        if local is not None:
            messengers["local"] = local
        telegram = None
        if Role.TELEGRAM in roles:
            telegram = await stack.enter_async_context(open_telegram(config, phrases, storage))
        if telegram is not None:
            messengers["telegram"] = telegram.messenger
        discord = None
        if Role.DISCORD in roles:
            discord = await stack.enter_async_context(open_discord(config, phrases, storage))
        if discord is not None:
            messengers["discord"] = discord.messenger
        estimates = Estimates(
            database, clock, expected_s=painters.expected_s, places=config.worker.per_provider
        )
        metrics = Metrics()
        messengers = {name: CountedMessenger(one, metrics) for name, one in messengers.items()}
        relay = Relay(database, clock, messengers, estimates, signals)
        settlement = Settlement(database, clock, told=_both(relay.ended, metrics.ended))
        studio = Studio(
            database,
            clock,
            painters.providers,
            storage,
            deadline_s=config.worker.deadline_s,
            deadlines=painters.deadlines,
        )
        worker = Worker(
            database, clock, studio, settlement, relay, estimates, signals, places=config.worker.places
        )
        sweep = Sweep(database, clock, settlement, studio)
        submit = Submit(database, clock, terms_of(config, paid=painters.paid))
        cancelling = Cancelling(database, settlement, relay, signals)
        understander = OfflineUnderstander(addressed_only=config.language.addressed_only)
        understander.warm()
        wording = await stack.enter_async_context(open_wording(config, clock))
        statuses = Statuses(database, clock, messengers, relay)
        links = SignedLinks(kept_secret(config.store.data / "link-secret"), ttl_s=config.web.link_ttl_s)
        links_of_people = LinkFetcher(httpx.AsyncHTTPTransport(trust_env=False))
        stack.push_async_callback(links_of_people.aclose)
        gallery = Gallery(
            database,
            clock,
            storage,
            links,
            clean=stripped,
            public_url=config.web.public_url,
            fetch=links_of_people.fetch if config.storage.user_links else None,
        )
        desk = Desk(
            database=database,
            clock=clock,
            understander=understander,
            statuses=statuses,
            planner=Planner(
                database=database,
                refiner=wording.refiner,
                moderator=wording.moderator,
                router=painters.router,
                subject=describe_subject,
                lengths=config.core_lengths(),
                finisher=wording.finisher,
            ),
            orders=Orders(
                submit,
                statuses,
                relay,
                worker,
                confirm_above=config.credits.confirm_above,
                database=database,
                same_seed=config.credits.same_seed,
            ),
            submit=submit,
            answers=Answers(database, submit, estimates, cancelling),
            settings=Settings(database, clock, painters.router, styles=wording.styles.names),
            gallery=gallery,
            relay=relay,
        )
        intake = Intake(database, clock, understander, desk, wording.second)
        ledger = Ledger(database, clock)
        door = CoreDoor(
            database=database,
            clock=clock,
            intake=intake,
            presses=Presses(database, clock, desk, cancelling),
            gallery=gallery,
            cancelling=cancelling,
            relay=relay,
        )
        inbox, leases = StoredInbox(database, clock), StoredLeases(database, clock)
        for name in webhooks:
            for _, payload in await inbox.pending(f"webhook:{name}"):
                wakes.told(payload)
        admin = Admin(database, clock, ledger, settlement, submit, relay, worker)
        if telegram is not None:
            telegram.connect(door, inbox, leases, admin)
            loops["telegram"] = telegram.run
        if discord is not None:
            offer = Offer(models=painters.router.models, styles=list(wording.styles.names))
            discord.connect(
                DiscordCore(door=door, inbox=inbox, leases=leases, offer=offer, operations=admin)
            )
            loops["discord"] = discord.run
        parts = Parts(
            config=config, database=database, clock=clock, ledger=ledger, storage=storage,
            relay=relay, worker=worker, sweep=sweep, intake=intake, roles=roles, loops=loops,
            ready=asyncio.Event(),
            notices=notices_of(config, database, clock, ledger, phrases, messengers),
        )  # fmt: skip
        yield App(
            config=config,
            clock=clock,
            database=database,
            ledger=ledger,
            sweep=sweep,
            admin=admin,
            door=door,
            storage=storage,
            links=links,
            inbox=inbox,
            leases=leases,
            signals=signals,
            webhooks=webhooks,
            phrases=phrases,
            local=local,
            telegram=telegram,
            discord=discord,
            metrics=metrics,
            ready=parts.ready,
            live=lambda: live(parts),
        )


@asynccontextmanager
async def live(parts: Parts) -> AsyncIterator[None]:
    """The loops of one process, begun after recovery; leaving ends them in order."""
    async with AsyncExitStack() as stack:
        alone = await parts.database.alone()
        if alone:
            if isinstance(parts.storage, LocalStorage):  # a bucket's lifecycle rule does it there
                parts.storage.sweep()
            await parts.database.run("leases_drop")
            await parts.sweep.take_over()
            await parts.relay.recover()
        await stack.enter_async_context(running({**parts.loops, "relay": parts.relay.run}))
        if Role.WORKER in parts.roles:
            await stack.enter_async_context(
                working(parts.worker, parts.sweep, dead_after_s=parts.config.worker.dead_after_s)
            )
        if Role.SCHEDULER in parts.roles:
            duties = chores(parts.database, parts.ledger, parts.clock, parts.notices)
            schedule = Schedule(parts.database, parts.clock, parts.worker.id, duties)
            await stack.enter_async_context(schedule.running())
        await parts.intake.recover(alone=alone)
        parts.ready.set()
        log.info("ready", pid=os.getpid(), alone=alone, roles=sorted(parts.roles))
        yield
    await parts.relay.drain(DELIVER_S)


@asynccontextmanager
async def painters_of(
    config: Config, clock: Clock, database: Database, wakes: Wakes, webhook_secret: str
) -> AsyncIterator[Painters]:
    """The embedded painter always; the others where their keys are set."""
    router = router_of(config)
    for line in retiring_lines(config, datetime.fromtimestamp(clock.now_ms() / 1000, UTC).date()):
        log.warning("model_retires", model=line)
    async with open_painters(
        config, clock, wakes=wakes, gates=StoredGates(database, clock), webhook_secret=webhook_secret
    ) as opened:
        places = {name: config.providers[name].running_max for name in opened}
        yield Painters(
            providers={"embedded": EmbeddedProvider(step_s=config.embedded.step_s), **opened},
            router=router,
            expected_s={model.id: model.seconds for model in router.offered}
            | {"embedded": 6 * config.embedded.step_s + 0.5},
            deadlines=_deadlines(config, router),
            places={"embedded": config.worker.per_provider, **places},
            paid=any(not painter.profile.free for painter in opened.values()),
        )


def _deadlines(config: Config, router: CatalogueRouter) -> dict[str, float]:
    """Three times what a model takes at most, for those that would be given up before."""
    return {
        model.id: DEADLINE_TIMES * model.seconds_max
        for model in router.offered
        if DEADLINE_TIMES * model.seconds_max > config.worker.deadline_s and model.best_for != "demo"
    }


def terms_of(config: Config, *, paid: bool) -> Terms:
    """``paid``: a key that costs money is set; strangers are kept out unless `open` is written."""
    return Terms(
        limits=config.core_limits(),
        allowance=config.credits.allowance,
        day_micros=int(config.credits.day_usd * 1_000_000),
        allowed=frozenset(config.access.allowed) if config.access.closed(paid=paid) else None,
    )


def _signals(config: Config) -> tuple[Signals, dict[str, Loop]]:
    """Direct calls on SQLite; NOTIFY on PostgreSQL, with the loop that keeps it alive."""
    url = config.database_url()
    if url.startswith("sqlite:"):
        return LocalSignals(), {}
    from core.db.postgres_signals import PostgresSignals

    signals = PostgresSignals(url)
    return signals, {"signals": signals.run}


def notices_of(
    config: Config, database: Database, clock: Clock, ledger: Ledger, phrases: Phrases,
    messengers: Mapping[str, Messenger],
) -> Notices:  # fmt: skip
    zone = config.office.time_zone()
    month = int(config.notices.month_usd * 1_000_000)
    return Notices(
        database,
        clock,
        StoredReports(database, clock, zone),
        ledger,
        notifiers_of(config.notices, phrases, messengers),
        Budgets(day=int(config.credits.day_usd * 1_000_000), month=month),
        zone,
    )


def _both(first: Told, second: Told) -> Told:
    def told(job: Job, pictures: Sequence[Picture]) -> None:
        first(job, pictures)
        second(job, pictures)

    return told


def _local(phrases: Phrases, storage: Storage) -> LocalMessenger:
    async def where(picture: Picture) -> Path | str | None:
        return await storage.path(picture.blob) or await storage.link(picture.blob)

    return LocalMessenger(phrases, where)
