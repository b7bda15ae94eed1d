"""The rasteriser as a program of its own: it holds the interpreter's lock for as long as it draws.

On stdin come jobs, each a line of JSON (the document's length, the mode of the pixels) and the document;
on stdout go their pixels. It ends when its parent closes the pipe, however the parent ended, and when
it has had nothing to do for a while. It is run by its path, and imports nothing of ours.
"""

import io
import json
import os
import select
import signal
import sys
from contextlib import suppress
from typing import BinaryIO

import resvg_py
from PIL import Image

IDLE_S = 60.0
#: Whoever talks to people goes before whoever draws.
NICE = 10


def main() -> None:
    # Ctrl-C reaches the whole group of processes: what is to end here, the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICE)
    jobs, pixels = os.fdopen(0, "rb", buffering=0), os.fdopen(1, "wb", buffering=0)
    while select.select([jobs], [], [], IDLE_S)[0] and (header := _line(jobs)):
        job = json.loads(header)
        document = _exactly(jobs, job["length"]).decode()
        body = resvg_py.svg_to_bytes(svg_string=document, skip_system_fonts=True)
        left = memoryview(Image.open(io.BytesIO(body)).convert("RGBA").convert(job["mode"]).tobytes())
        while left:
            left = left[pixels.write(left) :]


def _line(jobs: BinaryIO) -> bytes:
    """Byte by byte: what follows the line must stay in the pipe for `select` to see."""
    line = b""
    while (byte := jobs.read(1)) not in (b"", b"\n"):
        line += byte
    return line


def _exactly(jobs: BinaryIO, length: int) -> bytes:
    body = bytearray()
    while len(body) < length:
        part = jobs.read(length - len(body))
        if not part:
            sys.exit(1)
        body += part
    return bytes(body)


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main()
