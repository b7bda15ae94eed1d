"""Black Forest Labs (FLUX): submit, poll the address that came back, fetch within ten minutes.

The answer may send us to another host of theirs. There is no cancel.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from msgspec import Meta

from core.checked import NotEmpty
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, PaintEvent, PaintRequest, Progress
from core.providers import masks
from core.providers.base64_stream import encode
from core.providers.borders import borders_of
from core.providers.catalogue import Model
from core.providers.dialect import (
    Settings,
    Tools,
    Vendor,
    booking,
    mark_of,
    model_for,
    paid,
    plausible,
    prepared,
    profile_of,
    words,
)
from core.providers.http import Api, Reply, Tolerant
from core.providers.statuses import kind_of_status
from core.routing.sizes import nearest_ratio

BASE_URL = "https://api.bfl.ai"
HOSTS = (".bfl.ai",)
#: Right after a submit the asked cluster may not know the task yet.
UNKNOWN_TOLERATED_S = 10.0
#: One credit is one cent.
MICROS_PER_CREDIT = 10_000
BORDER_MAX = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What an endpoint takes: how its pictures are called, and which of the common options."""

    pictures: tuple[str, ...] = ()
    size: Literal["pixels", "ratio", ""] = "pixels"
    safety_max: int = 6
    upsampling: bool = False


_FLUX_2 = _Shape(pictures=("input_image", *(f"input_image_{n}" for n in range(2, 11))), safety_max=5)
_SHAPES = {
    "flux-2-flex": _Shape(pictures=_FLUX_2.pictures, safety_max=5, upsampling=True),
    "flux-2": _FLUX_2,
    "flux-3": _FLUX_2,
    "flux-kontext": _Shape(pictures=_FLUX_2.pictures[:4], size="ratio", upsampling=True),
    "flux-pro-1.1-ultra": _Shape(pictures=("image_prompt",), size="ratio", upsampling=True),
    "flux-pro-1.0-fill": _Shape(pictures=("image",), size="", upsampling=True),
    "flux-pro-1.0-expand": _Shape(pictures=("image",), size="", upsampling=True),
    "flux-pro-1.0-canny": _Shape(pictures=("control_image",), size=""),
    "flux-pro-1.0-depth": _Shape(pictures=("control_image",), size=""),
    "flux": _Shape(pictures=("image_prompt",), upsampling=True),
}


class BflSettings(Settings, frozen=True, kw_only=True):
    """``safety_tolerance``: 0 strictest to 6, bounded by each endpoint; a channel or a server may
    decide otherwise, up to ``safety_tolerance_max``.

    ``prompt_upsampling``: they reword the prompt.
    """

    safety_tolerance: Annotated[int, Meta(ge=0, le=6)] = 2
    safety_tolerance_max: Annotated[int, Meta(ge=0, le=6)] = 6
    prompt_upsampling: bool = False
    output_format: Literal["jpeg", "png", "webp"] = "png"


class _Submitted(Tolerant, frozen=True):
    id: NotEmpty
    polling_url: str | None = None
    cost: float | None = None


class _Result(Tolerant, frozen=True):
    sample: str


class _Task(Tolerant, frozen=True):
    status: str
    result: dict[str, Any] | None = None
    progress: float | None = None


class _Credits(Tolerant, frozen=True):
    credits: float


class BflProvider:
    """Implements `core.ports.Provider`. A reference is the polling address, with the cost behind "#"."""

    def __init__(
        self, name: str, settings: BflSettings, tools: Tools, models: Mapping[str, Model]
    ) -> None:
        self._name = name
        self._settings = settings
        self._tools = tools
        self._models = models
        self._api = Api(
            name,
            tools.client,
            base_url=settings.base_url or BASE_URL,
            headers={"x-key": settings.secret()},
            hosts=(*HOSTS, *settings.hosts),
            read_error=self._read_error,
        )
        self.profile = profile_of(name, models, resumable=True, calls_back=bool(tools.webhook_url))

    async def check(self) -> Mapping[str, str]:
        reply = await self._api.call("GET", "v1/credits", repeats=1)
        return {"credits": f"{self._api.parse(_Credits, reply.json()).credits:g}"}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        model = model_for(self._name, self._models, request)
        body = await prepared(request, self._body, model, request)
        if self._tools.webhook_url:
            body["webhook_url"] = self._tools.webhook(self._name, key)
            body["webhook_secret"] = mark_of(self._tools.webhook_secret, self._name, "")
        usual = model.cost_micros(request.resolution)
        with booking(usual):
            reply = await self._api.create_small(f"v1/{model.wire}", json=body)
            with booking(usual, begun=True):
                task = self._api.parse(_Submitted, reply.json())
        url = task.polling_url or f"{self._base_url}/v1/get_result?id={task.id}"
        return f"{url}#{plausible((task.cost or 0.0) * MICROS_PER_CREDIT) or usual}"

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        url, _, cost_text = (ref or "").rpartition("#")
        cost = int(cost_text) if cost_text.isdigit() else 0
        clock, poll_s, waited = self._tools.clock, self._settings.poll_s, 0.0
        with booking(cost, begun=True):
            async for _ in self._tools.wakes.beats(clock, _id_of(url), poll_s):
                task = await self._task(url, tolerant=waited < UNKNOWN_TOLERATED_S)
                waited += poll_s
                if task.status == "Ready":
                    sample = self._api.parse(_Result, task.result).sample
                    body = paid(self._api.download(sample), cost)
                    yield Painted(body=body, cost_micros=cost, model=request.model)
                    return
                if task.progress is not None:
                    yield Progress(fraction=max(0.0, min(1.0, task.progress)))

    async def cancel(self, ref: str) -> None:
        """There is no such endpoint."""

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        task = self._tools.wakes.heard(key)
        return f"{self._base_url}/v1/get_result?id={task}#0" if task else None

    @property
    def _base_url(self) -> str:
        return (self._settings.base_url or BASE_URL).rstrip("/")

    async def _task(self, url: str, *, tolerant: bool) -> _Task:
        try:
            reply = await self._api.call("GET", url)
        except ProviderError as error:
            if tolerant and error.kind is ProviderErrorKind.NOT_FOUND_OR_EXPIRED:
                return _Task(status="Pending")
            raise
        task = self._api.parse(_Task, reply.json())
        kinds = {
            "Request Moderated": ProviderErrorKind.MODERATED_INPUT,
            "Content Moderated": ProviderErrorKind.MODERATED_OUTPUT,
            "Error": ProviderErrorKind.PROVIDER_BUG,
            "Task not found": ProviderErrorKind.NOT_FOUND_OR_EXPIRED,
        }
        kind = kinds.get(task.status)
        if kind is None or (tolerant and task.status == "Task not found"):
            return task
        raise self._api.error(kind, task.status)

    def _body(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        """Only what is set: FLUX.2 refuses the zeros that are its own defaults."""
        shape = _shape(model.wire)
        if len(request.sources) > min(len(shape.pictures), model.references_max):
            raise self._api.error(ProviderErrorKind.UNSUPPORTED_OPTION, "too many pictures")
        body: dict[str, Any] = {
            "prompt": words(model, request),
            "seed": request.seed,
            "output_format": self._settings.output_format,
            "safety_tolerance": min(self._tolerance(request), shape.safety_max),
        }
        if shape.upsampling:
            body["prompt_upsampling"] = self._settings.prompt_upsampling
        if shape.size == "pixels":
            body |= {"width": request.size.width, "height": request.size.height}
        elif shape.size == "ratio":
            body["aspect_ratio"] = nearest_ratio(request.size.width / request.size.height, model.ratios)
        names = zip(shape.pictures, request.sources, strict=False)
        body |= {name: encode(source.body) for name, source in names}
        return body | self._extra(request)

    def _tolerance(self, request: PaintRequest) -> int:
        if request.tolerance is None:
            return self._settings.safety_tolerance
        return min(request.tolerance, self._settings.safety_tolerance_max)

    def _extra(self, request: PaintRequest) -> dict[str, Any]:
        if request.operation is Operation.FILL:
            if request.mask is None:
                raise self._api.error(ProviderErrorKind.INVALID_REQUEST, "no mask")
            return {"mask": encode(masks.white(request.mask, request.sources[0].size))}
        if request.operation is Operation.OUTPAINT:
            return {side: min(BORDER_MAX, add) for side, add in asdict(borders_of(request)).items()}
        return {}

    def _read_error(self, reply: Reply) -> ProviderError:
        kind = kind_of_status(reply.status)
        return self._api.error(kind, f"{reply.status}", retry_after_s=reply.retry_after_s)


VENDOR = Vendor(settings=BflSettings, make=BflProvider)


def _shape(wire: str) -> _Shape:
    """By the longest name that fits: endpoints of a family take the same."""
    return _SHAPES[max((name for name in _SHAPES if wire.startswith(name)), key=len)]


def _id_of(url: str) -> str:
    return url.rpartition("id=")[2]
