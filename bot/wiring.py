"""Everything is put together here, and only here: the one place that names concrete classes."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog

from adapters.local.messenger import LocalMessenger
from adapters.phrases.phrases import Phrases
from bot.config import Config
from bot.painters import open_painters
from core.db.database import Database, Probe, open_database
from core.db.ledger import Ledger
from core.intake import Intake
from core.language.moderation import RuleModerator
from core.language.refinement import OfflineRefiner, describe_subject
from core.language.understanding import OfflineUnderstander
from core.limits import Limits
from core.pictures import Picture
from core.providers.embedded import EmbeddedProvider
from core.relay import Relay
from core.routing import EmbeddedRouter
from core.settlement import Settlement
from core.storage.links import SignedLinks
from core.storage.local import LocalStorage, stripped
from core.submit import Submit, Terms
from core.worker import Sweep, Worker

log = structlog.get_logger()

BEAT_S = 10
DRAIN_S = 8.0


class SystemClock:
    """Implements `core.ports.Clock`."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    database: Database
    ledger: Ledger
    door: Intake
    messenger: LocalMessenger


def local_profile(config: Config) -> Config:
    """The profile of `chat` and `make try`: no windows and no cooldown, places for jobs as ever."""
    lifted = Limits(
        per_minute=0, per_hour=0, per_day=0, per_month=0, cooldown_s=0,
        running=config.limits.running, waiting=config.limits.waiting,
    )  # fmt: skip
    limits = config.limits.model_copy(update={name: getattr(lifted, name) for name in lifted.__slots__})
    return config.model_copy(update={"limits": limits})


@asynccontextmanager
async def build(config: Config, *, probe: Probe | None = None) -> AsyncIterator[App]:
    """Open everything in order, recover, run; leaving drains and closes in reverse."""
    async with AsyncExitStack() as stack:
        clock = SystemClock()
        database = await stack.enter_async_context(open_database(config.database_url(), probe=probe))
        await database.run("provider_put", name="embedded", running_max=5)
        painters = await stack.enter_async_context(open_painters(config, clock))
        for name, settings in config.providers.items():
            await database.run("provider_put", name=name, running_max=settings.running_max)
        storage = LocalStorage(config.store.data / "pictures")

        async def picture_path(picture: Picture) -> Path | None:
            return await storage.path(picture.blob)

        messenger = LocalMessenger(Phrases(), picture_path)
        settlement = Settlement(database, clock)
        relay = Relay(database, clock, {"local": messenger})
        worker = Worker(
            database,
            clock,
            {"embedded": EmbeddedProvider(step_s=config.embedded.step_s), **painters},
            storage,
            settlement,
            relay,
            places=config.worker.places,
            deadline_s=config.worker.deadline_s,
        )
        sweep = Sweep(database, clock, settlement)
        terms = Terms(
            limits=config.core_limits(),
            allowance=config.credits.allowance,
            day_micros=int(config.credits.day_usd * 1_000_000),
            allowed=frozenset(config.access.allowed),
        )
        door = Intake(
            database=database,
            clock=clock,
            messengers={"local": messenger},
            understander=OfflineUnderstander(),
            refiner=OfflineRefiner(),
            moderator=RuleModerator(),
            router=EmbeddedRouter(
                side_px=config.embedded.side_px,
                side_px_max=config.embedded.side_px_max,
                price=config.embedded.price,
            ),
            submit=Submit(database, clock, terms),
            settlement=settlement,
            relay=relay,
            worker=worker,
            storage=storage,
            links=SignedLinks(_secret(config.store.data / "link-secret"), ttl_s=config.web.link_ttl_s),
            clean=stripped,
            subject=describe_subject,
            public_url=config.web.public_url,
        )
        async with _running(worker, relay, sweep):
            yield App(
                database=database,
                ledger=Ledger(database, clock),
                door=door,
                messenger=messenger,
            )


@asynccontextmanager
async def _running(worker: Worker, relay: Relay, sweep: Sweep) -> AsyncIterator[None]:
    """The loops of one process. They start after recovery of what a dead process left behind."""
    await sweep.take_over()
    await sweep.beat(worker.id)
    tasks = [
        asyncio.create_task(worker.run(), name="worker"),
        asyncio.create_task(relay.run(), name="relay"),
        asyncio.create_task(_beats(worker, sweep), name="beat"),
    ]
    try:
        yield
    finally:
        await worker.drain(DRAIN_S)
        await relay.deliver_due()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _beats(worker: Worker, sweep: Sweep) -> None:
    while True:
        await asyncio.sleep(BEAT_S)
        try:
            await sweep.beat(worker.id)
            await sweep.sweep()
        except Exception:
            log.exception("beat_failed")


def _secret(file: Path) -> str:
    """Made once, readable by its owner only; it must survive restarts."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(32), encoding="ascii")
    return file.read_text(encoding="ascii")
