"""People: found, known with all that was decided about them, given credits, tiers, strikes and bans."""

import re
import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Final

from aiohttp import web

from adapters.office.access import HOME, Session
from adapters.office.acts import Acts
from adapters.office.frame import QUERY_MAX, Frame
from core.administration.act import Act, Order
from core.reporting.figures import Reports

#: What the form of a person may ask for; the core decides whether it can be done.
DECISIONS: Final = frozenset({
    Act.TIER, Act.BAN, Act.UNBAN, Act.ALLOW, Act.DISALLOW, Act.STRIKE, Act.LIFT,
})  # fmt: skip


class PeoplePages:
    """``tiers``: the names that may be given by hand."""

    def __init__(self, frame: Frame, reports: Reports, acts: Acts, tiers: Sequence[str]) -> None:
        self._frame = frame
        self._reports = reports
        self._acts = acts
        self._tiers = tiers

    def routes(self) -> list[web.AbstractRouteDef]:
        inside = self._frame.inside
        return [
            web.get(f"{HOME}/people", inside(self._people)),
            web.get(f"{HOME}/people/{{person}}", inside(self._person)),
            web.post(f"{HOME}/people/{{person}}/grant", inside(self._grant)),
            web.post(f"{HOME}/people/{{person}}/decide", inside(self._decide)),
        ]

    async def _people(self, request: web.Request, session: Session) -> web.Response:
        text = request.query.get("q", "")[:QUERY_MAX]
        people = await self._reports.people(text=text)
        return await self._frame.show(request, session, "people", people=people, text=text)

    async def _person(self, request: web.Request, session: Session) -> web.Response:
        person = request.match_info["person"]
        file = await self._reports.person(person)
        if file is None:
            return await self._frame.missing(request, session, "no-such-person", person, "people")
        return await self._frame.show(
            request, session, "person", "people", file=file, once=secrets.token_urlsafe(12),
            tiers=self._tiers, rules={rule.name: rule for rule in file.rules},
        )  # fmt: skip

    async def _grant(self, request: web.Request, session: Session) -> web.StreamResponse:
        form = await self._frame.checked_form(request, session)
        notes = await self._acts.grant(
            session.who, request.match_info["person"], str(form.get("amount", "")),
            str(form.get("reason", "")), once=str(form.get("once", "")),
        )  # fmt: skip
        return self._acts.told(request.rel_url.raw_path.removesuffix("/grant"), notes)

    async def _decide(self, request: web.Request, session: Session) -> web.StreamResponse:
        """A tier, a ban, a strike, and the ways back from them."""
        form = await self._frame.checked_form(request, session)
        order = _order(form, request.match_info["person"])
        notes = await self._acts.administer(session.who, order)
        return self._acts.told(request.rel_url.raw_path.removesuffix("/decide"), notes)


def _order(form: Mapping[str, Any], person: str) -> Order:
    act, days = str(form.get("act", "")), str(form.get("days", "")).strip() or "0"
    if act not in DECISIONS or not re.fullmatch("[0-9]{1,4}", days):
        raise web.HTTPBadRequest(text="There is no such act.")
    reason = " ".join(str(form.get("reason", "")).split())
    if not reason:
        raise web.HTTPBadRequest(text="Nothing is decided about a person without a reason.")
    return Order(
        act=Act(act), subject=person, value=str(form.get("tier", ""))[:QUERY_MAX], days=int(days),
        reason=reason,
    )  # fmt: skip
