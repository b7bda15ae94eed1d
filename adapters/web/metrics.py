"""`/metrics` for Prometheus, `/ready` for whoever sends people here, `/jobs/<id>` for scripts."""

from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import hdrs, web

from adapters.requests import same
from core.jobs import JobState, PublicState, public_state
from core.ports import Links
from core.reporting.figures import Reports

NO_STORE: Final = {hdrs.CACHE_CONTROL: "no-store"}


def metrics_routes(exposition: Callable[[], Awaitable[tuple[bytes, str]]]) -> list[web.RouteDef]:
    """``exposition`` gives the text and its media type."""

    async def metrics(_: web.Request) -> web.Response:
        body, media_type = await exposition()
        return web.Response(body=body, headers={**NO_STORE, hdrs.CONTENT_TYPE: media_type})

    return [web.get("/metrics", metrics)]


def ready_routes(ready: Callable[[], bool]) -> list[web.RouteDef]:
    """503 until what a dead process left behind is taken up and the loops run."""

    async def answer(_: web.Request) -> web.Response:
        status = 200 if ready() else 503
        return web.json_response({"ready": ready()}, status=status, headers=NO_STORE)

    return [web.get("/ready", answer)]


def job_routes(
    reports: Reports, links: Links, token: str, *, public_url: str = ""
) -> list[web.RouteDef]:
    """None at all without a ``token``: it must come as `Authorization: Bearer …`."""

    async def show(request: web.Request) -> web.Response:
        if not same(request.headers.get(hdrs.AUTHORIZATION, ""), f"Bearer {token}"):
            headers = {**NO_STORE, hdrs.WWW_AUTHENTICATE: "Bearer"}
            return web.json_response({"error": "unauthorized"}, status=401, headers=headers)
        life = await reports.life(request.match_info["job"])
        if life is None:
            return web.json_response({"error": "not_found"}, status=404, headers=NO_STORE)
        images = [f"{public_url.rstrip('/')}/p/{links.sign(one.blob)}" for one in life.pictures]
        job = life.seen.job
        return web.json_response(
            {
                "id": job.id,
                "state": state_of(job.state),
                "stage": job.stage.value,
                "percent": job.percent,
                "image": images[0] if images else None,
                "images": images,
                "error": job.error if job.state.final else None,
            },
            headers=NO_STORE,
        )

    return [web.get("/jobs/{job}", show)] if token else []


def state_of(state: JobState) -> str:
    """processing, completed or failed: for a script, waiting is being worked on."""
    public = public_state(state)
    return (PublicState.PROCESSING if public is PublicState.PENDING else public).value
