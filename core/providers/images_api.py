"""The answer of an Images API (OpenAI's, OpenRouter's): JSON or a stream, in base64 or by address.

Nothing of the last picture is read before its `Painted` is: memory is bounded by the places in which
pictures are finished, not by how many answers came.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Annotated

import httpx
from msgspec import Meta

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Painted, PaintEvent, Progress
from core.providers.addresses import fetched
from core.providers.base64_stream import Cutter, NotAsExpected, Piece, index_of
from core.providers.dialect import paid
from core.providers.http import Api, Tolerant
from core.providers.previews import preview_of
from core.providers.sse import Event, EventCutter

ACCEPT = "application/json, text/event-stream"
PICTURE = ("b64_json",)


class _Image(Tolerant, frozen=True):
    b64_json: str | None = None
    url: str | None = None
    revised_prompt: str | None = None


class _Images(Tolerant, frozen=True):
    data: Annotated[tuple[_Image, ...], Meta(min_length=1)]


class ImagesAnswer:
    """Reads one answer. ``cost_of`` takes micro-dollars out of a document (0: it states none, and
    ``cost_micros`` stands); ``said`` makes an error of the ``error`` object of a 200.
    """

    def __init__(
        self,
        api: Api,
        *,
        model: str,
        cost_micros: int,
        cost_of: Callable[[object], int],
        said: Callable[[object], ProviderError],
    ) -> None:
        self._api = api
        self._model = model
        self._cost_micros = cost_micros
        self._cost_of = cost_of
        self._said = said

    async def events(self, response: httpx.Response) -> AsyncIterator[PaintEvent]:
        yield Progress(fraction=None)
        if response.headers.get("content-type", "").startswith("text/event-stream"):
            async for event in self._stream(response):
                yield event
            return
        painted = self._painted(_nothing())
        painted.body = paid(self._whole(response, painted), self._cost_micros)
        yield painted

    async def _whole(self, response: httpx.Response, painted: Painted) -> AsyncIterator[bytes]:
        """The picture out of a JSON answer; cost and revised prompt stand behind it."""
        cutter = Cutter(PICTURE)
        try:
            async for chunk in self._api.body(response):
                for piece in cutter.feed(chunk):
                    if piece.index == 0 and piece.data:
                        yield piece.data
            document = cutter.document()
        except NotAsExpected as error:
            raise self._bug(str(error)) from error
        async for chunk in self._settled(document, painted):
            yield chunk

    async def _settled(self, document: object, painted: Painted) -> AsyncIterator[bytes]:
        """Check what came with the picture, book it, and fetch it where only its address came."""
        if isinstance(document, dict) and document.get("error"):
            raise self._said(document["error"])
        painted.cost_micros = self._cost_of(document) or self._cost_micros
        image = self._api.parse(_Images, document).data[0]
        painted.revised_prompt = image.revised_prompt
        if index_of(image.b64_json) is not None:
            return
        if image.url is None:
            raise self._bug("no picture in the answer")
        async for chunk in fetched(self._api, image.url):
            yield chunk

    async def _stream(self, response: httpx.Response) -> AsyncIterator[PaintEvent]:
        """Partial pictures as previews; the last is handed over unread."""
        events = EventCutter(PICTURE)
        chunks = self._api.body(response)
        held = bytearray()
        async for chunk in chunks:
            tokens = self._tokens(events.feed(chunk))
            for token in tokens:
                if isinstance(token, Piece) and events.is_about(".completed"):
                    painted = self._painted(_nothing())
                    rest = self._last(tokens, events, chunks, painted)
                    painted.body = paid(rest, self._cost_micros)
                    yield painted
                    return
                if isinstance(token, Piece):
                    held += token.data
                    continue
                async for event in self._event(token, bytes(held)):
                    yield event
                    if isinstance(event, Painted):
                        return
                held.clear()
        raise self._api.error(ProviderErrorKind.TIMEOUT_UNKNOWN, "the stream ended early")

    async def _event(self, event: Event, body: bytes) -> AsyncIterator[PaintEvent]:
        """A whole event: a preview, an error, or a last picture whose type came behind it."""
        document = event.document if isinstance(event.document, dict) else {}
        kind = str(document.get("type") or event.name)
        if kind == "error" or event.name == "error" or document.get("error"):
            raise self._said(document.get("error") or document)
        if kind.endswith(".completed"):
            if not body:
                raise self._bug("no picture in the last event")
            painted = self._painted(_once(body))
            painted.cost_micros = self._cost_of(document) or self._cost_micros
            yield painted
        elif body and (preview := await preview_of(body)) is not None:
            yield preview

    async def _last(
        self,
        tokens: Iterator[Piece | Event],
        events: EventCutter,
        chunks: AsyncIterator[bytes],
        painted: Painted,
    ) -> AsyncIterator[bytes]:
        """The rest of the stream, from the beginning of the last event's picture to its end."""
        while True:
            for token in tokens:
                if isinstance(token, Event):
                    if token.document is None:
                        raise self._bug("the last event is no JSON")
                    painted.cost_micros = self._cost_of(token.document) or self._cost_micros
                    return
                if token.index == 0 and token.data:
                    yield token.data
            chunk = await anext(chunks, b"")
            if not chunk:
                raise self._api.error(ProviderErrorKind.TIMEOUT_UNKNOWN, "torn inside the picture")
            tokens = self._tokens(events.feed(chunk))

    def _tokens(self, tokens: Iterator[Piece | Event]) -> Iterator[Piece | Event]:
        try:
            yield from tokens
        except NotAsExpected as error:
            raise self._bug(str(error)) from error

    def _painted(self, body: AsyncIterator[bytes]) -> Painted:
        return Painted(body=body, cost_micros=self._cost_micros, model=self._model)

    def _bug(self, detail: str) -> ProviderError:
        """The work was done, and so it was billed."""
        return self._api.error(
            ProviderErrorKind.PROVIDER_BUG, detail, cost_micros=self._cost_micros, maybe_done=True
        )


async def _once(body: bytes) -> AsyncIterator[bytes]:
    yield body


async def _nothing() -> AsyncIterator[bytes]:
    for chunk in tuple[bytes]():
        yield chunk
