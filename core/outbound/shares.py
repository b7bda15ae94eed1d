"""Whose message is whose, where several processes speak to one platform: parts of it each (shards of
Discord), or one of them for now while the others wait for its lease.

A place has one budget of writes, and a final must not be overtaken by progress: both hold only while one
process writes to a message, the one that hears what is said there.
"""

from collections.abc import Mapping

from core.conversation import platform_of
from core.jobs import StatusMessage
from core.ports import Leases

#: In a message's route, the part of its platform that it stands in; left out where one process has all.
SHARE = "share"


class Shares:
    """``mine``: this process's parts, by platform; one that is not named is whole."""

    def __init__(self, mine: Mapping[str, frozenset[str]] | None = None) -> None:
        self._mine = dict(mine or {})
        self._waiting: set[str] = set()

    def lead(self, platform: str, *, leads: bool) -> None:
        """This process speaks to the platform from now on, or waits while another one does."""
        (self._waiting.discard if leads else self._waiting.add)(platform)

    def all_of(self, platform: str) -> bool:
        """Whether every message there is this process's."""
        return platform not in self._mine and platform not in self._waiting

    def near(self, status: StatusMessage) -> bool:
        """Whether this process is the one to write to a message."""
        platform = platform_of(status.thread)
        if platform in self._waiting:
            return False
        mine, share = self._mine.get(platform), status.route.get(SHARE, "")
        return mine is None or not share or share in mine


class TellingLeases:
    """Leases of platforms (``<platform>:…``): who holds one writes there, who waits for it does not."""

    def __init__(self, leases: Leases, shares: Shares) -> None:
        self._leases = leases
        self._shares = shares

    async def take(self, name: str, owner: str, *, seconds: float) -> bool:
        taken = await self._leases.take(name, owner, seconds=seconds)
        self._shares.lead(name.split(":", 1)[0], leads=taken)
        return taken

    async def drop(self, name: str, owner: str) -> None:
        await self._leases.drop(name, owner)
