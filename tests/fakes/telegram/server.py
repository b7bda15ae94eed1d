"""The HTTP face: the Bot API as the real one speaks it, for one bot."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.checks import editable
from tests.fakes.telegram.faults import Fault, Faults
from tests.fakes.telegram.flood import Flood, FloodLimits
from tests.fakes.telegram.methods import Answering, Editing, Sending, Upload
from tests.fakes.telegram.page import page_routes
from tests.fakes.telegram.payments import Paying
from tests.fakes.telegram.people import People
from tests.fakes.telegram.refusals import ApiRefusal, bad_request
from tests.fakes.telegram.updates import Updates
from tests.fakes.telegram.world import Chat, Message, World

TOKEN = "4242:AAfake-token-for-a-loopback-server"
BODY_BYTES_MAX = 60 * 1024 * 1024
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot; ``status`` 0 where the connection was dropped."""

    method: str
    params: dict[str, Any] = field(repr=False)
    at: float
    status: int
    description: str = ""

    @property
    def chat(self) -> str:
        return str(self.params.get("chat_id", ""))


class FakeTelegram:
    """``async with FakeTelegram() as telegram``; point the client at `base_url` and `base_file_url`.

    Acts of persons: `people`. What they see: `messages`, `transcript`. Wait with `until`.
    """

    def __init__(
        self, *, token: str = TOKEN, username: str = "pentimento_bot", privacy: bool = True,
        limits: FloodLimits | None = None, feedback: bool = True, port: int = 0,
    ) -> None:  # fmt: skip
        self.token = token
        self.faults = Faults()
        self.calls: list[Call] = []
        self._username, self._privacy, self._feedback = username, privacy, feedback
        self._limits = limits
        self._port = port

    async def __aenter__(self) -> Self:
        now = asyncio.get_running_loop().time
        self.world = World(self._username)
        self.updates = Updates(self.world.touch)
        self.people = People(self.world, self.updates, privacy=self._privacy, feedback=self._feedback)
        self.flood = Flood(self._limits, now)
        self.payments = Paying(self.world, self.updates, now)
        self._groups: tuple[object, ...] = (
            Sending(self.world), Editing(self.world), Answering(self.world, now),
            Account(self.world, self.updates), self.payments,
        )  # fmt: skip
        self.updates.execute = self._execute
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.updates.close()
        await self._runner.cleanup()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        """What python-telegram-bot calls ``base_url``: the token follows."""
        return f"{self.root}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.root}/file/bot"

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=BODY_BYTES_MAX)
        application.add_routes(
            [
                web.route("*", r"/bot{token:[^/]+}/{method}", self._api),
                web.get(r"/file/bot{token:[^/]+}/files/{file}/{name}", self._download),
                *page_routes(self),
            ]
        )
        return application

    async def _api(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _answer(ApiRefusal(401, "Unauthorized"))
        method = request.match_info["method"]
        try:
            params = await _params(request)
        except web.HTTPRequestEntityTooLarge:
            return _answer(ApiRefusal(413, "Request Entity Too Large"))
        at = asyncio.get_running_loop().time()
        fault = self.faults.take(method, params)
        if fault is not None and fault.drop == "before":
            return self._dropped(request, method, params, at)
        outcome = await self._outcome(method, params, fault)
        if fault is not None and fault.drop == "after":
            return self._dropped(request, method, params, at)
        if method == "getUpdates" and (request.transport is None or request.transport.is_closing()):
            return web.Response()  # a poll that was hung up is told nothing, nor that another followed
        refused = outcome if isinstance(outcome, ApiRefusal) else None
        status = refused.status if refused else 200
        self._note(Call(method, params, at, status, refused.description if refused else ""))
        return _answer(outcome)

    async def _outcome(self, method: str, params: dict[str, Any], fault: Fault | None) -> Any:
        edit = self._begin_edit(method, params)
        if fault is not None and fault.delay_s:
            await asyncio.sleep(fault.delay_s)
        if fault is not None and fault.status is not None:
            extra = {} if fault.retry_after is None else {"retry_after": fault.retry_after}
            return ApiRefusal(fault.status, fault.description, **extra)
        try:
            if edit is not None and edit[0].editing is not edit[1]:
                raise bad_request("Canceled by new edit message request")
            outcome = await self._execute(method, params)
        except ApiRefusal as refusal:
            outcome = refusal
        if fault is not None and fault.late_s:
            await asyncio.sleep(fault.late_s)
        return outcome

    def _begin_edit(self, method: str, params: dict[str, Any]) -> tuple[Message, object] | None:
        """A second media edit of one message ends the first."""
        if method != "editMessageMedia":
            return None
        try:
            message = editable(self.world, params)
        except ApiRefusal:
            return None
        message.editing = mark = object()
        self.world.touch()
        return message, mark

    async def _execute(self, method: str, params: dict[str, Any]) -> Any:
        for group in self._groups:
            found = getattr(group, method, None)
            if found is not None and not method.startswith("_"):
                if params.get("chat_id") is not None:
                    self.flood.check(method, self.world.chat(params["chat_id"]))
                return await found(params)
        raise ApiRefusal(404, "Not Found: method not found")

    def _dropped(
        self, request: web.Request, method: str, params: dict[str, Any], at: float
    ) -> web.StreamResponse:
        self._note(Call(method, params, at, 0, "dropped"))
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _note(self, call: Call) -> None:
        if call.method != "getUpdates" or call.status != 200:
            self.calls.append(call)
        self.world.touch()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        file = self.world.files.get(request.match_info["file"])
        if request.match_info["token"] != self.token or file is None:
            return web.Response(status=404)
        body = await asyncio.to_thread(file.download)
        return web.Response(body=body, content_type="application/octet-stream")

    def fault(self, method: str = "*", **what: Any) -> Fault:
        """Plan a fault; see `Fault`."""
        return self.faults.plan(Fault(method=method, **what))

    def messages(self, chat: Chat, *, topic: int | None = None, bot: bool = True) -> list[Message]:
        """The messages that stand in a chat, oldest first; the bot's, or all with ``bot`` False."""
        return [
            message
            for message in chat.messages.values()
            if not message.deleted
            and (message.sender is None or not bot)
            and (topic is None or message.topic == topic)
        ]

    def called(self, method: str, *, ok: bool = True) -> list[Call]:
        return [c for c in self.calls if c.method == method and (c.status == 200) is ok]

    @property
    def refusals(self) -> list[Call]:
        """Every call that was answered with an error."""
        return [call for call in self.calls if call.status >= 400]

    async def until(self, seen: Callable[[], T], timeout_s: float = 10.0) -> T:
        """Wait until ``seen`` answers something true; fails with what the chats show."""
        end = asyncio.get_running_loop().time() + timeout_s
        while not (value := seen()):
            left = end - asyncio.get_running_loop().time()
            try:
                await self.world.changed(max(0.0, left))
            except TimeoutError:
                raise AssertionError(f"nothing of the kind came to pass:\n{self.transcript()}") from None
        return value

    def transcript(self, chat: Chat | None = None) -> str:
        """All messages with their versions, as a person would have seen them."""
        lines: list[str] = []
        for place in [chat] if chat else self.world.chats.values():
            lines.append(f"— {place.title or (place.person.name if place.person else place.id)} —")
            for message in place.messages.values():
                lines += _shown(message)
        return "\n".join(lines)


def _shown(message: Message) -> list[str]:
    who = message.sender.name if message.sender else "bot"
    lines = []
    for number, version in enumerate(message.history):
        head = f"{message.id} {who}:" if number == 0 else "     ↻"
        photo = "[photo] " if version.photo else "[file] " if message.document else ""
        buttons = " ".join(f"[{label}]" for label in version.buttons)
        lines.append(f"{head} {photo}{version.text} {buttons}".rstrip())
    if message.deleted:
        lines.append("     (deleted)")
    return lines


async def _params(request: web.Request) -> dict[str, Any]:
    params: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given = await request.json()
        params.update({k: v if isinstance(v, str) else json.dumps(v) for k, v in given.items()})
        return params
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as file:
                params[name] = Upload(file.read(), value.filename, value.content_type)
        else:
            params[name] = value if isinstance(value, str) else bytes(value).decode()
    return params


def _answer(outcome: Any) -> web.StreamResponse:
    if isinstance(outcome, ApiRefusal):
        return web.json_response(outcome.to_json(), status=outcome.status)
    return web.json_response({"ok": True, "result": outcome})
