"""OpenAI's Images API, and every server that speaks it by another base URL.

One blocking call, as JSON or as a stream with partial pictures. There is no job id: nothing can be
resumed or cancelled, and a call that was sent and not answered is an unknown outcome.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Annotated, Any, Literal

from msgspec import Meta

from core.checked import Misfit, checked
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import MediaType, Operation, PaintEvent, PaintRequest, SourcePicture
from core.providers import masks
from core.providers.borders import canvas_of, canvas_size
from core.providers.catalogue import Model, Rates
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

BASE_URL = "https://api.openai.com/v1"
IMAGES_MAX = 16

_INPUT = ProviderErrorKind.MODERATED_INPUT
_MONEY = ProviderErrorKind.INSUFFICIENT_CREDIT
CODES = {
    "content_policy_violation": _INPUT,
    "image_content_policy_violation": _INPUT,
    "insufficient_quota": _MONEY,
    "billing_hard_limit_reached": _MONEY,
    "billing_not_active": _MONEY,
    "model_not_found": ProviderErrorKind.UNSUPPORTED_OPTION,
    "invalid_api_key": ProviderErrorKind.AUTH,
    "rate_limit_exceeded": ProviderErrorKind.RATE_LIMITED,
    "server_error": ProviderErrorKind.OVERLOADED,
}


class OpenAiSettings(Settings, frozen=True, kw_only=True):
    """``partial_images``: previews while it paints, each costs 100 output tokens; 0 = no stream."""

    organization: str = ""
    project: str = ""
    quality: Literal["auto", "low", "medium", "high", "xhigh", "max"] = "auto"
    output_format: Literal["png", "jpeg", "webp"] = "jpeg"
    output_compression: Annotated[int, Meta(ge=0, le=100)] = 95
    moderation: Literal["auto", "low"] = "auto"
    partial_images: Annotated[int, Meta(ge=0, le=3)] = 1


class _InputDetails(Tolerant, frozen=True):
    text_tokens: int = 0
    image_tokens: int = 0


class _Usage(Tolerant, frozen=True):
    input_tokens: int = 0
    output_tokens: int = 0
    input_tokens_details: _InputDetails | None = None


class _Moderation(Tolerant, frozen=True):
    moderation_stage: str = "input"


class _Error(Tolerant, frozen=True):
    type: str | None = None
    code: str | int | None = None
    param: str | None = None
    moderation_details: _Moderation | None = None


class OpenAiProvider:
    """Implements `core.ports.Provider`. The whole call happens in `follow`."""

    def __init__(
        self, name: str, settings: OpenAiSettings, tools: Tools, models: Mapping[str, Model]
    ) -> None:
        self._name = name
        self._settings = settings
        self._models = models
        headers = {
            "authorization": f"Bearer {settings.secret()}",
            "openai-organization": settings.organization,
            "openai-project": settings.project,
        }
        self._api = Api(
            name,
            tools.client,
            base_url=settings.base_url or BASE_URL,
            headers={key: value for key, value in headers.items() if value},
            hosts=settings.hosts,
            read_error=self._read_error,
        )
        self.profile = profile_of(name, models, resumable=False, previews=settings.partial_images > 0)

    async def check(self) -> Mapping[str, str]:
        reply = await self._api.call("GET", "models", repeats=1)
        return {"models": str(len((reply.json() or {}).get("data", ())))}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        model = model_for(self._name, self._models, request)
        if len(request.sources) > min(IMAGES_MAX, model.references_max):
            raise self._api.error(ProviderErrorKind.UNSUPPORTED_OPTION, "too many pictures")
        return None

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        model = model_for(self._name, self._models, request)
        cost = model.cost_micros(request.resolution)
        answer = ImagesAnswer(
            self._api,
            model=model.id,
            cost_micros=cost,
            cost_of=partial(_cost, rates=model.rates),
            said=partial(self._said, status=200),
        )
        with booking(cost):
            # What is sent is no name of ours: an edit's photos would be kept until the answer comes.
            async with self._api.create(**await self._content(model, request)) as response:
                async for event in answer.events(response):
                    yield event

    async def cancel(self, ref: str) -> None:
        """There is no such endpoint."""

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return None

    async def _content(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        fields = self._fields(model, request)
        if not request.sources:
            return {"path": "images/generations", "accept": ACCEPT, "json": fields}
        if request.operation is Operation.OUTPAINT:
            request = replace(request, size=canvas_size(model, request))
            fields["size"] = str(request.size)
        files = await prepared(request, _files, request)
        data = {name: _text(value) for name, value in fields.items()}
        return {"path": "images/edits", "accept": ACCEPT, "files": files, "data": data}

    def _fields(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        own = self._settings
        fields: dict[str, Any] = {
            "model": model.wire,
            "prompt": words(model, request),
            "n": 1,
            "size": str(request.size),
            "quality": own.quality,
            "output_format": own.output_format,
            "moderation": own.moderation,
        }
        if own.output_format != "png":
            fields["output_compression"] = own.output_compression
        if own.partial_images:
            fields |= {"stream": True, "partial_images": own.partial_images}
        if request.end_user:
            fields["safety_identifier"] = request.end_user
        return fields

    def _read_error(self, reply: Reply) -> ProviderError:
        document = reply.json()
        said = document.get("error") if isinstance(document, dict) else None
        error = self._said(said, reply.status)
        error.retry_after_s = reply.retry_after_s
        error.detail += f" request {reply.headers.get('x-request-id', '?')}"
        return error

    def _said(self, said: object, status: int) -> ProviderError:
        """By ``code``, never by the message, which may repeat the prompt or the key."""
        try:
            error = checked(_Error, said)
        except Misfit:
            error = _Error()
        kind = CODES.get(str(error.code)) or CODES.get(str(error.type)) or _kind(status)
        if error.code == "moderation_blocked" or error.type == "image_generation_user_error":
            details = error.moderation_details or _Moderation()
            out = details.moderation_stage == "output"
            kind = ProviderErrorKind.MODERATED_OUTPUT if out else _INPUT
        detail = f"{status} {error.code or error.type or ''} {error.param or ''}".strip()
        return self._api.error(kind, detail, maybe_done=status == 200)


VENDOR = Vendor(settings=OpenAiSettings, make=OpenAiProvider)


def _kind(status: int) -> ProviderErrorKind:
    """404 is a model that is gone or was never there; a 200 that carries an error is a server's."""
    if status == 404:
        return ProviderErrorKind.UNSUPPORTED_OPTION
    return ProviderErrorKind.OVERLOADED if status == 200 else kind_of_status(status)


def _files(request: PaintRequest) -> list[tuple[str, tuple[str, bytes, str]]]:
    """The pictures of an edit; with a mask the first must be a PNG as the mask is. Runs in a thread."""
    sources, mask = list(request.sources), request.mask
    if request.operation is Operation.OUTPAINT:
        canvas, mask = canvas_of(request, request.size)
        sources[0] = _png(sources[0], canvas)
    files = []
    if mask is not None:
        sources[0] = _png(sources[0], masks.as_png(sources[0].body))
        alpha = masks.transparent(mask, masks.size_of(sources[0].body))
        files.append(("mask", ("mask.png", alpha, "image/png")))
    pictures = [
        ("image[]", (f"{n}{source.media_type.suffix}", source.body, source.media_type.value))
        for n, source in enumerate(sources)
    ]
    return pictures + files


def _png(source: SourcePicture, body: bytes) -> SourcePicture:
    return replace(source, media_type=MediaType.PNG, body=body)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cost(document: object, rates: Rates | None) -> int:
    """Micro-dollars by the tokens used: a rate in dollars a million is micro-dollars a token."""
    if rates is None or not isinstance(document, dict):
        return 0
    try:
        usage = checked(_Usage, document.get("usage"))
    except Misfit:
        return 0
    split = usage.input_tokens_details or _InputDetails(text_tokens=usage.input_tokens)
    return plausible(
        split.text_tokens * rates.text_in
        + split.image_tokens * rates.image_in
        + usage.output_tokens * rates.image_out
    )
