"""Stability's dialect: multipart without file names, the picture as the answer, failures free."""

from typing import Any

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Size
from tests.contracts.painters import PROMPT, Studio, request, source, subject_of, work
from tests.fakes.loopback import Mood
from tests.fakes.pictures import half_mask, opened

Kind = ProviderErrorKind
SUBJECT = subject_of("stability")
SOURCE = source(512, 512)
TEXTS = {"output_format": "png", "prompt": PROMPT, "seed": "42"}


@pytest.mark.parametrize(
    ("model", "changes", "path", "form"),
    [
        ("stable-image-core", {"negative": "text"}, "generate/core",
         TEXTS | {"aspect_ratio": "1:1", "negative_prompt": "text"}),
        ("stable-image-ultra", {"size": Size(width=1536, height=640)}, "generate/ultra",
         TEXTS | {"aspect_ratio": "21:9"}),
        ("sd3.5-medium", {}, "generate/sd3", TEXTS | {"aspect_ratio": "1:1", "model": "sd3.5-medium"}),
        ("sd3.5-large", {"operation": Operation.EDIT, "sources": (SOURCE,)}, "generate/sd3",
         TEXTS | {"model": "sd3.5-large", "mode": "image-to-image", "strength": "0.65",
                  "image": SOURCE.body}),
        ("stability-outpaint",
         {"operation": Operation.OUTPAINT, "sources": (SOURCE,), "size": Size(width=768, height=512)},
         "edit/outpaint", TEXTS | {"left": "128", "right": "128", "image": SOURCE.body}),
        ("stability-upscale-fast", {"operation": Operation.UPSCALE, "sources": (SOURCE,)},
         "upscale/fast", {"output_format": "png", "image": SOURCE.body}),
        ("stability-upscale", {"operation": Operation.UPSCALE, "sources": (SOURCE,)},
         "upscale/conservative", TEXTS | {"image": SOURCE.body}),
    ],
)  # fmt: skip
async def test_every_endpoint_gets_its_own_fields(
    made: Studio, model: str, changes: dict[str, Any], path: str, form: dict[str, Any]
) -> None:
    await work(made.painter, request(model, **changes))

    sent = made.fake.seen[0]
    assert sent.path == f"/v2beta/stable-image/{path}"
    assert sent.form == form


async def test_erasing_needs_no_words(made: Studio) -> None:
    asked = request(
        "stability-erase", operation=Operation.FILL, sources=(SOURCE,), mask=half_mask(512, 512)
    )

    await work(made.painter, asked)

    form = made.fake.seen[0].form
    assert set(form) == {"output_format", "seed", "grow_mask", "image", "mask"}
    assert opened(form["mask"]).getpixel((5, 5)) == 255


async def test_a_creative_upscale_is_asked_after_every_ten_seconds(made: Studio) -> None:
    asked = request("stability-upscale-creative", operation=Operation.UPSCALE, sources=(SOURCE,))
    before = made.clock.now_ms()

    done = await work(made.painter, asked)

    assert done.ref
    assert opened(done.body).size == (128, 128)
    assert 2 * 9 <= (made.clock.now_ms() - before) / 1000 <= 2 * 11


async def test_a_blurred_picture_is_a_refusal_before_it_is_read(made: Studio) -> None:
    made.fake.moods.append(Mood.MODERATED_OUTPUT)

    with pytest.raises(ProviderError) as failure:
        async for _ in made.painter.follow(made.request(), key="k", ref=None):
            pass

    assert (failure.value.kind, failure.value.cost_micros) == (Kind.MODERATED_OUTPUT, 0)


async def test_a_mask_is_needed_to_fill(made: Studio) -> None:
    asked = request("stability-inpaint", operation=Operation.FILL, sources=(SOURCE,))

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, asked)

    assert failure.value.kind is Kind.INVALID_REQUEST
    assert made.fake.seen == []
