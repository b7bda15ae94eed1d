"""The operator's pages as routes: each shows figures, and one follows this moment."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from aiohttp import web

from adapters.office.access import HOME, Access, Session
from adapters.office.acts import Acts
from adapters.office.charts import by_days
from adapters.office.facts import ModelFacts, SettingInForce
from adapters.office.frame import QUERY_MAX, Frame, before, see
from adapters.office.jobs import JobPages
from adapters.office.keys import KeyPages, KeyShelf
from adapters.office.live import Live, Moment
from adapters.office.people import PeoplePages
from adapters.office.rendering import Rendering
from adapters.office.reviewing import Queue, ReviewPages
from adapters.office.signing_in import SignInPages
from core.ports import Links
from core.reporting.figures import Reports

HERE: Final = Path(__file__).parent
DAYS: Final = (7, 30, 90)
#: So many people are listed with what storage holds of them.
STORED_LISTED: Final = 10
AUDIT_ROWS: Final = 100

Probe = Callable[[], Awaitable[bool]]


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
        self._rendering = rendering
        self._shown = shown
        self._frame = Frame(access, reports, acts, rendering)
        self._live = Live(self._moment)
        frame = self._frame
        self._parts = (
            SignInPages(frame, access, rendering),
            JobPages(frame, reports, acts, links),
            PeoplePages(frame, reports, acts, shown.tiers),
            ReviewPages(frame, acts, shown.reviews, rendering, links),
            KeyPages(frame, acts, rendering, shown.keys),
        )

    def routes(self) -> list[web.AbstractRouteDef]:
        inside = self._frame.inside
        return [
            web.get(HOME, inside(self._now)),
            web.get(f"{HOME}/", self._home),
            web.get(f"{HOME}/events", self._events, allow_head=False),
            web.get(f"{HOME}/money", inside(self._money)),
            web.get(f"{HOME}/models", inside(self._models)),
            web.get(f"{HOME}/settings", inside(self._settings)),
            web.get(f"{HOME}/audit", inside(self._audit)),
            *(route for part in self._parts for route in part.routes()),
            web.static(f"{HOME}/static", HERE / "static"),
        ]

    def close(self) -> None:
        """Ends the event streams, which never end by themselves."""
        self._live.close()

    async def _home(self, _: web.Request) -> web.Response:
        raise see(HOME)

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

    async def _models(self, request: web.Request, session: Session) -> web.Response:
        days = _chosen(request.query.get("days", ""), DAYS, 30)
        return await self._frame.show(
            request, session, "models", days=days, catalogue=self._shown.models,
            figures=await self._reports.models(days=days), errors=await self._reports.errors(days=days),
        )  # fmt: skip

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


def _chosen(given: str, known: Sequence[int], usual: int) -> int:
    return int(given) if given in {str(one) for one in known} else usual
