"""AI Horde: pictures painted for free by volunteers' machines. They see the prompts.

Off unless the operator says so in words (`prompts_go_to_volunteers`).
"""

from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any

from msgspec import Meta

from core.checked import NotEmpty
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, PaintEvent, PaintRequest, Progress
from core.providers import masks
from core.providers.addresses import fetched
from core.providers.base64_stream import encode
from core.providers.catalogue import Model
from core.providers.dialect import Settings, Tools, Vendor, model_for, prepared, profile_of, words
from core.providers.http import Api, Reply, Tolerant
from core.providers.statuses import kind_of_status

BASE_URL = "https://aihorde.net/api/v2"
HOSTS = (".aihorde.net", ".r2.cloudflarestorage.com")
ANONYMOUS = "0000000000"
CLIENT = "pentimento:0.1:self-hosted"
#: Stable codes of a refusal by word lists.
_MODERATED = {"CorruptPrompt", "Profanity"}


class HordeSettings(Settings, frozen=True, kw_only=True):
    """``key``: "" asks anonymously, at the end of every queue."""

    prompts_go_to_volunteers: bool = False
    steps: Annotated[int, Meta(ge=1, le=500)] = 25
    cfg_scale: Annotated[float, Meta(ge=0, le=100)] = 7.0
    sampler: str = "k_euler_a"
    denoise: Annotated[float, Meta(gt=0, le=1)] = 0.6
    nsfw: bool = False

    def offered(self) -> bool:
        return self.prompts_go_to_volunteers


class _Accepted(Tolerant, frozen=True):
    id: NotEmpty


class _Check(Tolerant, frozen=True):
    done: bool = False
    faulted: bool = False
    is_possible: bool = True
    processing: int = 0
    queue_position: int | None = None
    wait_time: float | None = None


class _Generation(Tolerant, frozen=True):
    img: str
    state: str = "ok"
    censored: bool = False


class _Status(Tolerant, frozen=True):
    generations: tuple[_Generation, ...] = ()


class _User(Tolerant, frozen=True):
    username: str = ""
    kudos: float = 0.0


class HordeProvider:
    """Implements `core.ports.Provider`. A reference is the request's id; it lives 10 to 20 minutes."""

    def __init__(
        self, name: str, settings: HordeSettings, tools: Tools, models: Mapping[str, Model]
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
            headers={"apikey": settings.secret() or ANONYMOUS, "client-agent": CLIENT},
            hosts=(*HOSTS, *settings.hosts),
            read_error=self._read_error,
            failed_is_free=True,
        )
        self.profile = profile_of(
            name, models, resumable=True, calls_back=bool(tools.webhook_url), cancellable=True, free=True
        )

    async def check(self) -> Mapping[str, str]:
        reply = await self._api.call("GET", "find_user", repeats=1)
        user = self._api.parse(_User, reply.json())
        return {"user": user.username, "kudos": f"{user.kudos:g}"}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        model = model_for(self._name, self._models, request)
        body = await prepared(request, self._body, model, request)
        if self._tools.webhook_url:
            body["webhook"] = self._tools.webhook(self._name, key)
        reply = await self._api.create_small("generate/async", json=body)
        return self._api.parse(_Accepted, reply.json()).id

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        assert ref is not None
        clock, poll_s, first = self._tools.clock, self._settings.poll_s, None
        async for _ in self._tools.wakes.beats(clock, ref, poll_s):
            told = self._api.parse(
                _Check, (await self._call(ref, "GET", f"generate/check/{ref}")).json()
            )
            if told.done:
                generation = await self._generation(ref)
                yield Painted(body=fetched(self._api, generation.img), model=request.model)
                return
            self._check_alive(told)
            first = first or told.wait_time or None
            yield Progress(fraction=_fraction(told, first))

    async def cancel(self, ref: str) -> None:
        self._cancelled.add(ref)
        try:
            await self._api.call("DELETE", f"generate/status/{ref}")
        except ProviderError as error:
            if error.kind is not ProviderErrorKind.NOT_FOUND_OR_EXPIRED:
                raise

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return self._tools.wakes.heard(key)

    def _check_alive(self, told: _Check) -> None:
        if not told.is_possible:
            raise self._api.error(ProviderErrorKind.UNSUPPORTED_OPTION, "no volunteer offers it")
        if told.faulted:
            raise self._api.error(ProviderErrorKind.OVERLOADED, "faulted")

    async def _generation(self, ref: str) -> _Generation:
        """Asked once: this call is limited to a few a minute."""
        reply = await self._call(ref, "GET", f"generate/status/{ref}")
        generations = self._api.parse(_Status, reply.json()).generations
        if not generations:
            raise self._api.error(ProviderErrorKind.PROVIDER_BUG, "done without a picture")
        first = generations[0]
        if first.censored or first.state != "ok":
            raise self._api.error(ProviderErrorKind.MODERATED_OUTPUT, first.state[:20])
        return first

    async def _call(self, ref: str, method: str, path: str) -> Reply:
        try:
            return await self._api.call(method, path)
        except ProviderError as error:
            gone = error.kind is ProviderErrorKind.NOT_FOUND_OR_EXPIRED
            if gone and ref in self._cancelled:
                self._cancelled.discard(ref)
                raise self._api.error(ProviderErrorKind.CANCELED) from error
            raise

    def _body(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        params: dict[str, Any] = {
            "sampler_name": self._settings.sampler,
            "cfg_scale": self._settings.cfg_scale,
            "steps": self._settings.steps,
            "width": request.size.width,
            "height": request.size.height,
            "n": 1,
            "seed": str(request.seed),
            "karras": True,
        }
        prompt = words(model, request)
        body: dict[str, Any] = {
            "prompt": f"{prompt} ### {request.negative}" if request.negative else prompt,
            "params": params,
            "models": [model.wire],
            "nsfw": self._settings.nsfw,
            "censor_nsfw": not self._settings.nsfw,
            "r2": True,
            "shared": False,
            "replacement_filter": True,
        }
        if request.sources:
            params["denoising_strength"] = self._settings.denoise
            body |= {"source_image": encode(request.sources[0].body), "source_processing": "img2img"}
        if request.operation is Operation.FILL and request.mask is not None:
            params["denoising_strength"] = 1.0
            white = masks.white(request.mask, request.sources[0].size)
            body |= {"source_mask": encode(white), "source_processing": "inpainting"}
        return body

    def _read_error(self, reply: Reply) -> ProviderError:
        document = reply.json()
        code = str(document.get("rc", "")) if isinstance(document, dict) else ""
        kind = kind_of_status(reply.status)
        if code in _MODERATED:
            kind = ProviderErrorKind.MODERATED_INPUT
        elif code == "KudosUpfront":
            kind = ProviderErrorKind.INSUFFICIENT_CREDIT
        return self._api.error(kind, f"{reply.status} {code[:40]}", retry_after_s=reply.retry_after_s)


VENDOR = Vendor(settings=HordeSettings, make=HordeProvider)


def _fraction(told: _Check, first: float | None) -> float | None:
    """How much of the first announced wait is over."""
    if not first or told.wait_time is None:
        return None
    return max(0.0, min(1.0, 1.0 - told.wait_time / first))
