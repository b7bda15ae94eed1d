"""What requests from outside carry: read whole, never further than is wanted, and refused with a plain
400 where it is not what it says to be.
"""

import hmac
import json
import re
import zlib
from collections.abc import Mapping
from typing import Any, Final

from aiohttp import hdrs, web
from aiohttp.http_exceptions import HttpProcessingError

#: What aiohttp meets in a form that is none: broken parts, unknown charsets and codings, no utf-8.
BROKEN: Final = (
    HttpProcessingError, AssertionError, LookupError, RuntimeError, TypeError, ValueError, zlib.error,
)  # fmt: skip
LOCALE: Final = re.compile(r"[A-Za-z0-9-]{1,35}")


async def whole_body(request: web.Request, bytes_max: int) -> bytes:
    """However many pieces it comes in; raises 413 where it is larger, whatever length it names."""
    whole = bytearray()
    async for chunk in request.content.iter_any():
        whole += chunk
        if len(whole) > bytes_max:
            raise web.HTTPRequestEntityTooLarge(bytes_max, len(whole))
    return bytes(whole)


async def json_body(request: web.Request, bytes_max: int) -> Any:
    """What the body says, whatever type and charset it names; raises 400 where that is no JSON."""
    body = await whole_body(request, bytes_max)
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text="This is not JSON.") from None


async def form_body(request: web.Request) -> Mapping[str, Any]:
    """The fields of a form; raises 400 where it is none, or holds what no store takes."""
    try:
        form = await request.post()
    except BROKEN:
        raise web.HTTPBadRequest(text="This is not a form that can be read.") from None
    if any("\0" in value for value in form.values() if isinstance(value, str)):
        raise web.HTTPBadRequest(text="This is not a form that can be read.")
    return form


def locale_of(request: web.Request) -> str:
    """The language that the browser asks for first; "" where what it says is no name of one."""
    first = request.headers.get(hdrs.ACCEPT_LANGUAGE, "").split(",")[0].split(";")[0].strip()
    return first if LOCALE.fullmatch(first) else ""


def same(given: str, secret: str) -> bool:
    """In constant time. A header may hold any bytes: what cannot be text is not the secret."""
    return hmac.compare_digest(given.encode(errors="surrogatepass"), secret.encode())
