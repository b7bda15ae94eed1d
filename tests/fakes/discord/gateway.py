"""The gateway: hello, identify, heartbeat, resume; events go only where intents and shards allow."""

import asyncio
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.discord.payloads import Payloads
from tests.fakes.discord.world import DM, GROUP, MESSAGE_CONTENT_FLAGS, Channel, Guild, Message, World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS, MEMBERS, PRESENCES = 1 << 0, 1 << 1, 1 << 8
GUILD_MESSAGES, GUILD_REACTIONS, DM_MESSAGES, CONTENT = 1 << 9, 1 << 10, 1 << 12, 1 << 15
HEARTBEAT_MS = 41_250
REPLAY_MAX = 5000


@dataclass(slots=True, eq=False)
class Session:
    """What survives a lost connection: intents, shard, the numbered events."""

    id: str
    intents: int
    shard: tuple[int, int]
    socket: web.WebSocketResponse | None = None
    seq: int = 0
    sent: list[dict[str, Any]] = field(default_factory=list)
    sending: asyncio.Lock = field(default_factory=asyncio.Lock)


class Gateway:
    """``token``: the only one that may identify. Faults: `drop`, `ask_reconnect`, `invalidate`."""

    def __init__(self, world: World, token: str) -> None:
        self._world = world
        self._token = token
        self.payloads: Payloads
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.identified = 0
        self.resumed = 0
        #: Deliver each event so many times ("zero, one or several").
        self.copies = 1
        self._sockets: set[web.WebSocketResponse] = set()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=2**22)
        await socket.prepare(request)
        self._sockets.add(socket)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS}})
        session: Session | None = None
        try:
            async for frame in socket:
                if frame.type is not WSMsgType.TEXT:
                    break
                session = await self._take(socket, session, json.loads(frame.data))
        finally:
            self._sockets.discard(socket)
            if session is not None and session.socket is socket:
                session.socket = None
            self._world.touch()
        return socket

    async def _take(
        self, socket: web.WebSocketResponse, session: Session | None, frame: dict[str, Any]
    ) -> Session | None:
        match frame["op"]:
            case 1:
                await socket.send_json({"op": ACK})
            case 2 if session is None:
                return await self._identify(socket, frame["d"])
            case 6 if session is None:
                return await self._resume(socket, frame["d"])
            case 2 | 6:
                await socket.close(code=4005, message=b"Already authenticated.")
            case 3 | 4 | 8:
                pass
            case _:
                await socket.close(code=4001, message=b"Unknown opcode.")
        return session

    async def _identify(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> Session | None:
        if data["token"] != self._token:
            await socket.close(code=4004, message=b"Authentication failed.")
            return None
        intents = data["intents"]
        if self._forbidden(intents):
            await socket.close(code=4014, message=b"Disallowed intent(s).")
            return None
        number, count = data.get("shard") or (0, 1)
        if not 0 <= number < count:
            await socket.close(code=4010, message=b"Invalid shard.")
            return None
        session = Session(secrets.token_hex(16), intents, (number, count), socket)
        self.sessions[session.id] = session
        self.identified += 1
        member = self._world.bot.id
        guilds = [
            g for g in self._world.guilds.values() if member in g.members and self._mine(session, g.id)
        ]
        await self._send(session, "READY", {
            "v": 10, "user": self.payloads.user(self._world.bot), "session_id": session.id,
            "resume_gateway_url": self.url, "shard": [number, count], "private_channels": [],
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "application": {
                "id": str(self._world.application), "flags": self._world.allowed_intents_flags,
            },
        })  # fmt: skip
        for guild in guilds:
            if intents & GUILDS:
                await self._send(session, "GUILD_CREATE", self.payloads.guild(guild))
        self._world.touch()
        return session

    def _forbidden(self, intents: int) -> bool:
        content = self._world.allowed_intents_flags & MESSAGE_CONTENT_FLAGS
        return bool(intents & (MEMBERS | PRESENCES)) or bool(intents & CONTENT and not content)

    async def _resume(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> Session | None:
        session = self.sessions.get(data["session_id"])
        if data["token"] != self._token or session is None:
            await socket.send_json({"op": INVALID, "d": False})
            return None
        async with session.sending:
            session.socket = socket
            for event in [e for e in session.sent if e["s"] > data["seq"]]:
                await socket.send_json(event)
        await self._send(session, "RESUMED", {})
        self.resumed += 1
        self._world.touch()
        return session

    async def guild_event(self, guild: Guild, event: str, data: dict[str, Any]) -> None:
        for session in list(self.sessions.values()):
            if self._mine(session, guild.id) and session.intents & GUILDS:
                await self._deliver(session, event, data)

    async def channel_event(self, channel: Channel, event: str, data: dict[str, Any]) -> None:
        if channel.guild is not None:
            await self.guild_event(channel.guild, event, data)

    async def message_event(self, message: Message, event: str, data: dict[str, Any]) -> None:
        """MESSAGE_*: needs the messages intent; without Message Content the words are taken out."""
        channel = message.channel
        if channel.type == GROUP:
            return  # what is said there is between its people
        needed = DM_MESSAGES if channel.guild is None else GUILD_MESSAGES
        for session in list(self.sessions.values()):
            owner = channel.guild.id if channel.guild else 0
            if session.intents & needed and self._mine(session, owner):
                readable = session.intents & CONTENT or self._always_readable(message)
                await self._deliver(session, event, data if readable else _emptied(data))

    async def interaction_event(self, channel: Channel, data: dict[str, Any]) -> None:
        """Interactions need no intent."""
        owner = channel.guild.id if channel.guild else 0
        for session in list(self.sessions.values()):
            if self._mine(session, owner):
                await self._deliver(session, "INTERACTION_CREATE", data)

    async def raw(self, event: str, data: Any) -> None:
        """Any event, well-formed or not, to every session."""
        for session in list(self.sessions.values()):
            await self._deliver(session, event, data)

    def _always_readable(self, message: Message) -> bool:
        bot = self._world.bot
        return message.channel.type == DM or message.author is bot or bot in message.mentions

    def _mine(self, session: Session, guild: int) -> bool:
        number, count = session.shard
        return (guild >> 22) % count == number if guild else number == 0

    async def _deliver(self, session: Session, event: str, data: Any) -> None:
        for _ in range(self.copies):
            await self._send(session, event, data)

    async def _send(self, session: Session, event: str, data: Any) -> None:
        async with session.sending:
            session.seq += 1
            frame = {"op": DISPATCH, "t": event, "s": session.seq, "d": data}
            session.sent.append(frame)
            del session.sent[:-REPLAY_MAX]
            if session.socket is not None and not session.socket.closed:
                try:
                    await session.socket.send_json(frame)
                except ConnectionError:
                    session.socket = None

    @property
    def connected(self) -> list[Session]:
        return [s for s in self.sessions.values() if s.socket is not None and not s.socket.closed]

    async def drop(self, code: int = 1006) -> None:
        """Close every connection; 1006 cuts the wire without a word."""
        for session in self.connected:
            assert session.socket is not None
            if code == 1006:
                transport = session.socket._req and session.socket._req.transport
                session.socket, _ = None, transport and transport.abort()
            else:
                await session.socket.close(code=code)

    async def ask_reconnect(self) -> None:
        for session in self.connected:
            assert session.socket is not None
            await session.socket.send_json({"op": RECONNECT, "d": None})

    async def invalidate(self) -> None:
        """Forget every session: the next resume is refused and the bot identifies anew."""
        for session in self.connected:
            assert session.socket is not None
            await session.socket.send_json({"op": INVALID, "d": False})
        self.sessions.clear()

    async def close(self) -> None:
        for socket in list(self._sockets):
            await socket.close()


def _emptied(data: dict[str, Any]) -> dict[str, Any]:
    if "content" not in data:
        return data
    return {**data, "content": "", "embeds": [], "attachments": [], "components": []}
