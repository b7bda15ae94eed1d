"""Keeps what a mask keeps, to the pixel, where a model takes the mask as a hint."""

from collections.abc import AsyncIterator, Mapping

from core.errors import PictureRejected, ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, PaintEvent, PaintRequest
from core.providers import masks
from core.providers.catalogue import Model, Trait
from core.providers.dialect import Painter, prepared
from core.providers.wrappers.wrapped import Wrapped


class Composited(Wrapped):
    """Lays a filled picture over the original; everything else passes as it is."""

    def __init__(self, inner: Painter, models: Mapping[str, Model]) -> None:
        super().__init__(inner)
        self._models = models

    def follow(self, request: PaintRequest, *, key: str, ref: str | None) -> AsyncIterator[PaintEvent]:
        events = self._inner.follow(request, key=key, ref=ref)
        model = self._models.get(request.model)
        hinted = model is not None and Trait.MASK_IS_HINT in model.traits
        fills = request.operation is Operation.FILL and request.mask is not None and request.sources
        return self._laid_over(request, events) if hinted and fills else events

    async def _laid_over(
        self, request: PaintRequest, events: AsyncIterator[PaintEvent]
    ) -> AsyncIterator[PaintEvent]:
        async for event in events:
            if isinstance(event, Painted):
                event.body = self._composited(request, event.body)
            yield event

    async def _composited(
        self, request: PaintRequest, body: AsyncIterator[bytes]
    ) -> AsyncIterator[bytes]:
        """Reads the whole picture, so only where a finishing place was given."""
        painted = b"".join([chunk async for chunk in body])
        assert request.mask is not None
        try:
            yield await prepared(
                request, masks.composite, request.sources[0].body, painted, request.mask
            )
        except (PictureRejected, OSError, ValueError, SyntaxError) as error:
            raise ProviderError(
                self.profile.name, ProviderErrorKind.PROVIDER_BUG, "no picture to lay over",
                maybe_done=True,
            ) from error  # fmt: skip
