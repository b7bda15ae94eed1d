"""The embedded painter from outside: the same request is the same bytes, and it can be stopped."""

import io
import struct
import zlib

import pytest
from PIL import Image

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import MediaType, Operation, Painted, Preview, Progress
from core.providers.embedded import EmbeddedProvider
from tests.core.providers.painting import (
    SIDE,
    brightness,
    events_of,
    painted,
    photograph,
    picture,
    request,
)


async def test_the_same_request_paints_the_same_bytes() -> None:
    first, second = (
        await painted(request("a fox in the snow")),
        await painted(request("a fox in the snow")),
    )

    assert first == second


async def test_another_seed_paints_another_picture() -> None:
    assert await painted(request("a fox", seed=1)) != await painted(request("a fox", seed=2))


@pytest.mark.parametrize("size", [(64, 64), (320, 180), (144, 256), (2048, 256)])
async def test_any_size_and_ratio_is_painted_exactly(size: tuple[int, int]) -> None:
    assert picture(await painted(request("a fox in the snow", size=size))).size == size


async def test_the_picture_carries_prompt_seed_and_software() -> None:
    with Image.open(io.BytesIO(await painted(request("ein Fuchs, 雪", seed=42)))) as image:
        facts = image.info

    assert (facts["Prompt"], facts["Seed"]) == ("ein Fuchs, 雪", "42")
    assert "not a model" in facts["Software"] and "CC BY 4.0" in facts["Copyright"]


async def test_progress_rises_and_previews_are_small_pictures() -> None:
    events = await events_of(request("a fox in the snow", size=(512, 512)))

    fractions = [event.fraction or 0 for event in events if isinstance(event, Progress)]
    previews = [event for event in events if isinstance(event, Preview)]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    assert isinstance(events[-1], Painted)
    assert len(previews) >= 2
    for preview in previews:
        with Image.open(io.BytesIO(preview.body)) as image:
            assert (image.format, preview.media_type, image.size) == ("JPEG", MediaType.JPEG, (320, 320))


async def test_a_cancelled_picture_stops_midway() -> None:
    painter, asked = EmbeddedProvider(step_s=0), request("a fox")
    ref = await painter.submit(asked, key="job:1:0")
    assert ref is not None
    seen = []

    with pytest.raises(ProviderError) as stopped:
        async for event in painter.follow(asked, key="job:1:0", ref=ref):
            seen.append(event)
            await painter.cancel(ref)

    assert stopped.value.kind is ProviderErrorKind.CANCELED
    assert len(seen) == 1


async def test_cancelling_what_is_not_there_does_nothing_to_what_comes() -> None:
    painter = EmbeddedProvider(step_s=0)

    await painter.cancel("job:1:0")

    assert isinstance((await events_of(request("a fox"), painter))[-1], Painted)


async def test_a_reference_can_be_followed_again_by_another_process() -> None:
    asked = request("a fox")
    ref = await EmbeddedProvider(step_s=0).submit(asked, key="job:1:0")

    events = [event async for event in EmbeddedProvider(step_s=0).follow(asked, key="job:1:0", ref=ref)]

    assert isinstance(events[-1], Painted)


@pytest.mark.parametrize(
    "operation", [Operation.EDIT, Operation.VARY, Operation.UPSCALE, Operation.FILL]
)
async def test_changing_a_picture_needs_a_picture(operation: Operation) -> None:
    with pytest.raises(ProviderError) as refused:
        await EmbeddedProvider(step_s=0).submit(request("a fox", operation=operation), key="k")

    assert refused.value.kind is ProviderErrorKind.INVALID_REQUEST


async def test_a_forged_record_is_not_trusted() -> None:
    forged = with_chunk(photograph(), "Software", picture_software(await painted(request("a fox"))))
    forged = with_chunk(forged, "Scene", '{"prompt": "a fox", "seed": "x", "view": [1e99, 0, -1, 0]}')

    after = await painted(
        request(
            "darker",
            operation=Operation.EDIT,
            instruction="make it darker",
            source=forged,
            size=(SIDE, 144),
        )
    )

    assert brightness(picture(after)) < brightness(picture(forged))


def picture_software(body: bytes) -> str:
    with Image.open(io.BytesIO(body)) as image:
        return str(image.info["Software"])


def with_chunk(body: bytes, key: str, text: str) -> bytes:
    """The PNG with one more text chunk behind its header."""
    data = b"tEXt" + key.encode() + b"\0" + text.encode()
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    return body[:33] + chunk + body[33:]
