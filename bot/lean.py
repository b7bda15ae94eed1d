"""What a process does without: packages that libraries import on the chance, and memory nobody uses."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_out(*names: str) -> Iterator[None]:
    """Within, these packages cannot be imported, unless somebody has them already."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own sign for "not to be had"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


#: Python's own, and one for a start: new objects between two looks, and looks before older ones are.
USUAL, STARTING = (700, 10, 10), (50_000, 10, 10)


def collect_rarely() -> None:
    """What a start makes is there to stay: the collector looks through it thirty times, for a tenth of a
    second. `collect_as_usual` when it is over: so many new objects take milliseconds to look through."""
    gc.set_threshold(*STARTING)


def collect_as_usual() -> None:
    gc.set_threshold(*USUAL)


#: From glibc's malloc.h. Another C library has neither this call nor the other.
M_ARENA_MAX = -8


def share_one_heap() -> None:
    """Threads begun after this take memory from one heap, as glibc lends each its own and what is free
    in one serves no other: 2 MiB. Python's lock lets them ask one after another anyway.
    """
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(M_ARENA_MAX, 1)


def give_back() -> None:
    """What lies free in the heap goes back to the system: 1 MiB after a start, within a millisecond."""
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)
