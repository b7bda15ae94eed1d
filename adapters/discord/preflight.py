"""What Discord says of the bot before it connects: whose token it is, and what is switched on.

The gateway throws out whoever asks for a switch that is off, so that this is asked first.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import discord

from adapters.discord.permissions import invite_url, missing, own_url

#: Servers whose rights are looked at.
CHECKED_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """``reads_content``: the Message Content intent is on. ``invite``: adds the bot to a server."""

    reads_content: bool
    invite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """``lacking``: by server, the rights that the bot needs and has not. ``own``: brings it along
    wherever one goes. ``at_home``: it is in the operator's server, or none was named.
    """

    name: str
    reads_content: bool
    servers: int
    lacking: Mapping[str, Sequence[str]]
    invite: str
    own: str
    at_home: bool = True


async def switches(token: str) -> Switches:
    """Raises `discord.LoginFailure` for a token that is not valid."""
    async with _logged_in(token) as probe:
        application = _application(probe)
        return Switches(reads_content=_reads(application), invite=invite_url(application.id))


async def examined(token: str, *, operator_guild: int = 0) -> Found:
    """All that `check` tells; raises what the library raises."""
    async with _logged_in(token) as probe:
        application, user = _application(probe), probe.user
        assert user is not None, "a client that has logged in knows itself"
        servers = await probe.http.get_guilds(CHECKED_MAX)
    granted = {row["name"]: discord.Permissions(int(row["permissions"])) for row in servers}
    lacking = {name: missing(rights) for name, rights in granted.items() if not rights.administrator}
    joined = {int(row["id"]) for row in servers}
    return Found(
        name=user.name,
        reads_content=_reads(application),
        servers=len(servers),
        lacking={name: rights for name, rights in lacking.items() if rights},
        invite=invite_url(application.id),
        own=own_url(application.id),
        # Of more servers than were asked for nobody knows which are the others.
        at_home=not operator_guild or operator_guild in joined or len(servers) == CHECKED_MAX,
    )


@asynccontextmanager
async def _logged_in(token: str) -> AsyncIterator[discord.Client]:
    """A client that has logged in and connects to no gateway."""
    async with discord.Client(intents=discord.Intents(guilds=True)) as probe:
        await probe.login(token)
        yield probe


def _application(probe: discord.Client) -> discord.AppInfo:
    application = probe.application
    assert application is not None, "a client that has logged in knows its application"
    return application


def _reads(application: discord.AppInfo) -> bool:
    flags = application.flags
    return bool(flags.gateway_message_content or flags.gateway_message_content_limited)
