"""SVG to pixels, in processes of their own: the rasteriser holds the interpreter's lock while it draws,
and the event loop would stand still for it.
"""

import atexit
import io
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import resvg_py
from PIL import Image

from core.errors import ProviderError, ProviderErrorKind

#: Pixels of one call: between two of them a painting can be stopped, and the pipe holds little at a time.
STRIP_PIXELS = 512_000
#: More at a time would be no faster: what is painted is work for the processor.
PROCESSES_MAX = 2
PROGRAM = Path(__file__).with_name("rasteriser.py")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

Box = tuple[float, float, float, float]
Alive = Callable[[], None]


def rasterised(view: str, drawing: str, width: int, height: int) -> Image.Image:
    """A small drawing, here and now: the view box of it in that many pixels, RGBA."""
    body = resvg_py.svg_to_bytes(
        svg_string=_document(view, drawing, width, height), skip_system_fonts=True
    )
    return Image.open(io.BytesIO(body)).convert("RGBA")


def in_strips(box: Box, drawing: str, size: tuple[int, int], alive: Alive) -> Image.Image:
    """A whole picture, RGB. ``box`` is x, y, width, height of the drawing; ``alive`` may raise to stop."""
    return _stacked(Image.new("RGB", size), box, drawing, alive)


def layer_in_strips(box: Box, drawing: str, size: tuple[int, int], alive: Alive) -> Image.Image:
    """The same with its transparency, RGBA."""
    return _stacked(Image.new("RGBA", size), box, drawing, alive)


def _stacked(whole: Image.Image, box: Box, drawing: str, alive: Alive) -> Image.Image:
    """Runs in a thread, which waits without the lock."""
    x, y, across, down = box
    width, height = whole.size
    rows = max(1, STRIP_PIXELS // width)
    for start in range(0, height, rows):
        alive()
        some = min(rows, height - start)
        view = f'viewBox="{x:g} {y + down * start / height:.4f} {across:g} {down * some / height:.4f}"'
        document = _document(view, drawing, width, some)
        pixels = rasterisers().draw(document, width, some, whole.mode)
        whole.paste(
            Image.frombuffer(whole.mode, (width, some), pixels, "raw", whole.mode, 0, 1), (0, start)
        )
    return whole


def _document(view: str, drawing: str, width: int, height: int) -> str:
    return f'{SVG} {view} width="{width}" height="{height}" preserveAspectRatio="none">{drawing}</svg>'


class Rasterisers:
    """At most ``processes_max`` of them, begun when they are needed and kept for the next drawing."""

    def __init__(self, processes_max: int = PROCESSES_MAX) -> None:
        self._places = threading.BoundedSemaphore(processes_max)
        #: Begun, and waiting for the next drawing.
        self.resting: list[subprocess.Popen[bytes]] = []

    def draw(self, document: str, width: int, height: int, mode: str) -> bytes:
        """The pixels of a document. A process that ended in that moment is replaced once."""
        body = document.encode()
        job = json.dumps({"length": len(body), "mode": mode}).encode() + b"\n" + body
        for _ in range(2):
            with self._places:
                process = self._taken()
                pixels = _asked(process, job, width * height * len(mode))
                if pixels:
                    self.resting.append(process)
                    return pixels
                _end(process)
        raise ProviderError("embedded", ProviderErrorKind.PROVIDER_BUG, "the rasteriser ended")

    def _taken(self) -> "subprocess.Popen[bytes]":
        """One that rests, but for those that had rested too long and ended; else a new one."""
        while True:
            try:
                process = self.resting.pop()
            except IndexError:
                break
            if process.poll() is None:
                return process
            _end(process)
        # -P: what lies beside the program is not to be found by name.
        program = [sys.executable, "-P", str(PROGRAM)]
        return subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def close(self) -> None:
        while self.resting:
            _end(self.resting.pop())


@cache
def rasterisers() -> Rasterisers:
    """Those of this process; they end with it."""
    made = Rasterisers()
    atexit.register(made.close)
    return made


def _asked(process: "subprocess.Popen[bytes]", job: bytes, length: int) -> bytes:
    """So many bytes of pixels, or none where it ended."""
    assert process.stdin is not None and process.stdout is not None
    try:
        process.stdin.write(job)
        process.stdin.flush()
        pixels = process.stdout.read(length)
    except OSError:
        return b""
    return pixels if len(pixels) == length else b""


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        with suppress(OSError):
            pipe.close()
    process.wait()
