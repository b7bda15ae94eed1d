"""REST for channels, messages, threads and the application: permissions enforced, events sent."""

from typing import Any
from urllib.parse import unquote

from tests.fakes.discord.commands import check_commands
from tests.fakes.discord.composing import Body, Composer
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.payloads import Payloads
from tests.fakes.discord.permissions import Bit, permissions_in
from tests.fakes.discord.refusals import Refused, invalid
from tests.fakes.discord.world import DM, FORUM, GROUP, THREAD, Channel, Message, World

ARCHIVE_MINUTES = (60, 1440, 4320, 10080)
OLD_S = 3600
THREADS_MAX = 1000


class Rest:
    """What the bot may do with its token. Each method answers the JSON of a success, or None for 204."""

    def __init__(self, world: World, payloads: Payloads, composer: Composer, gateway: Gateway) -> None:
        self._world = world
        self._payloads = payloads
        self._composer = composer
        self._gateway = gateway

    def channel(self, key: int, needed: Bit = Bit.VIEW_CHANNEL) -> tuple[Channel, Bit]:
        channel = self._world.channels.get(key)
        if channel is None:
            raise Refused(10003)
        if channel.type == GROUP:
            raise Refused(50001)  # no bot is ever a member of one
        granted = permissions_in(channel.guild, channel, self._world.bot)
        if Bit.VIEW_CHANNEL not in granted:
            raise Refused(50001)
        if needed not in granted:
            raise Refused(50013)
        return channel, granted

    @staticmethod
    def message(channel: Channel, key: int) -> Message:
        """A message that the bot's token can see: not deleted, not ephemeral."""
        message = channel.messages.get(key)
        if message is None or message.deleted or message.ephemeral:
            raise Refused(10008)
        return message

    async def send(self, key: int, body: Body) -> dict[str, Any]:
        channel, granted = self.channel(key)
        await self._writable(channel, granted)
        given = body.given
        nonce = given.get("nonce")
        if nonce is not None and len(str(nonce)) > 25:
            raise invalid("nonce", "at most 25 characters")
        repeated = self._repeated(channel, nonce) if given.get("enforce_nonce") else None
        if repeated is not None:
            return self._payloads.message(repeated)
        message = self.blank(channel)
        message.nonce = None if nonce is None else str(nonce)
        message.reply_to = self._reply(channel, given.get("message_reference"), granted)
        self._composer.apply(message, body, granted=granted, edit=False)
        await self.publish(message)
        return self._payloads.message(message)

    async def _writable(self, channel: Channel, granted: Bit) -> None:
        if channel.type == FORUM:
            raise Refused(40058)
        if channel.type == DM:
            if channel.recipients[0].dms_closed:
                raise Refused(50007)
            return
        needed = Bit.SEND_MESSAGES_IN_THREADS if channel.is_thread else Bit.SEND_MESSAGES
        if needed not in granted:
            raise Refused(50013)
        if channel.is_thread and channel.locked and Bit.MANAGE_THREADS not in granted:
            raise Refused(160005)
        if channel.archived:
            channel.archived = False
            await self._gateway.channel_event(channel, "THREAD_UPDATE", self._payloads.channel(channel))

    def _repeated(self, channel: Channel, nonce: Any) -> Message | None:
        """The message that was sent with the same nonce in the past few minutes."""
        for message in reversed(channel.messages.values()):
            recent = (self._world.time() - message.created).total_seconds() < 180
            if recent and nonce is not None and message.nonce == str(nonce):
                return None if message.deleted else message
        return None

    def _reply(self, channel: Channel, reference: dict[str, Any] | None, granted: Bit) -> int | None:
        if reference is None:
            return None
        if Bit.READ_MESSAGE_HISTORY not in granted:
            raise Refused(160002)
        key = int(reference["message_id"])
        first = channel.messages.get(key)
        if first is None or first.deleted:
            if reference.get("fail_if_not_exists", True):
                raise invalid("message_reference", "Unknown message")
            return None
        return key

    def blank(self, channel: Channel, **facts: Any) -> Message:
        return Message(
            id=self._world.id(), channel=channel, author=self._world.bot, created=self._world.time(),
            **facts,
        )  # fmt: skip

    async def publish(self, message: Message) -> None:
        message.channel.messages[message.id] = message
        if not message.ephemeral:
            data = self._payloads.message(message, gateway=True)
            await self._gateway.message_event(message, "MESSAGE_CREATE", data)
        self._world.touch()

    async def edit(self, key: int, message_key: int, body: Body) -> dict[str, Any]:
        channel, granted = self.channel(key)
        message = self.message(channel, message_key)
        if message.author is not self._world.bot:
            raise Refused(50005)
        if channel.archived:
            raise Refused(50083)
        await self.change(message, body, granted)
        return self._payloads.message(message)

    async def change(self, message: Message, body: Body, granted: Bit) -> None:
        """An edit, by either route. V2 is set for good: the words of the old form must go with it."""
        self._composer.apply(message, body, granted=granted, edit=True)
        message.edited = self._world.time()
        if not message.ephemeral:
            data = self._payloads.message(message, gateway=True)
            await self._gateway.message_event(message, "MESSAGE_UPDATE", data)

    def is_old(self, key: int, message_key: int) -> bool:
        message = (
            self._world.channels[key].messages.get(message_key) if key in self._world.channels else None
        )
        return message is not None and (self._world.time() - message.created).total_seconds() > OLD_S

    async def delete(self, key: int, message_key: int) -> None:
        channel, granted = self.channel(key)
        message = self.message(channel, message_key)
        if message.author is not self._world.bot and Bit.MANAGE_MESSAGES not in granted:
            raise Refused(50013)
        if channel.archived:
            raise Refused(50083)
        await self.remove(message)

    async def remove(self, message: Message) -> None:
        message.deleted = True
        self._world.touch()
        data = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if message.channel.guild is not None:
            data["guild_id"] = str(message.channel.guild.id)
        if not message.ephemeral:
            await self._gateway.message_event(message, "MESSAGE_DELETE", data)

    def get(self, key: int, message_key: int) -> dict[str, Any]:
        channel, granted = self.channel(key)
        if Bit.READ_MESSAGE_HISTORY not in granted:
            raise Refused(50013)
        return self._readable(self.message(channel, message_key))

    def listed(self, key: int, query: dict[str, str]) -> list[dict[str, Any]]:
        """Newest first, without the words where the Message Content switch is off."""
        channel, granted = self.channel(key)
        if Bit.READ_MESSAGE_HISTORY not in granted:
            return []
        before, after = int(query.get("before", 2**63)), int(query.get("after", 0))
        found = [
            message
            for message in channel.messages.values()
            if not message.deleted and not message.ephemeral and after < message.id < before
        ]
        newest = sorted(found, key=lambda message: message.id, reverse=True)
        return [self._readable(message) for message in newest[: int(query.get("limit", 50))]]

    def _readable(self, message: Message) -> dict[str, Any]:
        payload = self._payloads.message(message)
        mine = message.author is self._world.bot or self._world.bot in message.mentions
        if self._world.allowed_intents_flags or mine or message.channel.type == DM:
            return payload
        return {**payload, "content": "", "attachments": [], "embeds": [], "components": []}

    async def react(self, key: int, message_key: int, emoji: str, *, add: bool) -> None:
        needed = Bit.VIEW_CHANNEL | Bit.ADD_REACTIONS | Bit.READ_MESSAGE_HISTORY
        channel, _ = self.channel(key, needed if add else Bit.VIEW_CHANNEL)
        message = self.message(channel, message_key)
        mine = (unquote(emoji), self._world.bot.id)
        if add:
            message.reactions.add(mine)
        else:
            message.reactions.discard(mine)
        self._world.touch()

    def typing(self, key: int) -> None:
        self.channel(key, Bit.SEND_MESSAGES)

    async def thread_from(self, key: int, message_key: int, given: dict[str, Any]) -> dict[str, Any]:
        channel, _ = self.channel(key, Bit.CREATE_PUBLIC_THREADS)
        message = self.message(channel, message_key)
        if channel.is_thread or channel.type in (DM, FORUM):
            raise Refused(50024)
        if message.id in self._world.channels:
            raise Refused(160004)
        thread = await self._thread(channel, given, message.id)
        return self._payloads.channel(thread)

    async def thread_in(self, key: int, body: Body) -> dict[str, Any]:
        """A thread without a starter, or a post in a forum with its first message."""
        channel, granted = self.channel(key)
        if channel.type != FORUM:
            self.channel(key, Bit.CREATE_PUBLIC_THREADS)
            return self._payloads.channel(await self._thread(channel, body.given, self._world.id()))
        if Bit.SEND_MESSAGES not in granted:
            raise Refused(50013)
        if channel.requires_tag and not body.given.get("applied_tags"):
            raise Refused(40067)
        thread = await self._thread(channel, body.given, self._world.id())
        first = Message(
            id=thread.id, channel=thread, author=self._world.bot, created=self._world.time()
        )  # fmt: skip
        first_body = Body(body.given["message"], body.uploads)
        self._composer.apply(first, first_body, granted=granted, edit=False)
        await self.publish(first)
        return {**self._payloads.channel(thread), "message": self._payloads.message(first)}

    async def _thread(self, parent: Channel, given: dict[str, Any], key: int) -> Channel:
        if not 1 <= len(given.get("name", "")) <= 100:
            raise invalid("name", "1 to 100 characters")
        if given.get("auto_archive_duration", 1440) not in (*ARCHIVE_MINUTES, None):
            raise invalid("auto_archive_duration", f"one of {ARCHIVE_MINUTES}")
        assert parent.guild is not None
        active = [c for c in parent.guild.channels.values() if c.is_thread and not c.archived]
        if len(active) >= THREADS_MAX:
            raise Refused(160006)
        thread = Channel(
            id=key, type=THREAD, name=given["name"], guild=parent.guild, parent=parent,
            owner=self._world.bot.id, auto_archive=given.get("auto_archive_duration") or 1440,
        )  # fmt: skip
        self._world.channels[key] = parent.guild.channels[key] = thread
        await self._gateway.channel_event(thread, "THREAD_CREATE", self._payloads.channel(thread))
        return thread

    async def change_channel(self, key: int, given: dict[str, Any]) -> dict[str, Any]:
        channel, granted = self.channel(key)
        if not channel.is_thread:
            raise Refused(50013)
        owner = channel.owner == self._world.bot.id
        # Waking an unlocked thread needs no more than the right to write in it.
        wakes = given == {"archived": False} and Bit.SEND_MESSAGES_IN_THREADS in granted
        if Bit.MANAGE_THREADS not in granted and (channel.locked or not (owner or wakes)):
            raise Refused(50013)
        channel.archived = given.get("archived", channel.archived)
        channel.locked = given.get("locked", channel.locked)
        channel.name = given.get("name", channel.name)
        await self._gateway.channel_event(channel, "THREAD_UPDATE", self._payloads.channel(channel))
        return self._payloads.channel(channel)

    def get_channel(self, key: int) -> dict[str, Any]:
        channel, _ = self.channel(key)
        return self._payloads.channel(channel)

    def direct(self, given: dict[str, Any]) -> dict[str, Any]:
        user = self._world.users.get(int(given["recipient_id"]))
        if user is None:
            raise Refused(10013)
        return self._payloads.channel(self._world.dm_of(user))

    def register(self, guild: int | None, commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Replaces the whole list, as a PUT does; ids of commands that keep their name are kept."""
        if guild is not None and guild not in self._world.guilds:
            raise Refused(50001)
        check_commands(commands)
        old = {(c["name"], c["type"]): c["id"] for c in self._world.commands.get(guild, [])}
        registered = []
        for command in commands:
            kind = command.get("type", 1)
            key = old.get((command["name"], kind)) or str(self._world.id())
            made = {
                "description": "", "options": [], "default_member_permissions": None, "nsfw": False,
                "contexts": None, **command, "id": key, "type": kind,
                "integration_types": command.get("integration_types") or [0],
                "application_id": str(self._world.application), "version": str(self._world.id()),
            }  # fmt: skip
            if guild is not None:
                made["guild_id"] = str(guild)
            registered.append(made)
        self._world.commands[guild] = registered
        self._world.touch()
        return registered
