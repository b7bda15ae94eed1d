"""Stored pictures under signed links, `/p/<token>`: whole or in ranges, for any origin.

The token is the permission: it names the picture, is checked in constant time, and expires. Where a
file lies on this machine it is sent by the kernel; otherwise it is streamed out of the storage,
and of a range only that range.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final

import structlog
from aiohttp import hdrs, web

from adapters.web.application import AGAIN_S
from core.errors import LinkRefused, StoreLost
from core.pictures import BlobKey, MediaType
from core.ports import Links, Storage

log = structlog.get_logger()

Withdrawn = Callable[[BlobKey], Awaitable[bool]]

#: A page elsewhere may show the picture and read its ranges, and can do nothing else with it.
OPEN_HEADERS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}
PREFLIGHT_HEADERS: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Range, If-Range, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}
MEDIA_TYPES: Final = {media_type.suffix: media_type.value for media_type in MediaType}


async def _nothing_withdrawn(_: BlobKey) -> bool:
    return False


def picture_routes(
    storage: Storage, links: Links, *, cache_s: int = 3600, withdrawn: Withdrawn = _nothing_withdrawn
) -> list[web.RouteDef]:
    """``cache_s``: seconds that the viewer's own cache may keep a picture, as long as a link lives.

    ``withdrawn``: whether a picture was deleted by all who had it: a link that was given out before
    ends with it.
    """

    async def show(request: web.Request) -> web.StreamResponse:
        key = _allowed(links, request.match_info["token"])
        try:
            if await withdrawn(key):
                raise _gone(web.HTTPGone, "This picture was deleted.")
        except StoreLost:
            raise _gone(web.HTTPServiceUnavailable, "The picture cannot be had just now.") from None
        headers = {**OPEN_HEADERS, **_described(key, download="download" in request.query)}
        headers[hdrs.CACHE_CONTROL] = f"private, max-age={cache_s}, immutable"
        path = await storage.path(key)
        if path is not None:
            if not path.is_file():
                raise _gone(web.HTTPNotFound, "There is no such picture.")
            return web.FileResponse(path, headers=headers)
        return await _streamed(request, storage, key, headers)

    async def preflight(_: web.Request) -> web.Response:
        return web.Response(status=204, headers={**OPEN_HEADERS, **PREFLIGHT_HEADERS})

    return [web.get("/p/{token}", show), web.options("/p/{token}", preflight)]


def _allowed(links: Links, token: str) -> BlobKey:
    try:
        return links.check(token)
    except LinkRefused:
        raise _gone(web.HTTPForbidden, "This link is not valid, or not any more.") from None


def _gone(answer: type[web.HTTPException], text: str) -> web.HTTPException:
    headers = {**OPEN_HEADERS, hdrs.CACHE_CONTROL: "no-store"}
    if answer is web.HTTPServiceUnavailable:
        headers[hdrs.RETRY_AFTER] = str(AGAIN_S)
    return answer(text=text, headers=headers)


def _described(key: BlobKey, *, download: bool) -> dict[str, str]:
    """The type by our own suffix, never by the content's word; a name without the prompt."""
    suffix = "." + key.rpartition(".")[2]
    name = f"pentimento-{key[:12]}{suffix}"
    way = "attachment" if download else "inline"
    return {
        hdrs.CONTENT_TYPE: MEDIA_TYPES.get(suffix, "application/octet-stream"),
        hdrs.CONTENT_DISPOSITION: f'{way}; filename="{name}"',
    }


async def _streamed(
    request: web.Request, storage: Storage, key: BlobKey, headers: dict[str, str]
) -> web.StreamResponse:
    """What aiohttp does for files (200, 206, 304 or 416), piece by piece out of the storage."""
    etag = key.split(".")[0]
    headers = {**headers, hdrs.ACCEPT_RANGES: "bytes", hdrs.ETAG: f'"{etag}"'}
    try:
        length = await storage.length(key)
    except FileNotFoundError:
        raise _gone(web.HTTPNotFound, "There is no such picture.") from None
    except OSError:
        raise _gone(web.HTTPServiceUnavailable, "The picture cannot be had just now.") from None
    if any(known.value in (etag, "*") for known in request.if_none_match or ()):
        return web.Response(status=304, headers=headers)
    part = _part(request, length, etag)
    if part is None:
        headers[hdrs.CONTENT_RANGE] = f"bytes */{length}"
        return web.Response(status=416, headers=headers)
    start, stop = part
    if (start, stop) != (0, length):
        headers[hdrs.CONTENT_RANGE] = f"bytes {start}-{stop - 1}/{length}"
    response = web.StreamResponse(status=206 if hdrs.CONTENT_RANGE in headers else 200, headers=headers)
    response.content_length = stop - start
    await response.prepare(request)
    if request.method != hdrs.METH_HEAD:
        await _sent(request, response, storage.stream(key, start=start, stop=stop))
    return response


async def _sent(
    request: web.Request, response: web.StreamResponse, chunks: AsyncIterator[bytes]
) -> None:
    """A storage that breaks off breaks the connection: half a picture must not look like a whole one."""
    try:
        async for chunk in chunks:
            await response.write(chunk)
        await response.write_eof()
    except OSError as error:
        log.warning("picture_broke_off", error=type(error).__name__)
        if request.transport is not None:
            request.transport.abort()


def _part(request: web.Request, length: int, etag: str) -> tuple[int, int] | None:
    """From where to where; the whole without a range or with a stale one, None beyond the end."""
    stale = request.headers.get(hdrs.IF_RANGE, f'"{etag}"') != f'"{etag}"'
    try:
        wanted = request.http_range
    except ValueError:
        return None
    if stale or wanted == slice(None, None, 1):
        return 0, length
    start, stop, _ = wanted.indices(length)
    return (start, stop) if start < stop else None
