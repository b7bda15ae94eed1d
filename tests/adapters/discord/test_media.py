"""Pictures fit into what a place takes; a fitting one is never touched."""

import io
import random

import pytest
from PIL import Image

from adapters.discord.media import REQUEST_BYTES_MAX, fitted, limit_of, suffix_of


def noise(side: int) -> bytes:
    image = Image.frombytes("RGB", (side, side), random.Random(7).randbytes(side * side * 3))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


async def test_a_fitting_file_is_the_same_file() -> None:
    body = noise(64)

    assert await fitted(body, len(body)) is body


@pytest.mark.parametrize("bytes_max", [200_000, 40_000])
async def test_a_file_that_is_too_large_is_made_to_fit(bytes_max: int) -> None:
    smaller = await fitted(noise(512), bytes_max)

    assert len(smaller) <= bytes_max and suffix_of(smaller) == "jpg"
    with Image.open(io.BytesIO(smaller)) as image:
        image.load()


def test_the_files_of_a_batch_share_one_request() -> None:
    assert limit_of(100 * 2**20, 4) * 4 <= REQUEST_BYTES_MAX
    assert limit_of(10 * 2**20, 1) == 10 * 2**20
