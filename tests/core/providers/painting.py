"""What the tests of the embedded painter share: requests by default, and pictures out of streams."""

import io
from collections.abc import AsyncIterator

from PIL import Image

from core.pictures import (
    MediaType,
    Operation,
    Painted,
    PaintEvent,
    PaintRequest,
    RefinedPrompt,
    Size,
    SourcePicture,
)
from core.providers.embedded import EmbeddedProvider

SIDE = 192


def request(
    prompt: str,
    *,
    operation: Operation = Operation.GENERATE,
    instruction: str = "",
    size: tuple[int, int] = (SIDE, SIDE),
    seed: int = 7,
    source: bytes | None = None,
    mask: bytes | None = None,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    style: str | None = None,
) -> PaintRequest:
    return PaintRequest(
        operation=operation,
        prompt=RefinedPrompt(prompt),
        instruction=instruction,
        negative="",
        model="embedded",
        size=Size(width=size[0], height=size[1]),
        seed=seed,
        style=style,
        sources=() if source is None else (source_picture(source),),
        mask=mask,
        margins=margins,
    )


def source_picture(body: bytes) -> SourcePicture:
    with Image.open(io.BytesIO(body)) as image:
        size = Size(width=image.width, height=image.height)
    return SourcePicture(media_type=MediaType.PNG, size=size, body=body)


async def events_of(asked: PaintRequest, provider: EmbeddedProvider | None = None) -> list[PaintEvent]:
    painter = provider or EmbeddedProvider(step_s=0)
    ref = await painter.submit(asked, key="job:1:0")
    return [event async for event in painter.follow(asked, key="job:1:0", ref=ref)]


async def painted(asked: PaintRequest) -> bytes:
    last = (await events_of(asked))[-1]
    assert isinstance(last, Painted)
    return await whole(last.body)


async def whole(body: AsyncIterator[bytes]) -> bytes:
    return b"".join([chunk async for chunk in body])


def picture(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body)).convert("RGB")


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def photograph(width: int = SIDE, height: int = 144) -> bytes:
    """A picture that is not ours: sky over grass, with a red ball."""
    image = Image.new("RGB", (width, height), (140, 190, 230))
    image.paste((90, 150, 70), (0, height * 2 // 3, width, height))
    image.paste((200, 40, 40), (width // 2, height // 2, width // 2 + 30, height // 2 + 30))
    return png(image)


def brightness(image: Image.Image) -> float:
    histogram = image.convert("L").histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)


def mean_colour(image: Image.Image, box: tuple[int, int, int, int] | None = None) -> tuple[float, ...]:
    small = image.crop(box) if box else image
    bands = small.split()
    return tuple(brightness(band) for band in bands)
