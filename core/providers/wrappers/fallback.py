"""When a painter cannot, another one that can, never dearer than what was shown."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import structlog

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Begun, PaintEvent, PaintRequest, Progress
from core.ports import BEGUN_ELSEWHERE
from core.providers.catalogue import Model, Trait
from core.providers.dialect import Painter
from core.providers.wrappers.wrapped import Wrapped
from core.routing.sizes import SIDES, named_resolution, size_for

log = structlog.get_logger()

#: Errors that say nothing about the request: another painter may well take it.
ELSEWHERE = frozenset(
    {
        ProviderErrorKind.AUTH,
        ProviderErrorKind.INSUFFICIENT_CREDIT,
        ProviderErrorKind.RATE_LIMITED,
        ProviderErrorKind.OVERLOADED,
        ProviderErrorKind.UNREACHABLE,
        ProviderErrorKind.UNSUPPORTED_OPTION,
    }
)
ALTERNATIVES_MAX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    painter: str
    request: PaintRequest


class Fallback(Wrapped):
    """``painters`` by name, without fallbacks of their own; ``live`` are the models there are today.

    The picture's `Painted.model` names who really painted.
    """

    def __init__(
        self,
        inner: Painter,
        painters: Mapping[str, Painter],
        live: Callable[[], Sequence[Model]],
    ) -> None:
        super().__init__(inner)
        self._painters = painters
        self._live = live
        #: Blocking calls that are made in `follow`, and were begun by this process.
        self._begun: set[str] = set()

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        try:
            return await self._inner.submit(request, key=key)
        except ProviderError as error:
            for other in self._others(request, error):
                try:
                    ref = await self._painters[other.painter].submit(other.request, key=key)
                except ProviderError as second:
                    if not _elsewhere(second):
                        raise
                    continue
                self._tell(request, other, error)
                if ref is None:
                    self._begun.add(key)
                return _marked(other, ref or "")
            raise

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        if ref is not None and ref.startswith(BEGUN_ELSEWHERE):
            async for event in self._followed(request, key, ref):
                yield event
            return
        shown = False
        try:
            async for event in self._inner.follow(request, key=key, ref=ref):
                shown = shown or not isinstance(event, Progress)
                yield event
            return
        except ProviderError as error:
            if shown or ref is not None:
                raise
            failed = error
        async for event in self._elsewhere(request, key, failed):
            yield event

    async def cancel(self, ref: str) -> None:
        if ref.startswith(BEGUN_ELSEWHERE):
            _, painter, _, inner = ref.split("|", 3)
            await self._painters[painter].cancel(inner)
            return
        await self._inner.cancel(ref)

    async def _followed(self, request: PaintRequest, key: str, ref: str) -> AsyncIterator[PaintEvent]:
        _, painter, model, inner = ref.split("|", 3)
        record = next((m for m in self._live() if m.id == model), None)
        changed = _fitted(request, record) if record else replace(request, model=model)
        if not inner and key not in self._begun:
            # A dead process may have made the call: making it again could pay twice.
            cost = record.cost_micros(changed.resolution) if record else 0
            raise ProviderError(painter, ProviderErrorKind.TIMEOUT_UNKNOWN, "begun by another process",
                                cost_micros=cost)  # fmt: skip
        self._begun.discard(key)
        async for event in self._painters[painter].follow(changed, key=key, ref=inner or None):
            yield event

    async def _elsewhere(
        self, request: PaintRequest, key: str, failed: ProviderError
    ) -> AsyncIterator[PaintEvent]:
        """The first alternative that paints; what was refused for good is not asked of a third."""
        for other in self._others(request, failed):
            painter, shown = self._painters[other.painter], False
            try:
                ref = await painter.submit(other.request, key=key)
                self._tell(request, other, failed)
                if ref is not None:
                    yield Begun(ref=_marked(other, ref))
                async for event in painter.follow(other.request, key=key, ref=ref):
                    shown = shown or not isinstance(event, Progress)
                    yield event
                return
            except ProviderError as error:
                if shown or not _elsewhere(error):
                    raise
        raise failed

    def _others(self, request: PaintRequest, error: ProviderError) -> list[Alternative]:
        """Able, elsewhere, and at most as dear; the dearest of them first, as the nearest in kind."""
        if not _elsewhere(error):
            return []
        models = {model.id: model for model in self._live()}
        asked = models.get(request.model)
        if asked is None:
            return []
        shown = asked.price(request.resolution).credits
        able = [
            model
            for model in models.values()
            if model.provider != asked.provider
            and model.provider in self._painters
            and request.operation in model.operations
            and len(request.sources) <= model.references_max
            and model.price(_resolution(request, model)).credits <= shown
            and (model.best_for != "demo" or asked.best_for == "demo")
            and not {Trait.CANNY, Trait.DEPTH} & (model.traits ^ asked.traits)
        ]
        able.sort(key=lambda model: -model.price(_resolution(request, model)).credits)
        return [
            Alternative(painter=model.provider, request=_fitted(request, model))
            for model in able[:ALTERNATIVES_MAX]
        ]

    def _tell(self, request: PaintRequest, other: Alternative, error: ProviderError) -> None:
        log.warning(
            "provider_fallback", asked=request.model, painted=other.request.model, kind=error.kind.value
        )


def _marked(other: Alternative, ref: str) -> str:
    return BEGUN_ELSEWHERE + "|".join((other.painter, other.request.model, ref))


def _elsewhere(error: ProviderError) -> bool:
    return error.kind in ELSEWHERE and not error.maybe_done


def _resolution(request: PaintRequest, model: Model) -> str | None:
    """Not more pixels than were asked for: they would cost more."""
    if request.resolution in model.prices:
        return request.resolution
    side = SIDES.get(request.resolution or "1K", 1024)
    return named_resolution(model, side)


def _fitted(request: PaintRequest, model: Model) -> PaintRequest:
    resolution = _resolution(request, model)
    ratio = request.size.width / request.size.height
    side = min(SIDES.get(resolution or "1K", 1024), model.edge_max)
    return replace(request, model=model.id, resolution=resolution, size=size_for(model, ratio, side))
