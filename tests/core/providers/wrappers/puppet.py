"""A painter that fails as it is told, to be wrapped."""

import asyncio
from collections.abc import AsyncIterator, Mapping

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import MediaType, Operation, Painted, PaintEvent, PaintRequest, Preview, Progress
from core.ports import ProviderProfile
from tests.contracts.painters import request
from tests.fakes.pictures import picture

Kind = ProviderErrorKind
ASKED = request("nano-banana-pro", resolution="1K")


class Puppet:
    """A painter that fails as it is told, then paints; ``blocking`` ones have no references."""

    def __init__(self, name: str, *failures: ProviderError, blocking: bool = False) -> None:
        self.name = name
        self.failures = list(failures)
        self.blocking = blocking
        self.asked: list[PaintRequest] = []
        self.cancelled: list[str] = []
        self.running = self.running_max = 0
        self.release = asyncio.Event()
        self.release.set()
        self.previews = 0

    @property
    def profile(self) -> ProviderProfile:
        return ProviderProfile(name=self.name, operations=frozenset(Operation), resumable=True)

    async def check(self) -> Mapping[str, str]:
        return {}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        if self.blocking:
            return None
        self.asked.append(request)
        self._fail()
        self._began()
        return f"{self.name}-{len(self.asked)}"

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        yield Progress(fraction=None)
        if self.blocking:
            self.asked.append(request)
            for _ in range(self.previews):
                yield Preview(media_type=MediaType.PNG, body=picture())
            self._fail()
            self._began()
        await self.release.wait()
        self.running -= 1
        yield Painted(body=_in_one(picture(seed=3)), model=request.model)

    async def cancel(self, ref: str) -> None:
        self.cancelled.append(ref)

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return None

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)

    def _began(self) -> None:
        self.running += 1
        self.running_max = max(self.running_max, self.running)


def failure(kind: Kind, **facts: float) -> ProviderError:
    return ProviderError("gemini", kind, **facts)  # type: ignore[arg-type]


async def _in_one(body: bytes) -> AsyncIterator[bytes]:
    yield body
