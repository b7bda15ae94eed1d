"""A strict Discord on loopback for the real client library: refuses what the real one refuses.

    async with FakeDiscord() as discord:
        guild = await discord.people.guild("Den")
        ...

By hand: ``python -m tests.fakes.discord 8800`` and open the address it prints.
"""

from tests.fakes.discord.permissions import Bit
from tests.fakes.discord.server import TOKEN, FakeDiscord

__all__ = ["TOKEN", "Bit", "FakeDiscord"]
