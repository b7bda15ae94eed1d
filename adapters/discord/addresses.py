"""The names of places and persons, and the way back to an interaction, as the core keeps them."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.conversation import PersonId, ThreadKey
from core.outbound.shares import SHARE

PREFIX = "discord:"
#: An interaction's token is good for fifteen minutes; a little less is trusted.
TOKEN_S = 890


def to_thread(channel: int) -> ThreadKey:
    """A channel, a thread or a direct channel: each is one conversation."""
    return ThreadKey(f"{PREFIX}{channel}")


def to_person(user: int) -> PersonId:
    return PersonId(f"{PREFIX}{user}")


def to_server(guild: int) -> str:
    return f"{PREFIX}server:{guild}"


def to_role(role: int) -> str:
    return f"{PREFIX}role:{role}"


def posts(channel: int) -> str:
    """The budget of new messages in a channel: another than that of edits, so a first answer never
    waits behind them."""
    return f"posts:{channel}"


def number_of(name: str) -> int:
    """The snowflake in a thread's or a person's name."""
    return int(name.removeprefix(PREFIX))


def share_of(shard: int) -> str:
    """A shard as a part of the platform that one process speaks to."""
    return f"s{shard}"


def share_in(shards: int, guild: int | None) -> str:
    """The part that a server belongs to, direct messages to the first; "" where ``shards`` is 0."""
    return share_of(((guild or 0) >> 22) % shards) if shards else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """How an interaction is answered after its first answer; stored with the status message.

    ``foreign``: the bot cannot reach that place with its own token (a user's installation, a channel
    that it cannot see), so that only the token serves, while it lives. ``hidden``: the press came
    from a private message, so that its answers are private too. ``alone``: so is the picture that comes
    of it, and the bot's own token does not reach it either. ``in_place``: the answer replaces
    the message that was pressed. ``spoiler``: the picture that it starts from was hidden. ``share``:
    the shard whose process writes there, where there are several.
    """

    interaction: str = ""
    token: str = field(default="", repr=False)
    expires: int = 0
    foreign: bool = False
    hidden: bool = False
    alone: bool = False
    in_place: bool = False
    spoiler: bool = False
    share: str = ""

    @property
    def by_token(self) -> bool:
        """Whether nothing but the token serves."""
        return self.foreign or self.alone

    @property
    def alive(self) -> bool:
        return bool(self.token) and time.time() < self.expires

    def to_facts(self) -> dict[str, str]:
        facts = {
            "interaction": self.interaction, "token": self.token, "expires": str(self.expires),
            "foreign": "1" if self.foreign else "", "hidden": "1" if self.hidden else "",
            "alone": "1" if self.alone else "",
            "in_place": "1" if self.in_place else "", "spoiler": "1" if self.spoiler else "",
            SHARE: self.share,
        }  # fmt: skip
        return {name: value for name, value in facts.items() if value not in ("", "0")}


def to_route(facts: Mapping[str, str] | None) -> Route:
    facts = facts or {}
    return Route(
        interaction=facts.get("interaction", ""),
        token=facts.get("token", ""),
        expires=int(facts.get("expires", "0")),
        foreign=bool(facts.get("foreign")),
        hidden=bool(facts.get("hidden")),
        alone=bool(facts.get("alone")),
        in_place=bool(facts.get("in_place")),
        spoiler=bool(facts.get("spoiler")),
        share=facts.get(SHARE, ""),
    )
