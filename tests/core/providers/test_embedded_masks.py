"""Masks and margins of the embedded painter: what is outside them stays to the pixel."""

import pytest
from PIL import Image, ImageChops, ImageDraw

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation
from tests.core.providers.painting import SIDE, brightness, painted, photograph, picture, png, request


def masked(size: tuple[int, int], box: tuple[int, int, int, int]) -> bytes:
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    return png(mask)


@pytest.mark.parametrize(
    "words", ["a penguin", "remove this", "a lake", "make it darker", "in watercolor", "xyzzy"]
)
@pytest.mark.parametrize("origin", ["ours", "foreign"])
async def test_a_fill_changes_the_masked_region_and_nothing_else(words: str, origin: str) -> None:
    before = (
        photograph(SIDE, SIDE) if origin == "foreign" else await painted(request("a fox in the snow"))
    )
    mask = masked((SIDE, SIDE), (60, 70, 150, 170))

    after = await painted(
        request(f"a fox, {words}", operation=Operation.FILL, instruction=words, source=before, mask=mask)
    )

    changed = (
        ImageChops.difference(picture(before), picture(after))
        .convert("L")
        .point(lambda value: 255 if value else 0)
    )
    outside = ImageChops.multiply(changed, ImageChops.invert(picture(mask).convert("L")))
    assert changed.getbbox() is not None
    assert outside.getbbox() is None


@pytest.mark.parametrize(
    "mask",
    [
        None,
        b"not a picture",
        masked((SIDE + 1, SIDE), (1, 1, 9, 9)),
        png(Image.new("L", (SIDE, SIDE), 0)),
    ],
)
async def test_a_fill_without_a_usable_mask_is_refused(mask: bytes | None) -> None:
    before = await painted(request("a fox"))

    with pytest.raises(ProviderError) as refused:
        await painted(request("a cat", operation=Operation.FILL, source=before, mask=mask))

    assert refused.value.kind is ProviderErrorKind.INVALID_REQUEST


@pytest.mark.parametrize("origin", ["ours", "foreign"])
async def test_an_extended_picture_keeps_the_old_one_where_it_was(origin: str) -> None:
    before = (
        photograph(SIDE, SIDE) if origin == "foreign" else await painted(request("a fox in the snow"))
    )

    after = picture(
        await painted(
            request(
                "a fox in the snow",
                operation=Operation.OUTPAINT,
                source=before,
                margins=(40, 10, 60, 20),
            )
        )
    )

    assert after.size == (SIDE + 100, SIDE + 30)
    assert after.crop((40, 10, 40 + SIDE, 10 + SIDE)).tobytes() == picture(before).tobytes()
    assert len(set(after.crop((0, 0, 40, SIDE)).convert("L").tobytes())) > 3


async def test_an_extension_of_our_own_picture_goes_on_without_a_seam() -> None:
    before = await painted(request("a fox in the snow"))

    after = picture(
        await painted(
            request(
                "a fox in the snow", operation=Operation.OUTPAINT, source=before, margins=(0, 0, 60, 0)
            )
        )
    )

    left = after.crop((SIDE - 1, 0, SIDE, SIDE))
    right = after.crop((SIDE, 0, SIDE + 1, SIDE))
    assert brightness(ImageChops.difference(left, right).convert("L")) < 8


async def test_an_extended_picture_can_be_refined_and_stays_extended() -> None:
    before = await painted(request("a fox in the snow"))
    wide = await painted(
        request("a fox in the snow", operation=Operation.OUTPAINT, source=before, margins=(96, 0, 96, 0))
    )

    night = picture(
        await painted(
            request(
                "a fox in the snow, at night",
                operation=Operation.EDIT,
                source=wide,
                size=(SIDE * 2, SIDE),
            )
        )
    )

    centre = night.crop((96, 0, 96 + SIDE, SIDE))
    plain = picture(await painted(request("a fox in the snow, at night")))
    assert brightness(ImageChops.difference(centre, plain).convert("L")) < 2


async def test_removing_from_a_photograph_needs_a_mask_and_says_so() -> None:
    with pytest.raises(ProviderError) as refused:
        await painted(
            request(
                "remove the ball",
                operation=Operation.EDIT,
                instruction="remove the ball",
                source=photograph(),
            )
        )

    assert refused.value.kind is ProviderErrorKind.UNSUPPORTED_OPTION
