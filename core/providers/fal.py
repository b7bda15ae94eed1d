"""fal: a queue in front of any model there, by a mapping to its inputs; "completed" may mean failed.

The answer's own addresses are used ever after: they drop part of the model's path.
"""

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from core.checked import NotEmpty
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Painted, PaintEvent, PaintRequest, Progress
from core.providers import masks
from core.providers.addresses import fetched
from core.providers.base64_stream import data_url
from core.providers.catalogue import Model
from core.providers.dialect import (
    Settings,
    Tools,
    Vendor,
    booking,
    model_for,
    paid,
    prepared,
    profile_of,
)
from core.providers.http import Api, Reply, Tolerant
from core.providers.mapping import Inputs, mapped
from core.providers.statuses import kind_of_status

BASE_URL = "https://queue.fal.run"
PLATFORM_URL = "https://api.fal.ai/v1"
HOSTS = (".fal.run", ".falrun.com", ".fal.media", ".fal.ai")
#: Files there are public to whoever has the address; they go after an hour.
LIFECYCLE = '{"expiration_duration_seconds": 3600}'
_STEP = re.compile(r"^\s*(\d+)%\s*\|", re.M)


class FalSettings(Settings, frozen=True, kw_only=True):
    """``platform_url``: where prices are asked, which is how the key is checked.

    ``jwks_url``: the public keys that their webhooks are signed with.
    """

    platform_url: str = ""
    jwks_url: str = ""


class _Queued(Tolerant, frozen=True):
    request_id: NotEmpty
    response_url: str
    status_url: str
    cancel_url: str


class _Log(Tolerant, frozen=True):
    message: str | None = None


class _Status(Tolerant, frozen=True):
    status: str
    logs: tuple[_Log, ...] | None = None
    error: str | None = None
    error_type: str | None = None


class _Image(Tolerant, frozen=True):
    url: str


class _Output(Tolerant, frozen=True):
    images: tuple[_Image, ...] | None = None
    image: _Image | None = None
    has_nsfw_concepts: tuple[bool, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ref:
    """A reference: the request's id and the three addresses that came with it, in one string."""

    id: str
    response_url: str
    status_url: str
    cancel_url: str

    def __str__(self) -> str:
        return f"{self.id} {self.response_url} {self.status_url} {self.cancel_url}"


class FalProvider:
    """Implements `core.ports.Provider`."""

    def __init__(
        self, name: str, settings: FalSettings, tools: Tools, models: Mapping[str, Model]
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
            headers={
                "authorization": f"Key {settings.secret()}",
                "x-fal-object-lifecycle-preference": LIFECYCLE,
            },
            hosts=(*HOSTS, *settings.hosts),
            read_error=self._read_error,
        )
        self.profile = profile_of(
            name, models, resumable=True, calls_back=bool(tools.webhook_url), cancellable=True
        )

    async def check(self) -> Mapping[str, str]:
        platform = self._settings.platform_url or self._settings.base_url or PLATFORM_URL
        url = f"{platform.rstrip('/')}/models/pricing"
        await self._api.call("GET", url, params={"endpoint_id": "fal-ai/flux/dev"}, repeats=1)
        return {}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        model = model_for(self._name, self._models, request)
        body = await prepared(request, self._input, model, request)
        params = {}
        if self._tools.webhook_url:
            params["fal_webhook"] = self._tools.webhook(self._name, key)
        cost = model.cost_micros(request.resolution)
        with booking(cost):
            reply = await self._api.create_small(model.wire, json=body, params=params)
            with booking(cost, begun=True):
                queued = self._api.parse(_Queued, reply.json())
        return str(
            _Ref(
                id=queued.request_id,
                response_url=queued.response_url,
                status_url=queued.status_url,
                cancel_url=queued.cancel_url,
            )
        )

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        model = model_for(self._name, self._models, request)
        cost, at = model.cost_micros(request.resolution), self._ref(ref)
        clock, poll_s = self._tools.clock, self._settings.poll_s
        with booking(cost, begun=True):
            async for _ in self._tools.wakes.beats(clock, at.id, poll_s):
                status = await self._status(at)
                if status.status == "COMPLETED":
                    url = await self._result(at)
                    body = paid(fetched(self._api, url), cost)
                    yield Painted(body=body, cost_micros=cost, model=model.id)
                    return
                yield Progress(fraction=_fraction(status.logs))

    async def cancel(self, ref: str) -> None:
        """Sure only while it is queued; "already completed" is no error."""
        at = self._ref(ref)
        try:
            await self._api.call("PUT", at.cancel_url)
            self._cancelled.add(at.id)
        except ProviderError as error:
            if error.kind not in (
                ProviderErrorKind.INVALID_REQUEST,
                ProviderErrorKind.NOT_FOUND_OR_EXPIRED,
            ):
                raise

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        """A webhook may have told us the id; its addresses are those of the model's first two parts."""
        id = self._tools.wakes.heard(key)
        if id is None:
            return None
        model = model_for(self._name, self._models, request)
        base = (self._settings.base_url or BASE_URL).rstrip("/")
        root = f"{base}/{'/'.join(model.wire.split('/')[:2])}/requests/{id}"
        return str(
            _Ref(id=id, response_url=root, status_url=f"{root}/status", cancel_url=f"{root}/cancel")
        )

    async def _status(self, at: _Ref) -> _Status:
        """What was cancelled while it waited is simply gone from there."""
        try:
            reply = await self._api.call("GET", at.status_url, params={"logs": "1"})
        except ProviderError as error:
            gone = error.kind is ProviderErrorKind.NOT_FOUND_OR_EXPIRED
            if gone and at.id in self._cancelled:
                self._cancelled.discard(at.id)
                raise self._api.error(ProviderErrorKind.CANCELED) from error
            raise
        return self._api.parse(_Status, reply.json())

    async def _result(self, at: _Ref) -> str:
        """The picture's address; a completed request may have failed, which its result says."""
        reply = await self._api.call("GET", at.response_url)
        output = self._api.parse(_Output, reply.json())
        if output.has_nsfw_concepts and output.has_nsfw_concepts[0]:
            raise self._api.error(ProviderErrorKind.MODERATED_OUTPUT, "blanked")
        images = output.images or ((output.image,) if output.image else ())
        if not images:
            raise self._api.error(ProviderErrorKind.PROVIDER_BUG, "completed without a picture")
        return images[0].url

    def _input(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        if len(request.sources) > model.references_max:
            raise self._api.error(ProviderErrorKind.UNSUPPORTED_OPTION, "too many pictures")
        pictures = tuple(data_url(source.media_type.value, source.body) for source in request.sources)
        mask = None
        if request.mask is not None and "mask" in model.inputs:
            mask = data_url("image/png", masks.white(request.mask, request.sources[0].size))
        return mapped(model, request, Inputs(pictures=pictures, mask=mask))

    def _ref(self, ref: str | None) -> _Ref:
        parts = (ref or "").split(" ")
        if len(parts) != 4:
            raise self._api.error(ProviderErrorKind.NOT_FOUND_OR_EXPIRED, "no such reference")
        return _Ref(id=parts[0], response_url=parts[1], status_url=parts[2], cancel_url=parts[3])

    def _read_error(self, reply: Reply) -> ProviderError:
        document = reply.json()
        detail = document.get("detail") if isinstance(document, dict) else None
        kind = kind_of_status(reply.status)
        types = (
            {str(part.get("type")) for part in detail if isinstance(part, dict)}
            if isinstance(detail, list)
            else set()
        )
        if "content_policy_violation" in types:
            kind = ProviderErrorKind.MODERATED_INPUT
        if reply.status in (402, 403) and "balance" in str(detail).lower():
            kind = ProviderErrorKind.INSUFFICIENT_CREDIT
        error = self._api.error(
            kind,
            f"{reply.status} {reply.headers.get('x-fal-error-type', '')}",
            retry_after_s=reply.retry_after_s,
        )
        error.maybe_done = reply.headers.get("x-fal-request-timeout-type") == "user"
        return error


VENDOR = Vendor(settings=FalSettings, make=FalProvider)


def _fraction(logs: tuple[_Log, ...] | None) -> float | None:
    text = "\n".join(log.message or "" for log in logs or ())
    found = _STEP.findall(text)
    return min(1.0, int(found[-1]) / 100) if found else None
