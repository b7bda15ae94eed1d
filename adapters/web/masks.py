"""The page where a person paints over the part of a picture that shall change: `/mask/<token>`.

The token is the permission: one person, one picture, one mask, one hour. Where an app opened the page
and signed for whom, it has to be that person. No script or style comes from elsewhere, and the picture
is read through the same token. Telegram's web client shows it in a frame.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from aiohttp import BodyPartReader, hdrs, web
from aiohttp.http_exceptions import HttpProcessingError

from adapters.pages import templates
from adapters.phrases.phrases import Phrases
from adapters.web.headers import SECURITY_HEADERS
from core.conversation import PersonId
from core.doors import Canvas, Masks
from core.errors import LinkRefused, PictureRejected, Refusal
from core.inbound.mask_links import PATH
from core.outbound.lines import refusal_line
from core.ports import Storage

HERE: Final = Path(__file__).parent
ASSETS: Final = "/mask-assets"
#: The fields of the form and the bytes of each at most; a mask of 8 megapixels in two colours is a few
#: hundred kilobytes.
FIELDS: Final = {"mask": 8 * 2**20, "words": 8_000, "app": 8_000}
CHUNK: Final = 64 * 1024
#: The phrases `mask-…` that the script uses; the others stand in the page.
SCRIPT_WORDS: Final = (
    "sending", "sent", "sent-words", "failed", "no-picture", "brush-down", "brush-up",
)  # fmt: skip
POLICY: Final = SECURITY_HEADERS["Content-Security-Policy"].replace(
    "frame-ancestors 'none'", "frame-ancestors https://web.telegram.org"
)


class MaskPage:
    """``opened_by``: whom an app that opened the page signed for; None where it did not."""

    def __init__(
        self, masks: Masks, storage: Storage, phrases: Phrases, *,
        opened_by: Callable[[str], PersonId | None] = lambda _: None,
    ) -> None:  # fmt: skip
        self._opened_by = opened_by
        self._masks = masks
        self._storage = storage
        self._phrases = phrases
        self._templates = templates(HERE / "templates")

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get(f"{PATH}/{{token}}", self._show),
            web.get(f"{PATH}/{{token}}/picture", self._picture),
            web.post(f"{PATH}/{{token}}", self._take),
            web.static(ASSETS, HERE / "static"),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        token = request.match_info["token"]
        try:
            canvas = await self._masks.opened(token)
        except LinkRefused:
            return self._page("gone.html", "", status=403)
        return self._page("mask.html", canvas.locale, canvas=canvas, here=f"{PATH}/{token}")

    async def _picture(self, request: web.Request) -> web.StreamResponse:
        try:
            canvas = await self._masks.opened(request.match_info["token"])
            length = await self._storage.length(canvas.blob)
        except LinkRefused:
            raise web.HTTPForbidden from None
        except OSError:
            raise web.HTTPNotFound from None
        response = web.StreamResponse(headers=_headers(canvas.media_type.value))
        response.content_length = length
        await response.prepare(request)
        if request.method != hdrs.METH_HEAD:
            async for chunk in self._storage.stream(canvas.blob):
                await response.write(chunk)
        await response.write_eof()
        return response

    async def _take(self, request: web.Request) -> web.Response:
        """Answers ``said``: what the page shows to the person."""
        token = request.match_info["token"]
        try:
            canvas = await self._masks.opened(token)
            form = await _parts(request)
            words = form["words"].decode()
            if form["app"] and self._opened_by(form["app"].decode()) != canvas.person:
                raise LinkRefused("opened by somebody else")
            await self._masks.finished(token, form["mask"], words)
        except LinkRefused:
            return self._said("mask-gone", "", status=403)
        except Refusal as refusal:
            line = refusal_line(refusal, locale=canvas.locale)
            return web.json_response({"said": self._phrases.text(line)}, status=422)
        except PictureRejected as rejected:
            told = f"refused-{rejected.told.value.replace('_', '-')}"
            return self._said(told, canvas.locale, status=422)
        return self._said("mask-sent-words" if words.strip() else "mask-sent", canvas.locale)

    def _said(self, name: str, locale: str, *, status: int = 200) -> web.Response:
        return web.json_response({"said": self._phrases.phrase(name, locale)}, status=status)

    def _page(
        self, name: str, locale: str, *, status: int = 200, **values: Canvas | str
    ) -> web.Response:
        def phrase(name: str) -> str:
            return self._phrases.phrase(f"mask-{name}", locale)

        words = json.dumps({name: phrase(name) for name in SCRIPT_WORDS})
        text = self._templates.get_template(name).render(
            phrase=phrase, words=words, assets=ASSETS, lang=locale or "en", **values
        )
        return web.Response(text=text, status=status, content_type="text/html", headers=_headers(None))


async def _parts(request: web.Request) -> dict[str, bytes]:
    """The fields of the form; raises 400 for another shape, 413 where one is too large."""
    if not request.content_type.startswith("multipart/"):
        raise web.HTTPBadRequest
    found = {"words": b"", "app": b""}
    try:
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name in FIELDS:
                found[part.name] = await _read(part, FIELDS[part.name])
        for name in ("words", "app"):
            found[name].decode()
    except (ValueError, HttpProcessingError) as error:
        raise web.HTTPBadRequest from error
    if "mask" not in found:
        raise web.HTTPBadRequest
    return found


async def _read(part: BodyPartReader, limit: int) -> bytes:
    body = bytearray()
    while chunk := await part.read_chunk(CHUNK):
        body += chunk
        if len(body) > limit:
            raise web.HTTPRequestEntityTooLarge(limit, len(body))
    return bytes(body)


def _headers(media_type: str | None) -> dict[str, str]:
    headers = {"Content-Security-Policy": POLICY, hdrs.CACHE_CONTROL: "no-store"}
    return headers if media_type is None else {**headers, hdrs.CONTENT_TYPE: media_type}
