"""The people's side: what persons do in their clients, and what a client would not let them do."""

import re
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from tests.fakes.discord.commands import MESSAGE_MENU, SLASH, filled_options
from tests.fakes.discord.components import fill_modal
from tests.fakes.discord.composing import Composer
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL
from tests.fakes.discord.payloads import Payloads
from tests.fakes.discord.permissions import Bit, permissions_in
from tests.fakes.discord.refusals import Refused
from tests.fakes.discord.rest import Rest
from tests.fakes.discord.world import (
    FORUM,
    GROUP,
    TEXT,
    THREAD,
    Channel,
    Guild,
    Interaction,
    Member,
    Message,
    Role,
    User,
    World,
)  # fmt: skip

CHANNEL_SELECT = 8

Files = Sequence[tuple[str, bytes]]


class People:
    """Makes guilds and persons, and acts for them. Every act is delivered when its method returns."""

    def __init__(
        self, world: World, payloads: Payloads, composer: Composer, gateway: Gateway, rest: Rest
    ) -> None:
        self._world = world
        self._payloads = payloads
        self._composer = composer
        self._gateway = gateway
        self._rest = rest

    async def guild(self, name: str, *, permissions: Bit | None = None, joined: bool = True) -> Guild:
        """A server that has invited the bot with ``permissions``; ``joined`` False: without the bot."""
        owner = self._world.user(f"{name}-owner")
        guild = Guild(id=self._world.id(), name=name, owner=owner.id)
        guild.members[owner.id] = Member(user=owner)
        self._world.guilds[guild.id] = guild
        if joined:
            role = Role(id=self._world.id(), name="Pentimento", permissions=permissions or Bit(0))
            guild.roles[role.id] = role
            guild.members[self._world.bot.id] = Member(user=self._world.bot, roles=[role.id])
        if joined and permissions is not None:
            guild.everyone &= ~(Bit.ATTACH_FILES | Bit.EMBED_LINKS | Bit.CREATE_PUBLIC_THREADS)
        if joined:
            await self._gateway.guild_event(guild, "GUILD_CREATE", self._payloads.guild(guild))
        return guild

    async def channel(self, guild: Guild, name: str, **facts: Any) -> Channel:
        channel = self._world.channel(facts.pop("type", TEXT), name, guild, **facts)
        await self._gateway.guild_event(guild, "CHANNEL_CREATE", self._payloads.channel(channel))
        return channel

    async def forum(self, guild: Guild, name: str, **facts: Any) -> Channel:
        return await self.channel(guild, name, type=FORUM, **facts)

    async def thread(self, user: User, parent: Channel, name: str, *, seen: bool = True) -> Channel:
        """A person opens a thread; ``seen`` False: the bot was not told of it."""
        thread = self._world.channel(THREAD, name, parent.guild, parent=parent, owner=user.id)
        if seen:
            await self._gateway.channel_event(thread, "THREAD_CREATE", self._payloads.channel(thread))
        return thread

    async def archive(self, thread: Channel, *, locked: bool = False) -> None:
        thread.archived, thread.locked = True, locked
        await self._gateway.channel_event(thread, "THREAD_UPDATE", self._payloads.channel(thread))

    def person(self, name: str, *guilds: Guild, locale: str = "en-US", moderator: bool = False) -> User:
        user = self._world.user(name, locale=locale)
        for guild in guilds:
            member = Member(user=user)
            if moderator:
                rights = Bit.MANAGE_MESSAGES | Bit.MANAGE_GUILD
                role = Role(id=self._world.id(), name="mods", permissions=rights)
                guild.roles[role.id] = role
                member.roles.append(role.id)
            guild.members[user.id] = member
        return user

    def direct(self, user: User) -> Channel:
        return self._world.dm_of(user)

    def group(self, name: str, *people: User) -> Channel:
        """A group DM, which no bot can be in: it is reached by the people's own installations alone."""
        return self._world.channel(GROUP, name, recipients=list(people), owner=people[0].id)

    async def forbid(self, channel: Channel, bit: Bit) -> None:
        """Take a right away from the bot in one channel."""
        assert channel.guild is not None
        allow, deny = channel.overwrites.get(self._world.bot.id, (Bit(0), Bit(0)))
        channel.overwrites[self._world.bot.id] = (allow & ~bit, deny | bit)
        data = self._payloads.channel(channel)
        await self._gateway.guild_event(channel.guild, "CHANNEL_UPDATE", data)

    async def kick_bot(self, guild: Guild) -> None:
        del guild.members[self._world.bot.id]
        await self._gateway.guild_event(guild, "GUILD_DELETE", {"id": str(guild.id)})

    async def delete_channel(self, channel: Channel) -> None:
        assert channel.guild is not None
        data = self._payloads.channel(channel)
        del self._world.channels[channel.id], channel.guild.channels[channel.id]
        event = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
        await self._gateway.guild_event(channel.guild, event, data)

    async def says(
        self, user: User, channel: Channel, text: str, *, files: Files = (),
        reply_to: Message | None = None, ping: bool = True,
    ) -> Message:  # fmt: skip
        """``@bot`` in the text is a mention; a reply pings its author unless ``ping`` is off."""
        self._keep_slow(user, channel)
        text = text.replace("@bot", f"<@{self._world.bot.id}>")
        message = Message(
            id=self._world.id(), channel=channel, author=user, content=text,
            created=self._world.time(), reply_to=reply_to.id if reply_to else None,
        )  # fmt: skip
        message.files = [self._composer.stored(name, body) for name, body in files]
        named = [int(found) for found in re.findall(r"<@!?(\d+)>", text)]
        message.mentions = [self._world.users[key] for key in named if key in self._world.users]
        # The library's documentation: a reply to an interaction's answer does not count as a ping.
        if (
            reply_to
            and ping
            and reply_to.interaction is None
            and reply_to.author not in message.mentions
        ):
            message.mentions.append(reply_to.author)
        self._composer.note(message)
        channel.archived = False
        await self._rest.publish(message)
        return message

    def _keep_slow(self, user: User, channel: Channel) -> None:
        """Slow mode holds for people, unless they look after messages or the channel; for no bot."""
        granted = permissions_in(channel.guild, channel, user)
        if not channel.slow_s or granted & (Bit.MANAGE_MESSAGES | Bit.MANAGE_CHANNELS):
            return
        before = [message for message in channel.messages.values() if message.author is user]
        if before and (self._world.time() - before[-1].created).total_seconds() < channel.slow_s:
            raise Refused(20016)

    async def edits(self, message: Message, text: str) -> None:
        message.content = text.replace("@bot", f"<@{self._world.bot.id}>")
        message.edited = self._world.time()
        self._composer.note(message)
        data = self._payloads.message(message, gateway=True)
        await self._gateway.message_event(message, "MESSAGE_UPDATE", data)

    async def deletes(self, message: Message) -> None:
        """Their own message, or a moderator somebody's."""
        await self._rest.remove(message)

    async def command(
        self, user: User, channel: Channel, name: str, /, *, files: Files = (),
        installed: str = "guild", **values: Any,
    ) -> Interaction:  # fmt: skip
        """``/name sub`` with options; a file is given as ``option="file:0"`` with ``files``, a person
        or a channel as itself.

        ``installed="user"``: the person's own installation, where the bot need not be a member.
        """
        words = name.split(" ")
        found = self._found(words[0], SLASH, channel, user, installed)
        resolved: dict[str, Any] = {}
        values = {key: self._attached(value, files, channel, resolved) for key, value in values.items()}
        named = self._named(channel, values)
        values = {
            key: str(value.id) if isinstance(value, User | Channel) else value
            for key, value in values.items()
        }
        options = filled_options(found.get("options", []), words[1:], values)
        data = {"id": found["id"], "name": found["name"], "type": SLASH, "options": options}
        if resolved:
            named["attachments"] = resolved
        if named:
            data["resolved"] = named
        if "guild_id" in found:
            data["guild_id"] = found["guild_id"]
        return await self._act(COMMAND, user, channel, data, guild_install=installed == "guild")

    def _named(self, channel: Channel, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the API sends along for the persons and channels among the values."""
        users = [value for value in values.values() if isinstance(value, User)]
        channels = [value for value in values.values() if isinstance(value, Channel)]
        members = channel.guild.members if channel.guild is not None else {}
        found = {
            "users": {str(user.id): self._payloads.user(user) for user in users},
            "members": {
                str(user.id): {
                    **self._payloads.member(members[user.id], user=False), "permissions": "0",
                }
                for user in users if user.id in members
            },
            "channels": {
                str(one.id): {**self._payloads.channel(one), "permissions": "0"} for one in channels
            },
        }  # fmt: skip
        return {kind: entries for kind, entries in found.items() if entries}

    def _attached(self, value: Any, files: Files, channel: Channel, resolved: dict[str, Any]) -> Any:
        if not isinstance(value, str) or not value.startswith("file:"):
            return value
        name, body = files[int(value.removeprefix("file:"))]
        file = self._composer.stored(name, body, ephemeral=True)
        resolved[str(file.id)] = self._payloads.file(file, channel)
        return str(file.id)

    async def types(
        self, user: User, channel: Channel, name: str, focus: str, typed: str, **values: Any
    ) -> Interaction:
        """Autocomplete: ``typed`` so far in the option ``focus``."""
        words = name.split(" ")
        found = self._found(words[0], SLASH, channel, user, "guild")
        options = filled_options(
            found.get("options", []), words[1:], {**values, focus: typed}, focus=focus
        )
        data = {"id": found["id"], "name": found["name"], "type": SLASH, "options": options}
        return await self._act(AUTOCOMPLETE, user, channel, data)

    async def menu(
        self, user: User, message: Message, name: str, *, installed: str = "guild"
    ) -> Interaction:
        """A right click on a message."""
        found = self._found(name, MESSAGE_MENU, message.channel, user, installed)
        data = {
            "id": found["id"], "name": found["name"], "type": MESSAGE_MENU,
            "target_id": str(message.id),
            "resolved": {"messages": {str(message.id): self._payloads.message(message)}},
        }  # fmt: skip
        return await self._act(COMMAND, user, message.channel, data, guild_install=installed == "guild")

    def _found(
        self, name: str, kind: int, channel: Channel, user: User, installed: str
    ) -> dict[str, Any]:
        """The command as the client offers it: in this context, for this installation and person."""
        guild = channel.guild.id if channel.guild else None
        lists = self._world.commands[None] + (self._world.commands.get(guild, []) if guild else [])
        found = next((c for c in lists if c["name"] == name and c["type"] == kind), None)
        assert found is not None, f"there is no command {name}"
        assert channel.type != GROUP or installed == "user", f"{name} is not offered in a group"
        context = 0 if channel.guild else (1 if installed == "guild" else 2)
        assert context in (found["contexts"] or [0, 1, 2]), f"{name} is not offered here"
        wanted = 0 if installed == "guild" else 1
        assert wanted in found["integration_types"] or "guild_id" in found, f"{name} is not installed"
        needed = found["default_member_permissions"]
        if needed and channel.guild:
            granted = permissions_in(channel.guild, channel, user)
            assert Bit(int(needed)) in granted, f"{name} is hidden from {user.name}"
        assert not found["nsfw"] or channel.nsfw, f"{name} is for age-restricted channels"
        return found

    async def presses(self, user: User, message: Message, label: str) -> Interaction:
        """Press the button with that label, which must be there and enabled."""
        found = [b for b in message.buttons if b.get("label") == label]
        assert found, f"no button {label!r} among {message.labels}"
        assert not found[0].get("disabled"), f"{label!r} is disabled"
        assert "custom_id" in found[0], f"{label!r} is a link"
        return await self.forges(user, message, found[0]["custom_id"])

    async def chooses(self, user: User, message: Message, value: str) -> Interaction:
        """Choose an option of a select, by its label or value."""
        for select in message.selects:
            for option in select["options"]:
                if value in (option["label"], option["value"]):
                    data = {"custom_id": select["custom_id"], "component_type": 3}
                    data["values"] = [option["value"]]
                    return await self._act(COMPONENT, user, message.channel, data, message=message)
        raise AssertionError(f"no option {value!r}")

    async def picks(self, user: User, message: Message, channel: Channel) -> Interaction:
        """Choose a channel in a select of channels, as it is offered: only what the person can see."""
        select = next(c for c in message.walk() if c["type"] == CHANNEL_SELECT)
        assert channel.type in select.get("channel_types", [channel.type]), "not offered"
        granted = permissions_in(channel.guild, channel, user)
        assert Bit.VIEW_CHANNEL in granted, f"{user.name} does not see {channel.name}"
        facts = {**self._payloads.channel(channel), "permissions": str(granted.value)}
        data = {
            "custom_id": select["custom_id"], "component_type": CHANNEL_SELECT,
            "values": [str(channel.id)], "resolved": {"channels": {str(channel.id): facts}},
        }  # fmt: skip
        return await self._act(COMPONENT, user, message.channel, data, message=message)

    async def forges(self, user: User, message: Message, custom_id: str, *values: str) -> Interaction:
        """A press with any custom id, or a choice of any values, as a modified client sends it."""
        data: dict[str, Any] = {"custom_id": custom_id, "component_type": 3 if values else 2}
        if values:
            data["values"] = list(values)
        return await self._act(COMPONENT, user, message.channel, data, message=message)

    async def submits(
        self, interaction: Interaction, values: Mapping[str, Any], *, files: Files = (),
        forger: User | None = None,
    ) -> Interaction:  # fmt: skip
        """Fill in and send the modal that an interaction opened; a value per custom id.

        ``forger``: somebody else, for whom it was never opened.
        """
        assert interaction.modal is not None, "no modal was opened"
        resolved: dict[str, Any] = {}
        given = {
            key: [self._attached(item, files, interaction.channel, resolved) for item in value]
            if isinstance(value, list) else value
            for key, value in values.items()
        }  # fmt: skip
        data: dict[str, Any] = {
            "custom_id": interaction.modal["custom_id"],
            "components": fill_modal(interaction.modal, given),
        }
        if resolved:
            data["resolved"] = {"attachments": resolved}
        return await self._act(
            MODAL, forger or interaction.user, interaction.channel, data, message=interaction.message,
            guild_install=interaction.guild_install,
        )  # fmt: skip

    async def _act(
        self, kind: int, user: User, channel: Channel, data: dict[str, Any], *,
        message: Message | None = None, guild_install: bool = True,
    ) -> Interaction:  # fmt: skip
        if message is not None and message.interaction is not None:
            # What is pressed belongs to the installation that its message came by.
            guild_install = message.interaction.guild_install
        interaction = Interaction(
            id=self._world.id(), token=f"aW50ZXJhY3Rpb24{secrets.token_urlsafe(48)}", type=kind,
            user=user, channel=channel, born=self._world.now(), data=data, message=message,
            guild_install=guild_install, locale=user.locale,
        )  # fmt: skip
        self._world.interactions[interaction.id] = interaction
        self._world.tokens[interaction.token] = interaction
        await self._gateway.interaction_event(channel, self._payloads.interaction(interaction))
        return interaction
