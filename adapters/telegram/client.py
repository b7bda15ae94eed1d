"""The bot at Telegram: how it connects, listens, and comes back.

It polls, or with a webhook Telegram calls us; either way an update is stored before it is confirmed.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog
from telegram import Bot
from telegram.error import TelegramError

from adapters.phrases.phrases import Phrases
from adapters.status.window import Pace
from adapters.telegram.ahead import LEASE_S, WANTED, Ahead, Raw, lease_of
from adapters.telegram.arriving import Arriving, arriving
from adapters.telegram.callbacks import Callbacks
from adapters.telegram.commands import publish_commands
from adapters.telegram.downloads import Downloads
from adapters.telegram.health import Health, problem_of
from adapters.telegram.inbound import Inbound
from adapters.telegram.inline import Inline
from adapters.telegram.outbound import GROUP, LONG_S, PRIVATE, TelegramMessenger
from adapters.telegram.polling import LEASE_WAIT_S, POLL_S, Polling
from adapters.telegram.request import MEDIA_S, AiohttpRequest
from adapters.telegram.stars import Stars
from adapters.telegram.updates import UpdateQueue
from core.doors import Door
from core.errors import StoreLost
from core.ids import new_id
from core.money.shop import Shop
from core.ports import Inbox, Leases, Storage

if TYPE_CHECKING:
    from aiohttp import web

log = structlog.get_logger()

WEBHOOK_PATH = "/telegram/webhook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``api_base`` and ``file_base``: to these Telegram's paths are appended (``/bot<token>/…``).

    ``webhook_url``: the public address of `WEBHOOK_PATH`; "" for polling. ``storage_chat``: where
    pictures for inline messages are put; 0 turns that mode off. ``per_second``: writes of the whole
    bot; 0 lifts the limit. ``upload_s``: seconds without an answer after which an upload is repeated.
    ``done_after_s``: a job that took this long is followed by a word, as an edit notifies nobody;
    0 never. ``operators``: user ids that see the operator's commands. ``support``: what `/paysupport`
    adds to its words. ``masks``: people can reach the page where a mask is painted.
    """

    token: str = field(repr=False)
    api_base: str = "https://api.telegram.org"
    file_base: str = ""
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    storage_chat: int = 0
    operators: tuple[int, ...] = ()
    per_second: int = 28
    upload_s: float = MEDIA_S
    done_after_s: int = LONG_S
    support: str = ""
    masks: bool = False
    private: Pace = PRIVATE
    group: Pace = GROUP


class Telegram:
    """One bot. `connect` gives it the core; `run` listens until it is cancelled."""

    def __init__(self, options: Options, phrases: Phrases, storage: Storage) -> None:
        self._options = options
        self._phrases = phrases
        self._request = AiohttpRequest(media_s=options.upload_s)
        self._polling = AiohttpRequest(connections=2, read_s=POLL_S + 10)
        self._bot = Bot(
            options.token,
            base_url=f"{options.api_base}/bot",
            base_file_url=f"{options.file_base or options.api_base}/file/bot",
            request=self._request,
            get_updates_request=self._polling,
        )
        self._callbacks = Callbacks(self._bot)
        self.messenger = TelegramMessenger(
            self._bot,
            phrases,
            storage,
            self._callbacks,
            private=options.private,
            group=options.group,
            storage_chat=options.storage_chat,
            per_second=options.per_second,
            done_after_s=options.done_after_s,
            masks=options.masks,
        )
        self.stars = Stars(self._bot, phrases, support=options.support)
        self.health = Health()
        self._queue: UpdateQueue | None = None
        self._leases: Leases | None = None
        self._ahead: Ahead | None = None
        self._owner = new_id()

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["Telegram"]:
        """The connections, open before the first line may be delivered; nothing is called yet."""
        await self._request.initialize()
        await self._polling.initialize()
        try:
            yield self
        finally:
            if self._queue is not None:
                await self._queue.aclose()
            await self.messenger.aclose()
            await self._request.shutdown()
            await self._polling.shutdown()

    def connect(
        self, door: Door, inbox: Inbox, leases: Leases, shop: Shop, ahead: Ahead | None = None
    ) -> None:
        """The core comes after the messengers that it answers through; ``ahead``: see `Polling`."""
        self._ahead = ahead
        if ahead is not None:
            self._owner = ahead.owner
        self.messenger.connect(door)
        self.stars.connect(shop)
        inbound = Inbound(
            self._bot,
            door,
            self.messenger,
            self._callbacks,
            Downloads(self._bot, self._request, door),
            Inline(self._bot, door, self._phrases, storage_chat=self._options.storage_chat),
            self.stars,
            self._phrases,
        )
        self._queue = UpdateQueue(
            inbox, self._bot, inbound.handle, hear=inbound.hear, source=self._source
        )
        self._leases = leases

    async def run(self) -> None:
        """Log in, take up what was left, listen; meanwhile tell the commands. Raises what ends it."""
        publishing: asyncio.Task[None] | None = None
        try:
            await self._login()
            # Three calls a language: whoever writes meanwhile does not wait for them.
            publishing = asyncio.create_task(self._publish(), name="telegram-commands")
            if self._options.webhook_url:
                await self._await_webhook()
            else:
                await self._poll()
        except TelegramError as error:
            self.health.change(connected=False, problem=problem_of(error))
            raise
        finally:
            if publishing is not None:
                publishing.cancel()
                await asyncio.gather(publishing, return_exceptions=True)

    async def idle(self) -> None:
        """Returns when every update that was taken is handled."""
        if self._queue is not None:
            await self._queue.idle()

    async def check(self) -> Health:
        """Log in once and say what was found; raises `TelegramError`."""
        await self._login()
        return self.health

    async def arriving(self) -> Arriving:
        """Whether Telegram's calls arrive; raises `TelegramError`."""
        return await arriving(self._bot)

    @property
    def _source(self) -> str:
        return lease_of(self._options.token)

    async def _login(self) -> None:
        await self._bot.initialize()
        me = self._bot.bot
        self.health.username = me.username or ""
        self.health.reads_groups = bool(me.can_read_all_group_messages)
        self.health.inline = bool(me.supports_inline_queries)
        log.info(
            "telegram_login", username=me.username, reads_groups=self.health.reads_groups,
            inline=self.health.inline,
        )  # fmt: skip

    async def _publish(self) -> None:
        """A bot without its list of commands still works."""
        try:
            await publish_commands(
                self._bot, self._phrases, self._phrases.languages(), operators=self._options.operators,
                sells=bool(self.stars.offers),
            )  # fmt: skip
        except TelegramError as error:
            log.warning("commands_not_published", error=type(error).__name__)

    async def _poll(self) -> None:
        queue, leases = self._parts()
        ahead, self._ahead = self._ahead, None
        await Polling(
            self._bot, self._polling, queue, leases, self.health, source=self._source,
            owner=self._owner, ahead=ahead,
        ).run()  # fmt: skip

    async def _await_webhook(self) -> None:
        """Stay until the end, called by Telegram. Of several processes one asks for that, and takes up
        what was left; when it is gone, another does."""
        queue, leases = self._parts()
        self.health.change(connected=True)
        leads = False
        try:
            while True:
                before, leads = leads, await self._leads(leases, leads=leads)
                if leads and not before:
                    await queue.resume()
                    await self._bot.set_webhook(
                        self._options.webhook_url,
                        secret_token=self._options.webhook_secret,
                        allowed_updates=WANTED,
                    )
                await asyncio.sleep(LEASE_S / 3 if leads else LEASE_WAIT_S)
        finally:
            with suppress(StoreLost):
                await leases.drop(self._source, self._owner)

    async def _leads(self, leases: Leases, *, leads: bool) -> bool:
        """Whether this process sees to the webhook; a store that is away changes nothing."""
        try:
            return await leases.take(self._source, self._owner, seconds=LEASE_S)
        except StoreLost as lost:
            log.warning("webhook_lease_waits", detail=str(lost))
            return leads

    def routes(self) -> "list[web.RouteDef]":
        """For the web application; none while Telegram is polled."""
        if not self._options.webhook_url:
            return []
        # With it comes the server's half of aiohttp: 2 MiB that a polled bot has no use for.
        from adapters.telegram.webhook import Webhook

        return Webhook(self._options.webhook_secret, self._may_come, self._taken).routes(WEBHOOK_PATH)

    def _may_come(self) -> bool:
        return self._queue is not None and bool(self.health.username)

    async def _taken(self, updates: Sequence[Raw]) -> None:
        await self._parts()[0].take(updates)

    def _parts(self) -> tuple[UpdateQueue, Leases]:
        assert self._queue is not None and self._leases is not None, "not connected to the core"
        return self._queue, self._leases
