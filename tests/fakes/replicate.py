"""A strict Replicate: predictions that start cold, log their steps, and forget after an hour."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from standardwebhooks import Webhook as StandardWebhook

from tests.fakes.loopback import KEY, SEEN, Callback, FakeServer, Mood, Seen
from tests.fakes.pictures import opened, picture, repainted

INPUTS = {
    "google/nano-banana": {"prompt", "image_input", "aspect_ratio", "output_format"},
    "google/nano-banana-2": {"prompt", "image_input", "aspect_ratio", "output_format"},
    "google/nano-banana-pro": {"prompt", "image_input", "aspect_ratio", "output_format", "resolution",
                               "safety_filter_level"},
    "black-forest-labs/flux-fill-pro": {"prompt", "image", "mask", "seed", "output_format", "steps",
                                        "guidance", "safety_tolerance"},
    "black-forest-labs/flux-canny-pro": {"prompt", "control_image", "seed", "output_format", "steps"},
    "black-forest-labs/flux-schnell": {"prompt", "aspect_ratio", "seed", "output_format", "num_outputs"},
}  # fmt: skip

WHSEC = "whsec_" + base64.b64encode(b"the account's own secret").decode()


class FakeReplicate(FakeServer):
    """``as_list``: a list as output; ``removed``: forgotten; ``late_cancel``: a cancel comes late."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = 3
        self.as_list = False
        self.removed = False
        self.late_cancel = False
        self.strange = ""
        self.predictions: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"

    def callback(self, event: str = "msg1") -> Callback:
        """``event``: the same for every repeat of one webhook."""
        id, found = list(self.predictions.items())[-1]
        body, now = json.dumps(self._prediction(id)), datetime.now(UTC)
        headers = {
            "webhook-id": event, "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": StandardWebhook(WHSEC).sign(event, now, body),
        }  # fmt: skip
        return Callback(url=found["webhook"], body=body.encode(), headers=headers)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/account", self._account),
            web.get("/v1/webhooks/default/secret", self._secret),
            web.post("/v1/models/{owner}/{name}/predictions", self._create),
            web.post("/v1/predictions", self._create),
            web.get("/v1/predictions/{id}", self._get),
            web.post("/v1/predictions/{id}/cancel", self._cancel),
            web.post("/v1/files", self._upload),
            web.get("/files/{id}", self._file),
            web.get("/out/{id}", self._out),
        ]

    async def _account(self, request: web.Request) -> web.Response:
        return refused(request) or web.json_response({"type": "user", "username": "ann"})

    async def _secret(self, request: web.Request) -> web.Response:
        return refused(request) or web.json_response({"key": WHSEC})

    async def _create(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        if said := refused(request):
            return said
        name = seen.json.get("version", "").partition(":")[0]
        if "owner" in request.match_info:
            name = f"{request.match_info['owner']}/{request.match_info['name']}"
        if name not in INPUTS:
            return problem(404, "Not found")
        if set(seen.json) - {"input", "version", "webhook", "webhook_events_filter"}:
            return problem(422, "Input validation failed")
        if set(seen.json["input"]) - INPUTS[name]:
            return problem(422, "Input validation failed")
        mood = self.mood()
        if said := _moody(mood):
            return said
        self.made += 1
        id = f"pred{len(self.predictions)}"
        self.predictions[id] = {
            "polls": 0, "input": seen.json["input"], "mood": mood, "status": "",
            "webhook": seen.json.get("webhook", ""),
        }  # fmt: skip
        return web.json_response(self._prediction(id), status=201)

    async def _get(self, request: web.Request) -> web.Response:
        id = request.match_info["id"]
        if said := refused(request):
            return said
        if id not in self.predictions:
            return problem(404, "Not found")
        self.predictions[id]["polls"] += 1
        return web.json_response(self._prediction(id))

    def _prediction(self, id: str) -> dict[str, Any]:
        found = self.predictions[id]
        done, mood = found["polls"] > self.steps, found["mood"]
        output: Any = None
        error, status = None, self.strange or ("starting" if found["polls"] <= 1 else "processing")
        if found["status"]:
            status = found["status"]
        elif done and mood in (Mood.FAILED, Mood.MODERATED_OUTPUT, Mood.MODERATED_INPUT):
            status = "failed"
            error = "CUDA error" if mood is Mood.FAILED else "The input was flagged as sensitive (E005)"
        elif done:
            status = "succeeded"
            output = None if mood is Mood.EMPTY or self.removed else f"{self.url}/out/{id}"
            output = [output] if output and self.as_list else output
        step = min(found["polls"], self.steps)
        percent = 100 * step // (self.steps + 1)
        logs = f"Using seed: 1\n  0%|          | 0/4\n {percent}%|████ | {step}/{self.steps}"
        return {
            "id": id, "status": status, "output": output, "error": error, "logs": logs,
            "data_removed": self.removed, "metrics": {"predict_time": 1.2}, "input": found["input"],
            "urls": {"get": f"{self.base_url}/predictions/{id}"}, "new_field": [1],
        }  # fmt: skip

    async def _cancel(self, request: web.Request) -> web.Response:
        id = request.match_info["id"]
        if said := refused(request):
            return said
        if not self.late_cancel:
            self.predictions[id]["status"] = "canceled"
        return web.json_response(self._prediction(id))

    async def _upload(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        if said := refused(request):
            return said
        id = f"file{len(self.files)}"
        self.files[id] = seen.form["content"]
        return web.json_response({"id": id, "urls": {"get": f"{self.url}/files/{id}"}}, status=201)

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["id"]])

    async def _out(self, request: web.Request) -> web.Response:
        if said := refused(request):
            return said
        given = self.predictions[request.match_info["id"]]["input"]
        if "mask" in given:
            body = repainted(self.bytes_of(given["image"]), opened(self.bytes_of(given["mask"])))
            return web.Response(body=body, content_type="image/png")
        return web.Response(body=picture(seed=len(given["prompt"])), content_type="image/png")

    def bytes_of(self, address: str) -> bytes:
        """What an input stands for: a data URL or a file that was uploaded here."""
        if address.startswith("data:"):
            return base64.b64decode(address.partition(",")[2])
        return self.files[address.rpartition("/")[2]]


def refused(request: web.Request) -> web.Response | None:
    if request.headers.get("authorization") == f"Bearer {KEY}":
        return None
    return problem(401, "Unauthenticated")


def problem(status: int, title: str, detail: str = f"a red fox {KEY}") -> web.Response:
    return web.json_response({"title": title, "detail": detail, "status": status}, status=status)


def _moody(mood: Mood | None) -> web.Response | None:
    match mood:
        case Mood.INVALID:
            return problem(422, "Input validation failed")
        case Mood.NO_MONEY:
            return problem(402, "Insufficient credit")
        case Mood.RATE_LIMITED:
            return problem(429, "", "Request was throttled. Your rate limit resets in ~7s.")
        case Mood.OVERLOADED:
            busy = problem(503, "Busy")
            busy.headers["retry-after"] = "3"
            return busy
        case Mood.BROKEN:
            return problem(500, "Oops")
    return None
