"""A painter that passes everything on; wrappers change what they are about."""

from collections.abc import AsyncIterator, Mapping

from core.pictures import PaintEvent, PaintRequest
from core.ports import ProviderProfile
from core.providers.dialect import Painter


class Wrapped:
    """Implements `Painter` by its inner one."""

    def __init__(self, inner: Painter) -> None:
        self._inner = inner

    @property
    def profile(self) -> ProviderProfile:
        return self._inner.profile

    async def check(self) -> Mapping[str, str]:
        return await self._inner.check()

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        return await self._inner.submit(request, key=key)

    def follow(self, request: PaintRequest, *, key: str, ref: str | None) -> AsyncIterator[PaintEvent]:
        return self._inner.follow(request, key=key, ref=ref)

    async def cancel(self, ref: str) -> None:
        await self._inner.cancel(ref)

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return await self._inner.reconcile(request, key=key)
