"""A strict ComfyUI: validates graphs, paints in steps, tells its client over a websocket, and forgets.

Success is sent before the history has the entry; a deleted prompt leaves no trace; the same graph again
is answered from the cache with the old file.
"""

import asyncio
import json
import struct
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.loopback import SEEN, FakeServer, Mood, Seen
from tests.fakes.pictures import opened, picture, repainted

CLASSES = {
    "CheckpointLoaderSimple": {"ckpt_name"}, "CLIPTextEncode": {"text", "clip"},
    "EmptyLatentImage": {"width", "height", "batch_size"},
    "KSampler": {"seed", "steps", "cfg", "sampler_name", "scheduler", "denoise", "model", "positive",
                 "negative", "latent_image"},
    "VAEDecode": {"samples", "vae"}, "VAEEncode": {"pixels", "vae"},
    "VAEEncodeForInpaint": {"grow_mask_by", "pixels", "vae", "mask"},
    "SaveImage": {"filename_prefix", "images"}, "LoadImage": {"image"},
    "LoadImageMask": {"image", "channel"},
    "ImageScale": {"upscale_method", "width", "height", "crop", "image"},
    "ImagePadForOutpaint": {"left", "top", "right", "bottom", "feathering", "image"},
    "ImageCompositeMasked": {"x", "y", "resize_source", "destination", "source", "mask"},
}  # fmt: skip
STEPS = 4
STEP_S = 0.01


class FakeComfyUi(FakeServer):
    """``silent`` accepts sockets and never says a word; ``dies`` closes them at the first step.

    ``mute_after``: from that step on it says nothing more, with every socket left open.
    """

    def __init__(self) -> None:
        super().__init__()
        self.silent = False
        self.dies = False
        self.mute_after = STEPS + 1
        self.held = asyncio.Event()
        self.held.set()
        #: It paints one at a time, as the real one does.
        self._turn = asyncio.Lock()
        self.sockets: dict[str, web.WebSocketResponse] = {}
        self.history: dict[str, dict[str, Any]] = {}
        self.pending: list[str] = []
        self.running: str | None = None
        self.graphs: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.cache: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stop: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/ws", self._ws),
            web.post("/prompt", self._prompt),
            web.get("/history/{id}", self._history),
            web.get("/queue", self._queue),
            web.post("/queue", self._delete),
            web.post("/interrupt", self._interrupt),
            web.get("/view", self._view),
            web.post("/upload/image", self._upload),
            web.get("/models/checkpoints", self._checkpoints),
            web.get("/system_stats", self._stats),
        ]

    async def __aexit__(self, *facts: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for socket in list(self.sockets.values()):
            await socket.close()
        await super().__aexit__(*facts)

    async def _stats(self, request: web.Request) -> web.Response:
        return web.json_response({"system": {"comfyui_version": "0.8.0"}})

    async def _checkpoints(self, request: web.Request) -> web.Response:
        return web.json_response(["sd15.safetensors", "sdxl.safetensors"])

    async def _ws(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        client = request.query["clientId"]
        self.sockets[client] = socket
        await socket.send_json({"type": "status", "data": {"status": {}, "sid": client}})
        async for message in socket:
            if message.type is WSMsgType.ERROR:
                break
        return socket

    async def _prompt(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        graph, id = seen.json["prompt"], seen.json["prompt_id"]
        mood = self.mood()
        if mood is Mood.BROKEN:
            return web.Response(status=500)
        wrong = {node: part for node, part in graph.items() if self._wrong(part, graph)}
        if wrong or mood is Mood.INVALID:
            error = {"type": "prompt_outputs_failed_validation", "message": "a red fox", "details": ""}
            return web.json_response({"error": error, "node_errors": wrong}, status=400)
        self.made += 1
        self.graphs[id] = graph
        self.pending.append(id)
        task = asyncio.create_task(self._run(id, seen.json["client_id"], mood))
        self._tasks.add(task)
        return web.json_response({"prompt_id": id, "number": self.made, "node_errors": {}})

    def _wrong(self, part: dict[str, Any], graph: dict[str, Any]) -> bool:
        inputs = part["inputs"]
        if set(inputs) != CLASSES.get(part["class_type"], set()):
            return True
        links = [value for value in inputs.values() if isinstance(value, list)]
        if any(link[0] not in graph for link in links):
            return True
        numbers = [inputs.get(name, 64) for name in ("width", "height", "steps", "seed")]
        if any(not isinstance(number, int) for number in numbers):
            return True
        if part["class_type"] in ("LoadImage", "LoadImageMask"):
            return inputs["image"] not in self.files
        return part["class_type"] == "CheckpointLoaderSimple" and not inputs["ckpt_name"]

    async def _run(self, id: str, client: str, mood: Mood | None) -> None:
        await self.held.wait()
        async with self._turn:
            if id in self.pending:
                self.pending.remove(id)
                self.running = id
                await self._paint(id, client, mood)

    async def _paint(self, id: str, client: str, mood: Mood | None) -> None:
        await self._tell(client, "execution_start", {"prompt_id": id})
        key = json.dumps(self.graphs[id], sort_keys=True)
        nodes = list(self.graphs[id])
        if key in self.cache:
            await self._tell(client, "execution_cached", {"prompt_id": id, "nodes": nodes})
        for step in range(1, 1 if key in self.cache else STEPS + 1):
            await asyncio.sleep(STEP_S)
            if id in self._stop:
                await self._ended(id, client, "error", [["execution_interrupted", {"prompt_id": id}]])
                return
            await self._tell(
                client, "progress", {"prompt_id": id, "node": nodes[0], "value": step, "max": STEPS}
            )
            await self._preview(client, id, step)
            self.silent = self.silent or step == self.mute_after
        for node in nodes:
            await self._tell(client, "executed", {"node": node, "output": {}, "prompt_id": id})
        if mood is Mood.FAILED:
            failed = {
                "prompt_id": id,
                "exception_type": "torch.OutOfMemoryError",
                "exception_message": "fox",
            }
            await self._ended(id, client, "error", [["execution_error", failed]])
            return
        name = self.cache.setdefault(key, f"{len(self.cache):05}_.png")
        self.files[f"out/{name}"] = self._painted(self.graphs[id])
        images = [] if mood is Mood.EMPTY else [{"filename": name, "subfolder": "out", "type": "output"}]
        await self._tell(client, "execution_success", {"prompt_id": id})
        await asyncio.sleep(STEP_S)
        await self._ended(id, client, "success", [], {"save": {"images": images}})

    async def _ended(
        self, id: str, client: str, state: str, messages: list[Any], outputs: Any = None
    ) -> None:
        status = {"status_str": state, "completed": state == "success", "messages": messages}
        self.history[id] = {"prompt": [], "outputs": outputs or {}, "status": status}
        self.running = None
        for name, data in messages:
            await self._tell(client, name, data)
        await self._tell(client, "executing", {"node": None, "prompt_id": id})

    async def _tell(self, client: str, kind: str, data: dict[str, Any]) -> None:
        await self._send(client, json.dumps({"type": kind, "data": data}))

    async def _preview(self, client: str, id: str, step: int) -> None:
        if step % 2:
            await self._send(client, struct.pack(">II", 1, 2) + picture(seed=step))
        else:
            facts = json.dumps({"prompt_id": id, "image_type": "image/png"}).encode()
            await self._send(client, struct.pack(">II", 4, len(facts)) + facts + picture(seed=step))

    async def _send(self, client: str, frame: str | bytes) -> None:
        """It paints on, whoever has stopped listening, as the real one does."""
        socket = self.sockets.get(client)
        if socket is None or socket.closed or self.silent:
            return
        if self.dies:
            await socket.close()
            return
        with suppress(ConnectionError):
            await (socket.send_str(frame) if isinstance(frame, str) else socket.send_bytes(frame))

    async def _history(self, request: web.Request) -> web.Response:
        id = request.match_info["id"]
        return web.json_response({id: self.history[id]} if id in self.history else {})

    async def _queue(self, request: web.Request) -> web.Response:
        running = [[1, self.running, {}, {}, []]] if self.running else []
        pending = [[n, id, {}, {}, []] for n, id in enumerate(self.pending, 2)]
        return web.json_response({"queue_running": running, "queue_pending": pending})

    async def _delete(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        self.pending = [id for id in self.pending if id not in seen.json["delete"]]
        return web.Response()

    async def _interrupt(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        if self.running == seen.json["prompt_id"]:
            self._stop.add(self.running)
        return web.Response()

    async def _view(self, request: web.Request) -> web.Response:
        name = f"{request.query['subfolder']}/{request.query['filename']}"
        if name not in self.files or request.query["type"] != "output":
            return web.Response(status=404)
        return web.Response(body=self.files[name], content_type="image/png")

    async def _upload(self, request: web.Request) -> web.Response:
        seen: Seen = request[SEEN]
        name = f"in{len(self.files)}.png"
        self.files[name] = seen.form["image"]
        return web.json_response({"name": name, "subfolder": "", "type": "input"})

    def _painted(self, graph: dict[str, Any]) -> bytes:
        loaded = {part["class_type"]: part["inputs"].get("image") for part in graph.values()}
        if "ImageCompositeMasked" in loaded:
            mask = opened(self.files[loaded["LoadImageMask"]])
            return repainted(self.files[loaded["LoadImage"]], mask)
        seeds = [p["inputs"]["seed"] for p in graph.values() if p["class_type"] == "KSampler"]
        return picture(seed=seeds[0] if seeds else 1)
