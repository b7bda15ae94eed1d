"""What Gemini answers: chunks of thoughts and pictures, refusals that are successes, tokens used."""

import re
from collections.abc import AsyncIterator, Mapping, Sequence

import httpx
from msgspec import field

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Painted, PaintEvent, Preview, Progress
from core.providers.base64_stream import NotAsExpected, Piece, index_of
from core.providers.catalogue import Model, Rates, Trait
from core.providers.dialect import paid, plausible
from core.providers.http import Api, Tolerant
from core.providers.previews import preview_of
from core.providers.sse import Event, tokens_of

PICTURE = ("data",)
#: As far down as `_Answer` looks.
DEEP = 7
_SNAKE = re.compile(r"_([a-z])")

_BLOCKED_PROMPT = {"SAFETY", "BLOCKLIST", "PROHIBITED_CONTENT", "IMAGE_SAFETY"}
_BLOCKED_OUTPUT = {
    "SAFETY", "IMAGE_SAFETY", "PROHIBITED_CONTENT", "IMAGE_PROHIBITED_CONTENT", "BLOCKLIST",
    "SPII", "RECITATION", "IMAGE_RECITATION", "ESCALATION",
}  # fmt: skip
REASONS = {
    "API_KEY_INVALID": ProviderErrorKind.AUTH,
    "PUP_LIMITED_DISABLED": ProviderErrorKind.AUTH,
    "BILLING_DISABLED": ProviderErrorKind.INSUFFICIENT_CREDIT,
}


class _Camel(Tolerant, frozen=True, rename="camel"):
    """Google writes in camel case; `_in_camel` turns what a gateway has written otherwise."""


class _Inline(_Camel, frozen=True):
    data: str | None = None


class _Part(_Camel, frozen=True):
    thought: bool | None = None
    inline_data: _Inline | None = None


class _Content(_Camel, frozen=True):
    parts: tuple[_Part, ...] | None = None


class _Candidate(_Camel, frozen=True):
    content: _Content | None = None
    finish_reason: str | None = None


class _Feedback(_Camel, frozen=True):
    block_reason: str | None = None


class _Tokens(_Camel, frozen=True):
    modality: str | None = None
    count: int | None = field(default=None, name="tokenCount")


class _Usage(_Camel, frozen=True):
    prompt: int | None = field(default=None, name="promptTokenCount")
    candidates: int | None = field(default=None, name="candidatesTokenCount")
    thoughts: int | None = field(default=None, name="thoughtsTokenCount")
    details: tuple[_Tokens, ...] | None = field(default=None, name="candidatesTokensDetails")


class _Answer(_Camel, frozen=True):
    """One chunk of the stream: a whole GenerateContentResponse."""

    candidates: tuple[_Candidate, ...] | None = None
    prompt_feedback: _Feedback | None = None
    usage: _Usage | None = field(default=None, name="usageMetadata")

    @property
    def parts(self) -> Sequence[_Part]:
        first = self.candidates[0] if self.candidates else None
        return (first.content.parts or ()) if first and first.content else ()


class Reader:
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
        answer = self._api.parse(_Answer, _in_camel(event.document))
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
        if self._finish in REASONS:
            return self._api.error(REASONS[self._finish], f"finished: {self._finish}")
        if self._finish is None:
            return self._api.error(ProviderErrorKind.TIMEOUT_UNKNOWN, "the stream ended early")
        return self._bug(f"finished without a picture: {self._finish[:40]}")

    def _bug(self, detail: str) -> ProviderError:
        return self._api.error(
            ProviderErrorKind.PROVIDER_BUG, detail, cost_micros=self._cost_micros, maybe_done=True
        )


def _in_camel(document: object, deep: int = DEEP) -> object:
    """With the keys of its tables in camel case; one that was written so goes first."""
    if isinstance(document, list) and deep:
        return [_in_camel(one, deep - 1) for one in document]
    if not isinstance(document, dict) or not deep:
        return document
    turned = {_SNAKE.sub(lambda found: found[1].upper(), key): key for key in document}
    return {name: _in_camel(document.get(name, document[key]), deep - 1) for name, key in turned.items()}


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
