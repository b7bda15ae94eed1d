"""The HTTP server of a process: an application on an address, ended in order."""

import asyncio
import errno
import ipaddress
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.telegram.webapp import opened_by
from adapters.web.application import create
from adapters.web.away import AwayPage
from adapters.web.connections import Doorkeeper, Limits
from adapters.web.health import Facts, health_routes
from adapters.web.masks import MaskPage
from adapters.web.metrics import job_routes, metrics_routes, ready_routes
from adapters.web.payments import PaymentWebhook
from adapters.web.pictures import picture_routes
from adapters.web.webhooks import webhook_routes
from bot.config import Config
from bot.exposition import exposed
from bot.office import open_office
from bot.wiring import App
from core.conversation import PersonId
from core.errors import ConfigError
from core.pictures import BlobKey
from core.reporting.reports import StoredReports

#: Seconds that open requests have at the end; the whole end takes less than 10.
SHUTDOWN_S = 2.0


def application_of(
    house: App,
    *routes: Iterable[web.AbstractRouteDef],
    stopping: Iterable[Callable[[], None]] = (),
) -> web.Application:
    """What every process with the role ``web`` serves, and the ``routes`` of its adapters."""

    async def database() -> None:
        await house.database.one("status_get", id="")

    async def withdrawn(key: BlobKey) -> bool:
        return await house.database.one("blob_withdrawn", blob=key) is not None

    office = open_office(house)
    reports = StoredReports(house.database, house.clock, house.config.zone())
    token = house.config.office.secret_token()
    return create(
        picture_routes(
            house.storage, house.links, cache_s=house.config.web.link_ttl_s, withdrawn=withdrawn
        ),
        MaskPage(house.masks, house.storage, house.phrases, opened_by=_opened_by(house)).routes(),
        health_routes({"database": database}, _platforms(house)),
        webhook_routes(house.webhooks, house.inbox, house.signals),
        house.telegram.routes() if house.telegram is not None else [],
        metrics_routes(lambda: exposed(house.metrics, reports)),
        ready_routes(house.ready.is_set),
        _payment_routes(house),
        job_routes(reports, house.links, token, public_url=house.config.web.public_url),
        office.routes() if office is not None else [],
        *routes,
        stopping=[*stopping, office.close] if office is not None else stopping,
        away=AwayPage(house.phrases).answer,
    )


def _opened_by(house: App) -> Callable[[str], PersonId | None]:
    """Whom Telegram signed for, where it opened a page; nobody without a token."""
    token = house.config.telegram.secret_token()
    return lambda data: opened_by(data, token, now_s=house.clock.now_ms() / 1000) if token else None


def _payment_routes(house: App) -> Iterable[web.AbstractRouteDef]:
    """None where no secret is set: then there is no such address."""
    secret = house.config.payments.secret()
    return PaymentWebhook(house.payments, secret).routes() if secret else []


def _platforms(house: App) -> dict[str, Facts]:
    """Whether each chat platform is connected, and since when."""
    return {"telegram": house.telegram.health.facts} if house.telegram is not None else {}


@asynccontextmanager
async def serving(
    application: web.Application,
    *,
    host: str,
    port: int,
    or_any: bool = False,
    limits: Limits | None = None,
) -> AsyncIterator[str]:
    """Serve while the context lasts; gives the address (`http://127.0.0.1:8765`).

    ``port`` 0 takes a free one; so does ``or_any`` where ``port`` is taken. Otherwise a taken port
    raises `ConfigError`.
    """
    door = Doorkeeper(limits or Limits())
    runner = web.AppRunner(application, shutdown_timeout=SHUTDOWN_S)
    await runner.setup()
    try:
        try:
            await _Site(runner, door, host, port).start()
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            if not or_any:
                raise ConfigError("web.port", f"{port} is taken by another process") from error
            await _Site(runner, door, host, 0).start()
        name = f"[{host}]" if ":" in host else host
        yield f"http://{name}:{runner.addresses[0][1]}"
    finally:
        door.close()
        await runner.cleanup()


class _Site(web.BaseSite):
    """aiohttp's, with a doorkeeper."""

    def __init__(self, runner: web.AppRunner, door: Doorkeeper, host: str, port: int) -> None:
        super().__init__(runner)
        self._door = door
        self._host = host
        self._port = port

    @property
    def name(self) -> str:
        return f"http://{self._host}:{self._port}"

    async def start(self) -> None:
        await super().start()
        server = self._runner.server
        assert server is not None
        self._server = await asyncio.get_running_loop().create_server(
            lambda: self._door.guest(server), self._host, self._port
        )


def limits_of(config: Config) -> Limits:
    """Who is trusted to say who asks may also ask for many."""
    settings = config.web
    return Limits(
        open_max=settings.connections_max, address_max=settings.address_connections_max,
        request_s=settings.request_s,
        proxies=[ipaddress.ip_network(one) for one in (*settings.proxies, *config.office.proxies)],
    )  # fmt: skip
