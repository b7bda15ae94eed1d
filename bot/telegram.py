"""Telegram of this process: its options from the configuration, and when it opens."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError

from adapters.phrases.phrases import Phrases
from adapters.telegram.arriving import Arriving
from adapters.telegram.client import WEBHOOK_PATH, Options, Telegram
from adapters.telegram.outbound import GROUP, PRIVATE
from bot.config import Config
from bot.reach import answer_at
from core.days import moment
from core.errors import ConfigError
from core.ports import Storage


@asynccontextmanager
async def open_telegram(
    config: Config, phrases: Phrases, storage: Storage
) -> AsyncIterator[Telegram | None]:
    """The bot with its connections, calling nobody yet; None where no token is set."""
    options = options_of(config)
    if options is None:
        yield None
        return
    async with Telegram(options, phrases, storage).opened() as telegram:
        yield telegram


async def check_telegram(config: Config, phrases: Phrases, storage: Storage) -> tuple[bool, list[str]]:
    """Whether it works, and one plain line for each thing that an operator may want to know."""
    async with open_telegram(config, phrases, storage) as telegram:
        if telegram is None:
            return True, ["telegram: not set up (no token)"]
        try:
            found, calls = await telegram.check(), await telegram.arriving()
        except InvalidToken:
            return False, ["telegram: the token is not valid; BotFather gives a new one with /token"]
        except TelegramError as error:
            return False, [f"telegram: no connection to {config.telegram.api_base} ({error})"]
    groups = "all messages" if found.reads_groups else "only what is meant for the bot (privacy mode)"
    inline = "on" if found.inline and config.telegram.storage_chat else "off"
    if found.inline and not config.telegram.storage_chat:
        inline = "off until telegram.storage_chat is set"
    return True, [
        f"telegram: ready as @{found.username}",
        f"telegram in groups: sees {groups}",
        f"telegram inline mode: {inline}",
        *await _arriving_lines(options_of(config), calls),
    ]


async def _arriving_lines(options: Options | None, calls: Arriving) -> list[str]:
    """How updates come, how many wait, and what keeps them from coming."""
    url = options.webhook_url if options else ""
    lines = [f"telegram updates: {_way(url, calls.url)}; {calls.waiting} waiting"]
    if url:
        lines.append(f"telegram webhook address: {await answer_at(url, 'POST', well=401)}")
    if calls.failed_ms:
        lines.append(f"telegram webhook: last failed {moment(calls.failed_ms)}: {calls.problem}")
    return lines


def _way(wanted: str, called: str) -> str:
    """``called``: the address that Telegram calls now. Another's may hold a secret of somebody else."""
    host = urlsplit(called).hostname or ""
    if wanted and called == wanted:
        return "called at this address"
    if wanted and called:
        return f"called at another address ({host}); the bot changes that when it starts"
    if wanted:
        return "not called yet; the bot asks for that when it starts"
    if called:
        return f"polled, but {host} is still called; the bot ends that when it starts"
    return "polled"


def options_of(config: Config) -> Options | None:
    """Raises `ConfigError` for a token or a webhook that cannot work."""
    settings = config.telegram
    token = settings.secret_token()
    if not token:
        return None
    if not token.partition(":")[0].isdigit():
        raise ConfigError("telegram.token", "not a token as BotFather gives it (123456:ABC…)")
    return Options(
        token=token,
        api_base=settings.api_base.rstrip("/"),
        file_base=settings.file_base.rstrip("/"),
        webhook_url=_webhook_url(config) if settings.webhook else "",
        webhook_secret=_webhook_secret(token),
        storage_chat=settings.storage_chat,
        operators=tuple(settings.operators),
        per_second=settings.per_second,
        support=config.payments.support,
        masks=bool(config.web.public_url),
        private=PRIVATE.budgeted(settings.private_writes),
        group=GROUP.budgeted(settings.group_writes),
        upload_s=settings.upload_s,
        done_after_s=settings.done_after_s,
    )


def _webhook_url(config: Config) -> str:
    if not config.web.public_url:
        raise ConfigError("telegram.webhook", "needs web.public_url, the https address of this machine")
    if not config.web.port:
        raise ConfigError("telegram.webhook", "needs web.port, where Telegram's calls arrive")
    return f"{config.web.public_url.rstrip('/')}{WEBHOOK_PATH}"


def _webhook_secret(token: str) -> str:
    """Known to all processes with the token and to nobody else; it does not lead back to it."""
    return hashlib.blake2b(token.encode(), person=b"webhook", digest_size=32).hexdigest()
