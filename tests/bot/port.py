"""The web port with all that can be on it, and a client that says to it whatever it likes."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web
from argon2 import PasswordHasher
from msgspec.structs import replace
from multidict import CIMultiDict
from standardwebhooks import Webhook

from adapters.local.page import TOKEN_HEADER, ChatPage
from adapters.telegram.webhook import SECRET_HEADER
from bot.roles import Role
from bot.serving import application_of, serving
from bot.telegram import options_of
from bot.wiring import App, build
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.db.database import Probe
from core.inbound.mask_links import MaskLinks
from core.providers.dialect import mark_of
from core.providers.registry import parse_settings
from tests.fakes.telegram import FakeTelegram
from tests.stories.telegram_house import settings

ROLES = frozenset({Role.TELEGRAM, Role.WORKER, Role.WEB, Role.LOCAL})
SIGNER = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
TOKEN, SCRIPTS, PASSWORD = "the page's token", "for scripts", "burnt sienna"
#: Nobody listens there: who asks a service for its keys finds out that it is away.
NOWHERE = "http://127.0.0.1:9"
ANN, HALL = PersonId("local:ann"), ThreadKey("local:hall")
WEBHOOKS = ("bfl", "fal", "horde")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``status`` 0: the connection was closed without a word."""

    status: int
    headers: CIMultiDict[str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """``paths``: one that leads to something for each route that has names in it."""

    app: App
    application: web.Application
    number: int
    paths: Mapping[str, str]
    keys: Mapping[str, str]

    def routes(self) -> list[tuple[str, str]]:
        """The method and a path that exists of everything that is served."""
        found = set[tuple[str, str]]()
        for route in self.application.router.routes():
            assert route.resource is not None
            known = route.resource.canonical
            found |= {(route.method, path) for path in self._paths_of(known)}
        return sorted(found)

    def _paths_of(self, known: str) -> list[str]:
        if known == "/webhooks/{name}":
            return [self.webhook(name) for name in WEBHOOKS]
        return [self.paths.get(known, known)]

    def webhook(self, name: str) -> str:
        return f"/webhooks/{name}?key=k1&mark={mark_of(self.app.secrets['webhook'], name, 'k1')}"

    def proofs(self, body: bytes) -> dict[str, str]:
        """All that any route asks for, so that what stands behind its guard is reached too."""
        now = datetime.now(UTC)
        try:
            signed = Webhook(SIGNER).sign("msg_1", now, body.decode())
        except UnicodeDecodeError:
            signed = "-"
        return {
            "Host": f"127.0.0.1:{self.number}",
            **self.keys,
            "webhook-id": "msg_1",
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": signed,
        }

    async def form_token(self) -> bytes:
        """What the forms of the operator's pages carry."""
        page = await self.ask("GET", "/office/keys")
        found = re.search(rb'name="token" value="([^"]+)"', page.body)
        assert found is not None
        return found[1]

    async def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str | bytes] | None = None
    ) -> Answer:
        """With all proofs; a header is replaced by one of the same name, bytes go as they are."""
        given: dict[str, str | bytes] = {**self.proofs(body), "Connection": "close", **(headers or {})}
        if not {"Transfer-Encoding", "Content-Length"} & set(given):
            given["Content-Length"] = str(len(body))
        lines = [f"{method} {path} HTTP/1.1".encode()]
        lines += [
            name.encode() + b": " + (value if isinstance(value, bytes) else value.encode())
            for name, value in given.items()
        ]
        return await self.say(b"\r\n".join(lines) + b"\r\n\r\n" + body)

    async def say(self, raw: bytes) -> Answer:
        """Of an answer that does not end (events) the beginning."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.number)
        try:
            writer.write(raw)
            return await _heard(reader)
        finally:
            writer.close()

    @asynccontextmanager
    async def events(self, path: str) -> AsyncIterator[asyncio.StreamReader]:
        """An open stream, past its headers, without the lengths of its pieces (HTTP/1.0)."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.number)
        try:
            given = {**self.proofs(b""), "Connection": "close"}
            head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
            writer.write(f"GET {path} HTTP/1.0\r\n{head}\r\n".encode())
            await reader.readuntil(b"\r\n\r\n")
            yield reader
        finally:
            writer.close()


async def _heard(reader: asyncio.StreamReader) -> Answer:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return Answer(status=0, headers=CIMultiDict(), body=b"")
    first, *lines = head.decode().strip().split("\r\n")
    headers = CIMultiDict[str]((name, value) for name, value in (line.split(": ", 1) for line in lines))
    endless = headers.get("content-type") == "text/event-stream"
    body = b"" if endless else await reader.read()
    return Answer(status=int(first.split()[1]), headers=headers, body=body)


@asynccontextmanager
async def port_of(
    fake: FakeTelegram,
    data: Path,
    *,
    probe: Probe | None = None,
    public_url: str = "https://bot.example",
) -> AsyncIterator[Port]:
    """Everything is on: the chat page and the operator's, masks, pictures, payments, all webhooks."""
    ours = settings(
        fake, data, telegram={"webhook": True}, web={"public_url": public_url, "port": 1},
        office={
            "password_hash": PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD),
            "proxies": ["127.0.0.0/8"], "token": SCRIPTS,
        },
        access={"allowed": ["local:ann"]}, catalogue={"model": "embedded"},
        payments={"webhook_secret": SIGNER}, store={"data": data, "secret": "of the test, long enough"},
    )  # fmt: skip
    config = replace(ours, providers={name: _service(name) for name in WEBHOOKS})
    async with build(config, roles=ROLES, probe=probe) as app:
        assert app.local is not None
        page = ChatPage(app.door, app.local, app.phrases, app.links, token=TOKEN)
        application = application_of(app, page.routes(), stopping=[page.close])
        async with serving(application, host="127.0.0.1", port=0) as address, app.live():
            await fake.until(lambda: fake.called("setWebhook"))
            mask, picture = await _drawn(app)
            yield Port(
                app=app, application=application, number=int(address.rpartition(":")[2]),
                paths=_paths(mask, picture), keys=_keys(app),
            )  # fmt: skip


def _service(name: str) -> object:
    raw = {"key": "k", "base_url": NOWHERE, "poll_s": 600.0}
    raw |= {"jwks_url": f"{NOWHERE}/jwks.json"} if name == "fal" else {}
    raw |= {"prompts_go_to_volunteers": True} if name == "horde" else {}
    return parse_settings(name, raw)


def _keys(app: App) -> dict[str, str]:
    options = options_of(app.config)
    assert options is not None
    return {
        "Authorization": f"Bearer {SCRIPTS}",
        "X-Forwarded-User": "ann",
        TOKEN_HEADER: TOKEN,
        SECRET_HEADER: options.webhook_secret,
    }


async def say(app: App, words: str, event: str) -> None:
    """As Ann on the chat page, and wait for what comes of it."""
    await app.door.receive(
        Incoming(
            event=EventId(event), thread=HALL, person=ANN, text=words, message=f"u{event}",
            direct=True, addressed=True,
        )
    )  # fmt: skip
    await app.door.idle()


async def _drawn(app: App) -> tuple[str, str]:
    """Draw a fox; the paths of the page where a mask for it is painted, and of the picture."""
    await say(app, "draw a fox", "e1")
    (shown,) = [one for one in await app.door.shown(HALL) if one.line and one.line.pictures]
    assert shown.line is not None
    (picture,) = shown.line.pictures
    links = MaskLinks(app.secrets["link"], app.clock)
    mask = links.sign(ANN, HALL, picture.id, message=shown.message, locale="en")
    return f"/mask/{mask}", f"/p/{app.links.sign(picture.blob)}"


def _paths(mask: str, picture: str) -> dict[str, str]:
    return {
        "/p/{token}": picture,
        "/mask/{token}": mask,
        "/mask/{token}/picture": f"{mask}/picture",
        "/mask-assets": "/mask-assets/mask.js",
        "/office/static": "/office/static/office.js",
        "/static": "/static/page.js",
        "/jobs/{job}": "/jobs/j1",
        "/office/jobs/{job}": "/office/jobs/j1",
        "/office/people/{person}": "/office/people/local%3Aann",
        "/office/people/{person}/grant": "/office/people/local%3Aann/grant",
        "/office/people/{person}/decide": "/office/people/local%3Aann/decide",
        "/chat/threads/{thread}": "/chat/threads/hall?person=ann",
        "/chat/settings/{thread}": "/chat/settings/hall",
        "/chat/events": "/chat/events?person=ann",
        "/chat/uploads": "/chat/uploads?person=ann&thread=hall",
    }
