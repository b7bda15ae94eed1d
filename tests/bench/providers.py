"""What a painter's answer costs us: CPU and memory beside a bare download, in one run.

usage: python -m tests.bench.providers        (a JSON object on stdout, a table on stderr)

A server in a process of its own answers with pictures of 2 and 12 MB: behind an address, as base64 in
JSON, and in an event stream. Each measure runs in a fresh process; the floor is httpx over aiohttp
streaming the same bytes to disk. Ratios inside one run are what counts; wall time is not looked at.
"""

import asyncio
import base64
import json
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
from aiohttp import web

from bot.clock import SystemClock
from bot.outbound import Outbound
from core.pictures import Operation, Painted, PaintRequest, RefinedPrompt, Size
from core.providers.catalogue import load_catalogue
from core.providers.dialect import Painter, Tools
from core.providers.registry import create, models_for, parse_settings
from tests.fakes.pictures import noise

MEGABYTES = (2, 12)
ROUNDS = {2: 60, 12: 16}
PLACES = 6
AT_ONCE = 500
MODEL = "gpt-image-2.6-sunburst"
TYPE = "image_generation.completed"


# -- the server ---------------------------------------------------------------------------------


class Bodies:
    """Answers made once; ``/hold`` keeps them back until that many have come."""

    def __init__(self) -> None:
        self._bodies = {size: noise(size * 10**6) for size in MEGABYTES}
        self._waiting = 0
        self._all_here = asyncio.Event()

    def app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get("/file/{size}", self._file),
                web.post("/{kind}/{size}/{hold}/images/generations", self._generations),
            ]
        )
        return app

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self._bodies[int(request.match_info["size"])])

    async def _generations(self, request: web.Request) -> web.Response:
        await request.read()
        kind, size = request.match_info["kind"], int(request.match_info["size"])
        hold = int(request.match_info["hold"])
        if hold:
            self._waiting += 1
            if self._waiting == hold:
                self._all_here.set()
            await self._all_here.wait()
        body, content_type = self._answer(kind, size, request)
        return web.Response(body=body, headers={"content-type": content_type})

    def _answer(self, kind: str, size: int, request: web.Request) -> tuple[bytes, str]:
        if kind == "url":
            url = f"http://{request.host}/file/{size}"
            return json.dumps({"data": [{"url": url}]}).encode(), "application/json"
        encoded = base64.b64encode(self._bodies[size])
        if kind == "json":
            return b'{"created":1,"data":[{"b64_json":"' + encoded + b'"}]}', "application/json"
        head = f'event: {TYPE}\ndata: {{"type":"{TYPE}","b64_json":"'.encode()
        return head + encoded + b'"}\n\n', "text/event-stream"


def serve(ready: Any) -> None:
    async def run() -> None:
        runner = web.AppRunner(Bodies().app(), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
        ready.put(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(run())


# -- what is measured ---------------------------------------------------------------------------


async def floor(port: int, size: int, rounds: int, folder: Path) -> None:
    """A bare download to disk."""
    async with httpx.AsyncClient(transport=Outbound()) as client:
        for n in range(rounds):
            async with client.stream("GET", f"http://127.0.0.1:{port}/file/{size}") as response:
                await written(response.aiter_bytes(), folder / f"{n % 4}")


async def ours(port: int, kind: str, size: int, rounds: int, folder: Path) -> None:
    """The same picture through the painter."""
    async with httpx.AsyncClient(transport=Outbound()) as client:
        painter = painter_at(client, f"http://127.0.0.1:{port}/{kind}/{size}/0")
        for n in range(rounds):
            async for event in painter.follow(request(), key=f"{n}", ref=None):
                if isinstance(event, Painted):
                    await written(event.body, folder / f"{n % 4}")


async def crowd(port: int, kind: str, size: int, folder: Path) -> None:
    """Many answers at once, written in a few finishing places."""
    places = asyncio.Semaphore(PLACES)
    async with httpx.AsyncClient(transport=Outbound()) as client:
        painter = painter_at(client, f"http://127.0.0.1:{port}/{kind}/{size}/{AT_ONCE}")

        async def one(n: int) -> None:
            async for event in painter.follow(request(), key=f"{n}", ref=None):
                if isinstance(event, Painted):
                    async with places:
                        await written(event.body, folder / f"{n % 16}")

        await asyncio.gather(*(one(n) for n in range(AT_ONCE)))


async def crowd_floor(port: int, kind: str, size: int, folder: Path) -> None:
    """The same without us: headers first, then a place, the whole body, base64, disk."""
    places = asyncio.Semaphore(PLACES)
    url = f"http://127.0.0.1:{port}/{kind}/{size}/{AT_ONCE}/images/generations"
    async with httpx.AsyncClient(transport=Outbound(), timeout=300) as client:

        async def one(n: int) -> None:
            async with client.stream("POST", url, json={"prompt": "x"}) as response:
                async with places:
                    body = b"".join([chunk async for chunk in response.aiter_bytes()])
                    start = body.index(b'"b64_json":"') + 12
                    picture = base64.b64decode(body[start : body.rindex(b'"}')])
                    await asyncio.to_thread((folder / f"{n % 16}").write_bytes, picture)

        await asyncio.gather(*(one(n) for n in range(AT_ONCE)))


async def written(chunks: AsyncIterator[bytes], path: Path) -> None:
    with path.open("wb") as file:
        async for chunk in chunks:
            file.write(chunk)


def painter_at(client: httpx.AsyncClient, base_url: str) -> Painter:
    settings = parse_settings("openai", {"key": "k", "base_url": base_url})
    tools = Tools(client=client, clock=SystemClock())
    return create("openai", settings, tools, models_for("openai", settings, load_catalogue()))


def request() -> PaintRequest:
    return PaintRequest(
        operation=Operation.GENERATE, prompt=RefinedPrompt("a fox"), instruction="", negative="",
        model=MODEL, size=Size(width=1024, height=1024), seed=1, resolution="1K",
    )  # fmt: skip


# -- the run ------------------------------------------------------------------------------------


def measure(what: str, port: int, kind: str, size: int) -> dict[str, float]:
    """In a fresh process: CPU milliseconds a picture, and the peak of its memory in MiB."""
    program = [sys.executable, "-m", "tests.bench.providers", what, str(port), kind, str(size)]
    done = subprocess.run(program, check=True, capture_output=True, text=True, timeout=600)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measured(what: str, port: int, kind: str, size: int) -> dict[str, float]:
    rounds = ROUNDS[size]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warm = {"floor": floor(port, size, 2, folder), "ours": ours(port, kind, size, 2, folder)}
        work = {
            "floor": lambda: floor(port, size, rounds, folder),
            "ours": lambda: ours(port, kind, size, rounds, folder),
            "crowd": lambda: crowd(port, kind, size, folder),
            "crowd_floor": lambda: crowd_floor(port, kind, size, folder),
        }
        for name, coroutine in warm.items():
            if name == what:
                asyncio.run(coroutine)
            else:
                coroutine.close()
        before = time.process_time()
        asyncio.run(work[what]())
        spent = time.process_time() - before
    count = AT_ONCE if what.startswith("crowd") else rounds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu_ms": spent * 1000 / count, "peak_mib": peak}


def main() -> None:
    ready: Any = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(ready,), daemon=True)
    server.start()
    port = ready.get(timeout=60)
    found: dict[str, dict[str, float]] = {}
    for size in MEGABYTES:
        least = found[f"{size} MB bare download"] = measure("floor", port, "file", size)
        for kind in ("url", "json", "sse"):
            one = found[f"{size} MB {kind}"] = measure("ours", port, kind, size)
            one["of_bare"] = one["cpu_ms"] / least["cpu_ms"]
    bounded = found[f"{AT_ONCE} at once, whole bodies"] = measure("crowd_floor", port, "json", 2)
    crowded = found[f"{AT_ONCE} at once, ours"] = measure("crowd", port, "json", 2)
    crowded["of_whole_bodies"] = crowded["peak_mib"] / bounded["peak_mib"]
    server.terminate()
    for name, row in found.items():
        print(f"{name:28}", *(f"{key} {value:.2f}" for key, value in row.items()), file=sys.stderr)
    print(json.dumps(found))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))))
    else:
        main()
