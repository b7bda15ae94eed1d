"""`/health` for whoever supervises the process: 200 while every part answers, 503 with their names."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog
from aiohttp import web

log = structlog.get_logger()

PROBE_S = 2.0

Probe = Callable[[], Awaitable[None]]
Facts = Callable[[], dict[str, str | bool]]


def health_routes(
    probes: Mapping[str, Probe], platforms: Mapping[str, Facts] | None = None
) -> list[web.RouteDef]:
    """A probe returns when its part is well, and raises or hangs otherwise.

    ``platforms`` are told as they are: a chat platform that is away is no reason to restart us.
    """

    async def health(_: web.Request) -> web.Response:
        answers = await asyncio.gather(*(_answers(name, probe) for name, probe in probes.items()))
        parts = dict(zip(probes, ("ok" if well else "failing" for well in answers), strict=True))
        well = all(answers)
        told = {"platforms": {n: facts() for n, facts in platforms.items()}} if platforms else {}
        return web.json_response(
            {"status": "ok" if well else "failing", "parts": parts, **told},
            status=200 if well else 503,
            headers={"Cache-Control": "no-store"},
        )

    return [web.get("/health", health)]


async def _answers(name: str, probe: Probe) -> bool:
    try:
        await asyncio.wait_for(probe(), PROBE_S)
    except Exception:
        log.warning("unhealthy", part=name, exc_info=True)
        return False
    return True
