"""Whose message is whose, where several processes speak to parts of one platform (shards of Discord).

A place has one budget of writes, and a final must not be overtaken by progress: both hold only while one
process writes to a message, the one that hears what is said there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.conversation import platform_of
from core.jobs import StatusMessage

#: In a message's route, the part of its platform that it stands in; left out where one process has all.
SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """``mine``: this process's parts, by platform; one that is not named is whole."""

    mine: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def parts(self, platform: str) -> bool:
        """Whether others speak to parts of this platform."""
        return platform in self.mine

    def near(self, status: StatusMessage) -> bool:
        """Whether this process is the one to write to a message."""
        mine, share = self.mine.get(platform_of(status.thread)), status.route.get(SHARE, "")
        return mine is None or not share or share in mine


ALL = Shares()
