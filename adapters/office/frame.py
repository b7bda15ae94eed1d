"""What all pages of the office share: only for who is signed in, one rail, notes of what was done."""

from collections.abc import Awaitable, Callable, Sequence
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from aiohttp import hdrs, web

from adapters.office.access import HOME, Access, Session, own_path
from adapters.office.acts import Acts, Note
from adapters.office.rendering import Rendering
from adapters.requests import form_body
from core.reporting.figures import Reports

PAGES: Final = (
    ("now", HOME),
    ("money", f"{HOME}/money"),
    ("jobs", f"{HOME}/jobs"),
    ("dead", f"{HOME}/dead"),
    ("review", f"{HOME}/review"),
    ("people", f"{HOME}/people"),
    ("models", f"{HOME}/models"),
    ("keys", f"{HOME}/keys"),
    ("settings", f"{HOME}/settings"),
    ("audit", f"{HOME}/audit"),
)
#: Without the referrer policy browsers say "Origin: null" of our own forms, as of a foreign page's.
NO_STORE: Final = {hdrs.CACHE_CONTROL: "no-store", "Referrer-Policy": "same-origin"}
QUERY_MAX: Final = 200

Page = Callable[[web.Request, Session], Awaitable[web.StreamResponse]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Frame:
    def __init__(self, access: Access, reports: Reports, acts: Acts, rendering: Rendering) -> None:
        self._access = access
        self._reports = reports
        self._acts = acts
        self._rendering = rendering

    def inside(self, page: Page) -> Handler:
        """Only for who is signed in; others are sent to sign in, and then back to where they were."""

        @wraps(page)
        async def checked(request: web.Request) -> web.StreamResponse:
            session = await self._access.session(request)
            if session is None:
                wanted = request.rel_url.raw_path if request.method == "GET" else HOME
                raise see(f"{HOME}/sign-in?{urlencode({'next': own_path(wanted)})}")
            return await page(request, session)

        return checked

    async def checked_form(self, request: web.Request, session: Session) -> Any:
        """A form of ours; 403 where it comes from anywhere else."""
        form = await form_body(request)
        self._access.check_token(request, session, str(form.get("token", "")))
        return form

    async def show(
        self, request: web.Request, session: Session, page: str, title: str = "", *,
        status: int = 200, **values: object,
    ) -> web.Response:  # fmt: skip
        """A page with the rail, and once what was done before it."""
        notes: Sequence[Note] = self._acts.notes(request)
        response = html(
            self._rendering.page(
                f"{page}.html",
                {
                    "title": title or page, "who": session.who,
                    "proxied": session.id.startswith("proxy/"),
                    "token": self._access.token(session.id), "pages": PAGES, "notes": notes,
                    "waiting": await self._reports.waiting(), **values,
                },
            ),
            status,
        )  # fmt: skip
        if notes:
            self._acts.forget(response)
        return response

    async def missing(
        self, request: web.Request, session: Session, phrase: str, ref: str, title: str = "jobs"
    ) -> web.Response:
        text = self._rendering.phrase(phrase, ref=ref)
        return await self.show(request, session, "missing", title, status=404, text=text)


def html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html", headers=NO_STORE)


def see(path: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(path, headers=NO_STORE)


def before(query: Any) -> tuple[int, str]:
    """The moment and the id of the last row of the page before, as `?before=<ms>.<id>` says."""
    moment, _, last = query.get("before", "").partition(".")
    known = moment.isascii() and moment.isdigit() and len(moment) < 16
    return (int(moment) if known else 2**62), last[:40]
