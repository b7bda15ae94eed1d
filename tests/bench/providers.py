"""What a painter's answer costs us: CPU and memory beside a bare download, in one run.

usage: python -m tests.bench.providers        (a JSON object on stdout, a table on stderr)

A server in a process of its own answers with pictures of 2 and 12 MB: behind an address, as base64 in
JSON, and in an event stream. Each measure runs in a fresh process; the floor is httpx over aiohttp
streaming the same bytes to disk. Ratios inside one run are what counts; wall time is not looked at.
Besides: the base64 path alone beside a parse of the whole body, 500 answers at once (G5), and a
service of which three in ten calls fail (G9).
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
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
from aiohttp import web
from httpx_aiohttp import AiohttpTransport

from bot.clock import SystemClock
from bot.outbound import Outbound
from core.errors import ProviderError
from core.pictures import Operation, Painted, PaintRequest, RefinedPrompt, Size
from core.providers.base64_stream import Cutter
from core.providers.catalogue import load_catalogue
from core.providers.dialect import Painter, Tools
from core.providers.registry import create, models_for, parse_settings
from core.providers.wrappers.retrying import Retrying
from tests.fakes.pictures import noise

MEGABYTES = (2, 12)
ROUNDS = {2: 60, 12: 16}
PLACES = 6
#: What is aimed at: CPU of a picture beside a bare download, memory beside whole bodies in few places.
CPU_MOST, MEMORY_MOST = 2.0, 1.1
AT_ONCE = 500
ASKED = 200
#: Of ten calls of a broken service: throttled, broken before the work, and broken after it.
BROKEN = {3: 429, 6: 503, 9: 500}
CHUNK = 64 * 1024
MODEL = "gpt-image-2.6-sunburst"
TYPE = "image_generation.completed"


class Bodies:
    """Answers made once; ``/hold`` keeps them back until that many have come.

    Of kind "broken" three in ten calls fail; ``/twice`` tells how many prompts were asked for again
    although their work may have been done and billed.
    """

    def __init__(self) -> None:
        self._bodies = {size: noise(size * 10**6) for size in MEGABYTES}
        self._encoded = {size: base64.b64encode(body) for size, body in self._bodies.items()}
        self._calls = 0
        self._billed: set[str] = set()
        self._twice = 0
        self._waiting = 0
        self._all_here = asyncio.Event()

    def app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get("/file/{size}", self._file),
                web.get("/twice", self._told),
                web.post("/{kind}/{size}/{hold}/images/generations", self._generations),
            ]
        )
        return app

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self._bodies[int(request.match_info["size"])])

    async def _told(self, request: web.Request) -> web.Response:
        return web.json_response({"twice": self._twice, "calls": self._calls})

    def _broken(self, prompt: str) -> web.Response | None:
        self._twice += prompt in self._billed
        status = BROKEN.get(self._calls % 10)
        self._calls += 1
        if status in (None, 500):
            self._billed.add(prompt)
        if status is None:
            return None
        return web.json_response(
            {}, status=status, headers={"retry-after": "0"} if status != 500 else {}
        )

    async def _generations(self, request: web.Request) -> web.Response:
        body = await request.json()
        if request.match_info["kind"] == "broken" and (said := self._broken(body["prompt"])):
            return said
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
        encoded = self._encoded[size]
        if kind != "sse":
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


async def floor(port: int, size: int, rounds: int, folder: Path) -> None:
    """A bare download to disk, through the library's own transport as it comes."""
    async with httpx.AsyncClient(transport=AiohttpTransport()) as client:
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


async def broken(port: int, size: int) -> dict[str, float]:
    """Each request once, as the house sends it: how many became pictures, how many were told why."""
    pictures = told = 0
    async with httpx.AsyncClient(transport=Outbound()) as client:
        base_url = f"http://127.0.0.1:{port}/broken/{size}/0"
        painter = Retrying(painter_at(client, base_url), SystemClock())
        for n in range(ASKED):
            try:
                async for event in painter.follow(request(f"fox {n}"), key=f"{n}", ref=None):
                    if isinstance(event, Painted):
                        pictures += bool(len([chunk async for chunk in event.body]))
            except ProviderError:
                told += 1
        seen = (await client.get(f"http://127.0.0.1:{port}/twice")).json()
    lost = ASKED - pictures - told
    return {"asked": ASKED, "pictures": pictures, "told": told, "lost": lost, **seen}


def base64_paths(size: int) -> dict[str, float]:
    """CPU milliseconds from the body's bytes to the picture's: ours, and a parse of the whole."""
    body = b'{"created":1,"data":[{"b64_json":"' + base64.b64encode(noise(size * 10**6)) + b'"}]}'
    chunks = [body[at : at + CHUNK] for at in range(0, len(body), CHUNK)]

    def cut() -> int:
        cutter = Cutter(("b64_json",))
        length = sum(len(piece.data) for chunk in chunks for piece in cutter.feed(chunk))
        cutter.document()
        return length

    def parsed() -> int:
        document = json.loads(b"".join(chunks))
        return len(base64.b64decode(document["data"][0]["b64_json"]))

    assert cut() == parsed()
    ours_ms, whole_ms = (_least_ms(work) for work in (cut, parsed))
    return {"ours_ms": ours_ms, "whole_ms": whole_ms, "of_whole": ours_ms / whole_ms}


def _least_ms(work: Callable[[], int]) -> float:
    times = []
    for _ in range(9):
        before = time.process_time()
        work()
        times.append((time.process_time() - before) * 1000)
    return min(times)


async def written(chunks: AsyncIterator[bytes], path: Path) -> None:
    with path.open("wb") as file:
        async for chunk in chunks:
            file.write(chunk)


def painter_at(client: httpx.AsyncClient, base_url: str) -> Painter:
    settings = parse_settings("openai", {"key": "k", "base_url": base_url})
    tools = Tools(client=client, clock=SystemClock())
    return create("openai", settings, tools, models_for("openai", settings, load_catalogue()))


def request(prompt: str = "a fox") -> PaintRequest:
    return PaintRequest(
        operation=Operation.GENERATE, prompt=RefinedPrompt(prompt), instruction="", negative="",
        model=MODEL, size=Size(width=1024, height=1024), seed=1, resolution="1K",
    )  # fmt: skip


def measure(what: str, port: int, kind: str, size: int) -> dict[str, float]:
    """In a fresh process: CPU milliseconds a picture, and the peak of its memory in MiB."""
    program = [sys.executable, "-m", "tests.bench.providers", what, str(port), kind, str(size)]
    done = subprocess.run(program, check=True, capture_output=True, text=True, timeout=600)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measured(what: str, port: int, kind: str, size: int) -> dict[str, float]:
    if what == "broken":
        return asyncio.run(broken(port, size))
    if what == "base64":
        return base64_paths(size)
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


def missed(found: dict[str, dict[str, float]]) -> dict[str, float]:
    """The goals that this run did not reach, with what it measured."""
    rows = {name: row["of_bare"] for name, row in found.items() if row.get("of_bare", 0) > CPU_MOST}
    crowd = found[f"{AT_ONCE} at once, ours"]["of_whole_bodies"]
    failing = found["3 of 10 calls fail"]
    rows |= {"G5": crowd} if crowd > MEMORY_MOST else {}
    return rows | {f"G9 {name}": failing[name] for name in ("lost", "twice") if failing[name]}


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
    for size in MEGABYTES:
        found[f"{size} MB base64 path alone"] = measure("base64", port, "-", size)
    found["3 of 10 calls fail"] = measure("broken", port, "-", 2)
    server.terminate()
    found["missed"] = missed(found)
    for name, row in found.items():
        print(f"{name:28}", *(f"{key} {value:.2f}" for key, value in row.items()), file=sys.stderr)
    print(json.dumps(found))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))))
    else:
        main()
