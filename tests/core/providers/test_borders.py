"""More canvas goes where it was asked for, in every way that painters take it."""

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from core.pictures import Operation, PaintRequest, Size
from core.providers import masks
from core.providers.base64_stream import decode
from core.providers.borders import Borders, borders_of
from tests.contracts.painters import SUBJECTS, Studio, request, source, studio, work
from tests.fakes.pictures import opened, picture

LEFT = (256, 0, 0, 0)


def asked(model: str, **changes: Any) -> PaintRequest:
    made = request(
        model, operation=Operation.OUTPAINT, sources=(source(512, 512),), margins=LEFT,
        size=Size(width=768, height=512),
    )  # fmt: skip
    return replace(made, **changes)


def test_the_side_that_was_named_grows_alone() -> None:
    assert borders_of(asked("embedded")) == Borders(left=256, top=0, right=0, bottom=0)


def test_without_margins_the_picture_stands_in_the_middle() -> None:
    found = borders_of(asked("embedded", margins=(0, 0, 0, 0), size=Size(width=769, height=512)))

    assert found == Borders(left=128, top=0, right=129, bottom=0)


def test_a_size_smaller_than_the_picture_still_says_its_shape() -> None:
    found = borders_of(asked("embedded", margins=(0, 0, 0, 0), size=Size(width=512, height=256)))

    assert found == Borders(left=256, top=0, right=256, bottom=0)


@pytest.mark.parametrize("size", [Size(width=96, height=64), Size(width=192, height=128)])
def test_a_canvas_keeps_the_picture_at_the_side_that_does_not_grow(size: Size) -> None:
    canvas, mask = masks.outpaint_canvas(picture(64, 64, seed=3), size, (32, 0, 0, 0))

    edge = size.width // 3
    grey = opened(mask)
    assert opened(canvas).size == (size.width, size.height)
    assert [grey.getpixel((x, 5)) for x in (0, edge - 1, edge, size.width - 1)] == [255, 255, 0, 0]


def _openai(made: Studio) -> Any:
    return opened(made.fake.seen[0].form["mask"]).getchannel("A").point(lambda alpha: 255 - alpha)


def _a1111(made: Studio) -> Any:
    sent = next(seen.json for seen in made.fake.seen if seen.path.endswith("img2img"))
    return opened(decode(sent["mask"]))


def _gemini(made: Studio) -> Any:
    """No mask there: the border is flat grey."""
    inline = made.fake.seen[0].json["contents"][0]["parts"][1]["inlineData"]["data"]
    grey = opened(base64.b64decode(inline)).convert("RGB")
    new = [255 if grey.getpixel((x, 5)) == (127, 127, 127) else 0 for x in range(grey.width)]
    return _rows_of(grey.size, new)


def _rows_of(size: tuple[int, int], row: list[int]) -> Any:
    image = Image.new("L", size)
    image.putdata(row * size[1])
    return image


@pytest.mark.parametrize(
    ("name", "model", "mask_of"),
    [
        ("openai", "gpt-image-2.6-sunburst", _openai),
        ("openai", "gpt-image-1-mini", _openai),
        ("a1111", "a1111", _a1111),
        ("gemini", "nano-banana-pro", _gemini),
    ],
)
async def test_painters_that_take_a_canvas_get_the_border_on_that_side_only(
    name: str, model: str, mask_of: Callable[[Studio], Any]
) -> None:
    """A photo's edges are no multiples of sixteen; the canvas is, where the model wants it so."""
    subject = next(subject for subject in SUBJECTS if subject.name == name)
    async with studio(subject) as made:
        grown = asked(model, sources=(source(1000, 750),), size=Size(width=1500, height=750),
                      margins=(500, 0, 0, 0))  # fmt: skip
        await work(made.painter, grown)

        new = mask_of(made)
    middle = new.height // 2
    assert (new.getpixel((0, middle)), new.getpixel((new.width // 4, middle))) == (255, 255)
    assert (new.getpixel((new.width // 2, middle)), new.getpixel((new.width - 1, middle))) == (0, 0)


@pytest.mark.parametrize(
    ("name", "model", "sides"),
    [
        ("bfl", "flux-pro-1.0-expand", {"left": 256, "top": 0, "right": 0, "bottom": 0}),
        ("stability", "stability-outpaint", {"left": "256"}),
    ],
)
async def test_painters_that_take_sides_get_that_one(
    name: str, model: str, sides: dict[str, Any]
) -> None:
    subject = next(subject for subject in SUBJECTS if subject.name == name)
    async with studio(subject) as made:
        await work(made.painter, asked(model))

        sent = made.fake.seen[0].json or made.fake.seen[0].form
    named = ("left", "right", "top", "bottom", "up", "down")
    assert {side: sent[side] for side in named if side in sent} == sides


async def test_comfyui_gets_the_sides_in_its_workflow() -> None:
    subject = next(subject for subject in SUBJECTS if subject.name == "comfyui")
    async with studio(subject) as made:
        await work(made.painter, asked("comfyui"))

        graph = next(seen.json for seen in made.fake.seen if seen.path == "/prompt")["prompt"]
    pad = graph["pad"]["inputs"]
    assert [pad[side] for side in ("left", "top", "right", "bottom")] == [256, 0, 0, 0]
