"""The bots that the Discord bench compares, each in a process of its own.

usage: python -m tests.bench.discord_bots KIND API GATEWAY TOKEN PROVIDER_URL DATA

``bare``: discord.py as a careful author writes it, with our intents and caches, three edits, the base64
cut out of the answer, at most four answers in memory at once. ``ours``: the whole product, its store
synchronous, nothing switched off but limits.
"""

import asyncio
import io
import json
import signal
import sys
from pathlib import Path

import aiohttp
import discord
import pybase64
import yarl
from discord import app_commands

from adapters.discord.bot import intents
from bot.config import Config
from bot.logs import log_to_stderr
from bot.roles import Role
from bot.wiring import build

MARK = b'"b64_json": "'
EDITS = ("Queued…", "Painting…", "Uploading…")
PLACES = 4


async def bare(api: str, gateway: str, token: str, provider: str, data: Path) -> None:
    """No store, no credits, no queue, no words; the same messages."""
    discord.http.Route.BASE = api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    client = discord.AutoShardedClient(
        intents=intents(content=True), max_messages=None, chunk_guilds_at_startup=False,
        member_cache_flags=discord.MemberCacheFlags.none(),
    )  # fmt: skip
    tree = app_commands.CommandTree(client)
    places = asyncio.Semaphore(PLACES)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as http, client:

        async def paint(prompt: str) -> bytes:
            async with http.post(f"{provider}/images/generations", json={"prompt": prompt}) as answer:
                async with places:
                    body = await answer.read()
                    start = body.index(MARK) + len(MARK)
                    return pybase64.b64decode(memoryview(body)[start : body.index(b'"', start)])

        @tree.command(name="imagine", description="Paint")
        async def imagine(interaction: discord.Interaction, prompt: str) -> None:
            sent = await interaction.response.send_message("Reading your request…")
            place = client.get_partial_messageable(interaction.channel_id or 0)
            message = place.get_partial_message(sent.message_id or 0)
            picture = asyncio.create_task(paint(prompt))
            for text in EDITS:
                await message.edit(content=text)
            file = discord.File(io.BytesIO(await picture), "picture.png")
            await message.edit(content=prompt, attachments=[file])

        await client.login(token)
        await tree.sync()
        await client.connect()


async def ours(api: str, gateway: str, token: str, provider: str, data: Path) -> None:
    """The product as it is shipped, with limits lifted and places for all."""
    log_to_stderr()
    nothing = dict.fromkeys(("per_minute", "per_hour", "per_day", "per_month", "cooldown_s"), 0)
    given = json.dumps({
        "store": {"data": str(data)},
        "discord": {"token": token, "api_base": api, "gateway": gateway},
        "limits": {**nothing, "running": 100, "waiting": 100},
        "credits": {"allowance": 100_000, "confirm_above": 0, "day_usd": 0, "offer_like": False},
        "access": {"mode": "open"},
        "catalogue": {"model": "gpt-image-1-mini", "by_complexity": False},
        "providers": {
            "openai": {
                "key": "sk-test-1234567890abcdef", "base_url": provider, "partial_images": 0,
                "models": ["gpt-image-1-mini"], "running_max": 600,
            },
        },
        "worker": {"places": 600},
    })  # fmt: skip
    config = Config.model_validate_json(given)
    async with build(config, roles=frozenset({Role.DISCORD, Role.WORKER})) as app, app.live():
        await asyncio.Event().wait()


async def main() -> None:
    kind, api, gateway, token, provider, data = sys.argv[1:]
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await {"bare": bare, "ours": ours}[kind](api, gateway, token, provider, Path(data))


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except asyncio.CancelledError:
        pass
