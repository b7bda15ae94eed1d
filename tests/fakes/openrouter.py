"""A strict OpenRouter images API: cost in dollars, errors with metadata, streams that end in [DONE]."""

import base64
import json
from typing import Any

from aiohttp import web

from tests.fakes.loopback import KEY, SEEN, FakeServer, Mood, Seen, whole
from tests.fakes.pictures import picture

MODELS = {"google/gemini-3.1-flash-image", "google/gemini-3-pro-image", "black-forest-labs/flux.2-pro"}
FIELDS = {"model", "prompt", "n", "resolution", "aspect_ratio", "output_format", "quality", "background",
          "seed", "stream", "input_references", "provider", "size", "output_compression"}  # fmt: skip
USAGE = {"prompt_tokens": 12, "completion_tokens": 1120, "total_tokens": 1132, "cost": 0.039}


class FakeOpenRouter(FakeServer):
    """Two partial pictures before the last, where a stream was asked for."""

    @property
    def base_url(self) -> str:
        return f"{self.url}/api/v1"

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/api/v1/key", self._key), web.post("/api/v1/images", self._images)]

    async def _key(self, request: web.Request) -> web.Response:
        return refused(request) or web.json_response({"data": {"limit_remaining": 12.5, "usage": 1}})

    async def _images(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        if said := refused(request) or _wrong(seen.json):
            return said
        mood = self.mood()
        if said := _moody(mood):
            return said
        self.made += 1
        if mood is Mood.EMPTY:
            return web.json_response({"created": 1, "data": [], "usage": USAGE})
        body = _b64(picture(seed=len(seen.json["prompt"])))
        if not seen.json.get("stream"):
            data = [{"b64_json": body, "media_type": "image/png"}]
            return web.json_response({"created": 1, "data": data, "usage": USAGE})
        partials = [
            {"type": "image_generation.partial_image", "b64_json": _b64(picture(seed=n)),
             "partial_image_index": n}
            for n in range(2)
        ]  # fmt: skip
        last = {"type": "image_generation.completed", "b64_json": body, "usage": USAGE}
        lines = [f"data: {json.dumps(document)}\n\n".encode() for document in (*partials, last)]
        return whole([b": OPENROUTER PROCESSING\n\n", *lines, b"data: [DONE]\n\n"], "text/event-stream")


def refused(request: web.Request) -> web.Response | None:
    return None if request.headers.get("authorization") == f"Bearer {KEY}" else error(401)


def error(status: int, **metadata: Any) -> web.Response:
    said = {"code": status, "message": f"a red fox {KEY}", "metadata": metadata}
    return web.json_response({"error": said}, status=status)


def _moody(mood: Mood | None) -> web.Response | None:
    match mood:
        case Mood.MODERATED_INPUT:
            return error(403, reasons=["violence"], flagged_input="a red fox", provider_name="Google")
        case Mood.MODERATED_OUTPUT:
            return error(403, reasons=["sexual"], error_type="output_moderation")
        case Mood.INVALID:
            return error(400)
        case Mood.NO_MONEY:
            return error(402)
        case Mood.RATE_LIMITED:
            limited = error(429)
            limited.headers["retry-after"] = "7"
            return limited
        case Mood.OVERLOADED | Mood.BROKEN | Mood.FAILED:
            return error(502, provider_name="Google")
    return None


def _wrong(body: dict[str, Any]) -> web.Response | None:
    if set(body) - FIELDS or not body.get("prompt"):
        return error(400)
    if body.get("model") not in MODELS:
        return error(404)
    if (
        body.get("resolution", "1K") not in ("512", "1K", "2K", "4K")
        or len(body.get("input_references", ())) > 16
    ):
        return error(400)
    urls = [part["image_url"]["url"] for part in body.get("input_references", ())]
    return None if all(url.startswith("data:image/") for url in urls) else error(400)


def _b64(body: bytes) -> str:
    return base64.b64encode(body).decode()
