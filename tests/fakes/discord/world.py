"""What exists: users, guilds, channels, messages, and the application with its commands."""

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.fakes.discord.permissions import EVERYONE, Bit

EPOCH_MS = 1_420_070_400_000
TEXT, DM, GROUP, THREAD, FORUM = 0, 1, 3, 11, 15
EPHEMERAL, V2, LOADING = 1 << 6, 1 << 15, 1 << 7
MESSAGE_CONTENT_FLAGS = (1 << 18) | (1 << 19)
FILE_BYTES_MAX = 10 * 1024 * 1024


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class User:
    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    #: Refuses direct messages from people who share a server (50007).
    dms_closed: bool = False


@dataclass(slots=True, kw_only=True, repr=False)
class Role:
    id: int
    name: str
    permissions: Bit


@dataclass(slots=True, kw_only=True, repr=False)
class Member:
    user: User
    roles: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Guild:
    id: int
    name: str
    owner: int
    everyone: Bit = EVERYONE
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, "Channel"] = field(default_factory=dict)
    #: Words that AutoMod blocks in what the bot writes (200000).
    automod: set[str] = field(default_factory=set)
    file_bytes_max: int = FILE_BYTES_MAX
    locale: str = "en-US"
    premium_tier: int = 0


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Channel:
    id: int
    type: int
    name: str = ""
    guild: Guild | None = None
    parent: "Channel | None" = None
    owner: int = 0
    nsfw: bool = False
    archived: bool = False
    locked: bool = False
    auto_archive: int = 1440
    requires_tag: bool = False
    #: Slow mode: seconds between two messages of one person.
    slow_s: int = 0
    tags: dict[int, str] = field(default_factory=dict)
    recipients: list[User] = field(default_factory=list)
    overwrites: dict[int, tuple[Bit, Bit]] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)

    @property
    def is_thread(self) -> bool:
        return self.type == THREAD


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class File:
    id: int
    name: str
    body: bytes = field(repr=False)
    content_type: str
    description: str = ""
    ephemeral: bool = False
    size: tuple[int, int] | None = None

    @property
    def spoiler(self) -> bool:
        return self.name.startswith("SPOILER_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One state of a message, as it was seen. ``at`` in the fake's seconds."""

    text: str
    files: int
    buttons: tuple[str, ...]
    at: float


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Message:
    id: int
    channel: Channel
    author: User
    content: str = ""
    files: list[File] = field(default_factory=list)
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    flags: int = 0
    created: datetime
    edited: datetime | None = None
    nonce: str | None = None
    reply_to: int | None = None
    mentions: list[User] = field(default_factory=list)
    everyone: bool = False
    reactions: set[tuple[str, int]] = field(default_factory=set)
    deleted: bool = False
    interaction: "Interaction | None" = None
    #: Who alone sees it (an ephemeral answer).
    only_for: User | None = None
    history: list[Version] = field(default_factory=list)

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def v2(self) -> bool:
        return bool(self.flags & V2)

    def walk(self) -> list[dict[str, Any]]:
        """Every component in the message, outer before inner."""
        return walked(self.components)

    @property
    def text(self) -> str:
        """All the words a reader sees, whatever form they came in."""
        shown = [c["content"] for c in self.walk() if c["type"] == 10]
        return "\n".join([part for part in (self.content, *shown) if part])

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [c for c in self.walk() if c["type"] == 2]

    @property
    def labels(self) -> list[str]:
        return [b.get("label", "") for b in self.buttons]

    @property
    def selects(self) -> list[dict[str, Any]]:
        return [c for c in self.walk() if c["type"] == 3]


def walked(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for component in components:
        found.append(component)
        inner = list(component.get("components", []))
        for name in ("accessory", "component"):
            if component.get(name):
                inner.append(component[name])
        found += walked(inner)
    return found


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Interaction:
    """One interaction and what the bot did with it. ``born`` in the fake's seconds."""

    id: int
    token: str
    type: int
    user: User
    channel: Channel
    born: float
    data: dict[str, Any]
    message: Message | None = None
    #: False: a user-installed app where the bot is not a member.
    guild_install: bool = True
    locale: str = "en-US"
    answer: int | None = None
    answered_at: float | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    modal: dict[str, Any] | None = None
    choices: list[dict[str, Any]] | None = None
    refusals: list[int] = field(default_factory=list)

    @property
    def late_s(self) -> float | None:
        """Seconds from the act to the bot's first answer."""
        return None if self.answered_at is None else self.answered_at - self.born

    @property
    def replies(self) -> list[Message]:
        first = [self.original] if self.original else []
        return [message for message in first + self.followups if not message.deleted]


class World:
    """Everything of one fake Discord; `changed` wakes those who wait."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._count = itertools.count(1)
        self._changed = asyncio.Event()
        self._start = datetime.now(UTC)
        self._began = now()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.interactions: dict[int, Interaction] = {}
        self.tokens: dict[str, Interaction] = {}
        self.files: dict[int, File] = {}
        self.commands: dict[int | None, list[dict[str, Any]]] = {None: []}
        self.bot = self.user("Pentimento", bot=True)
        self.operator = self.user("operator")
        self.application = self.id()
        #: The switches of the developer portal.
        self.allowed_intents_flags = MESSAGE_CONTENT_FLAGS

    def now(self) -> float:
        return self._now()

    def time(self) -> datetime:
        return self._start + timedelta(seconds=self._now() - self._began)

    def id(self) -> int:
        """A snowflake of now; unique and growing."""
        ms = int(self.time().timestamp() * 1000) - EPOCH_MS
        return (ms << 22) | (next(self._count) & 0x3FFFFF)

    def touch(self) -> None:
        self._changed.set()

    async def changed(self, timeout_s: float) -> None:
        """Returns after something changed, or after the time."""
        self._changed.clear()
        try:
            async with asyncio.timeout(timeout_s):
                await self._changed.wait()
        except TimeoutError:
            pass

    def user(self, name: str, *, bot: bool = False, locale: str = "en-US") -> User:
        user = User(id=self.id(), name=name, bot=bot, locale=locale)
        self.users[user.id] = user
        return user

    def channel(self, kind: int, name: str = "", guild: Guild | None = None, **facts: Any) -> Channel:
        channel = Channel(id=self.id(), type=kind, name=name, guild=guild, **facts)
        self.channels[channel.id] = channel
        if guild is not None:
            guild.channels[channel.id] = channel
        return channel

    def dm_of(self, user: User) -> Channel:
        """The direct channel between the bot and a person; made when first asked for."""
        for channel in self.channels.values():
            if channel.type == DM and channel.recipients == [user]:
                return channel
        return self.channel(DM, recipients=[user])
