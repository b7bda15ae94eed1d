"""Where a person speaks, and what they are there: what rules of places and roles are about."""

from dataclasses import dataclass

import discord

from adapters.discord.addresses import to_role, to_server, to_thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """``channel``: the one below which a thread hangs. All empty in direct messages."""

    server: str = ""
    channel: str = ""
    roles: tuple[str, ...] = ()

    @classmethod
    def of(cls, guild: int | None, place: object, who: discord.User | discord.Member) -> "Whereabouts":
        if guild is None:
            return cls()
        parent = place.parent_id if isinstance(place, discord.Thread) else None
        roles = who.roles if isinstance(who, discord.Member) else []
        return cls(
            server=to_server(guild),
            channel=to_thread(parent) if parent else "",
            roles=tuple(to_role(role.id) for role in roles if not role.is_default()),
        )


def manages(message: discord.Message) -> bool:
    """Whether the author may manage the server that they write in."""
    who = message.author
    return isinstance(who, discord.Member) and who.guild_permissions.manage_guild


def is_adult(place: object) -> bool:
    """Whether a channel, or the one that a thread hangs below, is age-restricted."""
    ask = getattr(place, "is_nsfw", None)
    return bool(ask()) if ask is not None else False
