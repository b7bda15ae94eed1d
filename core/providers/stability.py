"""Stability's v2beta: one multipart call whose answer is the picture itself. A failure costs nothing.

A picture that was filtered comes as a success with a header that says so. Only the creative upscale is
asked after later.
"""

from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any, Literal

import httpx
from msgspec import Meta

from core.checked import NotEmpty
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, PaintEvent, PaintRequest, Progress
from core.providers import masks
from core.providers.borders import borders_of
from core.providers.catalogue import Model, Trait
from core.providers.dialect import (
    Settings,
    Tools,
    Vendor,
    booking,
    model_for,
    paid,
    prepared,
    profile_of,
    words,
)
from core.providers.http import Api, Reply, Tolerant
from core.providers.statuses import kind_of_status
from core.routing.sizes import nearest_ratio

BASE_URL = "https://api.stability.ai"
#: Too many requests lock us out for a minute, which no header says.
LOCKED_OUT_S = 60.0
#: They ask for no more than that.
RESULT_POLL_S = 10.0
SEED_MAX = 4_294_967_294
BORDER_MAX = 2000
_WORDLESS = ("edit/erase", "upscale/fast")


class StabilitySettings(Settings, frozen=True, kw_only=True):
    """``strength``: how far an edit may go from its picture, 0 to 1. ``grow_mask`` in pixels."""

    output_format: Literal["png", "jpeg", "webp"] = "png"
    strength: Annotated[float, Meta(ge=0, le=1)] = 0.65
    grow_mask: Annotated[int, Meta(ge=0, le=20)] = 5


class _Begun(Tolerant, frozen=True):
    id: NotEmpty


class _Balance(Tolerant, frozen=True):
    credits: float


class StabilityProvider:
    """Implements `core.ports.Provider`. Only a creative upscale has a reference."""

    def __init__(
        self, name: str, settings: StabilitySettings, tools: Tools, models: Mapping[str, Model]
    ) -> None:
        self._name = name
        self._settings = settings
        self._tools = tools
        self._models = models
        self._api = Api(
            name,
            tools.client,
            base_url=settings.base_url or BASE_URL,
            headers={
                "authorization": f"Bearer {settings.secret()}",
                "stability-client-id": "pentimento",
            },
            hosts=settings.hosts,
            read_error=self._read_error,
            failed_is_free=True,
        )
        self.profile = profile_of(name, models, resumable=False)

    async def check(self) -> Mapping[str, str]:
        reply = await self._api.call("GET", "v1/user/balance", repeats=1)
        return {"credits": f"{self._api.parse(_Balance, reply.json()).credits:g}"}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        model = model_for(self._name, self._models, request)
        if len(request.sources) > model.references_max:
            raise self._api.error(ProviderErrorKind.UNSUPPORTED_OPTION, "too many pictures")
        if model.wire != "upscale/creative":
            return None
        files = await prepared(request, self._files, model, request)
        with booking(model.cost_micros(None)):
            reply = await self._api.create_small(_path(model), files=files)
            return self._api.parse(_Begun, reply.json()).id

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        model = model_for(self._name, self._models, request)
        events = self._called(model, request) if ref is None else self._awaited(model, ref)
        async for event in events:
            yield event

    async def cancel(self, ref: str) -> None:
        """There is no such endpoint."""

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return None

    async def _called(self, model: Model, request: PaintRequest) -> AsyncIterator[PaintEvent]:
        files = await prepared(request, self._files, model, request)
        cost = model.cost_micros(request.resolution)
        with booking(cost):
            async with self._api.create(_path(model), accept="image/*", files=files) as response:
                yield Progress(fraction=None)
                yield self._picture(response, model, cost)

    async def _awaited(self, model: Model, ref: str) -> AsyncIterator[PaintEvent]:
        """The result answers 202 until it is the picture."""
        cost = model.cost_micros(None)
        with booking(cost, begun=True):
            async for _ in self._tools.wakes.beats(self._tools.clock, ref, RESULT_POLL_S):
                async with self._api.fetch(f"v2beta/results/{ref}", accept="image/*") as response:
                    if response.status_code != 202:
                        yield self._picture(response, model, cost)
                        return
                yield Progress(fraction=None)

    def _picture(self, response: httpx.Response, model: Model, cost: int) -> Painted:
        if response.headers.get("finish-reason") == "CONTENT_FILTERED":
            raise self._api.error(ProviderErrorKind.MODERATED_OUTPUT, "blurred")
        if not response.headers.get("content-type", "").startswith("image/"):
            raise self._api.error(ProviderErrorKind.PROVIDER_BUG, "no picture", maybe_done=True)
        body = paid(self._api.body(response), cost)
        return Painted(body=body, cost_micros=cost, model=model.id)

    def _files(self, model: Model, request: PaintRequest) -> list[tuple[str, Any]]:
        """Every field a part of the form, the texts without file names; httpx leaves them out then."""
        fields = self._fields(model, request)
        parts: list[tuple[str, Any]] = [(name, (None, str(value))) for name, value in fields.items()]
        if request.sources:
            source = request.sources[0]
            name = f"image{source.media_type.suffix}"
            parts.append(("image", (name, source.body, source.media_type.value)))
        if request.operation is Operation.FILL:
            if request.mask is None:
                raise self._api.error(ProviderErrorKind.INVALID_REQUEST, "no mask")
            white = masks.white(request.mask, request.sources[0].size)
            parts.append(("mask", ("mask.png", white, "image/png")))
        return parts

    def _fields(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        fields: dict[str, Any] = {"output_format": self._settings.output_format, **model.fixed}
        if model.wire not in _WORDLESS:
            fields["prompt"] = words(model, request)
        if model.wire != "upscale/fast":
            fields["seed"] = max(1, request.seed % SEED_MAX)
        if request.negative and Trait.NEGATIVE in model.traits:
            fields["negative_prompt"] = request.negative
        if request.operation is Operation.FILL:
            fields["grow_mask"] = self._settings.grow_mask
        if request.operation is Operation.OUTPAINT:
            fields |= _borders(request)
        if model.wire.startswith("generate/"):
            fields |= self._shape(model, request)
        return fields

    def _shape(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        """A picture to start from decides the shape; without one the ratio does."""
        if request.sources:
            mode = {"mode": "image-to-image"} if model.wire == "generate/sd3" else {}
            return {"strength": self._settings.strength, **mode}
        ratio = request.size.width / request.size.height
        return {"aspect_ratio": nearest_ratio(ratio, model.ratios)}

    def _read_error(self, reply: Reply) -> ProviderError:
        document = reply.json()
        name = str(document.get("name", "")) if isinstance(document, dict) else ""
        kind, wait = kind_of_status(reply.status), reply.retry_after_s
        if name == "content_moderation":
            kind = ProviderErrorKind.MODERATED_INPUT
        if reply.status == 429:
            wait = wait or LOCKED_OUT_S
        return self._api.error(kind, f"{reply.status} {name[:40]}", retry_after_s=wait)


VENDOR = Vendor(settings=StabilitySettings, make=StabilityProvider)


def _path(model: Model) -> str:
    return f"v2beta/stable-image/{model.wire}"


def _borders(request: PaintRequest) -> dict[str, int]:
    found = borders_of(request)
    sides = {"left": found.left, "right": found.right, "up": found.top, "down": found.bottom}
    return {side: min(BORDER_MAX, border) for side, border in sides.items() if border}
