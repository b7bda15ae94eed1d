"""What goes with every answer of the web port, whoever gives it."""

from typing import Final

from aiohttp import web

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
#: A request has it once an answer has begun to go out: no other can take its place.
BEGUN: Final = web.RequestKey("begun", bool)
