"""The bot at Discord: how it logs in, and how it comes back.

REST and gateway have an address each, which are set together: with the first alone the token would go
to the real gateway.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import aiohttp
import discord
import structlog
import yarl

from adapters.discord.assembly import Core, assemble
from adapters.discord.bot import Bot
from adapters.discord.callbacks import Callbacks
from adapters.discord.locales import Locales
from adapters.discord.outbound import CHANNEL, DiscordMessenger, Notify
from adapters.discord.preflight import Found, examined, switches
from adapters.discord.registering import register
from adapters.discord.sending import Sender
from adapters.phrases.phrases import Phrases, put_away
from adapters.status.window import Pace
from core.errors import StoreLost
from core.ids import new_id
from core.ports import Leases, Storage

log = structlog.get_logger()

LEASE_S = 60.0
#: Seconds between looks at a lease that another process holds.
LEASE_WAIT_S = 10.0
#: Seconds between the end of a connection and the next.
AGAIN_S = 1.0
#: Seconds between two renewals.
RENEW_S = LEASE_S / 3
#: Seconds that interactions under way have for their answers at the end, and other writes beside them.
DRAIN_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``api_base`` and ``gateway`` are set together or left empty for the real Discord's.

    ``shard_ids`` and ``shard_count``: this process's share; None takes Discord's advice.
    ``operator_guild``: the server where the operator's commands are, 0 for none. ``listened``:
    channels where every message may be for the bot. ``masks``: people can reach the page where a
    mask is painted.
    """

    token: str = field(repr=False)
    api_base: str = ""
    gateway: str = ""
    shard_ids: tuple[int, ...] = ()
    shard_count: int | None = None
    operator_guild: int = 0
    listened: frozenset[int] = frozenset()
    notify: Notify = Notify.LONG
    pace: Pace = CHANNEL
    masks: bool = False


@dataclass(slots=True)
class Health:
    """``since``: seconds since the epoch of the last change; ``problem`` is for the operator."""

    connected: bool = False
    since: float = field(default_factory=time.time)
    problem: str = "not started"
    reads_content: bool = False
    invite: str = ""

    def change(self, *, connected: bool, problem: str = "") -> None:
        if (connected, problem) != (self.connected, self.problem):
            self.connected, self.problem, self.since = connected, problem, time.time()


class Discord:
    """One bot. `connect` gives it the core; `run` listens until it is cancelled."""

    def __init__(self, options: Options, phrases: Phrases, storage: Storage) -> None:
        self._options = options
        self._phrases = phrases
        self._callbacks = Callbacks()
        self._locales = Locales()
        self._revoked = asyncio.Event()
        self.sender = Sender(self._revoked.set)
        self.messenger = DiscordMessenger(
            phrases, storage, self._callbacks, self.sender, pace=options.pace, notify=options.notify,
            masks=options.masks,
        )  # fmt: skip
        self.health = Health()
        self.bot: Bot | None = None
        self._owner = new_id()
        self._core: Core | None = None
        self._session: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["Discord"]:
        """The addresses of the library and our own connections; nothing is called yet."""
        _set_addresses(self._options.api_base, self._options.gateway)
        async with aiohttp.ClientSession() as session:
            self._session = session
            try:
                yield self
            finally:
                await self.messenger.aclose()

    def connect(self, core: Core) -> None:
        """The core comes after the messengers that it answers through."""
        self._core = core
        self.messenger.connect(core.door)

    async def run(self) -> None:
        """Log in, register the commands, listen; raises what ends it, waits where a token is dead."""
        content = await self._may_read()
        if content is None:
            await asyncio.Event().wait()
            return
        while True:
            try:
                await self._listen(content=content)
            except discord.PrivilegedIntentsRequired:
                log.warning("discord_intent_refused")
                content = False
            else:
                # Another process had the lease: when that one is gone, it is ours again.
                await asyncio.sleep(AGAIN_S)

    async def check(self) -> Found:
        """Ask about the bot without connecting it; raises what the library raises."""
        return await examined(self._options.token, operator_guild=self._options.operator_guild)

    async def _may_read(self) -> bool | None:
        """Whether the Message Content switch is on; None for a token that is not valid."""
        try:
            found = await switches(self._options.token)
        except discord.LoginFailure:
            self._end("the token is not valid")
            return None
        self.health.invite = found.invite
        if not found.reads_content:
            log.warning("discord_cannot_read", effect="only mentions, replies and direct messages")
        return found.reads_content

    async def _listen(self, *, content: bool) -> None:
        self.health.reads_content = self.messenger.wording.reads = content
        core, bot = self._parts(), self._bot(content=content)
        async with bot:
            await bot.login(self._options.token)
            assert self._session is not None, "not opened"
            await assemble(
                bot, core, self._phrases, self.messenger, self._callbacks, self._locales, self._session,
                listened=self._options.listened, operator_guild=self._options.operator_guild,
            )  # fmt: skip
            await register(bot, core.inbox, None)
            if self._options.operator_guild:
                await register(bot, core.inbox, self._options.operator_guild)
            put_away()
            self.bot = bot
            self.sender.attach(bot)
            try:
                await self._while_leased(bot, core.leases)
            except asyncio.CancelledError:
                self.sender.end()
                raise
            finally:
                self.sender.attach(None)
                self.bot = None
                self.health.change(connected=False, problem="disconnected")

    def _bot(self, *, content: bool) -> Bot:
        return Bot(
            content=content,
            shard_ids=list(self._options.shard_ids) or None,
            shard_count=self._options.shard_count,
            connected=lambda is_up: self.health.change(connected=is_up),
            locales=self._locales,
            callbacks=self._callbacks,
        )

    async def _while_leased(self, bot: Bot, leases: Leases) -> None:
        """Connected while the lease is ours: two connections would answer everything twice."""
        shards = ",".join(str(shard) for shard in self._options.shard_ids) or "all"
        name = f"discord:{bot.application_id}:{shards}"
        while not await leases.take(name, self._owner, seconds=LEASE_S):
            self.health.change(connected=True, problem="another process is connected")
            await asyncio.sleep(LEASE_WAIT_S)
        connection = asyncio.create_task(bot.connect(), name="discord-gateway")
        renewal = asyncio.create_task(self._renew(leases, name), name="discord-lease")
        revoked = asyncio.create_task(self._revoked.wait(), name="discord-revoked")
        try:
            await asyncio.wait({connection, renewal, revoked}, return_when=asyncio.FIRST_COMPLETED)
            if revoked.done():
                self._end("the token was revoked")
                await bot.close()
                await asyncio.Event().wait()
            if connection.done():
                connection.result()
        except asyncio.CancelledError:
            self.sender.end()
            raise
        finally:
            await asyncio.gather(self._callbacks.drained(DRAIN_S), self.sender.drained(DRAIN_S))
            await bot.close()
            for task in (connection, renewal, revoked):
                task.cancel()
            await asyncio.gather(connection, renewal, revoked, return_exceptions=True)
            with suppress(StoreLost):
                await leases.drop(name, self._owner)

    async def _renew(self, leases: Leases, name: str) -> None:
        """Returns when another process has the lease. While the store is away nobody can take it, so
        that the connection stays."""
        ours = True
        while ours:
            await asyncio.sleep(RENEW_S)
            with suppress(StoreLost):
                ours = await leases.take(name, self._owner, seconds=LEASE_S)
        log.warning("discord_lease_lost")

    def _end(self, problem: str) -> None:
        """Nothing helps but the operator; asking again would only bring a ban."""
        log.error("discord_stopped", problem=problem)
        self.health.change(connected=False, problem=problem)

    def _parts(self) -> Core:
        assert self._core is not None, "not connected to the core"
        return self._core


def _set_addresses(api_base: str, gateway: str) -> None:
    """The library keeps its addresses in two classes, for the whole process.

    They are never set back: what is still under way at the end must not go to the real Discord.
    """
    if api_base:
        discord.http.Route.BASE = api_base
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
