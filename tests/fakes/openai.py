"""A strict OpenAI Images API: what it refuses, how it streams, what it bills."""

import base64
import json
import re
from typing import Any

from aiohttp import web

from tests.fakes.loopback import KEY, SEEN, FakeServer, Mood, Seen, whole
from tests.fakes.pictures import opened, picture, repainted

MODELS = {"gpt-image-1.5", "gpt-image-1-mini", "gpt-image-2", "gpt-image-2.5-flare",
          "gpt-image-2.5-sunburst", "gpt-image-2.6-flare", "gpt-image-2.6-sunburst"}  # fmt: skip
FIELDS = {"prompt", "model", "n", "size", "quality", "output_format", "output_compression",
          "background", "moderation", "stream", "partial_images", "complexity",
          "safety_identifier", "user"}  # fmt: skip
EDIT_FIELDS = FIELDS | {"image", "image[]", "mask", "markup", "input_fidelity"}
ONE_OF = {
    "quality": {"auto", "low", "medium", "high", "xhigh", "max"},
    "output_format": {"png", "jpeg", "webp"},
    "moderation": {"auto", "low"},
    "background": {"auto", "opaque", "transparent"},
}
USAGE = {
    "input_tokens": 300, "output_tokens": 1568, "total_tokens": 1868,
    "input_tokens_details": {"text_tokens": 100, "image_tokens": 200},
    "output_tokens_details": {"image_tokens": 1568, "text_tokens": 0},
}  # fmt: skip


class FakeOpenAi(FakeServer):
    """``body`` replaces the picture (a large one for measures); ``usage`` may be set to None."""

    def __init__(self) -> None:
        super().__init__()
        self.body: bytes | None = None
        self.usage: dict[str, Any] | None = USAGE
        self.type_last = False
        self.ignores_stream = False

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/models", self._models),
            web.post("/v1/images/generations", self._generations),
            web.post("/v1/images/edits", self._edits),
            web.get("/v1/files/{name}", self._file),
        ]

    async def _models(self, request: web.Request) -> web.Response:
        if refused := _unauthorised(request):
            return refused
        return web.json_response({"object": "list", "data": [{"id": id} for id in sorted(MODELS)]})

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=picture(), content_type="image/png")

    async def _generations(self, request: web.Request) -> web.StreamResponse:
        seen: Seen = request[SEEN]
        if refused := _unauthorised(request) or _wrong(seen.json or {}, FIELDS):
            return refused
        return self._answer("image_generation", seen.json, None, None)

    async def _edits(self, request: web.Request) -> web.StreamResponse:
        seen: Seen = request[SEEN]
        fields = dict(seen.form)
        for name in ("n", "partial_images", "output_compression"):
            if name in fields:
                fields[name] = int(fields[name])
        if "stream" in fields:
            fields["stream"] = fields["stream"] == "true"
        if refused := _unauthorised(request) or _wrong(fields, EDIT_FIELDS) or _wrong_files(fields):
            return refused
        images = fields.get("image[]") or fields.get("image")
        first = images[0] if isinstance(images, list) else images
        return self._answer("image_edit", fields, first, fields.get("mask"))

    def _answer(
        self, kind: str, fields: dict[str, Any], source: bytes | None, mask: bytes | None
    ) -> web.StreamResponse:
        if refused := _moody(self.mood()):
            return refused
        self.made += 1
        body = self.body or _painted(fields, source, mask)
        facts = {
            "size": fields.get("size", "auto"),
            "quality": fields.get("quality", "auto"),
            "background": "opaque",
            "output_format": fields.get("output_format", "png"),
        }
        if fields.get("stream") and not self.ignores_stream:
            return self._events(kind, fields, body, facts)
        image = {"b64_json": _b64(body), "revised_prompt": None, "url": None}
        return web.json_response({"created": 1763712000, **facts, "data": [image], "usage": self.usage})

    def _events(
        self, kind: str, fields: dict[str, Any], body: bytes, facts: dict[str, Any]
    ) -> web.StreamResponse:
        chunks = []
        for index in range(fields.get("partial_images", 0)):
            partial = {"type": f"{kind}.partial_image", "b64_json": _b64(picture(seed=index)),
                       "partial_image_index": index, "created_at": 1763712003, **facts}  # fmt: skip
            chunks.append(_event(partial))
        last = {"b64_json": _b64(body), "created_at": 1763712009, **facts, "usage": self.usage}
        named = {"type": f"{kind}.completed"}
        chunks.append(_event(last | named if self.type_last else named | last))
        return whole(chunks, "text/event-stream; charset=utf-8")


def error(status: int, code: str | None, kind: str, **more: Any) -> web.Response:
    said = {"message": f"Refused: a red fox {KEY}", "type": kind, "param": None, "code": code, **more}
    return web.json_response({"error": said}, status=status, headers={"x-request-id": "req_1"})


def _event(document: dict[str, Any]) -> bytes:
    return f"event: {document['type']}\ndata: {json.dumps(document)}\n\n".encode()


def _moody(mood: Mood | None) -> web.Response | None:
    blocked = "image_generation_user_error"
    match mood:
        case Mood.MODERATED_INPUT | Mood.MODERATED_OUTPUT:
            stage = "input" if mood is Mood.MODERATED_INPUT else "output"
            details = {"moderation_stage": stage, "categories": ["violence"]}
            return error(400, "moderation_blocked", blocked, moderation_details=details)
        case Mood.EMPTY:
            return web.json_response({"created": 1763712000, "data": []})
        case Mood.INVALID:
            return error(400, None, "invalid_request_error", param="size")
        case Mood.NO_MONEY:
            return error(429, "insufficient_quota", "insufficient_quota")
        case Mood.RATE_LIMITED:
            limited = error(429, "rate_limit_exceeded", "requests")
            limited.headers["retry-after"] = "7"
            return limited
        case Mood.OVERLOADED:
            busy = error(503, None, "server_error")
            busy.headers["retry-after"] = "3"
            return busy
        case Mood.BROKEN | Mood.FAILED:
            return error(500, None, "server_error")
    return None


def _unauthorised(request: web.Request) -> web.Response | None:
    if request.headers.get("authorization") == f"Bearer {KEY}":
        return None
    return error(401, "invalid_api_key", "invalid_request_error")


def _wrong(fields: dict[str, Any], known: set[str]) -> web.Response | None:
    def bad(param: str) -> web.Response:
        return error(400, "invalid_value", "invalid_request_error", param=param)

    if unknown := set(fields) - known:
        return error(400, "unknown_parameter", "invalid_request_error", param=min(unknown))
    prompt = fields.get("prompt")
    if not isinstance(prompt, str) or not 1 <= len(prompt) <= 32_000:
        return bad("prompt")
    if fields.get("model") not in MODELS:
        return error(404, "model_not_found", "invalid_request_error", param="model")
    for name, allowed in ONE_OF.items():
        if name in fields and fields[name] not in allowed:
            return bad(name)
    if fields.get("output_format", "png") == "png" and "output_compression" in fields:
        return bad("output_compression")
    if fields.get("n", 1) != 1 or not 0 <= fields.get("partial_images", 0) <= 3:
        return bad("n")
    if fields.get("partial_images") and not fields.get("stream"):
        return bad("partial_images")
    return None if _size_fits(fields.get("size", "auto"), fields["model"]) else bad("size")


def _size_fits(size: str, model: str) -> bool:
    if size in ("auto", "1024x1024", "1536x1024", "1024x1536"):
        return True
    found = re.fullmatch(r"(\d+)x(\d+)", size)
    if found is None or model in ("gpt-image-1.5", "gpt-image-1-mini"):
        return False
    width, height = int(found[1]), int(found[2])
    ratio = max(width, height) / min(width, height)
    fits = width % 16 == 0 and height % 16 == 0 and max(width, height) <= 3840 and ratio <= 3
    return fits and 655_360 <= width * height <= 8_294_400


def _wrong_files(fields: dict[str, Any]) -> web.Response | None:
    images = fields.get("image[]") or fields.get("image")
    if not images:
        return error(400, "missing_required_parameter", "invalid_request_error", param="image")
    listed = images if isinstance(images, list) else [images]
    if len(listed) > 16 or any(not isinstance(image, bytes) for image in listed):
        return error(400, "invalid_image", "invalid_request_error", param="image")
    mask = fields.get("mask")
    if mask is not None:
        shape = opened(mask)
        if shape.format != "PNG" or shape.mode != "RGBA" or shape.size != opened(listed[0]).size:
            return error(400, "invalid_image_format", "invalid_request_error", param="mask")
        if opened(listed[0]).format != "PNG":
            return error(400, "invalid_image_format", "invalid_request_error", param="image")
    return None


def _painted(fields: dict[str, Any], source: bytes | None, mask: bytes | None) -> bytes:
    if source is not None and mask is not None:
        alpha = opened(mask).getchannel("A").point([255 - value for value in range(256)])
        return repainted(source, alpha)
    return picture(seed=len(fields["prompt"]))


def _b64(body: bytes) -> str:
    return base64.b64encode(body).decode()
