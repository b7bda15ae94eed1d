"""How language models are spoken to: OpenAI-compatible chat completions, and Gemini's own form."""

from dataclasses import dataclass
from typing import Any, Protocol

import httpx

#: A body beyond this is not read to its end.
BODY_BYTES_MAX = 256 * 1024
TOKENS_MAX = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """US dollars per million tokens, which is millionths of a dollar per token."""

    input_usd: float = 0.0
    output_usd: float = 0.0

    def micros(self, tokens_in: int, tokens_out: int) -> int:
        return round(tokens_in * self.input_usd + tokens_out * self.output_usd)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What came back: ``text`` is "" where the model refused or was cut short."""

    text: str
    cost_micros: int = 0


class NotAnswered(Exception):
    """No answer: a broken connection, a server's error, too many requests (``retry_after`` seconds)."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Dialect(Protocol):
    """Asks a model once; raises `NotAnswered` and nothing else of the network."""

    async def ask(self, system: str, data: str, schema: dict[str, Any]) -> Said: ...


class ChatCompletions:
    """``POST {base}/chat/completions``, as OpenAI, llama.cpp, vLLM, Ollama and gateways speak it.

    Servers differ in what ``response_format`` they take: the strict schema is tried first, then a
    plain JSON object, then none; what worked is remembered.
    """

    FORMATS = ("schema", "object", "text")

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        base_url: str,
        model: str,
        key: str = "",
        prices: Prices = Prices(),
    ) -> None:
        self._client = client
        self._url = f"{base_url.rstrip('/')}/chat/completions"
        self._model = model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._prices = prices
        self._format = 0

    async def ask(self, system: str, data: str, schema: dict[str, Any]) -> Said:
        while True:
            status, body, headers = await _posted(
                self._client, self._url, self._headers, self._payload(system, data, schema)
            )
            if status in (400, 404, 422) and self._format < len(self.FORMATS) - 1:
                self._format += 1
                continue
            _check(status, headers)
            return self._said(body)

    def _payload(self, system: str, data: str, schema: dict[str, Any]) -> dict[str, Any]:
        messages = [{"role": "system", "content": system}, {"role": "user", "content": data}]
        payload: dict[str, Any] = {
            "model": self._model, "messages": messages, "temperature": 0, "max_tokens": TOKENS_MAX, "stream": False,
        }  # fmt: skip
        match self.FORMATS[self._format]:
            case "schema":
                wanted = {"name": "decision", "strict": True, "schema": schema}
                payload["response_format"] = {"type": "json_schema", "json_schema": wanted}
            case "object":
                payload["response_format"] = {"type": "json_object"}
        return payload

    def _said(self, body: Any) -> Said:
        usage = _dict(_dict(body).get("usage"))
        cost = self._prices.micros(
            _int(usage.get("prompt_tokens")), _int(usage.get("completion_tokens"))
        )
        choice = _dict(_first(_dict(body).get("choices")))
        message = _dict(choice.get("message"))
        content = message.get("content")
        refused = message.get("refusal") or choice.get("finish_reason") in ("content_filter", "length")
        return Said(text=content if isinstance(content, str) and not refused else "", cost_micros=cost)


class Gemini:
    """``POST {base}/models/{model}:generateContent``; its schema is OpenAPI's, with ``nullable``."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        base_url: str,
        model: str,
        key: str,
        prices: Prices = Prices(),
    ) -> None:
        self._client = client
        self._url = f"{base_url.rstrip('/')}/models/{model}:generateContent"
        self._headers = {"x-goog-api-key": key}
        self._prices = prices

    async def ask(self, system: str, data: str, schema: dict[str, Any]) -> Said:
        payload = {
            "systemInstruction": {"parts": [{"text": system}]},
            "contents": [{"role": "user", "parts": [{"text": data}]}],
            "generationConfig": {
                "temperature": 0,
                "maxOutputTokens": TOKENS_MAX,
                "responseMimeType": "application/json",
                "responseSchema": openapi(schema),
            },
        }
        status, body, headers = await _posted(self._client, self._url, self._headers, payload)
        _check(status, headers)
        return self._said(body)

    def _said(self, body: Any) -> Said:
        usage = _dict(_dict(body).get("usageMetadata"))
        tokens_out = _int(usage.get("candidatesTokenCount")) + _int(usage.get("thoughtsTokenCount"))
        cost = self._prices.micros(_int(usage.get("promptTokenCount")), tokens_out)
        candidate = _dict(_first(_dict(body).get("candidates")))
        parts = _dict(candidate.get("content")).get("parts") or []
        text = "".join(
            str(_dict(part).get("text", "")) for part in parts if not _dict(part).get("thought")
        )
        return Said(
            text=text if candidate.get("finishReason") in ("STOP", None) else "", cost_micros=cost
        )


def openapi(schema: dict[str, Any]) -> dict[str, Any]:
    """A JSON schema as Gemini reads it: one type, ``nullable``, no ``additionalProperties``."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    plain: dict[str, Any] = {"type": next(kind for kind in kinds if kind != "null").upper()}
    if "null" in kinds:
        plain["nullable"] = True
    if "enum" in schema:
        plain["enum"] = [value for value in schema["enum"] if value is not None]
        if not plain["enum"]:
            del plain["enum"]
    if "items" in schema:
        plain["items"] = openapi(schema["items"])
    if "properties" in schema:
        plain["properties"] = {name: openapi(part) for name, part in schema["properties"].items()}
        plain["required"] = schema["required"]
    return plain


async def _posted(
    client: httpx.AsyncClient, url: str, headers: dict[str, str], payload: dict[str, Any]
) -> tuple[int, Any, httpx.Headers]:
    """Status, JSON body (None where it is none or too large) and headers."""
    try:
        async with client.stream("POST", url, json=payload, headers=headers) as response:
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > BODY_BYTES_MAX:
                    return response.status_code, None, response.headers
            return response.status_code, _json(response, bytes(body)), response.headers
    except httpx.HTTPError as error:
        raise NotAnswered(type(error).__name__) from error


def _json(response: httpx.Response, body: bytes) -> Any:
    try:
        return httpx.Response(response.status_code, content=body).json()
    except ValueError:
        return None


def _check(status: int, headers: httpx.Headers) -> None:
    if status == 200:
        return
    wait = headers.get("retry-after", "")
    seconds = float(wait) if wait.replace(".", "", 1).isdigit() else 0.0
    raise NotAnswered(f"http {status}", seconds or (5.0 if status == 429 else 0.0))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else None


def _int(value: Any) -> int:
    return value if isinstance(value, int) else 0
