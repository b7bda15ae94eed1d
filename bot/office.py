"""Puts the operator's pages together for a process that serves the web, where they are set up."""

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

from adapters.office.access import Access, Entry
from adapters.office.acts import Acts
from adapters.office.facts import ModelFacts, SettingInForce
from adapters.office.pages import Office, Shown
from adapters.office.rendering import Rendering
from bot.config import Config
from bot.in_force import in_force, tiers_in_force
from bot.painters import router_of
from bot.wiring import App
from core.providers.catalogue import Model
from core.reporting.reports import StoredReports
from core.safety.guard import StoredGuard

PROBE_S = 2.0


class Health(Protocol):
    """Of a chat platform."""

    connected: bool


def open_office(house: App) -> Office | None:
    """None where neither a password nor a proxy is set: then there are no such pages at all."""
    settings = house.config.office
    if not settings.open:
        return None
    secret = house.secrets["office"]
    entry = Entry(
        secret=secret,
        password_hash=settings.secret_hash(),
        proxies=[ipaddress.ip_network(network) for network in settings.proxies],
        proxy_header=settings.proxy_header,
        operators=settings.operators,
        hours=settings.hours,
        secure=house.config.web.public_url.startswith("https:"),
    )
    zone = house.config.zone()
    rendering = Rendering(house.phrases, zone)
    return Office(
        Access(entry, StoredGuard(house.database, house.clock)),
        StoredReports(house.database, house.clock, zone),
        Acts(house.admin, house.door.administer, rendering, secret, secure=entry.secure),
        rendering,
        house.links,
        Shown(
            models=[_facts(model) for model in router_of(house.config).offered],
            settings=_settings(house.config),
            connections=_connections(house),
            keys=house.server_keys,
            reviews=house.reviews,
            tiers=[tier.name for tier in house.config.core_tiers()],
        ),
    )


def _settings(config: Config) -> list[SettingInForce]:
    """The tiers as they hold, instead of the few keys that were written of them."""
    written = [row for row in in_force(config) if not row.section.startswith("tiers.")]
    return [*written, *tiers_in_force(config.core_tiers())]


def _connections(house: App) -> dict[str, Callable[[], Awaitable[bool]]]:
    async def database() -> bool:
        try:
            await asyncio.wait_for(house.database.one("status_get", id=""), PROBE_S)
        except Exception:
            return False
        return True

    found: dict[str, Callable[[], Awaitable[bool]]] = {"database": database}
    if house.telegram is not None:
        found["telegram"] = partial(_connected, house.telegram.health)
    if house.discord is not None:
        found["discord"] = partial(_connected, house.discord.health)
    return found


async def _connected(health: Health) -> bool:
    return health.connected


def _facts(model: Model) -> ModelFacts:
    return ModelFacts(
        id=model.id,
        name=model.name,
        provider=model.provider,
        prices=[(name, price.credits, price.usd) for name, price in model.prices.items()],
        operations=sorted(operation.value for operation in model.operations),
        retires_on=model.retires_on,
        successor=model.successor,
    )
