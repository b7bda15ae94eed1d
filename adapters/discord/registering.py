"""Which commands Discord knows of: written there only when the list has changed.

Each time is a full write, of which a day allows few; renaming or dropping one loses the rights that
servers had set for it.
"""

import hashlib
import json
import time
from collections.abc import Sequence
from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.discord.bot import Bot
from core.ports import Inbox

log = structlog.get_logger()


async def register(bot: Bot, inbox: Inbox, guild: int | None) -> None:
    """The list of one server, or with None everybody's; a refusal is logged and keeps nobody waiting."""
    print_now = fingerprint(await payload_of(bot.tree, guild))
    source = f"discord:{bot.application_id}:commands:{guild or 'all'}"
    last = await inbox.last(source)
    if last is not None and last.endswith(print_now):
        return
    try:
        await bot.tree.sync(guild=discord.Object(guild) if guild else None)
    except discord.HTTPException as error:
        log.warning("commands_not_registered", error=type(error).__name__, code=error.code)
        return
    event = f"{int(time.time() * 1000)}:{print_now}"
    await inbox.store(source, event, "")
    await inbox.done(source, event)
    log.info("commands_registered", guild=guild or "all")


async def payload_of(tree: app_commands.CommandTree[Any], guild: int | None = None) -> list[Any]:
    """The list as it is registered, with its translations."""
    place = discord.Object(guild) if guild else None
    commands = tree.get_commands(guild=place)
    translator = tree.translator
    if translator is None:
        return [command.to_dict(tree) for command in commands]
    return [await command.get_translated_payload(tree, translator) for command in commands]


def fingerprint(payload: Sequence[Any]) -> str:
    """Two lists that register the same have the same one."""
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
