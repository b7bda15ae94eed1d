"""Replicate: any model there, by a mapping to its inputs; submit, poll, fetch within the hour.

The mapping is data (`inputs` and `fixed` of a catalogue record). Progress is read out of the logs.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from typing import Any

from core.checked import NotEmpty
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Painted, PaintEvent, PaintRequest, Progress, SourcePicture
from core.providers import masks
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
from core.providers.mapping import Inputs, first_url, mapped
from core.providers.statuses import kind_of_status, seconds_in

BASE_URL = "https://api.replicate.com/v1"
HOSTS = ("api.replicate.com", ".replicate.com", ".replicate.delivery")
#: Larger pictures are uploaded instead of being sent as data URLs.
INLINE_MAX = 256 * 1024
_STEP = re.compile(r"^\s*(\d+)%\s*\|.+?\|\s*(\d+)/(\d+)", re.M)
_ENDED = {"canceled": ProviderErrorKind.CANCELED, "aborted": ProviderErrorKind.CANCELED}


class ReplicateSettings(Settings, frozen=True, kw_only=True):
    """``moderation_marks``: texts of an error by which a refusal is known; there is no code for it."""

    moderation_marks: tuple[str, ...] = ("NSFW", "flagged as sensitive", "(E005)")


class _Prediction(Tolerant, frozen=True):
    id: NotEmpty
    status: str
    output: Any = None
    error: str | None = None
    logs: str | None = None
    data_removed: bool | None = None


class _File(Tolerant, frozen=True):
    urls: dict[str, str]


class _Account(Tolerant, frozen=True):
    username: str = ""


class ReplicateProvider:
    """Implements `core.ports.Provider`. A reference is the prediction's id."""

    def __init__(
        self, name: str, settings: ReplicateSettings, tools: Tools, models: Mapping[str, Model]
    ) -> None:
        self._name = name
        self._settings = settings
        self._tools = tools
        self._models = models
        self._api = Api(
            name,
            tools.client,
            base_url=settings.base_url or BASE_URL,
            headers={"authorization": f"Bearer {settings.secret()}"},
            hosts=(*HOSTS, *settings.hosts),
            read_error=self._read_error,
        )
        self.profile = profile_of(
            name, models, resumable=True, calls_back=bool(tools.webhook_url), cancellable=True
        )

    async def check(self) -> Mapping[str, str]:
        reply = await self._api.call("GET", "account", repeats=1)
        account = self._api.parse(_Account, reply.json()).username
        return {"account": account} if account else {}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        model = model_for(self._name, self._models, request)
        body: dict[str, Any] = {"input": await self._input(model, request)}
        if self._tools.webhook_url:
            body["webhook"] = self._tools.webhook(self._name, key)
            body["webhook_events_filter"] = ["start", "logs", "completed"]
        path, version = _path(model.wire)
        if version:
            body["version"] = version
        cost = model.cost_micros(request.resolution)
        with booking(cost):
            reply = await self._api.create_small(path, json=body)
            with booking(cost, begun=True):
                return self._api.parse(_Prediction, reply.json()).id

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        model = model_for(self._name, self._models, request)
        cost = model.cost_micros(request.resolution)
        assert ref is not None
        with booking(cost, begun=True):
            async for _ in self._tools.wakes.beats(self._tools.clock, ref, self._settings.poll_s):
                reply = await self._api.call("GET", f"predictions/{ref}")
                prediction = self._api.parse(_Prediction, reply.json())
                if prediction.status == "succeeded":
                    body = self._api.download(self._result(prediction), credentials=True)
                    yield Painted(body=paid(body, cost), cost_micros=cost, model=model.id)
                    return
                self._check_alive(prediction)
                yield Progress(fraction=_fraction(prediction.logs))

    async def cancel(self, ref: str) -> None:
        """It may still succeed; what is certain is only that we asked."""
        await self._api.call("POST", f"predictions/{ref}/cancel")

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return self._tools.wakes.heard(key)

    def _check_alive(self, prediction: _Prediction) -> None:
        """Raises for a prediction that has ended without a picture; an unknown status goes on."""
        if prediction.status in _ENDED:
            raise self._api.error(_ENDED[prediction.status], prediction.status)
        if prediction.status == "failed":
            said = prediction.error or ""
            moderated = any(mark in said for mark in self._settings.moderation_marks)
            kind = ProviderErrorKind.MODERATED_OUTPUT if moderated else ProviderErrorKind.PROVIDER_BUG
            raise self._api.error(kind, "failed")

    def _result(self, prediction: _Prediction) -> str:
        if prediction.data_removed:
            raise self._api.error(ProviderErrorKind.NOT_FOUND_OR_EXPIRED, "data removed")
        url = first_url(prediction.output)
        if url is None:
            raise self._api.error(ProviderErrorKind.PROVIDER_BUG, "succeeded without a picture")
        return url

    async def _input(self, model: Model, request: PaintRequest) -> dict[str, Any]:
        if len(request.sources) > model.references_max:
            raise self._api.error(ProviderErrorKind.UNSUPPORTED_OPTION, "too many pictures")
        pictures = [await self._uploaded(source) for source in request.sources]
        mask = None
        if request.mask is not None and "mask" in model.inputs:
            white = await prepared(request, masks.white, request.mask, request.sources[0].size)
            mask = await self._sent(white, "image/png", "mask.png")
        return mapped(model, request, Inputs(pictures=tuple(pictures), mask=mask))

    async def _uploaded(self, source: SourcePicture) -> str:
        media_type = source.media_type.value
        return await self._sent(source.body, media_type, f"source{source.media_type.suffix}")

    async def _sent(self, body: bytes, media_type: str, name: str) -> str:
        if len(body) <= INLINE_MAX:
            return await asyncio.to_thread(data_url, media_type, body)
        files = {"content": (name, body, media_type)}
        reply = await self._api.call("POST", "files", files=files)
        url = self._api.parse(_File, reply.json()).urls.get("get")
        if url is None:
            raise self._api.error(ProviderErrorKind.PROVIDER_BUG, "no address of an uploaded file")
        return url

    def _read_error(self, reply: Reply) -> ProviderError:
        """RFC 7807; a throttle may say its seconds in words only."""
        document = reply.json()
        detail = document.get("detail") if isinstance(document, dict) else None
        wait = reply.retry_after_s
        if wait is None and reply.status == 429:
            wait = seconds_in(str(detail))
        kind = kind_of_status(reply.status)
        title = str(document.get("title", "")) if isinstance(document, dict) else ""
        return self._api.error(kind, f"{reply.status} {title[:60]}", retry_after_s=wait)


VENDOR = Vendor(settings=ReplicateSettings, make=ReplicateProvider)


def _path(wire: str) -> tuple[str, str | None]:
    """ "owner/name" is an official model; "owner/name:<version>" or a bare version is not."""
    name, colon, _ = wire.partition(":")
    if not colon and "/" in wire:
        return f"models/{name}/predictions", None
    return "predictions", wire


def _fraction(logs: str | None) -> float | None:
    """The last step of a progress bar in the logs."""
    found = _STEP.findall(logs or "")
    return min(1.0, int(found[-1][0]) / 100) if found else None
