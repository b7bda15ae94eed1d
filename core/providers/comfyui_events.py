"""What ComfyUI's websocket tells of one prompt: how far it is, and previews. It may fall silent."""

import asyncio
import json
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog

from core.pictures import PaintEvent, Progress
from core.ports import Clock
from core.providers.dialect import Frames, Tools
from core.providers.previews import preview_of

log = structlog.get_logger()

_PREVIEW, _PREVIEW_WITH_FACTS = 1, 4
_ENDS = ("execution_success", "execution_error", "execution_interrupted")


class Following:
    """Turns frames into events of the prompt ``ref``, whose workflow has ``nodes`` nodes."""

    def __init__(self, ref: str, *, nodes: int) -> None:
        self._ref = ref
        self._nodes = max(1, nodes)
        self._finished: set[str] = set()
        self._running: dict[str, float] = {}
        self.ended = False
        self._fraction = 0.0

    async def event(self, frame: str | bytes) -> PaintEvent | None:
        if isinstance(frame, bytes):
            body = _preview_in(frame)
            return await preview_of(body) if body else None
        try:
            document = json.loads(frame)
        except ValueError:
            return None
        data = document.get("data") if isinstance(document, dict) else None
        if not isinstance(data, dict) or data.get("prompt_id") not in (self._ref, None):
            return None
        return self._told(str(document.get("type")), data)

    def _told(self, kind: str, data: dict[str, Any]) -> PaintEvent | None:
        match kind:
            case "execution_cached":
                self._finished.update(map(str, _listed(data.get("nodes"))))
            case "executed":
                self._finish(data.get("node"))
            case "progress":
                self._run(data.get("node"), data.get("value"), data.get("max"))
            case "progress_state":
                self._states(data.get("nodes"))
            case "executing" if data.get("node") is None:
                self.ended = True
                return None
            case _ if kind in _ENDS:
                self.ended = True
                return None
            case _:
                return None
        return self._progress()

    def _states(self, nodes: object) -> None:
        for node, state in nodes.items() if isinstance(nodes, dict) else ():
            if isinstance(state, dict) and state.get("state") == "finished":
                self._finish(node)
            elif isinstance(state, dict):
                self._run(node, state.get("value"), state.get("max"))

    def _finish(self, node: object) -> None:
        self._finished.add(str(node))
        self._running.pop(str(node), None)

    def _run(self, node: object, value: object, most: object) -> None:
        both = isinstance(value, int | float) and isinstance(most, int | float)
        if both and most > 0 and str(node) not in self._finished:  # type: ignore[operator]
            self._running[str(node)] = max(0.0, min(1.0, value / most))  # type: ignore[operator]

    def _progress(self) -> Progress:
        """Finished nodes and the share of the running ones; it never goes back."""
        done = (len(self._finished) + sum(self._running.values())) / self._nodes
        self._fraction = max(self._fraction, min(1.0, done))
        return Progress(fraction=self._fraction)


class Events:
    """Frames of a socket as they come, and a nudge to ask the server whenever it is due."""

    def __init__(self, following: Following) -> None:
        self._following = following
        self._waiting: asyncio.Queue[PaintEvent | None] = asyncio.Queue(maxsize=64)

    async def read(self, frames: Frames) -> None:
        async for frame in frames:
            event = await self._following.event(frame)
            if event is not None and not self._waiting.full():
                self._waiting.put_nowait(event)
            if self._following.ended:
                await self._waiting.put(None)

    async def until_due(self, clock: Clock, every_s: float) -> AsyncIterator[PaintEvent | None]:
        """Events; and None at first, every ``every_s`` seconds, and when the socket says it ended."""
        yield None
        while True:
            due = asyncio.ensure_future(clock.sleep(every_s))
            try:
                while not due.done():
                    told = asyncio.ensure_future(self._waiting.get())
                    await asyncio.wait({told, due}, return_when=asyncio.FIRST_COMPLETED)
                    if not told.done():
                        told.cancel()
                        break
                    yield told.result()
            finally:
                due.cancel()
            yield None


@asynccontextmanager
async def listening(tools: Tools, url: str, following: Following) -> AsyncIterator[Events]:
    """Listens while the context is open; without a socket, or when it dies, asking goes on alone."""
    events = Events(following)
    task = asyncio.create_task(_listen(tools, url, events), name="comfyui-socket")
    try:
        yield events
    finally:
        task.cancel()


async def _listen(tools: Tools, url: str, events: Events) -> None:
    if tools.websocket is None:
        return
    try:
        async with tools.websocket(url) as frames:
            await events.read(frames)
    except OSError as error:
        log.info("comfyui_socket_lost", error=type(error).__name__)


def _preview_in(frame: bytes) -> bytes:
    """The picture of a preview frame; empty for every other kind."""
    if len(frame) < 8:
        return b""
    kind, second = struct.unpack(">II", frame[:8])
    if kind == _PREVIEW:
        return frame[8:]
    if kind == _PREVIEW_WITH_FACTS:
        return frame[8 + second :]
    return b""


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
