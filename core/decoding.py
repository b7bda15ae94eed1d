"""Large pictures are decoded one at a time in the whole process, so that many at once fit its memory.

A photograph of 24 megapixels takes 200 MB while it is turned upright; six of them are a machine of 1 GB.
"""

import asyncio
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

from PIL import Image

Given = ParamSpec("Given")
Done = TypeVar("Done")

#: 4096 by 4096: painters' largest squares wait for nobody.
LARGE_PIXELS = 2**24

#: A thread of its own: whoever waits for its turn stands in nobody's way, and a caller that is cancelled
#: leaves the turn to the decoder that still runs. One for the process, as its memory is.
TURN = ThreadPoolExecutor(1, thread_name_prefix="large-picture")


def is_large(pixels: int) -> bool:
    return pixels > LARGE_PIXELS


async def apart(
    pixels: int, work: Callable[Given, Done], *args: Given.args, **kwargs: Given.kwargs
) -> Done:
    """Work that decodes so many pixels, in a thread: a large one's when it is its turn.

    Such work must not wait for another of its kind.
    """
    begun = partial(copy_context().run, partial(work, *args, **kwargs))
    pool = TURN if is_large(pixels) else None
    return await asyncio.get_running_loop().run_in_executor(pool, begun)


def pixels_of(body: bytes) -> int:
    """From the header alone, of a picture that is stored or was made here; 0 where there is none."""
    try:
        with Image.open(io.BytesIO(body)) as image:
            return image.width * image.height
    except (OSError, SyntaxError, ValueError):
        return 0
