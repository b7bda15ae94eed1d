"""A bare discord.py bot for the bench to stand beside: as a careful author writes it, and nothing else.

usage: python -m tests.bench.discord_bare API GATEWAY TOKEN PROVIDER_URL

Our intents and caches, three edits, the base64 cut out of the answer, at most four answers in memory at
once. It imports nothing of ours, so that its memory is a bare bot's.
"""

import asyncio
import io
import signal
import sys

import aiohttp
import discord
import pybase64
import yarl
from discord import app_commands

MARK = b'"b64_json": "'
EDITS = ("Queued…", "Painting…", "Uploading…")
PLACES = 4
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)


async def bare(api: str, gateway: str, token: str, provider: str) -> None:
    """No store, no credits, no queue, no words; the same messages."""
    discord.http.Route.BASE = api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    client = discord.AutoShardedClient(
        intents=INTENTS, max_messages=None, chunk_guilds_at_startup=False,
        member_cache_flags=discord.MemberCacheFlags.none(),
    )  # fmt: skip
    tree = app_commands.CommandTree(client)
    places = asyncio.Semaphore(PLACES)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as http, client:

        @tree.command(name="imagine", description="Paint")
        async def imagine(interaction: discord.Interaction, prompt: str) -> None:
            sent = await interaction.response.send_message("Reading your request…")
            place = client.get_partial_messageable(interaction.channel_id or 0)
            message = place.get_partial_message(sent.message_id or 0)
            asked = {"prompt": prompt}
            asking = asyncio.create_task(http.post(f"{provider}/images/generations", json=asked))
            for text in EDITS:
                await message.edit(content=text)
            async with await asking as answer, places:
                body = await answer.read()
                start = body.index(MARK) + len(MARK)
                picture = pybase64.b64decode(memoryview(body)[start : body.index(b'"', start)])
                file = discord.File(io.BytesIO(picture), "picture.png")
                await message.edit(content=prompt, attachments=[file])

        await client.login(token)
        await tree.sync()
        await client.connect()


async def main() -> None:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await bare(*sys.argv[1:5])


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except asyncio.CancelledError:
        pass
