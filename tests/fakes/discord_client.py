"""A small bot on the real library, to try the fake Discord with."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import discord as lib
import pytest
from discord import app_commands

from tests.fakes.discord import FakeDiscord


class Bot(lib.AutoShardedClient):
    """A small bot that keeps what it hears; ``on`` handles interactions."""

    def __init__(self, intents: lib.Intents, **facts: Any) -> None:
        super().__init__(intents=intents, max_messages=None, guild_ready_timeout=0.1, **facts)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[tuple[str, Any]] = []
        self.on: Callable[[lib.Interaction], Awaitable[None]] | None = None

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The real gateway wants five seconds between identifies; this one does not."""

    async def on_message(self, message: lib.Message) -> None:
        self.heard.append(("message", message))

    async def on_raw_message_delete(self, event: lib.RawMessageDeleteEvent) -> None:
        self.heard.append(("delete", event))

    async def on_raw_message_edit(self, event: lib.RawMessageUpdateEvent) -> None:
        self.heard.append(("edit", event))

    async def on_thread_create(self, thread: lib.Thread) -> None:
        self.heard.append(("thread", thread))

    async def on_resumed(self) -> None:
        self.heard.append(("resumed", None))

    async def on_interaction(self, interaction: lib.Interaction) -> None:
        self.heard.append(("interaction", interaction))
        if self.on is not None:
            await self.on(interaction)

    def said(self, kind: str = "message") -> list[Any]:
        return [thing for heard, thing in self.heard if heard == kind]


INTENTS = lib.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)


@asynccontextmanager
async def running(
    discord: FakeDiscord, intents: lib.Intents = INTENTS, **facts: Any
) -> AsyncIterator[Bot]:
    bot = Bot(intents, **facts)
    async with bot:
        await bot.login(discord.token)
        task = asyncio.create_task(bot.connect())
        ready = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({task, ready}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            ready.cancel()
            await task
        yield bot
        await bot.close()
        await task


async def refused(call: Awaitable[Any]) -> int:
    with pytest.raises(lib.HTTPException) as caught:
        await call
    return caught.value.code
