"""The whole fake Discord on one loopback port: REST, gateway, downloads, and the people's page."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.fakes.discord.buckets import Buckets, Verdict
from tests.fakes.discord.composing import Body, Composer, read_body
from tests.fakes.discord.entitlements import Entitlements
from tests.fakes.discord.faults import Fault, Faults
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.interactions import Interactions
from tests.fakes.discord.page import page_routes
from tests.fakes.discord.payloads import Payloads
from tests.fakes.discord.people import People
from tests.fakes.discord.refusals import Refused
from tests.fakes.discord.rest import Rest
from tests.fakes.discord.world import Channel, Guild, Message, World

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Fake00.a-token-for-a-loopback-discord"
T = TypeVar("T")
Work = Callable[[web.Request, Body], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot. ``code``: the API's error code; ``status`` 0: the wire was cut."""

    method: str
    path: str
    status: int
    code: int
    at: float
    given: Any = field(repr=False, default=None)


class FakeDiscord:
    """``async with FakeDiscord() as discord``: REST is at `api`, the gateway at `gateway_url`.

    Acts of persons: `people`. Wait with `until`; read `transcript`. `advance` moves the clock of
    tokens, answers and windows. ``free``: no rate limits. ``shards``: what `/gateway/bot` advises.
    """

    def __init__(
        self, *, token: str = TOKEN, free: bool = False, shards: int = 1, port: int = 0
    ) -> None:
        self.token = token
        self.shards = shards
        self.faults = Faults()
        self.calls: list[Call] = []
        self._skew = 0.0
        self._port = port
        self.free = free

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self.world = World(self.now)
        self.gateway = Gateway(self.world, self.token)
        self.buckets = Buckets(self.now, free=self.free)
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self.port = self._runner.addresses[0][1]
        payloads = Payloads(self.world, self.root)
        composer = Composer(self.world)
        self.gateway.payloads, self.gateway.url = payloads, self.gateway_url
        self.payloads = payloads
        self._rest = Rest(self.world, payloads, composer, self.gateway)
        self.entitlements = Entitlements(self.world, self.gateway)
        self.interactions = Interactions(self.world, payloads, composer, self._rest)
        self.people = People(self.world, payloads, composer, self.gateway, self._rest)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.close()
        await self._runner.cleanup()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api(self) -> str:
        return f"{self.root}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/gateway"

    def now(self) -> float:
        return self._loop.time() + self._skew

    def advance(self, seconds: float) -> None:
        self._skew += seconds

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=60 * 2**20)
        application.router.add_get("/gateway", self.gateway.handle)
        application.router.add_get("/gateway/", self.gateway.handle)
        application.router.add_get("/attachments/{channel}/{file}/{name}", self._download)
        application.add_routes(page_routes(self))
        for method, path, work in self._routes():
            application.router.add_route(method, f"/api/v10{path}", self._handler(work))
        return application

    def _routes(self) -> list[tuple[str, str, Work]]:
        channel, message = "/channels/{c:\\d+}", "/channels/{c:\\d+}/messages/{m:\\d+}"
        hook = "/webhooks/{a:\\d+}/{token}"
        app = "/applications/{a:\\d+}"
        return [
            ("GET", "/users/@me", self._me),
            ("GET", "/oauth2/applications/@me", self._about),
            ("GET", "/applications/@me", self._about),
            ("GET", "/gateway/bot", self._advice),
            ("GET", "/gateway", self._advice),
            ("GET", "/users/@me/guilds", self._guilds),
            ("POST", "/users/@me/channels", self._direct),
            ("GET", channel, self._get_channel),
            ("PATCH", channel, self._change_channel),
            ("POST", f"{channel}/messages", self._send),
            ("GET", f"{channel}/messages", self._list),
            ("GET", message, self._get),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("PUT", f"{message}/reactions/{{emoji}}/@me", self._react),
            ("DELETE", f"{message}/reactions/{{emoji}}/@me", self._unreact),
            ("POST", f"{channel}/typing", self._typing),
            ("POST", f"{message}/threads", self._thread_from),
            ("POST", f"{channel}/threads", self._thread_in),
            ("PUT", f"{channel}/thread-members/@me", self._join),
            ("GET", "/guilds/{g:\\d+}/members/{u:\\d+}", self._member),
            ("GET", f"{app}/entitlements", self._entitled),
            ("POST", f"{app}/entitlements/{{e:\\d+}}/consume", self._consume),
            ("GET", f"{app}/commands", self._commands),
            ("PUT", f"{app}/commands", self._register),
            ("GET", f"{app}/guilds/{{g:\\d+}}/commands", self._commands),
            ("PUT", f"{app}/guilds/{{g:\\d+}}/commands", self._register),
            ("POST", "/interactions/{i:\\d+}/{token}/callback", self._answer),
            ("POST", hook, self._follow_up),
            ("GET", f"{hook}/messages/{{m}}", self._hook_get),
            ("PATCH", f"{hook}/messages/{{m}}", self._hook_edit),
            ("DELETE", f"{hook}/messages/{{m}}", self._hook_delete),
        ]

    async def _member(self, request: web.Request, body: Body) -> Any:
        guild = self.world.guilds.get(int(request.match_info["g"]))
        if guild is None or guild not in self.joined:
            raise Refused(50001)
        member = guild.members.get(int(request.match_info["u"]))
        if member is None:
            raise Refused(10007)
        return self.payloads.member(member)

    def _handler(self, work: Work) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            path = request.path.removeprefix("/api/v10")
            fault = self.faults.take(request.method, path)
            if fault is not None:
                await asyncio.sleep(fault.delay_s)
                if fault.drop == "before":
                    return self._cut(request, path)
            return await self._done(request, path, work, fault)

        return handle

    async def _done(
        self, request: web.Request, path: str, work: Work, fault: Fault | None
    ) -> web.StreamResponse:
        tokenless = path.startswith(("/interactions/", "/webhooks/"))
        verdict = self._limited(request, path, tokenless)
        body = Body({})
        try:
            if not tokenless and request.headers.get("Authorization") != f"Bot {self.token}":
                raise Refused(0)
            body = await read_body(request)
            if verdict.retry_after is not None:
                return self._throttled(request, path, verdict)
            if fault is not None and fault.status is not None:
                return self._bare(request, path, fault)
            if fault is not None and fault.code is not None:
                raise Refused(fault.code)
            answer, status, code = await work(request, body), 200, 0
        except Refused as refused:
            answer, status, code = refused.to_json(), refused.status, refused.code
            if status == 429:
                verdict = Verdict({**verdict.headers, "Via": "1.1 fake"})
                answer |= {"retry_after": 1.0, "global": False}
        if fault is not None:
            await asyncio.sleep(fault.late_s)
            if fault.drop == "after":
                return self._cut(request, path)
        self._note(request.method, path, status, code, body.given)
        if answer is None:
            return web.Response(status=204, headers=verdict.headers)
        return _json(answer, status, verdict.headers)

    def _limited(self, request: web.Request, path: str, tokenless: bool) -> Verdict:
        if path.startswith("/interactions/"):
            return Verdict({})
        if tokenless:
            return self.buckets.take("webhook", path.split("/")[3], counts_globally=False)
        shape = re.sub(r"/@me$", "", re.sub(r"/\d+", "/:id", path))
        shape = re.sub(r"/reactions/[^/]+", "/reactions", shape)
        major = path.split("/")[2] if path.startswith(("/channels/", "/guilds/")) else ""
        verdict = self.buckets.take(f"{request.method} {shape}", major, counts_globally=True)
        if verdict.retry_after is None and request.method == "PATCH" and "/messages/" in path:
            place, message = int(major), int(path.split("/")[4])
            if self._rest.is_old(place, message) and (wait := self.buckets.old_edit(place)):
                return Verdict(verdict.headers, wait)
        return verdict

    def _throttled(self, request: web.Request, path: str, verdict: Verdict) -> web.Response:
        self._note(request.method, path, 429, 0)
        headers = {
            **verdict.headers, "Via": "1.1 fake", "X-RateLimit-Scope": verdict.scope,
            "Retry-After": str(int(verdict.retry_after or 0) + 1),
        }  # fmt: skip
        body = {
            "message": "You are being rate limited.", "retry_after": verdict.retry_after,
            "global": verdict.is_global,
        }  # fmt: skip
        return _json(body, 429, headers)

    def _bare(self, request: web.Request, path: str, fault: Fault) -> web.Response:
        """A status from in front of the API: HTML, no ``Via``; with ``retry_after`` a proper 429."""
        self._note(request.method, path, fault.status or 0, 0)
        if fault.retry_after is not None:
            body = {"message": "limited", "retry_after": fault.retry_after, "global": False}
            return _json(body, 429, {"Via": "1.1 fake"})
        return web.Response(
            status=fault.status or 500, text="<html>error</html>", content_type="text/html"
        )

    def _cut(self, request: web.Request, path: str) -> web.Response:
        self._note(request.method, path, 0, 0)
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    def _note(self, method: str, path: str, status: int, code: int, given: Any = None) -> None:
        self.calls.append(Call(method, path, status, code, self.now(), given))
        self.world.touch()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        file = self.world.files.get(int(request.match_info["file"]))
        if file is None or file.name != request.match_info["name"]:
            return web.Response(status=404)
        return web.Response(body=file.body, content_type=file.content_type)

    async def _me(self, request: web.Request, body: Body) -> Any:
        return self.payloads.user(self.world.bot)

    async def _about(self, request: web.Request, body: Body) -> Any:
        return self.payloads.application()

    async def _advice(self, request: web.Request, body: Body) -> Any:
        starts = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return {"url": self.gateway_url, "shards": self.shards, "session_start_limit": starts}

    async def _guilds(self, request: web.Request, body: Body) -> Any:
        return [self.payloads.membership(guild) for guild in self.joined]

    async def _direct(self, request: web.Request, body: Body) -> Any:
        return self._rest.direct(body.given)

    async def _get_channel(self, request: web.Request, body: Body) -> Any:
        return self._rest.get_channel(_number(request, "c"))

    async def _change_channel(self, request: web.Request, body: Body) -> Any:
        return await self._rest.change_channel(_number(request, "c"), body.given)

    async def _send(self, request: web.Request, body: Body) -> Any:
        return await self._rest.send(_number(request, "c"), body)

    async def _list(self, request: web.Request, body: Body) -> Any:
        return self._rest.listed(_number(request, "c"), dict(request.query))

    async def _get(self, request: web.Request, body: Body) -> Any:
        return self._rest.get(_number(request, "c"), _number(request, "m"))

    async def _edit(self, request: web.Request, body: Body) -> Any:
        return await self._rest.edit(_number(request, "c"), _number(request, "m"), body)

    async def _delete(self, request: web.Request, body: Body) -> Any:
        return await self._rest.delete(_number(request, "c"), _number(request, "m"))

    async def _react(self, request: web.Request, body: Body) -> Any:
        emoji = request.match_info["emoji"]
        return await self._rest.react(_number(request, "c"), _number(request, "m"), emoji, add=True)

    async def _unreact(self, request: web.Request, body: Body) -> Any:
        emoji = request.match_info["emoji"]
        return await self._rest.react(_number(request, "c"), _number(request, "m"), emoji, add=False)

    async def _typing(self, request: web.Request, body: Body) -> Any:
        return self._rest.typing(_number(request, "c"))

    async def _thread_from(self, request: web.Request, body: Body) -> Any:
        channel, message = _number(request, "c"), _number(request, "m")
        return await self._rest.thread_from(channel, message, body.given)

    async def _thread_in(self, request: web.Request, body: Body) -> Any:
        return await self._rest.thread_in(_number(request, "c"), body)

    async def _join(self, request: web.Request, body: Body) -> Any:
        self._rest.channel(_number(request, "c"))

    async def _entitled(self, request: web.Request, body: Body) -> Any:
        return self.entitlements.listed(dict(request.query))

    async def _consume(self, request: web.Request, body: Body) -> Any:
        self.entitlements.consume(_number(request, "e"))

    async def _commands(self, request: web.Request, body: Body) -> Any:
        return self.world.commands.get(_guild(request), [])

    async def _register(self, request: web.Request, body: Body) -> Any:
        return self._rest.register(_guild(request), body.given)  # type: ignore[arg-type]

    async def _answer(self, request: web.Request, body: Body) -> Any:
        key, token = _number(request, "i"), request.match_info["token"]
        answer = await self.interactions.answer(key, token, body)
        return answer if request.query.get("with_response") in ("1", "true") else None

    def _hooked(self, request: web.Request) -> tuple[Any, str]:
        token = request.match_info["token"]
        interaction = self.interactions.by_token(_number(request, "a"), token)
        return interaction, request.match_info.get("m", "")

    async def _follow_up(self, request: web.Request, body: Body) -> Any:
        interaction, _ = self._hooked(request)
        return await self.interactions.follow_up(interaction, body)

    async def _hook_get(self, request: web.Request, body: Body) -> Any:
        return self.interactions.get(*self._hooked(request))

    async def _hook_edit(self, request: web.Request, body: Body) -> Any:
        return await self.interactions.edit(*self._hooked(request), body)

    async def _hook_delete(self, request: web.Request, body: Body) -> Any:
        return await self.interactions.delete(*self._hooked(request))

    def fault(self, **what: Any) -> Fault:
        """Plan a fault; see `Fault`."""
        return self.faults.plan(Fault(**what))

    def messages(self, channel: Channel, *, bot: bool = True) -> list[Message]:
        """The messages that stand in a channel, oldest first; the bot's, or all with ``bot`` False."""
        return [
            message
            for message in channel.messages.values()
            if not message.deleted and (message.author is self.world.bot or not bot)
        ]

    def called(self, method: str, path: str = "") -> list[Call]:
        return [c for c in self.calls if c.method == method and path in c.path]

    @property
    def joined(self) -> list[Guild]:
        """The servers that the bot is a member of."""
        return [g for g in self.world.guilds.values() if self.world.bot.id in g.members]

    @property
    def refusals(self) -> list[Call]:
        """Every request that was answered with an error."""
        return [call for call in self.calls if call.status >= 400]

    async def until(self, seen: Callable[[], T], timeout_s: float = 10.0) -> T:
        """Wait until ``seen`` answers something true; fails with what the channels show."""
        end = self._loop.time() + timeout_s
        while not (value := seen()):
            if self._loop.time() > end:
                raise AssertionError(f"nothing of the kind came to pass:\n{self.transcript()}")
            await self.world.changed(min(0.5, max(0.0, end - self._loop.time())))
        return value

    def transcript(self) -> str:
        """All messages with their versions, as people saw them; private ones say for whom."""
        lines: list[str] = []
        for channel in self.world.channels.values():
            where = channel.name or ", ".join(user.name for user in channel.recipients)
            if channel.messages:
                lines.append(f"— {where} —")
            for message in channel.messages.values():
                lines += _shown(message)
        return "\n".join(lines)


def _shown(message: Message) -> list[str]:
    who = message.author.name + (f" (only {message.only_for.name})" if message.only_for else "")
    lines = []
    for number, version in enumerate(message.history):
        head = f"{who}:" if number == 0 else "     ↻"
        files = f"[{version.files} file{'s' * (version.files > 1)}] " if version.files else ""
        buttons = " ".join(f"[{label}]" for label in version.buttons)
        text = version.text.replace("\n", " ⏎ ")
        lines.append(f"{head} {files}{text} {buttons}".rstrip())
    if message.deleted:
        lines.append("     (deleted)")
    return lines


def _json(body: Any, status: int, headers: dict[str, str]) -> web.Response:
    """The client takes a body for JSON only when the type has no charset."""
    raw = json.dumps(body).encode()
    return web.Response(body=raw, status=status, headers={**headers, "Content-Type": "application/json"})


def _number(request: web.Request, name: str) -> int:
    return int(request.match_info[name])


def _guild(request: web.Request) -> int | None:
    return int(request.match_info["g"]) if "g" in request.match_info else None
