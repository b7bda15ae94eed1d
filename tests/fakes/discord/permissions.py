"""Permission bits and how they are computed: the guild's roles, then the channel's overwrites."""

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fakes.discord.world import Channel, Guild, User


class Bit(IntFlag):
    """The bits that this fake enforces."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EXTERNAL_APPS = 1 << 50


ALL = Bit(sum(bit.value for bit in Bit))
#: What a new guild gives everybody.
EVERYONE = ALL & ~(
    Bit.ADMINISTRATOR
    | Bit.MANAGE_GUILD
    | Bit.MANAGE_CHANNELS
    | Bit.MANAGE_MESSAGES
    | Bit.MANAGE_THREADS
    | Bit.MENTION_EVERYONE
)


def permissions_in(guild: "Guild | None", channel: "Channel", user: "User") -> Bit:
    """What ``user`` may do in a channel; a thread takes its parent's. A direct message allows all."""
    if guild is None:
        return ALL & ~Bit.MANAGE_MESSAGES
    if user.id not in guild.members:
        return Bit(0)
    granted = Bit(guild.everyone)
    for role in guild.members[user.id].roles:
        granted |= guild.roles[role].permissions
    if guild.owner == user.id or Bit.ADMINISTRATOR in granted:
        return ALL
    place = channel.parent or channel
    for target in (guild.id, *guild.members[user.id].roles, user.id):
        allow, deny = place.overwrites.get(target, (Bit(0), Bit(0)))
        granted = (granted & ~deny) | allow
    return granted if Bit.VIEW_CHANNEL in granted else Bit(0)
