"""The chat page: its shell, its events, and what it sends. For loopback only, never for a network.

Whoever can open the page is trusted to be anybody on it; what must be kept out is another site that
the same browser has open. So every request must name a loopback host (no DNS rebinding), and what
changes something must carry the token of this process (no cross-site request).
"""

import asyncio
import json
import re
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import structlog
from aiohttp import hdrs, web
from msgspec import Meta, Struct, ValidationError, convert

from adapters.local.messenger import Act, LocalMessenger, Said
from adapters.local.uploads import Uploads
from adapters.local.views import Views
from adapters.pages import templates
from adapters.phrases.phrases import Phrases
from adapters.requests import json_body, locale_of, same
from core.conversation import EventId, Incoming, PersonId, Press, ThreadKey
from core.doors import Choices, Door
from core.errors import PictureRejected, Refusal
from core.messages import Line
from core.outbound.lines import refusal_line
from core.plain import storable
from core.ports import Links

log = structlog.get_logger()

HERE: Final = Path(__file__).parent
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
TOKEN_HEADER: Final = "X-Pentimento-Token"
NAME: Final = r"^[^\W_][\w.-]{0,31}\Z"
KEEP_ALIVE_S: Final = 15.0
HISTORY: Final = 60
#: The phrases `page-…` that the scripts use; the others stand in the shell.
WORDS: Final = (
    "new-thread-name", "new-person", "new-person-name", "theme-auto", "theme-light", "theme-dark",
    "open", "new", "missing", "paint-mask", "not-sent", "uploading", "upload-failed", "remove",
    "not-set",
)  # fmt: skip
#: Bytes of a message; its text is at most a third of that.
BODY_MAX: Final = 2**20
#: Bytes read of an upload at a time.
CHUNK: Final = 256 * 1024

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
T = TypeVar("T", bound=Struct)
Name = Annotated[str, Meta(pattern=NAME)]
Locale = Annotated[str, Meta(pattern=r"^[A-Za-z0-9-]{0,35}\Z")]


class Sent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page sends, strictly; ``event`` is made once for a message, however often it is sent."""

    event: Annotated[str, Meta(pattern=r"^[\w-]{8,64}\Z")]
    person: Name
    thread: Name
    locale: Locale = ""


class SentMessage(Sent, frozen=True, kw_only=True):
    text: Annotated[str, Meta(max_length=100_000)]
    reply_to: Annotated[str, Meta(max_length=64)] = ""
    attachments: Annotated[list[str], Meta(max_length=8)] = []


class SentSetting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the choices of a conversation; an empty value is the usual one."""

    name: Annotated[str, Meta(max_length=32)]
    value: Annotated[str, Meta(max_length=64)]
    locale: Locale = ""


class SentPress(Sent, frozen=True, kw_only=True):
    code: Annotated[str, Meta(max_length=256)]
    message: Annotated[str, Meta(max_length=64)] = ""


class ChatPage:
    """``token`` guards what changes something; a fresh one for each process unless given."""

    def __init__(
        self, door: Door, messenger: LocalMessenger, phrases: Phrases, links: Links, *, token: str = ""
    ) -> None:
        self._door = door
        self._messenger = messenger
        self._phrases = phrases
        self._views = Views(phrases, links)
        self._uploads = Uploads(door)
        self._token = token or secrets.token_urlsafe(24)
        self._tasks: set[asyncio.Task[None]] = set()
        self._shell = templates(HERE / "templates").get_template("page.html")

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/", _here(self._show_shell)),
            web.get("/chat/events", _here(self._events), allow_head=False),
            web.get("/chat/threads/{thread}", _here(self._history)),
            web.get("/chat/settings/{thread}", _here(self._settings)),
            web.post("/chat/settings/{thread}", _here(self._guarded(self._set))),
            web.post("/chat/messages", _here(self._guarded(self._message))),
            web.post("/chat/presses", _here(self._guarded(self._press))),
            web.post("/chat/uploads", _here(self._guarded(self._upload))),
            web.static("/static", HERE / "static"),
        ]

    def close(self) -> None:
        """Ends the event streams, which never end by themselves."""
        self._messenger.close_feeds()

    async def _show_shell(self, request: web.Request) -> web.Response:
        locale = locale_of(request)

        def phrase(name: str) -> str:
            return self._phrases.phrase(f"page-{name}", locale)

        words = {name: phrase(name) for name in WORDS}
        words["bad-picture"] = self._refusal("bad_picture", locale)
        words["too-large"] = self._refusal("picture_too_large", locale)
        html = self._shell.render(phrase=phrase, words=words, token=self._token, lang=locale or "en")
        return web.Response(
            text=html, content_type="text/html", headers={hdrs.CACHE_CONTROL: "no-store"}
        )

    async def _history(self, request: web.Request) -> web.Response:
        thread = _named(request.match_info["thread"])
        person = f"local:{_named(request.query.get('person', ''))}"
        shown = await self._door.shown(ThreadKey(f"local:{thread}"), limit=HISTORY)
        views = [
            self._views.shown(f"local:{thread}", item, self._messenger.under_way(item.message))
            for item in shown
            if item.line is None or _for(person, item.line, item.person)
        ]
        return web.json_response(views, headers={hdrs.CACHE_CONTROL: "no-store"})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: `hello` with the token, then a `message` for every act."""
        person = f"local:{_named(request.query.get('person', ''))}"
        response = web.StreamResponse(
            headers={
                hdrs.CONTENT_TYPE: "text/event-stream",
                hdrs.CACHE_CONTROL: "no-store",
                "X-Accel-Buffering": "no",
            }
        )
        await response.prepare(request)
        with self._messenger.watching() as feed:
            await response.write(_event("hello", {"token": self._token}))
            try:
                while True:
                    try:
                        item = await asyncio.wait_for(feed.next(), KEEP_ALIVE_S)
                    except TimeoutError:
                        await response.write(b": still here\n\n")
                        continue
                    if item is None:
                        break
                    if _visible(item, person):
                        view = self._views.act(item) if isinstance(item, Act) else self._views.said(item)
                        await response.write(_event("act", view))
            except ConnectionError:
                pass  # the window was closed
        return response

    async def _settings(self, request: web.Request) -> web.Response:
        thread = _named(request.match_info["thread"])
        choices = await self._door.choices(ThreadKey(f"local:{thread}"))
        return self._chosen(choices, locale_of(request))

    def _chosen(self, choices: Choices, locale: str) -> web.Response:
        view = self._views.choices(choices, locale)
        return web.json_response(view, headers={hdrs.CACHE_CONTROL: "no-store"})

    async def _message(self, request: web.Request) -> web.Response:
        sent = await _parsed(request, SentMessage)
        incoming = Incoming(
            event=EventId(f"local:{sent.event}"),
            thread=ThreadKey(f"local:{sent.thread}"),
            person=PersonId(f"local:{sent.person}"),
            name=sent.person,
            text=sent.text,
            message=f"u{sent.event}",
            reply_to_message=sent.reply_to or None,
            attachments=self._uploads.taken(sent.person, sent.attachments),
            locale=sent.locale,
        )
        self._messenger.said(incoming)
        self._start(self._door.receive(incoming), incoming.thread, incoming.person)
        return web.json_response({"message": incoming.message}, status=202)

    async def _press(self, request: web.Request) -> web.Response:
        sent = await _parsed(request, SentPress)
        press = Press(
            event=EventId(sent.event),
            thread=ThreadKey(f"local:{sent.thread}"),
            person=PersonId(f"local:{sent.person}"),
            name=sent.person,
            code=sent.code,
            message=sent.message,
            locale=sent.locale,
        )
        self._start(self._door.press(press), press.thread, press.person)
        return web.Response(status=202)

    async def _set(self, request: web.Request) -> web.Response:
        thread = _named(request.match_info["thread"])
        sent = await _parsed(request, SentSetting)
        try:
            choices = await self._door.choose(ThreadKey(f"local:{thread}"), sent.name, sent.value)
        except Refusal as refusal:
            text = self._refusal(refusal.reason.value, sent.locale)
            return web.json_response({"text": text}, status=422)
        return self._chosen(choices, sent.locale)

    async def _upload(self, request: web.Request) -> web.Response:
        person = _named(request.query.get("person", ""))
        thread = _named(request.query.get("thread", ""))
        try:
            attachment = await self._uploads.store(person, thread, request.content.iter_chunked(CHUNK))
        except PictureRejected as rejected:
            return web.json_response({"text": self._refusal(rejected.told.value)}, status=422)
        except Refusal as refusal:
            return web.json_response({"text": self._phrases.text(refusal_line(refusal))}, status=422)
        return web.json_response(self._views.attached(attachment.blob, attachment.picture), status=201)

    def _refusal(self, code: str, locale: str = "") -> str:
        return self._phrases.text(Line(kind="refused", code=code), locale)

    def _guarded(self, handler: Handler) -> Handler:
        """Refuses what another site may have sent."""

        @wraps(handler)
        async def checked(request: web.Request) -> web.StreamResponse:
            given = request.headers.get(TOKEN_HEADER, "")
            origin = request.headers.get(hdrs.ORIGIN)
            own = origin is None or origin == f"{request.scheme}://{request.host}"
            if not own or not same(given, self._token):
                raise web.HTTPForbidden(text="This did not come from the chat page.")
            return await handler(request)

        return checked

    def _start(self, work: Coroutine[Any, Any, None], thread: ThreadKey, person: PersonId) -> None:
        """The page is answered at once; what comes of it comes as an event."""
        task = asyncio.create_task(self._supervised(work, thread, person))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _supervised(
        self, work: Coroutine[Any, Any, None], thread: ThreadKey, person: PersonId
    ) -> None:
        try:
            await work
        except Exception:
            log.exception("page_request_failed", thread=thread)
            line = Line(kind="failed", code="internal", final=True, private=True)
            await self._messenger.answer(thread, person, line)


def _here(handler: Handler) -> Handler:
    """Refuses a request that names another host than this machine's loopback (DNS rebinding)."""

    @wraps(handler)
    async def checked(request: web.Request) -> web.StreamResponse:
        if re.sub(r":\d+$", "", request.host) not in LOOPBACK:
            raise web.HTTPForbidden(text="The chat page is for this machine only.")
        return await handler(request)

    return checked


def _visible(item: Act | Said, person: str) -> bool:
    return isinstance(item, Said) or _for(person, item.line, item.person)


def _for(person: str, line: Line, asker: str) -> bool:
    """An answer that is private is for the person alone."""
    return not line.private or person == asker


def _named(text: str) -> str:
    if not re.fullmatch(NAME, text):
        raise web.HTTPBadRequest(text="This is not a name.")
    return text


async def _parsed(request: web.Request, kind: type[T]) -> T:
    """Without the characters that no store takes: a browser sends half of an emoji as it was typed."""
    sent = await json_body(request, BODY_MAX)
    if isinstance(sent, dict):
        sent = {name: _storable(value) for name, value in sent.items()}
    try:
        return convert(sent, kind)
    except ValidationError:
        raise web.HTTPBadRequest(text="This is not what the chat page sends.") from None


def _storable(value: object) -> object:
    """A field is a text or a list of texts; anything else is refused anyway."""
    if isinstance(value, list):
        return [_storable(one) if isinstance(one, str) else one for one in value]
    return storable(value) if isinstance(value, str) else value


def _event(name: str, data: object) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
