"""Bodies of requests from outside, read whole and never further than is wanted."""

from aiohttp import web


async def whole_body(request: web.Request, bytes_max: int) -> bytes:
    """However many pieces it comes in; raises 413 where it is larger, whatever length it names."""
    whole = bytearray()
    async for chunk in request.content.iter_any():
        whole += chunk
        if len(whole) > bytes_max:
            raise web.HTTPRequestEntityTooLarge(bytes_max, len(whole))
    return bytes(whole)
