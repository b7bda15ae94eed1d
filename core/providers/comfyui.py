"""ComfyUI: workflows from a folder, our own id for the work, progress by websocket and by asking.

The websocket only tells how far it is; what counts is the history, which is asked as well, because
sockets die silently. Its answers carry no price: the machine is one's own.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5

from msgspec import Meta, field

from core.checked import NotEmpty, NotNegative
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, PaintEvent, PaintRequest, Progress
from core.providers import masks
from core.providers.borders import borders_of
from core.providers.catalogue import Model
from core.providers.comfyui_events import Following, listening
from core.providers.comfyui_graphs import Graphs
from core.providers.dialect import Settings, Tools, Vendor, model_for, prepared, profile_of, words
from core.providers.http import Api, Reply, Tolerant
from core.providers.statuses import kind_of_status

BASE_URL = "http://127.0.0.1:8188"
#: Between success and history there may be a moment, and a deleted prompt leaves no trace at all.
ABSENT_MAX = 3


class ComfyUiSettings(Settings, frozen=True, kw_only=True):
    """``workflows``: a folder of API-format files; ours are used where it has none.

    ``checkpoint``: "" takes the first that the server has. ``denoise``: how far an edit may go.
    """

    warm_s: NotNegative = 300.0
    workflows: Path | None = None
    checkpoint: str = ""
    steps: Annotated[int, Meta(ge=1, le=500)] = 20
    denoise: Annotated[float, Meta(gt=0, le=1)] = 0.6


class _Queued(Tolerant, frozen=True):
    prompt_id: NotEmpty


class _Uploaded(Tolerant, frozen=True):
    name: str
    subfolder: str = ""


class _File(Tolerant, frozen=True):
    filename: str
    subfolder: str = ""
    type: str = "output"


class _Output(Tolerant, frozen=True):
    images: tuple[_File, ...] = ()


class _State(Tolerant, frozen=True):
    status_str: str = ""
    messages: tuple[Any, ...] = ()

    def told(self, name: str) -> dict[str, Any] | None:
        """The data of that message, None where it was not sent."""
        for message in self.messages:
            match message:
                case [str() as found, dict() as data] if found == name:
                    return data
        return None


class _Entry(Tolerant, frozen=True):
    outputs: dict[str, _Output] = field(default_factory=dict)
    status: _State = _State()


class _Queue(Tolerant, frozen=True):
    queue_running: tuple[tuple[Any, ...], ...] = ()
    queue_pending: tuple[tuple[Any, ...], ...] = ()

    def holds(self, ref: str) -> bool:
        entries = (*self.queue_running, *self.queue_pending)
        return any(len(entry) > 1 and entry[1] == ref for entry in entries)


class ComfyUiProvider:
    """Implements `core.ports.Provider`. A reference is a UUID made from our key."""

    def __init__(
        self, name: str, settings: ComfyUiSettings, tools: Tools, models: Mapping[str, Model]
    ) -> None:
        self._name = name
        self._settings = settings
        self._tools = tools
        self._models = models
        self._base_url = (settings.base_url or BASE_URL).rstrip("/")
        self._graphs = Graphs(settings.workflows)
        self._cancelled: set[str] = set()
        self._api = Api(
            name,
            tools.client,
            base_url=self._base_url,
            headers={"authorization": settings.secret()} if settings.secret() else {},
            hosts=settings.hosts,
            read_error=self._read_error,
            failed_is_free=True,
        )
        self.profile = profile_of(
            name, models, resumable=True, client_ids=True, previews=True, cancellable=True, free=True
        )

    async def check(self) -> Mapping[str, str]:
        await self._api.call("GET", "system_stats", repeats=1)
        checkpoint = self._settings.checkpoint or await self._first_checkpoint()
        return {"checkpoint": checkpoint} if checkpoint else {}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        model = model_for(self._name, self._models, request)
        ref = ref_of(key)
        values = await self._values(model, request, ref)
        graph = self._graphs.filled(model.wire, request.operation, values)
        body = {"prompt": graph, "client_id": ref, "prompt_id": ref}
        reply = await self._api.create_small("prompt", json=body)
        return self._api.parse(_Queued, reply.json()).prompt_id

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        assert ref is not None
        model = model_for(self._name, self._models, request)
        following = Following(ref, nodes=self._graphs.nodes(model.wire, request.operation))
        url = f"{self._base_url.replace('http', 'ws', 1)}/ws?{urlencode({'clientId': ref})}"
        absent = 0
        async with listening(self._tools, url, following) as events:
            async for event in events.until_due(self._tools.clock, self._settings.poll_s):
                if event is not None:
                    yield event
                    continue
                entry = await self._entry(ref)
                if entry is not None:
                    file = self._file(ref, entry)
                    yield Painted(body=self._api.download(_view(file)), model=model.id)
                    return
                absent = 0 if await self._queued(ref) else absent + 1
                if absent >= ABSENT_MAX:
                    raise self._gone(ref)
                yield Progress(fraction=None)

    async def cancel(self, ref: str) -> None:
        """Out of the queue, or stopped between two steps; a server that is deaf has stopped anyway."""
        self._cancelled.add(ref)
        await self._api.call("POST", "queue", json={"delete": [ref]})
        await self._api.call("POST", "interrupt", json={"prompt_id": ref})

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        ref = ref_of(key)
        return ref if await self._queued(ref) or await self._entry(ref) else None

    async def _entry(self, ref: str) -> _Entry | None:
        document = (await self._api.call("GET", f"history/{ref}")).json()
        if not isinstance(document, dict):
            raise self._api.error(ProviderErrorKind.PROVIDER_BUG, "unexpected history")
        found = document.get(ref)
        return self._api.parse(_Entry, found) if found is not None else None

    async def _queued(self, ref: str) -> bool:
        return self._api.parse(_Queue, (await self._api.call("GET", "queue")).json()).holds(ref)

    def _file(self, ref: str, entry: _Entry) -> _File:
        """The first picture of a finished prompt, saved ones before temporary ones."""
        if entry.status.told("execution_interrupted") is not None:
            raise self._gone(ref, ProviderErrorKind.CANCELED)
        if entry.status.status_str == "error":
            failed = entry.status.told("execution_error") or {}
            kind = str(failed.get("exception_type", ""))
            full = "OutOfMemory" in kind
            raise self._api.error(
                ProviderErrorKind.OVERLOADED if full else ProviderErrorKind.PROVIDER_BUG, kind[:80]
            )
        files = [file for output in entry.outputs.values() for file in output.images]
        if not files:
            raise self._api.error(ProviderErrorKind.PROVIDER_BUG, "no picture saved")
        return next((file for file in files if file.type == "output"), files[0])

    def _gone(
        self, ref: str, kind: ProviderErrorKind = ProviderErrorKind.NOT_FOUND_OR_EXPIRED
    ) -> ProviderError:
        if ref in self._cancelled:
            self._cancelled.discard(ref)
            kind = ProviderErrorKind.CANCELED
        return self._api.error(kind, "gone")

    async def _first_checkpoint(self) -> str:
        document = (await self._api.call("GET", "models/checkpoints")).json()
        first = document[0] if isinstance(document, list) and document else ""
        return first if isinstance(first, str) else ""

    async def _values(self, model: Model, request: PaintRequest, ref: str) -> dict[str, Any]:
        """What fills the places of a workflow. The prefix is new, so no answer comes from the cache."""
        values: dict[str, Any] = {
            "prompt": words(model, request),
            "negative": request.negative,
            "seed": request.seed,
            "width": request.size.width,
            "height": request.size.height,
            "steps": self._settings.steps,
            "denoise": self._settings.denoise,
            "prefix": f"pentimento/{ref}",
        }
        if self._graphs.wants("checkpoint", model.wire, request.operation):
            values["checkpoint"] = self._settings.checkpoint or await self._first_checkpoint()
        if request.sources:
            source = request.sources[0]
            name = f"{ref}{source.media_type.suffix}"
            values["image"] = await self._upload(name, source.body, source.media_type.value)
        if request.mask is not None and request.sources:
            white = await prepared(request, masks.white, request.mask, request.sources[0].size)
            values["mask"] = await self._upload(f"{ref}-mask.png", white, "image/png")
        if request.operation is Operation.OUTPAINT and request.sources:
            values |= asdict(borders_of(request))
        return values

    async def _upload(self, name: str, body: bytes, media_type: str) -> str:
        """The name to use is the one that comes back: it may have been changed."""
        files = {"image": (name, body, media_type)}
        reply = await self._api.call("POST", "upload/image", files=files, data={"type": "input"})
        stored = self._api.parse(_Uploaded, reply.json())
        return f"{stored.subfolder}/{stored.name}" if stored.subfolder else stored.name

    def _read_error(self, reply: Reply) -> ProviderError:
        """A workflow that is refused is the operator's: the log names its error and its nodes."""
        document = reply.json()
        error = document.get("error") if isinstance(document, dict) else None
        kind = error.get("type", "") if isinstance(error, dict) else ""
        nodes = document.get("node_errors") if isinstance(document, dict) else None
        broken = ",".join(sorted(nodes)) if isinstance(nodes, dict) else ""
        return self._api.error(
            kind_of_status(reply.status), f"{reply.status} {str(kind)[:60]} nodes {broken[:60]}"
        )


VENDOR = Vendor(settings=ComfyUiSettings, make=ComfyUiProvider)


def ref_of(key: str) -> str:
    """Our key as the UUID that the server takes for a prompt."""
    return str(uuid5(NAMESPACE_URL, f"pentimento:{key}"))


def _view(file: _File) -> str:
    query = {"filename": file.filename, "subfolder": file.subfolder, "type": file.type}
    return f"view?{urlencode(query)}"
