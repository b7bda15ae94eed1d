"""`python -m tests.fakes.discord PORT`: a Discord to play with; the people's page is at `/`."""

import argparse
import asyncio

from tests.fakes.discord import TOKEN, Bit, FakeDiscord

SETTINGS = """\
[discord]
token = "{discord.token}"
api_base = "{discord.api}"
gateway = "{discord.gateway_url}"
operator_guild = {workshop.id}
operators = [{olga.id}]
"""


async def serve(port: int, token: str, *, limited: bool, content: bool) -> None:
    async with FakeDiscord(port=port, token=token, free=not limited) as discord:
        people = discord.people
        if not content:
            discord.world.allowed_intents_flags = 0
        den = await people.guild("Den")
        strict = await people.guild("Strict", permissions=Bit.VIEW_CHANNEL | Bit.SEND_MESSAGES)
        workshop = await people.guild("Workshop")
        for guild, name in ((den, "general"), (den, "gallery"), (strict, "no-files"), (workshop, "ops")):
            await people.channel(guild, name)
        await people.channel(den, "after-dark", nsfw=True)
        await people.forum(den, "forum")
        for name, locale, moderator in (
            ("Ana", "en-US", False),
            ("Ben", "de", False),
            ("Mia", "ja", True),
        ):
            person = people.person(name, den, strict, locale=locale, moderator=moderator)
            people.direct(person)
        olga = people.person("Olga", den, workshop, moderator=True)
        workshop.owner = olga.id
        print(f"People's page: {discord.root}/   For the configuration file:\n")
        print(SETTINGS.format(discord=discord, workshop=workshop, olga=olga), flush=True)
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int, nargs="?", default=8800)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--no-limits", action="store_true", help="lift rate limits")
    parser.add_argument("--no-content", action="store_true", help="the Message Content switch is off")
    given = parser.parse_args()
    try:
        asyncio.run(
            serve(given.port, given.token, limited=not given.no_limits, content=not given.no_content)
        )
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
