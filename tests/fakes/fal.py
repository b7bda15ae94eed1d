"""A strict fal queue: addresses without the model's sub path, "completed" that means failed."""

import base64
import hashlib
import json
import time
from typing import Any
from uuid import uuid4

from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.fakes.loopback import KEY, SEEN, Callback, FakeServer, Mood, Seen
from tests.fakes.pictures import opened, picture, repainted

FLUX = {"prompt", "image_size", "seed", "num_images", "output_format", "enable_safety_checker",
        "num_inference_steps", "guidance_scale", "sync_mode"}  # fmt: skip
INPUTS = {
    "fal-ai/flux/dev": FLUX,
    "fal-ai/flux/schnell": FLUX,
    "fal-ai/flux-pro/v1/fill": {"prompt", "image_url", "mask_url", "seed", "num_images", "output_format",
                                "safety_tolerance"},
    "fal-ai/flux-pro/kontext": {"prompt", "image_url", "seed", "num_images", "output_format"},
}  # fmt: skip


class FakeFal(FakeServer):
    """``inline`` answers with data URLs; ``steps`` looks until it is completed."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = 3
        self.inline = False
        self.strange = ""
        self.requests: dict[str, dict[str, Any]] = {}
        self._signing = Ed25519PrivateKey.generate()

    def callback(self, event: str = "") -> Callback:
        id, found = list(self.requests.items())[-1]
        body = json.dumps({"request_id": id, "gateway_request_id": id, "status": "OK", "payload": {}})
        at, digest = str(int(time.time())), hashlib.sha256(body.encode()).hexdigest()
        message = "\n".join([event or id, "user", at, digest])
        headers = {
            "x-fal-webhook-request-id": event or id, "x-fal-webhook-user-id": "user",
            "x-fal-webhook-timestamp": at,
            "x-fal-webhook-signature": self._signing.sign(message.encode()).hex(),
        }  # fmt: skip
        return Callback(url=found["webhook"], body=body.encode(), headers=headers)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/models/pricing", self._pricing),
            web.get("/.well-known/jwks.json", self._jwks),
            web.get("/{owner}/{alias}/requests/{id}/status", self._status),
            web.get("/{owner}/{alias}/requests/{id}", self._result),
            web.put("/{owner}/{alias}/requests/{id}/cancel", self._cancel),
            web.get("/media/{id}.png", self._media),
            web.post("/{model:.+}", self._submit),
        ]

    async def _pricing(self, request: web.Request) -> web.Response:
        return refused(request) or web.json_response({"prices": [], "has_more": False})

    async def _jwks(self, request: web.Request) -> web.Response:
        raw = self._signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        x = base64.urlsafe_b64encode(raw).decode().rstrip("=")
        return web.json_response({"keys": [{"kty": "OKP", "crv": "Ed25519", "x": x}]})

    async def _submit(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        model = request.match_info["model"]
        if said := refused(request):
            return said
        if model not in INPUTS:
            return web.json_response({"detail": "Application not found"}, status=404)
        if set(seen.json) - INPUTS[model] or set(seen.query) - {"fal_webhook"}:
            return invalid("extra_forbidden")
        mood = self.mood()
        if said := _moody(mood):
            return said
        self.made += 1
        id = str(uuid4())
        self.requests[id] = {
            "looks": 0, "input": seen.json, "mood": mood, "cancelled": False,
            "webhook": seen.query.get("fal_webhook", ""),
        }  # fmt: skip
        root = f"{self.url}/{'/'.join(model.split('/')[:2])}/requests/{id}"
        return web.json_response(
            {"request_id": id, "gateway_request_id": id, "queue_position": 0, "response_url": root,
             "status_url": f"{root}/status", "cancel_url": f"{root}/cancel"}
        )  # fmt: skip

    async def _status(self, request: web.Request) -> web.Response:
        if said := refused(request):
            return said
        found = self.requests.get(request.match_info["id"])
        if found is None:
            return web.json_response({"detail": "Request not found"}, status=404)
        found["looks"] += 1
        if found["cancelled"]:
            return web.json_response({"detail": "Request was cancelled"}, status=404)
        if found["looks"] == 1:
            return web.json_response({"status": "IN_QUEUE", "queue_position": 2}, status=202)
        if found["looks"] <= self.steps:
            percent = 100 * found["looks"] // (self.steps + 1)
            logs = [{"message": f" {percent}%|███ | 1/4", "level": "INFO", "timestamp": "now"}]
            status = self.strange or "IN_PROGRESS"
            return web.json_response({"status": status, "logs": logs}, status=202)
        answer: dict[str, Any] = {"status": "COMPLETED", "logs": [], "metrics": {"inference_time": 3.2}}
        if found["mood"] is not None:
            answer |= {"error": "a red fox", "error_type": "x"}
        return web.json_response(answer)

    async def _result(self, request: web.Request) -> web.Response:
        if said := refused(request):
            return said
        id = request.match_info["id"]
        found = self.requests[id]
        match found["mood"]:
            case Mood.MODERATED_INPUT:
                return invalid("content_policy_violation")
            case Mood.FAILED:
                return invalid("image_load_error")
            case Mood.EMPTY:
                return web.json_response({"images": [], "seed": 1})
        body = self._painted(found["input"])
        url = f"{self.url}/media/{id}.png"
        if self.inline:
            url = "data:image/png;base64," + base64.b64encode(body).decode()
        nsfw = found["mood"] is Mood.MODERATED_OUTPUT
        image = {"url": url, "width": 64, "height": 64, "content_type": "image/png"}
        return web.json_response({"images": [image], "seed": 1, "has_nsfw_concepts": [nsfw]})

    async def _cancel(self, request: web.Request) -> web.Response:
        if said := refused(request):
            return said
        found = self.requests[request.match_info["id"]]
        if found["looks"] > self.steps:
            return web.json_response({"status": "ALREADY_COMPLETED"}, status=400)
        found["cancelled"] = True
        return web.json_response({"status": "CANCELLATION_REQUESTED"}, status=202)

    async def _media(self, request: web.Request) -> web.Response:
        if "authorization" in request.headers:
            return web.Response(status=400)  # a key has no business there
        found = self.requests[request.match_info["id"]]
        return web.Response(body=self._painted(found["input"]), content_type="image/png")

    def _painted(self, given: dict[str, Any]) -> bytes:
        if "mask_url" in given:
            return repainted(_bytes(given["image_url"]), opened(_bytes(given["mask_url"])))
        return picture(seed=given["seed"])


def refused(request: web.Request) -> web.Response | None:
    if request.headers.get("authorization") == f"Key {KEY}":
        return None
    return web.json_response({"detail": f"No user found for {KEY}"}, status=401)


def invalid(kind: str) -> web.Response:
    detail = [{"loc": ["body", "prompt"], "msg": "a red fox", "type": kind}]
    return web.json_response({"detail": detail}, status=422)


def _moody(mood: Mood | None) -> web.Response | None:
    match mood:
        case Mood.INVALID:
            return invalid("value_error")
        case Mood.NO_MONEY:
            detail = "User is locked. Reason: Exhausted balance."
            return web.json_response({"detail": detail}, status=403)
        case Mood.RATE_LIMITED:
            return web.json_response({"detail": "slow"}, status=429, headers={"retry-after": "7"})
        case Mood.OVERLOADED:
            return web.json_response({"detail": "busy"}, status=503, headers={"retry-after": "3"})
        case Mood.BROKEN:
            return web.json_response({"detail": "oops"}, status=500)
    return None


def _bytes(url: str) -> bytes:
    assert url.startswith("data:")
    return base64.b64decode(url.partition(",")[2], validate=True)
