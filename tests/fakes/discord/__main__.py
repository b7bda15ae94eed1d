"""``python -m tests.fakes.discord [PORT]``: the fake for use by hand, with one server and Ana in it."""

import asyncio
import sys

from tests.fakes.discord.server import FakeDiscord


async def main(port: int) -> None:
    async with FakeDiscord(port=port) as discord:
        den = await discord.people.guild("Den")
        await discord.people.channel(den, "general")
        discord.people.direct(discord.people.person("Ana", den))
        print(f"Ana's window: {discord.root}/")
        print(f"token:        {discord.token}")
        print(f"api_base:     {discord.api}")
        print(f"gateway:      {discord.gateway_url}")
        await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8800))
    except KeyboardInterrupt:
        pass
