"""The embedded painter as a provider: steps, previews, cancel, and the same picture by seed."""

import asyncio
import io
from collections.abc import AsyncIterator

from PIL import Image, ImageEnhance
from PIL.PngImagePlugin import PngInfo

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import MediaType, Operation, Painted, PaintEvent, PaintRequest, Preview, Progress
from core.ports import ProviderProfile
from core.providers.embedded.painter import LAYERS, paint, styled
from core.providers.embedded.scene import scene_of, with_style

PREVIEW_SIDE = 320
CHUNK = 64 * 1024

PROFILE = ProviderProfile(
    name="embedded",
    operations=frozenset({Operation.GENERATE, Operation.EDIT, Operation.VARY, Operation.UPSCALE}),
    resumable=True,
    previews=True,
    cancellable=True,
    free=True,
)


class EmbeddedProvider:
    """Offline and deterministic: following a reference again paints the same picture.

    ``step_s``: how long each of its steps takes, so that a person can watch.
    """

    def __init__(self, *, step_s: float = 0.15) -> None:
        self._step_s = step_s
        self._cancelled: set[str] = set()

    @property
    def profile(self) -> ProviderProfile:
        return PROFILE

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        if request.operation not in PROFILE.operations:
            raise ProviderError("embedded", ProviderErrorKind.UNSUPPORTED_OPTION)
        return key

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        for step in range(1, LAYERS + 1):
            await asyncio.sleep(self._step_s)
            if ref in self._cancelled:
                self._cancelled.discard(ref)
                raise ProviderError("embedded", ProviderErrorKind.CANCELED)
            yield Progress(fraction=step / (LAYERS + 1))
            if step in (2, 4) and not request.sources:
                body = await asyncio.to_thread(_preview, request, step)
                yield Preview(media_type=MediaType.JPEG, body=body)
        whole = await asyncio.to_thread(_paint, request)
        yield Painted(body=_chunks(whole), model="embedded")

    async def cancel(self, ref: str) -> None:
        self._cancelled.add(ref)

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return key


def _paint(request: PaintRequest) -> bytes:
    image = _upscaled(request) if request.operation is Operation.UPSCALE else _drawn(request)
    facts = PngInfo()
    facts.add_text("Software", "Pentimento embedded painter, a demonstration")
    facts.add_text("prompt", request.prompt)
    facts.add_text("seed", str(request.seed))
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=facts, compress_level=3)
    return out.getvalue()


def _drawn(request: PaintRequest) -> Image.Image:
    ours = request.sources and b"Pentimento embedded painter" in request.sources[0].body[:4096]
    if request.operation is Operation.EDIT and request.sources and not ours:
        return _photo_edited(request)
    scene = with_style(scene_of(request.prompt, request.seed), request.style)
    return paint(scene, request.size, request.seed)


def _photo_edited(request: PaintRequest) -> Image.Image:
    """A picture that we did not draw: the pixels themselves are changed."""
    image = Image.open(io.BytesIO(request.sources[0].body)).convert("RGB")
    image = image.resize((request.size.width, request.size.height))
    words = request.instruction.lower()
    if "night" in words:
        image = Image.blend(image, Image.new("RGB", image.size, (14, 20, 58)), 0.55)
    if "dark" in words:
        image = ImageEnhance.Brightness(image).enhance(0.6)
    if "light" in words or "bright" in words:
        image = ImageEnhance.Brightness(image).enhance(1.35)
    if "vivid" in words or "vibrant" in words:
        image = ImageEnhance.Color(image).enhance(1.7)
    scene = with_style(scene_of(words, 0), request.style)
    return styled(image, scene.style)


def _upscaled(request: PaintRequest) -> Image.Image:
    image = Image.open(io.BytesIO(request.sources[0].body)).convert("RGB")
    return image.resize((request.size.width, request.size.height), Image.Resampling.LANCZOS)


def _preview(request: PaintRequest, layers: int) -> bytes:
    scene = scene_of(request.prompt, request.seed)
    image = paint(scene, request.size, request.seed, layers)
    image.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), CHUNK):
        yield body[start : start + CHUNK]
