"""The library's client with lean caches, which hands every event to the modules of this adapter.

The library ends the whole client when one event cannot be parsed, so each of its parsers is fenced:
such an event is logged and left out. Presses and forms come to our router; the library sees only the
commands.
"""

from collections.abc import Callable
from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.discord.callbacks import Callbacks
from adapters.discord.entitlements import Entitlements
from adapters.discord.errors import trouble_of
from adapters.discord.inbound import Inbound
from adapters.discord.locales import Locales
from adapters.discord.presses import Presses
from adapters.discord.submits import Submits

log = structlog.get_logger()

Parse = Callable[[Any], Any]

#: Longer waits of the library become `RateLimited`; the smallest it allows, in seconds.
RATE_LIMIT_WAIT_S = 30.0
#: Events with a message that somebody wrote or changed.
SAID = ("MESSAGE_CREATE", "MESSAGE_UPDATE")
PRESSED = (discord.InteractionType.component, discord.InteractionType.modal_submit)


def intents(*, content: bool) -> discord.Intents:
    """What is listened to: servers, messages in them and directly; their words where switched on."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=content)


# Voice is not for us, and its missing libraries are no warning.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


class Bot(discord.AutoShardedClient):
    """``connected`` is told when a connection stands, and when it does not."""

    def __init__(
        self, *, content: bool, shard_ids: list[int] | None, shard_count: int | None,
        connected: Callable[[bool], None], locales: Locales, callbacks: Callbacks,
    ) -> None:  # fmt: skip
        # Left out, not None, where Discord is to decide: the library's type knows only the list.
        shards: dict[str, Any] = {"shard_ids": shard_ids} if shard_ids else {}
        super().__init__(
            intents=intents(content=content),
            shard_count=shard_count,
            **shards,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=RATE_LIMIT_WAIT_S,
        )
        self._apart = bool(shard_ids)
        self.tree = Tree(self)
        self._inbound: Inbound | None = None
        self._presses: Presses | None = None
        self._submits: Submits | None = None
        self._entitlements: Entitlements | None = None
        self._told = connected
        self._locales = locales
        self.callbacks = callbacks
        parsers = self._connection.parsers
        parsers.update({event: self._without_own(parsers[event]) for event in SAID})
        parsers.update({event: _fenced(event, parse) for event, parse in parsers.items()})

    def hand_to(
        self, inbound: Inbound, presses: Presses, submits: Submits,
        entitlements: Entitlements | None = None,
    ) -> None:  # fmt: skip
        self._inbound, self._presses, self._submits = inbound, presses, submits
        self._entitlements = entitlements

    def _without_own(self, parse: Parse) -> Parse:
        """Each line of progress comes back as an event, of which the library would make a message."""

        def parsed(data: Any) -> Any:
            return None if data.get("author", {}).get("id") == str(self.me) else parse(data)

        return parsed

    @property
    def me(self) -> int:
        return self.user.id if self.user is not None else 0

    @property
    def shards_apart(self) -> int:
        """How many shards there are, where other processes have some of them; else 0."""
        return (self.shard_count or 0) if self._apart else 0

    async def on_ready(self) -> None:
        log.info("discord_ready", servers=len(self.guilds), shards=self.shard_count)
        self._told(True)
        if self._entitlements is not None:
            await self._entitlements.missed(self)

    async def on_entitlement_create(self, entitlement: discord.Entitlement) -> None:
        if self._entitlements is not None:
            await self._entitlements.bought(entitlement)

    async def on_resumed(self) -> None:
        self._told(True)

    async def on_disconnect(self) -> None:
        self._told(False)

    async def on_error(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        if self.is_closed():
            log.warning("discord_event_cut_off", platform_event=event)
        else:
            log.exception("discord_event_failed", platform_event=event)

    async def on_message(self, message: discord.Message) -> None:
        if self._inbound is not None:
            await self._inbound.message(message, self.me)

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        if self._inbound is not None:
            await self._inbound.edited(event, self.me)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        if self._inbound is not None:
            await self._inbound.deleted(event.channel_id, {event.message_id})

    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        if self._inbound is not None:
            await self._inbound.deleted(event.channel_id, event.message_ids)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        if self._inbound is not None:
            await self._inbound.gone(channel.id)

    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        if self._inbound is not None:
            await self._inbound.gone(event.thread_id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        if self._inbound is not None:
            channels = [channel.id for channel in (*guild.channels, *guild.threads)]
            await self._inbound.gone(*channels)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        self._locales.learn(interaction.user.id, interaction.locale)
        if self._presses is None or self._submits is None or interaction.type not in PRESSED:
            return
        if not self.callbacks.first(interaction):
            return
        if interaction.type is discord.InteractionType.component:
            await self._presses.pressed(interaction)
        elif interaction.type is discord.InteractionType.modal_submit:
            await self._submits.submitted(interaction)


class Tree(app_commands.CommandTree[Bot]):
    """A command that fails is logged; whoever asked was answered by the guard."""

    async def interaction_check(self, interaction: discord.Interaction[Bot], /) -> bool:
        """Events may come several times; the second is no second wish."""
        return self.client.callbacks.first(interaction)

    async def on_error(
        self, interaction: discord.Interaction[Bot], error: app_commands.AppCommandError, /
    ) -> None:
        cause = getattr(error, "original", error)
        log.error("command_failed", trouble=trouble_of(cause).value, exc_info=cause)


def _fenced(event: str, parse: Parse) -> Parse:
    def fenced(data: Any) -> Any:
        try:
            return parse(data)
        except Exception:
            log.exception("discord_event_unreadable", platform_event=event)
            return None

    return fenced
