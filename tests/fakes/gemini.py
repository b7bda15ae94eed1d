"""A strict Gemini API for pictures: thoughts, drafts, refusals that are successes."""

import base64
import json
import re
from typing import Any

from aiohttp import web

from tests.fakes.loopback import KEY, SEEN, FakeServer, Mood, Seen, whole
from tests.fakes.pictures import opened, picture

MODELS = {
    "gemini-3.1-flash-image",
    "gemini-3-pro-image",
    "gemini-nano-banana-2.1",
    "gemini-3.1-flash-lite-image",
}
RATIOS = {
    "1:1",
    "2:3",
    "3:2",
    "3:4",
    "4:3",
    "4:5",
    "5:4",
    "9:16",
    "16:9",
    "21:9",
    "1:4",
    "4:1",
    "1:8",
    "8:1",
}
CONFIG = {"responseModalities", "imageConfig", "seed", "candidateCount", "thinkingConfig"}
USAGE = {
    "promptTokenCount": 270, "candidatesTokenCount": 1130, "thoughtsTokenCount": 200,
    "totalTokenCount": 1600, "candidatesTokensDetails": [{"modality": "IMAGE", "tokenCount": 1120}],
}  # fmt: skip


class FakeGemini(FakeServer):
    """``finish`` and ``block`` say how the next answer refuses; ``snake`` answers in snake case."""

    def __init__(self) -> None:
        super().__init__()
        self.finish = ""
        self.block = ""
        self.snake = False
        self.as_json = False

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1beta"

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1beta/models", self._models),
            web.post("/v1beta/models/{call}", self._generate),
        ]

    async def _models(self, request: web.Request) -> web.Response:
        if request.headers.get("x-goog-api-key") != KEY:
            return error(400, "INVALID_ARGUMENT", "API_KEY_INVALID")
        return web.json_response({"models": []})

    async def _generate(self, request: web.Request) -> web.StreamResponse:
        seen: Seen = request[SEEN]
        model, _, method = request.match_info["call"].partition(":")
        if request.headers.get("x-goog-api-key") != KEY:
            return error(400, "INVALID_ARGUMENT", "API_KEY_INVALID")
        if model not in MODELS:
            return error(404, "NOT_FOUND")
        if method != "streamGenerateContent" or seen.query.get("alt") != "sse":
            return error(400, "INVALID_ARGUMENT")
        if not _valid(seen.json, model):
            return error(400, "INVALID_ARGUMENT")
        mood = self.mood()
        if refused := _moody(mood):
            return refused
        self.made += 1
        return self._answer(seen.json, mood)

    def _answer(self, body: dict[str, Any], mood: Mood | None) -> web.Response:
        thinking = body["generationConfig"].get("thinkingConfig", {}).get("includeThoughts")
        chunks = [
            _in_snakes(chunk) if self.snake else chunk for chunk in self._chunks(thinking, mood, body)
        ]
        if self.as_json:
            return web.json_response(chunks[-2] | chunks[-1] if len(chunks) > 1 else chunks[-1])
        lines = [f"data: {json.dumps(chunk)}\r\n\r\n".encode() for chunk in chunks]
        return whole(lines, "text/event-stream")

    def _chunks(self, thinking: bool, mood: Mood | None, body: dict[str, Any]) -> list[dict[str, Any]]:
        block = self.block or ("PROHIBITED_CONTENT" if mood is Mood.MODERATED_INPUT else "")
        if block:
            return [{"promptFeedback": {"blockReason": block}, "usageMetadata": {"promptTokenCount": 9}}]
        finish = self.finish or {Mood.MODERATED_OUTPUT: "IMAGE_SAFETY", Mood.EMPTY: "NO_IMAGE"}.get(
            mood, ""
        )
        thoughts = [
            _chunk([{"text": "Planning the scene…", "thought": True}]),
            _chunk([{**self._inline(picture(seed=1)), "thought": True}]),
        ]
        if finish:
            return [*(thoughts if thinking else []), _chunk([{"text": "I cannot."}], finish)]
        made = picture(seed=body["generationConfig"]["seed"])
        last = _chunk([{**self._inline(made), "thoughtSignature": "x"}, {"text": "Here it is."}])
        end = {**_chunk([], "STOP"), "usageMetadata": USAGE}
        return [*(thoughts if thinking else []), last, end | ({} if not self.as_json else last)]

    def _inline(self, body: bytes) -> dict[str, Any]:
        data = base64.b64encode(body).decode()
        return {"inlineData": {"mimeType": "image/png", "data": data}}


def _in_snakes(document: Any) -> Any:
    if isinstance(document, list):
        return [_in_snakes(one) for one in document]
    if isinstance(document, dict):
        return {re.sub("[A-Z]", lambda big: f"_{big[0].lower()}", key): _in_snakes(value)
                for key, value in document.items()}  # fmt: skip
    return document


def error(status: int, name: str, reason: str = "", **detail: Any) -> web.Response:
    details: list[dict[str, Any]] = [
        {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}
    ]
    if detail:
        details.append({"@type": "type.googleapis.com/google.rpc.RetryInfo", **detail})
    said = {"code": status, "message": f"a red fox {KEY}", "status": name, "details": details}
    return web.json_response({"error": said}, status=status)


def _moody(mood: Mood | None) -> web.Response | None:
    match mood:
        case Mood.INVALID:
            return error(400, "INVALID_ARGUMENT")
        case Mood.NO_MONEY:
            return error(403, "PERMISSION_DENIED", "BILLING_DISABLED")
        case Mood.RATE_LIMITED:
            return error(429, "RESOURCE_EXHAUSTED", retryDelay="7s")
        case Mood.OVERLOADED:
            return error(503, "UNAVAILABLE")
        case Mood.BROKEN | Mood.FAILED:
            return error(500, "INTERNAL")
    return None


def _chunk(parts: list[dict[str, Any]], finish: str = "") -> dict[str, Any]:
    candidate: dict[str, Any] = {"content": {"role": "model", "parts": parts}, "index": 0}
    if finish:
        candidate["finishReason"] = finish
    return {"candidates": [candidate], "modelVersion": "x", "responseId": "r"}


def _valid(body: Any, model: str) -> bool:
    if set(body) - {"contents", "generationConfig", "safetySettings"}:
        return False
    config = body["generationConfig"]
    image = config.get("imageConfig", {})
    sizes = {"1K", "2K", "4K"} if model != "gemini-3.1-flash-lite-image" else set()
    return (
        not set(config) - CONFIG
        and not set(image) - {"aspectRatio", "imageSize"}
        and image.get("aspectRatio", "1:1") in RATIOS
        and (image.get("imageSize") is None or image["imageSize"] in sizes)
        and 0 <= config["seed"] < 2**31
        and all(_valid_part(part) for part in body["contents"][0]["parts"])
    )


def _valid_part(part: dict[str, Any]) -> bool:
    if "text" in part:
        return bool(part["text"])
    return bool(opened(base64.b64decode(part["inlineData"]["data"], validate=True)))
