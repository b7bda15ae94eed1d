"""The operator's pages as routes: each shows figures, one follows this moment, a few ask for acts."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlencode

from aiohttp import hdrs, web

from adapters.office.access import HOME, Access, Session, own_path
from adapters.office.acts import Acts, Note
from adapters.office.charts import by_days
from adapters.office.frame import QUERY_MAX, Frame, before, html, see
from adapters.office.live import Live, Moment
from adapters.office.people import PeoplePages
from adapters.office.rendering import Rendering
from adapters.office.reviewing import Queue, ReviewPages
from core.errors import Refusal
from core.figures import ModelFacts, Reports, Search, SettingInForce
from core.ids import reference
from core.jobs import Job, JobState
from core.ports import Links
from core.server_keys import KeyEntry

HERE: Final = Path(__file__).parent
STATES: Final = frozenset({"", "dead", *(state.value for state in JobState)})
DAYS: Final = (7, 30, 90)
#: So many people are listed with what storage holds of them.
STORED_LISTED: Final = 10
PAGE_ROWS: Final = 50
DEAD_ROWS: Final = 200
AUDIT_ROWS: Final = 100

Probe = Callable[[], Awaitable[bool]]


class KeyShelf(Protocol):
    """The servers' own keys: put in and dropped, never read here."""

    @property
    def providers(self) -> Sequence[str]: ...
    async def put(self, server: str, provider: str, key: str, *, who: str) -> None: ...
    async def drop(self, server: str, provider: str, *, who: str) -> bool: ...
    async def entries(self) -> Sequence[KeyEntry]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the pages show besides the figures: models, settings, and whether connections are well.

    ``tiers``: the names that may be given by hand.
    """

    models: Sequence[ModelFacts]
    settings: Sequence[SettingInForce]
    connections: Mapping[str, Probe]
    keys: KeyShelf
    reviews: Queue
    tiers: Sequence[str] = ()


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
        self._frame = Frame(access, reports, acts, rendering)
        self._people = PeoplePages(self._frame, reports, acts, shown.tiers)
        self._review = ReviewPages(self._frame, acts, shown.reviews, rendering, links)
        self._live = Live(self._moment)

    def routes(self) -> list[web.AbstractRouteDef]:
        inside = self._frame.inside
        return [
            web.get(HOME, inside(self._now)),
            web.get(f"{HOME}/", self._home),
            web.get(f"{HOME}/sign-in", self._sign_in_form),
            web.post(f"{HOME}/sign-in", self._sign_in),
            web.post(f"{HOME}/sign-out", inside(self._sign_out)),
            web.get(f"{HOME}/events", self._events),
            web.get(f"{HOME}/money", inside(self._money)),
            web.get(f"{HOME}/jobs", inside(self._jobs)),
            web.get(f"{HOME}/jobs/{{job}}", inside(self._job)),
            web.get(f"{HOME}/dead", inside(self._dead)),
            web.post(f"{HOME}/acts", inside(self._act)),
            *self._people.routes(),
            *self._review.routes(),
            web.get(f"{HOME}/models", inside(self._models)),
            web.get(f"{HOME}/keys", inside(self._keys)),
            web.post(f"{HOME}/keys", inside(self._key)),
            web.get(f"{HOME}/settings", inside(self._settings)),
            web.get(f"{HOME}/audit", inside(self._audit)),
            web.static(f"{HOME}/static", HERE / "static"),
        ]

    def close(self) -> None:
        """Ends the event streams, which never end by themselves."""
        self._live.close()

    async def _home(self, _: web.Request) -> web.Response:
        raise see(HOME)

    async def _sign_in_form(self, request: web.Request) -> web.Response:
        if await self._access.session(request) is not None:
            raise see(HOME)
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
        response = see(wanted)
        self._access.sign_in(request, response)
        raise response

    async def _sign_out(self, request: web.Request, session: Session) -> web.StreamResponse:
        await self._frame.checked_form(request, session)
        response = see(f"{HOME}/sign-in")
        await self._access.sign_out(session, response)
        raise response

    def _door(
        self, request: web.Request, wanted: str, trouble: str = "", status: int = 200
    ) -> web.Response:
        def form(token: str) -> web.Response:
            text = self._rendering.page(
                "sign_in.html",
                {
                    "title": "", "who": "", "notes": (), "token": token, "next": wanted,
                    "trouble": trouble, "password": self._access.has_password,
                },
            )  # fmt: skip
            return html(text, status)

        return self._access.visit(request, form)

    async def _now(self, request: web.Request, session: Session) -> web.Response:
        return await self._frame.show(request, session, "now", **await self._present())

    async def _present(self) -> dict[str, Any]:
        connections = self._shown.connections
        answers = await asyncio.gather(*(probe() for probe in connections.values()))
        return {
            "now": await self._reports.now(),
            "connections": list(zip(connections, answers, strict=True)),
        }

    async def _moment(self) -> Moment:
        """The part of *Now* that changes, and how much waits for an operator."""
        present = await self._present()
        return Moment(
            html=self._rendering.page("_now.html", present), waiting=await self._reports.waiting()
        )

    async def _events(self, request: web.Request) -> web.StreamResponse:
        if await self._access.session(request) is None:
            raise web.HTTPForbidden(text="Sign in first.")
        return await self._live.stream(request, lambda: self._access.session(request))

    async def _money(self, request: web.Request, session: Session) -> web.Response:
        days = _chosen(request.query.get("days", ""), DAYS, 30)
        money = await self._reports.money(days=days)
        return await self._frame.show(
            request, session, "money", money=money, days=days, chart=by_days(money.days),
            stored=await self._reports.stored(), listed=STORED_LISTED,
        )  # fmt: skip

    async def _jobs(self, request: web.Request, session: Session) -> web.Response:
        search = _search(request.query)
        jobs = await self._reports.jobs(search)
        older = ""
        if len(jobs) == PAGE_ROWS:
            last = jobs[-1].job
            query = {"q": search.text, "state": search.state, "person": search.person}
            older = f"{HOME}/jobs?{urlencode({**query, 'before': f'{last.created_ms}.{last.id}'})}"
        return await self._frame.show(request, session, "jobs", jobs=jobs, search=search, older=older)

    async def _dead(self, request: web.Request, session: Session) -> web.Response:
        jobs = await self._reports.jobs(Search(state="dead", limit=DEAD_ROWS))
        return await self._frame.show(request, session, "dead", jobs=jobs)

    async def _job(self, request: web.Request, session: Session) -> web.Response:
        job = request.match_info["job"]
        life = await self._reports.life(job)
        if life is None:
            return await self._frame.missing(request, session, "no-such-job", reference(job))
        pictures = [(f"/p/{self._links.sign(one.blob)}", one) for one in life.pictures]
        return await self._frame.show(
            request, session, "job", "jobs", life=life, pictures=pictures, acts=_acts(life.seen.job)
        )

    async def _models(self, request: web.Request, session: Session) -> web.Response:
        days = _chosen(request.query.get("days", ""), DAYS, 30)
        return await self._frame.show(
            request, session, "models", days=days, catalogue=self._shown.models,
            figures=await self._reports.models(days=days), errors=await self._reports.errors(days=days),
        )  # fmt: skip

    async def _keys(self, request: web.Request, session: Session) -> web.Response:
        keys = self._shown.keys
        return await self._frame.show(
            request, session, "keys", entries=await keys.entries(), providers=keys.providers
        )

    async def _settings(self, request: web.Request, session: Session) -> web.Response:
        return await self._frame.show(request, session, "settings", settings=self._shown.settings)

    async def _audit(self, request: web.Request, session: Session) -> web.Response:
        text = request.query.get("q", "")[:QUERY_MAX]
        before_ms, before_id = before(request.query)
        entries = await self._reports.audit(
            text=text, before_ms=before_ms, before_id=before_id, limit=AUDIT_ROWS
        )
        older = ""
        if len(entries) == AUDIT_ROWS:
            last = entries[-1]
            older = f"{HOME}/audit?{urlencode({'q': text, 'before': f'{last.at_ms}.{last.id}'})}"
        return await self._frame.show(request, session, "audit", entries=entries, text=text, older=older)

    async def _act(self, request: web.Request, session: Session) -> web.StreamResponse:
        """Retry, refund or drop; asked twice it is done once, and says so."""
        form = await self._frame.checked_form(request, session)
        jobs = [str(job) for job in form.getall("job", [])]
        notes = await self._acts.on_jobs(
            session.who, str(form.get("act", "")), jobs, str(form.get("reason", ""))
        )
        return self._acts.told(own_path(str(form.get("back", HOME))), notes)

    async def _key(self, request: web.Request, session: Session) -> web.StreamResponse:
        """Take or forget a server's own key; what was typed is shown to nobody again."""
        form = await self._frame.checked_form(request, session)
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


def _acts(job: Job) -> list[str]:
    """What an operator can do about a job as it is."""
    if job.dead:
        return ["retry", "drop"]
    return ["refund"] if job.state is JobState.SUCCEEDED and job.charged else []


def _search(query: Mapping[str, str]) -> Search:
    before_ms, before_id = before(query)
    state = query.get("state", "")
    return Search(
        text=query.get("q", "")[:QUERY_MAX],
        state=state if state in STATES else "",
        person=query.get("person", "")[:QUERY_MAX],
        before_ms=before_ms,
        before_id=before_id,
        limit=PAGE_ROWS,
    )


def _chosen(given: str, known: Sequence[int], usual: int) -> int:
    return int(given) if given in {str(one) for one in known} else usual
