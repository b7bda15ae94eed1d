"""Google's Gemini image models (Nano Banana): one call that streams thoughts, then the picture.

A refusal comes as a success without a picture. There is no mask, no negative prompt and no job id.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Literal

import httpx
from pydantic import AliasChoices, Field

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, PaintEvent, PaintRequest, Preview, Progress, Size
from core.ports import ProviderProfile
from core.providers import masks
from core.providers.base64_stream import NotAsExpected, Piece, encode, index_of
from core.providers.catalogue import Model, Rates, Trait
from core.providers.dialect import (
    Settings,
    Tools,
    booking,
    model_for,
    paid,
    plausible,
    profile_of,
    words,
)
from core.providers.http import Api, Reply, Tolerant
from core.providers.previews import preview_of
from core.providers.sse import Event, tokens_of
from core.providers.statuses import kind_of_status
from core.sizes import nearest_ratio

BASE_URL = "https://generativelanguage.googleapis.com/v1beta"
PICTURE = ("data",)
SEED_MAX = 2**31 - 1

_HARMS = ("HARASSMENT", "HATE_SPEECH", "SEXUALLY_EXPLICIT", "DANGEROUS_CONTENT")
_BLOCKED_PROMPT = {"SAFETY", "BLOCKLIST", "PROHIBITED_CONTENT", "IMAGE_SAFETY"}
_BLOCKED_OUTPUT = {
    "SAFETY", "IMAGE_SAFETY", "PROHIBITED_CONTENT", "IMAGE_PROHIBITED_CONTENT", "BLOCKLIST",
    "SPII", "RECITATION", "IMAGE_RECITATION", "ESCALATION",
}  # fmt: skip
_REASONS = {
    "API_KEY_INVALID": ProviderErrorKind.AUTH,
    "PUP_LIMITED_DISABLED": ProviderErrorKind.AUTH,
    "BILLING_DISABLED": ProviderErrorKind.INSUFFICIENT_CREDIT,
}
_DELAY = re.compile(r"(\d+(?:\.\d+)?)s")
_ENLARGE = "Reproduce this picture unchanged, in higher resolution and with finer detail. {}"
_EXTEND = "Fill the flat grey border so that the picture continues naturally into it. {}"


class GeminiSettings(Settings):
    """``safety``: from which probability Google blocks; "" leaves its own default."""

    safety: Literal[
        "", "BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH", "BLOCK_NONE", "OFF"
    ] = ""


def _either(camel: str, snake: str) -> Any:
    return Field(default=None, validation_alias=AliasChoices(camel, snake))


class _Inline(Tolerant):
    data: str | None = None


class _Part(Tolerant):
    thought: bool | None = None
    inline_data: _Inline | None = _either("inlineData", "inline_data")


class _Content(Tolerant):
    parts: tuple[_Part, ...] | None = None


class _Candidate(Tolerant):
    content: _Content | None = None
    finish_reason: str | None = _either("finishReason", "finish_reason")


class _Feedback(Tolerant):
    block_reason: str | None = _either("blockReason", "block_reason")


class _Tokens(Tolerant):
    modality: str | None = None
    count: int | None = _either("tokenCount", "token_count")


class _Usage(Tolerant):
    prompt: int | None = _either("promptTokenCount", "prompt_token_count")
    candidates: int | None = _either("candidatesTokenCount", "candidates_token_count")
    thoughts: int | None = _either("thoughtsTokenCount", "thoughts_token_count")
    details: tuple[_Tokens, ...] | None = _either("candidatesTokensDetails", "candidates_tokens_details")


class _Answer(Tolerant):
    """One chunk of the stream: a whole GenerateContentResponse."""

    candidates: tuple[_Candidate, ...] | None = None
    prompt_feedback: _Feedback | None = _either("promptFeedback", "prompt_feedback")
    usage: _Usage | None = _either("usageMetadata", "usage_metadata")

    @property
    def parts(self) -> Sequence[_Part]:
        first = self.candidates[0] if self.candidates else None
        return (first.content.parts or ()) if first and first.content else ()


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
        self._profile = profile_of(name, models, resumable=False, previews=True)

    @property
    def profile(self) -> ProviderProfile:
        return self._profile

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
        body = await asyncio.to_thread(self._body, model, request)
        path = f"models/{model.wire}:streamGenerateContent"
        with booking(cost):
            async with self._api.create(path, params={"alt": "sse"}, json=body) as response:
                yield Progress(fraction=None)
                async for event in _Reader(self._api, model, cost).events(response):
                    yield event

    async def cancel(self, ref: str) -> None:
        """There is no such endpoint."""

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return None

    # -- the request ---------------------------------------------------------------------------

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
                kind = _REASONS.get(str(detail.get("reason")), kind)
                found = _DELAY.fullmatch(str(detail.get("retryDelay")))
                wait = float(found.group(1)) if found else wait
        status = error.get("status") if isinstance(error, dict) else ""
        return self._api.error(kind, f"{reply.status} {status}", retry_after_s=wait)


class _Reader:
    """One streamed answer, read to its end: the last picture that is no thought is the result."""

    def __init__(self, api: Api, model: Model, cost_micros: int) -> None:
        self._api = api
        self._model = model
        self._cost_micros = cost_micros
        self._last = _Answer()
        self._finish: str | None = None
        self._blocked: str | None = None
        self._thought = False

    async def events(self, response: httpx.Response) -> AsyncIterator[PaintEvent]:
        stream = response.headers.get("content-type", "").startswith("text/event-stream")
        tokens = tokens_of(self._api.body(response), PICTURE, stream=stream)
        thinks = stream and Trait.THINKING in self._model.traits
        held: dict[int, bytearray] = {}
        try:
            async for token in tokens:
                if isinstance(token, Piece) and not thinks:
                    yield self._painted(tokens, {token.index: bytearray()})
                    return
                if isinstance(token, Piece):
                    held.setdefault(token.index, bytearray()).extend(token.data)
                    continue
                result = self._read(token, held)
                if result is not None:
                    yield self._painted(tokens, {}, result)
                    return
                if self._thought:
                    async for event in _thoughts(held):
                        yield event
                held = {}
        except NotAsExpected as error:
            raise self._bug(str(error)) from error
        raise self._nothing()

    def _painted(
        self,
        tokens: AsyncIterator[Piece | Event],
        held: dict[int, bytearray],
        result: bytes | None = None,
    ) -> Painted:
        painted = Painted(body=_none(), cost_micros=self._cost_micros, model=self._model.id)
        painted.body = paid(self._rest(tokens, held, result, painted), self._cost_micros)
        return painted

    async def _rest(
        self,
        tokens: AsyncIterator[Piece | Event],
        held: dict[int, bytearray],
        result: bytes | None,
        painted: Painted,
    ) -> AsyncIterator[bytes]:
        """To the end of the stream, because a later picture replaces an earlier one."""
        try:
            async for token in tokens:
                if isinstance(token, Piece):
                    held.setdefault(token.index, bytearray()).extend(token.data)
                else:
                    result = self._read(token, held) or result
                    held = {}
        except NotAsExpected as error:
            raise self._bug(str(error)) from error
        painted.cost_micros = _cost(self._last.usage, self._model.rates) or self._cost_micros
        if result is None:
            raise self._nothing()
        yield result

    def _read(self, event: Event, held: Mapping[int, bytearray]) -> bytes | None:
        """Take note of an event; its last picture that is no thought, if it has one."""
        if event.document is None:
            raise self._bug("no JSON in the stream")
        answer = self._api.parse(_Answer, event.document)
        if isinstance(event.document, dict) and "error" in event.document:
            raise self._api.error(ProviderErrorKind.OVERLOADED, "in the stream", maybe_done=True)
        if answer.usage is not None:
            self._last = answer
        if answer.candidates and answer.candidates[0].finish_reason:
            self._finish = answer.candidates[0].finish_reason
        if answer.prompt_feedback and answer.prompt_feedback.block_reason:
            self._blocked = answer.prompt_feedback.block_reason
        self._thought = any(part.thought for part in answer.parts)
        places = [
            index_of(part.inline_data.data)
            for part in answer.parts
            if part.inline_data is not None and not part.thought
        ]
        whole = [bytes(held[place]) for place in places if place is not None and held.get(place)]
        return whole[-1] if whole else None

    def _nothing(self) -> ProviderError:
        """Why there is no picture."""
        if self._blocked is not None:
            blocked = self._blocked in _BLOCKED_PROMPT
            kind = ProviderErrorKind.MODERATED_INPUT if blocked else ProviderErrorKind.PROVIDER_BUG
            return self._api.error(kind, f"blocked: {self._blocked[:40]}")
        if self._finish in _BLOCKED_OUTPUT:
            return self._api.error(ProviderErrorKind.MODERATED_OUTPUT, f"finished: {self._finish}")
        if self._finish in _REASONS:
            return self._api.error(_REASONS[self._finish], f"finished: {self._finish}")
        if self._finish is None:
            return self._api.error(ProviderErrorKind.TIMEOUT_UNKNOWN, "the stream ended early")
        return self._bug(f"finished without a picture: {self._finish[:40]}")

    def _bug(self, detail: str) -> ProviderError:
        return self._api.error(
            ProviderErrorKind.PROVIDER_BUG, detail, cost_micros=self._cost_micros, maybe_done=True
        )


def _parts(model: Model, request: PaintRequest) -> list[dict[str, Any]]:
    text = words(model, request)
    pictures = [(source.media_type.value, source.body) for source in request.sources]
    if request.operation is Operation.UPSCALE:
        text = _ENLARGE.format(text)
    if request.operation is Operation.OUTPAINT:
        canvas, _ = masks.outpaint_canvas(request.sources[0].body, request.size)
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


def _cost(usage: _Usage | None, rates: Rates | None) -> int:
    """Micro-dollars by the tokens used, pictures and words apart; 0 where it does not say."""
    if usage is None or rates is None or not usage.details:
        return 0
    pictures = sum(part.count or 0 for part in usage.details if part.modality == "IMAGE")
    written = max(0, (usage.candidates or 0) - pictures) + (usage.thoughts or 0)
    return plausible(
        (usage.prompt or 0) * rates.text_in + pictures * rates.image_out + written * rates.text_out
    )


async def _thoughts(held: Mapping[int, bytearray]) -> AsyncIterator[PaintEvent]:
    """A thought moves the line; a drawn one is a draft to look at meanwhile."""
    yield Progress(fraction=None, thinking=True)
    for body in held.values():
        preview: Preview | None = await preview_of(bytes(body))
        if preview is not None:
            yield preview


async def _none() -> AsyncIterator[bytes]:
    for nothing in tuple[bytes]():
        yield nothing
