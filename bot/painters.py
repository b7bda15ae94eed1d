"""Opens the painters that the configuration names, on one HTTP client."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date

import structlog
from msgspec import structs

from bot.config import Config
from bot.kept import sealing_secret
from bot.outbound import Outgoing, websocket
from core.administration.server_keys import ServerKeys
from core.db.database import Database
from core.errors import ConfigError, ProviderError
from core.ports import Clock, Webhook
from core.providers.catalogue import Catalogue, Model, load_catalogue
from core.providers.dialect import Painter, Settings, Tools
from core.providers.polling import Wakes
from core.providers.registry import create, models_for, offered
from core.providers.wrappers.circuit import Circuit
from core.providers.wrappers.composited import Composited
from core.providers.wrappers.fallback import Fallback
from core.providers.wrappers.gates import Gates, LocalGates
from core.providers.wrappers.keyed import Keyed, ServerGates
from core.providers.wrappers.limited import Limited
from core.providers.wrappers.retrying import Retrying
from core.routing.router import CatalogueRouter
from core.secret import Secret

log = structlog.get_logger()


@asynccontextmanager
async def open_painters(
    config: Config,
    clock: Clock,
    *,
    wakes: Wakes | None = None,
    gates: Gates | None = None,
    webhook_secret: str = "",
    keys: ServerKeys | None = None,
) -> AsyncIterator[Mapping[str, Painter]]:
    """Every painter that has a key or an address, by its section's name, with its wrappers on.

    ``gates``: what the processes on one store share; without them each is on its own. ``keys``: the
    servers' own, which go before those of the configuration.
    """
    catalogue = load_catalogue(config.catalogue.files)
    gates = gates or LocalGates(clock)
    async with Outgoing() as client:
        tools = Tools(
            client=client, clock=clock, wakes=wakes or Wakes(), websocket=websocket,
            webhook_url=webhook_url(config) if webhook_secret else "", webhook_secret=webhook_secret,
        )  # fmt: skip
        painters = {
            name: _keyed(name, settings, models_for(name, settings, catalogue), tools, gates, keys)
            for name, settings in config.providers.items()
            if offered(settings)
        }
        for name in painters:
            await gates.open(name)  # whoever restarts may have mended what closed it
        if not config.catalogue.fallback:
            yield painters
            return
        router = router_of(config)
        yield {name: Fallback(painter, painters, router.live) for name, painter in painters.items()}


def webhook_url(config: Config) -> str:
    """Where providers can call us; "" without a public https address: then they are polled."""
    public = config.web.public_url.rstrip("/")
    return f"{public}/webhooks" if public.startswith("https://") else ""


@asynccontextmanager
async def open_webhooks(
    config: Config, clock: Clock, secret: str
) -> AsyncIterator[Mapping[str, Webhook]]:
    """The readers of the webhooks of every offered section; none where nobody can call us."""
    if not webhook_url(config):
        yield {}
        return
    from core.providers.webhooks import readers_of  # with the dialects of those who call back

    sections = {name: found for name, found in config.providers.items() if offered(found)}
    async with Outgoing() as client:
        tools = Tools(client=client, clock=clock, webhook_secret=secret)
        yield readers_of(sections, tools)


def _wrapped(
    name: str, settings: Settings, models: Mapping[str, Model], tools: Tools, gates: Gates
) -> Painter:
    """From the inside out: a place and a turn, the mask kept, sent again, left alone."""
    limited = Limited(
        create(name, settings, tools, models), tools.clock, gates,
        running_max=settings.running_max, per_minute=settings.per_minute,
    )  # fmt: skip
    return Circuit(Retrying(Composited(limited, models), tools.clock), tools.clock, gates)


def _keyed(
    name: str, settings: Settings, models: Mapping[str, Model], tools: Tools, gates: Gates,
    keys: ServerKeys | None,
) -> Painter:  # fmt: skip
    """The operator's painter, and one for each server that has a key of its own."""
    painter = _wrapped(name, settings, models, tools, gates)
    if keys is None or not settings.secret():
        return painter
    opened: dict[str, tuple[str, Painter]] = {}
    # Webhooks of another account are signed with its secret: its work is polled.
    polled = replace(tools, webhook_url="")

    async def own(server: str) -> Painter | None:
        key = await keys.of(server, name)
        if key is None:
            opened.pop(server, None)
            return None
        known, found = opened.get(server, ("", painter))
        if known != key:
            changed = structs.replace(settings, key=Secret(key), key_file=None)
            theirs = ServerGates(gates, server)
            await theirs.open(name)  # what closed it was another key
            found = _wrapped(name, changed, models, polled, theirs)
            opened[server] = (key, found)
        return found

    return Keyed(painter, own)


def keys_of(config: Config, database: Database, clock: Clock) -> ServerKeys:
    """The servers' keys, sealed with a secret that is not in it."""
    takers = [name for name, found in config.providers.items() if offered(found) and found.secret()]
    return ServerKeys(database, clock, sealing_secret(config), takers)


def router_of(config: Config) -> CatalogueRouter:
    """Routes over the models of the offered sections and the embedded painter."""
    known = load_catalogue(config.catalogue.files)
    models = [
        model
        for name, settings in config.providers.items()
        if offered(settings)
        for model in models_for(name, settings, known).values()
    ]
    return CatalogueRouter(
        Catalogue([*models, _embedded(config, known)]),
        known,
        default=config.catalogue.model,
        by_complexity=config.catalogue.by_complexity,
    )


def retiring_lines(config: Config, today: date) -> list[str]:
    """A plain warning for each offered model that ends within 30 days."""
    return [
        f"{model.id}: ends on {model.retires_on}; its successor is {model.successor}"
        for model in router_of(config).offered.retiring(today)
    ]


def _embedded(config: Config, known: Catalogue) -> Model:
    own, record = config.embedded, known["embedded"]
    return replace(
        record,
        prices={name: replace(price, credits=own.price) for name, price in record.prices.items()},
        edge_max=own.side_px_max,
        side_default=own.side_px,
    )


async def check_painters(config: Config, clock: Clock) -> list[str]:
    """One plain line for each section: whether its key works, by a call that spends nothing."""
    lines = []
    async with open_painters(config, clock) as painters:
        for name in config.providers:
            if name not in painters:
                lines.append(f"{name}: no key; not offered")
                continue
            lines.append(await _checked(name, painters[name]))
    return lines


async def _checked(name: str, painter: Painter) -> str:
    try:
        facts = await painter.check()
    except (ProviderError, ConfigError) as error:
        return f"{name}: not ready ({error.code})"
    return ", ".join([f"{name}: ready", *(f"{key} {value}" for key, value in facts.items())])
