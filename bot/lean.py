"""What a process does without: packages that libraries import where they are installed."""

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
