"""Builds the one HTTP application of a process from the routes that its parts bring."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import structlog
from aiohttp import hdrs, web
from aiohttp.typedefs import Middleware

from adapters.web.connections import Guest
from adapters.web.headers import BEGUN, SECURITY_HEADERS
from core.errors import StoreLost

log = structlog.get_logger()

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

#: Seconds after which whoever was told that the store is away may ask again.
AGAIN_S: Final = 10


def _plainly_away(_: web.Request) -> web.Response:
    return web.json_response({"error": "store_away"}, status=503)


def create(
    *routes: Iterable[web.AbstractRouteDef],
    stopping: Iterable[Callable[[], None]] = (),
    away: Callable[[web.Request], web.Response] = _plainly_away,
) -> web.Application:
    """The application. ``stopping`` is called first at shutdown, to end what never ends by itself;
    ``away`` answers while the store is.
    """
    application = web.Application(
        middlewares=[_announced, _without_exception_text, _while_away(away), _readable]
    )
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
async def _announced(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Who is asking is waited for no more; what they send with it still is."""
    if isinstance(request.protocol, Guest):
        request.protocol.asks(request)
        if request.protocol.supervised:
            response = await handler(request)
            response.force_close()
            return response
    return await handler(request)


@web.middleware
async def _without_exception_text(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except web.RequestPayloadError:
        raise web.HTTPBadRequest(text="This cannot be read.") from None
    except Exception as error:
        if not (isinstance(error, ConnectionError) and _gone(request)):
            log.exception("request_failed", method=request.method, route=_route(request))
        _break_off(request)
        raise web.HTTPInternalServerError(text="Something went wrong here.") from None


def _gone(request: web.Request) -> bool:
    """Whether nobody is there any more to be answered."""
    return request.transport is None or request.transport.is_closing()


def _break_off(request: web.Request) -> None:
    """Where a part of an answer has gone out: it must not look whole, nor go on as another one."""
    if BEGUN in request and request.transport is not None:
        request.transport.abort()


def _while_away(away: Callable[[web.Request], web.Response]) -> Middleware:
    @web.middleware
    async def answer(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except StoreLost as lost:
            log.warning("request_waits", route=_route(request), detail=str(lost))
            _break_off(request)
            response = away(request)
            response.headers[hdrs.RETRY_AFTER] = str(AGAIN_S)
            response.headers[hdrs.CACHE_CONTROL] = "no-store"
            return response

    return answer


@web.middleware
async def _readable(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses what no handler should see: packed bodies, whose size is known only when it is too late,
    and names with a nought, which no store takes."""
    coding = request.headers.get(hdrs.CONTENT_ENCODING, "").strip().lower()
    if coding not in ("", "identity"):
        raise web.HTTPUnsupportedMediaType(
            text="Please send this as it is, not packed.", headers={hdrs.ACCEPT_ENCODING: "identity"}
        )
    if "%00" in request.raw_path:
        raise web.HTTPBadRequest(text="This is not an address of ours.")
    return await handler(request)


async def _secure(request: web.Request, response: web.StreamResponse) -> None:
    """On every answer, errors and files included; a handler's own header is left as it is."""
    request[BEGUN] = True
    if isinstance(request.protocol, Guest):
        request.protocol.answers(response.content_length)
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    if "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]:
        response.headers.setdefault("X-Frame-Options", "DENY")  # the same, to old browsers
    response.headers.pop(hdrs.SERVER, None)


def _route(request: web.Request) -> str:
    """The pattern, never the path: a path may carry a signed token."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "-"
