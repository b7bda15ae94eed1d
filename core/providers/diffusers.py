"""A diffusers pipeline from a folder, painted in this process (extra `local`): one picture at a time.

Nothing is fetched from anywhere: the folder holds the whole pipeline (`model_index.json` and weights).
"""

import asyncio
import importlib.util
import io
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta
from PIL import Image

from core.checked import AtLeastOne, NotNegative
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import MediaType, Painted, PaintEvent, PaintRequest, Preview, Progress
from core.providers.catalogue import Model
from core.providers.dialect import Settings, Tools, Vendor, model_for, profile_of, words

CHUNK = 256 * 1024
PREVIEW_SIDE = 320
#: So many previews are decoded on the way; each costs about as much as a step.
PREVIEWS = 2


class DiffusersSettings(Settings, frozen=True, kw_only=True):
    """``folder``: the pipeline, or a folder of them by the models' ``wire`` names.

    ``preload``: the first model's is loaded when the process starts, not by the first job.
    """

    folder: Path | None = None
    warm_s: NotNegative = 300.0
    preload: bool = False
    device: str = "cpu"
    dtype: Literal["float32", "float16", "bfloat16"] = "float32"
    running_max: AtLeastOne = 1
    steps: Annotated[int, Meta(ge=1, le=200)] = 20
    guidance: Annotated[float, Meta(ge=0, le=30)] = 7.0

    def offered(self) -> bool:
        return self.folder is not None


class DiffusersProvider:
    """Implements `core.ports.Provider`. A reference is our key; following it again paints the same."""

    def __init__(
        self, name: str, settings: DiffusersSettings, tools: Tools, models: Mapping[str, Model]
    ) -> None:
        self._name = name
        self._settings = settings
        self._models = models
        self._pipelines: dict[Path, Any] = {}
        self._cancelled: set[str] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="diffusers")
        self.profile = profile_of(
            name, models, resumable=True, previews=True, cancellable=True, free=True
        )

    async def check(self) -> Mapping[str, str]:
        """The folder is there, and so is the extra; loads nothing unless ``preload`` says so."""
        missing = [name for name in ("torch", "diffusers") if importlib.util.find_spec(name) is None]
        if missing:
            raise self._error(ProviderErrorKind.INVALID_REQUEST, f"{missing[0]} is not installed")
        for model in self._models.values():
            self._folder(model)
        if self._settings.preload:
            first = self._folder(next(iter(self._models.values())))
            await asyncio.get_running_loop().run_in_executor(self._thread, self._pipeline, first)
        return {"device": self._settings.device}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        self._folder(model_for(self._name, self._models, request))
        return key

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        model = model_for(self._name, self._models, request)
        told: asyncio.Queue[PaintEvent] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def tell(event: PaintEvent) -> None:
            loop.call_soon_threadsafe(told.put_nowait, event)

        work = loop.run_in_executor(self._thread, self._paint, model, request, ref or key, tell)
        try:
            async for event in _until_done(told, work):
                yield event
            body = await work
        finally:
            if not work.done():
                self._cancelled.add(ref or key)
        yield Painted(body=_chunks(body), model=model.id)

    async def cancel(self, ref: str) -> None:
        """Takes effect behind the step that is under way."""
        self._cancelled.add(ref)

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return key

    def _paint(
        self, model: Model, request: PaintRequest, ref: str, tell: Callable[[PaintEvent], None]
    ) -> bytes:
        self._check_wanted(ref)
        import torch

        pipeline = self._pipeline(self._folder(model))
        steps = self._settings.steps
        shown = {steps * n // (PREVIEWS + 1) for n in range(1, PREVIEWS + 1)}

        def stepped(pipe: Any, step: int, _: Any, values: dict[str, Any]) -> dict[str, Any]:
            self._check_wanted(ref)
            tell(Progress(fraction=(step + 1) / steps))
            if step + 1 in shown and (preview := _preview(pipe, values.get("latents"))):
                tell(preview)
            return values

        try:
            made = pipeline(
                prompt=words(model, request),
                negative_prompt=request.negative or None,
                width=request.size.width,
                height=request.size.height,
                num_inference_steps=steps,
                guidance_scale=self._settings.guidance,
                generator=torch.Generator("cpu").manual_seed(request.seed),
                callback_on_step_end=stepped,
            )
        except torch.OutOfMemoryError as error:
            raise self._error(ProviderErrorKind.OVERLOADED, "out of memory") from error
        except (RuntimeError, ValueError, TypeError) as error:
            raise self._error(ProviderErrorKind.INVALID_REQUEST, type(error).__name__) from error
        return _png(made.images[0])

    def _pipeline(self, folder: Path) -> Any:
        """Loaded once, from disk only."""
        if folder not in self._pipelines:
            import diffusers
            import torch

            try:
                loaded = diffusers.DiffusionPipeline.from_pretrained(
                    str(folder), torch_dtype=getattr(torch, self._settings.dtype), local_files_only=True
                )
            except (OSError, ValueError, ImportError) as error:
                raise self._error(ProviderErrorKind.INVALID_REQUEST, "pipeline not loaded") from error
            loaded.set_progress_bar_config(disable=True)
            self._pipelines[folder] = loaded.to(self._settings.device)
        return self._pipelines[folder]

    def _folder(self, model: Model) -> Path:
        assert self._settings.folder is not None
        folder = self._settings.folder / model.wire
        if not (folder / "model_index.json").is_file():
            raise self._error(ProviderErrorKind.UNSUPPORTED_OPTION, "no model_index.json in the folder")
        return folder

    def _check_wanted(self, ref: str) -> None:
        if ref in self._cancelled:
            self._cancelled.discard(ref)
            raise self._error(ProviderErrorKind.CANCELED)

    def _error(self, kind: ProviderErrorKind, detail: str = "") -> ProviderError:
        return ProviderError(self._name, kind, detail)


VENDOR = Vendor(settings=DiffusersSettings, make=DiffusersProvider)


async def _until_done(
    told: "asyncio.Queue[PaintEvent]", work: "asyncio.Future[bytes]"
) -> AsyncIterator[PaintEvent]:
    while not work.done():
        next_told = asyncio.ensure_future(told.get())
        waiting: set[asyncio.Future[Any]] = {next_told, work}
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if not next_told.done():
            next_told.cancel()
            return
        yield next_told.result()


def _preview(pipe: Any, latents: Any) -> Preview | None:
    """What the latents show so far; None for pipelines whose latents are no picture by themselves."""
    vae = getattr(pipe, "vae", None)
    if vae is None or latents is None or latents.dim() != 4:
        return None
    import torch

    with torch.no_grad():
        decoded = vae.decode(latents[:1] / vae.config.scaling_factor, return_dict=False)[0]
    image: Image.Image = pipe.image_processor.postprocess(decoded, output_type="pil")[0]
    image.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=70)
    return Preview(media_type=MediaType.JPEG, body=out.getvalue())


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), CHUNK):
        yield body[start : start + CHUNK]
