"""Builds the one HTTP application of a process from the routes that its parts bring."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import structlog
from aiohttp import web

log = structlog.get_logger()

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

#: Nothing of ours loads a script, a style or a font from elsewhere, or is shown in a frame.
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
        " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def create(
    *routes: Iterable[web.AbstractRouteDef],
    stopping: Iterable[Callable[[], None]] = (),
) -> web.Application:
    """The application. ``stopping`` is called first at shutdown, to end what never ends by itself."""
    application = web.Application(middlewares=[_without_exception_text])
    for table in routes:
        application.add_routes(table)
    application.on_response_prepare.append(_secure)
    ends = tuple(stopping)

    async def stop(_: web.Application) -> None:
        for end in ends:
            end()

    application.on_shutdown.append(stop)
    return application


@web.middleware
async def _without_exception_text(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception:
        log.exception("request_failed", method=request.method, route=_route(request))
        raise web.HTTPInternalServerError(text="Something went wrong here.") from None


async def _secure(_: web.Request, response: web.StreamResponse) -> None:
    """On every answer, errors and files included; a handler's own header is left as it is."""
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.pop("Server", None)


def _route(request: web.Request) -> str:
    """The pattern, never the path: a path may carry a signed token."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "-"
