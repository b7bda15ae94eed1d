"""The operator's pages as routes: each shows figures, one follows this moment, a few ask for acts."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlencode

from aiohttp import hdrs, web

from adapters.office.access import HOME, Access, Session, own_path
from adapters.office.acts import Acts, Note
from adapters.office.charts import by_days
from adapters.office.live import Live
from adapters.office.rendering import Rendering
from core.errors import Refusal
from core.figures import ModelFacts, Reports, Search, SettingInForce
from core.ids import reference
from core.jobs import Job, JobState
from core.ports import Links
from core.server_keys import KeyEntry

HERE: Final = Path(__file__).parent
PAGES: Final = (
    ("now", HOME),
    ("money", f"{HOME}/money"),
    ("jobs", f"{HOME}/jobs"),
    ("dead", f"{HOME}/dead"),
    ("people", f"{HOME}/people"),
    ("models", f"{HOME}/models"),
    ("keys", f"{HOME}/keys"),
    ("settings", f"{HOME}/settings"),
    ("audit", f"{HOME}/audit"),
)
#: Without the referrer policy browsers say "Origin: null" of our own forms, as of a foreign page's.
NO_STORE: Final = {hdrs.CACHE_CONTROL: "no-store", "Referrer-Policy": "same-origin"}
STATES: Final = frozenset({"", "dead", *(state.value for state in JobState)})
DAYS: Final = (7, 30, 90)
PAGE_ROWS: Final = 50
DEAD_ROWS: Final = 200
QUERY_MAX: Final = 200

Probe = Callable[[], Awaitable[bool]]
Page = Callable[[web.Request, Session], Awaitable[web.StreamResponse]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class KeyShelf(Protocol):
    """The servers' own keys: put in and dropped, never read here."""

    @property
    def providers(self) -> Sequence[str]: ...
    async def put(self, server: str, provider: str, key: str, *, who: str) -> None: ...
    async def drop(self, server: str, provider: str, *, who: str) -> bool: ...
    async def entries(self) -> Sequence[KeyEntry]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the pages show besides the figures: models, settings, and whether connections are well."""

    models: Sequence[ModelFacts]
    settings: Sequence[SettingInForce]
    connections: Mapping[str, Probe]
    keys: KeyShelf


class Office:
    def __init__(
        self,
        access: Access,
        reports: Reports,
        acts: Acts,
        rendering: Rendering,
        links: Links,
        shown: Shown,
    ) -> None:
        self._access = access
        self._reports = reports
        self._acts = acts
        self._rendering = rendering
        self._links = links
        self._shown = shown
        self._live = Live(self._moment)

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get(HOME, self._inside(self._now)),
            web.get(f"{HOME}/", self._home),
            web.get(f"{HOME}/sign-in", self._sign_in_form),
            web.post(f"{HOME}/sign-in", self._sign_in),
            web.post(f"{HOME}/sign-out", self._inside(self._sign_out)),
            web.get(f"{HOME}/events", self._events),
            web.get(f"{HOME}/money", self._inside(self._money)),
            web.get(f"{HOME}/jobs", self._inside(self._jobs)),
            web.get(f"{HOME}/jobs/{{job}}", self._inside(self._job)),
            web.get(f"{HOME}/dead", self._inside(self._dead)),
            web.post(f"{HOME}/acts", self._inside(self._act)),
            web.get(f"{HOME}/people", self._inside(self._people)),
            web.get(f"{HOME}/people/{{person}}", self._inside(self._person)),
            web.post(f"{HOME}/people/{{person}}/grant", self._inside(self._grant)),
            web.get(f"{HOME}/models", self._inside(self._models)),
            web.get(f"{HOME}/keys", self._inside(self._keys)),
            web.post(f"{HOME}/keys", self._inside(self._key)),
            web.get(f"{HOME}/settings", self._inside(self._settings)),
            web.get(f"{HOME}/audit", self._inside(self._audit)),
            web.static(f"{HOME}/static", HERE / "static"),
        ]

    def close(self) -> None:
        """Ends the event streams, which never end by themselves."""
        self._live.close()

    # -- in and out ---------------------------------------------------------------------------

    def _inside(self, page: Page) -> Handler:
        """Only for who is signed in; others are sent to sign in, and then back to where they were."""

        @wraps(page)
        async def checked(request: web.Request) -> web.StreamResponse:
            session = await self._access.session(request)
            if session is None:
                wanted = request.rel_url.raw_path if request.method == "GET" else HOME
                raise _see(f"{HOME}/sign-in?{urlencode({'next': own_path(wanted)})}")
            return await page(request, session)

        return checked

    async def _home(self, _: web.Request) -> web.Response:
        raise _see(HOME)

    async def _sign_in_form(self, request: web.Request) -> web.Response:
        if await self._access.session(request) is not None:
            raise _see(HOME)
        return self._door(request, own_path(request.query.get("next", HOME)))

    async def _sign_in(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        wanted = own_path(str(form.get("next", HOME)))
        self._access.check_visit(request, str(form.get("token", "")))
        wait_s = await self._access.try_sign_in(request)
        if wait_s:
            trouble = self._rendering.phrase("too-many", seconds=wait_s)
            refused = self._door(request, wanted, trouble, status=429)
            refused.headers[hdrs.RETRY_AFTER] = str(wait_s)
            return refused
        if not self._access.has_password or not await self._access.knows(str(form.get("password", ""))):
            return self._door(request, wanted, self._rendering.phrase("wrong-password"), status=403)
        response = _see(wanted)
        self._access.sign_in(request, response)
        raise response

    async def _sign_out(self, request: web.Request, session: Session) -> web.StreamResponse:
        await self._checked_form(request, session)
        response = _see(f"{HOME}/sign-in")
        await self._access.sign_out(session, response)
        raise response

    def _door(
        self, request: web.Request, wanted: str, trouble: str = "", status: int = 200
    ) -> web.Response:
        def form(token: str) -> web.Response:
            html = self._rendering.page(
                "sign_in.html",
                {
                    "title": "", "who": "", "notes": (), "token": token, "next": wanted,
                    "trouble": trouble, "password": self._access.has_password,
                },
            )  # fmt: skip
            return _html(html, status)

        return self._access.visit(request, form)

    # -- pages --------------------------------------------------------------------------------

    async def _now(self, request: web.Request, session: Session) -> web.Response:
        return await self._show(request, session, "now", **await self._present())

    async def _present(self) -> dict[str, Any]:
        connections = self._shown.connections
        answers = await asyncio.gather(*(probe() for probe in connections.values()))
        return {
            "now": await self._reports.now(),
            "connections": list(zip(connections, answers, strict=True)),
        }

    async def _moment(self) -> tuple[str, int]:
        """The part of *Now* that changes, and how many dead letters there are."""
        present = await self._present()
        return self._rendering.page("_now.html", present), present["now"].dead

    async def _events(self, request: web.Request) -> web.StreamResponse:
        if await self._access.session(request) is None:
            raise web.HTTPForbidden(text="Sign in first.")
        return await self._live.stream(request, lambda: self._access.session(request))

    async def _money(self, request: web.Request, session: Session) -> web.Response:
        days = _chosen(request.query.get("days", ""), DAYS, 30)
        money = await self._reports.money(days=days)
        return await self._show(
            request, session, "money", money=money, days=days, chart=by_days(money.days)
        )

    async def _jobs(self, request: web.Request, session: Session) -> web.Response:
        search = _search(request.query)
        jobs = await self._reports.jobs(search)
        older = ""
        if len(jobs) == PAGE_ROWS:
            last = jobs[-1].job
            query = {"q": search.text, "state": search.state, "person": search.person}
            older = f"{HOME}/jobs?{urlencode({**query, 'before': f'{last.created_ms}.{last.id}'})}"
        return await self._show(request, session, "jobs", jobs=jobs, search=search, older=older)

    async def _dead(self, request: web.Request, session: Session) -> web.Response:
        jobs = await self._reports.jobs(Search(state="dead", limit=DEAD_ROWS))
        return await self._show(request, session, "dead", jobs=jobs)

    async def _job(self, request: web.Request, session: Session) -> web.Response:
        job = request.match_info["job"]
        life = await self._reports.life(job)
        if life is None:
            return await self._missing(request, session, "no-such-job", reference(job))
        pictures = [(f"/p/{self._links.sign(one.blob)}", one) for one in life.pictures]
        return await self._show(
            request, session, "job", "jobs", life=life, pictures=pictures, acts=_acts(life.seen.job)
        )

    async def _people(self, request: web.Request, session: Session) -> web.Response:
        text = request.query.get("q", "")[:QUERY_MAX]
        people = await self._reports.people(text=text)
        return await self._show(request, session, "people", people=people, text=text)

    async def _person(self, request: web.Request, session: Session) -> web.Response:
        person = request.match_info["person"]
        file = await self._reports.person(person)
        if file is None:
            return await self._missing(request, session, "no-such-person", person)
        once = secrets.token_urlsafe(12)
        return await self._show(request, session, "person", "people", file=file, once=once)

    async def _models(self, request: web.Request, session: Session) -> web.Response:
        days = _chosen(request.query.get("days", ""), DAYS, 30)
        return await self._show(
            request, session, "models", days=days, catalogue=self._shown.models,
            figures=await self._reports.models(days=days), errors=await self._reports.errors(days=days),
        )  # fmt: skip

    async def _keys(self, request: web.Request, session: Session) -> web.Response:
        keys = self._shown.keys
        return await self._show(
            request, session, "keys", entries=await keys.entries(), providers=keys.providers
        )

    async def _settings(self, request: web.Request, session: Session) -> web.Response:
        return await self._show(request, session, "settings", settings=self._shown.settings)

    async def _audit(self, request: web.Request, session: Session) -> web.Response:
        return await self._show(request, session, "audit", entries=await self._reports.audit())

    # -- acts ---------------------------------------------------------------------------------

    async def _act(self, request: web.Request, session: Session) -> web.StreamResponse:
        """Retry, refund or drop; asked twice it is done once, and says so."""
        form = await self._checked_form(request, session)
        jobs = [str(job) for job in form.getall("job", [])]
        notes = await self._acts.on_jobs(
            session.who, str(form.get("act", "")), jobs, str(form.get("reason", ""))
        )
        return self._acts.told(own_path(str(form.get("back", HOME))), notes)

    async def _grant(self, request: web.Request, session: Session) -> web.StreamResponse:
        form = await self._checked_form(request, session)
        person = request.match_info["person"]
        notes = await self._acts.grant(
            session.who, person, str(form.get("amount", "")), str(form.get("reason", "")),
            once=str(form.get("once", "")),
        )  # fmt: skip
        return self._acts.told(request.rel_url.raw_path.removesuffix("/grant"), notes)

    async def _key(self, request: web.Request, session: Session) -> web.StreamResponse:
        """Take or forget a server's own key; what was typed is shown to nobody again."""
        form = await self._checked_form(request, session)
        keys, server = self._shown.keys, str(form.get("server", "")).strip()[:QUERY_MAX]
        provider = str(form.get("provider", ""))
        if form.get("act") == "drop":
            gone = await keys.drop(server, provider, who=session.who)
            note = Note(
                text=self._rendering.phrase("did-key-drop" if gone else "no-such-key"), bad=not gone
            )
            return self._acts.told(f"{HOME}/keys", [note])
        try:
            await keys.put(server, provider, str(form.get("key", "")), who=session.who)
        except Refusal:
            return self._acts.told(
                f"{HOME}/keys", [Note(text=self._rendering.phrase("bad-key"), bad=True)]
            )
        return self._acts.told(f"{HOME}/keys", [Note(text=self._rendering.phrase("did-key-put"))])

    async def _checked_form(self, request: web.Request, session: Session) -> Any:
        form = await request.post()
        self._access.check_token(request, session, str(form.get("token", "")))
        return form

    # -- showing ------------------------------------------------------------------------------

    async def _show(
        self, request: web.Request, session: Session, page: str, title: str = "", *,
        status: int = 200, **values: object,
    ) -> web.Response:  # fmt: skip
        notes: Sequence[Note] = self._acts.notes(request)
        dead = await self._reports.jobs(Search(state="dead", limit=100))
        html = self._rendering.page(
            f"{page}.html",
            {
                "title": title or page, "who": session.who, "proxied": session.id.startswith("proxy/"),
                "token": self._access.token(session.id), "pages": PAGES, "notes": notes,
                "dead": len(dead), **values,
            },
        )  # fmt: skip
        response = _html(html, status)
        if notes:
            self._acts.forget(response)
        return response

    async def _missing(
        self, request: web.Request, session: Session, phrase: str, ref: str
    ) -> web.Response:
        text = self._rendering.phrase(phrase, ref=ref)
        return await self._show(request, session, "missing", "jobs", status=404, text=text)


def _acts(job: Job) -> list[str]:
    """What an operator can do about a job as it is."""
    if job.dead:
        return ["retry", "drop"]
    return ["refund"] if job.state is JobState.SUCCEEDED and job.charged else []


def _search(query: Mapping[str, str]) -> Search:
    moment, _, last = query.get("before", "").partition(".")
    state = query.get("state", "")
    return Search(
        text=query.get("q", "")[:QUERY_MAX],
        state=state if state in STATES else "",
        person=query.get("person", "")[:QUERY_MAX],
        before_ms=int(moment) if moment.isascii() and moment.isdigit() and len(moment) < 16 else 2**62,
        before_id=last[:40],
        limit=PAGE_ROWS,
    )


def _chosen(given: str, known: Sequence[int], usual: int) -> int:
    return int(given) if given in {str(one) for one in known} else usual


def _html(html: str, status: int = 200) -> web.Response:
    return web.Response(text=html, status=status, content_type="text/html", headers=NO_STORE)


def _see(path: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(path, headers=NO_STORE)
