"""The embedded painter as a provider: steps, previews, cancel, and the same picture for the same request."""

import asyncio
import threading
from collections.abc import AsyncIterator
from importlib import import_module

from core.decoding import apart
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import MediaType, Operation, Painted, PaintEvent, PaintRequest, Preview, Progress
from core.ports import ProviderProfile
from core.providers.embedded.layers import LAYERS

PREVIEW_SIDE = 320
#: A smaller picture is there before its preview would be.
PREVIEWED_FROM = 256
CHUNK = 64 * 1024
#: More at a time would be no faster, and a large picture takes some 100 MB while it is painted.
PAINTING_MAX = 2

PROFILE = ProviderProfile(
    name="embedded",
    operations=frozenset(Operation),
    resumable=True,
    previews=True,
    cancellable=True,
    free=True,
)


class EmbeddedProvider:
    """Offline and deterministic: following a reference again paints the same picture.

    ``step_s``: how long each of its steps takes at least, so that a person can watch.
    """

    def __init__(self, *, step_s: float = 0.15) -> None:
        self._step_s = step_s
        self._places = asyncio.Semaphore(PAINTING_MAX)
        self._stops: dict[str, threading.Event] = {}
        self._followed: set[threading.Event] = set()

    @property
    def profile(self) -> ProviderProfile:
        return PROFILE

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        _check(request)
        self._stops[key] = threading.Event()
        return key

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        _check(request)
        name = ref or key
        begun = self._stops.get(name)
        stop = threading.Event() if begun is None or begun in self._followed else begun
        self._stops[name] = stop
        self._followed.add(stop)
        try:
            async for event in self._painting(request, stop):
                yield event
        finally:
            # An abandoned generator may be closed late: it must not end a newer one of the same name.
            stop.set()
            self._followed.discard(stop)
            if self._stops.get(name) is stop:
                del self._stops[name]

    async def cancel(self, ref: str) -> None:
        if ref in self._stops:
            self._stops[ref].set()

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return key

    async def _painting(self, request: PaintRequest, stop: threading.Event) -> AsyncIterator[PaintEvent]:
        pixels = max((s.size.width * s.size.height for s in request.sources), default=0)
        watched = max(request.size.width, request.size.height) >= PREVIEWED_FROM
        for step in range(1, LAYERS + 1):
            await asyncio.sleep(self._step_s)
            _alive(stop)
            yield Progress(fraction=step / (LAYERS + 2))
            if watched and _shows(request, step):
                body = await apart(pixels, _preview, request, step, stop)
                yield Preview(media_type=MediaType.JPEG, body=body)
        async with self._places:
            whole = await apart(pixels, _painted, request, stop)
        yield Progress(fraction=1.0)
        yield Painted(body=_chunks(whole), model="embedded")


# The studio is imported where something is painted: a house with other painters is 4 MiB lighter.


def open_studio() -> None:
    """Before the first picture, where it is sure that there will be one."""
    import_module("core.providers.embedded.studio")


def _preview(request: PaintRequest, step: int, stop: threading.Event) -> bytes:
    from core.providers.embedded import studio

    return studio.preview(request, step, PREVIEW_SIDE, lambda: _alive(stop))


def _painted(request: PaintRequest, stop: threading.Event) -> bytes:
    from core.providers.embedded import studio

    return studio.painted(request, lambda: _alive(stop))


def _shows(request: PaintRequest, step: int) -> bool:
    """A drawing grows layer by layer; a picture that is changed is shown once."""
    return step > 1 if not request.sources else step == LAYERS - 1


def _check(request: PaintRequest) -> None:
    """What cannot be done is said before anything is begun."""
    if request.operation is not Operation.GENERATE and not request.sources:
        raise ProviderError("embedded", ProviderErrorKind.INVALID_REQUEST, "no source picture")
    if request.operation is Operation.FILL and request.mask is None:
        raise ProviderError("embedded", ProviderErrorKind.INVALID_REQUEST, "no mask")


def _alive(stop: threading.Event) -> None:
    if stop.is_set():
        raise ProviderError("embedded", ProviderErrorKind.CANCELED)


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), CHUNK):
        yield body[start : start + CHUNK]
