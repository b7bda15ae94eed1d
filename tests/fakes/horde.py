"""A strict AI Horde: a queue of volunteers, stable codes, a result that may be asked for rarely."""

import base64
import json
from typing import Any
from uuid import uuid4

from aiohttp import web

from tests.fakes.loopback import KEY, SEEN, Callback, FakeServer, Mood, Seen
from tests.fakes.pictures import opened, picture, repainted

FIELDS = {"prompt", "params", "models", "nsfw", "censor_nsfw", "r2", "shared", "replacement_filter",
          "source_image", "source_processing", "source_mask", "webhook", "trusted_workers"}  # fmt: skip
PARAMS = {"sampler_name", "cfg_scale", "steps", "width", "height", "n", "seed", "karras",
          "denoising_strength"}  # fmt: skip
RESULTS_MAX = 3


class FakeHorde(FakeServer):
    """``inline`` answers with base64 instead of an address; ``impossible``: no worker offers it."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = 3
        self.inline = False
        self.impossible = False
        self.requests: dict[str, dict[str, Any]] = {}

    @property
    def base_url(self) -> str:
        return f"{self.url}/api/v2"

    def callback(self, event: str = "gen1") -> Callback:
        """Unsigned, as theirs are."""
        id, found = list(self.requests.items())[-1]
        body = json.dumps({"request": id, "id": event, "kudos": 3, "img": "https://x"}).encode()
        return Callback(url=found["body"]["webhook"], body=body)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/v2/find_user", self._user),
            web.post("/api/v2/generate/async", self._create),
            web.get("/api/v2/generate/check/{id}", self._check),
            web.get("/api/v2/generate/status/{id}", self._status),
            web.delete("/api/v2/generate/status/{id}", self._cancel),
            web.get("/r2/{id}.webp", self._file),
        ]

    async def _user(self, request: web.Request) -> web.Response:
        return refused(request) or web.json_response({"username": "ann#1", "kudos": 14.0})

    async def _create(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        if said := refused(request) or _wrong(seen.json):
            return said
        mood = self.mood()
        if said := _moody(mood):
            return said
        self.made += 1
        id = str(uuid4())
        self.requests[id] = {"looks": 0, "body": seen.json, "mood": mood, "asked": 0}
        message = "It is a fine day to paint."
        return web.json_response({"id": id, "kudos": 10.0, "message": message}, status=202)

    async def _check(self, request: web.Request) -> web.Response:
        found = self.requests.get(request.match_info["id"])
        if found is None:
            return error(404, "RequestNotFound")
        found["looks"] += 1
        done = found["looks"] > self.looks
        left = max(0, self.looks + 1 - found["looks"])
        return web.json_response(
            {"finished": int(done), "processing": int(not done), "waiting": 0, "done": done,
             "faulted": found["mood"] is Mood.FAILED, "wait_time": 10 * left, "queue_position": left,
             "kudos": 10, "is_possible": not self.impossible}
        )  # fmt: skip

    async def _status(self, request: web.Request) -> web.Response:
        id = request.match_info["id"]
        found = self.requests.get(id)
        if found is None:
            return error(404, "RequestNotFound")
        found["asked"] += 1
        if found["asked"] > RESULTS_MAX:
            return error(429, "10 per 1 minute")
        if found["mood"] is Mood.EMPTY:
            return web.json_response({"done": True, "generations": []})
        censored = found["mood"] is Mood.MODERATED_OUTPUT
        img = f"{self.url}/r2/{id}.webp"
        if self.inline:
            img = base64.b64encode(_painted(found["body"])).decode()
        state = "censored" if censored else "ok"
        generation = {
            "img": img, "seed": "42", "id": "g", "censored": censored, "model": "x",
            "worker_id": "w", "state": state, "gen_metadata": [],
        }  # fmt: skip
        return web.json_response({"done": True, "generations": [generation]})

    async def _cancel(self, request: web.Request) -> web.Response:
        if self.requests.pop(request.match_info["id"], None) is None:
            return error(404, "RequestNotFound")
        return web.json_response({"generations": []})

    async def _file(self, request: web.Request) -> web.Response:
        if "apikey" in request.headers:
            return web.Response(status=400)  # a key has no business there
        body = _painted(self.requests[request.match_info["id"]]["body"])
        return web.Response(body=body, content_type="image/webp")


def refused(request: web.Request) -> web.Response | None:
    if request.headers.get("apikey") in (KEY, "0000000000") and "client-agent" in request.headers:
        return None
    return error(401, "InvalidAPIKey")


def error(status: int, code: str) -> web.Response:
    return web.json_response({"message": f"a red fox {KEY}", "rc": code}, status=status)


def _moody(mood: Mood | None) -> web.Response | None:
    match mood:
        case Mood.MODERATED_INPUT:
            return error(400, "CorruptPrompt")
        case Mood.INVALID:
            return error(400, "InvalidSize")
        case Mood.NO_MONEY:
            return error(403, "KudosUpfront")
        case Mood.RATE_LIMITED:
            limited = error(429, "TooManyPrompts")
            limited.headers["retry-after"] = "7"
            return limited
        case Mood.BROKEN | Mood.OVERLOADED:
            return error(503, "MaintenanceMode")
    return None


def _wrong(body: dict[str, Any]) -> web.Response | None:
    params = body["params"]
    if set(body) - FIELDS or set(params) - PARAMS or not body["prompt"]:
        return error(400, "MissingPrompt")
    if params["width"] % 64 or params["height"] % 64 or not 64 <= params["width"] <= 3072:
        return error(400, "InvalidSize")
    if not isinstance(params["seed"], str):
        return error(400, "InvalidSeed")
    return None


def _painted(body: dict[str, Any]) -> bytes:
    if "source_mask" in body:
        mask = opened(base64.b64decode(body["source_mask"]))
        return repainted(base64.b64decode(body["source_image"]), mask)
    return picture(seed=int(body["params"]["seed"]), kind="WEBP")
