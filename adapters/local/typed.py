"""What is typed: the lines of standard input, read without holding up the event loop or the exit."""

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator

CHUNK = 64 * 1024


async def stdin_lines(prompt: str = "") -> AsyncIterator[str]:
    """The lines of standard input, each read when it is wanted.

    Read in a daemon thread of our own, which may wait for ever: a pooled one would hold up the exit,
    and one inside `sys.stdin` would hold its lock while the interpreter ends.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[bytes] = asyncio.Queue()
    wanted = threading.Semaphore(0)

    def read() -> None:
        for line in _lines_of(sys.stdin.fileno(), wanted):
            loop.call_soon_threadsafe(lines.put_nowait, line)

    threading.Thread(target=read, daemon=True, name="stdin").start()
    while True:
        if prompt:
            sys.stderr.write(prompt)
            sys.stderr.flush()
        wanted.release()
        line = await lines.get()
        if not line:
            return
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _lines_of(descriptor: int, wanted: threading.Semaphore) -> Iterator[bytes]:
    """A line each time one is wanted; an empty one at the end, after which nothing comes."""
    rest = b""
    while True:
        wanted.acquire()
        while b"\n" not in rest:
            more = os.read(descriptor, CHUNK)
            if not more:
                if rest:
                    yield rest
                yield b""
                return
            rest += more
        line, _, rest = rest.partition(b"\n")
        yield line + b"\n"
