"""A strict AUTOMATIC1111 web UI: one picture at a time, a global interrupt, progress by task."""

import asyncio
import base64
import json
from typing import Any

from aiohttp import web

from tests.fakes.loopback import KEY, SEEN, FakeServer, Mood, Seen
from tests.fakes.pictures import opened, picture, repainted

COMMON = {"prompt", "negative_prompt", "seed", "steps", "cfg_scale", "width", "height", "sampler_name",
          "batch_size", "n_iter", "send_images", "save_images", "force_task_id", "override_settings",
          "override_settings_restore_afterwards"}  # fmt: skip
IMG2IMG = COMMON | {"init_images", "denoising_strength", "mask", "mask_blur", "inpainting_fill",
                    "inpaint_full_res", "inpainting_mask_invert", "include_init_images"}  # fmt: skip
EXTRA = {
    "image",
    "resize_mode",
    "upscaling_resize_w",
    "upscaling_resize_h",
    "upscaling_crop",
    "upscaler_1",
}


class FakeA1111(FakeServer):
    """``step_s``: seconds a step takes, of four; ``echo`` repeats the pictures it was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.step_s = 0.01
        self.echo = False
        self.blind = False
        self.active = ""
        self.step = 0
        self.interrupted = False
        self.begun = asyncio.Event()
        self._lock = asyncio.Lock()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sdapi/v1/options", self._options),
            web.post("/sdapi/v1/txt2img", self._txt2img),
            web.post("/sdapi/v1/img2img", self._img2img),
            web.post("/sdapi/v1/extra-single-image", self._extra),
            web.post("/sdapi/v1/interrupt", self._interrupt),
            web.post("/internal/progress", self._progress),
        ]

    async def _options(self, request: web.Request) -> web.Response:
        return refused(request) or web.json_response({"sd_model_checkpoint": "sd15"})

    async def _txt2img(self, request: web.Request) -> web.Response:
        return await self._paint(request, COMMON)

    async def _img2img(self, request: web.Request) -> web.Response:
        return await self._paint(request, IMG2IMG)

    async def _paint(self, request: web.Request, known: set[str]) -> web.Response:
        seen: Seen = request[SEEN]
        body = seen.json
        if said := refused(request):
            return said
        if set(body) - known or body["width"] % 8 or body["height"] % 8:
            return web.json_response({"detail": [{"loc": ["body"], "msg": "fox"}]}, status=422)
        mood = self.mood()
        if said := _moody(mood):
            return said
        async with self._lock:
            self.made += 1
            self.active, self.interrupted = body["force_task_id"], False
            self.begun.set()
            for self.step in range(1, 5):
                await asyncio.sleep(self.step_s)
                if self.interrupted:
                    break
            self.active = ""
        images = [] if mood is Mood.EMPTY else [_b64(_painted(body))]
        echo = {key: body.get(key) for key in ("prompt", "init_images", "mask")} if self.echo else {}
        info = json.dumps({"seed": body["seed"], "infotexts": ['a "red" fox']})
        document = {"parameters": echo, "images": images, "info": info}
        return web.json_response(document)

    async def _extra(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        if said := refused(request):
            return said
        if set(seen.json) - EXTRA:
            return web.json_response({"detail": "Not Found"}, status=422)
        self.made += 1
        return web.json_response({"html_info": "", "image": _b64(picture(128, 128))})

    async def _interrupt(self, request: web.Request) -> web.Response:
        if said := refused(request):
            return said
        self.interrupted = True
        return web.json_response({})

    async def _progress(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        if said := refused(request):
            return said
        if self.blind:
            return web.json_response({"detail": "Not Found"}, status=404)
        active = self.active == seen.json["id_task"]
        preview = "data:image/png;base64," + _b64(picture(seed=self.step))
        return web.json_response(
            {"active": active, "queued": not active, "completed": False, "eta": 1.0,
             "progress": self.step / 5 if active else None, "id_live_preview": self.step,
             "live_preview": preview if active and seen.json["live_preview"] else None, "textinfo": ""}
        )  # fmt: skip


def refused(request: web.Request) -> web.Response | None:
    """The key of tests stands for "user:password"."""
    wanted = "Basic " + base64.b64encode(KEY.encode()).decode()
    if request.headers.get("authorization") == wanted:
        return None
    return web.json_response({"detail": "Incorrect username or password"}, status=401)


def _moody(mood: Mood | None) -> web.Response | None:
    match mood:
        case Mood.INVALID:
            return web.json_response({"detail": "Sampler not found"}, status=404)
        case Mood.BROKEN | Mood.FAILED:
            error = {"error": "OutOfMemoryError", "detail": "", "body": "", "errors": "a red fox"}
            return web.json_response(error, status=500)
    return None


def _painted(body: dict[str, Any]) -> bytes:
    if "mask" in body:
        mask = opened(base64.b64decode(body["mask"]))
        assert mask.mode == "L"
        return repainted(base64.b64decode(body["init_images"][0]), mask)
    return picture(seed=body["seed"])


def _b64(body: bytes) -> str:
    return base64.b64encode(body).decode()
