"""A strict Stability v2beta: multipart only, the picture as the answer, a header if it was filtered."""

from typing import Any
from uuid import uuid4

from aiohttp import web

from tests.fakes.loopback import KEY, SEEN, FakeServer, Mood, Seen
from tests.fakes.pictures import opened, picture, repainted

RATIOS = {"16:9", "1:1", "21:9", "2:3", "3:2", "4:5", "5:4", "9:16", "9:21"}
COMMON = {"prompt", "negative_prompt", "seed", "output_format", "style_preset"}
FIELDS = {
    "generate/ultra": COMMON | {"aspect_ratio", "image", "strength"},
    "generate/core": COMMON | {"aspect_ratio"},
    "generate/sd3": COMMON | {"aspect_ratio", "image", "strength", "mode", "model", "cfg_scale"},
    "edit/inpaint": COMMON | {"image", "mask", "grow_mask"},
    "edit/erase": {"image", "mask", "grow_mask", "seed", "output_format"},
    "edit/outpaint": {"image", "left", "right", "up", "down", "creativity", "prompt", "seed",
                      "output_format"},
    "upscale/fast": {"image", "output_format"},
    "upscale/conservative": {"image", "prompt", "negative_prompt", "seed", "output_format"},
    "upscale/creative": {"image", "prompt", "negative_prompt", "seed", "output_format"},
}  # fmt: skip


class FakeStability(FakeServer):
    """``looks``: how often a creative upscale answers "in progress"."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = 2
        self.begun: dict[str, int] = {}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/user/balance", self._balance),
            web.get("/v2beta/results/{id}", self._result),
            web.post("/v2beta/stable-image/{kind}/{name}", self._create),
        ]

    async def _balance(self, request: web.Request) -> web.Response:
        return refused(request) or web.json_response({"credits": 42.5})

    async def _create(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        wire = f"{request.match_info['kind']}/{request.match_info['name']}"
        if said := refused(request):
            return said
        if wire not in FIELDS:
            return error(404, "not_found")
        if request.content_type != "multipart/form-data" or not _valid(seen.form, wire):
            return error(400, "bad_request")
        mood = self.mood()
        if said := _moody(mood):
            return said
        if wire != "upscale/creative" and seen.headers.get("accept") != "image/*":
            return error(400, "bad_request")
        self.made += 1
        if wire == "upscale/creative":
            id = uuid4().hex
            self.begun[id] = 0
            return web.json_response({"id": id})
        return _picture(_painted(seen.form), filtered=mood is Mood.MODERATED_OUTPUT)

    async def _result(self, request: web.Request) -> web.Response:
        id = request.match_info["id"]
        if said := refused(request):
            return said
        if id not in self.begun:
            return error(404, "not_found")
        self.begun[id] += 1
        if self.begun[id] <= self.looks:
            return web.json_response({"id": id, "status": "in-progress"}, status=202)
        return _picture(picture(128, 128), filtered=False)


def refused(request: web.Request) -> web.Response | None:
    return (
        None if request.headers.get("authorization") == f"Bearer {KEY}" else error(401, "unauthorized")
    )


def error(status: int, name: str) -> web.Response:
    said = {"id": "x", "name": name, "errors": [f"a red fox {KEY}"]}
    return web.json_response(said, status=status)


def _moody(mood: Mood | None) -> web.Response | None:
    match mood:
        case Mood.MODERATED_INPUT:
            return error(403, "content_moderation")
        case Mood.EMPTY:
            return web.json_response({"id": "x"})
        case Mood.INVALID:
            return error(422, "invalid_language")
        case Mood.NO_MONEY:
            return error(402, "payment_required")
        case Mood.RATE_LIMITED:
            limited = error(429, "rate_limit_exceeded")
            limited.headers["retry-after"] = "7"
            return limited
        case Mood.OVERLOADED | Mood.BROKEN | Mood.FAILED:
            return error(500, "internal_error")
    return None


def _valid(form: dict[str, Any], wire: str) -> bool:
    if set(form) - FIELDS[wire]:
        return False
    if "prompt" in FIELDS[wire] and not 1 <= len(form.get("prompt", "")) <= 10_000:
        return False
    if "seed" in form and not 0 <= int(form["seed"]) <= 4_294_967_294:
        return False
    if form.get("aspect_ratio", "1:1") not in RATIOS:
        return False
    if not wire.startswith("generate/") and "image" not in form:
        return False
    if wire == "edit/outpaint" and not any(int(form.get(s, 0)) for s in ("left", "right", "up", "down")):
        return False
    if "mask" in form:
        return (
            opened(form["mask"]).mode == "L" and opened(form["mask"]).size == opened(form["image"]).size
        )
    return True


def _painted(form: dict[str, Any]) -> bytes:
    if "mask" in form:
        return repainted(form["image"], opened(form["mask"]))
    return picture(seed=int(form.get("seed", 1)))


def _picture(body: bytes, *, filtered: bool) -> web.Response:
    reason = "CONTENT_FILTERED" if filtered else "SUCCESS"
    headers = {"finish-reason": reason, "seed": "1", "content-type": "image/png"}
    return web.Response(body=body, headers=headers)
