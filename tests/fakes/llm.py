"""Strict loopback language models and moderation services: chat completions, Gemini, omni-moderation."""

import asyncio
import base64
import io
import json
from collections import deque
from typing import Any

from aiohttp import web
from PIL import Image

from tests.fakes.loopback import KEY, SEEN, FakeServer

CHAT_FIELDS = {"model", "messages", "temperature", "max_tokens", "stream", "response_format"}
CONFIG_FIELDS = {"temperature", "maxOutputTokens", "responseMimeType", "responseSchema"}
TYPES = {"OBJECT", "STRING", "ARRAY", "NUMBER"}
CATEGORIES = (
    "harassment", "harassment/threatening", "hate", "hate/threatening", "illicit", "illicit/violent",
    "self-harm", "self-harm/intent", "self-harm/instructions", "sexual", "sexual/minors", "violence",
    "violence/graphic",
)  # fmt: skip


def decision(**said: Any) -> dict[str, Any]:
    """A whole, valid answer, changed where the test says."""
    whole = {
        "intent": "GENERATE", "target": None, "prompt": "a fox in the snow", "instruction": None,
        "negative": [], "style": None, "confidence": 0.95,
    }  # fmt: skip
    return {**whole, **said}


class FakeModels(FakeServer):
    """``say`` queues what the next answers contain; a dict is sent as JSON, a string as it is.

    ``formats``: which ``response_format`` types this server takes. ``refusal`` refuses once.
    """

    def __init__(self) -> None:
        super().__init__()
        self.answers: deque[Any] = deque()
        self.formats = {"json_schema", "json_object"}
        self.refusal = ""
        self.finish = "stop"
        self.flagged: set[str] = set()
        self.classified: Any = {"decision": "allow"}
        self.hang_s = 0.0

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"

    def say(self, *answers: Any) -> None:
        self.answers.extend(answers)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/chat/completions", self._chat),
            web.post("/v1beta/models/{call}", self._gemini),
            web.post("/v1/moderations", self._moderations),
            web.post("/classify", self._classify),
        ]

    async def _chat(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return _error(401, "Incorrect API key provided")
        body = request[SEEN].json
        if problem := self._chat_problem(body):
            return _error(400, problem)
        await asyncio.sleep(self.hang_s)
        self.made += 1
        message = {
            "role": "assistant",
            "content": None if self.refusal else self._next(),
            "refusal": self.refusal or None,
        }
        choice = {"index": 0, "message": message, "finish_reason": self.finish}
        usage = {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000}
        return web.json_response({"object": "chat.completion", "choices": [choice], "usage": usage})

    def _chat_problem(self, body: Any) -> str:
        if unknown := set(body) - CHAT_FIELDS:
            return f"Unrecognized request argument supplied: {unknown}"
        if [part["role"] for part in body["messages"]] != ["system", "user"]:
            return "messages must be a system and a user message"
        wanted = body.get("response_format")
        if wanted and wanted["type"] not in self.formats:
            return f"response_format {wanted['type']} is not supported"
        if wanted and wanted["type"] == "json_schema":
            return _schema_problem(wanted["json_schema"])
        return ""

    async def _gemini(self, request: web.Request) -> web.Response:
        if request.headers.get("x-goog-api-key") != KEY:
            return _error(403, "API key not valid")
        body = request[SEEN].json
        config = body.get("generationConfig", {})
        if (
            set(body) - {"systemInstruction", "contents", "generationConfig"}
            or set(config) - CONFIG_FIELDS
        ):
            return _error(400, "Invalid JSON payload received. Unknown name")
        if problem := _openapi_problem(config["responseSchema"]):
            return _error(400, problem)
        await asyncio.sleep(self.hang_s)
        self.made += 1
        usage = {"promptTokenCount": 900, "candidatesTokenCount": 100}
        if self.refusal:
            return web.json_response(
                {"promptFeedback": {"blockReason": "SAFETY"}, "usageMetadata": usage}
            )
        content = {"role": "model", "parts": [{"text": self._next()}]}
        reason = "STOP" if self.finish == "stop" else "SAFETY"
        return web.json_response(
            {"candidates": [{"content": content, "finishReason": reason}], "usageMetadata": usage}
        )

    def _next(self) -> str:
        answer = self.answers.popleft() if self.answers else decision()
        return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)

    async def _moderations(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return _error(401, "Incorrect API key provided")
        body = request[SEEN].json
        if set(body) != {"model", "input"} or not all(
            part["type"] == "text" or _is_picture(part["image_url"]["url"]) for part in body["input"]
        ):
            return _error(400, "Invalid input")
        await asyncio.sleep(self.hang_s)
        categories = {name: name in self.flagged for name in CATEGORIES}
        result = {"flagged": bool(self.flagged), "categories": categories}
        return web.json_response({"id": "modr-1", "model": body["model"], "results": [result]})

    async def _classify(self, request: web.Request) -> web.Response:
        body = request[SEEN].json
        if set(body) != {"text", "has_attachment"} and not (
            set(body) == {"image"} and _is_picture(body["image"])
        ):
            return _error(400, "bad request")
        await asyncio.sleep(self.hang_s)
        return web.json_response(self.classified)


def _is_picture(url: str) -> bool:
    """A data URL whose bytes open as what it says they are; no more than 20 MB, as OpenAI has it."""
    head, _, body = url.partition(";base64,")
    picture = base64.b64decode(body, validate=True)
    with Image.open(io.BytesIO(picture)) as opened:
        return head == f"data:{Image.MIME[opened.format or '']}" and len(picture) <= 20_000_000


def _schema_problem(named: dict[str, Any]) -> str:
    """What strict mode demands: every property required, nothing additional."""
    schema = named["schema"]
    if named.get("strict") is not True or schema.get("additionalProperties") is not False:
        return "Invalid schema: additionalProperties is required to be supplied and to be false"
    if set(schema["required"]) != set(schema["properties"]):
        return "Invalid schema: required is required to include every key in properties"
    return ""


def _openapi_problem(schema: dict[str, Any]) -> str:
    if schema.get("type") not in TYPES or set(schema) - {
        "type",
        "nullable",
        "enum",
        "items",
        "properties",
        "required",
    }:
        return f"Invalid value at 'generation_config.response_schema': {schema}"
    parts = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
    return next((problem for part in parts if (problem := _openapi_problem(part))), "")


def _error(status: int, message: str) -> web.Response:
    return web.json_response(
        {"error": {"message": message, "type": "invalid_request_error"}}, status=status
    )
