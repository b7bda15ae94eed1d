"""A strict BFL: another host to poll, a task that is unknown at first, pictures that run out."""

import base64
import hashlib
import hmac
import json
from typing import Any
from uuid import uuid4

from aiohttp import web

from tests.fakes.loopback import KEY, SEEN, Callback, FakeServer, Mood, Seen
from tests.fakes.pictures import opened, picture, repainted

COMMON = {"prompt", "seed", "output_format", "safety_tolerance", "webhook_url", "webhook_secret"}
STEPS = {"steps", "guidance"}
SIDES = {"top", "bottom", "left", "right"}
ULTRA = {"aspect_ratio", "raw", "image_prompt", "image_prompt_strength", "prompt_upsampling"}
KONTEXT = COMMON | {
    "input_image", "input_image_2", "input_image_3", "input_image_4", "aspect_ratio",
    "prompt_upsampling",
}  # fmt: skip
FLUX_2 = COMMON | {"width", "height", "input_image", *(f"input_image_{n}" for n in range(2, 9))}
FIELDS = {
    "flux-pro-1.1": COMMON | {"width", "height", "image_prompt", "prompt_upsampling"},
    "flux-pro-1.1-ultra": COMMON | ULTRA,
    "flux-dev": COMMON | {"width", "height", "image_prompt", "prompt_upsampling", "steps", "guidance"},
    "flux-pro-1.0-fill": COMMON | {"image", "mask", "steps", "guidance", "prompt_upsampling"},
    "flux-pro-1.0-expand": COMMON | STEPS | SIDES | {"image", "prompt_upsampling"},
    "flux-pro-1.0-canny": COMMON | {"control_image", "preprocessed_image", "steps", "guidance"},
    "flux-pro-1.0-depth": COMMON | {"control_image", "preprocessed_image", "steps", "guidance"},
    "flux-kontext-pro": KONTEXT,
    "flux-kontext-max": KONTEXT,
    "flux-2-pro": FLUX_2,
    "flux-2-max": FLUX_2,
    "flux-2-flex": FLUX_2 | {"prompt_upsampling", "guidance", "steps"},
    "flux-2-klein-4b": FLUX_2,
    "flux-2-klein-9b": FLUX_2,
}  # fmt: skip


class FakeBfl(FakeServer):
    """``steps``: polls until it is ready; ``lag``: polls that do not know it; ``gone``: it ran out."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = 2
        self.lag = 1
        self.gone = False
        self.cost: float | None = 3.0
        self.strange = ""
        self.tasks: dict[str, dict[str, Any]] = {}

    def callback(self) -> Callback:
        id, task = list(self.tasks.items())[-1]
        body = json.dumps({"id": id, "status": "Ready", "result": {}, "timestamp": "now"}).encode()
        digest = hmac.new(task["body"]["webhook_secret"].encode(), body, hashlib.sha256).hexdigest()
        headers = {"x-bfl-signature": f"sha256={digest}"}
        return Callback(url=task["body"]["webhook_url"], body=body, headers=headers)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/credits", self._credits),
            web.get("/v1/get_result", self._result),
            web.get("/delivery/{id}", self._deliver),
            web.post("/v1/{endpoint}", self._create),
        ]

    async def _credits(self, request: web.Request) -> web.Response:
        return refused(request) or web.json_response({"credits": 1234.5})

    async def _create(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        endpoint = request.match_info["endpoint"]
        if said := refused(request):
            return said
        if endpoint not in FIELDS:
            return web.json_response({"detail": "Not Found"}, status=404)
        if wrong := _wrong(seen.json, endpoint):
            detail = [{"loc": ["body", wrong], "msg": "a red fox", "type": "value_error"}]
            return web.json_response({"detail": detail}, status=422)
        mood = self.mood()
        if said := _moody(mood):
            return said
        self.made += 1
        id = str(uuid4())
        self.tasks[id] = {"polls": 0, "body": seen.json, "mood": mood}
        url = f"http://localhost:{self.port}/v1/get_result?id={id}"
        answer = {"id": id, "polling_url": url, "cost": self.cost, "input_mp": None, "output_mp": 1.0}
        if "webhook_url" in seen.json:
            answer = {
                "id": id,
                "status": "Pending",
                "webhook_url": seen.json["webhook_url"],
                "cost": None,
            }
        return web.json_response(answer)

    async def _result(self, request: web.Request) -> web.Response:
        id = request.query["id"]
        task = self.tasks.get(id)
        if task is None:
            return web.json_response({"id": id, "status": "Task not found", "result": None}, status=404)
        task["polls"] += 1
        if task["polls"] <= self.lag:
            return web.json_response({"id": id, "status": "Task not found", "result": None})
        if task["polls"] <= self.lag + self.steps:
            progress = (task["polls"] - self.lag) / (self.steps + 1)
            status = self.strange or "Pending"
            return web.json_response({"id": id, "status": status, "progress": progress, "preview": {}})
        ended = {Mood.MODERATED_INPUT: "Request Moderated", Mood.MODERATED_OUTPUT: "Content Moderated",
                 Mood.FAILED: "Error", Mood.EMPTY: "Ready"}.get(task["mood"])  # fmt: skip
        if ended:
            return web.json_response({"id": id, "status": ended, "result": None, "details": {}})
        result = {"sample": f"http://localhost:{self.port}/delivery/{id}?sig=1", "seed": 42}
        return web.json_response({"id": id, "status": "Ready", "result": result, "progress": None})

    async def _deliver(self, request: web.Request) -> web.Response:
        if "x-key" in request.headers:
            return web.Response(status=400)  # a key has no business with a delivery host
        if self.gone:
            return web.Response(status=403)
        body = self.tasks[request.match_info["id"]]["body"]
        return web.Response(body=_painted(body), content_type="image/png")


def refused(request: web.Request) -> web.Response | None:
    if request.headers.get("x-key") == KEY:
        return None
    return web.json_response({"detail": f"Not authenticated {KEY}"}, status=403)


def _moody(mood: Mood | None) -> web.Response | None:
    match mood:
        case Mood.INVALID:
            return web.json_response(
                {"detail": [{"loc": ["body"], "msg": "fox", "type": "x"}]}, status=422
            )
        case Mood.NO_MONEY:
            return web.json_response({"detail": "Insufficient credits"}, status=402)
        case Mood.RATE_LIMITED:
            return web.json_response({"detail": "busy"}, status=429, headers={"retry-after": "7"})
        case Mood.OVERLOADED:
            return web.json_response({"detail": "busy"}, status=503, headers={"retry-after": "3"})
        case Mood.BROKEN:
            return web.json_response({"error": "oops"}, status=500)
    return None


def _wrong(body: dict[str, Any], endpoint: str) -> str:
    if unknown := set(body) - FIELDS[endpoint]:
        return min(unknown)
    edges = (body.get("width", 256), body.get("height", 256))
    if endpoint.startswith(("flux-pro-1.1", "flux-dev")):
        if any(edge % 32 or not 256 <= edge <= 1440 for edge in edges):
            return "width"
    elif any(edge % 16 or edge < 64 for edge in edges) or edges[0] * edges[1] > 4 * 2**20:
        return "width"
    if not 0 <= body["safety_tolerance"] <= (5 if endpoint.startswith("flux-2") else 6):
        return "safety_tolerance"
    pictures = {name for name in body if "image" in name or name == "mask"}
    shapes = {name: opened(base64.b64decode(body[name], validate=True)) for name in pictures}
    if "mask" in shapes and (shapes["mask"].mode != "L" or shapes["mask"].size != shapes["image"].size):
        return "mask"
    return ""


def _painted(body: dict[str, Any]) -> bytes:
    if "mask" in body:
        mask = opened(base64.b64decode(body["mask"]))
        return repainted(base64.b64decode(body["image"]), mask)
    return picture(seed=body["seed"])
