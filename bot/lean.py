"""What a process does without: packages that libraries import on the chance, and memory nobody uses."""

import ctypes
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
