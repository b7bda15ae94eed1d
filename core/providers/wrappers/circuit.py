"""Leaves a painter alone that cannot paint now: no money, a bad key, or failure after failure."""

from collections.abc import AsyncIterator, Mapping

import structlog

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Painted, PaintEvent, PaintRequest
from core.ports import Clock
from core.providers.dialect import Painter
from core.providers.wrappers.gates import Closed, Gates
from core.providers.wrappers.wrapped import Wrapped

log = structlog.get_logger()

#: Errors that only the operator can mend: one is enough.
OPERATORS = frozenset({ProviderErrorKind.AUTH, ProviderErrorKind.INSUFFICIENT_CREDIT})
#: Errors of the service itself: so many in a row are enough.
FAILURES = frozenset(
    {
        ProviderErrorKind.OVERLOADED,
        ProviderErrorKind.UNREACHABLE,
        ProviderErrorKind.TIMEOUT_UNKNOWN,
        ProviderErrorKind.PROVIDER_BUG,
    }
)
FAILURES_MAX = 5
OPERATORS_S = 600
FAILURES_S = 30


class Circuit(Wrapped):
    """While it is open every request fails at once, with the reason; then one is tried again."""

    def __init__(self, inner: Painter, clock: Clock, gates: Gates) -> None:
        super().__init__(inner)
        self._clock = clock
        self._gates = gates
        self._failures = 0

    async def check(self) -> Mapping[str, str]:
        """A look counts as a call does: an engine that is down is left alone before people find out."""
        try:
            return await self._inner.check()
        except ProviderError as error:
            await self._failed(error)
            raise

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        await self._guard()
        try:
            return await self._inner.submit(request, key=key)
        except ProviderError as error:
            await self._failed(error)
            raise

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        """Work that has a reference exists, and is followed whatever the circuit says."""
        if ref is None:
            await self._guard()
        try:
            async for event in self._inner.follow(request, key=key, ref=ref):
                if isinstance(event, Painted):
                    self._failures = 0
                yield event
        except ProviderError as error:
            await self._failed(error)
            raise

    async def _guard(self) -> None:
        closed = await self._gates.closed(self.profile.name)
        if closed is not None:
            left_s = (closed.until_ms - self._clock.now_ms()) / 1000
            raise ProviderError(
                self.profile.name, closed.kind, "circuit open", retry_after_s=max(0.0, left_s)
            )

    async def _failed(self, error: ProviderError) -> None:
        name = self.profile.name
        if error.detail == "circuit open":
            return
        if error.kind in OPERATORS:
            await self._close(error, OPERATORS_S)
            log.error("provider_needs_operator", provider=name, kind=error.kind.value)
        elif error.kind in FAILURES:
            self._failures += 1
            if self._failures >= FAILURES_MAX:
                self._failures = 0
                await self._close(error, FAILURES_S)
                log.error("provider_failing", provider=name, kind=error.kind.value)

    async def _close(self, error: ProviderError, seconds: int) -> None:
        until_ms = self._clock.now_ms() + seconds * 1000
        told = OPERATORS | {ProviderErrorKind.UNREACHABLE}
        kind = error.kind if error.kind in told else ProviderErrorKind.OVERLOADED
        await self._gates.close(self.profile.name, Closed(until_ms=until_ms, kind=kind))
