"""Google's Gemini image models (Nano Banana): one call that streams thoughts, then the picture.

A refusal comes as a success without a picture. There is no mask, no negative prompt and no job id.
"""

import re
from collections.abc import AsyncIterator, Mapping
from typing import Any, Literal

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, PaintEvent, PaintRequest, Progress, Size
from core.providers.base64_stream import encode
from core.providers.borders import canvas_of
from core.providers.catalogue import Model, Trait
from core.providers.dialect import (
    Settings,
    Tools,
    Vendor,
    booking,
    model_for,
    prepared,
    profile_of,
    words,
)
from core.providers.gemini_answers import REASONS, Reader
from core.providers.http import Api, Reply
from core.providers.statuses import kind_of_status
from core.routing.sizes import nearest_ratio

BASE_URL = "https://generativelanguage.googleapis.com/v1beta"
SEED_MAX = 2**31 - 1

_HARMS = ("HARASSMENT", "HATE_SPEECH", "SEXUALLY_EXPLICIT", "DANGEROUS_CONTENT")
_DELAY = re.compile(r"(\d+(?:\.\d+)?)s")
_ENLARGE = "Reproduce this picture unchanged, in higher resolution and with finer detail. {}"
_EXTEND = "Fill the flat grey border so that the picture continues naturally into it. {}"


class GeminiSettings(Settings, frozen=True, kw_only=True):
    """``safety``: from which probability Google blocks; "" leaves its own default."""

    safety: Literal[
        "", "BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH", "BLOCK_NONE", "OFF"
    ] = ""


class GeminiProvider:
    """Implements `core.ports.Provider`. The whole call happens in `follow`."""

    def __init__(
        self, name: str, settings: GeminiSettings, tools: Tools, models: Mapping[str, Model]
    ) -> None:
        self._name = name
        self._settings = settings
        self._models = models
        self._api = Api(
            name,
            tools.client,
            base_url=settings.base_url or BASE_URL,
            headers={"x-goog-api-key": settings.secret()},
            hosts=settings.hosts,
            read_error=self._read_error,
        )
        self.profile = profile_of(name, models, resumable=False, previews=True)

    async def check(self) -> Mapping[str, str]:
        await self._api.call("GET", "models", params={"pageSize": 1}, repeats=1)
        return {}

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
        path = f"models/{model.wire}:streamGenerateContent"
        with booking(cost):
            async with self._api.create(path, params={"alt": "sse"}, json=body) as response:
                yield Progress(fraction=None)
                async for event in Reader(self._api, model, cost).events(response):
                    yield event

    async def cancel(self, ref: str) -> None:
        """There is no such endpoint."""

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return None

    def _body(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        config: dict[str, Any] = {
            "responseModalities": ["TEXT", "IMAGE"],
            "imageConfig": _image_config(model, request),
            "seed": request.seed % SEED_MAX,
            "candidateCount": 1,
        }
        if Trait.THINKING in model.traits:
            config["thinkingConfig"] = {"includeThoughts": True}
        body: dict[str, Any] = {
            "contents": [{"role": "user", "parts": _parts(model, request)}],
            "generationConfig": config,
        }
        if self._settings.safety:
            body["safetySettings"] = [
                {"category": f"HARM_CATEGORY_{harm}", "threshold": self._settings.safety}
                for harm in _HARMS
            ]
        return body

    def _read_error(self, reply: Reply) -> ProviderError:
        document = reply.json()
        said = document[0] if isinstance(document, list) and document else document
        error = said.get("error") if isinstance(said, dict) else None
        details = error.get("details") if isinstance(error, dict) else None
        kind, wait = kind_of_status(reply.status), reply.retry_after_s
        if reply.status == 404:
            kind = ProviderErrorKind.UNSUPPORTED_OPTION
        for detail in details if isinstance(details, list) else ():
            if isinstance(detail, dict):
                kind = REASONS.get(str(detail.get("reason")), kind)
                found = _DELAY.fullmatch(str(detail.get("retryDelay")))
                wait = float(found.group(1)) if found else wait
        status = error.get("status") if isinstance(error, dict) else ""
        return self._api.error(kind, f"{reply.status} {status}", retry_after_s=wait)


VENDOR = Vendor(settings=GeminiSettings, make=GeminiProvider)


def _parts(model: Model, request: PaintRequest) -> list[dict[str, Any]]:
    text = words(model, request)
    pictures = [(source.media_type.value, source.body) for source in request.sources]
    if request.operation is Operation.UPSCALE:
        text = _ENLARGE.format(text)
    if request.operation is Operation.OUTPAINT:
        canvas, _ = canvas_of(request, request.size)
        pictures[0], text = ("image/png", canvas), _EXTEND.format(text)
    inline = [{"inlineData": {"mimeType": kind, "data": encode(body)}} for kind, body in pictures]
    return [{"text": text}, *inline]


def _image_config(model: Model, request: PaintRequest) -> dict[str, str]:
    """Without a ratio the picture follows the one it starts from."""
    config: dict[str, str] = {}
    wanted = nearest_ratio(_ratio(request.size), model.ratios)
    if not request.sources or nearest_ratio(_ratio(request.sources[0].size), model.ratios) != wanted:
        config["aspectRatio"] = wanted
    if len(model.resolutions) > 1 and request.resolution in model.resolutions:
        config["imageSize"] = str(request.resolution)
    return config


def _ratio(size: Size) -> float:
    return size.width / size.height
