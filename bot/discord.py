"""Discord of this process: its options from the configuration, and when it opens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from discord import LoginFailure

from adapters.discord.addresses import PREFIX
from adapters.discord.client import Discord, Options
from adapters.discord.errors import FAILURES
from adapters.discord.outbound import CHANNEL, Notify
from adapters.discord.permissions import title
from adapters.phrases.phrases import Phrases
from bot.config import Config
from core.errors import ConfigError
from core.ports import Storage

COMPLETE = "nothing is missing"
BLIND = (
    "Message Content is missing (developer portal, Bot): only commands, buttons, mentions, replies that"
    " ping and direct messages are read"
)


@asynccontextmanager
async def open_discord(
    config: Config, phrases: Phrases, storage: Storage
) -> AsyncIterator[Discord | None]:
    """The bot with its connections, calling nobody yet; None where no token is set."""
    options = options_of(config)
    if options is None:
        yield None
        return
    async with Discord(options, phrases, storage).opened() as discord:
        yield discord


async def check_discord(config: Config, phrases: Phrases, storage: Storage) -> tuple[bool, list[str]]:
    """Whether it works, and one plain line for each thing that an operator may want to know."""
    async with open_discord(config, phrases, storage) as discord:
        if discord is None:
            return True, ["discord: not set up (no token)"]
        try:
            found = await discord.check()
        except LoginFailure:
            return False, ["discord: the token is not valid; the developer portal resets it under Bot"]
        except FAILURES as error:
            return False, [f"discord: no connection ({type(error).__name__})"]
    lines = [
        f"discord: ready as {found.name}, in {found.servers} server{'s' * (found.servers != 1)}",
        f"discord intents: {COMPLETE if found.reads_content else BLIND}",
        f"discord invitation: {found.invite}",
        f"discord for oneself: {found.own}",
    ]
    if not found.at_home:
        lines.append("discord.operator_guild: the bot is not in that server, so nobody has /operator")
    somebody = any(person.startswith(PREFIX) for person in config.operators())
    if config.discord.operator_guild and not somebody:
        lines.append("discord.operators: empty, so nobody may use /operator")
    for server, rights in found.lacking.items():
        lines.append(f"discord in {server}: missing {', '.join(title(right) for right in rights)}")
    return True, lines


def options_of(config: Config) -> Options | None:
    """Raises `ConfigError` for settings that cannot work together."""
    settings = config.discord
    token = settings.secret_token()
    if not token:
        return None
    if token.count(".") != 2:
        raise ConfigError("discord.token", "not a bot token (three parts with dots between them)")
    if bool(settings.api_base) != bool(settings.gateway):
        raise ConfigError("discord.gateway", "set it together with discord.api_base, or neither")
    if settings.shard_ids and not settings.shard_count:
        raise ConfigError("discord.shard_count", "needed where discord.shard_ids are set")
    return Options(
        token=token,
        api_base=settings.api_base.rstrip("/"),
        gateway=settings.gateway,
        shard_ids=tuple(settings.shard_ids),
        shard_count=settings.shard_count or None,
        operator_guild=settings.operator_guild,
        listened=frozenset(settings.listen),
        notify=Notify(settings.notify),
        pace=CHANNEL.budgeted(settings.channel_writes),
        masks=bool(config.web.public_url),
    )
