"""Jobs: found, looked at one by one, and what an operator can still do about them."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from aiohttp import web

from adapters.office.access import HOME, Session, own_path
from adapters.office.acts import Acts
from adapters.office.frame import QUERY_MAX, Frame, before
from core.ids import reference
from core.jobs import Job, JobState
from core.ports import Links
from core.reporting.figures import Reports, Search

STATES: Final = frozenset({"", "dead", *(state.value for state in JobState)})
PAGE_ROWS: Final = 50
DEAD_ROWS: Final = 200


class JobPages:
    def __init__(self, frame: Frame, reports: Reports, acts: Acts, links: Links) -> None:
        self._frame = frame
        self._reports = reports
        self._acts = acts
        self._links = links

    def routes(self) -> list[web.AbstractRouteDef]:
        inside = self._frame.inside
        return [
            web.get(f"{HOME}/jobs", inside(self._jobs)),
            web.get(f"{HOME}/jobs/{{job}}", inside(self._job)),
            web.get(f"{HOME}/dead", inside(self._dead)),
            web.post(f"{HOME}/acts", inside(self._act)),
        ]

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

    async def _act(self, request: web.Request, session: Session) -> web.StreamResponse:
        """Retry, refund or drop; asked twice it is done once, and says so."""
        form = await self._frame.checked_form(request, session)
        jobs = [str(job) for job in form.getall("job", [])]
        notes = await self._acts.on_jobs(
            session.who, str(form.get("act", "")), jobs, str(form.get("reason", ""))
        )
        return self._acts.told(own_path(str(form.get("back", HOME))), notes)


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
