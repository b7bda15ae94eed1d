"""A server's own key before the operator's: its account paints, and its account pays."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from core.errors import OwnKeyRefused, ProviderError, ProviderErrorKind
from core.lately import Lately
from core.pictures import Painted, PaintEvent, PaintRequest
from core.providers.dialect import Painter
from core.providers.wrappers.circuit import OPERATORS
from core.providers.wrappers.gates import Closed, Gates
from core.providers.wrappers.wrapped import Wrapped

#: The painter on a server's own account, or None where it has none.
Own = Callable[[str], Awaitable[Painter | None]]
_MARK = "own"
#: A blocking call is made when it is followed, at once: by whoever took its place and its turn.
FOLLOWED_MS = 1_000


class Keyed(Wrapped):
    """Work on a server's account has a reference that names the server, and is followed with its key.

    What it costs is the server's matter, and no cost of the operator's. A server's key that does not
    work fails with its own kind; the operator's account is never used in its place.
    """

    def __init__(self, inner: Painter, own: Own) -> None:
        super().__init__(inner)
        self._own = own
        #: By the key of work that has no reference: who begins it, in a tuple as that may be None.
        self._begun: Lately[str, tuple[Painter | None]] = Lately(FOLLOWED_MS)

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        painter = await self._own(request.server)
        try:
            ref = await (painter or self._inner).submit(request, key=key)
        except ProviderError as error:
            if painter is None:
                raise
            raise _unbooked(error) from None
        if ref is None:
            self._begun.put(key, (painter,), _now_ms())
            return None
        return ref if painter is None else f"{_MARK}|{request.server}|{ref}"

    def follow(self, request: PaintRequest, *, key: str, ref: str | None) -> AsyncIterator[PaintEvent]:
        server, inner_ref = _parted(ref) if ref is not None else (request.server, None)
        if not server:
            return self._inner.follow(request, key=key, ref=ref)
        return self._of_server(server, request, key, inner_ref)

    async def _of_server(
        self, server: str, request: PaintRequest, key: str, inner_ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        begun = None if inner_ref is not None else self._begun.get(key, _now_ms())
        self._begun.forget(key)
        (painter,) = begun or (await self._own(server),)
        if painter is None:
            if inner_ref is not None:
                raise OwnKeyRefused(
                    self.profile.name, ProviderErrorKind.AUTH, "the server's key is gone"
                )
            async for event in self._inner.follow(request, key=key, ref=None):
                yield event
            return
        try:
            async for event in painter.follow(request, key=key, ref=inner_ref):
                if isinstance(event, Painted):
                    event.body = _unpaid(event, event.body)
                yield event
        except ProviderError as error:
            raise _unbooked(error) from None

    async def cancel(self, ref: str) -> None:
        server, inner_ref = _parted(ref)
        painter = await self._own(server)
        await (painter or self._inner).cancel(inner_ref)

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        painter = await self._own(request.server)
        if painter is None:
            return await self._inner.reconcile(request, key=key)
        ref = await painter.reconcile(request, key=key)
        return None if ref is None else f"{_MARK}|{request.server}|{ref}"


class ServerGates:
    """Implements `Gates` for one server's account: its pace and its circuit are its own."""

    def __init__(self, inner: Gates, server: str) -> None:
        self._inner = inner
        self._server = server

    async def pace(self, name: str, per_minute: int) -> float:
        return await self._inner.pace(self._named(name), per_minute)

    async def closed(self, name: str) -> Closed | None:
        return await self._inner.closed(self._named(name))

    async def close(self, name: str, closed: Closed) -> None:
        await self._inner.close(self._named(name), closed)

    async def open(self, name: str) -> None:
        await self._inner.open(self._named(name))

    def _named(self, name: str) -> str:
        return f"{name}@{self._server}"


def _parted(ref: str) -> tuple[str, str]:
    """The server, "" for work on the operator's account, and the provider's own reference."""
    if not ref.startswith(f"{_MARK}|"):
        return "", ref
    _, server, inner = ref.split("|", 2)
    return server, inner


def _now_ms() -> int:
    return int(asyncio.get_running_loop().time() * 1000)


async def _unpaid(painted: Painted, body: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    try:
        async for chunk in body:
            yield chunk
    except ProviderError as error:
        raise _unbooked(error) from None
    painted.cost_micros = 0


def _unbooked(error: ProviderError) -> ProviderError:
    """What went wrong on a server's account; a key or a balance that fails is that server's matter."""
    if error.kind in OPERATORS:
        return OwnKeyRefused(error.provider, error.kind, error.detail, retry_after_s=error.retry_after_s)
    error.cost_micros = 0
    return error
