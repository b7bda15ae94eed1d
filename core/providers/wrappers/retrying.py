"""Sends again what was certainly not begun: busy, throttled, or never reached."""

import random
from collections.abc import AsyncIterator

import structlog

from core.errors import ProviderError
from core.pictures import PaintEvent, PaintRequest, Progress
from core.ports import Clock
from core.providers.dialect import Painter
from core.providers.wrappers.wrapped import Wrapped

log = structlog.get_logger()

ATTEMPTS = 3
WAIT_S = 0.5
#: A longer wait is not spent holding a place: the job goes back to the queue with its time.
WAIT_MAX_S = 8.0


class Retrying(Wrapped):
    """Only errors that are `retryable` are tried again; one that may have been billed never is."""

    def __init__(self, inner: Painter, clock: Clock, *, attempts: int = ATTEMPTS) -> None:
        super().__init__(inner)
        self._clock = clock
        self._attempts = attempts

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        for attempt in range(1, self._attempts + 1):
            try:
                return await self._inner.submit(request, key=key)
            except ProviderError as error:
                await self._pause(error, attempt)
        raise AssertionError("the last attempt raises")

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        """Begins again as long as nothing but progress came: a blocking call is made in here."""
        for attempt in range(1, self._attempts + 1):
            shown = False
            try:
                async for event in self._inner.follow(request, key=key, ref=ref):
                    shown = shown or not isinstance(event, Progress)
                    yield event
                return
            except ProviderError as error:
                if shown:
                    raise
                await self._pause(error, attempt)

    async def _pause(self, error: ProviderError, attempt: int) -> None:
        """Raises the error where another try is of no use."""
        wait = error.retry_after_s
        if wait is None:
            wait = WAIT_S * 2 ** (attempt - 1) * random.uniform(0.75, 1.0)
        if not error.retryable or attempt == self._attempts or wait > WAIT_MAX_S:
            raise error
        log.info("provider_retry", provider=error.provider, kind=error.kind.value, wait_s=round(wait, 2))
        await self._clock.sleep(wait)
