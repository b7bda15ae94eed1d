"""What everything else stands on: the store, the pictures, the painters, the words."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

import httpx
import structlog

from adapters.phrases.phrases import Phrases
from bot.clock import SystemClock
from bot.config import Config
from bot.kept import open_secrets
from bot.lifecycle import Loop
from bot.outbound import trusted_by_httpx
from bot.painters import keys_of, open_painters, open_webhooks, retiring_lines, router_of
from bot.storage import storage_of
from bot.wording import Wording, open_wording
from core.administration.server_keys import ServerKeys
from core.db.database import Database
from core.ports import Clock, Provider, Signals, Storage, Webhook
from core.providers import http
from core.providers.dialect import Painter
from core.providers.embedded import EmbeddedProvider, open_studio
from core.providers.polling import Wakes
from core.providers.wrappers.gates import StoredGates
from core.routing.router import CatalogueRouter, Router
from core.signals import LocalSignals
from core.storage.fetch import LinkFetcher
from core.work.warming import Warming

log = structlog.get_logger()

#: A model that takes this many times its longest usual time is given up.
DEADLINE_TIMES = 3


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
    warming: Warming
    #: Imports what paints in this process, where nobody else does.
    warm: Callable[[], None]
    paid: bool
    #: The servers' own, and who takes one.
    keys: ServerKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Open for as long as the process lives. ``loops`` keep its own connections alive."""

    config: Config
    clock: Clock
    database: Database
    storage: Storage
    painters: Painters
    wakes: Wakes
    webhooks: Mapping[str, Webhook]
    wording: Wording
    phrases: Phrases
    signals: Signals
    #: What each kind of signature is made with, by name.
    secrets: Mapping[str, str] = field(repr=False)
    #: Brings pictures behind people's links, from public addresses only.
    links_of_people: LinkFetcher
    loops: dict[str, Loop]


@asynccontextmanager
async def open_ground(config: Config, database: Database) -> AsyncIterator[Ground]:
    """On an open store; opened in order, closed in reverse."""
    async with AsyncExitStack() as stack:
        clock = SystemClock()
        storage = await stack.enter_async_context(storage_of(config))
        secrets = await open_secrets(config, database, now_ms=clock.now_ms())
        wakes, webhook_secret = Wakes(), secrets["webhook"]
        painters = await stack.enter_async_context(
            painters_of(config, clock, database, wakes, webhook_secret)
        )
        for name, running_max in painters.places.items():
            await database.run("provider_put", name=name, running_max=running_max)
        signals, loops = _signals(config)
        signals.hear("webhook", wakes.told)
        links_of_people = LinkFetcher(
            lambda: httpx.AsyncHTTPTransport(verify=trusted_by_httpx(), trust_env=False)
        )
        stack.push_async_callback(links_of_people.aclose)
        yield Ground(
            config=config,
            clock=clock,
            database=database,
            storage=storage,
            painters=painters,
            wakes=wakes,
            webhooks=await stack.enter_async_context(open_webhooks(config, clock, webhook_secret)),
            wording=await stack.enter_async_context(open_wording(config, clock)),
            phrases=Phrases(own_styles=config.language.own_styles),
            signals=signals,
            secrets=secrets,
            links_of_people=links_of_people,
            loops=loops,
        )


@asynccontextmanager
async def painters_of(
    config: Config, clock: Clock, database: Database, wakes: Wakes, webhook_secret: str
) -> AsyncIterator[Painters]:
    """The embedded painter always; the others where their keys are set."""
    router = router_of(config)
    for line in retiring_lines(config, datetime.fromtimestamp(clock.now_ms() / 1000, UTC).date()):
        log.warning("model_retires", model=line)
    keys = keys_of(config, database, clock)
    async with open_painters(
        config, clock, wakes=wakes, gates=StoredGates(database, clock), webhook_secret=webhook_secret,
        keys=keys,
    ) as opened:  # fmt: skip
        places = {name: config.providers[name].running_max for name in opened}
        warm = {name: s for name in opened if (s := config.providers[name].warm_s)}
        yield Painters(
            providers={"embedded": EmbeddedProvider(step_s=config.embedded.step_s), **opened},
            router=router,
            expected_s={model.id: model.seconds for model in router.offered}
            | {"embedded": 6 * config.embedded.step_s + 0.5},
            deadlines=_deadlines(config, router),
            places={"embedded": config.worker.per_provider, **places},
            warming=Warming(opened, warm, clock),
            warm=partial(_warm, opened),
            paid=any(not painter.profile.free for painter in opened.values()),
            keys=keys,
        )


def _warm(opened: Mapping[str, Painter]) -> None:
    if not opened:
        open_studio()
    if any(painter.profile.resumable for painter in opened.values()):
        http.warm()


def _deadlines(config: Config, router: CatalogueRouter) -> dict[str, float]:
    """Three times what a model takes at most, for those that would be given up before."""
    return {
        model.id: DEADLINE_TIMES * model.seconds_max
        for model in router.offered
        if DEADLINE_TIMES * model.seconds_max > config.worker.deadline_s and model.best_for != "demo"
    }


def _signals(config: Config) -> tuple[Signals, dict[str, Loop]]:
    """Direct calls on SQLite; NOTIFY on PostgreSQL, with the loop that keeps it alive."""
    url = config.database_url()
    if url.startswith("sqlite:"):
        return LocalSignals(), {}
    from core.db.postgres_signals import PostgresSignals

    signals = PostgresSignals(url)
    return signals, {"signals": signals.run}
