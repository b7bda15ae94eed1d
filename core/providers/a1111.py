"""AUTOMATIC1111's web UI and Forge: one blocking call, with progress asked for beside it.

One picture at a time is painted there, and an interrupt hits whatever runs: we press it only while our
own task is the active one, and throw away what a stopped call brings.
"""

import asyncio
import base64
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Annotated, Any

import httpx
from msgspec import Meta

from core.checked import AtLeastOne, NotNegative, Positive
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, PaintEvent, PaintRequest, Progress
from core.providers import masks
from core.providers.base64_stream import Cutter, NotAsExpected, decode, encode
from core.providers.borders import canvas_of, canvas_size
from core.providers.catalogue import Model
from core.providers.dialect import Settings, Tools, Vendor, model_for, prepared, profile_of, words
from core.providers.http import Api, Reply, Tolerant
from core.providers.previews import preview_of
from core.providers.statuses import kind_of_status

BASE_URL = "http://127.0.0.1:7860"
#: The answer's pictures, and those of ours that it may repeat.
PICTURES = ("images", "image", "init_images", "mask")
RESULTS = ("images", "image")


class A1111Settings(Settings, frozen=True, kw_only=True):
    """``key``: "user:password" where the server asks for one. ``read_s``: its queue counts too."""

    running_max: AtLeastOne = 1
    warm_s: NotNegative = 300.0
    steps: Annotated[int, Meta(ge=1, le=150)] = 25
    cfg_scale: Annotated[float, Meta(ge=0, le=30)] = 7.0
    sampler: str = "Euler a"
    upscaler: str = "Lanczos"
    denoise: Annotated[float, Meta(gt=0, le=1)] = 0.6
    read_s: Positive = 600.0


class _Progress(Tolerant, frozen=True):
    active: bool = False
    completed: bool = False
    progress: float | None = None
    live_preview: str | None = None
    id_live_preview: int | None = None


class A1111Provider:
    """Implements `core.ports.Provider`. A reference is the task's name, made from our key.

    Following a reference again paints again: nothing is paid there, and the same seed paints the same.
    """

    def __init__(
        self, name: str, settings: A1111Settings, tools: Tools, models: Mapping[str, Model]
    ) -> None:
        self._name = name
        self._settings = settings
        self._tools = tools
        self._models = models
        self._cancelled: set[str] = set()
        self._api = Api(
            name,
            tools.client,
            base_url=settings.base_url or BASE_URL,
            headers=_basic(settings.secret()),
            hosts=settings.hosts,
            read_error=self._read_error,
            failed_is_free=True,
            create_read_s=settings.read_s,
        )
        self.profile = profile_of(
            name, models, resumable=True, previews=True, cancellable=True, free=True
        )

    async def check(self) -> Mapping[str, str]:
        reply = await self._api.call("GET", "sdapi/v1/options", repeats=1)
        document = reply.json()
        checkpoint = document.get("sd_model_checkpoint") if isinstance(document, dict) else None
        return {"checkpoint": str(checkpoint)} if checkpoint else {}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        model_for(self._name, self._models, request)
        return f"task(pentimento-{key})"

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        assert ref is not None
        model = model_for(self._name, self._models, request)
        self._check_wanted(ref)
        path, body = await prepared(request, self._body, model, request, ref)
        async with AsyncExitStack() as stack:
            call = asyncio.ensure_future(
                stack.enter_async_context(self._api.create(f"sdapi/v1/{path}", json=body))
            )
            try:
                async for event in self._beside(call, ref):
                    yield event
                response = await call
            finally:
                call.cancel()
            self._check_wanted(ref)
            yield Painted(body=self._picture(response), model=model.id)

    async def cancel(self, ref: str) -> None:
        """Interrupts our own task; one that has not begun is dropped when its turn comes."""
        self._cancelled.add(ref)
        try:
            progress = await self._progress(ref, preview=False, last=-1)
            if progress.active:
                await self._api.call("POST", "sdapi/v1/interrupt")
        except ProviderError as error:
            if error.kind is not ProviderErrorKind.NOT_FOUND_OR_EXPIRED:
                raise

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return f"task(pentimento-{key})"

    def _check_wanted(self, ref: str) -> None:
        if ref in self._cancelled:
            self._cancelled.discard(ref)
            raise self._api.error(ProviderErrorKind.CANCELED)

    async def _beside(
        self, call: "asyncio.Future[httpx.Response]", ref: str
    ) -> AsyncIterator[PaintEvent]:
        """Progress and previews until the call is answered; that it cannot be told is no failure."""
        last = -1
        while True:
            pause = asyncio.ensure_future(self._tools.clock.sleep(self._settings.poll_s / 2))
            try:
                waiting: set[asyncio.Future[Any]] = {call, pause}
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            finally:
                pause.cancel()
            if call.done():
                return
            try:
                told = await self._progress(ref, preview=True, last=last)
            except ProviderError:
                continue
            if told.progress is not None:
                yield Progress(fraction=max(0.0, min(1.0, told.progress)))
            if told.live_preview:
                last = told.id_live_preview or last
                preview = await preview_of(_decoded(told.live_preview))
                if preview is not None:
                    yield preview

    async def _progress(self, ref: str, *, preview: bool, last: int) -> _Progress:
        body = {"id_task": ref, "id_live_preview": last, "live_preview": preview}
        reply = await self._api.call("POST", "internal/progress", json=body, repeats=1)
        return self._api.parse(_Progress, reply.json())

    async def _picture(self, response: httpx.Response) -> AsyncIterator[bytes]:
        """The first picture of the answer, as it comes."""
        cutter = Cutter(PICTURES)
        first: int | None = None
        try:
            async for chunk in self._api.body(response):
                for piece in cutter.feed(chunk):
                    if first is None and piece.key in RESULTS:
                        first = piece.index
                    if piece.index == first and piece.data:
                        yield piece.data
            cutter.document()
        except NotAsExpected as error:
            raise self._api.error(ProviderErrorKind.PROVIDER_BUG, str(error)) from error
        if first is None:
            raise self._api.error(ProviderErrorKind.PROVIDER_BUG, "no picture in the answer")

    def _body(self, model: Model, request: PaintRequest, ref: str) -> tuple[str, dict[str, Any]]:
        if request.operation is Operation.UPSCALE:
            return "extra-single-image", self._upscale(request)
        if request.operation is Operation.OUTPAINT:
            request = replace(request, size=canvas_size(model, request))
        body = self._common(model, request, ref)
        if not request.sources:
            return "txt2img", body
        return "img2img", body | self._start(request)

    def _common(self, model: Model, request: PaintRequest, ref: str) -> dict[str, Any]:
        body: dict[str, Any] = {
            "prompt": words(model, request),
            "negative_prompt": request.negative,
            "seed": request.seed,
            "steps": self._settings.steps,
            "cfg_scale": self._settings.cfg_scale,
            "width": request.size.width,
            "height": request.size.height,
            "sampler_name": self._settings.sampler,
            "batch_size": 1,
            "n_iter": 1,
            "send_images": True,
            "save_images": False,
            "force_task_id": ref,
        }
        if model.wire:
            body["override_settings"] = {"sd_model_checkpoint": model.wire}
            body["override_settings_restore_afterwards"] = True
        return body

    def _start(self, request: PaintRequest) -> dict[str, Any]:
        """Picture and mask; "original" as the ground of a repainted part unless it is new."""
        source, mask, ground = request.sources[0].body, request.mask, 1
        if request.operation is Operation.OUTPAINT:
            source, mask = canvas_of(request, request.size)
            ground = 0
        body: dict[str, Any] = {
            "init_images": [encode(source)],
            "denoising_strength": self._settings.denoise,
            "include_init_images": False,
        }
        if mask is None:
            return body
        white = masks.white(mask, masks.size_of(source))
        return body | {
            "denoising_strength": 1.0 if ground == 0 else max(0.75, self._settings.denoise),
            "mask": encode(white),
            "mask_blur": 4,
            "inpainting_fill": ground,
            "inpaint_full_res": False,
            "inpainting_mask_invert": 0,
        }

    def _upscale(self, request: PaintRequest) -> dict[str, Any]:
        return {
            "image": encode(request.sources[0].body),
            "resize_mode": 1,
            "upscaling_resize_w": request.size.width,
            "upscaling_resize_h": request.size.height,
            "upscaling_crop": False,
            "upscaler_1": self._settings.upscaler,
        }

    def _read_error(self, reply: Reply) -> ProviderError:
        """Two shapes: FastAPI's ``detail``, or the class of an exception in ``error``."""
        document = reply.json()
        name = str(document.get("error", "")) if isinstance(document, dict) else ""
        kind = kind_of_status(reply.status)
        if reply.status == 404 and isinstance(document, dict) and document.get("detail") != "Not Found":
            kind = ProviderErrorKind.INVALID_REQUEST
        return self._api.error(kind, f"{reply.status} {name[:60]}")


VENDOR = Vendor(settings=A1111Settings, make=A1111Provider)


def _basic(key: str) -> dict[str, str]:
    if not key:
        return {}
    return {"authorization": f"Basic {base64.b64encode(key.encode()).decode('ascii')}"}


def _decoded(preview: str) -> bytes:
    try:
        return decode(preview)
    except NotAsExpected:
        return b""
