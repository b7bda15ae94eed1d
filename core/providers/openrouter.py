"""OpenRouter's images: many vendors' models behind one call, which says in dollars what it cost.

A failure of the vendor behind it is not billed.
"""

from collections.abc import AsyncIterator, Mapping
from typing import Any, Literal

from core.checked import Misfit, checked
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import PaintEvent, PaintRequest
from core.providers.base64_stream import data_url
from core.providers.catalogue import Model, Trait
from core.providers.dialect import (
    Settings,
    Tools,
    Vendor,
    booking,
    model_for,
    plausible,
    prepared,
    profile_of,
    words,
)
from core.providers.http import Api, Reply, Tolerant
from core.providers.images_api import ACCEPT, ImagesAnswer
from core.providers.statuses import kind_of_status
from core.routing.sizes import nearest_ratio

BASE_URL = "https://openrouter.ai/api/v1"


class OpenRouterSettings(Settings, frozen=True, kw_only=True):
    """``stream``: partial pictures, where the model has them. ``fallbacks``: other hosts of a model."""

    output_format: Literal["png", "jpeg", "webp"] = "png"
    stream: bool = False
    fallbacks: bool = False


class _Usage(Tolerant, frozen=True):
    cost: float = 0.0


class _Billed(Tolerant, frozen=True):
    usage: _Usage | None = None


class _Limits(Tolerant, frozen=True):
    limit_remaining: float | None = None


class _Key(Tolerant, frozen=True):
    data: _Limits = _Limits()


class OpenRouterProvider:
    """Implements `core.ports.Provider`. The whole call happens in `follow`."""

    def __init__(
        self, name: str, settings: OpenRouterSettings, tools: Tools, models: Mapping[str, Model]
    ) -> None:
        self._name = name
        self._settings = settings
        self._models = models
        self._api = Api(
            name,
            tools.client,
            base_url=settings.base_url or BASE_URL,
            headers={"authorization": f"Bearer {settings.secret()}", "x-title": "Pentimento"},
            hosts=settings.hosts,
            read_error=self._read_error,
            failed_is_free=True,
        )
        self.profile = profile_of(name, models, resumable=False, previews=settings.stream)

    async def check(self) -> Mapping[str, str]:
        reply = await self._api.call("GET", "key", repeats=1)
        left = self._api.parse(_Key, reply.json()).data.limit_remaining
        return {} if left is None else {"dollars": f"{left:g}"}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        model = model_for(self._name, self._models, request)
        if len(request.sources) > model.references_max or request.mask is not None:
            raise self._api.error(ProviderErrorKind.UNSUPPORTED_OPTION, "pictures or mask")
        return None

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        model = model_for(self._name, self._models, request)
        cost = model.cost_micros(request.resolution)
        body = await prepared(request, self._body, model, request)
        answer = ImagesAnswer(
            self._api, model=model.id, cost_micros=cost, cost_of=_cost, said=self._said_inside
        )
        with booking(cost):
            async with self._api.create("images", accept=ACCEPT, json=body) as response:
                async for event in answer.events(response):
                    yield event

    async def cancel(self, ref: str) -> None:
        """There is no such endpoint."""

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return None

    def _body(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": model.wire,
            "prompt": words(model, request),
            "n": 1,
            "output_format": self._settings.output_format,
            "stream": self._settings.stream,
            "provider": {"allow_fallbacks": self._settings.fallbacks},
        }
        if model.ratios:
            ratio = request.size.width / request.size.height
            body["aspect_ratio"] = nearest_ratio(ratio, model.ratios)
        if request.resolution in model.resolutions:
            body["resolution"] = request.resolution
        if Trait.SEED in model.traits:
            body["seed"] = request.seed
        if request.sources:
            body["input_references"] = [
                {"type": "image_url", "image_url": {"url": data_url(s.media_type.value, s.body)}}
                for s in request.sources
            ]
        return body

    def _read_error(self, reply: Reply) -> ProviderError:
        document = reply.json()
        error = self._said(document.get("error") if isinstance(document, dict) else None, reply.status)
        error.retry_after_s = reply.retry_after_s
        return error

    def _said_inside(self, said: object) -> ProviderError:
        """An error in a stream or in a 200 carries its own code."""
        code = said.get("code") if isinstance(said, dict) else None
        return self._said(said, code if isinstance(code, int) else 502)

    def _said(self, said: object, status: int) -> ProviderError:
        kind = kind_of_status(status)
        metadata = said.get("metadata") if isinstance(said, dict) else None
        reasons = metadata.get("reasons") if isinstance(metadata, dict) else None
        if status == 403 and reasons:
            kind = ProviderErrorKind.MODERATED_INPUT
        if status == 404:
            kind = ProviderErrorKind.UNSUPPORTED_OPTION
        where = metadata.get("provider_name", "") if isinstance(metadata, dict) else ""
        return self._api.error(kind, f"{status} {str(where)[:40]}")


VENDOR = Vendor(settings=OpenRouterSettings, make=OpenRouterProvider)


def _cost(document: object) -> int:
    """Micro-dollars as stated; 0 where it does not say."""
    try:
        usage = checked(_Billed, document).usage
    except Misfit:
        return 0
    return plausible(usage.cost * 1_000_000) if usage else 0
